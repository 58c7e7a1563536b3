"""Workbooks: what a paper says stands in its cells, as text, and the same file comes out again."""

import io
import re
import sys
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from gapcheck.paper import (
    Cell,
    Cited,
    Column,
    Contents,
    Heading,
    Listing,
    Note,
    Paper,
    Paragraph,
    Reference,
    Row,
    Run,
    Stamp,
    Table,
    Tone,
    Words,
    plain,
)
from gapcheck.problem import GapcheckError
from gapcheck.reports.paper_xlsx import Choice, paper_xlsx
from gapcheck.reports.paper_xlsx.bits import Bit, pieces, text_of
from gapcheck.reports.paper_xlsx.names import sheet_names
from gapcheck.reports.tones import COLOURS
from gapcheck.reports.visible import visible
from hostile import HOSTILE, hostile_paper

STAMP = Stamp(
    ("gapcheck", "0.1"),
    ("Toy corpus", "1", "0123456789abcdef" * 4),
    "Toyland",
    "the law in force",
    "xx @2020-01-01",
    "2020-01-01",
    "Compares texts.",
)
TEXT = st.one_of(st.text(max_size=8), st.sampled_from(HOSTILE))
RUN = st.builds(Run, TEXT, st.sampled_from(("plain", "bold", "code", "added", "removed")))
NOTED = st.builds(Note, st.integers(1, 9), st.tuples(RUN))
WORDS = st.lists(st.one_of(RUN, NOTED), max_size=3).map(tuple)
TONES = st.sampled_from(("none", *COLOURS))
CELL = st.builds(Cell, st.lists(WORDS, max_size=3).map(tuple), TONES)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(
        Column(f"k{number}", draw(TEXT), draw(st.integers(3, 120)), draw(TEXT))
        for number in range(draw(st.integers(1, 3)))
    )
    row = st.tuples(*[CELL] * len(columns)).map(Row)
    rows = tuple(draw(st.lists(row, max_size=3)))
    foot = tuple(draw(st.lists(WORDS, max_size=2)))
    return Table("t", draw(TEXT), draw(TEXT), columns, rows, foot)


BLOCK = st.one_of(
    st.builds(Paragraph, WORDS, st.sampled_from(("text", "notice", "quotation", "term"))),
    st.builds(Listing, st.lists(WORDS, max_size=3).map(tuple), st.booleans()),
    st.builds(Heading, st.sampled_from((1, 2, 3, 4)), TEXT, TEXT),
    tables(),
    st.just(Contents()),
)


def paper_of(*blocks: Any, stamp: Stamp = STAMP) -> Paper:
    return Paper("toy", "Toy", "en", landscape=False, stamp=stamp, blocks=blocks)


PAPERS = st.lists(BLOCK, max_size=4).map(lambda blocks: paper_of(*blocks))


def opened(packed: bytes) -> Any:
    return load_workbook(io.BytesIO(packed))


def shown(words: Words) -> str:
    """Return the text of a paragraph as a cell has it."""
    return visible(plain(words))


def text(cell: Any) -> str:
    assert cell.data_type in ("s", "n"), "a formula, or an error"
    return unescape(cell.value) if cell.value is not None else ""


def column(sheet: Any, number: int) -> list[str]:
    return [text(row[number]) for row in sheet.iter_rows(max_col=9)]


def in_order(wanted: list[str], found: list[str]) -> bool:
    """Whether all that is wanted is found, in its order."""
    left = iter(found)
    return all(item in left for item in wanted)


@given(PAPERS)
def test_every_cell_of_a_table_is_read_back_in_its_place(paper: Paper) -> None:
    book = opened(paper_xlsx(paper))
    for sheet, table in zip(book.worksheets[1:], paper.tables, strict=False):
        rows = list(sheet.iter_rows(max_col=len(table.columns)))
        assert [visible(it.title) for it in table.columns] == [text(it) for it in rows[0]]
        for row, cells in zip(table.rows, rows[1:], strict=False):
            wanted = ["\n".join(map(shown, cell.paragraphs)) for cell in row.cells]
            assert wanted == [text(cell) for cell in cells]
        below = [text(cell) for cells in rows[len(table.rows) + 1 :] for cell in cells]
        assert in_order([shown(words) for words in table.foot], below)


