"""Fields of findings: what is missing, what is unclear, and a case of it."""

from collections.abc import Iterator

from gapcheck.compose.say import cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.finding import Case, Finding
from gapcheck.paper import Cell, Words

FEW = 6
"""Unclear cases up to which a cell tells them one by one; beyond, the questions say it."""
NAMED = 4
"""Questions that a cell names then; the others are counted."""


def missing_of(row: Finding, setting: Setting) -> Cell:
    """Return what is missing under every answer."""
    whole = "all of it" if row.kind == "not-punish" else f"all of it: {row.demand}"
    found = [case_text(case, whole) for case in row.missing]
    if row.truncated:
        found.append(f"and {row.truncated} more, in the table of cases")
    if row.kind == "not-punish" and found:
        first = labelled("Punished though it must not be", f"{found[0]}.")
        return cells([first, *map(sentence, found[1:])])
    return cells(map(sentence, found))


def case_text(case: Case, whole: str) -> str:
    """Return a case with the answers under which it holds."""
    said = case.phrase or whole
    if case.readings:
        said += f", if {' and '.join(item.phrase for item in case.readings)}"
    return said


def remainder_of(row: Finding, setting: Setting) -> Cell:
    """Return what is missing and what is unclear, in one cell."""
    return Cell((*missing_of(row, setting).paragraphs, *_doubts(row, "Unclear")))


def unclear_of(row: Finding, setting: Setting) -> Cell:
    """Return what turns on each open question; the questions themselves if that is much."""
    return Cell(tuple(_doubts(row, "")))


def _doubts(row: Finding, label: str) -> Iterator[Words]:
    if 0 < len(row.unclear) <= FEW:
        for case in row.unclear:
            said = case_text(case, "all of it")
            yield labelled(label, f"{said}.") if label else text(sentence(said))
        return
    # Questions that a file states come before those that the tool asks by rule.
    asked = [item for item in row.readings if item.answer == "open"]
    asked.sort(key=lambda item: ":" in item.id)
    for item in asked[:NAMED]:
        yield text(sentence(f"depends on whether {next(iter(item.answers.values()))}"))
    if len(asked) > NAMED:
        left = len(asked) - NAMED
        noun = "question" if left == 1 else "questions"
        yield text(f"Depends on {left} more open {noun}, on single words of the law.")


def _witness(row: Finding, setting: Setting) -> Cell:
    return cell(sentence(row.witness) if row.witness else None)


FIELDS: dict[str, Field[Finding]] = {
    "missing": Field("What is missing under every answer.", missing_of),
    "unclear": Field("What depends on an open question.", unclear_of),
    "remainder": Field("What is missing, and what is unclear.", remainder_of),
    "witness": Field("One case that is asked for and not reached.", _witness),
}
"""Fields by name."""
