"""Cells of tables, and what stands around every table."""

from collections.abc import Iterable

from gapcheck.paper import Cell, Note, Row, Table, plain
from gapcheck.reports.docx.element import Element, element
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.runs import plain_runs, runs_of
from gapcheck.reports.tones import COLOURS
from gapcheck.reports.visible import visible

TALL = 14
"""Lines from which a row may go over a page: kept together, it would leave half a page empty."""


def paragraph(manuscript: Manuscript, style: str, inside: Iterable[Element]) -> Element:
    """Return a paragraph in one of our styles."""
    return element("p", element("pPr", element("pStyle", val=manuscript.style(style))), *inside)


def caption_of(manuscript: Manuscript, block: Table) -> Element:
    """Return the heading of a table."""
    return paragraph(manuscript, "Caption", plain_runs(manuscript, block.caption))


def feet_of(manuscript: Manuscript, block: Table) -> list[Element]:
    """Return what one has to know of a table; some paragraph has to part it from the next one."""
    return [
        paragraph(manuscript, "TableNote", runs_of(manuscript, words))
        for words in block.foot or ((),)
    ]


def gap() -> Element:
    """Return what parts two tables that would otherwise become one: a line hardly to be seen."""
    height = element("spacing", before="0", after="0", line="60", lineRule="exact")
    return element("p", element("pPr", height))


def notes_in(row: Row) -> int:
    """Return how many footnotes a row has."""
    words = (words for cell in row.cells for words in cell.paragraphs)
    return sum(isinstance(inline, Note) for one in words for inline in one)


def properties(manuscript: Manuscript, block: Table, width: int) -> Element:
    """Return the looks of a table, and what it says to those who cannot see it."""
    return element(
        "tblPr",
        element("tblStyle", val=manuscript.style("PaperTable")),
        element("tblW", w=str(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0"),
        element("tblCaption", val=visible(block.caption)),
        element("tblDescription", val=visible(block.about)),
    )


def cell_of(
    manuscript: Manuscript, cell: Cell, width: int, style: str, name: str | None
) -> Element:
    """Return a cell, with a bookmark at its beginning if it has a name."""
    colour, ground = COLOURS.get(cell.tone, (None, None))
    paragraphs = [
        paragraph(
            manuscript,
            style,
            manuscript.marked(name if n == 0 else None, runs_of(manuscript, words, colour)),
        )
        for n, words in enumerate(cell.paragraphs or ((),))
    ]
    return boxed(width, ground, paragraphs)


def boxed(width: int, ground: str | None, paragraphs: Iterable[Element]) -> Element:
    """Return a cell of a width and a ground."""
    shade = element("shd", val="clear", color="auto", fill=ground) if ground else None
    properties = element("tcPr", element("tcW", w=str(width), type="dxa"), shade)
    return element("tc", properties, *paragraphs)


def lines_of(cell: Cell, letters: int) -> int:
    """Return about how many lines a cell has."""
    return sum(-(-max(1, len(plain(words))) // letters) for words in cell.paragraphs)