@given(PAPERS)
def test_prose_stands_on_the_first_sheet_in_order(paper: Paper) -> None:
    said: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            said.append(shown(block.words))
        elif isinstance(block, Listing):
            said.extend(shown(words) for words in block.items)
        elif isinstance(block, Heading):
            said.append(visible(block.text))
    assert in_order([it for it in said if it], column(opened(paper_xlsx(paper)).worksheets[0], 1))


@given(PAPERS)
def test_every_note_stands_on_the_sheet_of_notes(paper: Paper) -> None:
    book = opened(paper_xlsx(paper))
    if not paper.notes:
        assert "Notes" not in book.sheetnames
        return
    rows = [tuple(map(text, row)) for row in book.worksheets[-1 - bool(paper.tables)].iter_rows()]
    assert rows[1:] == [(str(note.number), shown(note.runs)) for note in paper.notes]


@given(PAPERS)
def test_the_codebook_holds_what_every_column_holds(paper: Paper) -> None:
    if not paper.tables:
        return
    rows = list(opened(paper_xlsx(paper)).worksheets[-1].iter_rows(min_row=2))
    wanted = [
        tuple(map(visible, (it.title, it.key, it.about, table.caption)))
        for table in paper.tables
        for it in table.columns
    ]
    assert wanted == [tuple(text(cell) for cell in row[1:]) for row in rows]


@given(PAPERS)
def test_the_same_paper_is_the_same_file(paper: Paper) -> None:
    packed = paper_xlsx(paper)
    assert packed == paper_xlsx(paper)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {member.date_time for member in archive.infolist()}


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 3))
def test_hostile_text_stays_text(first: int) -> None:
    paper = hostile_paper(first)
    packed = paper_xlsx(paper)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(name)
            assert b"\0" not in archive.read(name)
    found = {text(cell) for sheet in opened(packed) for row in sheet.iter_rows() for cell in row}
    for hostile in HOSTILE:
        assert visible(hostile) in found


def test_hostile_addresses_are_no_links() -> None:
    for sheet in opened(paper_xlsx(hostile_paper())):
        for row in sheet.iter_rows():
            for cell in row:
                target = cell.hyperlink.target if cell.hyperlink else None
                assert target is None or target.startswith(("http://", "https://", "mailto:"))


def test_text_like_a_formula_stays_text_when_it_is_edited() -> None:
    book = opened(paper_xlsx(table_of("=1+1", "1+1")))
    sheet = book.worksheets[1]
    assert (True, False) == (bool(sheet["A2"].quotePrefix), bool(sheet["A3"].quotePrefix))
    assert "@" == sheet["A2"].number_format


def table_of(*texts: str, tone: Tone = "none", width: int = 20) -> Paper:
    rows = tuple(Row((Cell(((Run(it),),), tone),)) for it in texts)
    return paper_of(Table("t", "Gaps", "What.", (Column("a", "A", width, "All."),), rows))


@pytest.mark.parametrize("tone", COLOURS)
def test_a_tone_colours_text_and_ground_and_is_explained(tone: Tone) -> None:
    book = opened(paper_xlsx(table_of("word", tone=tone)))
    cell = book.worksheets[1]["A2"]
    ink, ground = COLOURS[tone]
    assert ("word", f"00{ink}", f"00{ground}") == (
        cell.value,
        cell.font.color.rgb,
        cell.fill.fgColor.rgb,
    )
    legend = [row[1].fill.fgColor.rgb for row in book.worksheets[0].iter_rows(max_col=2)]
    assert 1 == legend.count(f"00{ground}")


