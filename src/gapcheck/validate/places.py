"""Problems that several checks have in common."""

from collections.abc import Iterable
from typing import Any

from gapcheck.files import Loaded
from gapcheck.problem import Problem, advise
from gapcheck.source import Steps


def twice(loaded: Loaded[Any], name: str, path: Steps, where: str = "") -> Problem:
    """Return the problem of an id that stands twice."""
    return loaded.source.problem(
        "E204",
        f"there is another '{name}'",
        path,
        where=where,
        fix="ids are unique; give one of them another one.",
    )


def unknown(
    loaded: Loaded[Any],
    code: str,
    what: str,
    name: str,
    path: Steps,
    known: Iterable[str],
    where: str = "",
    *,
    key: bool = False,
) -> Problem:
    """Return the problem of a name that nothing has, with the nearest one that exists."""
    return loaded.source.problem(
        code, f"there is no {what} '{name}'", path, key=key, where=where, fix=advise(name, known)
    )


def no_value(
    loaded: Loaded[Any], name: str, dimension: str, path: Steps, known: Iterable[str]
) -> Problem:
    """Return the problem of a word that is no value of its dimension."""
    return loaded.source.problem(
        "E102", f"'{name}' is not a value of '{dimension}'", path, fix=advise(name, known)
    )
