from fractions import Fraction
from itertools import product
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.cover import BOUND, Cover, cover, hull, maximal_boxes, witness
from gapcheck.region import Region, difference
from gapcheck.space import Box, Space
from oracle import (
    Cell,
    box_of,
    cells_of,
    every_box,
    masks_of,
    maximal_boxes_of,
    plain,
    plain_contains,
    plain_difference,
    plain_equal,
    widenings,
)
from strategies import boxes, described_twice, regions, some_region, two_regions, two_wide_regions

One = tuple[Space, Region]
Two = tuple[Space, Region, Region]


class Asked(NamedTuple):
    """What a cover is asked for, and the cells that it is about."""

    space: Space
    region: Region
    without: Region
    free: Region
    bound: int

    @property
    def left(self) -> set[Cell]:
        """The cells that have to be covered."""
        return cells_of(self.space, self.region) - cells_of(self.space, self.without)

    @property
    def allowed(self) -> set[Cell]:
        """The cells that may be covered: free ones among the values of those that have to be."""
        free = cells_of(self.space, self.free) - cells_of(self.space, self.without)
        left = self.left
        around = [{cell[place] for cell in left} for place in range(len(self.space.names))]
        return left | (free & set(product(*around)))

    @property
    def found(self) -> Region:
        """The boxes of the cover."""
        return cover(self.space, self.region, self.without, self.free, self.bound).boxes


@st.composite
def any_cover(draw: st.DrawFn) -> Asked:
    """Draw a cover with cells taken away, free cells that overlap with all, and any bound."""
    space, region = draw(some_region())
    without, free = draw(regions(space, most=2)), draw(regions(space, most=3))
    return Asked(space, region, without, free, draw(st.sampled_from([BOUND, 3, 2, 1, 0])))


@st.composite
def a_region_and_a_low_bound(draw: st.DrawFn) -> tuple[Space, Region, int]:
    space, region = draw(some_region())
    return space, region, draw(st.integers(0, 3))


def redundant(space: Space, found: Region, needed: set[Cell]) -> list[Box]:
    """Return the boxes whose needed cells the other boxes have as well."""
    return [
        box
        for place, box in enumerate(found)
        if cells_of(space, (box,)) & needed
        <= cells_of(space, (*found[:place], *found[place + 1 :]))
    ]


def widened_within(space: Space, found: Region, cells: set[Cell]) -> list[Box]:
    """Return boxes that have one value more than a box found and still lie in the cells."""
    return [
        wider
        for box in found
        for wider in widenings(space, box)
        if cells_of(space, (wider,)) <= cells
    ]


def generality(space: Space, box: Box, region: Region) -> tuple[int, Fraction]:
    """Return the number of dimensions in which a box is limited, and its share, negated.

    Values that every maximal box has together or not at all count as one.
    """
    every = [masks_of(space, other) for other in maximal_boxes_of(space, cells_of(space, region))]
    limits, share = 0, Fraction(1)
    around = masks_of(space, hull(region))
    for place, (own, whole) in enumerate(zip(masks_of(space, box), around, strict=True)):
        kinds = [
            tuple(bool(other[place] & value) for other in every)
            for value in (1 << number for number in range(whole.bit_length()))
            if whole & value
        ]
        inside = [
            tuple(bool(other[place] & value) for other in every)
            for value in (1 << number for number in range(own.bit_length()))
            if own & value
        ]
        limits += own != whole
        share *= Fraction(len(set(inside)), len(set(kinds)))
    return limits, -share


def more_general(space: Space, box: Box, region: Region) -> list[Box]:
    """Return the maximal boxes of the region that have fewer limits, or a larger share."""
    own = generality(space, box, region)
    every = maximal_boxes_of(space, cells_of(space, region))
    return [other for other in every if generality(space, other, region) < own]


def halved(space: Space, box: Box, finer: Space, name: str) -> Box:
    """Return a box in a space in which each value of one dimension is two values."""
    masks = dict(zip(space.names, masks_of(space, box), strict=True))
    twice = 0
    for number in range(masks[name].bit_length()):
        if masks[name] >> number & 1:
            twice |= 0b11 << 2 * number
    return finer.pack({**masks, name: twice})


# --- what a cover is ---


@given(two_regions())
def test_a_cover_has_exactly_the_cells_of_the_region(drawn: Two) -> None:
    space, region, _ = drawn
    assert cells_of(space, region) == cells_of(space, cover(space, region).boxes)


@given(some_region())
def test_no_box_of_a_cover_can_be_widened_by_a_single_value(drawn: One) -> None:
    space, region = drawn
    assert [] == widened_within(space, cover(space, region).boxes, cells_of(space, region))


