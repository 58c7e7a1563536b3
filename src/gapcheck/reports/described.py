"""What `gapcheck show` prints."""

from collections.abc import Iterator

from gapcheck.corpus import Corpus
from gapcheck.describe import Description
from gapcheck.finding import NOTICE
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph
from gapcheck.scenario import Scenario


def description_text(
    described: Description, corpus: Corpus, scenario: Scenario, width: int
) -> Iterator[Line]:
    """Yield a description as lines.

    Args:
        described: What is described.
        corpus: Where it comes from.
        scenario: From which law what is derived was derived.
        width: Columns of the terminal.
    """
    yield from heading(f"{described.title}  [{described.id}]", width)
    for row in described.rows:
        yield from labelled(row.label, row.text, width, 2, 19)
    yield BLANK
    source = f"corpus {corpus.title} {corpus.version} ({corpus.hash[:12]})"
    yield from paragraph(f"{source}. {NOTICE}", width)
    yield Line(f"scenario {scenario.line()}")
