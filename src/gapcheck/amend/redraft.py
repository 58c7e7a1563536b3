"""The quoted words of a provision, redrafted."""

from collections.abc import Sequence
from itertools import pairwise

from gapcheck.amend.refused import EditError
from gapcheck.amendment import Redraft

Span = tuple[int, int, str]
"""Where words go and others come: first letter, end, what comes."""


def redrafted(quote: str | None, drafts: Sequence[Redraft]) -> str | None:
    """Return quoted words with all redrafts made in them as they were, in no order.

    Raises:
        EditError: Words that one names are not there, or two change the same words.
    """
    spans = sorted((_span(quote, words) for words in drafts), key=lambda span: span[:2])
    for (_, end, _), (start, _, _) in pairwise(spans):
        if start < end:
            raise EditError(
                "E504",
                "words",
                "changes words that another instruction of the same day changes",
                "leave one of the two out, or give one a commencement of its own.",
            )
    found = quote or ""
    for start, end, new in reversed(spans):
        found = f"{found[:start]} {new} {found[end:]}"
    return " ".join(found.split()).replace(" ,", ",") if spans else quote


def _span(quote: str | None, words: Redraft) -> Span:
    """Return which words one redraft changes, and what it puts there."""
    if words.insert is not None and words.after is None and quote is not None:
        end = len(quote)
        return end, end, words.insert
    sought = words.delete or words.replace or words.after or ""
    times = quote.count(sought) if quote else 0
    if quote is None or times != 1:
        what = "are not in" if not times else "stand more than once in"
        fix = "its words are not quoted; leave 'words' out."
        if quote is not None:
            more = "name more of them; " if times else ""
            fix = f"{more}the quotation reads: {quote}"
        message = f"the words '{sought}' {what} the words quoted of the provision"
        if not sought:
            message = "words come in behind words that are not quoted"
        raise EditError("E505", "words", message, fix)
    start = quote.index(sought)
    if words.insert is not None:
        return start + len(sought), start + len(sought), words.insert
    return start, start + len(sought), words.by or ""
