"""A paper as a workbook: one sheet for each table, and all else on sheets beside them."""

from collections.abc import Sequence

from gapcheck.paper import Paper
from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.paper_xlsx.leaf import Choice
from gapcheck.reports.paper_xlsx.plan import plan_book

__all__ = ["Choice", "paper_xlsx"]


def paper_xlsx(paper: Paper, choices: Sequence[Choice] = ()) -> bytes:
    """Return a paper as an XLSX file: the same bytes for the same paper.

    Text that is longer than a cell may hold goes on in the rows below it, which repeat the head
    of the row: nothing is cut, and filters keep the rows together.

    Args:
        paper: The paper; its references are notes already.
        choices: Columns in which a spreadsheet offers the cells of another column.

    Raises:
        TypeError: A reference of the paper has not become a note.
        GapcheckError: The library that writes workbooks is not installed.
    """
    book = plan_book(paper)
    try:
        from gapcheck.reports.paper_xlsx.write import write_book
    except ImportError:
        what = "an Excel file needs openpyxl, which is not installed"
        fix = "run: pip install '.[reports]'; csv needs nothing more."
        raise GapcheckError([Problem("E411", what, fix=fix)]) from None
    return write_book(book, choices)
