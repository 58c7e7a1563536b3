"""How tables stand on paper: how large their letters are, and which do not fit as tables."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from gapcheck.paper import Cell, Paper, Row, Table, plain
from gapcheck.reports.widths import POINTED, divided, floors

_ROOM = {False: 118, True: 175}
"""Characters of 8 points that a line of a table has on an upright page, and on one that lies."""

_EMS = {False: 510.0, True: 757.0}
"""Points that a page is wide."""

_PADDING = 1.2
"""Ems that a cell leaves empty at its sides, borders included."""

_LETTER = 0.53
"""Ems of a letter."""

_LINES = {False: 24, True: 16}
"""Lines of a row up to which it stays on one page, on an upright page and on one that lies."""

_LARGEST, _SMALLEST = 8.0, 6.5
"""Sizes of letters in tables, in points."""

_MOST = 300
"""Ems that a table asks for on a screen at most."""

_TOO_WIDE = 1.7
"""From how many times the room on a page a table is written row by row instead."""


class Shape(NamedTuple):
    """How a table stands on paper.

    Attributes:
        least: Ems that it has at least on a screen, where it can be scrolled.
        points: Size of its letters.
        records: Whether each row is written as a list of headings and texts, because the table is
            too wide for a page.
        tall: Rows, from 0, that may be parted by the end of a page.
        shares: How much of the width each column has, in percent.
    """

    least: float
    points: float
    records: bool
    tall: frozenset[int]
    shares: tuple[float, ...]


def shapes_of(paper: Paper) -> tuple[Shape, ...]:
    """Return how each table of a paper stands on its pages."""
    return tuple(_shape(table, landscape=paper.landscape) for table in paper.tables)


def _shape(table: Table, *, landscape: bool) -> Shape:
    total = sum(column.width for column in table.columns)
    needed = total + 2 * len(table.columns)  # padding takes about two characters of each column
    room = _ROOM[landscape]
    points = max(min(_LARGEST * room / max(needed, 1), _LARGEST), _SMALLEST)
    ems = _EMS[landscape] / points
    widths = divided(table, ems, _PADDING, pointed=True)
    signs = [width / _LETTER for width in widths]
    lines = (_lines(row, signs) for row in table.rows)
    tall = frozenset(number for number, count in enumerate(lines) if count > _LINES[landscape])
    shares = tuple(100 * width / sum(widths) for width in widths)
    least = min(max(needed / 2, _unbroken(table, shares)), _MOST)
    return Shape(least, points, needed > _TOO_WIDE * room, tall, shares)


def _unbroken(table: Table, shares: tuple[float, ...]) -> float:
    """Return how many ems wide a table is when none of its columns breaks a word."""
    words = floors(table, POINTED)
    return max(
        (100 * (it + _PADDING) / share for it, share in zip(words, shares, strict=True)), default=0
    )


def _lines(row: Row, signs: list[float]) -> int:
    """Return how many lines a row has, about."""
    return max(
        (sum(_cell(cell, width)) for cell, width in zip(row.cells, signs, strict=True)), default=0
    )


def _cell(cell: Cell, width: float) -> Iterator[int]:
    for words in cell.paragraphs:
        yield max(ceil(len(plain(words)) / width), 1)
