"""A text with all that typesetting adds taken away, and the way back to where each letter stood.

What two prints of the same words may differ in: white space and line breaks, hyphens at line ends,
the shape of quotation marks, dashes and ellipses, Unicode forms (ligatures, accents), marks of
notes, bullets, emphasis and links. Words, their order and their case are kept.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

Span = tuple[int, int]
"""First position, and the position after the last."""

NO_DASH, DASH, HYPHEN, LINE_END = 0, 1, 2, 3
"""What stands before a letter: nothing, a dash, a hyphen inside a word, or one at a line's end."""

_DASHES = "-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_PIECE = re.compile(
    r"(?P<bullet>[^\S\n]*(?:\n[^\S\n]*)+[-*\u2022\u25aa\u25cf\u25e6\u2023\u00b7\uf0b7]\s+)"
    rf"|(?P<dash>\s*[{_DASHES}]+\s*)"
    r"|(?P<space>\s+)"
    rf"|(?P<mark>[{_SUPERSCRIPTS}]+)"
    r"|(?P<link>\[(?=[^\[\]\n]*\]\()|\]\([^()\s]*\))"
    r"|(?P<unseen>[*\u00ad\u200b-\u200d\u2060\ufeff]|\\(?=[^\w\s]))"
    r"|(?P<quote>[\"'`\u2018-\u201f\u00ab\u00bb\u2032\u2033\u2039\u203a]+)"
    r"|(?P<letter>.[\u0300-\u036f]*)",
    re.DOTALL,
)
_HYPHENS = "-\u2010\u2011"
_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff]")
"""Letters of scripts that put no space between words."""


class Plain(NamedTuple):
    """A text as it is compared.

    Attributes:
        letters: The text, words a single space apart, dashes taken out.
        dashes: For each letter, what was taken out before it: one of `NO_DASH`, `DASH`, `HYPHEN`
            and `LINE_END`.
        origin: For each letter, where it stands in the text as it was.
    """

    letters: str
    dashes: bytes
    origin: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """Return where letters `first` up to, not including, `last` stood."""
        return self.origin[first], self.origin[last - 1] + 1

    def borders(self, at: int) -> bool:
        """Whether no word goes on over the border before letter `at`."""
        if not 0 < at < len(self.letters) or self.dashes[at] == DASH:
            return True
        if self.dashes[at]:
            return False
        return not _joined(self.letters[at - 1], self.letters[at])


def borders(text: str, at: int) -> bool:
    """Whether no word of a text goes on over the border before letter `at`; hyphens join words."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if before in _HYPHENS and at > 1:
        return not _joined(text[at - 2], after)
    if after in _HYPHENS and at + 1 < len(text):
        return not _joined(before, text[at + 1])
    return not _joined(before, after)


def _joined(before: str, after: str) -> bool:
    """Whether two letters belong to one word."""
    return before.isalnum() and after.isalnum() and not _WITHOUT_SPACES.match(after)


def make_plain(text: str, without: Iterable[Span] = ()) -> Plain:
    """Return a text as it is compared.

    Args:
        text: The text.
        without: Parts to leave out, e.g. marks of notes; sorted, and apart from each other.
    """
    letters: list[str] = []
    dashes = bytearray()
    origin: list[int] = []
    before = NO_DASH
    space = -1
    gaps = [*without, (len(text), len(text))]
    start = 0
    for first, last in gaps:
        for found in _PIECE.finditer(text, start, first):
            kind, piece = found.lastgroup, found.group()
            if kind in ("space", "bullet"):
                space = found.start() if space < 0 else space
                continue
            if kind == "dash":
                before = LINE_END if "\n" in piece else HYPHEN if piece in _HYPHENS else DASH
                space = -1
                continue
            if kind in ("mark", "link", "unseen"):
                continue
            if space >= 0 and letters and not before:
                letters.append(" ")
                dashes.append(NO_DASH)
                origin.append(space)
            space = -1
            for letter in "'" if kind == "quote" else unicodedata.normalize("NFKC", piece):
                letters.append(letter)
                dashes.append(before)
                origin.append(found.start())
                before = NO_DASH
        start = last
    return Plain("".join(letters), bytes(dashes), tuple(origin))
