"""Numbers in running text."""

import pytest

from gapcheck.words.number import counted, number_word


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 gaps"), (1, "1 gap"), (2, "2 gaps"), (21, "21 gaps")]
)
def test_one_is_told_apart_from_several(number: int, told: str) -> None:
    assert told == counted(number, "gap")


def test_a_plural_of_its_own_is_used() -> None:
    assert ("1 remedy", "2 remedies") == tuple(counted(n, "remedy", "remedies") for n in (1, 2))


def test_small_numbers_are_words() -> None:
    assert ["no", "one", "ten", "11"] == [number_word(n) for n in (0, 1, 10, 11)]
