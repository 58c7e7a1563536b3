from hypothesis import given
from hypothesis import strategies as st

from gapcheck.assemble.parts import absorbed, conditional, met, product, surely
from gapcheck.part import Part

NAMES = ("conduct", "place", "?reading")
PARTS = st.builds(
    Part,
    st.dictionaries(st.sampled_from(NAMES), st.integers(1, 7)),
    st.frozensets(st.sampled_from(("law/art-1", "law/art-2"))),
)


def lies_inside(inner: Part, outer: Part) -> bool:
    """Whether a part restricts, and at least as much, whatever another one restricts."""
    return inner.uses == outer.uses and all(
        name in inner.masks and not inner.masks[name] & ~mask for name, mask in outer.masks.items()
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
    silent, named = Part({"place": 1}), Part({"place": 1, "conduct": 7})
    assert (silent,) == absorbed([named, silent])
    narrower = Part({"place": 1, "?reading": 1})
    assert (named, narrower) == absorbed([named, narrower])


def test_boxes_that_exclude_each_other_do_not_meet() -> None:
    assert met({"place": 1}, {"place": 2}) is None
    assert {"place": 1, "conduct": 2} == met({"place": 3}, {"place": 1, "conduct": 2})


def test_a_product_uses_the_definitions_of_both() -> None:
    first, second = Part({"place": 3}, frozenset("a")), Part({"place": 1}, frozenset("b"))
    assert [Part({"place": 1}, frozenset("ab"))] == list(product([first], [second]))


def test_a_part_that_contradicts_an_answer_is_left_out() -> None:
    assert [] == list(conditional([Part({"?reading": 1})], {"?reading": 2}))


def test_only_what_holds_under_every_answer_is_sure() -> None:
    assert 1 == surely([Part({"place": 1}), Part({"place": 2, "?reading": 1})], "place")
