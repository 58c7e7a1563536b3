"""Cases cut along parts that need answers to readings, and along grounds."""

from collections.abc import Iterable, Mapping, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.cover import hull
from gapcheck.region import Region, absorb
from gapcheck.space import Box, Space

Parts = Mapping[Box, Sequence[Box]]
"""Answers to the cases that need them, both as boxes."""
CASES = -1
"""The number of the cases themselves, beside those of the grounds."""


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
    answers = list(parts)
    last = answers.index(space.full) if space.full in parts else None
    found = overlaid(space, readings, cells, list(parts.values()), last)
    return [(absorb(answers[number] for number in key), own) for key, own in found]


def overlaid(
    space: Space,
    readings: int,
    cells: Sequence[Box],
    grounds: Sequence[Sequence[Box]],
    last: int | None = None,
    kept: int = 0,
) -> list[tuple[tuple[int, ...], Region]]:
    """Return cases cut along all grounds: the numbers of those that hold them, and the cases.

    Args:
        space: The space.
        readings: Bits of the readings, which are left unrestricted.
        cells: The cases.
        grounds: The grounds, free of readings.
        last: The ground whose cases are cut no further, if there is one.
        kept: How many of the first grounds they are cut along all the same.
    """
    free = [box | readings for box in cells]
    return _Overlay(space, free, grounds, last, kept).found() if free else []


class _Overlay:
    """Cases and grounds, dimension by dimension.

    Whatever the values of the dimensions before, cases that the same boxes may still hold fare
    alike from there on: each such set of boxes is looked at once. So the work grows with what
    there is to tell apart, not with the cases.

    Args:
        space: The space.
        cells: The cases.
        grounds: The grounds.
        last: The ground whose cases are cut no further, if there is one.
        kept: How many of the first grounds they are cut along all the same.
    """

    def __init__(
        self,
        space: Space,
        cells: Sequence[Box],
        grounds: Sequence[Sequence[Box]],
        last: int | None,
        kept: int,
    ) -> None:
        around, low, guards = hull(cells), space.low, space.guards
        found = dict.fromkeys((CASES, box) for box in cells)
        for number, region in enumerate(grounds):
            for box in region:
                if ((common := box & around) + low) & guards == guards:
                    found[number, common] = None
        boxes = [box for _, box in found]
        self._owners = [owner for owner, _ in found]
        self._of: dict[int, int] = {}
        for place, owner in enumerate(self._owners):
            self._of[owner] = self._of.get(owner, 0) | 1 << place
        self._last = last
        self._kept = frozenset(it for it in self._of if it < kept or it == last)
        self._kept_places = sum(self._of[owner] for owner in self._kept)
        self._lay_out(space, boxes, around)
        self._known: dict[tuple[int, int, frozenset[int]], dict[frozenset[int], Region]] = {}

    def _lay_out(self, space: Space, boxes: Sequence[Box], around: Box) -> None:
        """Put the dimensions that tell something apart in order, the one that tells most first."""
        common = around
        for box in boxes:
            common &= box
        sets = {
            around & field: _alike(box & field for box in boxes)
            for field in space.field.values()
            if (common ^ around) & field
        }
        fields = sorted(sets, key=lambda field: sets[field].get(field, 0).bit_count())
        self._values = [_told_apart(sets[field], field) for field in fields]
        self._rest = around & ~sum(fields)
        # For each dimension: the values from it on, and the boxes that hold all of these.
        self._behind = [0]
        self._whole = [(1 << len(boxes)) - 1]
        for field in reversed(fields):
            self._behind.insert(0, self._behind[0] | field)
            self._whole.insert(0, self._whole[0] & sets[field].get(field, 0))

    def found(self) -> list[tuple[tuple[int, ...], Region]]:
        """Return the numbers of grounds, and the cases that these hold and no others."""
        cut = self._cut(0, (1 << len(self._owners)) - 1, frozenset())
        return [
            (tuple(sorted(key - {CASES})), tuple(box | self._rest for box in boxes))
            for key, boxes in cut.items()
        ]

    def _cut(self, depth: int, alive: int, held: frozenset[int]) -> dict[frozenset[int], Region]:
        """Return the cases from a dimension on, by the grounds that hold them.

        Args:
            depth: The place of the dimension.
            alive: Boxes that may still hold something, as bits.
            held: Grounds that hold all that is left.
        """
        whole = alive & self._whole[depth]
        while whole:
            owner = self._owners[(whole & -whole).bit_length() - 1]
            held |= {owner}
            alive &= ~self._of[owner]
            whole &= alive
        if self._last in held:
            alive &= self._kept_places
            held &= self._kept
        if CASES not in held and not alive & self._of[CASES]:
            return {}
        key = depth, alive, held
        if key not in self._known:
            self._known[key] = self._worked_out(*key) if alive else {held: (self._behind[depth],)}
        return self._known[key]

    def _worked_out(
        self, depth: int, alive: int, held: frozenset[int]
    ) -> dict[frozenset[int], Region]:
        alike: dict[int, int] = {}
        for values, holding in self._values[depth]:
            alike[alive & holding] = alike.get(alive & holding, 0) | values
        joined: dict[tuple[frozenset[int], Region], int] = {}
        for left, values in alike.items():
            for part in self._cut(depth + 1, left, held).items():
                joined[part] = joined.get(part, 0) | values
        found: dict[frozenset[int], list[Box]] = {}
        for (name, boxes), values in joined.items():
            found.setdefault(name, []).extend(values | box for box in boxes)
        return {name: tuple(boxes) for name, boxes in found.items()}


def _alike(sets: Iterable[int]) -> dict[int, int]:
    """Return sets of values to the places of the boxes that have them, as bits."""
    found: dict[int, list[int]] = {}
    for place, values in enumerate(sets):
        found.setdefault(values, []).append(place)
    return {values: _bits(places) for values, places in found.items()}


def _bits(places: Sequence[int]) -> int:
    row = bytearray(places[-1] // 8 + 1)
    for place in places:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")


def _told_apart(sets: Mapping[int, int], field: int) -> list[tuple[int, int]]:
    """Return sets of values that no box tells apart, each with the boxes that hold them."""
    found: dict[int, int] = {}
    left = field
    while left:
        value = left & -left
        left ^= value
        holding = 0
        for values, places in sets.items():
            if values & value:
                holding |= places
        found[holding] = found.get(holding, 0) | value
    return [(values, holding) for holding, values in found.items()]
