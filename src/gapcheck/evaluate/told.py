"""Missing cases as a sentence tells them: by the law's own words where these sum them up."""

from collections.abc import Callable, Iterator, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.corpus import LawBox
from gapcheck.evaluate.blocking import boxes_of
from gapcheck.evaluate.shown import Shown, is_missing
from gapcheck.judge.weigh import Weighed
from gapcheck.part import Limit
from gapcheck.region import difference, disjoint, intersection
from gapcheck.space import Box

MOST = 16
"""Boxes for which the law's own words are looked for: many more than a sentence tells."""


def told_of(
    law: Law,
    weighed: Weighed,
    shown: Shown,
    boxes: Sequence[Box],
    phrases: Sequence[str],
    word: Callable[[Box], str],
) -> tuple[str, ...]:
    """Return missing boxes for a sentence.

    What is missing for want of an earlier or a further act would fill a page if every such act
    were described; where all of it is missing but what a provision's own words reach, those words
    say it.

    Args:
        law: The law.
        weighed: The demand.
        shown: The demand as it is printed.
        boxes: Missing boxes.
        phrases: The same in words.
        word: Puts a box into words.
    """
    told: list[str] = []
    elements: dict[int, list[tuple[Limit, list[Box]]]] = {}
    for number, (box, phrase) in enumerate(zip(boxes, phrases, strict=True)):
        text = phrase
        for other in law.corpus.elsewhere if number < MOST else ():
            if box & other.fields != shown.whole & other.fields:
                if other.fields not in elements:
                    elements[other.fields] = list(_elements(law, weighed, other.fields))
                found = elements[other.fields]
                text = _excepted(law, found, shown, box, other.fields, word) or text
        if text not in told:
            told.append(text)
    return tuple(told)


def _excepted(
    law: Law,
    elements: Sequence[tuple[Limit, list[Box]]],
    shown: Shown,
    box: Box,
    fields: int,
    word: Callable[[Box], str],
) -> str | None:
    """Return a box by the words that take another act as an element; `None` if they do not."""
    space = law.space
    wider = box | shown.whole & fields
    for limit, boxes in elements:
        whole = intersection(space, (wider,), shown.demanded)
        rest = difference(space, whole, boxes)
        if rest and is_missing(space, shown, rest):
            words = f"“{limit.words}”" if limit.words else (limit.gloss or "")
            return ", ".join(filter(None, (word(wider), f"except {words.removeprefix('only ')}")))
    return None


def _elements(law: Law, weighed: Weighed, fields: int) -> Iterator[tuple[Limit, list[Box]]]:
    """Yield the words of provisions that need another act, and what these reach of it."""
    space = law.space
    found: dict[Limit, list[Box]] = {}
    demanded = weighed.demanded
    for item in boxes_of(law, weighed.asked.head, weighed.asked.concept):
        bits = item.bits | law.readings
        if bits & fields == fields or disjoint(space, (bits | fields,), demanded):
            continue
        limit = _limit(law, item, fields)
        if limit is not None:
            found.setdefault(limit, []).append(bits & fields | space.full & ~fields)
    yield from found.items()


def _limit(law: Law, item: LawBox, fields: int) -> Limit | None:
    """Return the words by which a provision takes another act as an element."""
    for name, limits in law.encoded[item.provision].limits.items():
        if law.space.field[name] & fields:
            return next((limit for limit in limits if limit.words or limit.gloss), None)
    return None
