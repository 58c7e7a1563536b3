"""Word documents read back with nothing but the standard library, and papers to write as such."""

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from gapcheck.paper import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Inline,
    Listing,
    Note,
    Paper,
    Paragraph,
    Row,
    Run,
    Stamp,
    Table,
    Words,
    paper_words,
    plain,
    with_words,
)
from gapcheck.reports.visible import visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"

# --- reading ---


@dataclass(frozen=True)
class Relation:
    """A relationship: what kind, to what, and whether that lies in the package."""

    kind: str
    target: str
    external: bool


class Word:
    """A package, by its files."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.names = package.namelist()
            self.dates = {entry.date_time for entry in package.infolist()}
            self.files = {name: package.read(name) for name in self.names}
        self.roots = {
            name: ET.fromstring(content)
            for name, content in self.files.items()
            if name.endswith((".xml", ".rels"))
        }
        self.document = self.roots[DOCUMENT]
        body = self.document.find(f"{W}body")
        assert body is not None
        self.body = body

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part; their targets as names of files."""
        folder, name = posixpath.split(part)
        root = self.roots.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found: dict[str, Relation] = {}
        for entry in () if root is None else root.iter(RELATION):
            external = entry.get("TargetMode") == "External"
            target = entry.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[entry.get("Id", "")] = Relation(entry.get("Type", ""), target, external)
        return found

    def content_type(self, name: str) -> str | None:
        """Return the type that the package gives a file."""
        types = self.roots["[Content_Types].xml"]
        for entry in types.iter(f"{TYPE}Override"):
            if entry.get("PartName") == f"/{name}":
                return entry.get("ContentType")
        for entry in types.iter(f"{TYPE}Default"):
            if entry.get("Extension") == name.rpartition(".")[2]:
                return entry.get("ContentType")
        return None

    def paragraphs(self) -> list[str]:
        """Return the paragraphs of the body, those of tables included, in order."""
        return [text_of(paragraph) for paragraph in self.body.iter(f"{W}p")]

    def footnotes(self) -> dict[str, str]:
        """Return the footnotes by id, without their signs and the lines between them."""
        notes = self.roots[FOOTNOTES].iter(f"{W}footnote")
        return {
            note.get(f"{W}id", ""): "".join(map(text_of, note.iter(f"{W}p"))).removeprefix(" ")
            for note in notes
            if note.get(f"{W}type") is None
        }

    def marks(self) -> list[tuple[str, str | None]]:
        """Return the marks of footnotes: id, and the sign if it is not counted."""
        found = []
        for run in self.body.iter(f"{W}r"):
            for mark in run.iter(f"{W}footnoteReference"):
                custom = mark.get(f"{W}customMarkFollows") is not None
                sign = "".join(text.text or "" for text in run.iter(f"{W}t")) if custom else None
                found.append((mark.get(f"{W}id", ""), sign))
        return found


def text_of(paragraph: ET.Element) -> str:
    """Return the words of a paragraph without signs of footnotes; a tab is a tab."""
    found = []
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and style.get(f"{W}val") == "FootnoteReference":
            continue
        for child in run:
            if child.tag == f"{W}t":
                found.append(child.text or "")
            elif child.tag == f"{W}tab":
                found.append("\t")
    return "".join(found)


# --- what is to be found ---


def said(words: Words) -> str:
    """Return words as a reader sees them."""
    return "".join(visible(inline.text) for inline in words if isinstance(inline, Run))


def expected_paragraphs(paper: Paper) -> Iterator[str]:
    """Yield every paragraph that a Word document of the paper has to have, in order."""
    stamp = paper.stamp
    yield visible(paper.title)
    yield f"State\t{visible(stamp.country)}"
    yield f"Law\t{visible(stamp.law)}"
    yield f"As of\t{visible(stamp.as_of)}"
    yield f"Scenario\t{visible(stamp.scenario)}"
    if stamp.selection:
        yield f"Selection\t{visible(stamp.selection)}"
    yield visible("Corpus") + "\t" + visible("{} {}, SHA-256 {}".format(*stamp.corpus))
    yield "Made with\t" + visible(" ".join(stamp.tool))
    if not any(stamp.notice in plain(words) for words in paper_words(paper)):
        yield visible(stamp.notice)
    for index, block in enumerate(paper.blocks):
        yield from _expected(paper, index, block)
    yield from _expected_codebook(paper)


