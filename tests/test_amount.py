import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.amount import (
    LIFE,
    AmountError,
    Range,
    parse_fine,
    parse_imprisonment,
    parse_period,
    spoken,
)

NUMBERS = st.integers(0, 999)
UNITS = st.sampled_from(["year", "month", "day"])
PARTS_OF_A_YEAR = {"year": Fraction(1), "month": Fraction(1, 12), "day": Fraction(1, 365)}
FINES = st.integers(0, 10**12)


def named(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


# --- periods ---


@given(NUMBERS, UNITS)
def test_a_period_is_counted_in_exact_parts_of_a_year(number: int, unit: str) -> None:
    assert number * PARTS_OF_A_YEAR[unit] == parse_period(named(number, unit))


@given(NUMBERS, UNITS)
def test_life_is_longer_than_any_period_that_a_law_states(number: int, unit: str) -> None:
    assert parse_period(named(number, unit)) < parse_period("life")


def test_twelve_months_are_a_year_and_so_are_365_days() -> None:
    assert [Fraction(1), Fraction(1)] == [parse_period("12 months"), parse_period("365 days")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "years",
        "five years",
        "5years",
        "5  years",
        "-1 years",
        "1.5 years",
        "2 weeks",
        "5 years 6 months",
        "up to 5 years",
        "2..5 years",
        "Life",
        "unknown",
    ],
)
def test_what_is_not_a_period_is_named_with_what_would_be(text: str) -> None:
    with pytest.raises(
        AmountError, match=f"^'{re.escape(text)}' is not a period such as '5 years'"
    ):
        parse_period(text)


# --- imprisonment ---


@given(NUMBERS, NUMBERS, UNITS)
def test_a_range_of_one_unit_names_it_once(low: int, more: int, unit: str) -> None:
    text = f"{low}..{named(low + more, unit)}"
    year = PARTS_OF_A_YEAR[unit]
    assert Range(low * year, (low + more) * year, "years", text) == parse_imprisonment(text)


@given(st.tuples(NUMBERS, UNITS), st.tuples(NUMBERS, UNITS))
def test_a_range_of_two_units_has_the_length_of_each(
    first: tuple[int, str], second: tuple[int, str]
) -> None:
    low, high = sorted((first, second), key=lambda period: period[0] * PARTS_OF_A_YEAR[period[1]])
    text = f"{named(*low)}..{named(*high)}"
    assert (parse_period(named(*low)), parse_period(named(*high))) == (
        parse_imprisonment(text).low,
        parse_imprisonment(text).high,
    )


@given(NUMBERS, UNITS)
def test_a_single_term_is_both_the_least_and_the_greatest(number: int, unit: str) -> None:
    text = named(number, unit)
    amount = number * PARTS_OF_A_YEAR[unit]
    assert Range(amount, amount, "years", text) == parse_imprisonment(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("up to 1 year", None, Fraction(1)),
        ("up to life", None, LIFE),
        ("life", LIFE, LIFE),
        ("15 years..life", Fraction(15), LIFE),
        ("6 days..3 months", Fraction(6, 365), Fraction(1, 4)),
        ("unknown", None, None),
    ],
)
def test_an_imprisonment_keeps_open_what_is_not_stated(
    text: str, low: Fraction | None, high: Fraction | None
) -> None:
    assert Range(low, high, "years", text) == parse_imprisonment(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..5 years",
        "2..",
        "2..5",
        "2..5 weeks",
        "2..5..7 years",
        "up to unknown",
        "unknown..5 years",
        "up to 2..5 years",
        "4,000,000 KHR",
    ],
)
def test_what_is_not_an_imprisonment_is_refused(text: str) -> None:
    with pytest.raises(AmountError, match="is not a period"):
        parse_imprisonment(text)


@pytest.mark.parametrize(
    "text", ["5..2 years", "6..3 months", "life..5 years", "1 year..6 months"]
)
def test_an_imprisonment_that_begins_above_its_end_is_refused(text: str) -> None:
    with pytest.raises(AmountError, match=f"^'{re.escape(text)}' begins above its end$"):
        parse_imprisonment(text)


# --- fines ---


@given(FINES, st.booleans())
def test_a_fine_is_read_with_and_without_commas(amount: int, commas: bool) -> None:
    text = f"{amount:,} KHR" if commas else f"{amount} KHR"
    assert Range(Fraction(amount), Fraction(amount), "KHR", text) == parse_fine(text)


@given(FINES, FINES)
def test_a_range_of_fines_names_its_currency_once(low: int, more: int) -> None:
    text = f"{low:,}..{low + more:,} USD"
    assert Range(Fraction(low), Fraction(low + more), "USD", text) == parse_fine(text)


@given(FINES)
def test_a_greatest_fine_has_no_least_one(amount: int) -> None:
    text = f"up to {amount:,} KHR"
    assert Range(None, Fraction(amount), "KHR", text) == parse_fine(text)


def test_an_unknown_fine_has_no_currency() -> None:
    assert Range(None, None, "", "unknown") == parse_fine("unknown")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KHR",
        "4,000,000",
        "40,00 KHR",
        "4,0000 KHR",
        "-5 KHR",
        "5 khr",
        "5 riels",
        "5 KHRR",
        "2..5",
        "2 USD..5 KHR",
        "..5 KHR",
        "2.. KHR",
        "5 years",
    ],
)
def test_what_is_not_a_fine_is_refused(text: str) -> None:
    with pytest.raises(AmountError, match="is not a fine such as '4,000,000"):
        parse_fine(text)


def test_a_fine_that_begins_above_its_end_is_refused() -> None:
    with pytest.raises(AmountError, match=r"^'10,000\.\.4,000 KHR' begins above its end$"):
        parse_fine("10,000..4,000 KHR")


# --- in a sentence ---


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2..5 years", "2 to 5 years"),
        ("6 days..3 months", "6 days to 3 months"),
        ("up to 1 year", "up to 1 year"),
        ("4,000,000..10,000,000 KHR", "4,000,000 to 10,000,000 riels"),
        ("5,000 USD", "5,000 USD"),
    ],
)
def test_an_amount_is_said_in_words(text: str, said: str) -> None:
    assert said == spoken(text)


def amount_in(parse: Callable[[str], object], text: str) -> object:
    """Return what the text is read as; nothing if it is refused as no amount."""
    try:
        return parse(text)
    except AmountError:
        return None


@pytest.mark.parametrize("parse", [parse_period, parse_imprisonment, parse_fine])
@given(text=st.text(st.sampled_from("0159 .,-yearsmonthdlifKHRUSDupto"), max_size=20))
def test_any_text_is_an_amount_or_refused_as_none(
    parse: Callable[[str], object], text: str
) -> None:
    assert isinstance(amount_in(parse, text), Fraction | Range | None)
