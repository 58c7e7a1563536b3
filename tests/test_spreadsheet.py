"""The page on spreadsheets is followed: its tables are typed into the sheet, its commands run."""

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import load_workbook

from golden import ROOT, Done, execute
from test_second_country import holds

PAGE = (ROOT / "docs" / "spreadsheet.md").read_text(encoding="utf-8")
COMMANDS = re.compile(r"(?ms)^\$ gapcheck (.*?)\n(.*?)(?=^\$ |\Z)")
SHEETS = ("Instruments", "Documents", "Encoding")
SHEET = "press-law.xlsx"

Table = tuple[str, list[dict[str, str]]]


def tables() -> list[Table]:
    """Return the tables of the page: sheet, and rows by heading."""
    found = []
    for block in re.findall(r"(?m)(?:^\|.*\n)+", PAGE):
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in block.splitlines()]
        sheet, *headings = rows[0]
        if sheet in SHEETS:
            filled = [dict(zip(headings, row[1:], strict=True)) for row in rows[2:]]
            found.append((sheet, filled))
    return found


def fill_in(path: Path) -> None:
    """Type the tables into the sheet, as somebody would who reads the page."""
    book = load_workbook(path)
    for name, rows in tables():
        sheet = book[name]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for row in rows:
            number = sheet.max_row + 1
            for heading, text in row.items():
                if text:
                    sheet.cell(number, heads[heading]).value = text
    book.save(path)


@dataclass
class Followed:
    """The page, followed: its folder, and each command with what is shown and what it printed."""

    folder: Path
    done: list[tuple[str, str, Done]] = field(default_factory=list)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    page = Followed(tmp_path_factory.mktemp("arcadia"))
    for block in re.findall(r"(?ms)^```console\n(.*?)^```$", PAGE):
        for command, shown in COMMANDS.findall(block):
            if command.startswith("import"):
                fill_in(page.folder / SHEET)
            done = execute(*shlex.split(command), folder=page.folder)
            page.done.append((command, shown, done))
    return page


def test_the_page_leads_from_an_empty_sheet_to_findings(followed: Followed) -> None:
    assert ["new", "export", "import", "lint", "show", "check"] == [
        command.split()[0] for command, _, _ in followed.done
    ]
    for command, shown, done in followed.done:
        assert (0, "") == (done.returncode, done.stderr), command
        assert holds(shown, done.stdout), f"{command}\n{done.stdout}"


def test_the_law_is_found_by_a_check(followed: Followed) -> None:
    assert "Press Law art. 2" in " ".join(followed.done[-1][2].stdout.split())


def test_the_yaml_of_the_page_is_what_was_written(followed: Followed) -> None:
    for path, text in re.findall(r"(?ms)^```yaml (\S+)\n(.*?)^```$", PAGE):
        assert text in (followed.folder / path).read_text(encoding="utf-8")


def test_the_mistake_of_the_page_is_told_so(followed: Followed) -> None:
    path = followed.folder / SHEET
    before = path.read_bytes()
    (told,) = re.findall(r"(?ms)^```text\n(.*?)^```$", PAGE)
    book = load_workbook(path)
    sheet = book["Encoding"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert "sell" == sheet.cell(7, heads["values"]).value
    sheet.cell(7, heads["values"]).value = "sel"
    book.save(path)
    done = execute("import", SHEET, folder=followed.folder)
    path.write_bytes(before)
    assert told == done.stderr


def test_the_limits_of_the_page_are_those_of_the_reader() -> None:
    from gapcheck.source import MAXIMUM_BYTES
    from gapcheck.workbook import package, read

    limits = (MAXIMUM_BYTES, package.MOST_UNPACKED, package.MOST_MEMBERS, read.MOST_SHEETS)
    for limit in (*limits, read.MOST_ROWS, read.MOST_COLUMNS, read.LONGEST):
        assert f"{limit:,}" in PAGE
