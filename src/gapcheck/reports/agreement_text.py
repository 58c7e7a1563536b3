"""Where the engine and published reports agree, on a terminal."""

from collections.abc import Iterator, Sequence

from gapcheck.agree import ANSWERS, Answered, Kappa, Report, count_answers, kappa_of
from gapcheck.finding import Assessment
from gapcheck.reports.lines import BLANK, Line, labelled, paragraph, table
from gapcheck.reports.text import head_text
from gapcheck.verdict import RANKED
from gapcheck.words.number import counted

CAUTION = (
    "The encodings draw on these reports, so this measures how faithful they are, and is no "
    "independent validation."
)


def agreement_text(
    assessment: Assessment, reports: Sequence[Report], width: int, *, whole: bool = False
) -> Iterator[Line]:
    """Yield agreement as lines: counts, then every difference with its reason.

    Args:
        assessment: What every output's head says.
        reports: The reports' findings, answered.
        width: Columns of the terminal.
        whole: Whether findings that agree or cannot be assessed are told too.
    """
    yield from head_text(assessment, width)
    yield from paragraph(CAUTION, width)
    yield BLANK
    yield from _counts(reports, width)
    every = tuple(item for report in reports for item in report.answered)
    yield BLANK
    yield from _kappa(kappa_of(every), width)
    for report in reports:
        told = [item for item in report.answered if whole or item.differs or item.idle]
        if told:
            yield BLANK
            yield from paragraph(report.short, width)
        for item in told:
            yield BLANK
            yield from _answered(item, width)
    unexplained = sum(item.unexplained for item in every)
    idle = sum(item.idle for item in every)
    yield BLANK
    text = f"{counted(len(every), 'finding')} answered; "
    text += f"differences without a written reason: {unexplained}"
    if idle:
        text += f"; reasons for differences that are gone: {idle}"
    yield from paragraph(f"{text}.", width)


def _counts(reports: Sequence[Report], width: int) -> Iterator[Line]:
    for report in reports:
        repeated = f"; {report.repeated} said again, not counted" if report.repeated else ""
        yield from labelled(report.short, _count(report.answered) + repeated, width, 0, 24, "")
    if len(reports) > 1:
        every = tuple(item for report in reports for item in report.answered)
        yield from labelled("all", _count(every), width, 0, 24, "")


def _count(answered: tuple[Answered, ...]) -> str:
    counts = count_answers(answered)
    told = ", ".join(f"{counts[answer]} {answer}" for answer in ANSWERS)
    return f"{counted(len(answered), 'finding')}: {told}"


def _kappa(kappa: Kappa, width: int) -> Iterator[Line]:
    if not kappa.number:
        yield from paragraph("No finding has a verdict to compare.", width)
        return
    told = "not defined" if kappa.kappa is None else f"{kappa.kappa:.2f}"
    text = (
        f"Verdicts: n = {kappa.number}, the same in {kappa.raw:.0%}; Cohen's kappa {told} "
        "(unweighted). Rows are the reports' verdicts, columns the engine's."
    )
    yield from paragraph(text, width)
    rows = [
        (row, *(str(kappa.table.get((row, column), 0)) for column in RANKED)) for row in RANKED
    ]
    yield from table(["", *RANKED], rows, width)


def _answered(item: Answered, width: int) -> Iterator[Line]:
    expert = item.expert
    at = f" {expert.at}" if expert.at else ""
    style = "bold red" if item.unexplained else "bold"
    yield from labelled(item.answer.upper(), f"{expert.id}{at}", width, 0, 17, style)
    verdict = f" ({expert.verdict})" if expert.verdict else ""
    yield from labelled("report", f"{expert.says}{verdict}", width)
    shown = f"{item.verdict}: {item.shown}" if item.verdict else item.shown
    about = expert.check or expert.provision or expert.standard or "ask"
    yield from labelled("engine", f"{shown} [{about}]", width)
    if expert.difference is not None:
        difference = expert.difference
        texts = [*difference.provisions, *(cite.in_ for cite in difference.cite)]
        text = f"{difference.reason}: {difference.why} [{', '.join(texts)}]"
        yield from labelled("because", text, width)
    elif item.differs:
        yield from labelled("because", "no reason is written", width)
