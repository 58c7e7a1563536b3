"""Templates of HTML pages, by Jinja2, which escapes everything that is put into them."""

from functools import cache
from typing import TYPE_CHECKING

from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def html_template(page: str) -> "Template":
    """Return a page as a template; its filter `visible` shows what a reader would not see.

    Raises:
        GapcheckError: Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        what = "HTML needs Jinja2, which is not installed"
        fix = "run: pip install '.[reports]'; Markdown needs nothing more."
        raise GapcheckError([Problem("E411", what, fix=fix)]) from None
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = visible
    return environment.from_string(page)
