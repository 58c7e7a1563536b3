"""Fields of findings: what is missing, what is unclear, and a case of it."""

from gapcheck.compose.say import cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import shortened
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
    told = [text(sentence(one)) for one in found]
    if row.kind == "not-punish" and found:
        told[0] = labelled("Punished though it must not be", f"{found[0]}.")
    return cells(shortened(setting, told, (row,), row.truncated))


def case_text(case: Case, whole: str) -> str:
    """Return a case with the answers under which it holds."""
    said = case.phrase or whole
    if case.readings:
        said += f", if {' and '.join(item.phrase for item in case.readings)}"
    return said


def remainder_of(row: Finding, setting: Setting) -> Cell:
    """Return what is missing and what is unclear, in one cell."""
    return Cell((*missing_of(row, setting).paragraphs, *_doubts(row, setting, "Unclear")))


def unclear_of(row: Finding, setting: Setting) -> Cell:
    """Return what turns on each open question; the questions themselves if that is much."""
    return Cell(_doubts(row, setting, ""))


def _doubts(row: Finding, setting: Setting, label: str) -> tuple[Words, ...]:
    if 0 < len(row.unclear) <= FEW:
        told = [case_text(case, "all of it") for case in row.unclear]
        said = [labelled(label, f"{it}.") if label else text(sentence(it)) for it in told]
        return shortened(setting, said, (row,))
    # Questions that a file states come before those that the tool asks by rule.
    asked = [item for item in row.readings if item.answer == "open"]
    asked.sort(key=lambda item: ":" in item.id)
    said = [
        text(sentence(f"depends on whether {next(iter(it.answers.values()))}")) for it in asked
    ]
    if setting.at_most is not None:
        return shortened(setting, said, (row,))
    left = len(asked[NAMED:])
    noun = "question" if left == 1 else "questions"
    more = text(f"Depends on {left} more open {noun}, on single words of the law.")
    return (*said[:NAMED], more) if left else tuple(said)


def _witness(row: Finding, setting: Setting) -> Cell:
    return cell(sentence(row.witness) if row.witness else None)


FIELDS: dict[str, Field[Finding]] = {
    "missing": Field("What is missing under every answer.", missing_of, listed=True),
    "unclear": Field("What depends on an open question.", unclear_of, listed=True),
    "remainder": Field("What is missing, and what is unclear.", remainder_of, listed=True),
    "witness": Field("One case that is asked for and not reached.", _witness),
}
"""Fields by name."""
