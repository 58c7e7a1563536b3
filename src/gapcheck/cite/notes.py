"""Notes: every mark of a paper put into the words of a style, numbered in reading order.

When a note may say *ibid*: the note before cites exactly one source, and its own first source is
the same one. A law that is known from a report counts as two sources, so that nobody has to ask
which of them *ibid* means. And where the note before names a place and this one means the whole
source, the source is named again, because *ibid* alone would be the place.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.citation import Basis
from gapcheck.cite.manner import Manner, Runs, said, spoken, text_of
from gapcheck.cite.pin import Pin, pin_of, placed, series
from gapcheck.cite.source import law_of, writing_of
from gapcheck.corpus import Corpus
from gapcheck.paper import Cited, Inline, Note, Reference, Run, Words

Key = tuple[str, str]
"""`law` or `document`, and its id."""

VIA: dict[Basis | None, str] = {
    "read": "read in",
    "quoted": "as quoted in",
    "reported": "as reported by",
    None: "cited in",
}
"""How well a text is known, to what stands before the document that it is known from."""

NOTHING = "No source is stated."
_ENDS = (".", "?", "!", ".”", "?”", "!”")
_TEXTS = ("official", "original")
"""Kinds of quotation that are texts; the others are translations."""


class _Mention(NamedTuple):
    """A source as a note mentions it: which, and the place in it, in words."""

    key: Key
    place: str


class NoteWriter:
    """Writes the notes of one paper, one after the other.

    Args:
        corpus: The corpus that they cite.
        manner: The style.
        standalone: Whether each note has to be understood alone, because readers sort the table
            that it belongs to: then no note leans on another one.
    """

    def __init__(self, corpus: Corpus, manner: Manner, *, standalone: bool = False) -> None:
        self._corpus = corpus
        self._manner = manner
        self._standalone = standalone
        self._number = 0
        self._full: dict[Key, int] = {}
        self._last: _Mention | None = None
        self._here: list[_Mention] = []

    def words(self, words: Words) -> Words:
        """Return words whose marks are notes."""
        return tuple(self._inline(inline) for inline in words)

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Run):
            return inline
        self._number += 1
        if isinstance(inline, Note):
            self._last = None
            return inline._replace(number=self._number)
        return Note(self._number, self._sentence(inline))

    def _sentence(self, cited: Cited) -> Runs:
        self._here = []
        runs: Runs = ()
        for group in _groups(cited.references):
            runs = said(runs, "; " if runs else "", self._group(group, first=not runs))
        self._last = self._here[0] if len(self._here) == 1 else None
        if not runs:
            return (Run(NOTHING),)
        return runs if text_of(runs).endswith(_ENDS) else said(runs, ".")

    def _group(self, group: Sequence[Reference], *, first: bool) -> Runs:
        """Return references to one source, in words."""
        reference = group[0]
        inside = not first or bool(reference.lead)
        parts: Runs = ()
        if reference.provision:
            parts = self._law([it.provision or "" for it in group], inside=inside)
        if reference.document:
            via = f", {VIA[reference.basis]} " if parts else ""
            place = placed(self._manner.places, reference.at or "")
            inside = inside or bool(parts)
            document = self._mention("document", reference.document, place, inside=inside)
            parts = said(parts, via, document)
        lead = f"{reference.lead} " if reference.lead and parts else reference.lead
        return said(lead, parts, _quoted(reference), _behind(reference.tail))

    def _law(self, provisions: Sequence[str], *, inside: bool) -> Runs:
        found = (pin_of(self._corpus, provision) for provision in provisions)
        pins = tuple(dict.fromkeys(pin for pin in found if pin is not None))
        instrument = provisions[0].partition("/")[0]
        mention = self._mention("law", instrument, self._place(pins), inside=inside)
        titles = dict.fromkeys(title for pin in pins for title in pin.amended)
        return said(mention, f" as amended by {series(titles)}" if titles else "")

    def _place(self, pins: Sequence[Pin]) -> str:
        """Return pinpoints in words; those without a number stand in brackets."""
        numbered = [pin for pin in pins if pin.kind]
        named = [pin.name for pin in pins if pin.name]
        told = [self._manner.pins(numbered)] if numbered else []
        return " ".join([*told, *([f"({'; '.join(named)})"] if named else [])])

    def _mention(self, kind: str, name: str, place: str, *, inside: bool) -> Runs:
        """Return a source with the place in it, as shortly as the style and clarity allow."""
        mention = _Mention((kind, name), place)
        again = self._may_say_ibid(mention)
        told = place if not again or self._last is None or self._last.place != place else ""
        joint = " " if told.startswith("(") else self._manner.joint
        self._here.append(mention)
        source = self._ibid(inside=inside) if again else self._source(mention)
        return said(source, f"{joint}{told}" if told else "")

    def _may_say_ibid(self, mention: _Mention) -> bool:
        last = self._last
        if self._standalone or self._here or last is None or last.key != mention.key:
            return False
        return bool(mention.place) or not last.place

    def _ibid(self, *, inside: bool) -> Runs:
        return self._manner.ibid_inside if inside else self._manner.ibid

    def _source(self, mention: _Mention) -> Runs:
        kind, name = mention.key
        law = law_of(self._corpus, name) if kind == "law" else None
        writing = writing_of(self._corpus, name) if law is None else None
        note = self._full.setdefault(mention.key, self._number)
        short = law.short if law else writing.short if writing else name
        earlier = note < self._number or mention.key in [it.key for it in self._here[:-1]]
        if self._manner.again is not None and not self._standalone and earlier:
            return said(short) if note == self._number else self._manner.again(short, note)
        if law is not None:
            return self._manner.law(law)
        return self._manner.writing(writing) if writing else ()


def _groups(references: Sequence[Reference]) -> Iterator[tuple[Reference, ...]]:
    """Yield references, neighbours that differ only in the unit of one instrument together."""
    group: list[Reference] = []
    for reference in references:
        if not (reference.provision or reference.document):
            continue
        if group and not _joins(group[-1], reference):
            yield tuple(group)
            group = []
        group.append(reference)
    if group:
        yield tuple(group)


def _joins(first: Reference, second: Reference) -> bool:
    if first.quote or second.quote or first.tail or second.tail or second.lead:
        return False
    one, other = (
        it.provision.partition("/")[0] if it.provision else None for it in (first, second)
    )
    same = (first.document, first.at, first.basis) == (second.document, second.at, second.basis)
    return one is not None and one == other and same


def _quoted(reference: Reference) -> Runs:
    """Return the words quoted, and what they are."""
    if not reference.quote:
        return ()
    kind = reference.quote_is or ""
    kind = f"{kind} text" if kind in _TEXTS else kind
    return said(": “", spoken(reference.quote), f"” ({kind})" if kind else "”")


def _behind(tail: str) -> str:
    if not tail:
        return ""
    return tail if tail[0] in ".,;:)" else f", {tail}"
