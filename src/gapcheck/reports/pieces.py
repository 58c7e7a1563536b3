"""The blocks of a paper as pages show them: headings in order, terms with their explanations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gapcheck.paper import (
    Block,
    Cited,
    Contents,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Table,
    Words,
    paper_words,
)

Kind = Literal["heading", "text", "notice", "quotation", "terms", "listing", "table", "contents"]
Term = tuple[Literal["dt", "dd"], Words]
"""A term, or what explains those before it."""


class Piece(NamedTuple):
    """A block as a page shows it.

    Attributes:
        kind: What it is.
        level: Level of a heading, from 2: the title of the page is the first; none is left out.
        anchor: By what links find a heading.
        text: Text of a heading.
        words: Words of a paragraph.
        terms: Terms and explanations.
        items_: Items of a list.
        numbered: Whether their order counts.
        table: A table.
        number: Its number in the paper, from 0.
    """

    kind: Kind
    level: int = 0
    anchor: str = ""
    text: str = ""
    words: Words = ()
    terms: tuple[Term, ...] = ()
    items_: tuple[Words, ...] = ()
    numbered: bool = False
    table: Table | None = None
    number: int = 0


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Yield the pieces of a page.

    Args:
        blocks: The blocks of a paper.
    """
    terms: list[Term] = []
    level, tables = 1, 0
    for block in blocks:
        if terms and not _goes_on(block, terms):
            yield Piece("terms", terms=tuple(terms))
            terms = []
        match block:
            case Paragraph(words=words, role="term"):
                terms.append(("dt", words))
            case Paragraph(words=words) if terms and terms[-1][0] == "dt":
                terms.append(("dd", words))
            case Paragraph(words=words, role=role) if role != "term":
                yield Piece(role, words=words)
            case Heading():
                level = min(block.level + 1, level + 1)
                yield Piece("heading", level, block.anchor, block.text)
            case Listing():
                yield Piece("listing", items_=block.items, numbered=block.numbered)
            case Table():
                yield Piece("table", table=block, number=tables)
                tables += 1
            case Contents():
                level = 1  # a heading of its own, and nothing belongs under it
                yield Piece("contents")
    if terms:
        yield Piece("terms", terms=tuple(terms))


def _goes_on(block: Block, terms: list[Term]) -> bool:
    """Whether a block belongs to the list of terms before it."""
    if not isinstance(block, Paragraph):
        return False
    return block.role == "term" or terms[-1][0] == "dt"


@dataclass(slots=True)
class Entry:
    """A line of the table of contents.

    Attributes:
        anchor: Anchor that it leads to.
        text: The heading.
        level: Its level.
        own: Whether it is a part that the page adds, which the paper cannot lead to.
        under: Lines under it.
    """

    anchor: str
    text: str
    level: int
    own: bool = False
    under: list["Entry"] = field(default_factory=list)


def contents_of(paper: Paper) -> list[Entry]:
    """Return the table of contents of a paper, with the parts that the page adds."""
    root = Entry("", "", 1)
    path = [root]
    for entry in (*_headings(paper), *_added(paper)):
        while path[-1].level >= entry.level:
            path.pop()
        path[-1].under.append(entry)
        path.append(entry)
    return root.under


def _headings(paper: Paper) -> Iterator[Entry]:
    for piece in pieces_of(paper.blocks):
        if piece.kind == "heading":
            yield Entry(piece.anchor, piece.text, piece.level)


def _added(paper: Paper) -> Iterator[Entry]:
    if paper.notes:
        yield Entry("notes", "Notes", 2, own=True)
    if paper.tables:
        yield Entry("about", "About the tables", 2, own=True)


def refuse_cited(paper: Paper) -> None:
    """Refuse a paper whose references are not yet notes: that is a mistake of ours.

    Raises:
        TypeError: There is such a reference.
    """
    for words in paper_words(paper):
        for inline in words:
            if isinstance(inline, Cited):
                raise TypeError("a paper is written after its references have become notes")
