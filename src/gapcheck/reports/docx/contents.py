"""The table of contents: a field of Word's that shows its entries before Word has made it anew."""

from collections.abc import Sequence

from gapcheck.paper import Block, Heading
from gapcheck.reports.docx.element import Element, element, text_element
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.runs import plain_runs

_DEEPEST = 3
_MOST = 70
"""Entries from which a level of headings is left out: two pages."""


def contents(manuscript: Manuscript, blocks: Sequence[Block], *, headed: bool) -> list[Element]:
    """Return the table of contents of all headings that are not too many.

    Args:
        manuscript: What is written.
        blocks: What the document says.
        headed: Whether a heading stands over it already.
    """
    headings = [block for block in blocks if isinstance(block, Heading) and block.text.strip()]
    deepest = next(n for n in range(_DEEPEST, 0, -1) if n == 1 or _up_to(headings, n) <= _MOST)
    shown = [heading for heading in headings if heading.level <= deepest]
    if not shown:
        return []
    entries = [_entry(manuscript, heading) for heading in shown]
    field = [_sign("begin", dirty="true"), _order(f' TOC \\o "1-{deepest}" \\h \\z \\u ')]
    for offset, part in enumerate((*field, _sign("separate"))):
        entries[0].insert(1 + offset, part)
    entries[-1].append(_sign("end"))
    return entries if headed else [_title(manuscript), *entries]


def _up_to(headings: Sequence[Heading], level: int) -> int:
    return sum(heading.level <= level for heading in headings)


def _title(manuscript: Manuscript) -> Element:
    style = element("pPr", element("pStyle", val=manuscript.style("TOCHeading")))
    return element("p", style, *plain_runs(manuscript, "Contents"))


def _entry(manuscript: Manuscript, heading: Heading) -> Element:
    """Return an entry, whose words lead to the heading.

    On which page that stands nobody knows before Word has laid the pages out; Word adds it.
    """
    style = element("pPr", element("pStyle", val=manuscript.style(f"TOC{heading.level}")))
    words = plain_runs(manuscript, heading.text)
    name = manuscript.names.get(heading.anchor)
    if name is None:
        return element("p", style, *words)
    return element("p", style, element("hyperlink", *words, anchor=name, history="1"))


def _sign(kind: str, **more: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind, **more))


def _order(text: str) -> Element:
    return element("r", text_element(text, "instrText"))
