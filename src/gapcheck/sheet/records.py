"""A sheet as records: each row with the text under each heading, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gapcheck.problem import Problem, advise, nearest
from gapcheck.sheet import columns
from gapcheck.sheet.place import Spot
from gapcheck.source import unseen_in
from gapcheck.workbook import Grid


class Record(NamedTuple):
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

    Attributes:
        problems: What is wrong, as far as it was read.
        unread: Names of sheets whose rows were not read for what is wrong with their form.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def tell(self, code: str, spot: Spot, message: str, fix: str) -> None:
        """Collect a problem at a cell."""
        self.problems.append(spot.problem(code, self.shown, message, fix=fix))

    @property
    def errors(self) -> int:
        """How many errors were told."""
        return sum(it.severity == "error" for it in self.problems)

    def records(self, grid: Grid, table: str) -> tuple[Record, ...]:
        """Return the rows of a sheet under its headings.

        A wrong heading is told, and hides nothing else: rows are read as if it were the column
        that it comes closest to. They are not read (`unread`) where that would make right rows
        look wrong: if cells are merged, or a column that others lean on may be the wrong one.
        """
        self._check_form(grid)
        keys = self._keys(grid, table) if grid.rows else {}
        if grid.name in self.unread or not keys:
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
            self.unread.add(grid.name)
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
        titled = {
            column: text
            for (row, column), text in sorted(grid.cells.items())
            if row == head and text.strip()
        }
        found: dict[int, str] = {}
        for column, text in titled.items():
            key = by_title.get(_plain(text))
            if key in found.values():
                spot = Spot(grid.name, head, text=text)
                self.tell("E703", spot, f"the column '{text}' stands here twice", "delete one.")
            elif key is not None:
                found[column] = key
        for column, text in titled.items():
            if _plain(text) not in by_title:
                self._unknown(Spot(grid.name, head, text=text), table, column, found)
        self._check_filled(grid, head)
        self._check_needed(grid, table, found)
        return found

    def _unknown(self, spot: Spot, table: str, column: int, found: dict[int, str]) -> None:
        """Tell a heading that is no column, and take it for the one that was probably meant."""
        free = {it.title: it.key for it in columns.OF[table] if it.key not in found.values()}
        fix = advise(_plain(spot.text), free or [it.title for it in columns.OF[table]])
        self.tell("E703", spot, f"'{' '.join(spot.text.split())}' is no column here", fix)
        meant = nearest(_plain(spot.text), [*free])
        if meant is not None:
            found[column] = free[meant]
        elif set(columns.LEANED_ON[table]) - set(found.values()):
            self.unread.add(spot.sheet)

    def _check_needed(self, grid: Grid, table: str, found: Mapping[int, str]) -> None:
        for key in columns.NEEDED[table]:
            if key in found.values():
                continue
            self.unread.add(grid.name)
            if not self.problems:
                title = next(it.title for it in columns.OF[table] if it.key == key)
                message = f"the column '{title}' is missing"
                spot = Spot(grid.name, grid.rows[0])
                self.tell("E703", spot, message, f"add a column '{title}'.")

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
