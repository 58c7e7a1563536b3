"""What `ask` is given, read: limits and conditions."""

from collections.abc import Iterable, Sequence

from gapcheck.amount import AmountError, parse_period
from gapcheck.check import Condition
from gapcheck.construct import construct
from gapcheck.problem import GapcheckError, Problem


def parse_limits(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return limits written as `DIMENSION=VALUE,VALUE…`.

    Raises:
        GapcheckError: One of them has no `=` or no value, or a dimension stands twice.
    """
    limits: dict[str, list[str]] = {}
    problems = []
    for text in texts:
        name, equals, values = text.partition("=")
        words = [word for word in values.split(",") if word]
        if not equals or not words:
            fix = "write DIMENSION=VALUE, e.g. conduct=possess."
            problems.append(Problem("E407", f"'{text}' states no value", fix=fix))
        elif name in limits:
            fix = f"write {name}={','.join([*limits[name], *words])}."
            problems.append(Problem("E407", f"'{name}' is stated twice", fix=fix))
        else:
            limits[name] = words
    if problems:
        raise GapcheckError(problems)
    return limits


def parse_conditions(texts: Iterable[str]) -> list[Condition]:
    """Return conditions written as `ATTRIBUTE=PERIOD` or `ATTRIBUTE=PERIOD after DIMENSION AGE`.

    Args:
        texts: E.g. `maximum-imprisonment=5 years`, `limitation=3 years after victim_age 18`.

    Raises:
        GapcheckError: One of them is in neither form.
    """
    found, problems = [], []
    for text in texts:
        attribute, _, number = text.partition("=")
        period, _, counted = number.partition(" after ")
        words = counted.split()
        try:
            parse_period(period.strip())
        except AmountError:
            period = ""
        if not period or not attribute or (counted and not _is_age(words)):
            fix = "write e.g. 'maximum-imprisonment=5 years' or "
            fix += "'limitation=3 years after victim_age 18'."
            problems.append(Problem("E407", f"'{text}' is no condition", fix=fix))
            continue
        age = {"counted-from": words[0], "majority": words[1]} if words else {}
        given = {"attribute": attribute.strip(), "at-least": period.strip(), **age}
        found.append(construct(Condition, given))
    if problems:
        raise GapcheckError(problems)
    return found


def _is_age(words: Sequence[str]) -> bool:
    return len(words) == 2 and words[1].isascii() and words[1].isdigit() and len(words[1]) < 3
