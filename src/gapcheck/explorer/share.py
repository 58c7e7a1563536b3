"""A document with whatever occurs more than once written once.

The result is `{"schema", "shared", "document"}`. Wherever a value may stand, `{"$": n}` stands for
the n-th value of `shared`, whose own parts are written in the same way.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

SHORT = 12
"""Characters up to which a text is written out each time."""


class _Pool:
    """Values that are alike, as one number each."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self.values: list[Any] = []
        self.uses: list[int] = []

    def number(self, value: Any) -> int:
        """Return the number of a value, and count what it is made of where it is new."""
        key: Hashable
        if isinstance(value, Mapping):
            parts = [(name, self.number(item)) for name, item in value.items()]
            key = ("object", *parts)
        elif isinstance(value, list | tuple):
            key = ("list", *(self.number(item) for item in value))
        else:
            key = (type(value).__name__, value)
        if key not in self.numbers:
            self.numbers[key] = len(self.values)
            self.values.append(key)
            self.uses.append(0)
            for part in self._parts(key):
                self.uses[part] += 1
        return self.numbers[key]

    @staticmethod
    def _parts(key: Any) -> list[int]:
        if key[0] == "object":
            return [part for _, part in key[1:]]
        return list(key[1:]) if key[0] == "list" else []


def share_parts(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with its repeated parts in one list.

    Args:
        document: A JSON document with a `schema`.
    """
    pool = _Pool()
    root = pool.number(document)
    shared: list[Any] = []
    places: dict[int, int] = {}

    def written(number: int) -> Any:
        if number in places:
            return {"$": places[number]}
        kind, *parts = pool.values[number]
        value: Any = parts[0] if kind not in ("object", "list") else None
        if kind == "object":
            value = {name: written(part) for name, part in parts}
        elif kind == "list":
            value = [written(part) for part in parts]
        if pool.uses[number] < 2 or not _worth(value):
            return value
        places[number] = len(shared)
        shared.append(value)
        return {"$": places[number]}

    whole = written(root)
    return {"schema": document["schema"], "shared": shared, "document": whole}


def _worth(value: Any) -> bool:
    """Whether a value is long enough to be written once."""
    if isinstance(value, str):
        return len(value) > SHORT
    return isinstance(value, Mapping | Sequence) and bool(value) and "$" not in value


def expanded(packed: Mapping[str, Any]) -> Any:
    """Return the document that `share_parts` wrote, as the page's script reads it."""
    shared: list[Any] = []

    def read(value: Any) -> Any:
        if isinstance(value, Mapping):
            if "$" in value:
                return shared[value["$"]]
            return {name: read(item) for name, item in value.items()}
        return [read(item) for item in value] if isinstance(value, list) else value

    # Each may use those before it, so they are read one after the other.
    shared.extend(map(read, packed["shared"]))
    return read(packed["document"])
