"""Words to the places in a text where they stand."""

import re
from collections.abc import Iterator

from gapcheck.quotes.plain import LINE_END, NO_DASH, Plain, Span, borders, make_plain

APART = 3000
"""Letters that an ellipsis may stand for at most: about a page."""
_ELLIPSIS = re.compile(r"\s*(?:[\[(]\s*(?:\u2026|\.{3})\s*[\])]|\u2026|\.{3,})\s*")


def split_parts(words: str) -> list[Plain]:
    """Return what stands around the ellipses of words; one part if there is none."""
    return [make_plain(part) for part in _ELLIPSIS.split(words) if re.search(r"\w", part)]


def find_exactly(words: str, text: str) -> Iterator[Span]:
    """Yield where a text has the very words, letter by letter, and no word goes on around them."""
    at = text.find(words)
    while at >= 0 and words:
        first, last = at, at + len(words)
        if borders(text, first) and borders(text, last):
            yield first, last
        at = text.find(words, at + 1)


def find_plainly(
    words: Plain, text: Plain, first: int = 0, last: int | None = None
) -> Iterator[Span]:
    """Yield which letters of a text are the same words, whatever typesetting added to them.

    Args:
        words: The words.
        text: The text.
        first: Letter from which to look.
        last: Letter at which to stop looking; the end of the text if left out.
    """
    size = len(words.letters)
    at = text.letters.find(words.letters, first, last)
    while at >= 0 and size:
        if text.borders(at) and text.borders(at + size) and _same_dashes(words, text, at):
            yield at, at + size
        at = text.letters.find(words.letters, at + 1, last)


def find_in_order(parts: list[Plain], text: Plain) -> Iterator[list[Span]]:
    """Yield where the parts of words follow each other, no more than a page apart."""
    if not parts or not all(part.letters in text.letters for part in parts):
        return
    for start in find_plainly(parts[0], text):
        spans = [start]
        for part in parts[1:]:
            end = spans[-1][1]
            reach = end + APART + len(part.letters)
            following = next(find_plainly(part, text, end, reach), None)
            if following is None:
                break
            spans.append(following)
        else:
            yield spans


def _same_dashes(words: Plain, text: Plain, at: int) -> bool:
    """Whether dashes agree; one at a line end may belong to the word or to the typesetter."""
    there = text.dashes[at + 1 : at + len(words.letters)]
    for wanted, found in zip(words.dashes[1:], there, strict=True):
        if (wanted == NO_DASH) != (found == NO_DASH) and LINE_END not in (wanted, found):
            return False
    return True
