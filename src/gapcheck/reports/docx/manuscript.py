"""A Word document while it is written: what its parts have to agree on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart

from gapcheck.paper import Block, Heading, Note, Table
from gapcheck.reports.docx.element import Element, element, named
from gapcheck.reports.links import is_link

LONGEST_ADDRESS = 2000
"""Word opens no document with a longer one; it stays text."""
_LONGEST_NAME = 40
"""Letters that Word allows in the name of a bookmark."""


@dataclass(slots=True)
class Manuscript:
    """What is written, and what has been given out.

    Attributes:
        document: The document.
        styles: The id of each of our styles in the document.
        names: The bookmark of each anchor.
        placed: Anchors whose bookmarks were written.
        lang: Language of the words, if the document does not say it already.
        numbers: Numbers of bookmarks that are free.
        notes: Notes whose marks were written, in order, and whether Word counts them.
        counted: How many footnotes Word has counted.
        first_note: The first id of a footnote that was free.
        home: The part that is written to; relationships belong to it.
    """

    document: Document
    styles: Mapping[str, str]
    names: Mapping[str, str]
    placed: set[str]
    lang: str | None
    numbers: Iterator[int]
    notes: list[tuple[Note, bool]]
    counted: int
    first_note: int
    home: XmlPart

    def style(self, ours: str) -> str:
        """Return the id of one of our styles in the document."""
        return self.styles[ours]

    def leading(self, link: str | None) -> Element | None:
        """Return an element whose words lead somewhere; `None` if nothing leads there."""
        if link is None or not is_link(link) or len(link) > LONGEST_ADDRESS:
            return None
        if link.startswith("#"):
            name = self.names.get(link[1:])
            return None if name is None else element("hyperlink", anchor=name, history="1")
        key = self.home.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return element("hyperlink", r_id=key, history="1")

    def take(self, note: Note) -> tuple[str, bool]:
        """Return the id of a footnote, and whether Word gives it the number that it has.

        Word counts footnotes itself. A note whose number is another one keeps its own, since other
        notes may refer to it by that.
        """
        by_itself = note.number == self.counted + 1
        self.counted += by_itself
        self.notes.append((note, by_itself))
        return str(self.first_note + len(self.notes) - 1), by_itself

    def bookmark(self, anchor: str | None) -> str | None:
        """Return the bookmark that is to stand at a place; the first place of an anchor has it."""
        if anchor is None or anchor in self.placed:
            return None
        self.placed.add(anchor)
        return self.names.get(anchor)

    def marked(self, name: str | None, inside: Iterable[Element]) -> list[Element]:
        """Return elements inside a bookmark, if they are to have one."""
        if name is None:
            return list(inside)
        number = str(next(self.numbers))
        start = element("bookmarkStart", id=number, name=name)
        return [start, *inside, element("bookmarkEnd", id=number)]


def bookmark_names(blocks: Iterable[Block], body: Element) -> dict[str, str]:
    """Return the bookmark of each anchor: short, of Latin letters, and unique in any case.

    Args:
        blocks: What is to be written.
        body: The document, whose own bookmarks are left to it.
    """
    starts = body.iter(named("bookmarkStart"))
    taken = {start.get(named("name"), "").lower() for start in starts}
    first = next(n for n in count() if not any(name.startswith(f"p{n}_") for name in taken))
    names: dict[str, str] = {}
    for number, anchor in enumerate(dict.fromkeys(_anchors(blocks)), 1):
        words = re.sub("[^A-Za-z0-9]+", "_", anchor).strip("_")
        names[anchor] = f"p{first}_{number}_{words}"[:_LONGEST_NAME].rstrip("_")
    return names


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.anchor
        elif isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor is not None)


def free_numbers(body: Element) -> Iterator[int]:
    """Yield numbers of bookmarks that the document does not use."""
    starts = body.iter(named("bookmarkStart"))
    used = [int(text) for start in starts if (text := start.get(named("id"), "")).isdecimal()]
    return count(max(used, default=0) + 1)
