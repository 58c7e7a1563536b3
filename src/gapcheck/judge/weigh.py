"""One demand against one law: what is surely missing, surely covered, and unclear.

Everything is exact set algebra on boxes. What the law reaches (`gapcheck.judge.reach`) is
subtracted from the demand, and the readings that are open are projected away: sure is what holds
under every answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import Answered, Answers, View, excluded_answers
from gapcheck.corpus import Asked, Elsewhere, LawBox, Threshold
from gapcheck.judge.clip import clipped_by_definitions, defined_fields
from gapcheck.judge.condition import filtered
from gapcheck.judge.define import multiplied
from gapcheck.judge.extend import meeting_boxes, moved_dimensions
from gapcheck.judge.reach import reach
from gapcheck.judge.split import (
    Split,
    covered_region,
    split_exactly,
    split_punished,
    split_region,
)
from gapcheck.region import (
    Region,
    absorb,
    difference,
    disjoint,
    intersection,
    joined,
    meeting,
    project,
)
from gapcheck.space import Box, Space


class Weighed(NamedTuple):
    """One demand, weighed.

    Attributes:
        asked: The demand.
        demanded: Its region after clipping.
        named: The same before dimensions of which some value is enough were freed.
        split: The region split three ways.
        met: Boxes of the law that meet the demand whatever the answers, after general rules.
        reached: What the law reaches under some answer, where `met` leaves something; boxes may
            lie inside each other.
        filtered: Boxes that would meet it, but for a condition.
        clipped: Concepts to whose national definitions the demand was clipped, each with the
            region outside of which these do not matter.
        spoken: Copies of dimensions on which the demand or the law speaks of another act.
    """

    asked: Asked
    demanded: Region
    named: Region
    split: Split
    met: tuple[LawBox, ...]
    reached: Region
    filtered: tuple[tuple[LawBox, Threshold], ...]
    clipped: Mapping[str, Region]
    spoken: tuple[Elsewhere, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """Concepts to whose national definitions the demand was clipped."""
        return tuple(self.clipped)


def weigh_demand(
    law: Law,
    asked: Asked,
    *,
    core: bool = False,
    compound: bool = False,
    within: Region | None = None,
    each: bool = False,
) -> Weighed:
    """Return a demand, weighed against the law of a scenario.

    Args:
        law: The law.
        asked: The demand.
        core: Whether only what no reservation removes is demanded.
        compound: Whether definitions are not clipped.
        within: What of the demand is looked at, free of readings; all of it if left out.
        each: Whether all provisions that reach a case are told, not one of them.
    """
    space, known = law.space, law.answered
    apart = asked.head == "conduct" and not compound and asked.apart != "no"
    named = defined_fields(law, known) if apart else 0
    demanded = _under(space, known.answers, asked.core if core else asked.boxes, named)
    clipped: dict[str, Region] = {}
    if apart:
        demanded, clipped = clipped_by_definitions(law, known, demanded)
    spoken = spoken_of(law, asked, demanded)
    for other in spoken:
        demanded = absorb(intersection(space, demanded, other.possible))
    if within is not None:
        demanded = absorb(intersection(space, demanded, within))
    if asked.apart == "offence":
        demanded = _clipped_by_offences(law, known, asked, demanded, clipped)
    whole = project(demanded, asked.some) if asked.some else demanded
    worst, failed = _met(law, known.worst, asked, demanded, clipped, each)
    bits = [item.bits for item in worst]
    punished = asked.kind == "not-punish"
    turned = excluded_answers(law.readings, whole)
    if punished and turned:
        everything, _ = _met(law, known.full, asked, demanded, clipped)
        found = [item.bits for item in everything]
        split = split_punished(space, law.readings, whole, found)
    elif turned & (law.readings if asked.some else known.turning):
        everything, _ = _met(law, known.full, asked, demanded, clipped)
        found = [item.bits for item in everything]
        split = split_exactly(space, law.readings, whole, found)
    else:
        sure = [box for box in bits if box & law.readings == law.readings]
        unsure = difference(space, project(whole, law.readings), sure)
        best: Sequence[LawBox] = ()
        if unsure:
            left = demanded if asked.some else tuple(meeting(space, demanded, unsure))
            best, more = _met(law, known.best, asked, left, clipped)
            failed += more
        found = [item.bits for item in best]
        split = split_region(space, law.readings, whole, bits, found, unsure)
        if punished:
            split = Split(split.covered, split.missing, split.unclear)
    reached = tuple(dict.fromkeys(box | law.readings for box in (*bits, *found)))
    return Weighed(
        asked,
        whole,
        demanded,
        split,
        tuple(worst),
        reached,
        tuple(failed),
        clipped,
        spoken,
    )


def arguable_boxes(law: Law, weighed: Weighed) -> list[LawBox]:
    """Return the boxes that turn on open readings and meet what is unclear of a demand.

    Args:
        law: The law.
        weighed: The demand, weighed.
    """
    if not weighed.split.unclear:
        return []
    met = _met_under_answers(
        law, weighed, meeting(law.space, weighed.named, weighed.split.unclear)
    )
    readings = law.readings
    turning = [item for item in met if item.bits & readings != readings]
    freed = dict.fromkeys(item.bits | readings for item in turning)
    meant = set(meeting(law.space, freed, weighed.split.unclear))
    found = [item for item in turning if item.bits | readings in meant]
    # What another box reaches under fewer answers does not turn on more.
    widest = set(absorb(item.bits for item in found))
    return [item for item in found if item.bits in widest]


def failing(law: Law, weighed: Weighed) -> Region:
    """Return where a demand is not met: restricted on the readings that decide it.

    Args:
        law: The law.
        weighed: The demand, weighed.
    """
    met = [item.bits for item in _met_under_answers(law, weighed, weighed.named)]
    punished = weighed.asked.kind == "not-punish"
    return (intersection if punished else difference)(law.space, weighed.demanded, met)


def _met_under_answers(law: Law, weighed: Weighed, demanded: Sequence[Box]) -> list[LawBox]:
    """Return the boxes that meet some of a demand, restricted on the readings that they need."""
    return _met(law, law.answered.full, weighed.asked, tuple(demanded), weighed.clipped)[0]


def met_under_answers(law: Law, asked: Asked, demanded: Sequence[Box]) -> list[LawBox]:
    """Return the boxes that meet some of a demand, restricted on the readings that they need.

    Args:
        law: The law.
        asked: The demand.
        demanded: What of it is looked at, clipped to nothing.
    """
    return met_in(law, law.answered.full, asked, demanded)


def met_in(law: Law, view: View, asked: Asked, demanded: Sequence[Box]) -> list[LawBox]:
    """Return the boxes that meet some of a demand, as far as readings matter.

    Args:
        law: The law.
        view: What it reaches.
        asked: The demand.
        demanded: What of it is looked at, clipped to nothing.
    """
    return _met(law, view, asked, tuple(demanded), {})[0]


def _met(
    law: Law,
    view: View,
    asked: Asked,
    demanded: Region,
    clipped: Mapping[str, Region],
    each: bool = False,
) -> tuple[list[LawBox], list[tuple[LawBox, Threshold]]]:
    """Return the boxes that meet a demand, and those that a condition keeps out."""
    found = _candidates(law, view, asked, demanded, clipped, each)
    met, failed = filtered(law, view, asked, found)
    if asked.some:
        met = list(_some(law.space, asked, demanded, met))
    return met, failed


def _clipped_by_offences(
    law: Law, known: Answered, asked: Asked, demanded: Region, clipped: Mapping[str, Region]
) -> Region:
    """Return the demand on a rule within what the completed offences surely reach.

    Where it is not certain which offences there are, it is what those of each answer reach. The
    law's own boxes are far fewer than the pieces of what they cover, and they overlap.
    """
    space, view, meant = law.space, known.worst, law.readings
    if known.turning & law.commencements:
        view, meant = law.surely, law.readings & ~law.commencements
    moved = moved_dimensions(law, demanded)
    fields = space.fields(*moved)
    base = space.pack({name: law.corpus.vocabulary.base(name) for name in moved})
    boxes = absorb((box | fields) & base for box in demanded)
    key = ("completed", boxes, asked.over)
    if key not in view.known:
        boxes = absorb(box | asked.over for box in boxes)
        completed = asked._replace(thresholds=(), some=0)
        met, _ = _met(law, view, completed, boxes, clipped)
        bits = [item.bits for item in met]
        view.known[key] = joined(space, covered_region(space, meant, boxes, bits))
    freed = fields | asked.over
    return joined(space, intersection(space, demanded, [box | freed for box in view.known[key]]))


def _candidates(
    law: Law,
    view: View,
    asked: Asked,
    demanded: Region,
    clipped: Mapping[str, Region],
    each: bool,
) -> Iterator[LawBox]:
    """Yield the boxes that meet a demand."""
    if asked.head == "conduct":
        by_penalty = bool(asked.thresholds)
        yield from reach(law, view, demanded, clipped, by_penalty=by_penalty, each=each)
        return
    boxes: Iterable[LawBox] = view.measures
    if asked.head == "term":
        boxes = multiplied(law, view, view.definitions.get(asked.concept or "", ()))
    yield from meeting_boxes(law.space, boxes, demanded)


def _some(
    space: Space, asked: Asked, demanded: Region, boxes: Iterable[LawBox]
) -> Iterator[LawBox]:
    """Yield boxes without the dimensions of which some demanded value is enough."""
    for item in boxes:
        for bits in absorb(intersection(space, (item.bits,), demanded)):
            yield item.at(bits | asked.some)


def spoken_of(law: Law, asked: Asked, demanded: Sequence[Box]) -> tuple[Elsewhere, ...]:
    """Return where the demand, or an offence that it meets, speaks of another act.

    There, cases that cannot happen (another act that is and is not) are taken out of the demand;
    elsewhere they fare like all others.

    Args:
        law: The law.
        asked: The demand.
        demanded: Its region.
    """
    known = law.answered
    if asked.head != "conduct":
        return ()
    return tuple(
        other
        for other in law.corpus.elsewhere
        if any(box & other.fields != other.fields for box in demanded)
        or not disjoint(law.space, known.speaking[other.fields], demanded)
    )


def _under(space: Space, answers: Answers, boxes: Iterable[Box], named: int) -> Region:
    """Return a region under answers; boxes that differ in the dimensions of `named` stay apart."""
    alike: dict[Box, list[Box]] = {}
    for box in boxes:
        left = answers.apply(space, box)
        if left is not None:
            alike.setdefault(left & named, []).append(left)
    return tuple(box for many in alike.values() for box in joined(space, many))
