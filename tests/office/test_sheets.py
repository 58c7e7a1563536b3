"""Workbooks in LibreOffice: it opens them, and every cell comes out of it as it went in."""

import csv
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from corpus_case import ROOT, shipped
from gapcheck.construct import construct
from gapcheck.instrument import NationalInstrument
from gapcheck.load import load_files
from gapcheck.paper import Paper
from gapcheck.reports.paper_xlsx import paper_xlsx
from gapcheck.sheet import encoding_sheet, import_sheet
from hostile import hostile_paper

OFFICE = shutil.which("soffice")
REQUIRED = "office" in os.environ.get("GAPCHECK_TESTS_REQUIRE", "")

pytestmark = pytest.mark.skipif(
    not REQUIRED,
    reason="LibreOffice takes its time: set GAPCHECK_TESTS_REQUIRE=office to try our files in it",
)

Sheets = dict[str, dict[tuple[int, int], str]]
"""Name of a sheet to row and column, from 1, to the text there."""
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, quotation mark, UTF-8, from the first line; cells as they stand; all sheets."""


def convert(packed: bytes, form: str, folder: Path) -> Path:
    """Return the folder in which LibreOffice has put a workbook in another form."""
    assert OFFICE is not None, "LibreOffice (soffice) is required and not installed"
    source, target = folder / "book.xlsx", folder / "out"
    source.write_bytes(packed)
    profile = (folder / "profile").as_uri()
    arguments = [f"-env:UserInstallation={profile}", "--convert-to", form, "--outdir", str(target)]
    done = subprocess.run(
        [OFFICE, "--headless", "--norestore", *arguments, str(source)],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert 0 == done.returncode, done.stderr.decode()
    return target


def sheets(packed: bytes) -> Sheets:
    """Return the texts of a workbook."""
    book = load_workbook(io.BytesIO(packed))
    return {
        sheet.title: {
            (cell.row, cell.column): unescape(str(cell.value))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


def read_twice(found: Sheets) -> Sheets:
    """Return texts with `_x0041_` read as A: LibreOffice reads them rightly and saves them so."""
    return {
        name: {place: unescape(text) for place, text in cells.items()}
        for name, cells in found.items()
    }


def plain(name: str) -> str:
    """Return the name of a sheet as far as names of files hold it."""
    return re.sub(r"\W", "", name)


@pytest.fixture(params=(3, 20), ids="hostile-{}".format)
def paper(request: pytest.FixtureRequest) -> Paper:
    return hostile_paper(request.param)


def test_a_workbook_saved_by_libreoffice_holds_the_same_cells(
    paper: Paper, tmp_path: Path
) -> None:
    packed = paper_xlsx(paper)
    saved = (convert(packed, "xlsx", tmp_path) / "book.xlsx").read_bytes()
    assert read_twice(sheets(packed)) == read_twice(sheets(saved))


def test_every_cell_stands_in_the_csv_of_its_sheet(paper: Paper, tmp_path: Path) -> None:
    packed = paper_xlsx(paper)
    found = {}
    for path in convert(packed, EVERY_SHEET, tmp_path).glob("book-*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            found[plain(path.stem.removeprefix("book-"))] = {
                (row, column): text
                for row, cells in enumerate(csv.reader(lines), 1)
                for column, text in enumerate(cells, 1)
                if text
            }
    wanted = {plain(name): cells for name, cells in sheets(packed).items()}
    assert wanted == found


def test_a_law_comes_back_from_a_sheet_that_libreoffice_saved(tmp_path: Path) -> None:
    law = shipped().instruments["tipse-2008"][1]
    packed = paper_xlsx(encoding_sheet(shipped(), [law], "kh"))
    saved = (convert(packed, "xlsx", tmp_path) / "book.xlsx").read_bytes()
    assert packed != saved
    found = import_sheet(load_files(ROOT), "kh", saved, "book.xlsx")
    assert law == construct(NationalInstrument, dict(found.instruments["tipse-2008"]))
