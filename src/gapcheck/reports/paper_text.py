"""A paper on a terminal: prose wrapped, each row of a table as a block of labels and texts."""

from collections.abc import Iterable, Iterator
from itertools import chain

from gapcheck.paper import Cell, Paper, Row, Stamp, Table, Tone
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph
from gapcheck.reports.pieces import Entry, Piece, contents_of, pieces_of, refuse_cited
from gapcheck.reports.plain_words import plain_words
from gapcheck.reports.stamp import stamp_rows
from gapcheck.reports.visible import visible

STYLES: dict[Tone, str] = {
    "gap": "bold red",
    "partial": "yellow",
    "unclear": "magenta",
    "compliant": "green",
    "aside": "dim",
    "none": "dim",
}
_RULES = {1: "=", 2: "-"}
"""What stands under headings of the first levels, as in plain text."""

_LABELS = 22
"""Column at which the texts of a row begin at most."""


def paper_text(paper: Paper, width: int) -> Iterator[Line]:
    """Yield a paper as lines.

    Args:
        paper: The paper; its marks are notes.
        width: Columns of the terminal.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    refuse_cited(paper)
    yield from _titled(paper.title, 1, width)
    yield from _stamp(paper.stamp, width)
    for piece in pieces_of(paper.blocks):
        yield BLANK
        yield from _piece(piece, paper, width)
    if paper.notes:
        yield BLANK
        yield from _titled("Notes", 2, width)
    for note in dict.fromkeys(paper.notes):
        yield from labelled(f"[{note.number}]", plain_words(note.runs), width, 0, 6)
    yield from _about(paper.tables, width)


def _stamp(stamp: Stamp, width: int) -> Iterator[Line]:
    for label, text in stamp_rows(stamp):
        if label == "Scenario":
            # One line however long, so that it can be copied and taken back.
            yield Line(f"{label:<12}{visible(text)}".rstrip(), ((0, len(label), "dim"),))
        else:
            yield from labelled(label, visible(text), width, 0, 12)


def _piece(piece: Piece, paper: Paper, width: int) -> Iterator[Line]:
    match piece.kind:
        case "heading":
            yield from _titled(piece.text, piece.level, width)
        case "text":
            yield from paragraph(plain_words(piece.words), width)
        case "quotation":
            yield from paragraph(plain_words(piece.words), width, 4)
        case "notice":
            yield from labelled("Notice:", plain_words(piece.words), width, 0, 8, "bold")
        case "terms":
            for kind, words in piece.terms:
                inner = paragraph(plain_words(words), width, 4)
                yield from inner if kind == "dd" else heading(plain_words(words), width)
        case "listing":
            yield from _listing(piece, width)
        case "table" if piece.table is not None:
            yield from _table(piece.table, width)
        case _:
            yield from _titled("Contents", 2, width)
            yield from _contents(contents_of(paper), width, 0)


def _titled(text: str, level: int, width: int) -> Iterator[Line]:
    lines = list(heading(visible(text), width))
    yield from lines
    if level in _RULES:
        yield Line(_RULES[level] * max((len(line.text) for line in lines), default=0))


def _listing(piece: Piece, width: int) -> Iterator[Line]:
    column = 5 + len(str(len(piece.items_))) if piece.numbered else 4
    for number, words in enumerate(piece.items_, 1):
        label = f"{number}." if piece.numbered else "-"
        yield from labelled(label, plain_words(words), width, 2, column)


def _contents(entries: Iterable[Entry], width: int, depth: int) -> Iterator[Line]:
    for entry in entries:
        yield from labelled("-", visible(entry.text), width, 2 * depth, 2 * depth + 2)
        yield from _contents(entry.under, width, depth + 1)


def _table(table: Table, width: int) -> Iterator[Line]:
    yield from heading(visible(table.caption), width)
    titles = [visible(column.title) for column in table.columns]
    column = min(max((len(title) + 4 for title in titles[1:]), default=0), _LABELS)
    for row in table.rows:
        yield BLANK
        yield from _row(row, titles, width, column)
    if not table.rows:
        yield from paragraph("No rows.", width, 2)
    if table.foot:
        yield BLANK
    for words in table.foot:
        yield from paragraph(plain_words(words), width)


def _row(row: Row, titles: list[str], width: int, column: int) -> Iterator[Line]:
    for number, (title, cell) in enumerate(zip(titles, row.cells, strict=True)):
        texts = list(filter(None, map(plain_words, cell.paragraphs)))
        if not number:
            lead = [f"{title}: {text}" if title else text for text in texts[:1]] + texts[1:]
            yield from chain.from_iterable(heading(text, width) for text in lead or [title])
        else:
            yield from _cell(title, cell, texts, width, column)


def _cell(title: str, cell: Cell, texts: list[str], width: int, column: int) -> Iterator[Line]:
    for place, text in enumerate(texts):
        label = title if not place else ""
        yield from labelled(label, text, width, 2, column, STYLES[cell.tone])


def _about(tables: tuple[Table, ...], width: int) -> Iterator[Line]:
    if tables:
        yield BLANK
        yield from _titled("About the tables", 2, width)
    for table in tables:
        yield from paragraph(f"{visible(table.caption)}: {visible(table.about)}", width)
        for column in table.columns:
            yield from labelled(visible(column.title), visible(column.about), width, 2, _LABELS)
