"""How high rows have to be: spreadsheets that do not measure text themselves take our word.

It is an estimate, a little too high rather than too low. The file does not fix it, so that a
spreadsheet which measures puts it right as soon as a row is changed.
"""

import unicodedata
from collections.abc import Sequence

from gapcheck.reports.paper_xlsx.bits import text_of
from gapcheck.reports.paper_xlsx.leaf import Look, Spot

LINE = 15.0
"""Points of a line of our letters."""
TALL_LINE = 21.0
"""Points of a line of Khmer, whose signs stand above and below each other."""
MOST = 409.0
"""Points of a row, at most, in any spreadsheet; longer text is whole in its cell all the same."""
KHMER = ("\u1780", "\u17ff")
_WIDER: dict[Look, float] = {"title": 1.5, "heading": 1.25, "head": 1.1, "label": 1.1}


def height_of(spots: Sequence[Spot], widths: Sequence[int]) -> float:
    """Return the height of a row in points, also if no spreadsheet shows as much."""
    heights = [_height(spot, width) for spot, width in zip(spots, widths, strict=False)]
    return max(heights, default=LINE)


def _height(spot: Spot, width: int) -> float:
    wider = _WIDER.get(spot.look, 1.0)
    if any(bit.style == "code" for bit in spot.bits):
        wider *= 1.2
    text = text_of(spot.bits)
    line = TALL_LINE if any(KHMER[0] <= letter <= KHMER[1] for letter in text) else LINE
    # From 1.25 on, letters are higher too; a head is only bolder.
    tall = wider if spot.look in ("title", "heading") else 1.0
    lines = sum(_lines(part, width / wider) for part in text.split("\n"))
    return max(lines, 1) * line * tall


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes if it is broken at spaces."""
    lines, left = 1, width
    for word in text.split(" "):
        needed = sum(_width(letter) for letter in word)
        if needed > left and left < width:
            lines, left = lines + 1, width
        while needed > width:
            lines, needed = lines + 1, needed - width
        left -= needed + 1
    return lines


def _width(letter: str) -> float:
    """Return the width of a letter, in digits, which is how columns are measured."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF" or KHMER[0] <= letter <= KHMER[1]:
        return 1.7
    return 1.15 if letter.isupper() else 0.88
