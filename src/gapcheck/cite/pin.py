"""Pinpoints: which unit of an instrument is cited, before a style writes it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from gapcheck.citation import WHOLE
from gapcheck.corpus import Corpus

NBSP = "\N{NO-BREAK SPACE}"
_UNIT = re.compile(r"^([a-z]+)-(\d.*)$")
_NOTE = "note-"
KINDS = ("art", "item", "para", "recital", "page", "activity")
"""Units that styles have a word for. Another label names the instrument whose article it is."""
DOTTED = ("page", "activity")
"""Units whose numbers stand as they are; of others, the parts stand in brackets."""

Labels = Mapping[str, tuple[str, str]]
"""Unit to its word for one and for several of them."""


class Pin(NamedTuple):
    """A unit of an instrument.

    Attributes:
        kind: What it is; empty if it has no number.
        numeral: Its number with the parts below it, joined by dots.
        name: Its heading, if it has no number.
        of: Another instrument whose unit it is, or `note on`.
        amended: Titles of the amendments that made its text what it is in this scenario.
    """

    kind: str
    numeral: str = ""
    name: str = ""
    of: str = ""
    amended: tuple[str, ...] = ()


def pin_of(corpus: Corpus, provision: str) -> Pin | None:
    """Return the pinpoint of a provision; `None` for an instrument as a whole.

    Args:
        corpus: The corpus.
        provision: `instrument/unit`, or `instrument`.
    """
    unit = provision.partition("/")[2].partition("#")[0]
    amended = _amendments(corpus, provision)
    if not unit or unit == WHOLE:
        return Pin("", amended=amended) if amended else None
    of, rest = ("note on", unit.removeprefix(_NOTE)) if unit.startswith(_NOTE) else ("", unit)
    found = _UNIT.match(rest)
    if found is None:
        return Pin("", name=_heading(corpus, provision, unit), amended=amended)
    kind, numeral = found.groups()
    if kind not in KINDS:
        return Pin("art", numeral, of=kind.upper(), amended=amended)
    return Pin(kind, numeral, of=of, amended=amended)


def _amendments(corpus: Corpus, provision: str) -> tuple[str, ...]:
    made = corpus.amended.get(provision, ())
    titles = [it.noun.title for it in corpus.amendments.values() if it.noun.amendment in made]
    return tuple(dict.fromkeys(titles)) or tuple(made)


def _heading(corpus: Corpus, provision: str, unit: str) -> str:
    """Return the heading of a unit without a number, as it stands in brackets."""
    encoded = corpus.encoded.get(provision)
    noun = encoded.noun if encoded else corpus.standard_provisions.get(provision)
    heading = (noun.heading if noun else None) or unit.replace("-", " ")
    plain = heading.replace(" (", ", ").replace(")", "")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() else plain


def labelled(
    labels: Labels, numeral: Callable[[str], str], pins: Sequence[Pin], *, joined: bool = True
) -> str:
    """Return pinpoints in words: `Articles 41(1) and 42`.

    Args:
        labels: Words for units.
        numeral: How a number with its parts is written.
        pins: The pinpoints, numbered ones.
        joined: Whether units of a kind can share one label.
    """
    groups: list[tuple[str, str, list[str]]] = []
    for pin in pins:
        if joined and groups and groups[-1][:2] == (pin.of, pin.kind):
            groups[-1][2].append(numeral(pin.numeral))
        else:
            groups.append((pin.of, pin.kind, [numeral(pin.numeral)]))
    return series(_group(labels, *group) for group in groups)


def _group(labels: Labels, of: str, kind: str, numerals: Sequence[str]) -> str:
    label = labels[kind][len(numerals) > 1]
    return NBSP.join(part for part in (of.replace(" ", NBSP), label, series(numerals)) if part)


def bracketed(numeral: str) -> str:
    """Return a number with its parts in brackets: `3.1.c` is `3(1)(c)`."""
    number, *parts = numeral.split(".")
    return number + "".join(f"({part})" for part in parts)


def series(words: Iterable[str]) -> str:
    """Return words with commas and an `and` before the last."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def placed(places: Sequence[tuple[str, str]], at: str) -> str:
    """Return a place in a document in a style's words for its units: `para. 22`.

    Args:
        places: Words for units without their full stop, to the style's words for them.
        at: The place, as the corpus has it.
    """
    for plain, told in places:
        at = re.sub(rf"\b{plain}\b\.? ?(?=\d)", f"{told} " if told else "", at)
    return kept(at)


def kept(text: str) -> str:
    """Return a text whose numbers do not part from the word before them."""
    return re.sub(r" (?=\d)", NBSP, text)
