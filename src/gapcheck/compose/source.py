"""Sources of rows, and the fields that a layout can show of each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from gapcheck.compose.setting import Setting
from gapcheck.layout import ProseOf, TableOf
from gapcheck.paper import Cell, Column, Words

R = TypeVar("R")
S = TypeVar("S", contravariant=True)

Part = TableOf | ProseOf
"""The part of a layout that asks for rows."""


class Field(NamedTuple, Generic[S]):
    """Something that can be shown of a row.

    Attributes:
        about: What it is, for a codebook.
        said: Says it; an empty cell if there is nothing to say.
        verdict: Whether it is left out where verdicts are not wanted.
        listed: Whether it is a list, which a column can cut short.
    """

    about: str
    said: Callable[[S, Setting], Cell]
    verdict: bool = False
    listed: bool = False

    @property
    def told(self) -> str:
        """What it is, and whether it is a list."""
        return f"{self.about} A list." if self.listed else self.about


def _no_anchor(row: object) -> str | None:
    return None


def _no_foot(setting: Setting, part: Part, rows: Sequence[object]) -> tuple[Words, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Source(Generic[R]):
    """What rows are about.

    Attributes:
        about: What its rows are.
        rows: Returns those that a part of a layout takes, in order.
        fields: What can be shown of a row, by name.
        anchor: Returns by what links find a row.
        foot: Returns what a reader has to know beside a table of them.
        spread: Returns columns that depend on the rows, behind those that a layout names; none
            if there are no such columns.
    """

    about: str
    rows: Callable[[Setting, Part], Sequence[R]]
    fields: Mapping[str, Field[R]]
    anchor: Callable[[R], str | None] = field(default=_no_anchor)
    foot: Callable[[Setting, Part, Sequence[R]], tuple[Words, ...]] = field(default=_no_foot)
    spread: Callable[[Setting, Sequence[R]], tuple[tuple[Column, Field[R]], ...]] | None = None