def test_a_table_can_be_filtered_and_its_head_stays_in_view() -> None:
    columns = (Column("a", "A", 10, ""), Column("b", "B", 40, ""))
    rows = (Row((Cell(), Cell(((Run("x"),),)))),) * 3
    sheet = opened(paper_xlsx(paper_of(Table("t", "T", "", columns, rows)))).worksheets[1]
    assert ("B2", "A1:B4", "$1:$1") == (
        sheet.freeze_panes,
        sheet.auto_filter.ref,
        sheet.print_title_rows,
    )
    assert 40 < sheet.column_dimensions["B"].width < 45
    assert sheet["B2"].alignment.wrap_text
    assert "top" == sheet["B2"].alignment.vertical
    assert ("landscape", 0) == (sheet.page_setup.orientation, sheet.page_setup.fitToHeight)


def test_the_stamp_stands_on_the_first_sheet_in_the_margin_and_in_the_properties() -> None:
    book = opened(paper_xlsx(table_of("x")))
    values = column(book.worksheets[0], 1)
    title, version, digest = STAMP.corpus
    told = (STAMP.notice, STAMP.country, STAMP.law, STAMP.as_of, STAMP.scenario)
    for item in (*told, f"{title} {version}", digest, " ".join(STAMP.tool)):
        assert item in values
        assert item in repr(book.properties)
    assert ("2020-01-01", "2020-01-01") == (
        str(book.properties.created.date()),
        str(book.properties.modified.date()),
    )
    assert digest[:12] in book.worksheets[1].oddFooter.left.text


def test_margins_hold_no_more_than_excel_opens() -> None:
    stamp = STAMP._replace(scenario="&&& " * 500, country="&" * 300)
    paper = paper_of(Table("t", "& " * 300, "", (Column("a", "A", 9, ""),), ()), stamp=stamp)
    with zipfile.ZipFile(io.BytesIO(paper_xlsx(paper))) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    for mark in ("oddHeader", "oddFooter"):
        found = re.search(f"<{mark}>(.*?)</{mark}>", sheet)
        assert found
        assert 255 >= len(found.group(1).replace("&amp;", "&"))


def test_a_mark_leads_to_its_note() -> None:
    marked = (Run("See"), Note(1, (Run("Art. 1."),)))
    table = Table("t", "T", "", (Column("a", "A", 20, ""),), (Row((Cell((marked,)),)),))
    cell = opened(paper_xlsx(paper_of(table))).worksheets[1]["A2"]
    assert ("See[1]", "'Notes'!A2") == (cell.value, cell.hyperlink.location)


def test_an_address_is_a_link_or_is_written_out() -> None:
    link = "https://example.org/law"
    short, long = (Run("law", link=link),), (Run("a law that " * 9, link=link),)
    two = (Run("one", link=link), Run("two", link="https://example.org/2"))
    rows = tuple(Row((Cell((words,)),)) for words in (short, long, two))
    table = Table("t", "T", "", (Column("a", "A", 60, ""),), rows)
    first, second, third = (
        row[0] for row in opened(paper_xlsx(paper_of(table))).worksheets[1].iter_rows(min_row=2)
    )
    assert (link, "law") == (first.hyperlink.target, first.value)
    assert second.hyperlink is None
    assert second.value.endswith(f" <{link}>")
    assert (link, "onetwo <https://example.org/2>") == (third.hyperlink.target, third.value)


def test_rows_and_headings_are_found_by_their_anchors() -> None:
    table = Table("t", "T", "", (Column("a", "A", 20, ""),), (Row((Cell(),), "row-1"),))
    words = tuple(Paragraph((Run(it, link=f"#{it}"),)) for it in ("row-1", "part", "nowhere"))
    sheet = opened(paper_xlsx(paper_of(Heading(1, "Part", "part"), *words, table))).worksheets[0]
    found = {row[1].value: row[1] for row in sheet.iter_rows(max_col=2)}
    assert "'T'!A2" == found["row-1"].hyperlink.location
    assert f"'About'!A{found['Part'].row}" == found["part"].hyperlink.location
    assert found["nowhere"].hyperlink is None


