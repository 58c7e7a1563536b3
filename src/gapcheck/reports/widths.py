"""How a table divides a page: as its layout asks, and as its texts need.

Lengths are in ems, sizes of the letters that the table is set in.
"""

import re
from collections.abc import Sequence
from functools import cache
from math import ceil, sqrt

from gapcheck.paper import Column, Table, plain

_NARROW = dict.fromkeys("ijl.,:;'|!I", 0.27) | dict.fromkeys('ftr()[]-/ "“”', 0.34)
_WIDE = dict.fromkeys("mwMW@%", 0.86)
_LETTER, _CAPITAL = 0.55, 0.68
_BOLD = 1.1
_MARK = re.compile(r"\[\d+\]$")
"""The mark of a note, which stands small and high."""
_KEPT = 0.94
"""Of a page, what words may claim against the proportion of the columns."""
_KEPT_FOR_IDS = 0.75
"""The same where ids could end their lines at points."""
_LEAST = 4.0
"""Letters of a word, in ems, below which floors are given up."""
_WIDEST_WORD = 48
"""Characters of a word that a column of a sheet is made wide enough for."""
_SOME = 12
"""Letters that a cell counts besides those that it has."""

WHOLE = re.compile(r"(?:[^\s\u200b\u1780-\u17ff-]|(?<=\d)-(?=\d))+-?")
"""What stands on one line: lines end at spaces and behind hyphens, but not within a day; Khmer is
broken anywhere.
"""
POINTED = re.compile(r"(?:[^\s\u200b\u1780-\u17ff./-]|[./](?![a-z])|(?<=\d)-(?=\d))+[./-]?")
"""The same where ids may end their lines at points too."""


@cache
def ems(text: str) -> float:
    """Return about how wide a text is in a sans-serif face."""
    return sum(map(_width, text))


def _width(letter: str) -> float:
    if letter in _NARROW:
        return _NARROW[letter]
    if letter in _WIDE:
        return _WIDE[letter]
    return _CAPITAL if letter.isupper() else _LETTER


def divided(
    table: Table, room: float, padding: float, *, pointed: bool = False
) -> tuple[float, ...]:
    """Return the width of each column: none too narrow for its words, if that can be.

    What is left over is divided by what the layout asks for and by how much the cells hold.

    Args:
        table: The table.
        room: What there is.
        padding: What a cell leaves empty at its sides.
        pointed: Whether ids may end lines at their points, if the page is too narrow for them.
    """
    parts = _parts(table)
    words = floors(table, WHOLE)
    if pointed and sum(words) + padding * len(words) > room * _KEPT_FOR_IDS:
        words = floors(table, POINTED)
    most = max(words, default=0)
    while True:
        least = [min(word, most) + padding for word in words]
        if sum(least) <= room * _KEPT:
            return _at_least(least, parts, room)
        most -= 0.5
        if most <= _LEAST:
            break
    return tuple(room * part / sum(parts) for part in parts)


def sheet_widths(table: Table) -> tuple[int, ...]:
    """Return the widths of columns on a sheet, in characters.

    They are what the layout asks for, or what the longest word needs: a sheet has room.
    """
    words = (min(ceil(word / _LETTER) + 1, _WIDEST_WORD) for word in floors(table, WHOLE))
    return tuple(max(it.width, word) for it, word in zip(table.columns, words, strict=True))


def needed(table: Table, padding: float) -> float:
    """Return how wide a table has to be for none of its words to be broken."""
    return (sum(floors(table, WHOLE)) + padding * len(table.columns)) / _KEPT


def floors(table: Table, piece: re.Pattern[str]) -> list[float]:
    """Return the width of the widest word of each column; headings and first cells are bold."""
    found = []
    for index, column in enumerate(table.columns):
        title = max((ems(word) for word in piece.findall(column.title)), default=0.0)
        told = {word for text in _texts(table, index) for word in piece.findall(text)}
        widest = max(map(ems, told), default=0.0)
        found.append(max(title * _BOLD, widest * (_BOLD if index == 0 else 1)))
    return found


def _texts(table: Table, index: int) -> list[str]:
    return [
        _MARK.sub("", plain(words)) for row in table.rows for words in row.cells[index].paragraphs
    ]


def _parts(table: Table) -> list[float]:
    """Return in which proportion columns share a page.

    It is the geometric mean of what the layout asks for and of what the cells hold, so that a
    column of long texts gets more, and an empty one less, than it asks for. Long cells count more
    than short ones (root mean square): they make rows high.
    """
    held = [_held(table, index) for index in range(len(table.columns))]
    # A column that is empty in every row is there to be written in.
    usual = sum(held) / max(sum(load > 0 for load in held), 1) / 2
    loads = ((load or usual) + _SOME for load in held)
    return [sqrt(_asked(one) * load) for one, load in zip(table.columns, loads, strict=True)]


def _held(table: Table, index: int) -> float:
    cells = [sum(len(plain(words)) for words in row.cells[index].paragraphs) for row in table.rows]
    return sqrt(sum(length * length for length in cells) / max(len(cells), 1))


def _asked(column: Column) -> int:
    return max(1, column.width)


def _at_least(least: Sequence[float], parts: Sequence[float], room: float) -> tuple[float, ...]:
    """Divide a room in the proportion of the parts; nobody gets less than the least."""
    fixed: set[int] = set()
    while True:
        free = [n for n in range(len(parts)) if n not in fixed]
        left = room - sum(least[n] for n in fixed)
        total = sum(parts[n] for n in free) or 1
        shares = {n: left * parts[n] / total for n in free}
        narrow = {n for n in free if shares[n] < least[n]}
        if not narrow:
            return tuple(shares.get(n, least[n]) for n in range(len(parts)))
        fixed |= narrow
