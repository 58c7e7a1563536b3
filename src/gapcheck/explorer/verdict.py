"""The verdict of a table under answers: what the page's script does, in Python.

Answers are sets of combinations, written as boxes: reading to the answers that count, bit n for
the n-th. A box without a reading does not depend on it; no box at all is no answer.
"""

import sys
from collections.abc import Mapping, Sequence

from gapcheck.verdict import Verdict

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

Answers = Mapping[str, int]
"""Reading to answers, as bits."""


class PairDoc(TypedDict):
    """Answers that something stands on, and those under which it holds.

    `stands` has to hold all answers that are possible; `when` some of them.
    """

    stands: list[dict[str, int]]
    when: list[dict[str, int]]


class DemandTableDoc(TypedDict):
    """When one demand is missing, covered, unclear.

    `missing`, `not_found` and `coverable` are lists of sets of answers: something is missing, or
    covered, if one of them holds all answers that are possible. `covered` says that something is
    covered under every answer; then `coverable` and `demanded` are empty.
    """

    covered: bool
    missing: list[list[dict[str, int]]]
    not_found: list[list[dict[str, int]]]
    coverable: list[list[dict[str, int]]]
    failing: list[PairDoc]
    demanded: list[PairDoc]


class TableDoc(TypedDict):
    """When a check has which verdict."""

    every: bool
    demands: list[DemandTableDoc]


def verdict_under(table: TableDoc, chosen: Answers) -> Verdict:
    """Return the verdict of a table.

    Args:
        table: The table.
        chosen: The answers that are possible; a reading left out has all of them.
    """
    fates = [_fate(item, chosen) for item in table["demands"]]
    demanded = [fate for fate in fates if fate != "not demanded"]
    covered = any(_covered(item, chosen) for item in table["demands"])
    if not demanded:
        return "not-applicable"
    if table["every"] or len(fates) == 1:
        if "missing" in fates:
            return "partial" if covered else "gap"
        return "unclear" if "unclear" in fates else "compliant"
    left: list[Answers] = [chosen]
    for item, fate in zip(table["demands"], fates, strict=True):
        if fate in ("unclear", "met"):
            left = _meeting(left, _failing(item, chosen))
    if not left:
        return "compliant"
    if not contains(left, chosen):
        return "unclear"
    return "partial" if covered else "gap"


def is_marked(table: TableDoc, chosen: Answers) -> bool:
    """Whether something missing was only not found.

    Args:
        table: The table.
        chosen: The answers that are possible.
    """
    return any(
        contains(answers, chosen) for item in table["demands"] for answers in item["not_found"]
    )


def _fate(item: DemandTableDoc, chosen: Answers) -> str:
    if any(contains(answers, chosen) for answers in item["missing"]):
        return "missing"
    if _failing(item, chosen):
        return "unclear"
    if _covered(item, chosen) or _happens(item["demanded"], chosen):
        return "met"
    return "not demanded"


def _covered(item: DemandTableDoc, chosen: Answers) -> bool:
    return item["covered"] or any(contains(answers, chosen) for answers in item["coverable"])


def _failing(item: DemandTableDoc, chosen: Answers) -> list[Answers]:
    """Return the possible answers under which something fails."""
    return [
        box
        for pair in item["failing"]
        if contains(pair["stands"], chosen)
        for box in _meeting([chosen], pair["when"])
    ]


def _happens(pairs: Sequence[PairDoc], chosen: Answers) -> bool:
    return any(
        contains(pair["stands"], chosen) and bool(_meeting([chosen], pair["when"]))
        for pair in pairs
    )


def _meeting(first: Sequence[Answers], second: Sequence[Answers]) -> list[Answers]:
    """Return the answers in both of two sets."""
    found: list[Answers] = []
    for one in first:
        for other in second:
            both = {**one, **other}
            for name in one.keys() & other.keys():
                both[name] = one[name] & other[name]
            if all(both.values()):
                found.append(both)
    return found


def contains(answers: Sequence[Answers], chosen: Answers) -> bool:
    """Whether a set of answers holds all that are possible.

    Args:
        answers: The set.
        chosen: The answers that are possible; every reading of the set is among them.
    """
    met = [box for box in answers if all(chosen[name] & mask for name, mask in box.items())]
    for box in met:
        split = next((name for name, mask in box.items() if chosen[name] & ~mask), None)
        if split is None:
            return True
    if not met:
        return False
    name = next(key for key, mask in met[0].items() if chosen[key] & ~mask)
    inside = chosen[name] & met[0][name]
    return contains(met, {**chosen, name: inside}) and contains(
        met, {**chosen, name: chosen[name] & ~inside}
    )


def readings_of(table: TableDoc) -> list[str]:
    """Return the readings that can change the verdict of a table, sorted."""
    found: set[str] = set()
    for item in table["demands"]:
        sets = [*item["missing"], *item["not_found"], *item["coverable"]]
        for pair in (*item["failing"], *item["demanded"]):
            sets += [pair["stands"], pair["when"]]
        found.update(name for boxes in sets for box in boxes for name in box)
    return sorted(found)
