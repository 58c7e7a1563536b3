"""Where a value of a sheet stands, so that what is wrong with it is told by its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gapcheck.problem import Problem
from gapcheck.source import Source, Steps

SHOWN = 80
"""Characters of a cell that a message shows."""


class Spot(NamedTuple):
    """A cell.

    Attributes:
        sheet: Name of the sheet.
        row: Its row.
        column: Heading of its column; empty if the row is meant.
        text: What it holds.
        key: The cell that names the value, if it is another: column and text.
    """

    sheet: str
    row: int
    column: str = ""
    text: str = ""
    key: tuple[str, str] | None = None

    def problem(
        self, code: str, path: str, message: str, *, where: str = "", fix: str = ""
    ) -> Problem:
        """Return a problem that points at the cell."""
        text = " ".join(self.text.split())
        return Problem(
            code,
            message,
            path=path,
            line=self.row,
            text=text if len(text) <= SHOWN else text[: SHOWN - 1] + "…",
            where=where,
            fix=fix,
            cell=_cell(self.sheet, self.row, self.column),
        )


def _cell(sheet: str, row: int, column: str) -> str:
    named = f" column '{column}'" if column else ""
    return f"sheet '{sheet}' row {row}{named}"


@dataclass(frozen=True, slots=True)
class SheetSource(Source):
    """The rows of a law, where other laws have a file: it knows the cell of each value.

    Attributes:
        spots: Keys and positions of a value to its cell.
    """

    spots: Mapping[Steps, Spot] = field(default_factory=dict)

    def problem(
        self,
        code: str,
        message: str,
        path: Steps = (),
        *,
        key: bool = False,
        where: str = "",
        fix: str = "",
    ) -> Problem:
        """Return a problem that points at the cell of a value, or of what it belongs to."""
        for length in range(len(path), -1, -1):
            spot = self.spots.get(path[:length])
            if spot is None:
                continue
            if key and spot.key is not None and length == len(path):
                spot = Spot(spot.sheet, spot.row, *spot.key)
            return spot.problem(code, self.path, message, where=where, fix=fix)
        return Problem(code, message, path=self.path, where=where, fix=fix)
