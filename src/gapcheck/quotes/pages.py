"""Which page a place of a text stands on, as far as the text tells.

A text tells its pages by form feeds, by lines that hold nothing but the number, or by its table
of contents together with its notes: a heading stands on the page that the contents give, and the
notes that follow a stretch of running text end the page.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from gapcheck.quotes.headings import Heading, plain_title
from gapcheck.quotes.notes import Notes
from gapcheck.quotes.plain import Span

FEWEST = 3
"""Pages that a text has to tell before it is believed."""

_FEED = re.compile("\f")
_NUMBER = re.compile(
    r"^[ \t]*(?:page\s+|[-\u2013\u2014]\s*)?(?P<n>\d{1,4})"
    r"(?:\s+of\s+\d+|\s*[-\u2013\u2014])?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"^[ \t]*[*_#]*(?P<title>[^\W\d].{3,}?)[*_.\t ]*?(?P<n>\d{1,4})[*_]*[ \t]*$", re.MULTILINE
)


class Pages(NamedTuple):
    """The pages of a text.

    Attributes:
        stretches: Stretch of the text and first and last page on which it may stand.
        furniture: Lines that belong to the page and not to the text.
        told_by: What tells them; empty if nothing does.
    """

    stretches: tuple[tuple[Span, int, int], ...] = ()
    furniture: tuple[Span, ...] = ()
    told_by: str = ""

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """Return what may stand on some pages."""
        return tuple(span for span, low, high in self.stretches if low <= last and first <= high)


def find_pages(text: str, headings: tuple[Heading, ...], notes: Notes) -> Pages:
    """Return the pages of a text."""
    return _by_feeds(text) or _by_numbers(text) or _by_contents(text, headings, notes) or Pages()


def _by_feeds(text: str) -> Pages | None:
    starts = [0, *(found.end() for found in _FEED.finditer(text))]
    if len(starts) < FEWEST:
        return None
    ends = [*starts[1:], len(text)]
    spans = list(zip(starts, ends, strict=True))
    shift = _shift(text, spans)
    stretches = [(span, number + shift, number + shift) for number, span in enumerate(spans)]
    return Pages(tuple(stretches), _repeated(text, spans), "form feeds")


def _shift(text: str, spans: list[Span]) -> int:
    """Return the number printed on the first page; 1 if none is printed."""
    votes: dict[int, int] = {}
    for index, (first, last) in enumerate(spans):
        for found in _NUMBER.finditer(text, first, last):
            votes[int(found["n"]) - index] = votes.get(int(found["n"]) - index, 0) + 1
    best = max(votes, key=lambda shift: (votes[shift], -shift), default=1)
    return best if votes.get(best, 0) >= FEWEST else 1


def _repeated(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return first and last lines of pages that stand on several of them, numbers aside."""
    edges: dict[str, list[Span]] = {}
    for first, last in spans:
        lines = [
            (first + found.start(), first + found.end())
            for found in re.finditer(r"[^\n\f]*\S[^\n\f]*", text[first:last])
        ]
        for start, end in dict.fromkeys([*lines[:2], *lines[-2:]]):
            edges.setdefault(re.sub(r"\d+", "0", text[start:end]).strip(), []).append((start, end))
    return tuple(
        sorted(span for found in edges.values() if len(found) >= FEWEST for span in found)
    )


def _by_numbers(text: str) -> Pages | None:
    """Return pages told by lines that hold a number, each one more than the one before."""
    found = [(int(item["n"]), item.span()) for item in _NUMBER.finditer(text)]
    breaks = [at for at in range(1, len(found)) if found[at][0] != found[at - 1][0] + 1]
    runs = [found[start:end] for start, end in pairwise([0, *breaks, len(found)])]
    best = max(runs, key=len)
    if len(best) < FEWEST:
        return None
    # Whether the number heads its page or ends it is not told: text stands on one of two pages.
    first = best[0][0]
    stretches = [((0, best[0][1][0]), first - 1, first)]
    for (number, span), (_, after) in pairwise(best):
        stretches.append(((span[1], after[0]), number, number + 1))
    stretches.append(((best[-1][1][1], len(text)), best[-1][0], best[-1][0] + 1))
    return Pages(tuple(stretches), tuple(span for _, span in best), "numbers of pages")


def _by_contents(text: str, headings: tuple[Heading, ...], notes: Notes) -> Pages | None:
    """Return pages told by the table of contents, and counted on by notes that stand apart."""
    anchors: list[tuple[int, int]] = []
    for entry in _CONTENTS.finditer(text, 0, max(len(text) // 5, 4000)):
        title = plain_title(entry["title"])
        later = [item.at for item in headings if item.words == title and item.at > entry.end()]
        page = int(entry["n"])
        if later and (not anchors or (later[0] >= anchors[-1][0] and page >= anchors[-1][1])):
            anchors.append((later[0], page))
    if len(anchors) < FEWEST:
        return None
    stretches = []
    ends = [*anchors[1:], (len(text), 0)]
    for (at, page), (end, following) in zip(anchors, ends, strict=True):
        breaks = _page_ends(text, notes, (at, end)) if notes.apart else []
        number, start = page, at
        for place in breaks:
            stretches.append(((start, place), number, number))
            number, start = number + 1, place
        last = max(number, following) if not notes.apart else number
        stretches.append(((start, end), number, last))
    return Pages(tuple(stretches), (), "its table of contents")


def _page_ends(text: str, notes: Notes, within: Span) -> list[int]:
    """Return where blocks of notes end inside a stretch, running text following."""
    inside = sorted(span for span in notes.bodies.values() if within[0] <= span[0] < within[1])
    ends = []
    for number, (_, end) in enumerate(inside):
        after = inside[number + 1][0] if number + 1 < len(inside) else within[1]
        if text[end:after].strip():
            ends.append(end)
    return ends
