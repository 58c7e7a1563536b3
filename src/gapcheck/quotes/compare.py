"""Quotations held against the texts of the documents that they cite."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from gapcheck.quotes.closest import find_closest
from gapcheck.quotes.place import Place, Text
from gapcheck.quotes.plain import Plain, Span, make_plain
from gapcheck.quotes.quotation import Checked, Outcome, Quotation, Source, Where
from gapcheck.quotes.search import (
    APART,
    find_exactly,
    find_in_order,
    find_plainly,
    split_parts,
)

ALIKE = 0.95
"""Share of letters in common from which on a passage counts as the one that is quoted."""
_TOLD = 0.6
"""Share from which on the closest passage is worth showing."""
_RANK: dict[tuple[Outcome, bool], int] = {
    ("exact", True): 0,
    ("normalised", True): 1,
    ("exact", False): 2,
    ("normalised", False): 3,
    ("fuzzy", True): 4,
    ("fuzzy", False): 5,
}
"""What is better: the words at their place, then the words, then words that are alike."""


class _Hit(NamedTuple):
    """Where words were found in a text."""

    outcome: Outcome
    spans: tuple[Span, ...]
    ratio: float = 1.0


def compare_quotations(
    quotations: Iterable[Quotation], texts: Mapping[str, str]
) -> tuple[Checked, ...]:
    """Return what becomes of each quotation.

    Args:
        quotations: The quotations.
        texts: Id of a document to the text of its copy.
    """
    read = {name: Text(text) for name, text in texts.items()}
    return tuple(_compared(item, read) for item in quotations)


def _compared(quotation: Quotation, texts: Mapping[str, Text]) -> Checked:
    at_hand = [source for source in quotation.sources if source.document in texts]
    found: list[tuple[int, Checked]] = []
    for source in at_hand:
        text = texts[source.document]
        place = text.place(source.at) if source.at else None
        for hit in _hits(quotation.words, text):
            inside = place is None or place.holds(hit.spans[0])
            checked = _found(quotation, source, text, hit, place, inside=inside)
            found.append((_RANK[hit.outcome, inside], checked))
    if found:
        return min(found, key=lambda item: (item[0], -item[1].ratio))[1]
    if len(at_hand) < len(quotation.sources) or not at_hand:
        return Checked(quotation, "not-checked")
    return _missed(quotation, at_hand, texts)


def _found(
    quotation: Quotation,
    source: Source,
    text: Text,
    hit: _Hit,
    place: Place | None,
    *,
    inside: bool,
) -> Checked:
    where: Where = "anywhere" if place is None else "at-pinpoint" if inside else "elsewhere"
    words = " \u2026 ".join(_shown(text.raw[first:last]) for first, last in hit.spans)
    told_by = place.told_by if place else ""
    return Checked(quotation, hit.outcome, source, where, told_by, words, hit.ratio)


def _hits(words: str, text: Text) -> Iterator[_Hit]:
    """Yield where words stand; those that are only alike if they stand nowhere."""
    hits = [_Hit("exact", (span,)) for span in find_exactly(words, text.raw)]
    plain = make_plain(words)
    for layer in text.layers:
        hits += [_Hit("normalised", (layer.span(*at),)) for at in find_plainly(plain, layer)]
    parts = split_parts(words)
    if not hits and len(parts) > 1:
        for layer in text.layers:
            for spans in find_in_order(parts, layer):
                hits.append(_Hit("normalised", tuple(layer.span(*span) for span in spans)))
    yield from hits
    if not hits:
        yield from _alike(parts, text)


def _alike(parts: list[Plain], text: Text) -> Iterator[_Hit]:
    """Yield where every part of words has a passage that is alike, in their order."""
    layer = text.whole
    passages = [find_closest(part, layer, text.words) for part in parts]
    closest = [found for found in passages if found is not None and found.ratio >= ALIKE]
    ordered = all(0 <= b.first - a.last <= APART for a, b in pairwise(closest))
    if closest and len(closest) == len(parts) and ordered:
        spans = tuple(layer.span(found.first, found.last) for found in closest)
        yield _Hit("fuzzy", spans, min(found.ratio for found in closest))


def _missed(quotation: Quotation, sources: list[Source], texts: Mapping[str, Text]) -> Checked:
    """Return a quotation that is absent, with the passage that comes closest to it."""
    plain = make_plain(quotation.words)
    best = Checked(quotation, "absent", sources[0], ratio=0.0)
    for source in sources:
        text = texts[source.document]
        passage = find_closest(plain, text.whole, text.words) if plain.letters else None
        if passage is not None and passage.ratio > max(best.ratio, _TOLD):
            first, last = text.whole.span(passage.first, passage.last)
            words = _shown(text.raw[first:last])
            best = Checked(quotation, "absent", source, text=words, ratio=passage.ratio)
    return best


def _shown(raw: str) -> str:
    return " ".join(raw.split())
