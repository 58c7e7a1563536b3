"""Cases cut along grounds: exact, whatever boxes describe them."""

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.judge.cutting import overlaid
from gapcheck.region import Region
from gapcheck.space import Space
from oracle import cells_of
from strategies import regions, small_spaces

Laid = tuple[Space, Region, list[Region]]


@st.composite
def laid_out(draw: st.DrawFn) -> Laid:
    """Draw cases, and grounds to cut them along."""
    space = draw(small_spaces())
    return space, draw(regions(space)), [draw(regions(space)) for _ in range(4)]


@given(laid_out())
def test_every_case_stands_in_one_part_with_the_grounds_that_hold_it(laid: Laid) -> None:
    space, cases, grounds = laid
    found = overlaid(space, 0, cases, grounds)
    held = [cells_of(space, ground) for ground in grounds]
    told = [(cell, key) for key, own in found for cell in cells_of(space, own)]
    wanted = [
        (cell, tuple(number for number, cells in enumerate(held) if cell in cells))
        for cell in cells_of(space, cases)
    ]
    assert sorted(wanted) == sorted(told)


@given(laid_out())
def test_what_the_last_ground_holds_is_cut_along_the_kept_ones_alone(laid: Laid) -> None:
    space, cases, grounds = laid
    found = overlaid(space, 0, cases, grounds, last=3, kept=1)
    held = [cells_of(space, ground) for ground in grounds]
    told = {cell: key for key, own in found for cell in cells_of(space, own)}
    for cell in cells_of(space, cases):
        key = tuple(number for number, cells in enumerate(held) if cell in cells)
        assert told.pop(cell) == (tuple(it for it in key if it in (0, 3)) if 3 in key else key)
    assert not told


def test_without_cases_there_are_no_parts() -> None:
    space = Space({"conduct": 2})
    assert overlaid(space, 0, (), [(space.full,)]) == []
