"""Lists that a layout wants short: their first items, and how many more there are and where."""

import re
from collections.abc import Iterable, Sequence

from gapcheck.compose.say import text
from gapcheck.compose.setting import Setting
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Row, Run, Words

COMMAND = "gapcheck explain"
"""What tells all that is known of a finding."""

NOTE = (
    "Where a list ends in “and n more”, the command beside it tells all of it, with --scenario "
    "and the scenario of this paper if that is not the usual one; so does the layout gap-table."
)

_END = re.compile(rf"and \d+ more: {COMMAND}\b.*")


def shortened(
    setting: Setting,
    paragraphs: Sequence[Words],
    findings: Sequence[Finding],
    beyond: int = 0,
) -> tuple[Words, ...]:
    """Return the first paragraphs of a list, as many as the column takes, and what is left out.

    A single one is not left out: the line that says so would take its place.

    Args:
        setting: The setting; without `at_most` the list is whole.
        paragraphs: The list.
        findings: The findings that it is about.
        beyond: Items of the list that are not among the paragraphs.
    """
    most = _most(setting, len(paragraphs), beyond)
    left = len(paragraphs[most:]) + beyond
    if not left:
        return tuple(paragraphs)
    return *paragraphs[:most], (Run(f"and {left} more: {_whole(setting, findings)}", "italic"),)


def shortened_cell(setting: Setting, cell: Cell, findings: Sequence[Finding]) -> Cell:
    """Return a cell that is one list, cut short as the column asks.

    Args:
        setting: The setting.
        cell: The cell.
        findings: The findings that it is about.
    """
    return Cell(shortened(setting, cell.paragraphs, findings), cell.tone, cell.value)


def first_of(setting: Setting, phrases: Sequence[str], beyond: int = 0) -> str:
    """Return a list within a sentence, cut short as the column asks.

    Args:
        setting: The setting; without `at_most` the list is whole.
        phrases: The list.
        beyond: Items of the list that are not among the phrases.
    """
    most = _most(setting, len(phrases), beyond)
    left = len(phrases[most:]) + beyond
    return "; ".join((*phrases[:most], f"and {left} more") if left else phrases)


def shortened_note(rows: Iterable[Row]) -> tuple[Words, ...]:
    """Return what a reader has to know of a table in which a list is cut short."""
    cut = any(_is_end(words) for row in rows for one in row.cells for words in one.paragraphs)
    return (text(NOTE),) if cut else ()


def _most(setting: Setting, items: int, beyond: int) -> int:
    """Return how many items are told."""
    most = setting.at_most
    return items if most is None or (items == most + 1 and not beyond) else most


def _is_end(words: Words) -> bool:
    last = words[-1] if words else None
    return isinstance(last, Run) and _END.fullmatch(last.text) is not None


def _whole(setting: Setting, findings: Sequence[Finding]) -> str:
    """Return where a reader gets at the whole list."""
    body = setting.layout.body if setting.layout else ()
    if any(block.table is not None and block.table.of == "cases" for block in body):
        return "see the table of cases"
    if len(findings) > 1:
        return f"{COMMAND}, check by check"
    named = setting.named_by
    return f"{COMMAND} {f'[{named}]' if named else findings[0].check or findings[0].id}"
