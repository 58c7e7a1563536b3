"""Tables with more columns than any page holds: each row as a table of its own, field by field."""

from collections.abc import Iterator, Sequence

from gapcheck.paper import Cell, Column, Note, Row, Run, Table
from gapcheck.reports.docx.cells import (
    TALL,
    caption_of,
    cell_of,
    feet_of,
    lines_of,
    paragraph,
    properties,
)
from gapcheck.reports.docx.element import Element, element, named
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.runs import plain_runs

_MOST = 400
"""Letters beside each other that a table may ask for; the widest page holds half of them."""
_NAMES = 2400
"""Width of the names of fields, in twentieths of a point."""
_STYLE = "TableText"
_LETTER = 85


def has_records(block: Table) -> bool:
    """Whether the rows of a table are too wide to stand under each other."""
    return bool(block.rows) and sum(column.width for column in block.columns) > _MOST


def records(manuscript: Manuscript, block: Table, width: int) -> list[Element]:
    """Return each row as a table: its first field heads it on every page, empty ones are left out.

    Args:
        manuscript: What is written.
        block: The table.
        width: How wide the text of the page is, in twentieths of a point.
    """
    found = [caption_of(manuscript, block)]
    for row in block.rows:
        found += [_record(manuscript, block, row, width), paragraph(manuscript, "TableNote", ())]
    return [*found, *_never(manuscript, block), *feet_of(manuscript, block)]


def _record(manuscript: Manuscript, block: Table, row: Row, width: int) -> Element:
    widths = (min(_NAMES, width // 3), width - min(_NAMES, width // 3))
    name = manuscript.bookmark(row.anchor)
    head, *fields = zip(block.columns, row.cells, strict=True)
    lines = [_line(manuscript, *head, widths, name=name, first=True)]
    lines += [_line(manuscript, *field, widths) for field in fields if not _is_empty(field[1])]
    grid = element("tblGrid", *(element("gridCol", w=str(one)) for one in widths))
    return element("tbl", properties(manuscript, block, width), grid, *lines)


def _line(
    manuscript: Manuscript,
    column: Column,
    cell: Cell,
    widths: Sequence[int],
    *,
    name: str | None = None,
    first: bool = False,
) -> Element:
    short = lines_of(cell, widths[1] // _LETTER) <= TALL
    again = first and not _is_marked(cell)  # a footnote stands on one page only
    heads = element(
        "trPr",
        element("cantSplit") if first or short else None,
        element("tblHeader") if again else None,
    )
    title = element(
        "tc",
        element("tcPr", element("tcW", w=str(widths[0]), type="dxa")),
        paragraph(manuscript, _STYLE, plain_runs(manuscript, column.title)),
    )
    line = element("tr", heads, title, cell_of(manuscript, cell, widths[1], _STYLE, name))
    for style in line.iter(named("pStyle")) if first else ():
        style.addnext(element("keepNext"))
    return line


def _never(manuscript: Manuscript, block: Table) -> Iterator[Element]:
    """Yield a line that names the columns of which no row has anything."""
    titles = [
        column.title
        for index, column in enumerate(block.columns[1:], 1)
        if all(_is_empty(row.cells[index]) for row in block.rows)
    ]
    if titles:
        text = f"Empty in every row: {'; '.join(titles)}."
        yield paragraph(manuscript, "TableNote", plain_runs(manuscript, text))


def _is_marked(cell: Cell) -> bool:
    return any(isinstance(inline, Note) for words in cell.paragraphs for inline in words)


def _is_empty(cell: Cell) -> bool:
    said = (inline for words in cell.paragraphs for inline in words)
    return not any(not isinstance(inline, Run) or inline.text for inline in said)
