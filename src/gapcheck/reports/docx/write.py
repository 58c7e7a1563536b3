"""A paper into a Word document: sections, blocks, footnotes, properties, and the package."""

import io
import re
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gapcheck.paper import Block, Paper
from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.docx.blank import blank_document
from gapcheck.reports.docx.blocks import blocks_of, written
from gapcheck.reports.docx.element import named
from gapcheck.reports.docx.footnotes import footnotes_part, notes_before, write_footnotes
from gapcheck.reports.docx.manuscript import Manuscript, bookmark_names, free_numbers
from gapcheck.reports.docx.pages import (
    Stretch,
    end_section,
    following,
    stretches,
    text_width,
    turned,
    with_size,
)
from gapcheck.reports.docx.properties import write_properties
from gapcheck.reports.docx.stamp import first_page, furnish
from gapcheck.reports.docx.styles import complete_styles
from gapcheck.reports.docx.template import check_template
from gapcheck.reports.packing import packed
from gapcheck.reports.pieces import refuse_cited

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNREADABLE = (ValueError, KeyError, AttributeError, TypeError, IndexError, SyntaxError)
"""What the library raises for a package that it does not understand; XML errors among them."""
_ENGLISH = "en-GB"


def write_paper(paper: Paper, template: bytes | None, path: str) -> bytes:
    """Return a paper as a Word document.

    Args:
        paper: What it says.
        template: The document that it is written into; an empty one if there is none.
        path: The template, as the user named it.

    Raises:
        GapcheckError: The template cannot be used.
    """
    refuse_cited(paper)
    lang = paper.lang if _LANGUAGE.fullmatch(paper.lang) and paper.lang != "en" else _ENGLISH
    if template is None:
        return _written(paper, blank_document(lang), lang, own=True)
    content = check_template(template, path)
    try:
        return _written(paper, content, lang, own=False)
    except _UNREADABLE:
        what = "the template is damaged, or no program for Word documents wrote it"
        fix = "open it in Word and save it as 'Word Document (.docx)'."
        raise GapcheckError([Problem("E430", what, path, fix=fix)]) from None


def _written(paper: Paper, base: bytes, lang: str, *, own: bool) -> bytes:
    document = Document(io.BytesIO(base))
    blocks = blocks_of(paper)
    manuscript = _begin(document, blocks, lang, own=own)
    _write_body(manuscript, paper, blocks, own=own)
    write_footnotes(manuscript, footnotes_part(document.part))
    write_properties(document, paper, lang)
    return _saved(document)


def _begin(document: WordDocument, blocks: Sequence[Block], lang: str, *, own: bool) -> Manuscript:
    footnotes = footnotes_part(document.part)
    counted, first = notes_before(document.element.body, footnotes)
    return Manuscript(
        document,
        complete_styles(document.styles.element, lang),
        bookmark_names(blocks, document.element),
        set(),
        None if own else lang,
        free_numbers(document.element),
        [],
        counted,
        first,
        document.part,
    )


def _write_body(
    manuscript: Manuscript, paper: Paper, blocks: Sequence[Block], *, own: bool
) -> None:
    body = manuscript.document.element.body
    page = with_size(body.get_or_add_sectPr())
    body.remove(body.sectPr)
    upright = text_width(turned(page, lying=False))
    parts = stretches(blocks, upright, landscape=paper.landscape)
    section = _first_section(body, page, lying=parts[0].lying)
    feet: dict[int, str] = {}
    for part in parts:
        first, last = part is parts[0], part is parts[-1]
        if not first:
            section = following(turned(page, lying=part.lying))
        if own:
            furnish(manuscript, paper, section, feet, first=first)
        elements = first_page(manuscript, paper) if first else []
        elements += _stretch(manuscript, blocks, part, text_width(section))
        if not last:
            end_section(elements, section)
        body.extend(elements)
    body.append(section)


def _first_section(body: Element, page: Element, *, lying: bool) -> Element:
    """Return the set-up of our first pages; what the template says before keeps its own."""
    first = turned(page, lying=lying)
    if not "".join(body.itertext()).strip() and not list(body.iter(named("drawing"))):
        for child in list(body):
            body.remove(child)
        return first
    if first.find(named("pgSz")).get(named("w")) == page.find(named("pgSz")).get(named("w")):
        return first
    ended: list[Element] = list(body)[-1:]
    end_section(ended, page)
    body.extend(ended)
    return following(first)


def _stretch(
    manuscript: Manuscript, blocks: Sequence[Block], part: Stretch, width: int
) -> list[Element]:
    return [
        element
        for index in range(part.first, part.last)
        for element in written(manuscript, blocks, index, width)
    ]


def _saved(document: WordDocument) -> bytes:
    """Return the package: its files in a fixed order and of a fixed day."""
    names = [part.partname for part in document.part.package.iter_parts()]
    if len(set(names)) < len(names):  # a template whose relations say too little of its parts
        raise ValueError("two parts of one name")
    whole = io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as package:
        files = {name: package.read(name) for name in package.namelist()}
    first = ("[Content_Types].xml", "_rels/.rels")
    order = [*first, *sorted(files.keys() - set(first))]
    return packed({name: files[name] for name in order})
