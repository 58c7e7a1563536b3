"""Which instructions have been carried out on a day, surely or perhaps."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from gapcheck.provision import Commencement

Key = tuple[str, ...]
"""Names of the instructions that are carried out, sorted."""


def in_force_on(when: Commencement | None, on: datetime.date) -> str:
    """Return whether a text had begun to apply on a day: `yes`, `no` or `unknown`."""
    if when is None:
        return "yes"
    if when.latest is not None and on >= when.latest:
        return "yes"
    if when.earliest is not None and on < when.earliest:
        return "no"
    return "unknown"


def states_on(
    steps: Sequence[tuple[str, Commencement | None, str]], on: datetime.date
) -> dict[tuple[str, ...], Key]:
    """Return the states that the law may be in on a day.

    Args:
        steps: Each instruction's name, when it takes effect, and the reading whether it has.
        on: The day.

    Returns:
        The readings that are answered with yes, of those that are asked then, to what has been
        carried out.
    """
    sure = [key for key, when, _ in steps if in_force_on(when, on) == "yes"]
    perhaps: dict[str, list[str]] = {}
    for key, when, question in steps:
        if in_force_on(when, on) == "unknown":
            perhaps.setdefault(question, []).append(key)
    return {
        chosen: tuple(sorted([*sure, *(key for name in chosen for key in perhaps[name])]))
        for chosen in _subsets(sorted(perhaps))
    }


def all_states(steps: Sequence[tuple[str, Commencement | None, str]]) -> set[Key]:
    """Return every state that the law is or may be in on some day."""
    return {key for day in _days(steps) for key in states_on(steps, day).values()}


def most_uncertain(steps: Sequence[tuple[str, Commencement | None, str]]) -> int:
    """Return how many questions whether something has taken effect are open on one day, at most.

    Args:
        steps: Each instruction's name, when it takes effect, and the reading whether it has.
    """
    return max(
        len({question for _, when, question in steps if in_force_on(when, day) == "unknown"})
        for day in _days(steps)
    )


def uncertain(steps: Iterable[tuple[str, Commencement | None, str]]) -> list[str]:
    """Return the readings whether uncertain instructions have taken effect, sorted."""
    return sorted(
        {
            question
            for _, when, question in steps
            if when is not None and (when.earliest is None or when.earliest != when.latest)
        }
    )


def _days(steps: Iterable[tuple[str, Commencement | None, str]]) -> set[datetime.date]:
    """Return the days on which the law changes or may change, and one before them."""
    days = {datetime.date.min}
    for _, when, _ in steps:
        days |= {day for day in (when.earliest, when.latest) if day} if when else set()
    return days


def _subsets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(names) + 1):
        yield from combinations(names, size)