def _expected(paper: Paper, index: int, block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield visible(text)
        case Paragraph(words=words):
            yield said(words)
        case Listing(items=items):
            yield from map(said, items)
        case Table():
            yield from _expected_table(block)
        case Contents():
            before = paper.blocks[index - 1] if index else None
            yield from _expected_contents(paper, headed=isinstance(before, Heading))


def _expected_table(table: Table) -> Iterator[str]:
    yield visible(table.caption)
    if table.rows and sum(column.width for column in table.columns) > 400:
        yield from _expected_records(table)
    else:
        yield from _expected_grid(table)
    yield from map(said, table.foot or ((),))


def _expected_records(table: Table) -> Iterator[str]:
    for row in table.rows:
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            if index == 0 or not all(map(_silent, cell.paragraphs)):
                yield visible(column.title)
                yield from map(said, cell.paragraphs)
    never = [
        visible(column.title)
        for index, column in enumerate(table.columns)
        if index
        and all(_silent(words) for row in table.rows for words in row.cells[index].paragraphs)
    ]
    if never:
        yield f"Empty in every row: {'; '.join(never)}."


def _silent(words: Words) -> bool:
    return all(isinstance(inline, Run) and not inline.text for inline in words)


def _expected_grid(table: Table) -> Iterator[str]:
    titles = [visible(column.title) for column in table.columns]
    many = sum(map(_notes_in, table.rows)) > 60 or len(table.rows) > 150
    yield from titles
    rows = notes = 0
    for row in table.rows:
        if many and (notes >= 30 or rows >= 100):
            yield from titles
            rows = notes = 0
        rows, notes = rows + 1, notes + _notes_in(row)
        for cell in row.cells:
            yield from map(said, cell.paragraphs or ((),))


def _notes_in(row: Row) -> int:
    inlines = (inline for cell in row.cells for words in cell.paragraphs for inline in words)
    return sum(isinstance(inline, Note) for inline in inlines)


def _expected_contents(paper: Paper, *, headed: bool) -> Iterator[str]:
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    shown = [visible(one.text) for one in headings if one.level < 4 and one.text.strip()]
    if any(column.about for table in paper.tables for column in table.columns):
        shown.append("What the columns hold")
    if shown and not headed:
        yield "Contents"
    yield from shown


def _expected_codebook(paper: Paper) -> Iterator[str]:
    told: dict[tuple[str, ...], list[str]] = {}
    for table in paper.tables:
        lines = tuple(
            f"{visible(column.title)}: {visible(column.about)}"
            for column in table.columns
            if column.about
        )
        if lines:
            told.setdefault(lines, []).append(visible(table.caption))
    if told:
        yield "What the columns hold"
    for lines, captions in told.items():
        yield "; ".join(captions)
        yield from lines


# --- drawn papers ---

TEXT = st.text(max_size=12) | st.sampled_from(
    ("the law", "a\u00a0b", " ", "ច្បាប់\u200bស្តី", "=1+1", "<w:p>", "]]>", "\x00\u202e", "x" * 300)
)
STYLE = st.sampled_from(("plain", "bold", "italic", "code", "added", "removed"))
LINK = st.none() | st.sampled_from(
    ("https://example.org/a?b=1&c=2", "mailto:a@example.org", "#here", "#nowhere", "javascript:x")
)
LANG = st.sampled_from((None, "km", "fr", "no language"))
RUN = st.builds(Run, TEXT, STYLE, LANG, LINK)
NOTE = st.builds(Note, st.just(0), st.lists(RUN, max_size=2).map(tuple))
WORDS = st.lists(RUN | NOTE, max_size=3).map(tuple)
ANCHOR = st.sampled_from(("here", "Here", "there", "ជំពូក", "a" * 60)) | st.text(max_size=4)
TONE = st.sampled_from(("none", "gap", "partial", "unclear", "compliant", "aside"))
CELL = st.builds(Cell, st.lists(WORDS, max_size=2).map(tuple), TONE)


@st.composite
def drawn_tables(draw: st.DrawFn) -> Table:
    """Return tables of one to three columns, some of them wide."""
    width = st.sampled_from((3, 20, 120, 250))
    columns = draw(st.lists(st.builds(Column, TEXT, TEXT, width, TEXT), min_size=1, max_size=3))
    row = st.tuples(*(CELL for _ in columns))
    rows = draw(st.lists(st.builds(Row, row, st.none() | ANCHOR), max_size=3))
    foot = draw(st.lists(WORDS, max_size=1))
    return Table("t", draw(TEXT), draw(TEXT), tuple(columns), tuple(rows), tuple(foot))


BLOCK = st.one_of(
    st.builds(Heading, st.sampled_from((1, 2, 3, 4)), TEXT, ANCHOR),
    st.builds(Paragraph, WORDS, st.sampled_from(("text", "notice", "quotation", "term"))),
    st.builds(Listing, st.lists(WORDS, max_size=2).map(tuple), st.booleans()),
    drawn_tables(),
    st.just(Contents()),
)
STAMP = st.builds(
    Stamp, st.tuples(TEXT, TEXT), st.tuples(TEXT, TEXT, TEXT), TEXT, TEXT, TEXT,
    st.sampled_from(("2020-01-01", "some day")), TEXT,
)  # fmt: skip


def numbered(paper: Paper, first: int = 1, step: int = 1) -> Paper:
    """Return a paper whose notes have numbers in reading order."""
    number = first - step
    changed: list[Words] = []
    for words in paper_words(paper):
        inlines: list[Inline] = []
        for inline in words:
            if isinstance(inline, Note):
                number += step
                inlines.append(Note(number, inline.runs))
            else:
                inlines.append(inline)
        changed.append(tuple(inlines))
    return with_words(paper, changed)


def drawn_papers() -> st.SearchStrategy[Paper]:
    """Return papers that say anything anywhere."""
    blocks = st.lists(BLOCK, max_size=6).map(tuple)
    lang = st.sampled_from(("en", "fr", "no language"))
    return st.builds(Paper, st.just("toy"), TEXT, lang, st.booleans(), STAMP, blocks).map(numbered)
