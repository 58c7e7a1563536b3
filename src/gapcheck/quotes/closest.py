"""The passage of a text that comes closest to words that are not in it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from gapcheck.quotes.plain import Plain

_WORD = re.compile(r"\w+")
_TRIED = 12
"""Places at which a passage is compared letter by letter."""
_COMMON = 200
"""Occurrences from which on a word says nothing of a place."""


class Passage(NamedTuple):
    """A passage, and how much of it is the same.

    Attributes:
        first: Its first letter.
        last: The letter after its last.
        ratio: Letters in common, twice, over the letters of both; 1 for the same letters.
    """

    first: int
    last: int
    ratio: float


WordPlaces = Mapping[str, Sequence[int]]
"""Word to the letters at which it begins."""


def word_places(text: Plain) -> WordPlaces:
    """Return where each word of a text stands."""
    places: dict[str, list[int]] = {}
    for found in _WORD.finditer(text.letters):
        places.setdefault(found.group(), []).append(found.start())
    return places


def find_closest(words: Plain, text: Plain, places: WordPlaces) -> Passage | None:
    """Return the passage that has most letters in common with some words; none without any.

    Only passages are compared in which words of the quotation stand about as far apart as there.

    Args:
        words: The quotation.
        text: The text.
        places: Where its words stand.
    """
    size = len(words.letters)
    slack = max(size // 10, 8)
    votes: Counter[int] = Counter()
    for wanted in _WORD.finditer(words.letters):
        there = places.get(wanted.group(), ())
        if len(there) <= _COMMON:
            votes.update({(at - wanted.start()) // slack for at in there})
    best: Passage | None = None
    for bucket, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_TRIED]:
        first = max(bucket * slack - slack, 0)
        found = _fitted(words, text, first, min(first + size + 3 * slack, len(text.letters)))
        if found and (best is None or found.ratio > best.ratio):
            best = found
    return best


def _fitted(words: Plain, text: Plain, first: int, last: int) -> Passage | None:
    """Return the part of a window that fits best, in whole words."""
    matcher = SequenceMatcher(None, text.letters[first:last], words.letters, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks:
        return None
    start = max(first, first + blocks[0].a - blocks[0].b)
    end = blocks[-1].a + blocks[-1].size + len(words.letters) - blocks[-1].b - blocks[-1].size
    stop = min(max(first + end, start + 1), len(text.letters))
    while start > 0 and not text.borders(start):
        start -= 1
    while stop < len(text.letters) and not text.borders(stop):
        stop += 1
    while stop - 1 > start and text.letters[start] == " ":
        start += 1
    while stop - 1 > start and text.letters[stop - 1] == " ":
        stop -= 1
    same = SequenceMatcher(None, text.letters[start:stop], words.letters, autojunk=False)
    return Passage(start, stop, same.ratio())
