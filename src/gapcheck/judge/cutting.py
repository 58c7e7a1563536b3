"""Cases cut along parts that need answers to readings, and along grounds."""

from collections.abc import Iterable, Mapping, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.region import Region, absorb, difference, intersection, joined, meeting
from gapcheck.space import Box, Space

Parts = Mapping[Box, Sequence[Box]]
"""Answers to the cases that need them, both as boxes."""


def by_answers(law: Law, boxes: Iterable[Box]) -> dict[Box, list[Box]]:
    """Return cases by the answers that they need."""
    readings, others = law.readings, law.space.full & ~law.readings
    found: dict[Box, list[Box]] = {}
    for box in dict.fromkeys(boxes):
        found.setdefault(box & readings | others, []).append(box | readings)
    return {answers: list(absorb(cells)) for answers, cells in found.items()}


def cut_along(
    space: Space, readings: int, cells: Sequence[Box], parts: Parts
) -> list[tuple[Region, Region]]:
    """Return cases cut along parts: the answers of those that hold them, and the cases.

    What is held under every answer is cut no further.
    """
    whole = joined(space, (box | readings for box in cells))
    pieces: dict[tuple[Box, ...], Region] = {(): whole}
    for answers, region in sorted(parts.items(), key=lambda part: part[0] != space.full):
        near = meeting(space, region, whole)
        for key, own in list(pieces.items()) if near else ():
            if space.full in key:
                continue
            outside = joined(space, difference(space, own, near))
            if outside != own:
                del pieces[key]
                pieces[*key, answers] = joined(space, intersection(space, own, near))
                if outside:
                    pieces[key] = outside
    return [(absorb(key), own) for key, own in pieces.items()]


def overlaid(
    space: Space, readings: int, boxes: Sequence[Box], grounds: Sequence[Region]
) -> list[tuple[tuple[int, ...], Region]]:
    """Return cases cut along all grounds: the numbers of those that hold them, and the cases."""
    pieces: dict[tuple[int, ...], Region] = {(): joined(space, (box | readings for box in boxes))}
    for number, region in enumerate(grounds):
        for key, own in list(pieces.items()):
            outside = difference(space, own, region)
            if outside != own:
                del pieces[key]
                pieces[*key, number] = joined(space, intersection(space, own, region))
                if outside:
                    pieces[key] = joined(space, outside)
    return list(pieces.items())
