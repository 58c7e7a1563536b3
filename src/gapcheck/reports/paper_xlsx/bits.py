"""Words as the styled bits of one cell, and cells cut where a spreadsheet holds no more."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gapcheck.paper import Cited, Note, Run, Style, Words
from gapcheck.reports.links import is_link
from gapcheck.reports.visible import visible

LONGEST = 32_000
"""Characters of a cell; spreadsheets hold 32,767, and the rest is room for marks of ours."""
LINES = 250
"""Lines of a cell; spreadsheets hold 253."""
LONGEST_LINK = 2_000
"""Characters of an address; spreadsheets hold 2,079."""
ROOM = 200
"""Characters before the end of a cell in which a space is looked for to break at."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Bit(NamedTuple):
    """Some characters of one style."""

    text: str
    style: Style = "plain"


Bits = tuple[Bit, ...]


def text_of(bits: Iterable[Bit]) -> str:
    """Return bits without their styles."""
    return "".join(bit.text for bit in bits)


def bits_of(paragraphs: Sequence[Words], led: str | None = None) -> Bits:
    """Return paragraphs as the bits of a cell, each on a line of its own.

    Args:
        paragraphs: The paragraphs.
        led: Address to which the cell itself leads, so that it need not be written out.

    Raises:
        TypeError: A reference has not become a note.
    """
    found: list[Bit] = []
    for number, words in enumerate(paragraphs):
        if number:
            found.append(Bit("\n"))
        found.extend(bit for bit in _bits(words, led) if bit.text)
    return tuple(found)


def _bits(words: Words, led: str | None) -> Iterator[Bit]:
    for inline in words:
        if isinstance(inline, Cited):
            raise TypeError("a reference has not become a note")
        if isinstance(inline, Note):
            yield Bit(f"[{inline.number}]")
            continue
        yield Bit(visible(inline.text), inline.style)
        link = inline.link or ""
        if is_link(link) and not link.startswith("#") and link not in (led, inline.text):
            yield Bit(f" <{link}>")


def leads_of(paragraphs: Sequence[Words]) -> str | None:
    """Return where a cell leads, which can be one place only: to its link, else to its note.

    Notes are named `note 3`; places of the paper by `#` and their anchor. Addresses beside it
    are written out behind their words.
    """
    notes: list[str] = []
    for words in paragraphs:
        for inline in words:
            if isinstance(inline, Note):
                notes.append(f"note {inline.number}")
            elif isinstance(inline, Run) and _can_lead(inline.link or ""):
                return inline.link
    return notes[0] if notes else None


def _can_lead(link: str) -> bool:
    return is_link(link) and len(link) <= LONGEST_LINK


def escaped(text: str) -> str:
    """Return text as the file format writes it: `_x0041_` would be read as `A`."""
    return _ESCAPE.sub("_x005F_", text)


def pieces(bits: Bits, most: int = LONGEST, lines: int = LINES) -> list[Bits]:
    """Return bits in pieces that each fit into a cell; joined they are what they were.

    Args:
        bits: The bits.
        most: UTF-16 units of a cell, which is how spreadsheets count; at least 2.
        lines: Lines of a cell; at least 2.
    """
    found: list[list[Bit]] = [[]]
    room, ends = most, lines - 1
    for bit in bits:
        rest = bit.text
        while rest:
            taken = _fitting(rest, room, ends)
            if taken:
                found[-1].append(Bit(rest[:taken], bit.style))
                room -= _units(rest[:taken])
                ends -= rest.count("\n", 0, taken)
            rest = rest[taken:]
            if rest:
                found.append([])
                room, ends = most, lines - 1
    return [tuple(piece) for piece in found]


def _fitting(text: str, room: int, ends: int) -> int:
    """Return how many characters of a text fit, broken behind a space if one is near."""
    if text.count("\n") <= ends and _units(text) <= room:
        return len(text)
    taken = broken = 0
    for taken, letter in enumerate(text):
        room -= _units(letter)
        ends -= letter == "\n"
        if room < 0 or ends < 0:
            break
        if letter in " \n":
            broken = taken + 1
    return broken if taken - broken < ROOM and broken else taken


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
