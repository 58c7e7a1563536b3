"""What only some sources need, made when the first of them asks for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from gapcheck.compose.handed import Handed
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.coverage import Coverage, coverage_of
from gapcheck.describe.instrument import days_text
from gapcheck.diff import Comparison
from gapcheck.evaluate import Detail, evaluate_law
from gapcheck.finding import Finding
from gapcheck.proposals import Proposals
from gapcheck.provision import Commencement
from gapcheck.scenario import IN_FORCE, Scenario

ByCheck = Mapping[str, Finding]
"""Findings by the ids of their checks."""


class Future(NamedTuple):
    """Law as it would stand with drafts or amendments.

    Attributes:
        label: How a clause names them.
        title: What they are, in full.
        planned: When they would begin to apply.
        findings: The findings with them.
    """

    label: str
    title: str
    planned: str
    findings: ByCheck


@dataclass(frozen=True)
class Work:
    """What is computed beside the findings of a paper.

    Attributes:
        corpus: The corpus.
        scenario: The scenario.
        findings: The findings that were made.
        handed: What the command does if it is asked.
    """

    corpus: Corpus
    scenario: Scenario
    findings: tuple[Finding, ...]
    handed: Handed = field(default_factory=Handed)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What the amendments and drafts of the scenario change."""
        return self.handed.compare() if self.handed.compare else None

    @cached_property
    def proposals(self) -> Proposals | None:
        """What the amendments that the corpus brings would change."""
        return self.handed.weigh() if self.handed.weigh else None

    @cached_property
    def law(self) -> Law:
        """The law of the scenario."""
        return consolidate_law(self.corpus, self.scenario)

    @cached_property
    def coverage(self) -> Coverage:
        """What of the standards is tested, and what rests on the law."""
        standards = dict.fromkeys(item.standard for item in self.findings if item.standard)
        return coverage_of(self.corpus, self.scenario, tuple(sorted(standards)))

    @property
    def _checks(self) -> tuple[ReadyCheck, ...]:
        ids = {item.check for item in self.findings}
        return tuple(ready for ready in self.corpus.checks if ready.check.id in ids)

    def _under(self, scenario: Scenario) -> ByCheck:
        found = evaluate_law(self.corpus, scenario, self._checks, detail=Detail.FULL)
        return {item.check: item for item in found if item.check}

    @cached_property
    def standing(self) -> ByCheck:
        """The findings under the law in force, without drafts, amendments and guidance."""
        base = replace(self.scenario, enacted=(), amendments=(), layers=IN_FORCE)
        if base == self.scenario:
            return {item.check: item for item in self.findings if item.check}
        return self._under(base)

    @cached_property
    def futures(self) -> tuple[Future, ...]:
        """Law to come: that of the scenario if it changes the law, else each draft enacted."""
        return tuple(self._futures())

    def _futures(self) -> Iterator[Future]:
        scenario = self.scenario
        if scenario.enacted or scenario.amendments:
            own = {item.check: item for item in self.findings if item.check}
            yield Future(self._label, self._title, self._planned, own)
            return
        for name, (country, noun) in self.corpus.instruments.items():
            if country == scenario.country and noun.layer == "draft":
                found = self._under(replace(scenario, enacted=(name,)))
                label = f"the {noun.short}"
                shown = f"{noun.title} ({noun.shown_as or noun.status or 'draft'})"
                yield Future(label, shown, when_text(noun.in_force), found)

    @property
    def _titles(self) -> list[str]:
        drafts = [self.corpus.instruments[name][1].title for name in self.scenario.enacted]
        return [
            *drafts,
            *(self.corpus.amendments[it].noun.title for it in self.scenario.amendments),
        ]

    @property
    def _label(self) -> str:
        titles = self._titles
        return titles[0] if len(titles) == 1 else f"the {len(titles)} drafts and amendments"

    @property
    def _title(self) -> str:
        return "; ".join(self._titles)

    @property
    def _planned(self) -> str:
        days = {
            when_text(self.corpus.amendments[it].noun.commencement)
            for it in self.scenario.amendments
        }
        days |= {
            when_text(self.corpus.instruments[it][1].in_force) for it in self.scenario.enacted
        }
        return "; ".join(sorted(days))


def when_text(when: Commencement | None) -> str:
    """Return when a text would begin to apply, as far as it is known."""
    if when is None or (when.earliest is None and when.latest is None):
        return "no day stated"
    if when.earliest == when.latest and when.earliest is not None:
        return when.earliest.isoformat()
    return days_text(when)
