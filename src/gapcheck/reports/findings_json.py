"""Findings as JSON, schema `gapcheck-findings/1`: every field is there, absent values are null."""

import json
from collections.abc import Iterable, Mapping

from gapcheck.finding import (
    NOTICE,
    Absence,
    Assessment,
    Binding,
    Blocking,
    Case,
    Citation,
    Condition,
    Covering,
    Disputed,
    Finding,
    Nearest,
    ReadingUsed,
    Step,
)
from gapcheck.reports.document import (
    SCHEMA,
    AbsenceDoc,
    BindingDoc,
    BlockingDoc,
    CaseDoc,
    CitationDoc,
    ConditionDoc,
    CoveringDoc,
    DisputeDoc,
    FindingDoc,
    FindingsDoc,
    HeadDoc,
    NearestDoc,
    ReadingDoc,
    StepDoc,
    Values,
)


def findings_document(assessment: Assessment) -> FindingsDoc:
    """Return an assessment as a JSON document."""
    return {
        **head_document(assessment, SCHEMA),
        "columns": {column.name: column.label for column in assessment.columns},
        "findings": [finding_document(finding) for finding in assessment.findings],
        "counts": assessment.counts,
    }


def head_document(assessment: Assessment, schema: str) -> HeadDoc:
    """Return what every document says of its source.

    Args:
        assessment: What was looked at.
        schema: Name and number of the document's schema.
    """
    return {
        "schema": schema,
        "tool": {"name": assessment.tool[0], "version": assessment.tool[1]},
        "corpus": {
            "title": assessment.corpus[0],
            "version": assessment.corpus[1],
            "hash": assessment.hash,
        },
        "notice": NOTICE,
        "country": assessment.country,
        "scenario": assessment.scenario,
        "law": assessment.law,
        "followed_until": assessment.followed_until,
    }


def findings_json(assessment: Assessment) -> str:
    """Return an assessment as JSON text: same input, same bytes."""
    return json_text(findings_document(assessment))


def json_text(document: Mapping[str, object]) -> str:
    """Return a document as text."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def finding_document(finding: Finding) -> FindingDoc:
    """Return one finding as a JSON document."""
    subject = finding.subject_to
    return {
        "id": finding.id,
        "check": finding.check,
        "label": finding.label,
        "question": finding.question,
        "kind": finding.kind,
        "topic": finding.topic,
        "standard": finding.standard,
        "provision": finding.provision,
        "force": finding.force,
        "reservable": finding.reservable,
        "core_verdict": finding.core_verdict,
        "binding": _binding(finding.binding),
        "demand": {"text": finding.demand, "boxes": [_values(box) for box in finding.demanded]},
        "unsaid": list(finding.unsaid),
        "judged": finding.judged,
        "parameters": list(finding.parameters),
        "verdict": finding.verdict,
        "marked": finding.marked,
        "subject_to": {"check": subject[0], "verdict": subject[1]} if subject else None,
        "basis": finding.basis,
        "covered": [_covering(item) for item in finding.covered],
        "missing": cases(finding.missing),
        "truncated": bool(finding.truncated),
        "left_out": finding.truncated,
        "exact": None if finding.exact is None else cases(finding.exact),
        "unclear": cases(finding.unclear),
        "witness": finding.witness,
        "blocking": [_blocking(item) for item in finding.blocking],
        "nearest": [_nearest(item) for item in finding.nearest],
        "absence": _absence(finding.absence),
        "layers": dict(finding.layers),
        "layers_marked": sorted(finding.doubted),
        "layers_ground": dict(finding.grounds),
        "layers_subject_to": {
            name: {"check": check, "verdict": verdict}
            for name, (check, verdict) in finding.subjects.items()
        },
        "readings": [_reading(item) for item in finding.readings],
        "disagreements": [_dispute(item) for item in finding.disagreements],
        "remarks": list(finding.remarks),
        "sentence": finding.sentence,
        "citations": [_citation(item) for item in finding.citations],
        "encoding": {
            "relied_on": finding.encoding.relied_on,
            "checked": finding.encoding.checked,
            "disputed": list(finding.encoding.disputed),
        },
        "proof": None if finding.proof is None else _step(finding.proof),
    }


def _values(values: Mapping[str, Iterable[str]]) -> Values:
    return {name: list(items) for name, items in values.items()}


def cases(found: Iterable[Case]) -> list[CaseDoc]:
    """Return boxes as JSON."""
    return [
        {
            "values": _values(case.values),
            "phrase": case.phrase,
            "readings": [condition(item) for item in case.readings],
            "grade": case.grade,
        }
        for case in found
    ]


def condition(item: Condition) -> ConditionDoc:
    """Return answers as JSON."""
    return {"reading": item.reading, "answers": list(item.answers), "phrase": item.phrase}


def _covering(item: Covering) -> CoveringDoc:
    return {
        "provision": item.provision,
        "cite": item.cite,
        "boxes": cases(item.cases),
        "by": list(item.by),
        "basis": item.basis,
        "layer": item.layer,
    }


def _blocking(item: Blocking) -> BlockingDoc:
    return {
        "provision": item.provision,
        "cite": item.cite,
        "kind": item.kind,
        "dimension": item.dimension,
        "reaches": item.reaches,
        "words": item.words or "unknown",
        "gloss": item.gloss,
        "by": item.by,
        "arguable": item.arguable,
        "reported_by": item.source,
    }


def _nearest(item: Nearest) -> NearestDoc:
    return {"provision": item.provision, "cite": item.cite, "differs": item.differs}


def _absence(item: Absence | None) -> AbsenceDoc | None:
    if item is None:
        return None
    return {
        "grade": item.grade,
        "searched": list(item.searched),
        "on_subject": list(item.on_subject),
        "unread": list(item.unread),
        "said_by": list(item.said_by),
        "older": list(item.older),
        "later": list(item.later),
    }


def _reading(item: ReadingUsed) -> ReadingDoc:
    return {
        "id": item.id,
        "question": item.question,
        "answers": dict(item.answers),
        "answer": item.answer,
        "why": item.why,
        "held_by": list(item.by),
        "reopened": item.reopened,
    }


def _dispute(item: Disputed) -> DisputeDoc:
    return {
        "provision": item.provision,
        "on": item.on,
        "held": list(item.held),
        "chosen": item.chosen,
        "why": item.why,
    }


def _binding(item: Binding | None) -> BindingDoc | None:
    if item is None:
        return None
    return {
        "binds": item.binds,
        "since": item.since,
        "sources": list(item.sources),
        "note": item.note,
    }


def _citation(item: Citation) -> CitationDoc:
    return {
        "side": item.side,
        "provision": item.provision,
        "cite": item.cite,
        "source": item.source,
        "basis": item.basis,
        "quote": item.quote,
        "quote_is": item.quote_is,
        "gloss": item.gloss,
    }


def _step(item: Step) -> StepDoc:
    return {
        "title": item.title,
        "text": item.text,
        "cites": item.cites,
        "steps": [_step(step) for step in item.steps],
    }
