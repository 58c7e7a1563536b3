"""What a paper is composed from: the law that is looked at, and what was found of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gapcheck.compose.work import Work
from gapcheck.corpus import Corpus
from gapcheck.finding import Assessment, Finding
from gapcheck.layout import Layout, Only, Scale
from gapcheck.scenario import Scenario


@dataclass(frozen=True)
class Setting:
    """What sources take their rows from.

    Attributes:
        corpus: The corpus, its national texts as they are in the scenario.
        scenario: The scenario.
        assessment: The findings that were made, with all that each of them says.
        scales: Scales, by their ids.
        scale: The scale in which verdicts are said.
        only: What the user wants to see; what a part of a layout leaves out is left out too.
        selection: The same in words, with what else findings were chosen by; empty if all are
            wanted.
        verdicts: Whether verdicts are shown.
        layout: The layout that the paper follows.
        annexes: Whether the parts of the layout that are annexes are shown.
        at_most: Items of a list that a cell takes; all of them if `None`.
        named_by: Title of the column in which the finding of a row is named, if there is one.
        work: What is made when it is asked for.
    """

    corpus: Corpus
    scenario: Scenario
    assessment: Assessment
    scales: Mapping[str, Scale]
    scale: Scale
    work: Work
    only: Only = field(default_factory=Only)
    selection: str = ""
    verdicts: bool = True
    layout: Layout | None = None
    annexes: bool = True
    at_most: int | None = None
    named_by: str | None = None

    @property
    def at_the_end(self) -> str:
        """Where a paper tells what its text leaves out: in its annexes, or nowhere in it."""
        annexed = self.layout is not None and any(part.annex for part in self.layout.body)
        return "in the annexes" if annexed and self.annexes else "in the layout gap-table"

    @cached_property
    def by_check(self) -> Mapping[str, Finding]:
        """Findings by the ids of their checks."""
        return {item.check: item for item in self.assessment.findings if item.check}
