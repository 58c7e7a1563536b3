"""A region as few readable boxes, and one case inside it.

`difference` gives disjoint boxes that are exact and hard to read. `cover` gives maximal boxes
instead: each as wide as the region allows, together exactly the region, none superfluous. They
may overlap. The result depends on the region and the order of the dimensions alone, not on how
the region was put together, unless the bound is reached.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gapcheck.region import Region, absorb, difference, intersection
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
    if not without and not difference(space, (whole,), (*region, *free)):
        return Cover((whole,), canonical=True)
    boxes = maximal_boxes(space, (*region, *free), bound)
    if boxes is not None:
        boxes = _without(space, boxes, without, bound)
    canonical = boxes is not None
    if boxes is None:
        boxes = _widened_to_cover(space, left, (*region, *free), without)
    if len(boxes) == 1:
        return Cover(boxes, canonical)
    told = _told_apart(space, boxes, whole)
    ordered = sorted(boxes, key=lambda box: _order(space, box, whole, told))
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
    left = [box for box in region if not space.is_empty(box)]
    for field in space.field.values():
        first = min((box & field) & -(box & field) for box in left)
        left = [box & ~field | first for box in left if box & first]
    return left[0]


def _sharp(space: Space, boxes: Region, hole: Box) -> Region:
    """Return the maximal boxes of the union of `boxes` without `hole`."""
    kept: list[Box] = []
    cut: list[Box] = []
    for box in boxes:
        common = box & hole
        if space.is_empty(common):
            kept.append(box)
            continue
        outside = box ^ common
        split = (outside + space.low) & space.guards
        while split:
            guard = split & -split
            field = space.field_of_guard[guard]
            cut.append((box & ~field) | (outside & field))
            split ^= guard
    cut = [box for box in absorb(cut) if not any(box & other == box for other in kept)]
    return (*kept, *cut)


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


def _told_apart(space: Space, boxes: Region, whole: Box) -> dict[str, int]:
    """Return for each dimension one value of those that every box has together or not at all.

    Counting these, a share stays the same when the vocabulary tells a value apart more finely.
    """
    found: dict[str, int] = {}
    limited = {name for box in boxes for name in space.smaller(box, whole)}
    for name in limited:
        sets = dict.fromkeys(space.values(box, name) for box in boxes)
        left, first = space.values(whole, name), 0
        while left:
            alike = left
            value = left & -left
            for values in sets:
                alike &= values if values & value else ~values
            first |= value
            left &= ~alike
        found[name] = first
    return found


def _order(
    space: Space, box: Box, whole: Box, told: Mapping[str, int]
) -> tuple[int, Fraction, tuple[tuple[int, int], ...]]:
    """Sort key: fewest limits first, then the largest share, then the first values.

    The place of each limited dimension stands in the key, so that no two boxes are alike.
    """
    share, values = Fraction(1), []
    for name in space.smaller(box, whole):
        found = space.values(box, name)
        all_told = space.values(whole, name) & told[name]
        share *= Fraction((found & told[name]).bit_count(), all_told.bit_count())
        field = space.field[name]
        values.append((field, -_mirrored(found, field.bit_count())))
    return len(values), -share, tuple(values)


def _mirrored(values: int, width: int) -> int:
    """Return the value set with its first value as the highest bit, for comparing."""
    return int(format(values, f"0{width}b")[::-1], 2)


def _irredundant(space: Space, ordered: Sequence[Box], needed: Sequence[Box]) -> Region:
    """Return the boxes without those that the others cover, dropping from the end.

    Args:
        space: The space.
        ordered: The boxes.
        needed: What has to be covered; all of the boxes if empty.
    """
    kept = list(ordered)
    for box in reversed(ordered):
        others = [other for other in kept if other != box]
        own = intersection(space, (box,), needed) if needed else (box,)
        if others and not difference(space, own, others):
            kept = others
    return tuple(kept)
