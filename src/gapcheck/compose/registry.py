"""All sources of rows, by name."""

from collections.abc import Mapping
from typing import Any

from gapcheck.compose import (
    asked,
    brief,
    changes,
    commitments,
    coverage_matrix,
    disputes,
    drafts,
    elements,
    findings,
    instruments,
    national_provisions,
    proposed_changes,
    readings,
    recommendations,
    redlines,
    remedies,
    set_aside,
    standard_provisions,
    tallies,
)
from gapcheck.compose.findings import cases, parts
from gapcheck.compose.source import Source

SOURCES: Mapping[str, Source[Any]] = {
    "findings": findings.SOURCE,
    "findings-in-brief": brief.SOURCE,
    "cases": cases.SOURCE,
    "answers": parts.ANSWERS,
    "citations": parts.CITATIONS,
    "proof-steps": parts.STEPS,
    "set-aside": set_aside.SOURCE,
    "neither": set_aside.NEITHER,
    "standard-provisions": standard_provisions.SOURCE,
    "national-provisions": national_provisions.SOURCE,
    "coverage-matrix": coverage_matrix.MATRIX,
    "coverage": coverage_matrix.PAIRS,
    "asked": asked.SOURCE,
    "by-standard": tallies.BY_STANDARD,
    "by-topic": tallies.BY_TOPIC,
    "by-verdict": tallies.BY_VERDICT,
    "readings": readings.SOURCE,
    "instruments": instruments.NATIONAL,
    "standards": instruments.STANDARDS,
    "changes": changes.SOURCE,
    "changed-texts": redlines.TEXTS,
    "compared": redlines.SIDES,
    "recommendations": recommendations.SOURCE,
    "remedies": remedies.SOURCE,
    "proposals": proposed_changes.PROPOSALS,
    "unreached": proposed_changes.UNREACHED,
    "commitments": commitments.SOURCE,
    "drafts": drafts.SOURCE,
    "disputes": disputes.SOURCE,
    "elements": elements.ELEMENTS,
    "other-elements": elements.OTHERS,
}
"""Name of a source, as layouts write it, to the source."""
