"""Values that a shell completes: ids of the corpus in which the user works."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapcheck.corpus import Corpus

Complete = Callable[[str], list[str]]
"""Returns what an incomplete value can become."""


@cache
def _corpus() -> "Corpus | None":
    """Return the corpus, or nothing if it cannot be loaded: completing is no place to say why."""
    from gapcheck.library import load_corpus
    from gapcheck.problem import GapcheckError

    try:
        return load_corpus()
    except (GapcheckError, OSError):
        return None


def _from(values: Callable[["Corpus"], Iterable[str]]) -> Complete:
    """Return what completes a value, or the last of several with commas between."""

    def complete(incomplete: str) -> list[str]:
        corpus = _corpus()
        before, comma, last = incomplete.rpartition(",")
        known = values(corpus) if corpus else ()
        return sorted(f"{before}{comma}{name}" for name in known if name.startswith(last))

    return complete


def _limit(incomplete: str) -> list[str]:
    """Return what completes `conduct=pos`, or the dimension before it."""
    corpus = _corpus()
    if corpus is None:
        return []
    lexicons = corpus.vocabulary.lexicons
    dimension, equals, values = incomplete.partition("=")
    if not equals:
        return [f"{name}=" for name in sorted(lexicons) if name.startswith(dimension)]
    names = lexicons[dimension].names if dimension in lexicons else ()
    before, comma, last = values.rpartition(",")
    return [f"{dimension}={before}{comma}{name}" for name in names if name.startswith(last)]


def _answer(incomplete: str) -> list[str]:
    """Return what completes `READING=ANSWER`."""
    corpus = _corpus()
    questions = corpus.questions if corpus else {}
    reading, equals, answer = incomplete.rpartition("=")
    if not equals:
        return [f"{name}=" for name in sorted(questions) if name.startswith(answer)]
    answers = (*questions[reading].answers, "open") if reading in questions else ()
    return [f"{reading}={name}" for name in answers if name.startswith(answer)]


standards = _from(lambda corpus: [noun.prefix for noun in corpus.standards.values()])
topics = _from(lambda corpus: corpus.vocabulary.topics)
statutes = _from(lambda corpus: corpus.instruments)
checks = _from(lambda corpus: [item.check.id for item in corpus.checks])
texts = _from(lambda corpus: [*corpus.instruments, *corpus.standards])
anything = _from(
    lambda corpus: [
        *corpus.instruments,
        *corpus.standards,
        *corpus.encoded,
        *corpus.standard_provisions,
        *(item.check.id for item in corpus.checks),
        *corpus.questions,
    ]
)
dimensions = _from(lambda corpus: corpus.vocabulary.lexicons)
drafts = _from(
    lambda corpus: [key for key, (_, noun) in corpus.instruments.items() if noun.layer == "draft"]
)
layers = _from(lambda corpus: ("guidance", "regulation", "statute"))
countries = _from(lambda corpus: corpus.countries)
verdicts = _from(
    lambda corpus: (
        *("gap", "partial", "unclear", "compliant"),
        *("not-applicable", "not-assessable", "not-encoded"),
    )
)
limits: Complete = _limit
answers: Complete = _answer
