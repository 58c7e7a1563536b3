"""Set algebra over regions: finite unions of boxes in one space.

Exact, pure and free of law. A region is a tuple of boxes, which may overlap; every operation
takes the space first and returns a new tuple. `difference` is the one that matters: it gives the
verdict and the residue in one pass. `gapcheck.cover` turns a residue into few readable boxes.

Source:
    The difference of two boxes as disjoint boxes is textbook set algebra (A x B minus C x D =
    (A minus C) x B, joined with (A and C) x (B minus D)), here over all dimensions at once.
"""

from collections.abc import Iterable, Sequence
from itertools import cycle

from gapcheck.space import Box, Space

Region = tuple[Box, ...]
"""Boxes of one space; the region is their union."""


def intersection(space: Space, first: Iterable[Box], second: Sequence[Box]) -> Region:
    """Return what lies in both regions."""
    low, guards = space.low, space.guards
    return tuple(
        common for a in first for b in second if ((common := a & b) + low) & guards == guards
    )


def difference(space: Space, required: Iterable[Box], covered: Sequence[Box]) -> Region:
    """Return what `required` has and `covered` has not.

    Args:
        space: The space of both regions.
        required: The region to be reduced. Its boxes may overlap.
        covered: The region taken away.

    Returns:
        Boxes inside those of `required`; disjoint if the boxes of `required` are.
    """
    low, guards = space.low, space.guards
    left: list[Box] = []
    for box in required:
        met = [part for other in covered if ((part := box & other) + low) & guards == guards]
        if not met:
            left.append(box)
        elif box not in met:
            # What takes most away comes first: fewer pieces are left for the others.
            met.sort(key=int.bit_count, reverse=True)
            left.extend(_without(space, box, met))
    return tuple(left)


def _without(space: Space, box: Box, others: Iterable[Box]) -> list[Box]:
    """Return a box without others, as disjoint boxes."""
    low, guards, field_of = space.low, space.guards, space.field_of_guard
    rest = [box]
    for other in others:
        kept: list[Box] = []
        for piece in rest:
            common = piece & other
            if (common + low) & guards != guards:
                kept.append(piece)
                continue
            outside = piece ^ common
            split = (outside + low) & guards
            while split:
                guard = split & -split
                field = field_of[guard]
                kept.append(piece ^ (common & field))
                piece ^= outside & field
                split ^= guard
        if not kept:
            return kept
        rest = kept
    return rest


def meeting(space: Space, boxes: Iterable[Box], region: Sequence[Box]) -> list[Box]:
    """Return the boxes that have a cell in common with the region."""
    low, guards = space.low, space.guards
    if len(region) == 1:
        (only,) = region
        return [box for box in boxes if ((box & only) + low) & guards == guards]
    around = 0
    for part in region:
        around |= part
    found = []
    for box in boxes:
        if ((box & around) + low) & guards == guards:
            for part in region:
                if ((box & part) + low) & guards == guards:
                    found.append(box)
                    break
    return found


def contains(space: Space, whole: Iterable[Box], part: Iterable[Box]) -> bool:
    """Whether every cell of `part` lies in `whole`.

    The same as an empty difference, but the first piece that is left ends the search.
    """
    low, guards = space.low, space.guards
    covered = tuple(whole)
    for box in part:
        met = [common for o in covered if ((common := box & o) + low) & guards == guards]
        if box not in met and not _covers(space, met, box):
            return False
    return True


def _covers(space: Space, boxes: list[Box], whole: Box) -> bool:
    """Whether a box is the union of boxes inside it."""
    low, guards, field_of = space.low, space.guards, space.field_of_guard
    around = 0
    for box in boxes:
        around |= box
    if around != whole:
        return False
    boxes.sort(key=int.bit_count, reverse=True)
    left = [(whole, 0)]
    while left:
        piece, first = left.pop()
        for number in range(first, len(boxes)):
            common = piece & boxes[number]
            if (common + low) & guards == guards:
                break
        else:
            return False
        outside = piece ^ common
        split = (outside + low) & guards
        while split:
            guard = split & -split
            field = field_of[guard]
            left.append((piece ^ (common & field), number + 1))
            piece ^= outside & field
            split ^= guard
    return True


