"""The shape of the JSON that `test` prints, schema `gapcheck-test/1`."""

import sys
from collections.abc import Sequence
from typing import Literal

from gapcheck.finding import Assessment
from gapcheck.provision import Expected
from gapcheck.reports.document import HeadDoc
from gapcheck.reports.findings_json import head_document, json_text
from gapcheck.trial import Outcome, Tried

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-test/1"


class PlaceDoc(TypedDict):
    """Where a case stands; lines and columns from 1."""

    path: str
    line: int
    column: int


class TriedDoc(TypedDict):
    """A case that was put to a provision; its place if it failed."""

    provision: str
    cite: str
    case: str
    expected: Expected
    outcome: Outcome
    state: Literal["passed", "failed", "not put"]
    why: str
    place: PlaceDoc | None


class TrialsDoc(HeadDoc):
    """What `test` prints."""

    cases: list[TriedDoc]
    counts: dict[str, int]


def trials_json(assessment: Assessment, tried: Sequence[Tried]) -> str:
    """Return cases as JSON text: same input, same bytes."""
    return json_text(trials_document(assessment, tried))


def trials_document(assessment: Assessment, tried: Sequence[Tried]) -> TrialsDoc:
    """Return cases as a JSON document.

    Args:
        assessment: What every output's head says.
        tried: The cases.
    """
    states = [item.state for item in tried]
    return {
        **head_document(assessment, SCHEMA),
        "cases": [_tried(item) for item in tried],
        "counts": {state: states.count(state) for state in ("failed", "not put", "passed")},
    }


def _tried(item: Tried) -> TriedDoc:
    path, line, column = item.place or ("", 0, 0)
    return {
        "provision": item.provision,
        "cite": item.cite,
        "case": item.case,
        "expected": item.expected,
        "outcome": item.outcome,
        "state": item.state,
        "why": item.why,
        "place": {"path": path, "line": line, "column": column} if item.place else None,
    }
