"""Files to a corpus: every text resolved, the space laid out, every region packed.

Two passes, because the readings are dimensions and are all known only when every text has been
resolved: first regions as parts (`encode`, `draft`, `demand`), then the space, then boxes in it
(`pack`).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from gapcheck.assemble.adhoc import AdHoc, limits_of, pose_demand
from gapcheck.assemble.asking import ask_attributes, ask_commencement
from gapcheck.assemble.demand import DemandReader, Posed, threshold_of
from gapcheck.assemble.draft import draft_provisions
from gapcheck.assemble.encoders import make_encoders
from gapcheck.assemble.pack import Packer
from gapcheck.assemble.parts import Part
from gapcheck.assemble.questions import Questions
from gapcheck.assemble.resolve import Resolver
from gapcheck.assemble.states import Named, States
from gapcheck.check import Check, Condition
from gapcheck.corpus import (
    Corpus,
    Edition,
    Elsewhere,
    ReadyCheck,
    Silent,
)
from gapcheck.files import Files, Loaded
from gapcheck.instrument import Silence, Standard
from gapcheck.lexicon import Vocabulary
from gapcheck.part import READING
from gapcheck.problem import GapcheckError, Problem
from gapcheck.region import difference
from gapcheck.source import Steps
from gapcheck.space import Space
from gapcheck.validate import validate_files, validate_vocabulary

__all__ = ["AdHoc", "Named", "assemble_corpus", "limits_of", "pose_demand"]


def assemble_corpus(
    files: Files,
    named: Sequence[Named] = (),
    together: Sequence[Sequence[str]] = (),
    where: Sequence[Condition] = (),
) -> Corpus:
    """Put the files of a corpus together.

    Args:
        files: What the corpus folder holds.
        named: Amendments that scenarios can name.
        together: The names of those that a scenario names at once; each of them alone, too.
        where: Conditions that will be asked besides those of checks: whether an offence whose
            penalty is not known meets one is a reading, and readings are laid out once.

    Raises:
        GapcheckError: Some text refers to what does not exist, contradicts itself, or uses words
            that the vocabulary lacks, or an amendment cannot be carried out; all such problems at
            once.
    """
    across = validate_files(files)
    problems = validate_vocabulary(files)
    if problems or any(problem.code == "E204" for problem in across):
        raise GapcheckError(dict.fromkeys([*problems, *across]))  # names would be ambiguous
    assembler = _Assembler(files, where)
    assembler.problems.extend(across)
    if named:
        if any(problem.severity == "error" for problem in across):
            raise GapcheckError(dict.fromkeys(across))
        assembler.states.reach(named, together)
    corpus = assembler.assemble()
    if any(problem.severity == "error" for problem in assembler.problems):
        raise GapcheckError(dict.fromkeys(assembler.problems))
    return corpus


class _Assembler:
    def __init__(self, files: Files, where: Sequence[Condition]) -> None:
        self.files = files
        self.where = where
        self.problems: list[Problem] = []
        self.vocabulary = Vocabulary(tuple(item.noun for item in files.vocabulary))
        self.questions = Questions(self.vocabulary)
        self._state_readings()
        self.encoders = make_encoders(
            files.instruments, self.vocabulary, self.questions, self.problems
        )
        self.drafted = {
            loaded.noun.instrument: tuple(
                draft_provisions(self.encoders[loaded.noun.instrument], loaded)
            )
            for _, loaded in files.statutes
        }
        self.states = States(
            files, self.vocabulary, self.questions, self.encoders, self.drafted, self.problems
        )

    def assemble(self) -> Corpus:
        files = self.files
        drafted = [draft for drafts in self.drafted.values() for draft in drafts]
        posed = list(self._posed())
        silences = list(self._silences())
        for _, loaded in files.statutes:
            ask_commencement(self.questions, loaded.noun)
        thresholds = [item for _, _, items in posed for pose in items for item in pose.thresholds]
        everything = [*drafted, *self.states.drafted()]
        thresholds += [threshold_of(condition, {}) for condition in self.where]
        ask_attributes(self.questions, everything, thresholds)
        space = self._space()
        packer = Packer(space, self.vocabulary, self.questions.layout, self.encoders)
        encoded = {draft.id: packer.encoded(draft) for draft in drafted}
        instruments = {
            item.noun.instrument: (country, item.noun) for country, item in files.statutes
        }
        return Corpus(
            title=files.corpus.noun.title,
            version=files.corpus.noun.version,
            licence=files.corpus.noun.licence,
            hash=files.hash,
            root=files.root,
            vocabulary=self.vocabulary,
            space=space,
            elsewhere=tuple(_elsewhere(self.vocabulary, space)),
            countries=files.corpus.noun.countries,
            documents={
                document.id: document
                for item in files.documents
                for document in item.noun.documents
            },
            questions=self.questions.all(),
            instruments=instruments,
            encoded=encoded,
            standards=dict(_with_parties(files)),
            standard_provisions={
                f"{item.noun.instrument}/{noun.id}": noun
                for item in files.standards
                for noun in item.noun.provisions
            },
            checks=tuple(_ready(packer, *item) for item in posed),
            silences=_by_country(packer, silences),
            amendments=self.states.amendments,
            editions={
                (): Edition(instruments, encoded, {}),
                **self.states.editions(space, encoded),
            },
        )

    def _space(self) -> Space:
        readings = {
            READING + key: len(question.answers) for key, question in self.questions.all().items()
        }
        return Space(self.vocabulary.sizes() | readings)

    def _state_readings(self) -> None:
        files = self.files
        stated: list[tuple[str, Loaded[Any]]] = [("vocabulary", item) for item in files.vocabulary]
        stated += [(item.noun.instrument, item) for item in files.standards]
        stated += [(item.noun.instrument, item) for _, item in files.statutes]
        for owner, loaded in stated:
            for number, reading in enumerate(loaded.noun.readings):
                if not self.questions.state(reading, owner):
                    self.problems.append(
                        loaded.source.problem(
                            "E204",
                            f"there is another reading '{reading.id}'",
                            ("readings", number, "id"),
                            fix="give one of them another id.",
                        )
                    )

    def _posed(self) -> Iterator[tuple[Loaded[Any], Check, tuple[Posed, ...]]]:
        """Yield the checks with their demands, in canonical order."""
        reader = DemandReader(self.vocabulary, self.questions, self.encoders, self.problems)
        found = [
            (loaded, check, tuple(reader.pose(loaded, number, check)))
            for loaded in self.files.checks
            for number, check in enumerate(loaded.noun.checks)
        ]
        yield from sorted(found, key=lambda item: item[1].id)

    def _silences(self) -> Iterator[tuple[str, Silence, tuple[Part, ...]]]:
        for country, loaded in self.files.silences:
            for number, noun in enumerate(loaded.noun.silences):
                resolver = self._plain_resolver(loaded, f"silence {noun.id}")
                parts = tuple(
                    part
                    for index, box in enumerate(noun.region)
                    for part in resolver.resolve(box, ("silences", number, "region", index)).parts
                )
                yield country, noun, parts

    def _elsewhere(self, name: str) -> tuple[Part, ...] | None:
        encoder = self.encoders.get(name.partition("/")[0])
        return encoder.act(name) if encoder else None

    def _plain_resolver(self, loaded: Loaded[Any], where: str) -> Resolver:
        def report(code: str, message: str, path: Steps, key: bool = False, fix: str = "") -> None:
            self.problems.append(
                loaded.source.problem(code, message, path, key=key, where=where, fix=fix)
            )

        return Resolver(
            self.vocabulary,
            self.questions.layout,
            report,
            {},
            self._elsewhere,
            lambda dimension, term, atom: None,
            self.questions.answer,
        )


def _with_parties(files: Files) -> Iterator[tuple[str, Standard]]:
    """Yield the standards with the parties that they name, and those that the countries name."""
    for item in files.standards:
        noun = item.noun
        more = {
            code: country.parties[noun.instrument]
            for code, country in files.corpus.noun.countries.items()
            if noun.instrument in country.parties
        }
        parties = {**noun.parties, **more}
        yield noun.instrument, noun.model_copy(update={"parties": parties}) if more else noun


def _ready(
    packer: Packer, loaded: Loaded[Any], check: Check, items: tuple[Posed, ...]
) -> ReadyCheck:
    return ReadyCheck(
        check,
        loaded.noun.standard,
        tuple(packer.asked(item) for item in items),
        every=not check.any_,
        name=loaded.name,
    )


def _elsewhere(vocabulary: Vocabulary, space: Space) -> Iterator[Elsewhere]:
    for copy in vocabulary.copies.values():
        fields = space.fields(*(f"{copy.prefix}.{name}" for name in copy.dimensions))
        possible = tuple(space.pack(masks) for masks in vocabulary.possible(copy))
        yield Elsewhere(fields, possible, difference(space, (space.full,), possible))


def _by_country(
    packer: Packer, silences: list[tuple[str, Silence, tuple[Part, ...]]]
) -> dict[str, tuple[Silent, ...]]:
    found: dict[str, list[Silent]] = {}
    for country, noun, parts in silences:
        found.setdefault(country, []).append(Silent(noun, packer.region(parts)))
    return {country: tuple(items) for country, items in found.items()}