def redundant(
    space: Space, regions: Sequence[Iterable[Box]], needed: Iterable[Box], order: Iterable[int]
) -> set[int]:
    """Return the numbers of regions that can go, one after another, as the others cover enough.

    Args:
        space: The space.
        regions: Regions that together cover what is needed.
        needed: What has to stay covered.
        order: The numbers of the regions that may go, the first to be tried first.
    """
    low, guards = space.low, space.guards
    parts = [(part, number) for number, region in enumerate(regions) for part in region]
    gone: set[int] = set()
    # Each piece that is needed: what every region shares with it, and which hold all of it.
    shares: list[tuple[list[tuple[Box, int]], set[int]]] = []
    sharing: dict[int, list[int]] = {}
    for box in needed:
        met = [
            (common, number)
            for part, number in parts
            if ((common := box & part) + low) & guards == guards
        ]
        for number in {number for _, number in met}:
            sharing.setdefault(number, []).append(len(shares))
        shares.append((met, {number for common, number in met if common == box}))

    def spared(met: list[tuple[Box, int]], holding: set[int], number: int) -> bool:
        """Whether the other regions that are left cover what a region shares with a piece."""
        if len(holding) > (number in holding):
            return True
        mine = [common for common, owner in met if owner == number]
        others = [common for common, owner in met if owner != number and owner not in gone]
        return contains(space, others, mine)

    for number in order:
        mine = [shares[index] for index in sharing.get(number, ())]
        if all(spared(met, holding, number) for met, holding in mine):
            gone.add(number)
            for _, holding in mine:
                holding.discard(number)
    return gone


def disjoint(space: Space, first: Iterable[Box], second: Sequence[Box]) -> bool:
    """Whether the regions have no cell in common."""
    low, guards = space.low, space.guards
    for box in first:
        for part in second:
            if ((box & part) + low) & guards == guards:
                return False
    return True


def equal(space: Space, first: Sequence[Box], second: Sequence[Box]) -> bool:
    """Whether the regions have the same cells."""
    return contains(space, first, second) and contains(space, second, first)


def separated(space: Space, boxes: Sequence[Box]) -> Region:
    """Return the same region as disjoint boxes."""
    parts: list[Box] = []
    for box in absorb(boxes):
        parts.extend(difference(space, (box,), parts))
    return tuple(parts)


def absorb(boxes: Iterable[Box]) -> Region:
    """Return the boxes without those that lie inside another one, in their first order."""
    given = tuple(boxes)
    if len(given) < 2:
        return given
    # A box can only lie inside one that is no smaller a number.
    kept: list[Box] = []
    for box in sorted(given, reverse=True):
        for other in kept:
            if box & other == box:
                break
        else:
            kept.append(box)
    if len(kept) == len(given):
        return given
    chosen = set(kept)
    return tuple(dict.fromkeys([box for box in given if box in chosen]))


def project(boxes: Iterable[Box], fields: int) -> Region:
    """Return the region with the dimensions of `fields` made unrestricted (there is a value)."""
    return absorb(box | fields for box in boxes)


def project_all(space: Space, boxes: Sequence[Box], fields: int, domain: Box) -> Region:
    """Return the cells that lie in the region for *every* value of the dimensions of `fields`.

    Args:
        space: The space of the region.
        boxes: The region.
        fields: Bits of the dimensions to be decided, from `Space.fields`.
        domain: A box: the values of those dimensions that count; other dimensions are ignored.

    Returns:
        A region that is unrestricted in `fields`.
    """
    if not fields:
        return tuple(boxes)
    shadow = project(boxes, fields)
    values = domain | (space.full & ~fields)
    holes = difference(space, (box & values for box in shadow), boxes)
    return difference(space, shadow, project(holes, fields))


def count(space: Space, boxes: Sequence[Box]) -> int:
    """Return the number of cells of the region."""
    return sum(space.count(box) for box in separated(space, boxes))


def joined(space: Space, boxes: Iterable[Box], *, apart: bool = False) -> Region:
    """Return the same region with boxes that differ in one dimension made one.

    Nothing is lost: two boxes that differ in one dimension alone are together a box.

    Args:
        space: The space of the region.
        boxes: The region.
        apart: Whether no two boxes have a cell in common, so that none lies inside another one.
    """
    left = tuple(boxes) if apart else absorb(boxes)
    if len(left) < 2:
        return left
    common, whole = left[0], 0
    for box in left:
        common &= box
        whole |= box
    # Only the bits between the first and the last in which they differ are looked at.
    varied = whole ^ common
    if not varied:
        return left
    offset = (varied & -varied).bit_length() - 1
    found = [(box & varied) >> offset for box in left]
    others = [(varied & ~field) >> offset for field in space.field.values() if varied & field]
    in_vain = 0
    for other in cycle(others):
        if len({part & other for part in found}) == len(found):
            in_vain += 1
        else:
            alike: dict[int, int] = {}
            for part in found:
                rest = part & other
                alike[rest] = alike.get(rest, 0) | part
            found = list(alike.values())
            in_vain = 0
        if in_vain == len(others):
            break
    return left if len(found) == len(left) else tuple(part << offset | common for part in found)
