"""Where a paper comes from: on its first page, at the foot of each page, in the properties."""

from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from gapcheck.paper import Paper, Run, paper_words, plain
from gapcheck.reports.docx.cells import paragraph
from gapcheck.reports.docx.element import Element, R, W, element, text_element
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.pages import text_width
from gapcheck.reports.docx.parts import add_part
from gapcheck.reports.docx.runs import plain_runs, runs_of
from gapcheck.reports.stamp import stamp_line, stamp_rows

_FOOTER, _HEADER = "footer", "header"
_KINDS = {
    _FOOTER: (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, "ftr"),
    _HEADER: (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, "hdr"),
}


def first_page(manuscript: Manuscript, paper: Paper) -> list[Element]:
    """Return the title, where the paper comes from, and what it is not."""
    labels = [_label(manuscript, name, text) for name, text in stamp_lines(paper)]
    title = paragraph(manuscript, "Title", plain_runs(manuscript, paper.title))
    if any(paper.stamp.notice in plain(words) for words in paper_words(paper)):
        return [title, *labels]  # the paper says it itself
    notice = plain_runs(manuscript, paper.stamp.notice)
    return [title, *labels, paragraph(manuscript, "PaperNotice", notice)]


def stamp_lines(paper: Paper) -> list[tuple[str, str]]:
    """Return what the stamp says, each with its name; the notice stands apart."""
    return [row for row in stamp_rows(paper.stamp) if row[0] != "Notice"]


def furnish(
    manuscript: Manuscript, paper: Paper, section: Element, feet: dict[int, str], *, first: bool
) -> None:
    """Give pages their header and footer; the first page needs no header.

    Args:
        manuscript: What is written.
        paper: What it says.
        section: The set-up of the pages; changed.
        feet: Footers that were written, by the width of their pages; changed.
        first: Whether they are the first of the document.
    """
    width = text_width(section)
    if width not in feet:
        feet[width] = _furniture(manuscript, _FOOTER, _foot(manuscript, paper, width))
    foot = feet[width]
    references = [element("footerReference", type="default", r_id=foot)]
    if first:
        head = _furniture(manuscript, _HEADER, [_running_title(manuscript, paper)])
        references.insert(0, element("headerReference", type="default", r_id=head))
        references.append(element("footerReference", type="first", r_id=foot))
        section.append(element("titlePg"))
    for index, reference in enumerate(references):
        section.insert(index, reference)


def _furniture(manuscript: Manuscript, kind: str, paragraphs: Iterable[Element]) -> str:
    """Add a header or footer and return the key of its relationship."""
    content, relation, tag = _KINDS[kind]
    root = parse_xml(f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}"/>')
    root.extend(paragraphs)
    _, key = add_part(manuscript.document.part, kind, content, relation, root)
    return key


def _running_title(manuscript: Manuscript, paper: Paper) -> Element:
    return paragraph(manuscript, "Header", plain_runs(manuscript, paper.title))


def _foot(manuscript: Manuscript, paper: Paper, width: int) -> list[Element]:
    stamp = paper.stamp
    place = f"{stamp.country}: {stamp.law}, as of {stamp.as_of}"
    page = [element("r", element("tab")), *plain_runs(manuscript, "Page "), _field("PAGE")]
    page += [*plain_runs(manuscript, " of "), _field("NUMPAGES")]
    upper = paragraph(manuscript, "Footer", [*plain_runs(manuscript, place), *page])
    upper[0].append(element("tabs", element("tab", val="right", pos=str(width))))
    return [upper, paragraph(manuscript, "Footer", plain_runs(manuscript, stamp_line(stamp)))]


def _field(order: str) -> Element:
    return element("fldSimple", element("r", text_element("1")), instr=f" {order} ")


def _label(manuscript: Manuscript, name: str, text: str) -> Element:
    label = runs_of(manuscript, (Run(name, "bold"),))
    tab = element("r", element("tab"))
    return paragraph(manuscript, "PaperStamp", [*label, tab, *plain_runs(manuscript, text)])
