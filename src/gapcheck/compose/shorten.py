"""Lists that a layout wants short: their first items, and how many more there are and where."""

from collections.abc import Iterable, Sequence

from gapcheck.compose.say import text
from gapcheck.compose.setting import Setting
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Row, Run, Words

COMMAND = "gapcheck explain"
"""What tells all that is known of a finding."""


def shortened(
    setting: Setting, paragraphs: Sequence[Words], whole: str, beyond: int = 0
) -> tuple[Words, ...]:
    """Return the first paragraphs of a list, as many as the column takes, and what is left out.

    Args:
        setting: The setting; without `at_most` the list is whole.
        paragraphs: The list.
        whole: Where a reader finds the whole list.
        beyond: Items of the list that are not among the paragraphs.
    """
    most = len(paragraphs) if setting.at_most is None else setting.at_most
    left = len(paragraphs[most:]) + beyond
    if not left:
        return tuple(paragraphs)
    return *paragraphs[:most], (Run(f"and {left} more: {whole}", "italic"),)


NOTE = (
    "Where a list ends in “and n more”, the command beside it tells all of it, with --scenario "
    "and the scenario of this paper if that is not the usual one; so does the layout gap-table."
)


def shortened_note(rows: Iterable[Row]) -> tuple[Words, ...]:
    """Return what a reader has to know of a table in which a list is cut short."""
    ends = (cell.paragraphs[-1] for row in rows for cell in row.cells if cell.paragraphs)
    return (text(NOTE),) if any(_is_end(words) for words in ends) else ()


def _is_end(words: Words) -> bool:
    last = words[-1] if words else None
    return isinstance(last, Run) and last.style == "italic" and f"more: {COMMAND}" in last.text


def shortened_cell(setting: Setting, cell: Cell, findings: Sequence[Finding]) -> Cell:
    """Return a cell that is one list, cut short as the column asks.

    Args:
        setting: The setting.
        cell: The cell.
        findings: The findings that it is about.
    """
    paragraphs = shortened(setting, cell.paragraphs, whole_of(findings))
    return Cell(paragraphs, cell.tone, cell.value)


def first_of(setting: Setting, phrases: Sequence[str], beyond: int = 0) -> str:
    """Return a list within a sentence, cut short as the column asks.

    Args:
        setting: The setting; without `at_most` the list is whole.
        phrases: The list.
        beyond: Items of the list that are not among the phrases.
    """
    most = len(phrases) if setting.at_most is None else setting.at_most
    left = len(phrases[most:]) + beyond
    return "; ".join((*phrases[:most], f"and {left} more") if left else phrases)


def whole_of(findings: Sequence[Finding]) -> str:
    """Return how a reader gets at all that is known of findings."""
    names = [item.check or item.id for item in findings]
    return f"{COMMAND} {names[0]}" if len(names) == 1 else f"{COMMAND}, check by check"