def test_what_a_cell_does_not_hold_goes_on_below_under_the_same_head() -> None:
    words = "word " * 15_000
    columns = (Column("a", "A", 9, ""), Column("b", "B", 9, ""), Column("c", "C", 9, ""))
    cells = tuple(Cell(((Run(it),),)) for it in ("head", words, "short"))
    paper = paper_of(Table("t", "T", "", columns, (Row(cells, "x"), Row((Cell(),) * 3))))
    sheet = opened(paper_xlsx(paper)).worksheets[1]
    rows = [[text(cell) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert ["head"] * 3 + [""] == [row[0] for row in rows]
    assert words == "".join(row[1] for row in rows)
    assert all(len(row[1]) <= 32_767 for row in rows)
    assert ["short", "", "", ""] == [row[2] for row in rows]
    assert "A1:C5" == sheet.auto_filter.ref


BITS = st.lists(
    st.builds(Bit, st.text(st.sampled_from("ab \n\U0001f469"), max_size=30)), max_size=6
).map(tuple)


@given(BITS, st.integers(2, 40), st.integers(2, 4))
def test_pieces_fit_and_are_the_whole(bits: tuple[Bit, ...], most: int, lines: int) -> None:
    found = pieces(bits, most, lines)
    assert text_of(bits) == "".join(map(text_of, found))
    for piece in map(text_of, found):
        assert most >= len(piece.encode("utf-16-le")) // 2
        assert lines > piece.count("\n")


CAPTIONS = st.lists(st.one_of(TEXT, st.sampled_from(("a" * 40, "A" * 40, "history", "About"))))


@given(CAPTIONS)
def test_names_of_sheets_are_such_as_spreadsheets_allow(captions: list[str]) -> None:
    names = sheet_names(captions)
    assert len(captions) == len(names) == len({name.casefold() for name in names})
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert "history" != name.casefold()


def test_a_reference_that_is_no_note_yet_is_a_mistake_of_ours() -> None:
    cited = Cited((Reference(provision="toy/art-1"),))
    with pytest.raises(TypeError):
        paper_xlsx(paper_of(Paragraph((cited,))))


def test_a_column_offers_the_values_of_another() -> None:
    values = (Row((Cell(((Run("one"),),)),)), Row((Cell(((Run("two"),),)),)))
    asked = Table("asked", "Asked", "", (Column("kind", "Kind", 9, ""),), ())
    listed = Table("lists", "Lists", "", (Column("kinds", "Kinds", 9, ""),), values)
    packed = paper_xlsx(paper_of(asked, listed), (Choice("asked", "kind", "lists", "kinds"),))
    (rule,) = opened(packed).worksheets[1].data_validations.dataValidation
    assert "'Lists'!$A$2:$A$3" == rule.formula1
    assert "A2" in rule.sqref
    assert not rule.showErrorMessage


def test_without_its_library_one_line_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [it for it in sys.modules if it.startswith("gapcheck.reports.paper_xlsx.write")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(GapcheckError) as caught:
        paper_xlsx(table_of("x"))
    (problem,) = caught.value.problems
    assert "E411" == problem.code
    assert problem.fix.startswith("run: pip install '.[reports]'")


@given(PAPERS)
def test_every_table_is_named_and_described_on_the_first_sheet(paper: Paper) -> None:
    found = column(opened(paper_xlsx(paper)).worksheets[0], 1)
    for table in paper.tables:
        assert any(it.endswith(visible(table.caption)) for it in found)
        assert visible(table.about) in found


def test_rows_that_no_spreadsheet_shows_whole_are_told() -> None:
    long = "word " * 2_000
    first = column(opened(paper_xlsx(table_of(long, "short"))).worksheets[0], 1)
    assert [it for it in first if "Rows that hold more" in it]
    short = column(opened(paper_xlsx(table_of("short"))).worksheets[0], 1)
    assert not [it for it in short if "Rows that hold more" in it]
