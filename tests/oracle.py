"""Two plain versions of the region algebra, to compare the fast one with.

The first looks at every cell and every box of a small space and can be seen to be right. The
second works on boxes that are tuples of value sets, one for each dimension; it is slower than
packed integers by a constant only, so it reaches spaces whose cells nobody can count.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from gapcheck.space import Box, Space

Cell = tuple[int, ...]
"""One value of each dimension, in the order of the space."""

Masks = tuple[int, ...]
"""One value set of each dimension, bit n for the n-th value."""


# --- cell by cell ---


def values_in(mask: int) -> list[int]:
    """Return the values of a value set, first one first."""
    return [value for value in range(mask.bit_length()) if mask >> value & 1]


def masks_of(space: Space, box: Box) -> Masks:
    """Return the value sets of a box."""
    return tuple(space.values(box, name) for name in space.names)


def box_of(space: Space, masks: Iterable[int]) -> Box:
    """Return the box with these value sets."""
    return space.pack(dict(zip(space.names, masks, strict=True)))


def every_cell(space: Space) -> set[Cell]:
    """Return all cells of the space."""
    return set(product(*map(range, space.sizes)))


def cells_of(space: Space, boxes: Iterable[Box]) -> set[Cell]:
    """Return the cells of the boxes together."""
    return {cell for box in boxes for cell in product(*map(values_in, masks_of(space, box)))}


def every_box(space: Space) -> Iterator[Box]:
    """Yield all boxes of the space."""
    for masks in product(*(range(1, 1 << size) for size in space.sizes)):
        yield box_of(space, masks)


def widenings(space: Space, box: Box) -> Iterator[Box]:
    """Yield the box with one more value of one dimension, in each way that there is."""
    masks = masks_of(space, box)
    for place, size in enumerate(space.sizes):
        for value in range(size):
            if not masks[place] >> value & 1:
                wider = masks[place] | 1 << value
                yield box_of(space, (*masks[:place], wider, *masks[place + 1 :]))


def maximal_boxes_of(space: Space, cells: Collection[Cell]) -> set[Box]:
    """Return the boxes whose cells are all among these, and that no such box contains."""
    inside = {box for box in every_box(space) if cells_of(space, (box,)) <= set(cells)}
    return {box for box in inside if not any(wider in inside for wider in widenings(space, box))}


def cells_with_some(space: Space, cells: Collection[Cell], names: Collection[str]) -> set[Cell]:
    """Return the cells that are among these for some value of the named dimensions."""
    return {
        cell
        for cell in every_cell(space)
        if any(other in cells for other in _varied(space, cell, names, space.full))
    }


def cells_with_every(
    space: Space, cells: Collection[Cell], names: Collection[str], domain: Box
) -> set[Cell]:
    """Return the cells that are among these for every value in `domain` of those dimensions."""
    return {
        cell
        for cell in every_cell(space)
        if all(other in cells for other in _varied(space, cell, names, domain))
    }


def _varied(space: Space, cell: Cell, names: Collection[str], domain: Box) -> Iterator[Cell]:
    """Yield the cell with each value in `domain` of the named dimensions, others as they are."""
    yield from product(
        *(
            values_in(space.values(domain, name)) if name in names else [value]
            for name, value in zip(space.names, cell, strict=True)
        )
    )


# --- on tuples of value sets ---


def plain(space: Space, boxes: Iterable[Box]) -> list[Masks]:
    """Return boxes as tuples of value sets."""
    return [masks_of(space, box) for box in boxes]


def plain_intersection(first: Iterable[Masks], second: Sequence[Masks]) -> list[Masks]:
    """Return what lies in both regions."""
    return [common for a in first for b in second if all(common := _common(a, b))]


def plain_difference(required: Iterable[Masks], covered: Iterable[Masks]) -> list[Masks]:
    """Return what `required` has and `covered` has not."""
    left = list(required)
    for taken in covered:
        left = [piece for box in left for piece in _pieces(box, taken)]
    return left


def plain_contains(whole: Iterable[Masks], part: Iterable[Masks]) -> bool:
    """Whether every cell of `part` lies in `whole`."""
    return not plain_difference(part, whole)


def plain_equal(first: Sequence[Masks], second: Sequence[Masks]) -> bool:
    """Whether the regions have the same cells."""
    return plain_contains(first, second) and plain_contains(second, first)


def _common(a: Masks, b: Masks) -> Masks:
    return tuple(x & y for x, y in zip(a, b, strict=True))


def _pieces(box: Masks, taken: Masks) -> Iterator[Masks]:
    """Yield a box without another one: outside it in one dimension, inside in those before."""
    common = _common(box, taken)
    if not all(common):
        yield box
        return
    for place, (own, inside) in enumerate(zip(box, common, strict=True)):
        if own & ~inside:
            yield (*common[:place], own & ~inside, *box[place + 1 :])
