"""The words of a text that limit what it reaches."""

from collections.abc import Mapping
from typing import NamedTuple

READING = "?"
"""Prefix of a dimension that is a reading."""


class Limit(NamedTuple):
    """The words of the text that impose a limit.

    Attributes:
        words: The words, quoted; none if they are not known.
        gloss: The limit in our own words.
        of: Provision whose words they are, `instrument/provision`, if another one's.
        on: The value set that they surely leave.
    """

    words: str | None = None
    gloss: str | None = None
    of: str | None = None
    on: int = 0


Limits = Mapping[str, tuple[Limit, ...]]
"""Dimension to the words that limit it, box by box."""


def join_limits(*groups: Limits) -> Limits:
    """Return the words of several boxes together, in their order."""
    joined: dict[str, tuple[Limit, ...]] = {}
    for group in groups:
        for name, limits in group.items():
            joined[name] = tuple(dict.fromkeys((*joined.get(name, ()), *limits)))
    return joined
