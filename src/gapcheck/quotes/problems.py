"""What is wrong with quotations: absent, only alike, or not where the citation says."""

from collections.abc import Iterator

from gapcheck.problem import Problem
from gapcheck.quotes.quotation import Checked, Comparison


def quotation_problems(comparison: Comparison) -> Iterator[tuple[Checked, Problem]]:
    """Yield each quotation with which something is wrong, those that are absent first."""
    found = [(item, _problem(comparison, item)) for item in comparison.checked]
    wrong = [(item, problem) for item, problem in found if problem is not None]
    yield from sorted(wrong, key=lambda pair: (pair[1].code, pair[1].sort_key()))


def _problem(comparison: Comparison, item: Checked) -> Problem | None:
    told = _told(comparison, item)
    if told is None:
        return None
    code, message, fix = told
    quotation = item.quotation
    return Problem(
        code,
        message,
        path=quotation.path,
        line=quotation.line,
        column=quotation.column,
        where=quotation.where,
        fix=fix,
    )


def _told(comparison: Comparison, item: Checked) -> tuple[str, str, str] | None:
    """Return code, message and remedy of what is wrong with a quotation."""
    if item.source is None:
        return None
    name = comparison.documents[item.source.document].short
    if item.outcome == "absent":
        others = dict.fromkeys(source.document for source in item.quotation.sources)
        names = ", ".join(comparison.documents[other].short for other in others)
        fix = (
            "copy the words exactly, cite the document that has them, or take them out of "
            "quotation marks ('gloss', 'says', 'note')."
        )
        return "E303", f"the quotation is not in the text of {names}", fix
    if item.outcome == "fuzzy":
        unread = [
            comparison.documents[other].short
            for other in dict.fromkeys(source.document for source in item.quotation.sources)
            if other not in comparison.copies
        ]
        beside = f" ({', '.join(unread)}: no copy)" if unread else ""
        fix = "compare the two, and copy the words exactly from the document that is quoted."
        return "W304", f"the quotation is only like the text of {name}{beside}", fix
    if item.place == "elsewhere":
        at = item.source.at
        fix = "correct the pinpoint, or quote from there."
        return "W305", f"the quotation is in {name}, but not at '{at}'", fix
    return None
