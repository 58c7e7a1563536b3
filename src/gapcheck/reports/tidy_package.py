"""Findings as tidy data: one row for each requirement, State and layer of the law."""

import hashlib
import json
from collections.abc import Iterator

from gapcheck.corpus import Corpus
from gapcheck.evaluate import layered_findings
from gapcheck.finding import NOTICE, Assessment, Case, Finding
from gapcheck.paper import Stamp
from gapcheck.reports.data_package import About, DataTable, data_package
from gapcheck.reports.tidy_fields import FINDINGS, NOTES
from gapcheck.reports.visible import visible
from gapcheck.scenario import Scenario
from gapcheck.verdict import RANKED
from gapcheck.wanted import parse_scenario

SEPARATOR = ";"
"""What parts the values of a field that may have several."""


def tidy_package(assessment: Assessment, corpus: Corpus, selection: str = "") -> dict[str, bytes]:
    """Return findings as the files of a data package.

    Args:
        assessment: The findings, with all that they cover.
        corpus: The corpus that they were made with, with the amendments of its scenario.
        selection: Which of all findings these are, in words; empty if they are all.

    Returns:
        Name of each file to its bytes: `findings.csv`, `notes.csv` with the citations,
        `codebook.csv`, `datapackage.json`.
    """
    scenario = parse_scenario(corpus, assessment.scenario)
    layers = layered_findings(corpus, scenario, assessment.findings)
    told = [
        (name, other, finding)
        for name, (other, findings) in layers.items()
        for finding in findings
    ]
    told.sort(key=lambda item: (item[2].id, list(layers).index(item[0])))
    rows = tuple(_row(assessment, *item) for item in told)
    notes = tuple(row for name, _, finding in told for row in _notes(name, finding))
    tables = (
        DataTable(
            "findings",
            "Findings",
            "One row for each requirement, State and layer of the law.",
            FINDINGS,
            rows,
            ("finding_id", "layer"),
        ),
        DataTable(
            "notes",
            "Citations",
            "The citations of each finding in full.",
            NOTES,
            notes,
            ("finding_id", "layer", "number"),
        ),
    )
    name = f"gapcheck-{scenario.country}"
    title = f"Findings on the law of {assessment.country}"
    return data_package(About(name, title, _stamp(assessment, selection), corpus.licence), tables)


def _stamp(assessment: Assessment, selection: str) -> Stamp:
    return Stamp(
        assessment.tool,
        (*assessment.corpus, assessment.hash),
        assessment.country,
        assessment.law,
        assessment.scenario,
        assessment.as_of,
        NOTICE,
        selection,
    )


def _row(
    assessment: Assessment, layer: str, scenario: Scenario, finding: Finding
) -> tuple[str, ...]:
    """Return the texts of a row by the names of its columns."""
    subject = finding.subject_to
    texts = {
        "jurisdiction": scenario.country.upper(),
        "as_of": scenario.as_of.isoformat(),
        "layer": layer,
        "benchmark": finding.standard or "",
        "unit": (finding.provision or "").partition("/")[2],
        "requirement_id": finding.check or finding.id.partition("/")[2],
        "obligation": finding.force or "",
        "binding": finding.binding.binds if finding.binding else "",
        "verdict": finding.shown_verdict,
        "coverage": _coverage(finding),
        "residual_id": _residual(finding),
        "national_units": _joined(
            item.provision for item in finding.citations if item.side == "national"
        ),
        "unclear_atoms": _joined(_box(case) for case in finding.unclear),
        "basis": finding.basis or "",
        "citation": _joined(item.cite for item in finding.citations),
        "source_conflict": "true" if finding.disagreements else "false",
        "review_status": _reviewed(finding),
        "pack_version": assessment.corpus[1],
        "finding_id": finding.id,
        "scenario": scenario.line(),
        "topic": finding.topic or "",
        "kind": finding.kind,
        "question": finding.question,
        "subject_to": subject[0] if subject else "",
        "subject_to_verdict": subject[1] if subject else "",
        "open_readings": _joined(it.id for it in finding.readings if it.answer == "open"),
        "sentence": finding.sentence,
        "corpus_hash": assessment.hash,
    }
    return tuple(visible(texts[field.name]) for field in FINDINGS)


def _joined(texts: Iterator[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(texts))


def _coverage(finding: Finding) -> str:
    """Return how much of the demand is surely covered."""
    if finding.verdict not in RANKED:
        return ""
    known = {"compliant": "all", "partial": "some", "gap": "none"}
    if finding.verdict in known:
        return known[finding.verdict]
    sure = any(not case.readings for item in finding.covered for case in item.cases)
    return "some" if sure else "none"


def _residual(finding: Finding) -> str:
    """Return an id of what is surely missing: the same boxes have the same id."""
    boxes = finding.missing if finding.exact is None else finding.exact
    if not boxes:
        return ""
    canonical = sorted(
        json.dumps({name: sorted(texts) for name, texts in case.values.items()}, sort_keys=True)
        for case in boxes
    )
    digest = hashlib.sha256("\n".join(canonical).encode()).hexdigest()
    return f"r-{digest[:12]}"  # the letter keeps spreadsheets from reading a number


def _box(case: Case) -> str:
    """Return a box by its values: `conduct=m.send-one+m.sell,medium=image`."""
    limits = (f"{name}={'+'.join(texts)}" for name, texts in case.values.items())
    return ",".join(limits) or "all"


def _reviewed(finding: Finding) -> str:
    encoding = finding.encoding
    if encoding.disputed:
        return "disputed"
    if not encoding.checked:
        return "drafted"
    return "checked" if encoding.checked == encoding.relied_on else "part-checked"


def _notes(layer: str, finding: Finding) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(finding.citations, 1):
        texts = (
            finding.id,
            layer,
            str(number),
            item.side,
            item.provision,
            item.cite,
            item.source,
            item.basis or "",
            item.quote or "",
            item.quote_is or "",
            item.gloss or "",
        )
        yield tuple(map(visible, texts))
