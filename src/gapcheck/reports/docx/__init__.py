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
    try:
        import docx  # noqa: F401
    except ImportError:
        what = "Word documents need python-docx, which is not installed"
        fix = "run: pip install '.[reports]'; HTML and Markdown can be opened in Word as well."
        raise GapcheckError([Problem("E411", what, fix=fix)]) from None
    from gapcheck.reports.docx.write import write_paper

    return write_paper(paper, template, path)
