"""A finding with its proof, line by line."""

from collections.abc import Iterator

from gapcheck.finding import Assessment, Step
from gapcheck.reports.lines import BLANK, Line, labelled
from gapcheck.reports.text import finding_text, head_text

DEEPEST = 3
"""Levels that are indented; what lies deeper stands under them."""


def proof_text(assessment: Assessment, width: int) -> Iterator[Line]:
    """Yield findings and their proofs as lines.

    Args:
        assessment: Findings that carry their proofs.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    for finding in assessment.findings:
        yield BLANK
        yield from finding_text(finding, width, whole=True)
        if finding.proof is not None:
            yield BLANK
            yield Line("Proof", ((0, 5, "bold"),))
            yield from _step(finding.proof, width, 0)


def _step(step: Step, width: int, depth: int) -> Iterator[Line]:
    indent = 2 + 2 * min(depth, DEEPEST)
    text = f"{step.text} [{step.cites}]" if step.cites else step.text
    yield from labelled(step.title, text, width, indent, indent + 13)
    for under in step.steps:
        yield from _step(under, width, depth + 1)
