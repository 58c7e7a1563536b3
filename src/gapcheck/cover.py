"""A region as few readable boxes, and one case inside it.

`difference` gives disjoint boxes that are exact and hard to read. `cover` gives maximal boxes
instead: each as wide as the region allows, together exactly the region, none superfluous. They
may overlap. The result depends on the region and the order of the dimensions alone, not on how
the region was put together, unless the bound is reached.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gapcheck.region import Region, absorb, contains, difference, intersection
from gapcheck.space import Box, Space

BOUND = 400
"""Maximal boxes looked at before `cover` settles for those it finds by widening."""


class Cover(NamedTuple):
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
    left: Sequence[Box] = (),
) -> Cover:
    """Return an irredundant cover by maximal boxes, in canonical order.

    Args:
        space: The space of the region.
        region: Boxes, overlapping or not.
        without: Boxes to take away from the region first. The result is that of taking them away
            beforehand, at less cost; at least, if what takes most away comes first.
        free: Cells that boxes may include or not, as is simpler, because they cannot happen.
            Cells of `without` are never free.
        bound: Number of maximal boxes to compare at most.
        left: What is left of the region, if that is known already.

    Returns:
        The cover; empty if nothing is left.
    """
    left = left or (difference(space, region, without) if without else region)
    if not left:
        return Cover((), canonical=True)
    if len(left) == 1 and not free:
        return Cover(tuple(left), canonical=True)
    whole = hull(left)
    free = intersection(space, absorb(free), (whole,)) if free else ()
    if not without and contains(space, (*region, *free), (whole,)):
        return Cover((whole,), canonical=True)
    boxes = maximal_boxes(space, (*region, *free), bound)
    if boxes is not None:
        boxes = _without(space, boxes, without, bound)
    canonical = boxes is not None
    if boxes is None:
        boxes = _widened_to_cover(space, tuple(left), (*region, *free), without)
    if len(boxes) == 1:
        return Cover(boxes, canonical)
    return Cover(_irredundant(space, _ordered(space, boxes, whole), left), canonical)


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
    cut: dict[int, list[Box]] = {}
    for box in boxes:
        common = box & hole
        if (common + low) & guards != guards:
            kept.append(box)
            continue
        split = ((box ^ common) + low) & guards
        while split:
            guard = split & -split
            cut.setdefault(guard, []).append(box ^ (common & field_of[guard]))
            split ^= guard
    if len(kept) == len(boxes):
        return boxes
    found = list(kept)
    for guard, pieces in cut.items():
        within = hole & field_of[guard]
        around = [box for box in kept if not box & within]
        for box in absorb(pieces) if len(pieces) > 1 else pieces:
            for other in around:
                if box & other == box:
                    break
            else:
                found.append(box)
    return tuple(found)


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

    A box is as large as its share of the whole. Of two boxes alike in this, that one is first
    which has the first value, in the order of the vocabulary, that the other one has not.
    """
    low, guards, field_of = space.low, space.guards, space.field_of_guard
    limits = [((whole ^ box) + low) & guards for box in boxes]
    limited, counted = 0, []
    for split in limits:
        limited |= split
    while limited:
        guard = limited & -limited
        field = field_of[guard]
        counted.append(_told_apart({box & field for box in boxes}, whole & field))
        limited ^= guard
    alike: dict[tuple[int, int], list[Box]] = {}
    for split, box in zip(limits, boxes, strict=True):
        size = 1
        for told in counted:
            size *= (box & told).bit_count()
        alike.setdefault((split.bit_count(), -size), []).append(box)
    ordered: list[Box] = []
    for key in sorted(alike):
        same = alike[key]
        if len(same) > 1:  # what is first is looked for only where it decides
            same.sort(key=_from_the_first, reverse=True)
        ordered += same
    return ordered


def _from_the_first(box: Box) -> str:
    """Return a box as text, the bit of its first value in front, for comparing what is first."""
    return bin(box)[:1:-1]


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


def _irredundant(space: Space, ordered: Sequence[Box], needed: Sequence[Box]) -> Region:
    """Return the boxes without those that the others cover, dropping from the end.

    A box can go if the boxes behind it that stay cover what none before it has. Once all that is
    needed is covered, no further box has such cells.

    Args:
        space: The space.
        ordered: The boxes; together they cover what is needed.
        needed: What has to be covered.
    """
    first: list[tuple[Box, list[Box]]] = []
    left = list(needed)
    for box in ordered:
        own, left = _taken(space, left, box)
        if own:
            first.append((box, own))
            if not left:
                break
    kept: list[Box] = []
    for box, own in reversed(first):
        if not kept or not contains(space, kept, own):
            kept.append(box)
    return tuple(reversed(kept))


def _taken(space: Space, pieces: Sequence[Box], box: Box) -> tuple[list[Box], list[Box]]:
    """Return what of pieces lies in a box, and what is left of them."""
    low, guards, field_of = space.low, space.guards, space.field_of_guard
    inside: list[Box] = []
    left: list[Box] = []
    for piece in pieces:
        common = piece & box
        if (common + low) & guards != guards:
            left.append(piece)
            continue
        inside.append(common)
        rest = piece
        outside = rest ^ common
        split = (outside + low) & guards
        while split:
            guard = split & -split
            field = field_of[guard]
            left.append(rest ^ (common & field))
            rest ^= outside & field
            split ^= guard
    return inside, left
