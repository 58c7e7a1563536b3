"""Papers: what an export says, in one form that every file format is written from.

A layout and a law's findings are composed to a paper; a citation style turns its references into
notes; a writer per format turns the paper into a file. No writer looks at findings, so that what
one format says every other one says too.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from gapcheck.citation import Basis

Style = Literal["plain", "bold", "italic", "code", "added", "removed"]

Tone = Literal["none", "gap", "partial", "unclear", "compliant", "aside"]
"""What colour may say beside the words; `aside` for verdicts that are neither."""


class Run(NamedTuple):
    """Some words of one style.

    Attributes:
        text: The words; a line break is a space.
        style: How they look. Added and removed words are those of a redline.
        lang: Their language, BCP 47; `None` for that of the paper.
        link: What they lead to: http, https or mailto, or `#` and the anchor of a heading or row.
    """

    text: str
    style: Style = "plain"
    lang: str | None = None
    link: str | None = None


class Reference(NamedTuple):
    """A place in the law or in a document, before a citation style has put it into words.

    At least one of `provision` and `document` is given; with both, the provision is known from
    the document ("cited in").

    Attributes:
        provision: Provision or instrument, `instrument/unit` or `instrument`.
        document: Id of the document that it was read in, or that says something itself.
        at: Pinpoint in the document, as it is printed there.
        basis: How well the provision's text is known.
        quote: Operative words, if the note is to quote them.
        quote_is: What the quotation is: official text, whose translation.
        lead: Words before the citation, e.g. `See`.
        tail: Words behind it, e.g. why it is cited.
    """

    provision: str | None = None
    document: str | None = None
    at: str | None = None
    basis: Basis | None = None
    quote: str | None = None
    quote_is: str | None = None
    lead: str = ""
    tail: str = ""


class Cited(NamedTuple):
    """The mark of a note that is still to be put into words.

    Attributes:
        references: What the note cites, in this order; a note is one sentence of them.
    """

    references: tuple[Reference, ...]


class Note(NamedTuple):
    """The mark of a note, in words.

    Attributes:
        number: Its number in the paper, from 1.
        runs: What it says.
    """

    number: int
    runs: tuple[Run, ...]


Inline = Run | Cited | Note
Words = tuple[Inline, ...]
"""Some words with their marks."""


class Cell(NamedTuple):
    """A cell of a table.

    Attributes:
        paragraphs: What it says; empty if nothing.
        tone: What its colour may say; its words say it too.
        value: The same for machines: an id, a term, a date, a verdict; `None` if its words are it.
    """

    paragraphs: tuple[Words, ...] = ()
    tone: Tone = "none"
    value: str | None = None


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        key: Its name for machines: lower case, words joined by `_`; unique in the table.
        title: Its heading.
        width: How wide it is, in characters; the widths of a table say how it is divided.
        about: What it holds, for a codebook.
    """

    key: str
    title: str
    width: int
    about: str


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        cells: One for each column.
        anchor: By what links find it; `None` if nothing leads to it.
    """

    cells: tuple[Cell, ...]
    anchor: str | None = None


class Table(NamedTuple):
    """A table without merged cells.

    Attributes:
        key: Its name for machines and for the sheet of a workbook; unique in the paper.
        caption: Its heading.
        about: What it shows, for those who cannot see it.
        columns: Its columns; the first heads the rows.
        rows: Its rows.
        foot: What a reader has to know beside it: what was left out, and how many.
    """

    key: str
    caption: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[Words, ...] = ()


class Heading(NamedTuple):
    """A heading.

    Attributes:
        level: 1 for the parts of the paper, up to 4.
        text: The heading.
        anchor: By what links find it.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    anchor: str


class Paragraph(NamedTuple):
    """A paragraph.

    Attributes:
        words: What it says.
        role: Whether it is the text, a notice set apart, a quotation set apart, or a term of a
            list of terms that the next paragraph explains.
    """

    words: Words
    role: Literal["text", "notice", "quotation", "term"] = "text"


class Listing(NamedTuple):
    """A list.

    Attributes:
        items: Its items.
        numbered: Whether their order counts.
    """

    items: tuple[Words, ...]
    numbered: bool = False


class Contents(NamedTuple):
    """The place of the table of contents."""


Block = Heading | Paragraph | Listing | Table | Contents


class Stamp(NamedTuple):
    """What every file says of where it comes from.

    Attributes:
        tool: Name and version of the tool.
        corpus: Title, version and SHA-256 of the corpus.
        country: Name of the State.
        law: Which law is looked at, in words.
        scenario: The scenario, in its canonical line.
        as_of: Day on which the law is looked at, ISO 8601.
        notice: What it compares, and what it is not.
        selection: Which of the findings it was asked for, in words; empty if all.
    """

    tool: tuple[str, str]
    corpus: tuple[str, str, str]
    country: str
    law: str
    scenario: str
    as_of: str
    notice: str
    selection: str = ""


class Paper(NamedTuple):
    """What an export says.

    Attributes:
        layout: Id of the layout that it follows.
        title: Its title.
        lang: Its language, BCP 47.
        landscape: Whether its pages lie on their long side.
        stamp: Where it comes from.
        blocks: What it says, in order.
    """

    layout: str
    title: str
    lang: str
    landscape: bool
    stamp: Stamp
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def notes(self) -> tuple[Note, ...]:
        """Its notes, in the order of their marks."""
        return tuple(
            inline for words in paper_words(self) for inline in words if isinstance(inline, Note)
        )


def paper_words(paper: Paper) -> Iterator[Words]:
    """Yield all words that can bear marks of notes, in the order in which they are read."""
    for block in paper.blocks:
        yield from block_words(block)


def block_words(block: Block) -> Iterator[Words]:
    """Yield the words of a block that can bear marks of notes, in reading order."""
    match block:
        case Paragraph(words=words):
            yield words
        case Listing(items=items):
            yield from items
        case Table(rows=rows, foot=foot):
            yield from (words for row in rows for cell in row.cells for words in cell.paragraphs)
            yield from foot
        case Heading() | Contents():
            return


def with_words(paper: Paper, words: Iterable[Words]) -> Paper:
    """Return a paper with other words in the places of `paper_words`.

    Args:
        paper: The paper.
        words: As many as `paper_words` yields, in its order.
    """
    left = iter(words)
    return paper._replace(blocks=tuple(_block_with(block, left) for block in paper.blocks))


def _block_with(block: Block, left: Iterator[Words]) -> Block:
    match block:
        case Paragraph():
            return block._replace(words=next(left))
        case Listing(items=items):
            return block._replace(items=tuple(next(left) for _ in items))
        case Table(rows=rows, foot=foot):
            changed = tuple(_row_with(row, left) for row in rows)
            return block._replace(rows=changed, foot=tuple(next(left) for _ in foot))
        case Heading() | Contents():
            return block


def _row_with(row: Row, left: Iterator[Words]) -> Row:
    cells = (
        cell._replace(paragraphs=tuple(next(left) for _ in cell.paragraphs)) for cell in row.cells
    )
    return row._replace(cells=tuple(cells))


def plain(words: Words) -> str:
    """Return words without style; marks of notes as `[n]`."""
    return "".join(
        f"[{inline.number}]" if isinstance(inline, Note) else inline.text
        for inline in words
        if not isinstance(inline, Cited)
    )
