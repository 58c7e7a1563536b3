"""What bears on a key term besides: guidance and drafts, sources, open questions, disputes."""

from collections.abc import Iterator, Sequence

from gapcheck.compose.elements.answer import names_of
from gapcheck.compose.elements.row import ElementRow
from gapcheck.compose.say import labelled, sentence
from gapcheck.compose.setting import Setting
from gapcheck.compose.terms import VERDICTS, WHY
from gapcheck.finding import Disputed, Finding, ReadingUsed
from gapcheck.paper import Words
from gapcheck.verdict import GROUNDS
from gapcheck.words.number import number_word
from gapcheck.words.phrase import capital, listed

REPORTED = 2
"""What sources say that a key term repeats; the table of findings has all."""
DISPUTED = 3
"""Points of dispute that a key term tells; later terms tell others that they rest on too."""
ASKED = 3
"""Open questions that a key term puts in full; the table of questions has all."""


def outlook_words(row: ElementRow, setting: Setting) -> Iterator[Words]:
    """Yield what bears on a key term besides, a paragraph for each kind."""
    changed = list(_changed(row, setting)) if setting.verdicts else []
    if changed:
        yield labelled("Guidance and drafts", " ".join(changed))
    reports = _reports(row)
    if reports:
        yield labelled("Sources", " ".join(map(sentence, reports)))
    questions = " ".join((*_open(row, setting), *_taken(row, setting)))
    if questions:
        yield labelled("Questions of interpretation", questions)
    disputes = _disputes(row, setting)
    for item in disputes[:DISPUTED]:
        yield labelled("Sources differ", _disputed(item))
    if left := len(disputes[DISPUTED:]):
        points = "point is" if left == 1 else "points are"
        said = f"{number_word(left)} more {points} told further down, or in the layout gap-table"
        yield labelled("Sources differ", sentence(said))


def first_told(row: ElementRow, setting: Setting) -> Iterator[str]:
    """Yield what this tells for the first time."""
    yield from _reports(row)
    yield from (item.id for item in (*_questions(row)[:ASKED], *_answered(row)))
    yield from (_dispute_key(item) for item in _disputes(row, setting)[:DISPUTED])


def _changed(row: ElementRow, setting: Setting) -> Iterator[str]:
    """Yield what guidance or a draft would make of the verdicts."""
    known = names_of(row, setting)
    for column in setting.assessment.columns:
        groups: dict[str, list[Finding]] = {}
        for item in row.findings:
            new = item.layers.get(column.name)
            if new is not None and new != item.verdict:
                ground = item.grounds.get(column.name)
                why = f", {GROUNDS[ground]}" if ground else ""
                groups.setdefault(f"{VERDICTS[new]}{why}", []).append(item)
        for verdict, found in groups.items():
            names = listed([known[item.id] for item in found], "and")
            label = column.label if column.label.startswith("with") else f"with {column.label}"
            verb = "verdict" if len(found) == 1 else "verdicts"
            yield sentence(f"{label}, the {verb} on {names} would be {verdict}")


def _reports(row: ElementRow) -> list[str]:
    """Return what sources say of the law, and what experts remark, that was not told before."""
    found = [
        said
        for item in row.findings
        for said in (*(item.absence.said_by if item.absence else ()), *item.remarks)
    ]
    return [said for said in dict.fromkeys(found) if said not in row.told][:REPORTED]


def _questions(row: ElementRow) -> list[ReadingUsed]:
    """Return the open questions that were not put before, those that a file states first."""
    found = [used for used in _used(row.findings) if used.answer == "open"]
    fresh = [used for used in found if used.id not in row.told and ":" not in used.id]
    return sorted(fresh, key=lambda used: not used.by)


def _used(findings: Sequence[Finding]) -> list[ReadingUsed]:
    return list({used.id: used for item in findings for used in item.readings}.values())


def _open(row: ElementRow, setting: Setting) -> Iterator[str]:
    told = _questions(row)[:ASKED]
    for used in told:
        held = f" ({'; '.join(used.by)})" if used.by else ""
        yield f"{used.question}{held}{'.' if held else ''}"
    left = sum(used.answer == "open" for used in _used(row.findings)) - len(told)
    if left:
        more = "more " if told else ""
        noun = "question is" if left == 1 else "questions are"
        yield f"{capital(number_word(left))} {more}open {noun} listed {setting.at_the_end}."


def _answered(row: ElementRow) -> list[ReadingUsed]:
    """Return the answers taken that were not told before, but for those that the law gives."""
    return [
        used
        for used in _used(row.findings)
        if used.answer != "open"
        and used.why != "law"
        and used.id not in row.told
        and ":" not in used.id
    ]


def _taken(row: ElementRow, setting: Setting) -> Iterator[str]:
    for used in _answered(row):
        clause = used.answers.get(used.answer, used.answer)
        by = f"; {'; '.join(used.by)}" if used.by else ""
        why = f"{WHY.get(used.why, used.why)}{by}"
        yield f"Taken here: {clause} ({why}){_reopened(row, setting, used.id)}."


def _reopened(row: ElementRow, setting: Setting, reading: str) -> str:
    """Return which verdicts would be others if a question were left open."""
    names = names_of(row, setting)
    groups: dict[str, list[str]] = {}
    for item in row.findings if setting.verdicts else ():
        for used in item.readings:
            new = used.reopened
            if used.id == reading and new is not None and new != item.verdict:
                groups.setdefault(VERDICTS[new], []).append(names[item.id])
    return "".join(
        f"; left open, {listed(found, 'and')} would be {verdict}"
        for verdict, found in groups.items()
    )


def _disputes(row: ElementRow, setting: Setting) -> list[Disputed]:
    """Return disputes on national texts that were not told before.

    Those on a standard itself, such as since when it binds, stand with the commitments.
    """
    standards = {noun.short for noun in setting.corpus.standards.values()}
    found = {
        _dispute_key(item): item
        for one in row.findings
        for item in one.disagreements
        if item.provision not in standards
    }
    return [item for key, item in found.items() if key not in row.told]


def _dispute_key(item: Disputed) -> str:
    return f"{item.provision}: {item.on}"


def _disputed(item: Disputed) -> str:
    held = "; ".join(item.held).rstrip(".")
    followed = f"{item.chosen} ({item.why.rstrip('.')})"
    return f"{item.provision}, {item.on}. {held}. Followed here: {followed}."
