"""Workbooks from elsewhere: their text is read, and nothing of them is carried out."""

import contextlib
import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from filled import filled, repacked
from gapcheck.problem import GapcheckError
from gapcheck.workbook import read_workbook
from gapcheck.workbook.package import MOST_MEMBERS, MOST_UNPACKED
from gapcheck.workbook.read import LONGEST, MOST_COLUMNS, MOST_ROWS

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"


def typed(*values: Any, change: Callable[[Any], object] = lambda sheet: None) -> bytes:
    """Return a workbook with values in the first column."""
    book = Workbook()
    for row, value in enumerate(values, 1):
        book.active.cell(row, 1).value = value
    change(book.active)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def column(packed: bytes) -> list[str]:
    (grid,) = read_workbook(packed, "book.xlsx")
    return [grid.cells[row, 1] for row in grid.rows]


def refused(packed: bytes) -> str:
    with pytest.raises(GapcheckError) as caught:
        read_workbook(packed, "book.xlsx")
    (problem,) = caught.value.problems
    assert "book.xlsx" == problem.path
    assert problem.fix
    return f"{problem.code} {problem.message}"


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    """Return the filled sheet with other bytes in one part."""

    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return repacked(filled(), change)


def with_part(part: str, content: bytes) -> bytes:
    return repacked(filled(), lambda parts: parts.update({part: content}))


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)


@given(st.lists(PRINTED.filter(lambda text: text not in ("\ufffe", "\uffff")), min_size=1))
def test_texts_are_read_as_they_were_typed(texts: list[str]) -> None:
    plain = [text.replace("\ufffe", "x").replace("\uffff", "x") for text in texts]
    wanted = [f"t{text}".replace("_x", "x") for text in plain]
    assert wanted == column(typed(*wanted))


def test_numbers_and_dates_are_read_as_they_look() -> None:
    values = (2008, 3.1, True, datetime.date(2008, 2, 15), 1e20, -4)
    wanted = ["2008", "3.1", "true", "2008-02-15", "100000000000000000000", "-4"]
    assert wanted == column(typed(*values))


def test_styles_leave_no_trace_in_the_text() -> None:
    rich = CellRichText("in a ", TextBlock(InlineFont(b=True), "public"), " place")
    assert ["in a public place"] == column(typed(rich))


def test_escaped_characters_are_read_as_themselves() -> None:
    packed = repacked(
        typed("marked"), lambda it: it.update({SHEET: it[SHEET].replace(b"marked", b"_x0041_b")})
    )
    assert ["Ab"] == column(packed)


def test_a_formula_is_told_and_not_worked_out() -> None:
    (grid,) = read_workbook(typed("=1+1", '=HYPERLINK("http://example.org")'), "book.xlsx")
    assert {(1, 1), (2, 1)} == grid.formulas


def test_what_is_hidden_or_merged_is_told() -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("A5:B6")

    (grid,) = read_workbook(typed("a", "b", change=change), "book.xlsx")
    assert ((2,), (3,)) == (tuple(grid.hidden_rows), tuple(grid.hidden_columns))
    assert ((5, "A5:B6"),) == grid.merged


DOCTYPE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'


@pytest.mark.parametrize("entity", [DOCTYPE, LAUGHS], ids=["file", "laughs"])
@pytest.mark.parametrize("part", [SHEET, BOOK])
def test_entities_are_refused_before_the_part_is_read(part: str, entity: bytes) -> None:
    old = b"<worksheet" if part == SHEET else b"<workbook"
    new = entity.replace(b"<worksheet", old)
    assert refused(replaced(part, old, new)).startswith("E701 the workbook holds XML")


def test_an_entity_in_another_encoding_is_refused_too() -> None:
    hidden = "<!DOCTYPE x [<!ENTITY e 'x'>]><worksheet/>"
    for content in (
        hidden.encode("utf-16"),
        hidden.encode("utf-32"),
        b'<?xml version="1.0" encoding="utf-7"?><worksheet/>',
    ):
        assert refused(with_part(SHEET, content)).startswith("E701 ")


def test_a_file_that_grows_is_refused_before_it_is_unpacked() -> None:
    bomb = b"<worksheet>" + b" " * MOST_UNPACKED
    assert refused(repacked(filled(), lambda it: it.update({SHEET: bomb}))).startswith("E702 ")


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    packed = bytearray(filled())
    with zipfile.ZipFile(io.BytesIO(bytes(packed))) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    shorter = (100).to_bytes(4, "little")
    assert size in packed
    assert refused(bytes(packed).replace(size, shorter)).startswith("E701 the workbook is damaged")


def test_limits_of_parts_rows_columns_and_characters() -> None:
    many = {f"x{number}": b"" for number in range(MOST_MEMBERS)}
    assert refused(repacked(filled(), lambda it: it.update(many))).startswith("E702 ")
    for at in ((MOST_ROWS + 1, 1), (1, MOST_COLUMNS + 1)):
        book = Workbook()
        book.active.cell(*at, value="x")
        held = io.BytesIO()
        book.save(held)
        assert refused(held.getvalue()).startswith("E702 ")
    long = replaced(SHEET, b">Selling<", b">" + b"x" * (LONGEST + 1) + b"<")
    assert refused(long).startswith("E702 ")


def test_macros_old_formats_and_other_files_are_refused() -> None:
    assert "macros" in refused(
        repacked(filled(), lambda it: it.update({"xl/vbaProject.bin": b"x"}))
    )
    assert "old format" in refused(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    for packed in (b"", b"id,heading\n", b"PK\x03\x04" + b"\0" * 50):
        assert refused(packed).startswith("E701 the file is no workbook")


def test_a_link_to_another_file_is_never_opened() -> None:
    rels = "xl/_rels/workbook.xml.rels"
    packed = replaced(rels, b'Target="/xl/worksheets/sheet1.xml"', b'Target="file:///etc/passwd"')
    assert refused(packed).startswith("E701 the workbook is damaged")
    outside = b'Target="http://example.org/x" TargetMode="External"'
    packed = replaced(rels, b'Target="/xl/worksheets/sheet1.xml"', outside)
    assert ["Instruments"] == [grid.name for grid in read_workbook(packed, "book.xlsx")]


@pytest.mark.parametrize("part", [SHEET, BOOK, "xl/styles.xml"])
def test_a_part_that_breaks_off_is_refused(part: str) -> None:
    def cut(parts: dict[str, bytes]) -> None:
        parts[part] = parts[part][: len(parts[part]) // 2]

    assert "E701 the workbook is damaged" == refused(repacked(filled(), cut))


def test_numbers_that_are_none_are_refused() -> None:
    for old, new in ((b'<row r="1"', b'<row r="x"'), (b't="inlineStr"', b't="s"')):
        assert "E701 the workbook is damaged" == refused(replaced(SHEET, old, new))


@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_any_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    packed = bytearray(filled())
    packed[at % len(packed) : at % len(packed) + len(noise)] = noise
    with contextlib.suppress(GapcheckError):  # and nothing else
        read_workbook(bytes(packed), "book.xlsx")
