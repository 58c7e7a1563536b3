"""Amounts with units: periods and fines, parsed and compared.

Periods are counted in years of 12 months or 365 days, exactly (as fractions), because a law that
says "more than five years" means just that.
"""

import re
from fractions import Fraction
from typing import NamedTuple

LIFE = Fraction(1000)
"""Life imprisonment, longer than any period."""

_UNITS = {"year": Fraction(1), "month": Fraction(1, 12), "day": Fraction(1, 365)}
_PERIOD = re.compile(r"([0-9]{1,6}) (year|month|day)s?")
_FINE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){0,6}|[0-9]{1,21}) ?([A-Z]{3})")


class AmountError(ValueError):
    """The text is not an amount that we read; the message says what would be."""


class Range(NamedTuple):
    """A range of amounts, inclusive.

    Attributes:
        low: Least amount; none if unknown or not stated.
        high: Greatest amount; none if unknown.
        unit: `years`, or the code of a currency.
        text: The range as written.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str
    text: str


def parse_period(text: str) -> Fraction:
    """Return a period in years.

    Args:
        text: E.g. `5 years`, `6 months`, `6 days` or `life`.

    Raises:
        AmountError: It is none of these.
    """
    if text == "life":
        return LIFE
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise AmountError(f"'{text}' is not a period such as '5 years', '6 months' or 'life'")
    return int(found.group(1)) * _UNITS[found.group(2)]


def parse_imprisonment(text: str) -> Range:
    """Return the range of an imprisonment.

    Args:
        text: `2..5 years`, `6 days..3 months`, `up to 1 year`, `5 years`, `life` or `unknown`.

    Raises:
        AmountError: It is none of these, or begins above its end.
    """
    if text == "unknown":
        return Range(None, None, "years", text)
    if text.startswith("up to "):
        return Range(None, parse_period(text.removeprefix("up to ")), "years", text)
    low, dots, high = text.partition("..")
    if not dots:
        amount = parse_period(text)
        return Range(amount, amount, "years", text)
    unit = high.rpartition(" ")[2]
    start = parse_period(low if " " in low or low == "life" else f"{low} {unit}")
    end = parse_period(high)
    if start > end:
        raise AmountError(f"'{text}' begins above its end")
    return Range(start, end, "years", text)


def parse_fine(text: str) -> Range:
    """Return the range of a fine.

    Args:
        text: `4,000,000..10,000,000 KHR`, `up to 6,000,000 KHR` or `unknown`.

    Raises:
        AmountError: It is none of these, or begins above its end.
    """
    if text == "unknown":
        return Range(None, None, "", text)
    if text.startswith("up to "):
        high, unit = _fine(text.removeprefix("up to "))
        return Range(None, high, unit, text)
    low, dots, high_text = text.partition("..")
    end, unit = _fine(high_text if dots else text)
    start = end if not dots else _fine(f"{low} {unit}")[0]
    if start > end:
        raise AmountError(f"'{text}' begins above its end")
    return Range(start, end, unit, text)


def _fine(text: str) -> tuple[Fraction, str]:
    found = _FINE.fullmatch(text.strip())
    if found is None:
        raise AmountError(f"'{text}' is not a fine such as '4,000,000..10,000,000 KHR'")
    return Fraction(int(found.group(1).replace(",", ""))), found.group(2)


def spoken(text: str) -> str:
    """Return an amount as it is put into a sentence: `2..5 years` becomes `2 to 5 years`."""
    return text.replace("..", " to ").replace(" KHR", " riels")
