from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.region import (
    Region,
    absorb,
    contains,
    count,
    difference,
    disjoint,
    equal,
    intersection,
    joined,
    meeting,
    project,
    project_all,
    redundant,
    separated,
)
from gapcheck.space import Box, Space
from oracle import (
    Cell,
    cells_of,
    cells_with_every,
    cells_with_some,
    every_cell,
    masks_of,
    plain,
    plain_contains,
    plain_difference,
    plain_equal,
    plain_intersection,
)
from strategies import (
    boxes,
    described_twice,
    one_region,
    regions,
    three_regions,
    two_regions,
    two_wide_regions,
)

One = tuple[Space, Region]
Two = tuple[Space, Region, Region]
Three = tuple[Space, Region, Region, Region]


class Asked(NamedTuple):
    """A region, the dimensions to be projected away, and a box of the values that count."""

    space: Space
    region: Region
    names: set[str]
    domain: Box


@st.composite
def a_region_to_project(draw: st.DrawFn) -> Asked:
    """Draw a region of which some cells are in it for all, or for all values that count."""
    space, region = draw(one_region())
    names = draw(st.sets(st.sampled_from(space.names)))
    fields, domain = space.fields(*names), draw(boxes(space))
    for all_values in (fields, domain & fields):
        region += tuple(box & ~fields | all_values for box in draw(regions(space, most=1)))
    return Asked(space, region, names, domain)


def complement(space: Space, region: Region) -> Region:
    return difference(space, (space.full,), region)


def overlaps(space: Space, region: Region) -> list[tuple[Box, Box]]:
    """Return the pairs of boxes that have a cell in common."""
    return [
        (first, second)
        for place, first in enumerate(region)
        for second in region[:place]
        if cells_of(space, (first,)) & cells_of(space, (second,))
    ]


def malformed(space: Space, region: Region) -> list[Box]:
    """Return the boxes that have no cell, or bits outside the fields of the space."""
    return [box for box in region if box & ~space.full or not cells_of(space, (box,))]


# --- agreement with the cells ---


@given(two_regions())
def test_intersection_has_the_cells_that_are_in_both(drawn: Two) -> None:
    space, first, second = drawn
    assert cells_of(space, first) & cells_of(space, second) == cells_of(
        space, intersection(space, first, second)
    )


@given(two_regions())
def test_difference_has_the_cells_that_are_required_and_not_covered(drawn: Two) -> None:
    space, required, covered = drawn
    assert cells_of(space, required) - cells_of(space, covered) == cells_of(
        space, difference(space, required, covered)
    )


@given(two_regions())
def test_operations_yield_boxes_of_the_space_with_at_least_one_cell(drawn: Two) -> None:
    space, first, second = drawn
    results = (
        *intersection(space, first, second),
        *difference(space, first, second),
        *separated(space, first),
        *project(first, space.fields(space.names[0])),
        *project_all(space, first, space.fields(space.names[0]), space.full),
    )
    assert [] == malformed(space, results)


@given(two_regions())
def test_each_box_of_a_difference_lies_in_a_required_box(drawn: Two) -> None:
    space, required, covered = drawn
    assert [] == [
        piece
        for piece in difference(space, required, covered)
        if not any(cells_of(space, (piece,)) <= cells_of(space, (box,)) for box in required)
    ]


@given(two_regions())
def test_a_difference_of_disjoint_boxes_has_disjoint_boxes(drawn: Two) -> None:
    space, required, covered = drawn
    assert [] == overlaps(space, difference(space, separated(space, required), covered))


@given(two_regions())
def test_a_region_contains_another_exactly_if_it_has_all_its_cells(drawn: Two) -> None:
    space, whole, part = drawn
    assert (cells_of(space, whole) >= cells_of(space, part)) == contains(space, whole, part)


@given(two_regions())
def test_containment_reads_boxes_that_can_be_read_once(drawn: Two) -> None:
    space, whole, part = drawn
    assert contains(space, whole, part) == contains(space, iter(whole), iter(part))


