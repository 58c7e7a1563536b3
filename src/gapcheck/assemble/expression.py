"""What expressions come to, and the words that instruments define for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gapcheck.assemble.parts import Part
from gapcheck.part import Limits


class Factor(NamedTuple):
    """What one key of an expression says. A tuple, because there are many.

    Attributes:
        parts: The alternatives.
        names: The words as written.
        stated: Dimensions that it speaks of.
        limits: Dimension to the words that limit it.
    """

    parts: tuple[Part, ...]
    names: tuple[str, ...]
    stated: Sequence[str]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression, resolved.

    Attributes:
        parts: Its boxes; their union is the region.
        limits: Dimension to the words that limit it.
        stated: Dimensions that the expression speaks of.
        wording: Dimension to the words as written, for reading back.
    """

    parts: tuple[Part, ...]
    limits: Limits = field(default_factory=dict)
    stated: frozenset[str] = frozenset()
    wording: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Defined(NamedTuple):
    """A word that an instrument defines.

    Attributes:
        word: The word.
        by: The defining provision, `instrument/provision`.
        dimension: Dimension in which the word is used.
        concept: Atom of the dimension, if the definition expresses a concept; its region then
            multiplies lazily.
        region: Gives the region of the definition, for words that express no concept.
        limits: Gives the words that limit it.
    """

    word: str
    by: str
    dimension: str
    concept: str | None
    region: Callable[[], tuple[Part, ...]]
    limits: Callable[[], Limits]