@given(some_region())
def test_no_limit_of_a_box_of_a_cover_can_be_dropped(drawn: One) -> None:
    space, region = drawn
    cells = cells_of(space, region)
    assert [] == [
        (box, name)
        for box in cover(space, region).boxes
        for name in space.smaller(box, space.full)
        if cells_of(space, (box | space.fields(name),)) <= cells
    ]


@given(some_region())
def test_no_box_of_a_cover_lies_in_the_union_of_the_others(drawn: One) -> None:
    space, region = drawn
    assert [] == redundant(space, cover(space, region).boxes, cells_of(space, region))


@given(some_region())
def test_a_cover_begins_with_the_fewest_limits_then_with_the_largest_share(drawn: One) -> None:
    space, region = drawn
    keys = [generality(space, box, region) for box in cover(space, region).boxes]
    assert sorted(keys) == keys


@given(some_region())
def test_no_box_is_printed_for_cells_that_more_general_boxes_have(drawn: One) -> None:
    space, region = drawn
    found = cover(space, region).boxes
    assert [] == [
        box
        for place, box in enumerate(found)
        if cells_of(space, (box,))
        <= cells_of(space, (*more_general(space, box, region), *found[place + 1 :]))
    ]


def test_boxes_of_equal_limits_and_shares_begin_with_the_first_values() -> None:
    space = Space({"conduct": 6, "place": 3})
    first = space.pack({"conduct": 0b100001, "place": 0b010})
    second = space.pack({"conduct": 0b010010, "place": 0b001})
    third = space.pack({"conduct": 0b001100, "place": 0b100})
    assert (first, second, third) == cover(space, (second, third, first)).boxes


@given(some_region())
def test_telling_values_apart_more_finely_changes_no_cover(drawn: One) -> None:
    space, region = drawn
    for name in space.names:
        sizes = {other: space.values(space.full, other).bit_count() for other in space.names}
        finer = Space({**sizes, name: 2 * sizes[name]})
        coarse = [halved(space, box, finer, name) for box in cover(space, region).boxes]
        split = tuple(halved(space, box, finer, name) for box in region)
        assert coarse == list(cover(finer, split).boxes)


@given(some_region())
def test_a_small_region_is_covered_canonically(drawn: One) -> None:
    space, region = drawn
    assert cover(space, region).canonical


@given(described_twice())
def test_a_cover_does_not_depend_on_how_the_region_is_described(drawn: Two) -> None:
    space, first, second = drawn
    assert cover(space, first) == cover(space, second)


def test_boxes_alike_in_other_dimensions_keep_one_order() -> None:
    """Both boxes have two limits, a quarter of the cells and the same values."""
    space = Space({"conduct": 2, "place": 2, "means": 2, "victim": 2})
    first = space.pack({"place": 0b10, "means": 0b01})
    second = space.pack({"conduct": 0b10, "victim": 0b01})
    assert cover(space, (first, second)).boxes == cover(space, (second, first)).boxes


def test_a_choice_between_boxes_does_not_depend_on_how_the_region_is_described() -> None:
    """One cell lies in two maximal boxes of equal size, of which either would be enough."""
    space = Space({"conduct": 2, "place": 2, "means": 2, "victim": 2})
    region = (
        space.pack({"means": 0b01, "victim": 0b10}),
        space.pack({"conduct": 0b01, "place": 0b10, "victim": 0b01}),
        space.pack({"place": 0b10, "means": 0b10, "victim": 0b01}),
    )
    assert set(cover(space, region).boxes) == set(cover(space, region[::-1]).boxes)


@given(some_region())
def test_a_cover_is_covered_by_itself(drawn: One) -> None:
    space, region = drawn
    once = cover(space, region)
    assert once == cover(space, once.boxes)


@given(some_region(), st.data())
def test_a_dimension_that_no_text_mentions_changes_no_cover(
    drawn: One, data: st.DataObject
) -> None:
    space, region = drawn
    sizes = dict(zip(space.names, space.sizes, strict=True))
    wider = data.draw(st.sampled_from([{"new": 3, **sizes}, {**sizes, "new": 3}]).map(Space))
    said = [wider.pack(space.unpack(box)) for box in region]
    assert [space.unpack(box) for box in cover(space, region).boxes] == [
        wider.unpack(box) for box in cover(wider, said).boxes
    ]


def test_nothing_is_covered_by_no_boxes() -> None:
    assert Cover((), canonical=True) == cover(Space({"conduct": 2}), ())


