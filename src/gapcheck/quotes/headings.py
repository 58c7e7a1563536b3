"""The headings of a text, and what stands under each."""

import re
from typing import NamedTuple

from gapcheck.quotes.plain import Span

_LINE = re.compile(r"^.*$", re.MULTILINE)
_LONGEST = 160
_ENDS_A_SENTENCE = (".", ":", ";", ",")


class Heading(NamedTuple):
    """A heading.

    Attributes:
        at: Where it begins.
        words: Its words, in small letters.
        rank: What headings of one kind have in common: number signs, or capital letters.
    """

    at: int
    words: str
    rank: str


def find_headings(text: str) -> tuple[Heading, ...]:
    """Return the lines that stand alone as headings do: short, and no sentence."""
    lines = [(found.start(), found.group()) for found in _LINE.finditer(text)]
    headings = []
    for number, (at, line) in enumerate(lines):
        alone = not number or not lines[number - 1][1].strip()
        words = line.strip().strip("#*_ ")
        marked = line.lstrip().startswith("#")
        if not words or len(words) > _LONGEST or not (alone or marked) or "\t" in line.strip():
            continue
        if words.endswith(_ENDS_A_SENTENCE) or not words[0].isupper():
            continue
        rank = line.strip().partition(" ")[0] if marked else "caps" if words.isupper() else "line"
        headings.append(Heading(at, plain_title(words), rank))
    return tuple(headings)


def plain_title(text: str) -> str:
    """Return a title as it is compared: its words, in small letters."""
    return " ".join(re.sub(r"[^\w\s]", " ", text.replace("\u2019", "")).casefold().split())


def under_heading(
    headings: tuple[Heading, ...], title: str, size: int, within: Span
) -> tuple[Span, ...]:
    """Return what stands under headings of that title, up to the next one of their kind.

    Args:
        headings: All headings, in order.
        title: The title; a heading may go on behind it.
        size: Length of the text.
        within: Where to look.
    """
    wanted = plain_title(title)
    found = []
    for number, heading in enumerate(headings):
        begins = heading.words == wanted or heading.words.startswith(f"{wanted} ")
        if wanted and begins and within[0] <= heading.at < within[1]:
            later = (item.at for item in headings[number + 1 :] if item.rank == heading.rank)
            found.append((heading.at, next(later, size)))
    return tuple(found)
