"""Tables of Word's: no merged cells, header rows on every page, words beside every colour."""

import itertools
import re
from collections.abc import Sequence

from gapcheck.paper import Column, Row, Table, plain
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

_LETTER = 85
"""Width of a letter of the text of tables, in twentieths of a point."""
_SMALL_LETTER = 70
_PADDING = 150
"""What a cell leaves empty at its left and right."""
_LONGEST_WORD = 20
"""Letters of a word that a column is made wide enough for; longer ones are broken."""
_KEPT = 85
"""Of a hundred parts of a page, those that words may claim against what the layout asks for."""
_CROWDED = 140
"""Parts for each hundred of a page's width that a table may ask for before the page is turned."""
_MANY_NOTES = 60
_NOTES_OF_A_PIECE = 30
_MANY_ROWS = 150
_ROWS_OF_A_PIECE = 100
_WORD = re.compile(r"[^\s\u200b\u1780-\u17ff-]+")
"""What stands on one line; Khmer has no spaces and is broken between words."""


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
    small = _asked(block.columns, _LETTER) > width
    style = "TableTextSmall" if small else "TableText"
    widths = column_widths(block, width, _SMALL_LETTER if small else _LETTER)
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
    """Whether a table asks for much more than a page of this width gives."""
    asked = _asked(block.columns, _SMALL_LETTER) * 100
    return asked > width * _CROWDED and not has_records(block)


def column_widths(block: Table, width: int, letter: int) -> list[int]:
    """Divide a page among columns as they ask for it, none too narrow for its words if it can be.

    Args:
        block: The table.
        width: What there is.
        letter: How wide a letter is, in the same unit.
    """
    longest = [_longest(block, index) for index in range(len(block.columns))]
    for most in (*range(_LONGEST_WORD, 2, -1), 0):
        least = [min(word, most) * letter + _PADDING for word in longest]
        if sum(least) <= width * _KEPT // 100:
            return _at_least(least, [max(1, column.width) for column in block.columns], width)
    return _shared([1] * len(block.columns), width)


def _at_least(least: Sequence[int], asked: Sequence[int], width: int) -> list[int]:
    """Divide a width in the proportion of what is asked for; nobody gets less than the least."""
    fixed: set[int] = set()
    while True:
        free = [n for n in range(len(asked)) if n not in fixed]
        left = width - sum(least[n] for n in fixed)
        shares = dict(zip(free, _shared([asked[n] for n in free], left), strict=True))
        narrow = {n for n in free if shares[n] < least[n]}
        if not narrow:
            return [shares.get(n, least[n]) for n in range(len(asked))]
        fixed |= narrow


def _shared(parts: Sequence[int], width: int) -> list[int]:
    """Divide a width in the proportion of the parts, to the last unit."""
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + part)
    ends = [edge * width // max(1, edges[-1]) for edge in edges]
    return [end - start for start, end in itertools.pairwise(ends)]


def _longest(block: Table, index: int) -> int:
    """Return the letters of the longest word of a column; bold ones are wider."""
    title = max(map(len, _WORD.findall(block.columns[index].title)), default=1)
    texts = (plain(words) for row in block.rows for words in row.cells[index].paragraphs)
    bold = 6 if index == 0 else 5
    inside = max((len(word) for text in texts for word in _WORD.findall(text)), default=1)
    return max(title * 6 // 5 + 1, inside * bold // 5 + 1)


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
