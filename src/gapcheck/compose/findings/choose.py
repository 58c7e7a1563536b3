"""Which findings a part of a layout shows, and what has to be said of them together."""

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.compose.say import text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Part
from gapcheck.compose.take import takes
from gapcheck.finding import Finding
from gapcheck.paper import Words

MARK = (
    "A question mark says that no provision was found in the texts encoded; that is not yet a gap "
    "in the law."
)


def findings_for(setting: Setting, part: Part) -> tuple[Finding, ...]:
    """Return the findings that a part of a layout takes.

    They stand in the order of the findings, or in that of the checks that the part names.
    """
    found = [
        item
        for item in setting.assessment.findings
        if takes(setting, part.only, item) and takes(setting, setting.only, item)
    ]
    if part.only.check:
        named = {name: number for number, name in enumerate(part.only.check)}
        found.sort(key=lambda item: named.get(item.check or "", len(named)))
    return tuple(found)


def foot_of(setting: Setting, part: Part, rows: Sequence[Finding]) -> tuple[Words, ...]:
    """Return how many findings there are of how many, and what a question mark says."""
    return tuple(_foot(setting, rows))


def _foot(setting: Setting, rows: Sequence[Finding]) -> Iterator[Words]:
    found = setting.assessment.findings
    total = len(setting.corpus.checks) if setting.selection else len(found)
    shown = f"{len(rows)} of {total}" if len(rows) < total else f"All {total}"
    chosen = f", chosen by {setting.selection}" if setting.selection else ""
    said = counted(rows) if setting.verdicts else ""
    # Nothing asked is not nothing missing: an empty table must not pass for a clean one.
    unasked = f"No check answers to these filters: {setting.selection}."
    yield text(f"{shown} findings{chosen}{said}." if found else unasked)
    yield from foot_notes(setting, rows)


def foot_notes(setting: Setting, rows: Sequence[Finding]) -> Iterator[Words]:
    """Yield what bears on many findings: what marks say, and acts that were not obtained."""
    if setting.verdicts and any(item.marked or item.doubted for item in rows):
        yield text(MARK)
    later = dict.fromkeys(act for item in rows if item.absence for act in item.absence.later)
    if later:
        yield text(f"Later acts whose text was not obtained: {'; '.join(later)}.")
    older = dict.fromkeys(act for item in rows if item.absence for act in item.absence.older)
    if older:
        yield text(f"Older laws that are not encoded: {'; '.join(older)}.")


def counted(rows: Iterable[Finding]) -> str:
    """Return how many findings have each verdict: `: 3 gap, 2 gap?`."""
    found: dict[str, int] = {}
    for item in rows:
        found[item.shown_verdict] = found.get(item.shown_verdict, 0) + 1
    return ": " + ", ".join(f"{found[key]} {key}" for key in sorted(found)) if found else ""
