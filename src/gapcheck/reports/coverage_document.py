"""The shape of the JSON that `coverage` prints, schema `gapcheck-coverage/1`."""

import sys

from gapcheck.citation import Basis
from gapcheck.coverage import Coverage, InstrumentRow, ProvisionRow, StandardRow, UnitRow
from gapcheck.coverage.table import Role, State
from gapcheck.provision import Force, Status
from gapcheck.reports.document import HeadDoc
from gapcheck.reports.findings_json import head_document, json_text
from gapcheck.verdict import Verdict

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-coverage/1"


class TestDoc(TypedDict):
    """A check that asks for a provision."""

    check: str
    verdict: Verdict
    shown: str


class UnitDoc(TypedDict):
    """A provision of a standard."""

    provision: str
    cite: str
    heading: str | None
    force: Force
    state: State
    tests: list[TestDoc]
    reason: str | None
    status: Status


class StandardDoc(TypedDict):
    """A standard."""

    standard: str
    short: str
    binding: str
    provisions: list[UnitDoc]


class RestingDoc(TypedDict):
    """A check whose coverage rests on a national provision."""

    check: str
    role: Role


class ProvisionDoc(TypedDict):
    """A national provision."""

    provision: str
    cite: str
    heading: str | None
    basis: Basis | None
    effects: list[str]
    unread: bool
    resting: list[RestingDoc]
    status: Status


class InstrumentDoc(TypedDict):
    """A national instrument."""

    instrument: str
    short: str
    layer: str
    applies: bool
    complete: list[str]
    provisions: list[ProvisionDoc]


class CoverageDoc(HeadDoc):
    """What `coverage` prints."""

    standards: list[StandardDoc]
    instruments: list[InstrumentDoc]
    counts: dict[str, int]
    encodings: dict[Status, int]


def coverage_json(coverage: Coverage) -> str:
    """Return coverage as JSON text: same input, same bytes."""
    return json_text(coverage_document(coverage))


def coverage_document(coverage: Coverage) -> CoverageDoc:
    """Return coverage as a JSON document."""
    counts = {"tested": 0, "out of scope": 0, "open": 0}
    for standard in coverage.standards:
        for unit in standard.units:
            counts[unit.state] += 1
    return {
        **head_document(coverage.assessment, SCHEMA),
        "standards": [_standard(row) for row in coverage.standards],
        "instruments": [_instrument(row) for row in coverage.instruments],
        "counts": counts,
        "encodings": coverage.encodings,
    }


def _standard(row: StandardRow) -> StandardDoc:
    return {
        "standard": row.standard,
        "short": row.short,
        "binding": row.binding,
        "provisions": [_unit(unit) for unit in row.units],
    }


def _unit(row: UnitRow) -> UnitDoc:
    return {
        "provision": row.provision,
        "cite": row.cite,
        "heading": row.heading,
        "force": row.force,
        "state": row.state,
        "tests": [
            {"check": item.check, "verdict": item.verdict, "shown": item.shown}
            for item in row.tests
        ],
        "reason": row.reason,
        "status": row.status,
    }


def _instrument(row: InstrumentRow) -> InstrumentDoc:
    return {
        "instrument": row.instrument,
        "short": row.short,
        "layer": row.layer,
        "applies": row.applies,
        "complete": list(row.complete),
        "provisions": [_provision(item) for item in row.provisions],
    }


def _provision(row: ProvisionRow) -> ProvisionDoc:
    return {
        "provision": row.provision,
        "cite": row.cite,
        "heading": row.heading,
        "basis": row.basis,
        "effects": list(row.effects),
        "unread": row.unread,
        "resting": [{"check": item.check, "role": item.role} for item in row.resting],
        "status": row.status,
    }
