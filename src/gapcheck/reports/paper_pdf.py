"""A paper as a PDF file: its HTML page on paper, tagged for screen readers (PDF/UA-1)."""

import hashlib
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from gapcheck.paper import Paper
from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.paper_html import paper_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import HTML


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as a PDF file: same paper and same fonts, same bytes.

    Args:
        paper: The paper; its marks are notes.

    Raises:
        GapcheckError: A library that writes PDF is not installed.
        TypeError: A mark is not yet put into words.
    """
    _page_class()  # first: its remedy installs what the page needs too
    page = paper_html(paper)
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    with _unheard():
        document = _page_class()(string=page, url_fetcher=_refuse)
        found: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=identifier, custom_metadata=True
        )
    return found


def _page_class() -> "type[HTML]":
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # OSError: Pango, which it draws text with, is not there
        what = "PDF needs WeasyPrint and Pango, which are not installed"
        fix = "run: pip install '.[pdf]' (and install Pango); HTML can be printed as PDF."
        raise GapcheckError([Problem("E411", what, fix=fix)]) from None
    found: type[HTML] = HTML
    return found


def _refuse(url: str, *_: Any, **__: Any) -> NoReturn:
    """Refuse to fetch anything: a page brings what it needs."""
    raise ValueError(f"nothing is fetched, not even {url}")


@contextmanager
def _unheard() -> "Iterator[None]":
    """Keep what WeasyPrint says of style rules off the terminal."""
    logger = logging.getLogger("weasyprint")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
