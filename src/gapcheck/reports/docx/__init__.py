"""Papers as Word documents: the styles, footnotes and fields that an author goes on with."""

from gapcheck.paper import Paper
from gapcheck.problem import GapcheckError, Problem


def paper_docx(paper: Paper, template: bytes | None = None, path: str = "") -> bytes:
    """Return a paper as a Word document; the same paper gives the same bytes.

    Args:
        paper: What it says; its marks are all notes in words.
        template: A Word document whose styles, header, footer, page and text are kept; the paper
            follows behind its text.
        path: The template, as the user named it.

    Raises:
        GapcheckError: The library that writes Word documents is not installed, or the template
            cannot be used.
    """
    _expect_library()
    from gapcheck.reports.docx.write import write_paper

    return write_paper(paper, template, path)


def expect_template(template: bytes, path: str) -> None:
    """Refuse a template that cannot be used, before there is a paper.

    Args:
        template: The document.
        path: The document, as the user named it.

    Raises:
        GapcheckError: The library that writes Word documents is not installed, or the template
            cannot be used.
    """
    _expect_library()
    from gapcheck.reports.docx.template import check_template

    check_template(template, path)


def _expect_library() -> None:
    try:
        import docx  # noqa: F401
    except ImportError:
        what = "Word documents need python-docx, which is not installed"
        fix = "run: pip install '.[reports]'; HTML and Markdown can be opened in Word as well."
        raise GapcheckError([Problem("E411", what, fix=fix)]) from None