def test_a_cover_reads_as_two_overlapping_boxes_and_not_as_pieces() -> None:
    space = Space({"conduct": 3, "place": 2})
    selling, private = space.pack({"conduct": 0b001}), space.pack({"place": 0b10})
    pieces = (selling, difference(space, (private,), (selling,))[0])
    assert {selling, private} == set(cover(space, pieces).boxes)


def test_a_maximal_box_that_the_others_cover_is_not_printed() -> None:
    """What two boxes have alike, whatever sets them apart, is a maximal box too."""
    space = Space({"conduct": 2, "place": 2, "means": 2})
    public = space.pack({"conduct": 0b01, "place": 0b01})
    private = space.pack({"conduct": 0b10, "means": 0b01})
    alike = space.pack({"place": 0b01, "means": 0b01})
    assert {public, private} == set(cover(space, (alike, public, private)).boxes)


# --- without ---


@given(two_regions())
def test_a_cover_without_a_region_is_that_of_the_difference(drawn: Two) -> None:
    space, region, without = drawn
    assert cover(space, difference(space, region, without)) == cover(space, region, without)


@given(any_cover())
def test_a_cover_without_a_region_is_that_of_the_difference_of_region_and_free_cells(
    asked: Asked,
) -> None:
    space, region, without, free, _ = asked
    left = difference(space, region, without)
    assert cover(space, left, free=difference(space, free, without)) == cover(
        space, region, without, free
    )


@given(any_cover())
def test_a_cover_never_has_a_cell_that_was_taken_away(asked: Asked) -> None:
    without = cells_of(asked.space, asked.without)
    assert set() == cells_of(asked.space, asked.found) & without


# --- free cells, at any bound ---


@given(any_cover())
def test_a_cover_has_every_cell_that_is_left(asked: Asked) -> None:
    assert asked.left <= cells_of(asked.space, asked.found)


@given(any_cover())
def test_a_cover_goes_beyond_what_is_left_by_free_cells_only(asked: Asked) -> None:
    assert cells_of(asked.space, asked.found) <= asked.allowed


@given(any_cover())
def test_boxes_take_in_free_cells_as_far_as_they_can(asked: Asked) -> None:
    assert [] == widened_within(asked.space, asked.found, asked.allowed)


@given(any_cover())
def test_no_box_is_there_for_free_cells_alone(asked: Asked) -> None:
    assert [] == redundant(asked.space, asked.found, asked.left)


@given(described_twice(), st.data())
def test_a_cover_with_free_cells_does_not_depend_on_descriptions(
    drawn: Two, data: st.DataObject
) -> None:
    space, first, second = drawn
    free = data.draw(regions(space))
    assert cover(space, first, free=free) == cover(space, second, free=free[::-1])


def test_a_region_with_an_impossible_corner_is_one_box() -> None:
    space = Space({"conduct": 2, "place": 2})
    corner = space.pack({"conduct": 0b10, "place": 0b10})
    region = difference(space, (space.full,), (corner,))
    assert Cover((space.full,), canonical=True) == cover(space, region, free=(corner,))


def test_a_free_cell_between_two_boxes_adds_no_box() -> None:
    """A third box has the free cell, and otherwise what the other two have."""
    space = Space({"conduct": 3, "place": 3})
    first, second = space.pack({"conduct": 0b001}), space.pack({"place": 0b100})
    between = space.pack({"conduct": 0b010, "place": 0b010})
    assert {first, second} == set(cover(space, (first, second), free=(between,)).boxes)


# --- the bound ---


@given(a_region_and_a_low_bound())
def test_a_cover_that_was_cut_off_is_exact(drawn: tuple[Space, Region, int]) -> None:
    space, region, bound = drawn
    found = cover(space, region, bound=bound).boxes
    assert cells_of(space, region) == cells_of(space, found)


@given(a_region_and_a_low_bound())
def test_a_cover_that_was_cut_off_has_maximal_boxes(drawn: tuple[Space, Region, int]) -> None:
    space, region, bound = drawn
    found = cover(space, region, bound=bound).boxes
    assert [] == widened_within(space, found, cells_of(space, region))


@given(a_region_and_a_low_bound())
def test_a_cover_that_was_cut_off_is_irredundant(drawn: tuple[Space, Region, int]) -> None:
    space, region, bound = drawn
    found = cover(space, region, bound=bound).boxes
    assert [] == redundant(space, found, cells_of(space, region))


@given(a_region_and_a_low_bound())
def test_a_cover_of_more_maximal_boxes_than_the_bound_says_that_it_was_cut_off(
    drawn: tuple[Space, Region, int],
) -> None:
    space, region, bound = drawn
    number = len(maximal_boxes_of(space, cells_of(space, region)))
    assert number <= max(bound, 1) or not cover(space, region, bound=bound).canonical


