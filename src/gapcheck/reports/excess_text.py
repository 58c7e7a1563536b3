"""What the law punishes that it must not, or reaches beyond a demand, on a terminal."""

from collections.abc import Iterator, Sequence

from gapcheck.excess import Excess
from gapcheck.finding import Assessment
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph
from gapcheck.reports.text import finding_text, head_text

FEW = 3
"""Cases shown of each excess."""


def excess_text(
    assessment: Assessment, beyond: Sequence[Excess] | None, width: int
) -> Iterator[Line]:
    """Yield excess as lines.

    Args:
        assessment: The findings on what must not be punished, with their head.
        beyond: What the law reaches beyond demands; none if that was not asked for.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    yield BLANK
    yield from heading("Punished, though a standard says that it must not be", width)
    for finding in assessment.findings:
        yield BLANK
        yield from finding_text(finding, width)
    if not assessment.findings:
        yield from paragraph("No check of this kind answers to these filters.", width, 2)
    if beyond is None:
        yield BLANK
        text = "gapcheck excess --topic TOPIC also tells what the law reaches beyond the demands."
        yield from paragraph(text, width)
        return
    yield BLANK
    yield from heading("Reached beyond what is demanded; no shortfall", width)
    for item in beyond:
        yield BLANK
        yield from _excess(item, width)
    if not beyond:
        yield from paragraph("Nothing surely.", width, 2)


def _excess(item: Excess, width: int) -> Iterator[Line]:
    yield from labelled("BEYOND", f"{item.check}  {item.cite}", width, 0, 11, "bold")
    for case in item.beyond[:FEW]:
        yield from labelled("reaches", case.phrase, width)
    if len(item.beyond) > FEW:
        yield from labelled("reaches", f"and {len(item.beyond) - FEW} more, in the JSON", width)
    yield from labelled("witness", item.witness, width)
    yield from labelled("law", "; ".join(item.cites), width)
