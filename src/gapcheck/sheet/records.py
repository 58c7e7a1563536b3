"""A sheet as records: each row with the text under each heading, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gapcheck.problem import Problem, advise
from gapcheck.sheet import columns
from gapcheck.sheet.place import Spot
from gapcheck.source import unseen_in
from gapcheck.workbook import Grid


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a sheet.

    Attributes:
        sheet: Name of the sheet.
        row: Its number.
        cells: Key of a column to the text there; empty cells are left out.
        headings: Key of a column to its heading as it stands in the sheet.
    """

    sheet: str
    row: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]

    def spot(self, key: str = "", named_by: str = "") -> Spot:
        """Return the cell of a column; the row if there is no key.

        Args:
            key: The column.
            named_by: Column that names the value, for mistakes in its name.
        """
        named = (self.headings[named_by], self.cells.get(named_by, "")) if named_by else None
        heading = self.headings.get(key, "")
        return Spot(self.sheet, self.row, heading, self.cells.get(key, ""), named)


class Reader:
    """Reads the sheets of one workbook, collecting problems.

    Args:
        shown: How messages name the file.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []

    def tell(self, code: str, spot: Spot, message: str, fix: str) -> None:
        """Collect a problem at a cell."""
        self.problems.append(spot.problem(code, self.shown, message, fix=fix))

    def records(self, grid: Grid, table: str) -> tuple[Record, ...]:
        """Return the rows of a sheet under its headings; none if it has mistakes of form."""
        known = len(self.problems)
        self._check_form(grid)
        keys = self._keys(grid, table) if grid.rows else {}
        if len([it for it in self.problems[known:] if it.severity == "error"]) or not keys:
            return ()
        headings = {key: _heading(grid, column) for column, key in keys.items()}
        found = []
        for row in grid.rows[1:]:
            cells = {
                key: " ".join(text.split("\t")).strip()
                for column, key in keys.items()
                if (text := grid.cells.get((row, column), "")).strip()
            }
            if cells:
                found.append(Record(grid.name, row, cells, headings))
        return tuple(found)

    def _check_form(self, grid: Grid) -> None:
        for row, ref in grid.merged:
            message = f"the cells {ref} are merged, so that it is not told which row they are of"
            self.tell("E704", Spot(grid.name, row), message, "unmerge them, and fill in each.")
        for row, column in sorted(grid.formulas | grid.errors):
            spot = Spot(grid.name, row, _heading(grid, column), grid.cells.get((row, column), ""))
            what = "an error" if (row, column) in grid.errors else "a formula"
            fix = "write the text itself; a text that begins with = begins with an apostrophe."
            self.tell("E705", spot, f"the cell holds {what}, and none is worked out", fix)
        for (row, column), text in sorted(grid.cells.items()):
            if sign := unseen_in(text):
                spot = Spot(grid.name, row, _heading(grid, column))
                message = f"an unseen character (U+{ord(sign):04X}) stands here"
                self.tell("E003", spot, message, "delete it; type the text afresh if need be.")
        self.problems += self._hidden(grid)

    def _hidden(self, grid: Grid) -> Iterator[Problem]:
        """Yield what is read although nobody sees it."""
        rows = [row for row in grid.rows if row in grid.hidden_rows]
        seen = {column for _, column in grid.cells}
        named = [_heading(grid, column) for column in sorted(seen & grid.hidden_columns)]
        dots = " and more" if len(rows) > 10 else ""
        told = []
        if grid.hidden:
            told.append("the sheet is hidden")
        if rows:
            told.append(f"hidden are the rows {', '.join(map(str, rows[:10]))}{dots}")
        if named:
            told.append(f"hidden are the columns {', '.join(named)}")
        for what in told:
            spot = Spot(grid.name, rows[0] if rows and "rows" in what else 1)
            fix = "show what is hidden and look at it, or delete it."
            yield spot.problem("W701", self.shown, f"{what}; it is read all the same", fix=fix)

    def _keys(self, grid: Grid, table: str) -> dict[int, str]:
        """Return column to key, by the headings of the first row."""
        head = grid.rows[0]
        by_title = {_plain(it.title): it.key for it in columns.OF[table]}
        by_title |= {_plain(it.key): it.key for it in columns.OF[table] if it.key != "words"}
        found: dict[int, str] = {}
        for (row, column), text in sorted(grid.cells.items()):
            if row != head or not text.strip():
                continue
            key = by_title.get(_plain(text))
            spot = Spot(grid.name, row, text=text)
            if key is None:
                fix = advise(_plain(text), [it.title for it in columns.OF[table]])
                self.tell("E703", spot, f"'{' '.join(text.split())}' is no column here", fix)
            elif key in found.values():
                self.tell("E703", spot, f"the column '{text}' stands here twice", "delete one.")
            else:
                found[column] = key
        self._check_filled(grid, head)
        for key in columns.NEEDED[table]:
            if key not in found.values() and not self.problems:
                title = next(it.title for it in columns.OF[table] if it.key == key)
                message = f"the column '{title}' is missing"
                self.tell("E703", Spot(grid.name, head), message, f"add a column '{title}'.")
        return found

    def _check_filled(self, grid: Grid, head: int) -> None:
        """Refuse text without a heading, which would be lost."""
        for (row, column), text in sorted(grid.cells.items()):
            if (head, column) not in grid.cells and text.strip():
                message = "text stands in a column without a heading"
                spot = Spot(grid.name, row, text=text)
                self.tell("E703", spot, message, "give the column a heading, or delete it.")
                return


def _heading(grid: Grid, column: int) -> str:
    head = grid.rows[0] if grid.rows else 1
    return " ".join(grid.cells.get((head, column), "").split())


def _plain(text: str) -> str:
    return " ".join(re.sub("[-_]", " ", text).split()).casefold()