@given(a_region_and_a_low_bound())
def test_a_cover_that_says_that_it_is_canonical_is_the_one_without_a_bound(
    drawn: tuple[Space, Region, int],
) -> None:
    space, region, bound = drawn
    found = cover(space, region, bound=bound)
    unbounded = cover(space, region, bound=10**6)
    assert not found.canonical or found == unbounded


def test_the_bound_is_the_number_of_maximal_boxes_that_are_still_compared() -> None:
    """A staircase of three steps has three maximal boxes."""
    space = Space({"conduct": 3, "place": 3})
    steps = tuple(
        space.pack({"conduct": conduct, "place": place})
        for conduct, place in ((0b001, 0b111), (0b011, 0b011), (0b111, 0b001))
    )
    assert [cover(space, steps, bound=bound).canonical for bound in (2, 3)] == [False, True]


# --- maximal boxes, hull, witness ---


@given(some_region())
def test_maximal_boxes_are_all_that_there_are(drawn: One) -> None:
    space, region = drawn
    expected = maximal_boxes_of(space, cells_of(space, region))
    assert expected == set(maximal_boxes(space, region) or ())


@given(some_region())
def test_a_maximal_box_is_given_once(drawn: One) -> None:
    space, region = drawn
    found = maximal_boxes(space, region) or ()
    assert len(set(found)) == len(found)


@given(a_region_and_a_low_bound())
def test_more_maximal_boxes_than_the_bound_are_not_given(drawn: tuple[Space, Region, int]) -> None:
    space, region, bound = drawn
    found = maximal_boxes(space, region, bound)
    assert found is None or len(found) <= max(bound, 1)


@given(some_region())
def test_the_hull_is_the_only_smallest_box_around_a_region(drawn: One) -> None:
    space, region = drawn
    cells = cells_of(space, region)
    around = [box for box in every_box(space) if cells <= cells_of(space, (box,))]
    assert min(around, key=space.count) == hull(region)


def test_the_hull_of_nothing_has_no_values() -> None:
    assert 0 == hull(())


@given(some_region())
def test_a_witness_is_the_first_cell_of_the_region(drawn: One) -> None:
    space, region = drawn
    assert [min(cells_of(space, region))] == list(cells_of(space, (witness(space, region),)))


@given(some_region(), st.data())
def test_a_witness_is_not_taken_from_a_box_without_cells(drawn: One, data: st.DataObject) -> None:
    space, region = drawn
    name = data.draw(st.sampled_from(space.names))
    empty = data.draw(boxes(space)) & ~space.fields(name)
    assert witness(space, region) == witness(space, (empty, *region))


@given(two_regions())
def test_a_witness_of_a_residue_is_required_and_not_covered(drawn: Two) -> None:
    space, required, covered = drawn
    residue = difference(space, required, covered)
    cell = cells_of(space, (witness(space, residue),)) if residue else set()
    assert cell <= cells_of(space, required) - cells_of(space, covered)


# --- where cells cannot be counted ---


@given(two_wide_regions())
def test_a_wide_cover_is_exact_by_the_plain_version(drawn: Two) -> None:
    space, region, without = drawn
    left = plain_difference(plain(space, region), plain(space, without))
    assert plain_equal(left, plain(space, cover(space, region, without).boxes))


@given(two_wide_regions())
def test_a_wide_cover_has_maximal_boxes_by_the_plain_version(drawn: Two) -> None:
    space, first, second = drawn
    region = (*first, *second)
    assert [] == [
        wider
        for box in cover(space, region).boxes
        for wider in widenings(space, box)
        if plain_contains(plain(space, region), plain(space, (wider,)))
    ]


@given(two_wide_regions())
def test_a_wide_cover_is_irredundant_by_the_plain_version(drawn: Two) -> None:
    space, first, second = drawn
    found = plain(space, cover(space, (*first, *second)).boxes)
    assert [] == [
        box
        for place, box in enumerate(found)
        if plain_contains([*found[:place], *found[place + 1 :]], [box])
    ]


@given(two_wide_regions())
def test_a_wide_witness_is_one_cell_of_the_region_by_the_plain_version(drawn: Two) -> None:
    space, region, _ = drawn
    cell = masks_of(space, witness(space, region))
    assert plain_contains(plain(space, region), [cell])
    assert {1} == {mask.bit_count() for mask in cell}


@given(two_wide_regions())
def test_a_wide_witness_is_the_first_cell_by_the_plain_version(drawn: Two) -> None:
    space, region, _ = drawn
    first = min(tuple(mask & -mask for mask in masks) for masks in plain(space, region))
    assert box_of(space, first) == witness(space, region)
