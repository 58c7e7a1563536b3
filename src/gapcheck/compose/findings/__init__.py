"""The source `findings`: one row for each finding, in the order in which findings are told."""

from gapcheck.compose.findings import answer, demand, evidence, residue
from gapcheck.compose.findings.choose import findings_for, foot_of
from gapcheck.compose.source import Source
from gapcheck.finding import Finding

FIELDS = {**demand.FIELDS, **answer.FIELDS, **residue.FIELDS, **evidence.FIELDS}
"""Fields by name."""

SOURCE: Source[Finding] = Source(
    "The findings: a row for each check, binding standards first, then by verdict.",
    findings_for,
    FIELDS,
    lambda row: row.id.replace("/", "-"),
    foot_of,
)
