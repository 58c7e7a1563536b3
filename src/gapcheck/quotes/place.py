"""From a pinpoint as it is written to the part of a text that it names."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gapcheck.quotes.closest import WordPlaces, word_places
from gapcheck.quotes.headings import Heading, find_headings, under_heading
from gapcheck.quotes.notes import Notes, find_notes
from gapcheck.quotes.pages import Pages, find_pages
from gapcheck.quotes.plain import Plain, Span, make_plain

_NOTES = re.compile(
    r"^notes?\s+(?P<numbers>[\d\s,\u2013-]+(?:and\s+[\d\s\u2013-]+)*)$", re.IGNORECASE
)
_PAGES = re.compile(r"^(?:pp?\.?\s*)?(?P<first>\d{1,6})(?:\s*[\u2013-]\s*(?P<last>\d{1,6}))?$")
_ITEM = re.compile(r"^(?:item|paragraph|para\.?|no\.?|\u00a7)\s*(?P<n>\d{1,6})$", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,6})(?:\s*[\u2013-]\s*(\d{1,6}))?")
_NUMBERED = re.compile(r"^[ \t]*(?:[-*\u2022][ \t]*)?\(?(?P<n>\d{1,3})[.)][ \t]", re.MULTILINE)


class Place(NamedTuple):
    """The part of a text that a pinpoint names.

    Attributes:
        spans: Where it is.
        told_by: What in the text tells it, e.g. `note`.
    """

    spans: tuple[Span, ...]
    told_by: str

    def holds(self, span: Span) -> bool:
        """Whether a part of the text begins inside."""
        return any(first <= span[0] < last for first, last in self.spans)


@dataclass(frozen=True)
class Text:
    """A document's text, and what it tells of its own divisions; found when first asked for."""

    raw: str

    @cached_property
    def notes(self) -> Notes:
        """Its notes."""
        return find_notes(self.raw)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings."""
        return find_headings(self.raw)

    @cached_property
    def pages(self) -> Pages:
        """Its pages."""
        return find_pages(self.raw, self.headings, self.notes)

    @cached_property
    def whole(self) -> Plain:
        """All of it as it is compared, without marks of notes."""
        return make_plain(self.raw, _apart([*self.notes.marks.values(), *self.pages.furniture]))

    @cached_property
    def running(self) -> Plain:
        """The same without the notes themselves, so that words go on over the foot of a page."""
        notes = (*self.notes.bodies.values(), *self.notes.starred)
        gaps = [*self.notes.marks.values(), *self.pages.furniture, *notes]
        return make_plain(self.raw, _apart(gaps))

    @cached_property
    def words(self) -> WordPlaces:
        """Where the words of the whole text stand."""
        return word_places(self.whole)

    @property
    def layers(self) -> tuple[Plain, ...]:
        """The texts to search: all of it, and the running text without its notes."""
        has_notes = self.notes.bodies or self.notes.starred
        return (self.whole, self.running) if has_notes else (self.whole,)

    def place(self, pinpoint: str) -> Place | None:
        """Return the part that a pinpoint names; none if the text does not tell."""
        found: Place | None = None
        for part in _parts(pinpoint):
            found = self._part(part, found) or found
        return found

    def _part(self, part: str, inside: Place | None) -> Place | None:
        """Return what one part of a pinpoint names, inside what those before it name."""
        size = len(self.raw)
        if match := _NOTES.match(part):
            spans = [span for number in _numbers(match["numbers"]) for span in self._note(number)]
            return Place(tuple(spans), "note") if spans else None
        if match := _PAGES.match(part):
            first = int(match["first"])
            pages = self.pages.spans(first, int(match["last"] or first))
            return Place(pages, f"page, by {self.pages.told_by}") if pages else None
        within = inside.spans if inside else ((0, size),)
        if match := _ITEM.match(part):
            items = tuple(item for span in within for item in self._item(int(match["n"]), span))
            return Place(items, "item") if items else None
        under = tuple(
            found for span in within for found in under_heading(self.headings, part, size, span)
        )
        return Place(under, "heading") if under else None

    def _note(self, number: int) -> list[Span]:
        """Return a note, and the words from the mark before its own to the mark behind it."""
        marks, spans = self.notes.marks, []
        if number in marks:
            before = [end for other, (_, end) in marks.items() if other < number]
            after = [start for other, (start, _) in marks.items() if other > number]
            spans.append((max(before, default=0), min(after, default=len(self.raw))))
        if number in self.notes.bodies:
            spans.append(self.notes.bodies[number])
        return spans

    def _item(self, number: int, within: Span) -> list[Span]:
        """Return what stands behind a number in brackets or with a stop, up to the next."""
        found = list(_NUMBERED.finditer(self.raw, *within))
        ends = [*(later.start() for later in found[1:]), within[1]]
        return [
            (item.start(), end)
            for item, end in zip(found, ends, strict=False)
            if int(item["n"]) == number
        ]


def _parts(pinpoint: str) -> list[str]:
    """Return the parts of a pinpoint; numbers of notes stay together."""
    return [part.strip() for part in re.split(r"[,;]\s*(?=[^\d\s])", pinpoint) if part.strip()]


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for first, last in _RANGE.findall(text):
        found += range(int(first), min(int(last or first), int(first) + 50) + 1)
    return found


def _apart(spans: list[Span]) -> list[Span]:
    """Return parts in order, those that lie inside another one left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda item: (item[0], -item[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