@given(two_regions())
def test_regions_are_disjoint_exactly_if_no_cell_is_in_both(drawn: Two) -> None:
    space, first, second = drawn
    assert cells_of(space, first).isdisjoint(cells_of(space, second)) == disjoint(
        space, first, second
    )


@given(two_regions())
def test_regions_are_equal_exactly_if_they_have_the_same_cells(drawn: Two) -> None:
    space, first, second = drawn
    assert (cells_of(space, first) == cells_of(space, second)) == equal(space, first, second)


@given(described_twice())
def test_two_descriptions_of_a_region_are_equal(drawn: Two) -> None:
    space, first, second = drawn
    assert equal(space, first, second)


@given(two_regions())
def test_the_boxes_that_meet_a_region_have_a_cell_of_it_and_keep_their_order(drawn: Two) -> None:
    space, found, region = drawn
    cells = cells_of(space, region)
    expected = [box for box in found if cells_of(space, (box,)) & cells]
    assert expected == meeting(space, found, region)


@given(one_region())
def test_separated_boxes_have_the_same_cells(drawn: One) -> None:
    space, region = drawn
    assert cells_of(space, region) == cells_of(space, separated(space, region))


@given(one_region())
def test_separated_boxes_have_no_cell_in_common(drawn: One) -> None:
    space, region = drawn
    assert [] == overlaps(space, separated(space, region))


@given(two_regions())
def test_absorb_leaves_each_box_that_lies_in_no_other_once_in_its_first_order(drawn: Two) -> None:
    space, first, second = drawn
    distinct = list(dict.fromkeys((*first, *second)))
    expected = tuple(
        box
        for box in distinct
        if not any(cells_of(space, (box,)) < cells_of(space, (other,)) for other in distinct)
    )
    assert expected == absorb((*first, *second))


@given(one_region())
def test_a_cell_is_counted_once_however_many_boxes_have_it(drawn: One) -> None:
    space, region = drawn
    assert len(cells_of(space, region)) == count(space, region)


@given(a_region_to_project())
def test_a_projection_has_the_cells_that_are_in_the_region_for_some_value(asked: Asked) -> None:
    space, region, names, _ = asked
    assert cells_with_some(space, cells_of(space, region), names) == cells_of(
        space, project(region, space.fields(*names))
    )


@given(a_region_to_project())
def test_a_projection_for_all_has_the_cells_that_are_in_the_region_for_every_value(
    asked: Asked,
) -> None:
    space, region, names, _ = asked
    assert cells_with_every(space, cells_of(space, region), names, space.full) == cells_of(
        space, project_all(space, region, space.fields(*names), space.full)
    )


@given(a_region_to_project())
def test_a_projection_for_all_asks_only_for_the_values_that_count(asked: Asked) -> None:
    space, region, names, domain = asked
    assert cells_with_every(space, cells_of(space, region), names, domain) == cells_of(
        space, project_all(space, region, space.fields(*names), domain)
    )


# --- laws of sets ---


@given(two_regions())
def test_intersection_commutes(drawn: Two) -> None:
    space, first, second = drawn
    assert equal(space, intersection(space, first, second), intersection(space, second, first))


@given(two_regions())
def test_union_commutes(drawn: Two) -> None:
    space, first, second = drawn
    assert equal(space, (*first, *second), (*second, *first))


@given(three_regions())
def test_intersection_is_associative(drawn: Three) -> None:
    space, a, b, c = drawn
    assert equal(
        space,
        intersection(space, intersection(space, a, b), c),
        intersection(space, a, intersection(space, b, c)),
    )


@given(three_regions())
def test_intersection_distributes_over_union(drawn: Three) -> None:
    space, a, b, c = drawn
    assert equal(
        space,
        intersection(space, a, (*b, *c)),
        (*intersection(space, a, b), *intersection(space, a, c)),
    )


@given(three_regions())
def test_union_distributes_over_intersection(drawn: Three) -> None:
    space, a, b, c = drawn
    assert equal(
        space,
        (*a, *intersection(space, b, c)),
        intersection(space, (*a, *b), (*a, *c)),
    )


