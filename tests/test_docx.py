"""Word documents: every text again, native footnotes, a sound package, the same bytes."""

import io
import re
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
)
from gapcheck.problem import GapcheckError
from gapcheck.reports.docx import paper_docx
from gapcheck.reports.visible import visible
from golden import ROOT
from hostile import HOSTILE, hostile_paper
from word import (
    FOOTNOTES,
    W,
    Word,
    drawn_papers,
    expected_paragraphs,
    numbered,
    said,
    text_of,
)
from word_sound import sound

STAMP = Stamp(
    ("gapcheck", "0.1"),
    ("Encoded law", "7", "ab" * 32),
    "Toyland",
    "the law in force",
    "xa 2020-12-31",
    "2020-12-31",
    "Compares encoded texts.",
)
LAW = Note(1, (Run("Media Law", "italic"), Run(", art. 5.")))
CODE = Note(2, (Run("Penal Code, art. 9, "), Run("text", link="https://example.org/code")))
COLUMNS = (
    Column("ref", "Ref", 12, "The finding."),
    Column("verdict", "Verdict", 10, "The verdict."),
    Column("missing", "Missing", 40, ""),
)
ROWS = (
    Row(
        (
            Cell(((Run("xa/one"),),)),
            Cell(((Run("gap"),),), "gap"),
            Cell(((Run("Possession"), CODE), (Run("Access"),))),
        ),
        "xa/one",
    ),
    Row((Cell(((Run("xa/two"),),)), Cell(((Run("compliant"),),), "compliant"), Cell())),
)
TABLE = Table("gaps", "Findings", "A finding a row.", COLUMNS, ROWS, ((Run("None left out."),),))
BLOCKS = (
    Contents(),
    Heading(1, "Offences", "offences"),
    Paragraph((Run("Selling is an offence."), LAW, Run(" See "), Run("below", link="#xa/one"))),
    Listing(((Run("One."),), (Run("Two."),)), numbered=True),
    Listing(((Run("Again one."),),), numbered=True),
    TABLE,
)


PAPER = Paper("toy", "Gaps in Toyland", "en", False, STAMP, BLOCKS)


def read(of: Paper, template: bytes | None = None) -> Word:
    """Return what a Word document of a paper holds."""
    return Word(paper_docx(of, template))


# --- whatever a paper says ---


@given(drawn_papers())
def test_every_text_is_found_again_in_its_order_and_the_package_is_sound(drawn: Paper) -> None:
    word = read(drawn)
    assert list(filter(None, expected_paragraphs(drawn))) == list(filter(None, word.paragraphs()))
    assert [said(note.runs) for note in drawn.notes] == list(word.footnotes().values())
    sound(word)


@given(drawn_papers())
def test_the_same_paper_gives_the_same_bytes(drawn: Paper) -> None:
    assert paper_docx(drawn) == paper_docx(drawn)


@given(drawn_papers(), st.integers(1, 3), st.integers(1, 3))
def test_a_reader_sees_the_number_that_a_note_has(drawn: Paper, first: int, step: int) -> None:
    drawn = numbered(drawn, first, step)
    counted = 0
    shown = []
    for _, sign in read(drawn).marks():
        counted += sign is None
        shown.append(sign or str(counted))
    assert [str(note.number) for note in drawn.notes] == shown


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 5))
def test_hostile_text_stays_text(first: int) -> None:
    hostile = hostile_paper(first)
    word = read(hostile)
    expected = [text for text in expected_paragraphs(hostile) if text]
    assert expected == list(filter(None, word.paragraphs()))
    assert [said(note.runs) for note in hostile.notes] == list(word.footnotes().values())
    sound(word)


def test_a_reference_that_was_not_put_into_words_is_our_mistake() -> None:
    cited = Paragraph((Cited((Reference(provision="toy/art-1"),)),))
    with pytest.raises(TypeError):
        paper_docx(PAPER._replace(blocks=(cited,)))


# --- what Word shows ---


def _one(word: Word, path: str) -> ET.Element:
    found = word.body.find(path.replace("/", f"/{W}").replace("w:", W))
    assert found is not None, path
    return found


