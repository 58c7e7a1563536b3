"""Findings on a terminal: a head, a matrix, then the findings, worst and binding first."""

from collections.abc import Iterator, Sequence

from gapcheck.finding import NOTICE, Assessment, Blocking, Citation, Finding, ReadingUsed
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph, style_of, table
from gapcheck.verdict import GROUNDS, RANKED, UNRANKED
from gapcheck.words.number import counted
from gapcheck.words.standing import standing_clause

FEW = 3
"""Missing or unclear cases that a list of findings shows of each."""


def assessment_text(assessment: Assessment, width: int) -> Iterator[Line]:
    """Yield an assessment as lines.

    Args:
        assessment: The findings and their head.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    if not assessment.findings:
        yield BLANK
        yield from paragraph("No check answers to these filters.", width)
        return
    yield from matrix_text(assessment, width)
    yield BLANK
    yield from counts_text(assessment, width)
    for finding in assessment.findings:
        yield BLANK
        yield from finding_text(finding, width)


def answer_text(assessment: Assessment, width: int) -> Iterator[Line]:
    """Yield the answer to one question, without a matrix.

    Args:
        assessment: One finding and its head.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    for finding in assessment.findings:
        yield BLANK
        yield from paragraph(finding.question, width)
        yield from finding_text(finding, width)
        for column in assessment.columns:
            if finding.layers[column.name] != finding.verdict:
                told = _layer(finding, column.name)
                yield from labelled("otherwise", f"{column.label}: {told}", width)


def head_text(assessment: Assessment, width: int) -> Iterator[Line]:
    """Yield what every output's head says."""
    title, version = assessment.corpus
    law = f"{assessment.country}: {assessment.law} (sources followed until "
    yield from paragraph(f"{law}{assessment.followed_until})", width)
    yield from paragraph(f"corpus {title} {version} ({assessment.hash[:12]})", width)
    # One line however long, so that it can be copied and taken back.
    yield Line(f"scenario {assessment.scenario}")
    yield from paragraph(NOTICE, width)


def matrix_text(assessment: Assessment, width: int) -> Iterator[Line]:
    """Yield the verdicts of all findings, standard by standard, a column for each scenario."""
    names = [column.name for column in assessment.columns]
    header = ["", *(column.label for column in assessment.columns)]
    for measured in assessment.standards:
        mine = [item for item in assessment.findings if item.standard == measured.standard]
        yield BLANK
        yield from heading(f"{measured.short}: {measured.binding}", width)
        rows: list[tuple[str, ...]] = []
        for topic in sorted({item.topic or "" for item in mine}):
            rows.append((assessment.topics.get(topic, topic),))
            own = sorted(
                (item for item in mine if item.topic == topic), key=lambda item: item.label
            )
            rows.extend((f"  {item.label}", *_cells(item, names)) for item in own)
        yield from table(header, rows, width)
    yield BLANK
    yield from _legend(assessment, width)


def _cells(finding: Finding, names: Sequence[str]) -> list[str]:
    cells = []
    for name in names:
        mark = "?" if name in finding.doubted else ""
        star = "*" if name in finding.subjects else ""
        cells.append(f"{finding.layers[name]}{mark}{star}")
    return cells


def _legend(assessment: Assessment, width: int) -> Iterator[Line]:
    if any(item.doubted for item in assessment.findings):
        text = "no provision was found in the texts encoded; that is not yet a gap in the law"
        yield from labelled("?", text, width, 2, 4)
    subjects = {check for item in assessment.findings for check, _ in item.subjects.values()}
    if subjects:
        checks = ", ".join(sorted(subjects))
        text = f"as to conduct; a definition that it rests on falls short there: {checks}"
        yield from labelled("*", text, width, 2, 4)


def counts_text(assessment: Assessment, width: int) -> Iterator[Line]:
    """Yield how many findings have each verdict, those with a question mark apart."""
    counts = assessment.counts
    order = [name for verdict in (*RANKED, *UNRANKED) for name in (verdict, f"{verdict}?")]
    said = [f"{counts[name]} {name}" for name in order if name in counts]
    total = counted(len(assessment.findings), "finding")
    yield from paragraph(f"{total}: {', '.join(said)}", width)


def finding_text(finding: Finding, width: int, *, whole: bool = False) -> Iterator[Line]:
    """Yield one finding as lines.

    Args:
        finding: The finding.
        width: Columns of the terminal.
        whole: Whether everything is said that a list of findings leaves to `gapcheck explain`.
    """
    yield from _title(finding, width)
    yield from paragraph(finding.sentence, width, 2)
    for label, text in _whole(finding) if whole else _brief(finding):
        yield from labelled(label, text, width)


def _title(finding: Finding, width: int) -> Iterator[Line]:
    verdict = finding.shown_verdict.upper()
    where = " <- ".join(filter(None, (_cites(finding, "standard"), _cites(finding, "national"))))
    style = style_of(finding.verdict) or "bold"
    name = finding.check or finding.id
    yield from labelled(verdict, f"{name}  {where}".rstrip(), width, 0, 11, style)


def _cites(finding: Finding, side: str) -> str:
    names = [item.cite for item in finding.citations if item.side == side]
    if side == "standard":
        names = names[:1]
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return ", ".join(names)


