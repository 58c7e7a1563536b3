"""A worksheet as Markdown."""

import re
from collections.abc import Iterable, Iterator

from gapcheck.describe import Row
from gapcheck.finding import NOTICE, Assessment
from gapcheck.worksheet import Entry, Worksheet

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_FIRST = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])(?=\s|$)")
OUTCOMES = {"reached": "reached", "not-reached": "not reached", "doubtful": "doubtful"}


def worksheet_markdown(assessment: Assessment, sheet: Worksheet) -> str:
    """Return a worksheet as Markdown; what a text says is never read as a mark.

    Args:
        assessment: What every output's head says.
        sheet: The worksheet.
    """
    return "\n".join(_lines(assessment, sheet)) + "\n"


def _lines(assessment: Assessment, sheet: Worksheet) -> Iterator[str]:
    title, version = assessment.corpus
    yield from (f"# Worksheet: {plain(sheet.title)}", "")
    yield from (f"Corpus {plain(title)} {plain(version)} ({assessment.hash[:12]}).  ",)
    yield from (f"Scenario {plain(assessment.scenario)}.  ", plain(NOTICE), "")
    yield from (_rows(sheet.about), "")
    for entry in sheet.entries:
        yield from _entry(entry)
    yield from ("## Signature", "", "Name: ____________________", "")
    yield from ("Date: ____________________", "", "Signature: ____________________")


def _entry(entry: Entry) -> Iterator[str]:
    heading = f": {entry.heading}" if entry.heading else ""
    yield from (f"## {plain(entry.cite + heading)}", "", f"`{entry.provision}`", "")
    if entry.unread:
        yield from ("Known to exist; its content was not read, and no effect is encoded.", "")
    for title, rows in (("The text", entry.words), ("Read back", entry.read_back)):
        if rows:
            yield from (f"### {title}", "", _rows(rows), "")
    if entry.follows:
        shown = f"(gapcheck show {entry.provision})"
        yield from (
            plain(f"Follows from other provisions {shown}: {', '.join(entry.follows)}."),
            "",
        )
    if entry.questions or entry.more:
        yield from ("### Open questions", "")
        yield from (f"- {plain(text)}" for text in entry.questions)
        if entry.more:
            yield f"- {entry.more} more, on words that may mean more than they surely do."
        yield ""
    if entry.cases:
        yield from ("### Cases", "", "| case | expected | because | put |", "|---|---|---|---|")
        for case in entry.cases:
            cells = (case.case, OUTCOMES[case.expected], case.why or "", case.put)
            yield f"| {' | '.join(plain(cell) for cell in cells)} |"
        yield ""
    yield from (f"Review: {plain(entry.review)}.", "")
    yield from (
        "[ ] as the text says. [ ] Not as the text says: ____________________",
        "",
    )


def _rows(rows: Iterable[Row]) -> str:
    return "\n".join(f"- **{plain(row.label)}**: {plain(row.text)}" for row in rows)


def plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _FIRST.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)