def _style_of(word: Word, text: str) -> str | None:
    for paragraph in word.body.iter(f"{W}p"):
        if text_of(paragraph) == text:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            found = None if style is None else style.get(f"{W}val")
            if found not in {"TOC1", "TOC2", "TOC3"}:
                return found
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("Gaps in Toyland", "Title"),
        ("Compares encoded texts.", "PaperNotice"),
        ("Offences", "Heading1"),
        ("Selling is an offence. See below", "BodyText"),
        ("One.", "ListNumber"),
        ("Findings", "Caption"),
        ("xa/one", "TableText"),
        ("None left out.", "TableNote"),
        ("What the columns hold", "Heading1"),
    ],
)
def test_paragraphs_have_styles_that_an_author_can_change(text: str, style: str) -> None:
    assert style == _style_of(read(PAPER), text)


def test_the_first_row_of_a_table_stands_on_every_page() -> None:
    rows = list(read(PAPER).body.iter(f"{W}tr"))
    assert [True, False, False] == [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]


def test_no_cell_is_merged_and_each_row_has_all() -> None:
    word = read(hostile_paper())
    assert [] == [*word.body.iter(f"{W}gridSpan"), *word.body.iter(f"{W}vMerge")]
    for table in word.body.iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol")))
        assert {columns} == {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")}


def test_a_table_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    properties = read(PAPER).body.find(f"{W}tbl/{W}tblPr")
    assert properties is not None
    told = [properties.find(f"{W}{tag}") for tag in ("tblCaption", "tblDescription")]
    assert ["Findings", "A finding a row."] == [
        one.get(f"{W}val") for one in told if one is not None
    ]


def test_a_verdict_is_a_word_as_well_as_a_colour() -> None:
    cells = [
        cell for cell in read(PAPER).body.iter(f"{W}tc") if cell.find(f".//{W}shd") is not None
    ]
    assert [("gap", "FBE3E1", "9B1C1C"), ("compliant", "DDF1E3", "1E5B34")] == [
        (
            text_of(cell),
            cell.find(f".//{W}shd").get(f"{W}fill"),  # type: ignore[union-attr]
            cell.find(f".//{W}color").get(f"{W}val"),  # type: ignore[union-attr]
        )
        for cell in cells
    ]


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize(
    "widths", [(3, 3, 3), (12, 10, 40), (200, 3, 90), (3, 300, 3), (300, 3, 200)]
)
def test_no_table_is_wider_than_its_page(landscape: bool, widths: tuple[int, ...]) -> None:
    columns = tuple(one._replace(width=w) for one, w in zip(COLUMNS, widths, strict=True))
    word = read(PAPER._replace(landscape=landscape, blocks=(TABLE._replace(columns=columns),)))
    table = word.body.find(f"{W}tbl")
    assert table is not None
    given = [int(one.get(f"{W}w", "")) for one in table.iter(f"{W}gridCol")]
    assert sum(given) <= max(_text_widths(word))
    assert min(given) > 0
    for row in table.iter(f"{W}tr"):
        assert given == [int(one.get(f"{W}w", "")) for one in row.iter(f"{W}tcW")]


def test_a_table_that_no_page_holds_is_written_row_by_row() -> None:
    columns = tuple(column._replace(width=200) for column in COLUMNS)
    more = Column("never", "Never", 20, "Nothing.")
    rows = tuple(row._replace(cells=(*row.cells, Cell())) for row in ROWS)
    wide = TABLE._replace(columns=(*columns, more), rows=rows)
    word = read(PAPER._replace(blocks=(wide, Paragraph((Run("See", link="#xa/one"),)))))
    first, second = word.body.iter(f"{W}tbl")
    lines = [list(map(text_of, row.iter(f"{W}p"))) for row in first.iter(f"{W}tr")]
    assert [["Ref", "xa/one"], ["Verdict", "gap"], ["Missing", "Possession", "Access"]] == lines
    assert 1 == len(list(first.iter(f"{W}tblHeader")))
    assert ["Ref", "xa/two", "Verdict", "compliant"] == list(map(text_of, second.iter(f"{W}p")))
    assert "Empty in every row: Never." in word.paragraphs()
    assert ["upright"] == _ways(word)
    sound(word)


def test_a_row_with_a_footnote_is_not_said_again_on_other_pages() -> None:
    columns = tuple(column._replace(width=200) for column in COLUMNS)
    rows = tuple(row._replace(cells=(Cell(((LAW,),)), *row.cells[1:])) for row in ROWS[1:])
    word = read(PAPER._replace(blocks=(TABLE._replace(columns=columns, rows=rows),)))
    assert [] == list(word.body.iter(f"{W}tblHeader"))


def test_a_notice_that_the_paper_gives_itself_is_not_given_twice() -> None:
    own = Paragraph((Run("Compares encoded texts. It says more."),), "notice")
    shown = [
        text for text in read(PAPER._replace(blocks=(own,))).paragraphs() if "Compares" in text
    ]
    assert ["Compares encoded texts. It says more."] == shown


@pytest.mark.parametrize(
    ("rows", "notes", "pieces"),
    [(0, 3, 1), (20, 3, 1), (21, 3, 3), (50, 3, 5), (51, 3, 6), (150, 0, 1), (151, 0, 2)],
)
def test_a_table_that_is_long_or_has_many_footnotes_is_written_in_pieces(
    rows: int, notes: int, pieces: int
) -> None:
    row = ROWS[0]._replace(cells=(ROWS[0].cells[0], Cell(((LAW,) * notes,)), Cell()))
    many = numbered(PAPER._replace(blocks=(TABLE._replace(rows=(row,) * rows),)))
    word = read(many)
    tables = list(word.body.iter(f"{W}tbl"))
    assert pieces == len(tables)
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    assert list(filter(None, expected_paragraphs(many))) == list(filter(None, word.paragraphs()))
    sound(word)


def _text_widths(word: Word) -> list[int]:
    found = []
    for section in word.body.iter(f"{W}sectPr"):
        size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margin is not None
        sides = int(margin.get(f"{W}left", "")) + int(margin.get(f"{W}right", ""))
        found.append(int(size.get(f"{W}w", "")) - sides)
    return found


def _ways(word: Word) -> list[str]:
    """Return which way the pages of each section lie."""
    sizes = list(word.body.iter(f"{W}pgSz"))
    return ["lying" if size.get(f"{W}orient") == "landscape" else "upright" for size in sizes]


WIDE = TABLE._replace(columns=tuple(column._replace(width=90) for column in COLUMNS))
SHORT = Paragraph((Run("A few words."),))
LONG = Paragraph((Run("Many words. " * 200),))


@pytest.mark.parametrize(
    ("landscape", "blocks", "ways"),
    [
        (False, (SHORT, TABLE), ["upright"]),
        (True, (SHORT, TABLE), ["lying"]),
        (False, (SHORT, WIDE, SHORT), ["lying", "upright"]),
        (False, (LONG, SHORT, WIDE, SHORT), ["upright", "lying", "upright"]),
        (False, (WIDE, SHORT, WIDE), ["lying", "upright", "lying"]),
        (False, (Heading(1, "A", "a"), SHORT, WIDE), ["lying"]),
        (False, (Heading(1, "A", "a"), LONG, WIDE), ["upright", "lying"]),
        (False, (LONG, Heading(1, "A", "a"), Heading(2, "B", "b"), WIDE), ["upright", "lying"]),
        (False, (WIDE, Heading(1, "A", "a"), WIDE), ["lying"]),
    ],
)
def test_pages_lie_on_their_long_side_where_a_table_needs_it(
    landscape: bool,
    blocks: tuple[Heading | Paragraph | Table, ...],
    ways: list[str],
) -> None:
    about = tuple(
        block._replace(columns=tuple(column._replace(about="") for column in block.columns))
        if isinstance(block, Table)
        else block
        for block in blocks
    )
    word = read(PAPER._replace(landscape=landscape, blocks=about))
    assert ways == _ways(word)
    sound(word)


def test_footnotes_have_the_lines_that_part_them_from_the_text() -> None:
    word = read(PAPER)
    kinds = [note.get(f"{W}type") for note in word.roots[FOOTNOTES].iter(f"{W}footnote")]
    assert ["separator", "continuationSeparator", None, None] == kinds
    told = word.roots["word/settings.xml"].find(f"{W}footnotePr")
    assert told is not None
    assert ["-1", "0"] == [note.get(f"{W}id") for note in told]


def test_links_of_footnotes_belong_to_the_footnotes() -> None:
    targets = [relation.target for relation in read(PAPER).relations(FOOTNOTES).values()]
    assert ["https://example.org/code"] == targets


def test_numbers_begin_anew_in_each_list() -> None:
    found = [one.get(f"{W}val") for one in read(PAPER).body.iter(f"{W}numId")]
    first, again, other = found[:3]
    assert first == again
    assert first != other


def test_the_contents_show_their_entries_before_word_makes_them_anew() -> None:
    body = read(PAPER).body
    field = [(e.get(f"{W}fldCharType"), e.get(f"{W}dirty")) for e in body.iter(f"{W}fldChar")]
    assert [("begin", "true"), ("separate", None), ("end", None)] == field
    assert [' TOC \\o "1-3" \\h \\z \\u '] == [e.text for e in body.iter(f"{W}instrText")]


def test_many_headings_leave_out_the_lower_ones() -> None:
    headings = tuple(Heading(1 if n % 9 == 0 else 3, f"No {n}", f"n{n}") for n in range(90))
    word = read(PAPER._replace(blocks=(Contents(), *headings)))
    shown = [text for text in word.paragraphs() if text.startswith("No ")]
    assert len(headings) + 10 == len(shown)


@pytest.mark.parametrize(
    ("style", "shown"),
    [("code", "PaperCode"), ("added", "AddedWords"), ("removed", "RemovedWords")],
)
def test_words_of_a_redline_have_styles_of_their_own(style: str, shown: str) -> None:
    word = read(PAPER._replace(blocks=(Paragraph((Run("by any means", style),)),)))  # type: ignore[arg-type]
    assert [shown] == [one.get(f"{W}val") for one in word.body.iter(f"{W}rStyle")]


def test_khmer_words_say_that_they_are_khmer() -> None:
    text = "Law (ច្បាប់\u200bស្តីពី ការ) of 2008"
    runs = list(read(PAPER._replace(blocks=(Paragraph((Run(text),)),))).body.iter(f"{W}r"))
    khmer = [
        "".join(one.text or "" for one in run.iter(f"{W}t"))
        for run in runs
        if run.find(f"{W}rPr/{W}cs") is not None
    ]
    assert ["ច្បាប់\u200bស្តីពី ការ"] == khmer
    languages = [e.get(f"{W}bidi") for run in runs for e in run.iter(f"{W}lang")]
    assert ["km-KH"] == languages


def test_the_stamp_stands_on_the_first_page_in_the_footer_and_in_the_properties() -> None:
    word = read(PAPER)
    assert f"Corpus\tEncoded law 7, SHA-256 {'ab' * 32}" in word.paragraphs()
    foot = "\n".join(map(text_of, word.roots["word/footer.xml"].iter(f"{W}p")))
    assert "Toyland: the law in force, as of 2020-12-31\tPage 1 of 1" in foot
    assert "gapcheck 0.1 · corpus Encoded law 7 (abababababab) · scenario xa 2020-12-31" in foot
    custom = "".join(word.roots["docProps/custom.xml"].itertext())
    assert all(text in custom for text in ("xa 2020-12-31", "ab" * 32, "the law in force", "toy"))


def test_properties_say_the_day_that_is_looked_at_and_not_today() -> None:
    known = docx.Document(io.BytesIO(paper_docx(PAPER))).core_properties
    assert ("Gaps in Toyland", "gapcheck 0.1", "en-GB") == (
        known.title,
        known.author,
        known.language,
    )
    assert known.created == known.modified == datetime(2020, 12, 31, tzinfo=UTC)


def test_all_files_of_the_package_are_of_one_day() -> None:
    assert {(1980, 1, 1, 0, 0, 0)} == read(PAPER).dates


def test_long_properties_are_not_cut() -> None:
    long = STAMP._replace(scenario="a" * 1000, notice="b" * 1000)
    word = read(PAPER._replace(stamp=long))
    assert "a" * 1000 in "".join(word.roots["docProps/custom.xml"].itertext())
    assert "b" * 1000 in "".join(word.roots["docProps/core.xml"].itertext())


def test_the_language_is_said() -> None:
    styles = read(PAPER).roots["word/styles.xml"]
    assert ["en-GB"] == [one.get(f"{W}val") for one in styles.iter(f"{W}lang")]


def test_without_the_library_one_line_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(GapcheckError) as caught:
        paper_docx(PAPER)
    assert "E411" in str(caught.value)
    assert "pip install '.[reports]'" in str(caught.value)


def test_what_is_not_seen_is_made_visible() -> None:
    assert visible("a\u202eb") in read(PAPER._replace(title="a\u202eb")).paragraphs()


def test_the_styles_that_the_page_on_word_names_are_those_of_the_document() -> None:
    page = (ROOT / "docs" / "word.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| ([^|]+) \| [^|]+ \|$", page)
    told = {name for row in rows for name in row.split(", ")} - {"Style", "---"}
    names = read(PAPER).roots["word/styles.xml"].iter(f"{W}name")
    own = {name.get(f"{W}val") for name in names} - {"Normal", "Normal Table", "header", "footer"}
    assert own == told
