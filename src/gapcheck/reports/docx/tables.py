"""Tables of Word's: no merged cells, header rows on every page, words beside every colour."""

import itertools
from collections.abc import Sequence

from gapcheck.paper import Column, Row, Table
from gapcheck.reports.docx.cells import (
    TALL,
    boxed,
    caption_of,
    cell_of,
    feet_of,
    gap,
    lines_of,
    notes_in,
    paragraph,
    properties,
)
from gapcheck.reports.docx.element import Element, element
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.records import has_records, records
from gapcheck.reports.docx.runs import plain_runs
from gapcheck.reports.widths import divided, needed

_LETTER = 85
"""Width of a letter of the text of tables, in twentieths of a point."""
_SMALL_LETTER = 70
_SIZE, _SMALL_SIZE = 158, 130
"""Sizes of the two, in the same unit; the face is narrower than others by seven parts of 100."""
_KEPT = 80
"""Of a hundred parts of a page, what words may claim before a table is set smaller."""
_PADDING = 150
"""What a cell leaves empty at its left and right."""
_CROWDED = 140
"""Parts for each hundred of a page's width that a table may ask for before it is set smaller and,
if that is not enough, before the page is turned.
"""
_FEW_ROWS = 3
"""Rows for which alone no page is turned."""
_MANY_NOTES = 60
_NOTES_OF_A_PIECE = 30
_MANY_ROWS = 150
_ROWS_OF_A_PIECE = 100


def table(manuscript: Manuscript, block: Table, width: int) -> list[Element]:
    """Return a table with its caption before it and what one has to know behind it.

    Args:
        manuscript: What is written.
        block: The table.
        width: How wide the text of the page is, in twentieths of a point.
    """
    if has_records(block):
        return records(manuscript, block, width)
    if not block.columns:
        return [caption_of(manuscript, block), *feet_of(manuscript, block)]
    small = (
        _asked(block.columns, _LETTER) * 100 > width * _CROWDED
        or needed(block, _PADDING / _SIZE) * _SIZE * 100 > width * _KEPT
    )
    style = "TableTextSmall" if small else "TableText"
    widths = column_widths(block, width, _SMALL_SIZE if small else _SIZE)
    written: list[Element] = []
    for piece in _pieces(block.rows):
        rows = [_head(manuscript, block.columns, widths, style)]
        rows += [_row(manuscript, row, widths, style, small=small) for row in piece]
        grid = element("tblGrid", *(element("gridCol", w=str(one)) for one in widths))
        written += [element("tbl", properties(manuscript, block, sum(widths)), grid, *rows), gap()]
    return [caption_of(manuscript, block), *written[:-1], *feet_of(manuscript, block)]


def _pieces(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Divide the rows of a table that is long or has many footnotes.

    LibreOffice lays a table out anew for each of its pages and footnotes: one of a hundred rows
    with four notes each takes it many minutes, in pieces it takes seconds.
    """
    if len(rows) <= _MANY_ROWS and sum(map(notes_in, rows)) <= _MANY_NOTES:
        return [rows]
    pieces: list[Sequence[Row]] = []
    first = number = 0
    for last, row in enumerate(rows, 1):
        number += notes_in(row)
        full = number >= _NOTES_OF_A_PIECE or last - first >= _ROWS_OF_A_PIECE
        if full or last == len(rows):
            pieces.append(rows[first:last])
            first, number = last, 0
    return pieces


def is_wide(block: Table, width: int) -> bool:
    """Whether a table asks for much more than a page of this width gives, or its words do."""
    if has_records(block):
        return False
    asked = _asked(block.columns, _SMALL_LETTER) * 100
    broken = needed(block, _PADDING / _SMALL_SIZE) * _SMALL_SIZE > width
    return asked > width * _CROWDED or (broken and len(block.rows) > _FEW_ROWS)


def column_widths(block: Table, width: int, size: int) -> list[int]:
    """Divide a page among columns.

    Args:
        block: The table.
        width: What there is, in twentieths of a point.
        size: How large the letters are, in the same unit.
    """
    shares = divided(block, width / size, _PADDING / size)
    edges = [round(sum(shares[:n]) * size) for n in range(len(shares) + 1)]
    return [end - start for start, end in itertools.pairwise(edges)]


def _asked(columns: Sequence[Column], letter: int) -> int:
    return sum(column.width * letter + _PADDING for column in columns)


def _head(
    manuscript: Manuscript, columns: Sequence[Column], widths: Sequence[int], style: str
) -> Element:
    properties = element("trPr", element("cantSplit"), element("tblHeader"))
    cells = [
        boxed(width, None, [paragraph(manuscript, style, plain_runs(manuscript, column.title))])
        for column, width in zip(columns, widths, strict=True)
    ]
    return element("tr", properties, *cells)


def _row(
    manuscript: Manuscript, row: Row, widths: Sequence[int], style: str, *, small: bool
) -> Element:
    letter = _SMALL_LETTER if small else _LETTER
    tall = max(map(lines_of, row.cells, [max(1, (w - _PADDING) // letter) for w in widths]))
    name = manuscript.bookmark(row.anchor)
    cells = [
        cell_of(manuscript, cell, width, style, name if n == 0 else None)
        for n, (cell, width) in enumerate(zip(row.cells, widths, strict=True))
    ]
    together = element("trPr", element("cantSplit")) if tall <= TALL else None
    return element("tr", together, *cells)