def _brief(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what a list of findings says below a sentence."""
    missing = "punished" if finding.kind == "not-punish" else "missing"
    more = "gapcheck explain shows" if finding.check else "--explain shows"
    yield from _some(missing, [case.phrase or "all of it" for case in finding.missing], more)
    yield from _some("unclear", list(_turning(finding)), more)
    yield from _witness(finding)
    if finding.unsaid:
        yield "unsaid", "; ".join(finding.unsaid)
    yield from _reservable(finding)
    for reading in finding.readings:
        if reading.answer != "open":
            yield "assumes", _assumed(reading)
    yield from _standing(finding)
    yield from _not_obtained(finding)
    for side, label in (("standard", "standard"), ("national", "law")):
        cites = [_place(item) for item in finding.citations if item.side == side]
        if cites:
            yield label, "; ".join(cites)
    yield from _encoding(finding)


def _some(label: str, texts: Sequence[str], more: str) -> Iterator[tuple[str, str]]:
    for text in texts[:FEW]:
        yield label, text
    if len(texts) > FEW:
        yield label, f"and {len(texts) - FEW} more: {more} them"


def _turning(finding: Finding) -> Iterator[str]:
    """Yield what is unclear: what turns on each question, or the questions if they are many."""
    if finding.unclear:
        for case in finding.unclear:
            conditions = " and ".join(item.phrase for item in case.readings)
            yield ", ".join(filter(None, (case.phrase, f"if {conditions}")))
    else:
        for reading in finding.readings:
            if reading.answer == "open":
                yield f"whether {next(iter(reading.answers.values()))}"


def _whole(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield everything that is said of a finding below its sentence."""
    yield "question", finding.question
    yield from _regions(finding)
    if finding.unsaid:
        yield "unsaid", "; ".join(finding.unsaid)
    for text in finding.parameters:
        yield "parameter", text
    for item in finding.blocking:
        yield "blocked by", _blocked(item)
    for near in finding.nearest:
        yield "nearest", f"{near.cite} {near.differs}"
    for reading in finding.readings:
        if reading.answer != "open":
            yield "assumes", _assumed(reading)
    yield from _standing(finding)
    yield from _absence(finding)
    if finding.basis:
        yield "basis", f"{finding.basis} (the weakest text that the finding rests on)"
    yield from _encoding(finding)
    for dispute in finding.disagreements:
        held = "; ".join(dispute.held)
        text = f"{dispute.provision}, {dispute.on}: {held.rstrip('.')}. Chosen: {dispute.chosen}"
        yield "disputed", f"{text} ({dispute.why})"
    for remark in finding.remarks:
        yield "remark", remark
    for name in finding.layers:
        yield "scenario", f"{name}: {_layer(finding, name)}"


def _layer(finding: Finding, name: str) -> str:
    """Return the verdict in another scenario, as it is printed."""
    ground = finding.grounds.get(name)
    why = f" ({GROUNDS[ground]})" if ground else ""
    return f"{finding.layers[name]}{'?' if name in finding.doubted else ''}{why}"


def _regions(finding: Finding) -> Iterator[tuple[str, str]]:
    word = "punished" if finding.kind == "not-punish" else "missing"
    for case in finding.missing:
        yield word, case.phrase or "all of it"
    if finding.truncated:
        yield word, f"and {finding.truncated} more, in the JSON"
    for reading in finding.readings:
        if reading.answer == "open":
            yield "unclear", f"{reading.question} [{reading.id}]"
    yield from _witness(finding)
    yield from _reservable(finding)


def _witness(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.witness:
        yield "witness", finding.witness


def _reservable(finding: Finding) -> Iterator[tuple[str, str]]:
    core = finding.core_verdict
    if core is not None:
        left = "nothing is left" if core == "not-applicable" else f"the verdict is {core}"
        text = f"{finding.reservable or 'in part'}; on what no reservation removes, {left}"
        yield "reservable", text


def _blocked(item: Blocking) -> str:
    words = f"“{item.words}”" if item.words else item.gloss or item.reaches
    if item.kind == "condition":
        return f"{item.cite}: {item.reaches}"
    reported = f", as reported by {item.source}" if item.source and not item.words else ""
    return f"{item.cite}: {words}{reported} (reaches: {item.reaches})"


def _assumed(reading: ReadingUsed) -> str:
    clause = reading.answers.get(reading.answer, reading.answer)
    why = {"working": "working answer", "law": "the law answers", "guidance": "guidance answers"}
    said = [held.rpartition(": ") for held in reading.by]
    so = [who for who, _, answer in said if answer == reading.answer]
    otherwise = [f"{who} ({answer})" for who, _, answer in said if answer != reading.answer]
    by = f": {', '.join(so)}" if so else ""
    against = f"; otherwise: {', '.join(otherwise)}" if otherwise else ""
    return (
        f"{clause} ({why.get(reading.why, 'assumed')}{by}{against}); reopened: "
        f"{reading.reopened} [{reading.id}]"
    )


def _standing(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what the finding means for the State: a shortfall, or distance."""
    if clause := standing_clause(finding):
        yield "standing", clause


def _not_obtained(finding: Finding) -> Iterator[tuple[str, str]]:
    absence = finding.absence
    if absence and absence.older:
        yield "not encoded", "; ".join(absence.older)
    if absence and absence.later:
        yield "not obtained", "; ".join(absence.later)


def _encoding(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield how many encodings were checked, unless all that count were."""
    found = finding.encoding
    if found.checked < found.relied_on:
        text = f"{found.checked} of {counted(found.relied_on, 'provision')} relied on checked"
        disputed = f"; disputed: {', '.join(found.disputed)}" if found.disputed else ""
        yield "encoding", text + disputed


def _absence(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.absence is not None:
        yield "absence", finding.absence.grade
        yield "searched", ", ".join(finding.absence.searched)
        if finding.absence.unread:
            yield "unread", ", ".join(finding.absence.unread)
        yield from _not_obtained(finding)
        for source in finding.absence.said_by:
            yield "said by", source


def _place(citation: Citation) -> str:
    return f"{citation.cite} ({citation.source})"
