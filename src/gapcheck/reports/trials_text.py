"""Cases that were put to provisions, on a terminal: how many passed, and each that failed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gapcheck.finding import Assessment
from gapcheck.reports.lines import BLANK, Line, labelled, paragraph
from gapcheck.reports.text import head_text
from gapcheck.trial import Tried
from gapcheck.words.number import counted


def trials_text(assessment: Assessment, tried: Sequence[Tried], width: int) -> Iterator[Line]:
    """Yield cases as lines: provision by provision, then those that failed, then the counts.

    Args:
        assessment: What every output's head says.
        tried: The cases, in the order of the law.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    yield BLANK
    for cite, items in groupby(tried, key=lambda item: item.cite):
        found = list(items)
        yield from labelled(cite, _outcome(found), width, 2, 40)
    for item in tried:
        if item.state == "failed":
            yield BLANK
            yield from _failed(item, width)
    yield BLANK
    yield from paragraph(_total(tried), width)


def _failed(item: Tried, width: int) -> Iterator[Line]:
    path, line, column = item.place or (item.provision, 0, 0)
    place = f"{path}:{line}:{column}:"
    # The place stands on a line of its own, however long, so that editors can follow it.
    yield Line(f"{place} failed", ((len(place) + 1, len(place) + 7, "bold red"),))
    yield from labelled("case", f"{item.cite}: {item.case}", width)
    yield from labelled("expected", item.expected, width)
    yield from labelled("came out", item.outcome, width)
    yield from labelled("because", item.why, width)


def _outcome(items: Sequence[Tried]) -> str:
    states = [item.state for item in items]
    if "not put" in states:
        return f"{counted(len(items), 'case')} not put: {items[0].why}"
    failed = states.count("failed")
    return f"{counted(len(items), 'case')}: {f'{failed} failed' if failed else 'passed'}"


def _total(tried: Sequence[Tried]) -> str:
    if not tried:
        return "No provision looked at has a case."
    states = [item.state for item in tried]
    told = [f"{states.count(state)} {state}" for state in ("passed", "failed", "not put")]
    provisions = len({item.provision for item in tried})
    where = counted(provisions, "provision")
    return f"{counted(len(tried), 'case')} at {where}: {', '.join(told)}."
