"""A paper as one HTML page: no scripts, nothing from elsewhere, fit for paper."""

import base64
import hashlib
import re
from functools import partial

from gapcheck.paper import Paper
from gapcheck.reports.html_page import PAGE
from gapcheck.reports.html_style import page_style
from gapcheck.reports.html_tables import shapes_of
from gapcheck.reports.html_template import html_template
from gapcheck.reports.html_words import (
    addresses,
    first_ids,
    held_words,
    language,
    mark_ids,
    parts_of,
)
from gapcheck.reports.links import element_id
from gapcheck.reports.pieces import contents_of, pieces_of, refuse_cited
from gapcheck.reports.stamp import stamp_rows
from gapcheck.reports.visible import visible

TAGS = {
    "plain": "",
    "bold": "b",
    "italic": "i",
    "code": "code",
    "added": "ins",
    "removed": "del",
}
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
    style = page_style(paper)
    return html_template(PAGE).render(
        paper=paper,
        title=visible(paper.title),
        subject=f"{paper.stamp.country}: {paper.stamp.law}",
        created=paper.stamp.as_of if _DAY.fullmatch(paper.stamp.as_of) else "",
        stamp=stamp_rows(paper.stamp),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        pieces=tuple(pieces_of(paper.blocks)),
        shapes=shapes_of(paper),
        contents=contents_of(paper),
        notes=list(dict.fromkeys(paper.notes)),
        tags=TAGS,
        parts_of=parts_of,
        lang_of=language,
        href_of=addresses(paper),
        id_of=first_ids(),
        element_id=element_id,
        held=partial(held_words, mark_id=mark_ids()),
    )
