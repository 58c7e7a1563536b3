"""A table as CSV (RFC 4180) that spreadsheets open: no cell is a formula, Khmer stays Khmer."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gapcheck.paper import Cell, Column, Row, Table
from gapcheck.reports.plain_words import plain_words
from gapcheck.reports.visible import visible

MARK = "\ufeff"
"""What tells spreadsheets that a file is UTF-8; without it they garble Khmer."""

VALUE = "_value"
"""End of the name of a column that has the values for machines of another one."""

SAFE = (
    "A text that a spreadsheet would take for a formula, because it begins with =, +, - or @, "
    "begins with an apostrophe, which belongs to the file and not to the text."
)
"""What has to be told of texts that are no formulas."""

_FORMULA = re.compile(r"[\s\u200b-\u200d\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def paper_csv(table: Table) -> str:
    """Return a table as CSV with a mark of its encoding; columns bear their names for machines.

    Paragraphs of a cell stand on lines of their own. A column whose cells have values for
    machines is followed by one that holds these.

    Args:
        table: The table; its marks are notes, which become `[n]`.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    fields = fields_of(table)
    return MARK + csv_text(
        [field.name for field in fields],
        ([field.text(row) for field in fields] for row in table.rows),
    )


class Field(NamedTuple):
    """A column of the file.

    Attributes:
        name: Its name.
        column: Column of the table.
        place: Its place in the table.
        machine: Whether it holds the values for machines instead of the words.
    """

    name: str
    column: Column
    place: int
    machine: bool = False

    def text(self, row: Row) -> str:
        """Return what a row has here."""
        cell = row.cells[self.place]
        return visible(cell.value or "") if self.machine else cell_text(cell)


def fields_of(table: Table) -> list[Field]:
    """Return the columns of the file that a table becomes."""
    fields = []
    for place, column in enumerate(table.columns):
        fields.append(Field(column.key, column, place))
        if _has_values(table, place):
            fields.append(Field(f"{column.key}{VALUE}", column, place, machine=True))
    return fields


def _has_values(table: Table, place: int) -> bool:
    """Whether the cells of a column say something else to machines than in words."""
    cells = (row.cells[place] for row in table.rows)
    return any(cell.value is not None and visible(cell.value) != cell_text(cell) for cell in cells)


def cell_text(cell: Cell) -> str:
    """Return what a cell says, each paragraph on a line."""
    return "\n".join(filter(None, map(plain_words, cell.paragraphs)))


def csv_text(header: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return CSV, every field in quotation marks.

    Fields without them would be parted anew where a spreadsheet takes another sign for the comma.

    Args:
        header: Names of the columns.
        rows: Texts, one for each column.
    """
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(harmless, header))
    writer.writerows(map(harmless, row) for row in rows)
    return written.getvalue()


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if _FORMULA.match(text) else text
