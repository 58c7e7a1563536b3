"""The cells of one sheet, as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, read.

    Attributes:
        name: Its name.
        cells: Row and column, from 1, to the text there; empty cells are left out.
        formulas: Cells that hold a formula instead of text.
        errors: Cells that hold the error of a formula.
        merged: Ranges of merged cells, as they are written, by their first row.
        hidden: Whether the sheet is hidden.
        hidden_rows: Rows that are hidden.
        hidden_columns: Columns that are hidden.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, str], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden_columns: frozenset[int] = field(default=frozenset())

    @property
    def rows(self) -> tuple[int, ...]:
        """Its rows that hold anything, in order."""
        return tuple(sorted({row for row, _ in self.cells}))
