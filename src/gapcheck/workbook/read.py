"""The sheets of a workbook, as spreadsheets write them (ECMA-376, Part 1, 18)."""

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

from gapcheck.problem import GapcheckError, Problem
from gapcheck.workbook.grid import Grid
from gapcheck.workbook.package import Package, bare

MOST_SHEETS = 50
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST = 32_767
"""Characters of a cell, as many as spreadsheets let one write."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of numbers that every spreadsheet shows as dates or times."""
_IN_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What stands in a format of numbers beside the letters of a date."""


def read_workbook(raw: bytes, shown: str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook, in order.

    Args:
        raw: The bytes of the file.
        shown: How messages name it.

    Raises:
        GapcheckError: It is no workbook that we read, or too large.
    """
    package = Package(raw, shown)
    try:
        return _read(package, shown)
    except (ValueError, OverflowError):  # what should be a number is none
        raise package.damaged() from None


def _read(package: Package, shown: str) -> tuple[Grid, ...]:
    roots = [name for kind, name in package.related("").values() if kind == "officeDocument"]
    book = roots[0] if roots else "xl/workbook.xml"
    parts = package.related(book)
    by_kind = dict(parts.values())
    texts = _shared(package, by_kind.get("sharedStrings"))
    dated = _dated(package, by_kind.get("styles"))
    from_1904 = any(_is_set(it.get("date1904")) for it in package.elements(book, "workbookPr"))
    start = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30)
    grids: list[Grid] = []
    for sheet in package.elements(book, "sheet"):
        rel = next((value for key, value in sheet.items() if bare(key) == "id"), "")
        kind, name = parts.get(rel, ("", ""))
        if kind == "worksheet":
            reader = _Sheet(package, shown, sheet.get("name", ""), texts, dated, start)
            hidden = sheet.get("state", "visible") != "visible"
            grids.append(reader.read(name, hidden=hidden))
        if len(grids) > MOST_SHEETS:
            fix = f"at most {MOST_SHEETS} are read: take out those that are not needed."
            raise package.refuse("the workbook has too many sheets", fix, "E702")
    if not grids:
        raise package.damaged()
    return tuple(grids)


class _Sheet:
    """Reads one sheet."""

    def __init__(
        self,
        package: Package,
        shown: str,
        name: str,
        texts: Sequence[str],
        dated: Sequence[bool],
        start: datetime.date,
    ) -> None:
        self._package = package
        self._shown = shown
        self._name = name
        self._texts = texts
        self._dated = dated
        self._start = start
        self._kinds: dict[str, Callable[[ET.Element, str], str]] = {
            "s": lambda cell, value: texts[int(value)],
            "inlineStr": lambda cell, value: "".join(_text(it) for it in cell if it.tag == "is"),
            "b": lambda cell, value: "true" if value == "1" else "false",
        }

    def read(self, part: str, *, hidden: bool) -> Grid:
        """Return the sheet.

        Raises:
            GapcheckError: It is damaged, or too large.
        """
        cells: dict[tuple[int, int], str] = {}
        formulas: set[tuple[int, int]] = set()
        errors: set[tuple[int, int]] = set()
        hidden_rows: set[int] = set()
        number = 0
        for row in self._package.elements(part, "row"):
            number = int(row.get("r") or number + 1)
            if _is_set(row.get("hidden")):
                hidden_rows.add(number)
            column = 0
            for cell in row:
                found = _PLACE.fullmatch(cell.get("r") or "")
                column = _column(found.group(1)) if found else column + 1
                text = self._cell(cell)
                if any(it.tag == "f" for it in cell):
                    formulas.add((number, column))
                if cell.get("t") == "e":
                    errors.add((number, column))
                if text:
                    cells[number, column] = self._checked(text, number, column)
            self._check_rows(len(cells))
        merged = [it.get("ref", "") for it in self._package.elements(part, "mergeCell")]
        return Grid(
            self._name,
            cells,
            frozenset(formulas),
            frozenset(errors),
            tuple(sorted((_row(ref), ref) for ref in merged)),
            hidden,
            frozenset(hidden_rows),
            frozenset(self._hidden_columns(part)),
        )

    def _cell(self, cell: ET.Element) -> str:
        kind = cell.get("t", "n")
        value = next((it.text or "" for it in cell if it.tag == "v"), "")
        try:
            if kind in self._kinds:
                return self._kinds[kind](cell, value)
            return self._number(cell, value) if kind == "n" and value else _unescaped(value)
        except (ValueError, IndexError, OverflowError):
            raise self._package.damaged() from None

    def _number(self, cell: ET.Element, value: str) -> str:
        """Return a number as it was most likely typed: a date as year-month-day."""
        style = int(cell.get("s", "0"))
        amount = float(value)
        if style < len(self._dated) and self._dated[style] and amount == int(amount):
            return (self._start + datetime.timedelta(days=int(amount))).isoformat()
        return str(int(amount)) if amount == int(amount) else f"{amount:.15g}"

    def _hidden_columns(self, part: str) -> set[int]:
        found: set[int] = set()
        for column in self._package.elements(part, "col"):
            if _is_set(column.get("hidden")):
                last = min(int(column.get("max", "0")), MOST_COLUMNS)
                found.update(range(int(column.get("min", "1")), last + 1))
        return found

    def _check_rows(self, count: int) -> None:
        if count > MOST_ROWS * 20:
            self._refuse(f"more than {MOST_ROWS * 20:,} cells")

    def _checked(self, text: str, row: int, column: int) -> str:
        if row > MOST_ROWS:
            self._refuse(f"rows below row {MOST_ROWS:,}")
        if column > MOST_COLUMNS:
            self._refuse(f"more than {MOST_COLUMNS} columns")
        if len(text) > LONGEST:
            self._refuse(f"more than {LONGEST:,} characters in row {row}")
        return text

    def _refuse(self, what: str) -> None:
        fix = "divide it: one workbook for each law."
        message = f"the sheet '{self._name}' has {what}"
        raise GapcheckError([Problem("E702", message, path=self._shown, fix=fix)])


def _shared(package: Package, name: str | None) -> list[str]:
    """Return the texts that cells refer to."""
    return [] if name is None else [_text(item) for item in package.elements(name, "si")]


def _text(item: ET.Element) -> str:
    """Return the text of a cell in all its styles, without the readings of East Asian signs."""
    parts: list[str] = []
    for child in item:
        if child.tag == "t":
            parts.append(child.text or "")
        elif child.tag == "r":
            parts += [it.text or "" for it in child if it.tag == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """Return text with the characters that the format writes as their numbers."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def _dated(package: Package, name: str | None) -> list[bool]:
    """Return, for each form of cells, whether a number in it is a date."""
    if name is None:
        return []
    formats = {
        it.get("numFmtId", ""): it.get("formatCode", "") for it in package.elements(name, "numFmt")
    }
    own = {
        number for number, code in formats.items() if re.search("[dy]", _IN_FORMAT.sub("", code))
    }
    return [
        it.get("numFmtId", "") in own
        or (it.get("numFmtId", "0").isdigit() and int(it.get("numFmtId", "0")) in _DATES)
        for forms in package.elements(name, "cellXfs")
        for it in forms
    ]


def _is_set(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _row(ref: str) -> int:
    found = _PLACE.match(ref)
    return int(found.group(2)) if found else 0