@given(two_regions())
def test_outside_a_union_is_outside_both(drawn: Two) -> None:
    space, a, b = drawn
    assert equal(
        space,
        complement(space, (*a, *b)),
        intersection(space, complement(space, a), complement(space, b)),
    )


@given(two_regions())
def test_outside_an_intersection_is_outside_one_of_both(drawn: Two) -> None:
    space, a, b = drawn
    assert equal(
        space,
        complement(space, intersection(space, a, b)),
        (*complement(space, a), *complement(space, b)),
    )


@given(one_region())
def test_outside_the_outside_is_the_region(drawn: One) -> None:
    space, region = drawn
    assert equal(space, region, complement(space, complement(space, region)))


@given(one_region())
def test_the_cells_outside_a_region_are_all_the_others(drawn: One) -> None:
    space, region = drawn
    assert every_cell(space) - cells_of(space, region) == cells_of(
        space, complement(space, region)
    )


@given(three_regions())
def test_taking_away_two_regions_in_turn_takes_away_their_union(drawn: Three) -> None:
    space, required, first, second = drawn
    assert equal(
        space,
        difference(space, required, (*first, *second)),
        difference(space, difference(space, required, first), second),
    )


@given(two_regions())
def test_a_residue_is_disjoint_from_what_is_covered(drawn: Two) -> None:
    space, required, covered = drawn
    assert disjoint(space, difference(space, required, covered), covered)


@given(two_regions())
def test_covered_and_residue_together_contain_what_is_required(drawn: Two) -> None:
    space, required, covered = drawn
    assert contains(space, (*covered, *difference(space, required, covered)), required)


@given(two_regions())
def test_a_residue_lies_in_what_is_required(drawn: Two) -> None:
    space, required, covered = drawn
    assert contains(space, required, difference(space, required, covered))


@given(three_regions())
def test_covering_more_never_leaves_more(drawn: Three) -> None:
    space, required, covered, more = drawn
    assert contains(
        space,
        difference(space, required, covered),
        difference(space, required, (*covered, *more)),
    )


@given(described_twice(), st.data())
def test_a_law_split_into_boxes_is_the_same_law(drawn: Two, data: st.DataObject) -> None:
    space, law, split = drawn
    required = (data.draw(boxes(space)),)
    assert equal(space, difference(space, required, law), difference(space, required, split))


@given(one_region())
def test_the_empty_region_is_in_every_region(drawn: One) -> None:
    space, region = drawn
    assert contains(space, region, ())


@given(one_region())
def test_the_empty_region_contains_only_itself(drawn: One) -> None:
    space, region = drawn
    assert (region == ()) == contains(space, (), region)


@given(one_region())
def test_the_whole_space_contains_every_region(drawn: One) -> None:
    space, region = drawn
    assert contains(space, (space.full,), region)


@given(one_region())
def test_nothing_is_left_of_a_region_without_itself(drawn: One) -> None:
    space, region = drawn
    assert () == difference(space, region, region)


@given(one_region())
def test_taking_nothing_away_leaves_the_region_as_it_is(drawn: One) -> None:
    space, region = drawn
    assert region == difference(space, region, ())


@given(one_region())
def test_the_empty_region_meets_nothing(drawn: One) -> None:
    space, region = drawn
    assert (
        intersection(space, region, ()),
        intersection(space, (), region),
        meeting(space, region, ()),
    ) == ((), (), [])


@given(one_region(), st.data())
def test_a_dimension_that_no_text_mentions_changes_no_difference(
    drawn: One, data: st.DataObject
) -> None:
    space, required = drawn
    covered = (data.draw(boxes(space)),)
    sizes = dict(zip(space.names, space.sizes, strict=True))
    wider = data.draw(st.sampled_from([{"new": 3, **sizes}, {**sizes, "new": 3}]).map(Space))
    assert [space.unpack(box) for box in difference(space, required, covered)] == [
        wider.unpack(box)
        for box in difference(
            wider, said_in(wider, space, required), said_in(wider, space, covered)
        )
    ]


