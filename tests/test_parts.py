import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.assemble.parts import Layout, Part, absorbed, conditional, product, surely
from gapcheck.space import Space

SIZES = {"conduct": 3, "place": 3}
NAMES = (*SIZES, "?first", "?second")
MASKS = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 7))
USES = st.frozensets(st.sampled_from(("law/art-1", "law/art-2")))


def layout() -> Layout:
    return Layout(SIZES, lambda reading: 3)


LAYOUT = layout()
PARTS = st.builds(Part, MASKS.map(LAYOUT.bits), USES)


def part(**masks: int) -> Part:
    """Return a part that uses no definition; `_reading` stands for the reading."""
    return Part(LAYOUT.bits({name.replace("_", "?"): mask for name, mask in masks.items()}))


# --- how boxes are laid out ---


def test_a_part_that_says_nothing_is_zero_and_uses_no_definition() -> None:
    assert Part(0, frozenset()) == Part() == Part(LAYOUT.bits({}))


def test_a_part_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Part().bits = 1  # type: ignore[misc]


@given(MASKS)
def test_what_is_laid_out_can_be_read_again(masks: dict[str, int]) -> None:
    assert masks == LAYOUT.masks(LAYOUT.bits(masks))
    assert {name: masks.get(name, 0) for name in NAMES} == {
        name: LAYOUT.values_of(LAYOUT.bits(masks), name) for name in NAMES
    }


@given(MASKS)
def test_what_stood_before_a_reading_was_met_says_nothing_of_it(masks: dict[str, int]) -> None:
    growing = layout()
    before = growing.bits({"conduct": 1})
    growing.bits(masks)
    growing.bits({"?third": 1})
    assert {"conduct": 1} == growing.masks(before)


@given(MASKS)
def test_the_vocabulary_stands_where_a_space_has_it(masks: dict[str, int]) -> None:
    space = Space(SIZES | {"?first": 3, "?second": 3, "?third": 3})
    said = {name: mask for name, mask in masks.items() if name in SIZES}
    bits = LAYOUT.bits(masks) & LAYOUT.values & (1 << LAYOUT.width) - 1
    assert space.pack(said) == space.full ^ bits


@given(MASKS, MASKS)
def test_boxes_meet_dimension_by_dimension(first: dict[str, int], second: dict[str, int]) -> None:
    both = {
        name: first.get(name, 7) & second.get(name, 7) for name in first.keys() | second.keys()
    }
    met = LAYOUT.met(LAYOUT.bits(first), LAYOUT.bits(second))
    assert (both if all(both.values()) else None) == (None if met is None else LAYOUT.masks(met))


def test_a_dimension_without_values_of_its_own_has_no_mark() -> None:
    assert (0, 0) == (LAYOUT.mark("depiction"), LAYOUT.values_of(LAYOUT.marks, "depiction"))


# --- set algebra ---


def lies_inside(inner: Part, outer: Part) -> bool:
    """Whether a part restricts, and at least as much, whatever another one restricts."""
    masks = LAYOUT.masks(inner.bits)
    return inner.uses == outer.uses and all(
        name in masks and not masks[name] & ~mask
        for name, mask in LAYOUT.masks(outer.bits).items()
    )


@given(st.lists(PARTS, max_size=12))
def test_absorbed_leaves_what_lies_in_no_other_part_once_in_its_first_order(
    parts: list[Part],
) -> None:
    widest = [
        part
        for part in parts
        if not any(lies_inside(part, other) and part != other for other in parts)
    ]
    once = [part for number, part in enumerate(widest) if part not in widest[:number]]
    assert tuple(once) == absorbed(parts)


def test_a_part_that_names_all_values_contains_none_that_is_silent() -> None:
    silent, named = part(place=1), part(place=1, conduct=7)
    assert (silent,) == absorbed([named, silent])
    narrower = part(place=1, _first=1)
    assert (named, narrower) == absorbed([named, narrower])


def test_boxes_that_exclude_each_other_have_no_product() -> None:
    assert [] == product(LAYOUT, [part(place=1)], [part(place=2)])
    assert [part(place=1)] == product(LAYOUT, [part(place=3)], [part(place=1), part(place=4)])


def test_a_product_uses_the_definitions_of_both() -> None:
    first = part(place=3)._replace(uses=frozenset("a"))
    second = part(place=1)._replace(uses=frozenset("b"))
    assert [Part(second.bits, frozenset("ab"))] == product(LAYOUT, [first], [second])


def test_a_part_that_contradicts_an_answer_is_left_out() -> None:
    assert [] == conditional(LAYOUT, [part(_first=1)], {"?first": 2})


def test_only_what_holds_under_every_answer_is_sure() -> None:
    assert 1 == surely(LAYOUT, [part(place=1), part(place=2, _first=1)], "place")
