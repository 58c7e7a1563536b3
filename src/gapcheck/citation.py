"""Documents, and citations of them.

A provision is cited by its instrument and pinpoint; a *document* is where it was read, or who
reports it. Both parts are kept: "Criminal Code art. 239, as cited in Disrupting Harm (2021) 4".
"""

import re
from functools import cache
from typing import Literal

from pydantic import Field

from gapcheck.noun import Noun, Words

Basis = Literal["read", "quoted", "reported"]
"""How well a text is known: read itself, its words quoted by another, or only reported."""

BASES: tuple[Basis, ...] = ("reported", "quoted", "read")
"""All bases, weakest first."""

SHA256 = "^[0-9a-f]{64}$"

TextKind = Literal["official", "original", "unofficial translation", "official translation"]
"""What a quotation is. Our own translation is a gloss, and never a quotation."""


class Document(Noun):
    """A document that was read.

    Attributes:
        id: Canonical id, used by citations.
        short: How it is cited in running text, e.g. `Disrupting Harm (2021)`.
        sha256: SHA-256 of the bytes of the text copy that it was read in, hexadecimal; none if not
            kept. By it `gapcheck quotes` knows the copy, whatever its name.
        year: Year of publication; none if the document bears no date.
        symbol: Its symbol in a series, e.g. `CRC/C/156`.
        terms: What its publisher allows.
        country_law: Whether it is a copy of the law itself rather than a report about it.
    """

    id: str
    short: Words
    author: str
    title: Words
    year: int | None = None
    date: str | None = None
    publisher: str | None = None
    symbol: str | None = None
    kind: Literal["report", "law text", "web page", "commentary", "register", "treaty text"]
    language: str = "en"
    url: str | None = None
    accessed: str | None = None
    sha256: str | None = Field(default=None, pattern=SHA256)
    terms: str = "unknown"
    note: str | None = None


class Cite(Noun):
    """One place in one document.

    Attributes:
        in_: Id of the document.
        at: Pinpoint in it, as a reader would look for it (page, note, paragraph); none if the
            document has no such divisions or the place is not known.
        words: Words quoted from that place.
        note: What the document contributes here, in our own words.
    """

    in_: str = Field(alias="in")
    at: str | None = None
    words: str | None = None
    note: str | None = None


class Held(Noun):
    """One source's side of a disagreement."""

    by: str
    at: str | None = None
    says: Words


class Disagreement(Noun):
    """Sources that say different things about one point.

    Attributes:
        on: The point.
        held: What each source says.
        chosen: What the encoding follows.
        why: Why.
    """

    on: Words
    held: tuple[Held, ...] = Field(min_length=2)
    chosen: Words
    why: Words


_UNIT = re.compile(r"^([a-z]+)-(.+)$")
_KINDS = {
    "art": "art.",
    "new": "new provision",
    "item": "item",
    "note": "note on",
    "recital": "recital",
    "para": "para.",
}
WHOLE = "whole"
"""Unit that stands for an instrument of which no unit is known."""
_PLAIN = ("page", "activity")
"""Units whose numbers are written as they are."""


def is_numbered(unit: str) -> bool:
    """Whether a provision has a number to be cited by."""
    return _UNIT.match(unit.partition("#")[0]) is not None


@cache
def pinpoint(unit: str, *, long: bool = False) -> str:
    """Return a provision's id as a lawyer writes it: `art-3.1.c` becomes `art. 3(1)(c)`.

    Args:
        unit: The id.
        long: Whether to write `Article` in full.
    """
    found = _UNIT.match(unit.partition("#")[0])
    if found is None:
        return unit
    kind, rest = found.groups()
    if kind == "note":
        return f"note on {pinpoint(rest, long=long)}"
    if kind in _PLAIN:
        return f"{kind} {rest}"
    number, *parts = rest.split(".")
    # A label that is no kind of unit names the instrument whose article it is.
    label = "Article" if long and kind == "art" else _KINDS.get(kind, f"{kind.upper()} art.")
    return f"{label} {number}" + "".join(f"({part})" for part in parts)