def said_in(other: Space, space: Space, region: Region) -> Region:
    return tuple(other.pack(space.unpack(box)) for box in region)


# --- agreement with the plain version, where cells cannot be counted ---


@given(two_wide_regions())
def test_a_wide_difference_agrees_with_the_plain_version(drawn: Two) -> None:
    space, required, covered = drawn
    assert plain_equal(
        plain_difference(plain(space, required), plain(space, covered)),
        plain(space, difference(space, required, covered)),
    )


@given(two_wide_regions())
def test_a_wide_intersection_agrees_with_the_plain_version(drawn: Two) -> None:
    space, first, second = drawn
    assert plain_equal(
        plain_intersection(plain(space, first), plain(space, second)),
        plain(space, intersection(space, first, second)),
    )


@given(two_wide_regions())
def test_wide_containment_agrees_with_the_plain_version(drawn: Two) -> None:
    space, whole, part = drawn
    pairs = [(whole, part), (part, whole), (whole, intersection(space, whole, part))]
    assert [plain_contains(plain(space, a), plain(space, b)) for a, b in pairs] == [
        contains(space, a, b) for a, b in pairs
    ]


@given(two_wide_regions())
def test_wide_separated_boxes_agree_with_the_plain_version(drawn: Two) -> None:
    space, first, second = drawn
    assert plain_equal(
        plain(space, (*first, *second)), plain(space, separated(space, (*first, *second)))
    )


@given(two_regions())
def test_the_plain_version_of_a_difference_has_the_right_cells(drawn: Two) -> None:
    space, required, covered = drawn
    left = plain_difference(plain(space, required), plain(space, covered))
    assert cells_of(space, required) - cells_of(space, covered) == _cells(space, left)


@given(two_regions())
def test_the_plain_version_of_an_intersection_has_the_right_cells(drawn: Two) -> None:
    space, first, second = drawn
    common = plain_intersection(plain(space, first), plain(space, second))
    assert cells_of(space, first) & cells_of(space, second) == _cells(space, common)


def _cells(space: Space, found: list[tuple[int, ...]]) -> set[Cell]:
    return {
        cell
        for cell in every_cell(space)
        if any(
            all(mask >> value & 1 for mask, value in zip(masks, cell, strict=True))
            for masks in found
        )
    }


@given(one_region())
def test_joined_boxes_are_the_same_region(drawn: One) -> None:
    space, region = drawn
    assert cells_of(space, region) == cells_of(space, joined(space, region))


@given(one_region())
def test_no_two_joined_boxes_differ_in_one_dimension_alone(drawn: One) -> None:
    space, region = drawn
    found = [masks_of(space, box) for box in joined(space, region)]
    assert [] == [
        (first, second)
        for number, first in enumerate(found)
        for second in found[:number]
        if sum(a != b for a, b in zip(first, second, strict=True)) == 1
    ]


@given(one_region())
def test_boxes_that_lie_apart_are_joined_as_any(drawn: One) -> None:
    space, region = drawn
    apart = separated(space, region)
    assert joined(space, apart) == joined(space, apart, apart=True)


@given(one_region())
def test_joining_never_makes_more_boxes(drawn: One) -> None:
    space, region = drawn
    assert len(joined(space, region)) <= len(absorb(region))


@given(three_regions())
def test_without_redundant_regions_the_same_is_covered(drawn: Three) -> None:
    space, first, second, third = drawn
    found = (first, second, third)
    needed = (*first, *second, *third)
    gone = redundant(space, found, needed, range(3))
    kept = [box for number, region in enumerate(found) if number not in gone for box in region]
    assert cells_of(space, needed) == cells_of(space, kept)


@given(three_regions())
def test_no_region_that_is_kept_is_redundant(drawn: Three) -> None:
    space, first, second, third = drawn
    needed = intersection(space, first, (*second, *third))
    found = (first, second, third)
    gone = redundant(space, found, needed, range(3))
    for number in {0, 1, 2} - gone:
        others = [box for n in {0, 1, 2} - gone - {number} for box in found[n]]
        assert cells_of(space, needed) - cells_of(space, others)
