"""A region as few readable boxes, and one case inside it.

`difference` gives disjoint boxes that are exact and hard to read. `cover` gives maximal boxes
instead: each as wide as the region allows, together exactly the region, none superfluous. They
may overlap. The result depends on the region and the order of the dimensions alone, not on how
the region was put together, unless the bound is reached.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from gapcheck.region import Region, absorb, contains, difference, intersection, joined, redundant
from gapcheck.space import Box, Space

BOUND = 400
"""Maximal boxes looked at before `cover` settles for those it finds by widening."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A region printed.

    Attributes:
        boxes: Maximal boxes, the most general first; none lies in the union of the others.
        canonical: Whether all maximal boxes were compared. If not, the boxes are still maximal,
            exact and irredundant, but another description of the region may give others.
    """

    boxes: Region
    canonical: bool


def cover(
    space: Space,
    region: Sequence[Box],
    without: Sequence[Box] = (),
    free: Sequence[Box] = (),
    bound: int = BOUND,
) -> Cover:
    """Return an irredundant cover by maximal boxes, in canonical order.

    Args:
        space: The space of the region.
        region: Boxes, overlapping or not.
        without: Boxes to take away from the region first. The result is that of taking them away
            beforehand, at less cost.
        free: Cells that boxes may include or not, as is simpler, because they cannot happen.
            Cells of `without` are never free.
        bound: Number of maximal boxes to compare at most.

    Returns:
        The cover; empty if nothing is left.
    """
    left = difference(space, region, without) if without else tuple(region)
    if not left:
        return Cover((), canonical=True)
    whole = hull(left)
    free = intersection(space, absorb(free), (whole,))
    if not without and contains(space, (*region, *free), (whole,)):
        return Cover((whole,), canonical=True)
    boxes = maximal_boxes(space, (*region, *free), bound)
    if boxes is not None:
        boxes = _without(space, boxes, without, bound)
    canonical = boxes is not None
    if boxes is None:
        boxes = _widened_to_cover(space, left, (*region, *free), without)
    if len(boxes) == 1:
        return Cover(boxes, canonical)
    ordered = _ordered(space, boxes, whole)
    return Cover(_irredundant(space, ordered, left if free else ()), canonical)


def hull(region: Sequence[Box]) -> Box:
    """Return the smallest box that contains the region."""
    whole = 0
    for box in region:
        whole |= box
    return whole


def maximal_boxes(space: Space, region: Sequence[Box], bound: int = BOUND) -> Region | None:
    """Return every maximal box, or `None` if more than `bound` had to be compared on the way.

    A maximal box inside "A without b" lies in a maximal box of A and is that box with one
    dimension kept clear of b. So taking away the complement box by box yields all of them.
    """
    boxes = absorb(region)
    if len(boxes) < 2:
        return boxes
    whole = hull(boxes)
    return _without(space, (whole,), difference(space, (whole,), boxes), bound)


def _without(space: Space, boxes: Region, holes: Sequence[Box], bound: int) -> Region | None:
    """Return the maximal boxes that are left of maximal boxes without holes."""
    for hole in holes:
        boxes = _sharp(space, boxes, hole)
        if len(boxes) > bound:
            return None
    return boxes


def witness(space: Space, region: Sequence[Box]) -> Box:
    """Return one cell of a region that is not empty, whatever boxes describe it.

    It has the first possible value of the first dimension, then of the second, and so on: a case
    is a typical one where the vocabulary lists typical values first.
    """
    first_values = space.low & ~(space.low << 1)
    first = 0
    for box in region:
        if not space.is_empty(box):
            # Taking one from the values of each dimension changes the first of them and those
            # before it, which are none. Where two cells differ first, the lower bit is first.
            cell = box & ~(box - first_values)
            apart = cell ^ first
            if not first or cell & (apart & -apart):
                first = cell
    return first


def _sharp(space: Space, boxes: Region, hole: Box) -> Region:
    """Return the maximal boxes of the union of `boxes` without `hole`.

    What is cut clear of the hole in one dimension can only lie inside a box that is clear of it
    in that dimension, cut or not: in all others it meets the hole.
    """
    low, guards, field_of = space.low, space.guards, space.field_of_guard
    kept: list[Box] = []
    clear: dict[int, list[Box]] = {}
    cut: dict[int, list[Box]] = {}
    for box in boxes:
        common = box & hole
        empty = ((common + low) & guards) ^ guards
        if empty:
            kept.append(box)
            while empty:
                guard = empty & -empty
                clear.setdefault(guard, []).append(box)
                empty ^= guard
            continue
        outside = box ^ common
        split = (outside + low) & guards
        while split:
            guard = split & -split
            field = field_of[guard]
            cut.setdefault(guard, []).append(box ^ (common & field))
            split ^= guard
    for guard, pieces in cut.items():
        around = clear.get(guard, ())
        for box in absorb(pieces):
            for other in around:
                if box & other == box:
                    break
            else:
                kept.append(box)
    return tuple(kept)


def _widened_to_cover(
    space: Space, left: Region, region: Sequence[Box], without: Sequence[Box]
) -> Region:
    """Return maximal boxes of `region` without `without` that together contain `left`.

    One box after the other is widened, and what it contains needs no box of its own.
    """
    whole = hull(left)
    inside = absorb(region)
    found: list[Box] = []
    while left:
        found.append(_widened(space, left[0], inside, without, whole))
        left = difference(space, left, found[-1:])
    return tuple(found)


def _widened(
    space: Space, box: Box, region: Sequence[Box], without: Sequence[Box], whole: Box
) -> Box:
    """Return a maximal box of `region` without `without` that contains `box`."""
    for name in space.names:
        field = space.field[name]
        missing = (whole & ~box) & field
        if not missing:
            continue
        wider = ((box & ~field) | missing,)
        beyond = hull(difference(space, wider, region)) | hull(intersection(space, wider, without))
        box |= missing & ~beyond
    return box


def _ordered(space: Space, boxes: Region, whole: Box) -> list[Box]:
    """Return boxes in canonical order: the fewest limits first, then the largest, then the first.

    A box is as large as its share of the whole; of boxes alike in this, the one that has the
    first values is first. Every value set stands in the key with its place, so that no two boxes
    are alike.
    """
    limits = {box: [space.field[name] for name in space.smaller(box, whole)] for box in boxes}
    counted = {}
    placed: dict[int, tuple[int, int]] = {}
    for field in dict.fromkeys(field for fields in limits.values() for field in fields):
        sets = {box & field for box in boxes}
        counted[field] = _told_apart(sets, whole & field)
        placed |= {values: (field, -_mirrored(values, field)) for values in sets}

    def key(box: Box) -> tuple[int, int, list[tuple[int, int]]]:
        size = prod((box & told).bit_count() for told in counted.values())
        return len(limits[box]), -size, [placed[box & field] for field in limits[box]]

    return sorted(boxes, key=key)


def _told_apart(sets: Iterable[int], whole: int) -> int:
    """Return one value of those that every set has together or not at all.

    Counting these, a share stays the same when the vocabulary tells a value apart more finely.
    """
    left, first = whole, 0
    while left:
        alike = left
        value = left & -left
        for values in sets:
            alike &= values if values & value else ~values
        first |= value
        left &= ~alike
    return first


def _mirrored(values: int, field: int) -> int:
    """Return a value set with its first value as the highest bit, for comparing."""
    width = field.bit_count()
    return int(format(values // (field & -field), f"0{width}b")[::-1], 2)


def _irredundant(space: Space, ordered: Sequence[Box], needed: Sequence[Box]) -> Region:
    """Return the boxes without those that the others cover, dropping from the end.

    Args:
        space: The space.
        ordered: The boxes.
        needed: What has to be covered; all of the boxes if empty.
    """
    if needed:
        last_first = range(len(ordered) - 1, -1, -1)
        superfluous = redundant(
            space, [(box,) for box in ordered], joined(space, needed), last_first
        )
        return tuple(box for number, box in enumerate(ordered) if number not in superfluous)
    kept = list(ordered)
    for box in reversed(ordered):
        others = [other for other in kept if other != box]
        if others and contains(space, others, (box,)):
            kept = others
    return tuple(kept)
