"""A law under answers to readings, put together from its provisions.

Some readings have a worst answer: deciding by worst and best answers is fast, and agrees with the
projections over all answers.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from gapcheck.consolidate.own import Memory, Own
from gapcheck.consolidate.view import Answered, View
from gapcheck.corpus import Corpus, Encoded, LawBox


def answer_law(
    corpus: Corpus, encoded: Mapping[str, Encoded], answers: Mapping[str, str], memory: Memory
) -> Answered:
    """Return the provisions of a law under answers to readings.

    Args:
        corpus: The corpus.
        encoded: The provisions that apply.
        answers: Reading to answer; the other readings stay open.
        memory: What is known of provisions from other answers.
    """
    given = memory.given(corpus, answers)
    owns = [memory.under(item, given) for item in encoded.values()]
    loose = _loose(memory, owns)
    full = _view("full", owns)
    return Answered(
        given,
        loose,
        turning=_turned(owns),
        speaking={
            fields: tuple(box for own in owns for box in own.speaking[number])
            for number, fields in enumerate(memory.others)
        },
        full=full,
        worst=_view("worst", [memory.worst(own, loose) for own in owns]),
        best=_view("best", [memory.best(own, loose) for own in owns]),
    )


def surely_left(
    encoded: Mapping[str, Encoded], answered: Answered, kept: int, memory: Memory
) -> View:
    """Return what is left under the worst answers to loose readings, some of them kept open.

    Args:
        encoded: The provisions that apply.
        answered: The law under its answers.
        kept: Bits of the readings that are kept open.
        memory: What is known of provisions.
    """
    owns = (memory.under(item, answered.answers) for item in encoded.values())
    return _view("worst", [memory.worst(own, answered.loose & ~kept) for own in owns])


def _view(kind: Literal["worst", "best", "full"], owns: Iterable[Own]) -> View:
    """Return what provisions reach together."""
    owns = tuple(owns)
    definitions: dict[str, tuple[LawBox, ...]] = {}
    for own in owns:
        concept = own.item.noun.expresses
        if concept:
            definitions[concept] = definitions.get(concept, ()) + own.definition
    return View(
        kind,
        offences=tuple(box for own in owns for box in own.offences),
        measures=tuple(box for own in owns for box in own.measures),
        definitions=definitions,
        defining={own.item.id: own.definition for own in owns if own.item.definition},
        widenings=tuple(rule for own in owns for rule in own.widenings),
        cuts=tuple(cut for own in owns for cut in own.cuts),
    )


def _turned(owns: Iterable[Own]) -> int:
    """Return the answers to open readings under which less may be reached than under others."""
    bits = 0
    for own in owns:
        bits |= own.turning
    return bits


def _loose(memory: Memory, owns: Iterable[Own]) -> int:
    """Return the bits of the readings that have a worst answer and a best one.

    An answer is worst if every box that is restricted on the reading excludes it, and every
    exemption that is restricted on it includes it; best, if it is the other way round. Without a
    best answer, what reaches a case only together, as an offence and a definition do, may need
    different ones. The class of an offence whose penalty is not known is never loose, since
    general rules for different classes give different things.
    """
    some: dict[int, int] = {}
    every: dict[int, int] = {}
    for field, answers in {choice for own in owns for choice in own.choices}:
        some[field] = some.get(field, 0) | answers
        every[field] = every.get(field, field) & answers
    tight = memory.classes
    for field, answers in some.items():
        if answers == field or not every[field]:
            tight |= field
    return memory.readings & ~tight
