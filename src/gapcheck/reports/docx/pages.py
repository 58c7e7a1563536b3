"""Pages: which way they lie, and where one way ends and the other begins."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from gapcheck.paper import Block, Heading, Listing, Paragraph, Table, block_words, plain
from gapcheck.reports.docx.element import Element, element, named, put_in_order
from gapcheck.reports.docx.tables import is_wide

_INTRODUCTION = 1500
"""Letters before a wide table that are taken to its page, so that none is left half empty."""
_NARROWEST = 2000
_FURNITURE = ("headerReference", "footerReference", "titlePg", "pgNumType", "type")
_BEHIND_TYPE = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "cols")
_PAGE = {
    "pgSz": {"w": "11906", "h": "16838"},
    "pgMar": {
        "top": "1361",
        "right": "1304",
        "bottom": "1361",
        "left": "1304",
        "header": "624",
        "footer": "567",
        "gutter": "0",
    },
}
"""A4 with its margins, for a template that leaves them to the reader's own settings."""


class Stretch(NamedTuple):
    """Blocks whose pages lie the same way.

    Attributes:
        lying: Whether the pages lie on their long side.
        first: Index of the first block.
        last: Index behind the last one.
    """

    lying: bool
    first: int
    last: int


def stretches(blocks: Sequence[Block], width: int, *, landscape: bool) -> list[Stretch]:
    """Divide blocks by the way in which their pages lie: wide tables need the long side.

    Args:
        blocks: All that the document says.
        width: How wide the text of an upright page is, in twentieths of a point.
        landscape: Whether all pages lie on their long side.
    """
    lying = [landscape or (isinstance(block, Table) and is_wide(block, width)) for block in blocks]
    for index in [n for n, wide in enumerate(lying) if wide]:
        for before in _introduction(blocks, index):
            lying[before] = True
    return list(_runs(lying)) or [Stretch(landscape, 0, 0)]


def _runs(lying: Sequence[bool]) -> Iterator[Stretch]:
    first = 0
    for index in range(1, len(lying) + 1):
        if index == len(lying) or lying[index] != lying[first]:
            yield Stretch(lying[first], first, index)
            first = index


def _introduction(blocks: Sequence[Block], table: int) -> range:
    """Return the indices of the headings and few words that lead to a table."""
    first, letters = _headings_before(blocks, table), 0
    for index in range(first - 1, -1, -1):
        block = blocks[index]
        letters += sum(len(plain(words)) for words in block_words(block))
        if letters > _INTRODUCTION or not isinstance(block, Heading | Paragraph | Listing):
            break
        if index == 0 or isinstance(block, Heading):
            return range(_headings_before(blocks, index), table)
    return range(first, table)


def _headings_before(blocks: Sequence[Block], index: int) -> int:
    """Return where the headings begin that stand directly before a block."""
    while index > 0 and isinstance(blocks[index - 1], Heading):
        index -= 1
    return index


def with_size(section: Element) -> Element:
    """Return the set-up of pages, with their size and margins."""
    made = deepcopy(section)
    behind = list(_BEHIND_TYPE)
    for name, lengths in _PAGE.items():
        behind.remove(name)
        if made.find(named(name)) is None:
            put_in_order(made, element(name, **lengths), behind)
    return made


def turned(section: Element, *, lying: bool) -> Element:
    """Return the set-up of pages, turned if they are to lie the other way."""
    made = deepcopy(section)
    size, margin = made.find(named("pgSz")), made.find(named("pgMar"))
    wide, high = (_length(size, name) for name in ("w", "h"))
    if (wide > high) == lying:
        return made
    size.set(named("w"), str(high))
    size.set(named("h"), str(wide))
    size.attrib.pop(named("orient"), None)
    if lying:
        size.set(named("orient"), "landscape")
    sides = ("top", "right", "bottom", "left")
    before = [str(_length(margin, side)) for side in sides]
    for side, length in zip(sides, before[1:] + before[:1], strict=True):
        margin.set(named(side), length)
    return made


def following(section: Element) -> Element:
    """Return a set-up that takes header and footer over and begins on a new page."""
    made = deepcopy(section)
    for child in list(made):
        if child.tag in {named(name) for name in _FURNITURE}:
            made.remove(child)
    put_in_order(made, element("type", val="nextPage"), _BEHIND_TYPE)
    return made


def text_width(section: Element) -> int:
    """Return how wide the text of a page, or of its first column, is."""
    size, margin = section.find(named("pgSz")), section.find(named("pgMar"))
    sides = sum(abs(_length(margin, side)) for side in ("left", "right", "gutter"))
    columns = section.find(named("cols"))
    number = 1 if columns is None else max(1, _length(columns, "num") or 1)
    space = 0 if columns is None else _length(columns, "space")
    return max(_NARROWEST, (_length(size, "w") - sides - (number - 1) * space) // number)


def _length(holder: Element, name: str) -> int:
    """Return a length; some programs write fractions."""
    return int(float(holder.get(named(name)) or 0))


def end_section(elements: list[Element], section: Element) -> None:
    """End a section behind elements: its last paragraph bears the set-up of its pages."""
    if not elements or elements[-1].tag != named("p") or _ends_section(elements[-1]):
        elements.append(element("p"))
    last = elements[-1]
    if last.find(named("pPr")) is None:
        last.insert(0, element("pPr"))
    put_in_order(last.find(named("pPr")), section, ("pPrChange",))


def _ends_section(paragraph: Element) -> bool:
    return next(paragraph.iter(named("sectPr")), None) is not None
