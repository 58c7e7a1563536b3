"""Where a text has the marks of its notes, and the notes.

Raised figures are marks wherever they stand. Plain figures that stick to a word are marks only if
they count on through the text, as notes do; all other figures are part of the words.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from gapcheck.quotes.plain import Span

FEWEST = 8
"""Marks in plain figures that have to count on before any of them is taken for a mark."""
_SKIPPED = 3
"""Numbers that such a count may leave out."""
_LONGEST = 1500
"""Letters that a note may have, if its end is told by the next note only."""
_FEW = 5
"""Notes with an asterisk that a text may have; where there are more, asterisks are bullets."""

_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_FIGURES = str.maketrans(_RAISED, "0123456789")
_RAISED_MARK = re.compile(rf"[{_RAISED}]{{1,4}}")
_RAISED_NOTE = re.compile(rf"^[ \t]*([{_RAISED}]{{1,4}})\s+\S.*$", re.MULTILINE)
_PLAIN_MARK = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?)\]\"'\u201d\u2019])[ ]?)(?P<n>[1-9]\d{0,2})"
    r"(?=[\s\"'\u201d\u2019).,;:]|$)"
)
_STARRED_NOTE = re.compile(r"^[ \t]*[*\u2020][ \t]+\S.*$", re.MULTILINE)
_PLAIN_NOTE = re.compile(r"^[ \t]*(?P<n>[1-9]\d{0,2})[ \t]+\S.*$", re.MULTILINE)


class Notes(NamedTuple):
    """The notes of a text.

    Attributes:
        marks: Number of a note to where its mark stands.
        bodies: Number of a note to where it stands itself, as far as that is sure.
        starred: Where notes without a number stand.
        apart: Whether notes stand apart from the running text beyond doubt, line by line.
    """

    marks: dict[int, Span]
    bodies: dict[int, Span]
    starred: tuple[Span, ...]
    apart: bool


def find_notes(text: str) -> Notes:
    """Return the notes of a text."""
    lines = {_number(found.group(1)): found.span() for found in _RAISED_NOTE.finditer(text)}
    raised = [found.span() for found in _RAISED_MARK.finditer(text)]
    bodies = lines or _to_their_ends(_counting(_PLAIN_NOTE.finditer(text)), text)
    stars = tuple(found.span() for found in _STARRED_NOTE.finditer(text))
    starred = stars if len(stars) <= _FEW else ()
    if not raised:
        return Notes(_counting(_PLAIN_MARK.finditer(text)), bodies, starred, apart=False)
    starts = {first for first, _ in lines.values()}
    marks: dict[int, Span] = {}
    for span in raised:
        if text.rfind("\n", 0, span[0]) + 1 not in starts:
            marks.setdefault(_number(text[slice(*span)]), span)
    return Notes(marks, bodies, starred, apart=bool(lines))


def _to_their_ends(lines: dict[int, Span], text: str) -> dict[int, Span]:
    """Return notes, known by their first lines, up to the next one or to an empty line."""
    starts = sorted(first for first, _ in lines.values())
    following = dict(pairwise(starts))
    bodies = {}
    for number, (first, last) in lines.items():
        end = following.get(first, len(text))
        if end == len(text) or end - first > _LONGEST:
            blank = text.find("\n\n", last)
            end = blank if blank >= 0 else len(text)
        bodies[number] = (first, end)
    return bodies


def _number(raised: str) -> int:
    return int(raised.translate(_FIGURES))


def _counting(found: Iterable[re.Match[str]]) -> dict[int, Span]:
    """Return the longest run of figures that count on, by number; none if it is short."""
    chains: dict[int, tuple[int, int]] = {}  # number to length of the run that ends in it, index
    items: list[tuple[int, Span, int]] = []  # number, place, index of the one before it
    for match in found:
        number = int(match["n"])
        before = max(
            (chains[number - step] for step in range(1, _SKIPPED + 1) if number - step in chains),
            default=(0, -1),
        )
        start = match.start("n") if match.re is _PLAIN_MARK else match.start()
        items.append((number, (start, match.end()), before[1]))
        if before[0] + 1 > chains.get(number, (0, -1))[0]:
            chains[number] = (before[0] + 1, len(items) - 1)
    length, at = max(chains.values(), default=(0, -1))
    run: dict[int, Span] = {}
    while length >= FEWEST and at >= 0:
        number, place, at = items[at]
        run[number] = place
    return dict(sorted(run.items()))
