"""The shape of the JSON that `excess` prints, schema `gapcheck-excess/1`."""

import sys
from collections.abc import Sequence

from gapcheck.excess import Excess
from gapcheck.finding import Assessment
from gapcheck.reports.document import CaseDoc, FindingDoc, HeadDoc
from gapcheck.reports.findings_json import cases, finding_document, head_document, json_text

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-excess/1"


class BeyondDoc(TypedDict):
    """What the law surely reaches beyond one demand."""

    check: str
    cite: str
    provisions: list[str]
    cites: list[str]
    beyond: list[CaseDoc]
    witness: str


class ExcessDoc(HeadDoc):
    """What `excess` prints; `beyond` is null if it was not asked for."""

    findings: list[FindingDoc]
    beyond: list[BeyondDoc] | None


def excess_json(assessment: Assessment, beyond: Sequence[Excess] | None) -> str:
    """Return excess as JSON text: same input, same bytes."""
    return json_text(excess_document(assessment, beyond))


def excess_document(assessment: Assessment, beyond: Sequence[Excess] | None) -> ExcessDoc:
    """Return excess as a JSON document.

    Args:
        assessment: The findings on what must not be punished, with their head.
        beyond: What the law reaches beyond demands; none if that was not asked for.
    """
    return {
        **head_document(assessment, SCHEMA),
        "findings": [finding_document(finding) for finding in assessment.findings],
        "beyond": None if beyond is None else [_beyond(item) for item in beyond],
    }


def _beyond(item: Excess) -> BeyondDoc:
    return {
        "check": item.check,
        "cite": item.cite,
        "provisions": list(item.provisions),
        "cites": list(item.cites),
        "beyond": cases(item.beyond),
        "witness": item.witness,
    }
