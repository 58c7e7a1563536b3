"""Fields of findings: what is missing, what is unclear, and a case of it."""

from gapcheck.compose.say import cell, cells, labelled, sentence
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.finding import Case, Finding
from gapcheck.paper import Cell, Run

FEW = 6
"""Unclear cases up to which a cell tells them one by one; beyond, the questions say it."""


def missing_of(row: Finding, setting: Setting) -> Cell:
    """Return what is missing under every answer."""
    found = [sentence(case_text(case, "all of it")) for case in row.missing]
    if row.truncated:
        found.append(f"And {row.truncated} more, in the table of cases.")
    label = "Punished though it must not be" if row.kind == "not-punish" else ""
    return cells([labelled(label, found[0]), *found[1:]] if label and found else found)


def case_text(case: Case, whole: str) -> str:
    """Return a case with the answers under which it holds."""
    said = case.phrase or whole
    if case.readings:
        said += f", if {' and '.join(item.phrase for item in case.readings)}"
    return said


def remainder_of(row: Finding, setting: Setting) -> Cell:
    """Return what is missing and what is unclear, in one cell."""
    unclear = [
        (Run("Unclear: ", "italic"), *words) for words in unclear_of(row, setting).paragraphs
    ]
    return Cell((*missing_of(row, setting).paragraphs, *unclear))


def _witness(row: Finding, setting: Setting) -> Cell:
    return cell(sentence(row.witness) if row.witness else None)


def unclear_of(row: Finding, setting: Setting) -> Cell:
    """Return what turns on each open question; the questions themselves if that is much."""
    if 0 < len(row.unclear) <= FEW:
        return cells(sentence(case_text(case, "all of it")) for case in row.unclear)
    return cells(
        sentence(f"depends on whether {next(iter(item.answers.values()))}")
        for item in row.readings
        if item.answer == "open"
    )


FIELDS: dict[str, Field[Finding]] = {
    "missing": Field("What is missing under every answer.", missing_of),
    "unclear": Field("What depends on an open question.", unclear_of),
    "remainder": Field("What is missing, and what is unclear.", remainder_of),
    "witness": Field("One case that is asked for and not reached.", _witness),
}
"""Fields by name."""
