"""The shape of the JSON that `agree` prints, schema `gapcheck-agreement/1`."""

import sys
from collections.abc import Sequence

from gapcheck.agree import Answer, Answered, Kappa, Report, count_answers, kappa_of
from gapcheck.expert import Difference, Found, Reason
from gapcheck.finding import Assessment
from gapcheck.reports.document import HeadDoc
from gapcheck.reports.findings_json import head_document, json_text
from gapcheck.verdict import RANKED, Verdict

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-agreement/1"


class DifferenceDoc(TypedDict):
    """Why a finding and the engine differ, and the texts that decide."""

    reason: Reason
    why: str
    provisions: list[str]
    documents: list[str]


class AnsweredDoc(TypedDict):
    """One finding of a report, answered."""

    id: str
    at: str | None
    says: str
    found: Found | None
    about: str | None
    scenario: str
    answer: Answer
    verdict: Verdict | None
    engine: str
    difference: DifferenceDoc | None


class ReportDoc(TypedDict):
    """The findings of one report; repeated ones are counted apart."""

    report: str
    short: str
    findings: list[AnsweredDoc]
    repeated: int
    counts: dict[str, int]


class KappaDoc(TypedDict):
    """Agreement on verdicts beyond chance; rows are the reports' verdicts."""

    n: int
    raw: float
    kappa: float | None
    table: dict[str, dict[str, int]]


class AgreementDoc(HeadDoc):
    """What `agree` prints."""

    reports: list[ReportDoc]
    counts: dict[str, int]
    kappa: KappaDoc
    unexplained: int


def agreement_json(assessment: Assessment, reports: Sequence[Report]) -> str:
    """Return agreement as JSON text: same input, same bytes."""
    return json_text(agreement_document(assessment, reports))


def agreement_document(assessment: Assessment, reports: Sequence[Report]) -> AgreementDoc:
    """Return agreement as a JSON document.

    Args:
        assessment: What every output's head says.
        reports: The reports' findings, answered.
    """
    every = tuple(item for report in reports for item in report.answered)
    return {
        **head_document(assessment, SCHEMA),
        "reports": [
            {
                "report": report.document,
                "short": report.short,
                "findings": [_answered(item) for item in report.answered],
                "repeated": report.repeated,
                "counts": _counts(report.answered),
            }
            for report in reports
        ],
        "counts": _counts(every),
        "kappa": _kappa(kappa_of(every)),
        "unexplained": sum(item.unexplained for item in every),
    }


def _counts(answered: tuple[Answered, ...]) -> dict[str, int]:
    return {str(answer): number for answer, number in count_answers(answered).items()}


def _answered(item: Answered) -> AnsweredDoc:
    expert = item.expert
    return {
        "id": expert.id,
        "at": expert.at,
        "says": expert.says,
        "found": expert.verdict,
        "about": expert.check or expert.provision or expert.standard,
        "scenario": item.scenario,
        "answer": item.answer,
        "verdict": item.verdict,
        "engine": item.shown,
        "difference": None if expert.difference is None else _difference(expert.difference),
    }


def _difference(difference: Difference) -> DifferenceDoc:
    return {
        "reason": difference.reason,
        "why": difference.why,
        "provisions": list(difference.provisions),
        "documents": [cite.in_ for cite in difference.cite],
    }


def _kappa(kappa: Kappa) -> KappaDoc:
    return {
        "n": kappa.number,
        "raw": round(kappa.raw, 4),
        "kappa": None if kappa.kappa is None else round(kappa.kappa, 4),
        "table": {
            row: {column: kappa.table.get((row, column), 0) for column in RANKED} for row in RANKED
        },
    }
