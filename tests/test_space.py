from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.space import Box, Space
from oracle import box_of, cells_of, masks_of
from strategies import boxes, small_spaces, wide_spaces

PLACES = Space({"conduct": 3, "place": 2, "means": 4})


@st.composite
def boxes_in_a_space(draw: st.DrawFn, count: int) -> tuple[Space, list[Box]]:
    space = draw(small_spaces())
    return space, draw(st.lists(boxes(space), min_size=count, max_size=count))


@st.composite
def any_masks(draw: st.DrawFn) -> tuple[Space, tuple[int, ...]]:
    """Draw value sets that may be empty."""
    space = draw(st.one_of(small_spaces(), wide_spaces()))
    return space, draw(st.tuples(*(st.integers(0, (1 << size) - 1) for size in space.sizes)))


@given(any_masks())
def test_a_packed_box_gives_back_the_value_set_of_each_dimension(
    drawn: tuple[Space, tuple[int, ...]],
) -> None:
    space, masks = drawn
    assert masks == masks_of(space, box_of(space, masks))


@given(any_masks())
def test_a_box_is_empty_exactly_if_some_dimension_has_no_value(
    drawn: tuple[Space, tuple[int, ...]],
) -> None:
    space, masks = drawn
    assert (0 in masks) == space.is_empty(box_of(space, masks))


@given(any_masks())
def test_the_fields_of_a_box_never_reach_a_guard_bit(
    drawn: tuple[Space, tuple[int, ...]],
) -> None:
    space, masks = drawn
    assert (box_of(space, masks) | space.full) & space.guards == 0


@given(any_masks())
def test_the_number_of_cells_is_the_product_of_the_numbers_of_values(
    drawn: tuple[Space, tuple[int, ...]],
) -> None:
    space, masks = drawn
    assert prod(mask.bit_count() for mask in masks) == space.count(box_of(space, masks))


@given(boxes_in_a_space(1))
def test_unpacking_and_packing_gives_the_same_box(drawn: tuple[Space, list[Box]]) -> None:
    space, (box,) = drawn
    assert box == space.pack(space.unpack(box))


@given(boxes_in_a_space(1))
def test_unpacking_names_just_the_dimensions_that_are_restricted(
    drawn: tuple[Space, list[Box]],
) -> None:
    space, (box,) = drawn
    restricted = [
        name
        for name, size, mask in zip(space.names, space.sizes, masks_of(space, box), strict=True)
        if mask.bit_count() < size
    ]
    assert restricted == list(space.unpack(box))


@given(boxes_in_a_space(2))
def test_the_common_bits_of_two_boxes_are_their_common_cells(
    drawn: tuple[Space, list[Box]],
) -> None:
    space, (first, second) = drawn
    assert cells_of(space, (first,)) & cells_of(space, (second,)) == cells_of(
        space, (first & second,)
    )


@given(boxes_in_a_space(2))
def test_a_box_is_smaller_where_the_other_has_a_value_that_it_lacks(
    drawn: tuple[Space, list[Box]],
) -> None:
    space, (box, whole) = drawn
    lacking = [
        name
        for name, own, others in zip(
            space.names, masks_of(space, box), masks_of(space, whole), strict=True
        )
        if others & ~own
    ]
    assert lacking == list(space.smaller(box, whole))


@given(boxes_in_a_space(1), st.data())
def test_the_fields_of_some_dimensions_free_a_box_in_just_these(
    drawn: tuple[Space, list[Box]], data: st.DataObject
) -> None:
    space, (box,) = drawn
    names = data.draw(st.sets(st.sampled_from(space.names)))
    freed = {name: mask for name, mask in space.unpack(box).items() if name not in names}
    assert freed == space.unpack(box | space.fields(*names))


def test_a_dimension_that_is_left_out_is_unrestricted() -> None:
    assert masks_of(PLACES, PLACES.pack({"place": 0b10})) == (0b111, 0b10, 0b1111)


def test_the_first_value_of_a_dimension_is_bit_zero() -> None:
    assert {(2, 0, 3)} == cells_of(
        PLACES, [PLACES.pack({"conduct": 0b100, "place": 0b1, "means": 0b1000})]
    )


def test_a_space_keeps_its_dimensions_in_their_order() -> None:
    assert (PLACES.names, PLACES.sizes) == (("conduct", "place", "means"), (3, 2, 4))


def test_a_space_contains_its_dimensions_by_name_and_no_others() -> None:
    assert [name in PLACES for name in ("place", "victim")] == [True, False]


def test_a_space_without_dimensions_has_one_cell() -> None:
    assert 1 == Space({}).count(Space({}).full)


def test_a_dimension_without_values_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'place' has no values"):
        Space({"conduct": 3, "place": 0})


def test_packing_a_dimension_that_the_space_lacks_is_refused() -> None:
    with pytest.raises(KeyError, match="victim"):
        PLACES.pack({"victim": 1})
