"""The blocks of a paper as paragraphs and tables."""

from collections.abc import Iterator, Sequence

from gapcheck.paper import Block, Contents, Heading, Listing, Paper, Paragraph, Run, Table
from gapcheck.reports.docx.cells import paragraph
from gapcheck.reports.docx.contents import contents
from gapcheck.reports.docx.element import Element
from gapcheck.reports.docx.lists import listing
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.runs import plain_runs, runs_of
from gapcheck.reports.docx.tables import table

_ROLES = {
    "text": "BodyText",
    "notice": "PaperNotice",
    "quotation": "Quote",
    "term": "PaperTerm",
}


def blocks_of(paper: Paper) -> tuple[Block, ...]:
    """Return what a document says: the paper, and behind it what its columns hold."""
    return (*paper.blocks, *_codebook(paper))


def _codebook(paper: Paper) -> Iterator[Block]:
    """Yield what the columns hold, once for tables that have the same."""
    told: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for one in paper.tables:
        columns = tuple((column.title, column.about) for column in one.columns if column.about)
        if columns:
            told.setdefault(columns, []).append(one.caption)
    if told:
        yield Heading(1, "What the columns hold", "what-the-columns-hold")
    for columns, captions in told.items():
        yield Paragraph((Run("; ".join(captions)),), "term")
        yield Listing(tuple((Run(title, "bold"), Run(f": {about}")) for title, about in columns))


def written(
    manuscript: Manuscript, blocks: Sequence[Block], index: int, width: int
) -> list[Element]:
    """Return a block as paragraphs and tables.

    Args:
        manuscript: What is written.
        blocks: All that the document says.
        index: Which of the blocks.
        width: How wide the text of the page is, in twentieths of a point.
    """
    match blocks[index]:
        case Heading() as block:
            return [_heading(manuscript, block)]
        case Paragraph() as block:
            return [paragraph(manuscript, _ROLES[block.role], runs_of(manuscript, block.words))]
        case Listing() as block:
            return listing(manuscript, block)
        case Table() as block:
            return table(manuscript, block, width)
        case Contents():
            headed = index > 0 and isinstance(blocks[index - 1], Heading)
            return contents(manuscript, blocks, headed=headed)


def _heading(manuscript: Manuscript, heading: Heading) -> Element:
    words = plain_runs(manuscript, heading.text)
    inside = manuscript.marked(manuscript.bookmark(heading.anchor), words)
    return paragraph(manuscript, f"Heading{heading.level}", inside)
