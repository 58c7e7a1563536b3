"""The encoders of instruments that refer to each other."""

from collections.abc import Iterable, Mapping

from gapcheck.assemble.encode import Encoder
from gapcheck.assemble.parts import Part
from gapcheck.assemble.questions import Questions
from gapcheck.files import Loaded
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import Problem


def make_encoders(
    instruments: Iterable[Loaded],  # type: ignore[type-arg]
    vocabulary: Vocabulary,
    questions: Questions,
    problems: list[Problem],
    beside: Mapping[str, Encoder] | None = None,
) -> dict[str, Encoder]:
    """Return the encoders of instruments that refer to each other, by instrument.

    Args:
        instruments: The instruments.
        vocabulary: The vocabulary.
        questions: The register of readings.
        problems: Where mistakes are collected.
        beside: Encoders of other instruments; of those given, the new ones count.
    """
    found = dict(beside or {})

    def elsewhere(name: str) -> tuple[Part, ...] | None:
        encoder = found.get(name.partition("/")[0])
        return encoder.act(name) if encoder else None

    for loaded in instruments:
        found[loaded.noun.instrument] = Encoder(loaded, vocabulary, questions, elsewhere, problems)
    return found
