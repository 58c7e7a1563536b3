"""A paper as one HTML page: no scripts, nothing from elsewhere, fit for paper."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Literal

from gapcheck.paper import (
    Block,
    Contents,
    Heading,
    Listing,
    Note,
    Paper,
    Paragraph,
    Table,
    Words,
    paper_words,
)
from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.html_page import PAGE
from gapcheck.reports.html_style import page_style
from gapcheck.reports.html_words import addresses, first_ids, held_words, language, mark_ids
from gapcheck.reports.links import element_id
from gapcheck.reports.stamp import stamp_rows
from gapcheck.reports.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template

TAGS = {
    "plain": "",
    "bold": "b",
    "italic": "i",
    "code": "code",
    "added": "ins",
    "removed": "del",
}
Kind = Literal["heading", "text", "notice", "quotation", "terms", "listing", "table", "contents"]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def paper_html(paper: Paper) -> str:
    """Return a paper as an HTML page; everything that a text says is escaped.

    Args:
        paper: The paper; its marks are notes.

    Raises:
        GapcheckError: The library that writes HTML is not installed.
        TypeError: A mark is not yet put into words.
    """
    refuse_cited(paper)
    template = _template()
    style = page_style(paper)
    pieces = list(_pieces(paper.blocks))
    return template.render(
        paper=paper,
        title=visible(paper.title),
        subject=f"{paper.stamp.country}: {paper.stamp.law}",
        created=paper.stamp.as_of if _DAY.fullmatch(paper.stamp.as_of) else "",
        stamp=stamp_rows(paper.stamp),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        pieces=pieces,
        contents=_contents(paper, pieces),
        notes=list(dict.fromkeys(paper.notes)),
        tags=TAGS,
        lang_of=language,
        href_of=addresses(paper),
        id_of=first_ids(),
        held=partial(held_words, mark_id=mark_ids()),
    )


def refuse_cited(paper: Paper) -> None:
    """Refuse a paper whose references are not yet notes: that is a mistake of ours.

    Raises:
        TypeError: There is such a mark.
    """
    for words in paper_words(paper):
        for inline in words:
            if not hasattr(inline, "text") and not isinstance(inline, Note):
                raise TypeError("a paper is written after its references have become notes")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as the page shows it.

    Attributes:
        kind: Which of the elements it becomes.
        level: Level of a heading; none is left out below the page's own title.
        anchor: By what links find a heading.
        text: Text of a heading.
        words: Words of a paragraph.
        terms: Terms and explanations, each with its element.
        items_: Items of a list.
        numbered: Whether their order counts.
        table: A table.
        number: Its number in the page.
    """

    kind: Literal[
        "heading", "text", "notice", "quotation", "terms", "listing", "table", "contents"
    ]
    level: int = 0
    anchor: str = ""
    text: str = ""
    words: Words = ()
    terms: tuple[tuple[Literal["dt", "dd"], Words], ...] = ()
    items_: tuple[Words, ...] = ()
    numbered: bool = False
    table: Table | None = None
    number: int = 0


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    terms: list[tuple[Literal["dt", "dd"], Words]] = []
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
                yield Piece("contents")
    if terms:
        yield Piece("terms", terms=tuple(terms))


def _goes_on(block: Block, terms: list[tuple[Literal["dt", "dd"], Words]]) -> bool:
    """Whether a block belongs to the list of terms before it."""
    if not isinstance(block, Paragraph):
        return False
    return block.role == "term" or terms[-1][0] == "dt"


@dataclass(slots=True)
class Entry:
    """A line of the table of contents.

    Attributes:
        id: Element that it leads to.
        text: The heading.
        level: Its level.
        under: Lines under it.
    """

    id: str
    text: str
    level: int
    under: list["Entry"] = field(default_factory=list)


def _contents(paper: Paper, pieces: Iterable[Piece]) -> list[Entry]:
    """Return the table of contents, the parts that the page adds included."""
    root = Entry("", "", 1)
    path = [root]
    entries = [
        Entry(element_id(piece.anchor), piece.text, piece.level)
        for piece in pieces
        if piece.kind == "heading"
    ]
    entries += [Entry("notes~", "Notes", 2)] if paper.notes else []
    entries += [Entry("about~", "About the tables", 2)] if paper.tables else []
    for entry in entries:
        while path[-1].level >= entry.level:
            path.pop()
        path[-1].under.append(entry)
        path.append(entry)
    return root.under


@cache
def _template() -> "Template":
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        what = "HTML needs Jinja2, which is not installed"
        fix = "run: pip install '.[reports]'; Markdown needs nothing more."
        raise GapcheckError([Problem("E411", what, fix=fix)]) from None
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["visible"] = visible
    return environment.from_string(PAGE)
