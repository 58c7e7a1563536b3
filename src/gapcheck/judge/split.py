"""A demand split three ways: surely missing, surely covered, unclear."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gapcheck.cover import hull
from gapcheck.region import (
    Region,
    absorb,
    difference,
    intersection,
    joined,
    meeting,
    project,
    project_all,
    separated,
)
from gapcheck.space import Box, Space
from gapcheck.verdict import Verdict


class Split(NamedTuple):
    """A demand split three ways; no cell is in two of them.

    Attributes:
        missing: Demanded and not covered, under every answer.
        covered: Demanded and covered, under every answer.
        unclear: Missing under some answers, but not under all.
    """

    missing: Region
    covered: Region
    unclear: Region

    @property
    def verdict(self) -> Verdict:
        """What the split says; an empty demand is not applicable."""
        if self.missing:
            return "partial" if self.covered else "gap"
        if self.unclear:
            return "unclear"
        return "compliant" if self.covered else "not-applicable"


def together(splits: Iterable[Split]) -> Split:
    """Return the splits of several demands, or of several parts of one, as one."""
    found = tuple(splits)
    return Split(
        missing=tuple(box for split in found for box in split.missing),
        covered=tuple(box for split in found for box in split.covered),
        unclear=tuple(box for split in found for box in split.unclear),
    )


def split_region(
    space: Space,
    readings: int,
    demanded: Sequence[Box],
    worst: Sequence[Box],
    best: Sequence[Box],
    unsure: Region,
) -> Split:
    """Split a demand by worst and best answers; `split_exactly` is the definition.

    Args:
        space: The space.
        readings: Bits of the readings.
        demanded: The demand; no reading restricts both it and the law.
        worst: What the law reaches under the worst answers; restricted on tight readings only.
        best: What it reaches under some answer.
        unsure: The demand, readings aside, without the boxes of `worst` that no reading
            restricts.
    """
    certain = _for_all(space, readings, demanded)
    if not unsure:
        return Split((), certain, ())
    sure = [box for box in worst if box & readings == readings]
    covered = absorb(intersection(space, certain, sure))
    shadow = dict.fromkeys(meeting(space, (box | readings for box in best), unsure))
    beyond = difference(space, unsure, certain) if certain != tuple(demanded) else ()
    missing: list[Box] = []
    unclear: list[Box] = []
    around = tuple(shadow)
    for box in unsure:
        # Box by box, so that what is left is not held against all that is missing elsewhere.
        certainly = difference(space, (box,), beyond) if beyond else (box,)
        own = difference(space, certainly, around)
        missing += own
        if own != (box,):
            unclear += difference(space, (box,), own)
    tight = meeting(space, _by_turns(space, readings, worst), unsure)
    if tight:
        rest = project(difference(space, unsure, tight), readings)
        covered += difference(space, intersection(space, certain, unsure), rest)
        unclear = list(difference(space, rest, missing))
    return Split(tuple(missing), covered, tuple(unclear))


def covered_region(
    space: Space, readings: int, demanded: Sequence[Box], worst: Sequence[Box]
) -> Region:
    """Return what boxes cover of a demand under every answer.

    Args:
        space: The space.
        readings: Bits of the readings.
        demanded: The demand.
        worst: What the law reaches under the worst answers.
    """
    sure = [box for box in worst if box & readings == readings]
    tight = _by_turns(space, readings, worst)
    if tight:
        unsure = difference(space, demanded, sure)
        rest = project(difference(space, unsure, tight), readings)
        certain = intersection(space, _for_all(space, readings, demanded), unsure)
        sure += difference(space, certain, rest)
    return intersection(space, demanded, absorb(sure))


def _by_turns(space: Space, readings: int, boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes restricted on readings that may cover a case together under every answer.

    Where a box meets none that holds under the answers which it lacks, it covers nothing surely.
    """
    left = [box for box in boxes if box & readings != readings]
    number = len(left) + 1
    while len(left) < number:
        number = len(left)
        left = [
            box
            for box in left
            if hull(meeting(space, left, (box | readings,))) & readings == readings
        ]
    return left


def split_exactly(
    space: Space, readings: int, demanded: Sequence[Box], law: Sequence[Box]
) -> Split:
    """Split a demand by the projections of one difference; slow, and right by definition."""
    pieces = difference(space, separated(space, demanded), joined(space, law))
    delta = joined(space, pieces, apart=True)
    missing = project_all(space, delta, readings, space.full)
    failing = project(delta, readings)
    return Split(
        missing,
        covered=difference(space, _for_all(space, readings, demanded), failing),
        unclear=difference(space, failing, missing),
    )


def split_punished(
    space: Space, readings: int, demanded: Sequence[Box], law: Sequence[Box]
) -> Split:
    """Split what must not be punished; what is demanded may itself turn on readings.

    Missing is what is demanded and punished under every answer, covered what is demanded and not
    punished under every answer, unclear what is demanded and punished under some answers only.
    """
    punished = intersection(space, demanded, law)
    missing = project_all(space, punished, readings, space.full)
    return Split(
        missing,
        covered=project_all(space, difference(space, demanded, law), readings, space.full),
        unclear=difference(space, project(punished, readings), missing),
    )


def _for_all(space: Space, readings: int, boxes: Sequence[Box]) -> Region:
    if all(box & readings == readings for box in boxes):
        return tuple(boxes)
    return project_all(space, boxes, readings, space.full)
