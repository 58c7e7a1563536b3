"""The shape of the JSON that `overlaps` prints, schema `gapcheck-overlaps/1`."""

import sys
from collections.abc import Sequence

from gapcheck.finding import Assessment
from gapcheck.overlap import Overlap, Precedence, Side
from gapcheck.reports.document import CaseDoc, ConditionDoc, HeadDoc
from gapcheck.reports.findings_json import cases, condition, head_document, json_text

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-overlaps/1"


class SideDoc(TypedDict):
    """One of two offences; its imprisonment for the common cases."""

    provision: str
    cite: str
    penalty: str
    class_: str | None


class PrecedenceDoc(TypedDict):
    """A rule that takes common cases out of one of two offences."""

    provision: str
    cite: str
    displaced: str
    conditions: list[ConditionDoc]
    holds: bool | None
    whole: bool


class OverlapDoc(TypedDict):
    """Two offences that punish the same act with different penalties."""

    first: SideDoc
    second: SideDoc
    common: list[CaseDoc]
    witness: str | None
    questions: list[str]
    precedence: list[PrecedenceDoc]
    settled: bool


class OverlapsDoc(HeadDoc):
    """What `overlaps` prints."""

    overlaps: list[OverlapDoc]
    counts: dict[str, int]


def overlaps_json(assessment: Assessment, overlaps: Sequence[Overlap]) -> str:
    """Return overlapping offences as JSON text: same input, same bytes."""
    return json_text(overlaps_document(assessment, overlaps))


def overlaps_document(assessment: Assessment, overlaps: Sequence[Overlap]) -> OverlapsDoc:
    """Return overlapping offences as a JSON document.

    Args:
        assessment: What every output's head says.
        overlaps: The pairs of offences.
    """
    surely = sum(bool(item.common) for item in overlaps)
    return {
        **head_document(assessment, SCHEMA),
        "overlaps": [_overlap(item) for item in overlaps],
        "counts": {
            "surely": surely,
            "under some answers": len(overlaps) - surely,
            "settled": sum(item.settled for item in overlaps),
        },
    }


def _overlap(item: Overlap) -> OverlapDoc:
    return {
        "first": _side(item.first),
        "second": _side(item.second),
        "common": cases(item.common),
        "witness": item.witness,
        "questions": list(item.questions),
        "precedence": [_precedence(rule) for rule in item.precedence],
        "settled": item.settled,
    }


def _side(item: Side) -> SideDoc:
    return {
        "provision": item.provision,
        "cite": item.cite,
        "penalty": item.penalty,
        "class_": item.class_,
    }


def _precedence(item: Precedence) -> PrecedenceDoc:
    return {
        "provision": item.provision,
        "cite": item.cite,
        "displaced": item.displaced,
        "conditions": [condition(answers) for answers in item.conditions],
        "holds": item.holds,
        "whole": item.whole,
    }
