"""Long work for sources of papers: done when one asks for it, and told on a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gapcheck.cli.opening import Asked, wanted_of
from gapcheck.compose.handed import Handed
from gapcheck.corpus import Corpus
from gapcheck.diff import Comparison, Side, amendment_groups, compare_laws
from gapcheck.files import Files
from gapcheck.layout import Layout
from gapcheck.library import assemble_with, find_amendments
from gapcheck.problem import GapcheckError, Problem
from gapcheck.proposals import Proposals, gather_proposals, weigh_proposals
from gapcheck.remedy import Bench, Package, package_for
from gapcheck.scenario import Scenario, Wanted
from gapcheck.wanted import scenario_of

COMPARING = ("changes", "changed-texts", "compared")
"""Sources whose rows are what amendments and drafts change."""

TRYING = (*COMPARING, "remedies", "proposals", "unreached")
"""Sources that try laws, which they judge apart from the national definitions."""


@dataclass(frozen=True)
class Hands:
    """What the long work needs.

    Attributes:
        files: The files of the corpus.
        asked: What the options ask for.
        corpus: The corpus.
        scenario: The scenario.
        tell: Shows what is being done.
    """

    files: Files
    asked: Asked
    corpus: Corpus
    scenario: Scenario
    tell: Callable[[str], None]

    def handed(self) -> Handed:
        """Return the work, not yet done."""
        country = self.scenario.country
        known = (loaded.noun for code, loaded in self.files.amendments if code == country)
        return Handed(self._compare, self._weigh, self._mend, tuple(known))

    @property
    def _wanted(self) -> Wanted:
        return wanted_of(self.files, self.asked)

    def _compare(self) -> Comparison:
        wanted = self._wanted
        groups = amendment_groups((), wanted.amend)
        self.tell("comparing the laws")
        corpus = assemble_with(self.files, groups, wanted.country)
        base = scenario_of(corpus, replace(wanted, amend=(), enact=()))
        target = scenario_of(corpus, wanted)
        # All checks, whatever is looked at: what differs elsewhere has to be counted.
        names = [ready.check.id for ready in corpus.checks]
        sides = Side("without", corpus, base), Side("with", corpus, target)
        return compare_laws(*sides, names)

    def _weigh(self) -> Proposals:
        wanted = self._wanted
        self.tell("weighing what is recommended")
        gathered = gather_proposals(self.files, (), wanted.amend, wanted.country)
        corpus = gathered.corpus
        # All checks here too: what gets worse elsewhere has to be said.
        return weigh_proposals(gathered, scenario_of(corpus, wanted), corpus.checks)

    @cached_property
    def _bench(self) -> Bench:
        named = find_amendments(self.files, self._wanted.amend, self._wanted.country)
        return Bench.of(self.files, [*named.values()], self.scenario)

    def _mend(self, about: str, checks: Sequence[str]) -> Package:
        self.tell(f"searching the smallest changes of law: {about}")
        return package_for(self._bench, checks)


def refuse_comparison(layout: Layout, scenario: Scenario, *, compound: bool) -> None:
    """Refuse a layout on what amendments change, if the scenario has none.

    Raises:
        GapcheckError: There is nothing to compare, or it would be judged in two ways.
    """
    sources = {part.of for block in layout.body if (part := block.table or block.prose)}
    if compound and not sources.isdisjoint(TRYING):
        what = f"the layout '{layout.layout}' tries laws, and judges offences apart"
        fix = "leave --compound out."
        raise GapcheckError([Problem("E411", what, fix=fix)])
    if sources.isdisjoint(COMPARING) or scenario.amendments or scenario.enacted:
        return
    what = f"the layout '{layout.layout}' compares, and the scenario has no amendment or draft"
    fix = "add --amend FILE or --enact DRAFT: the law without them is the base."
    raise GapcheckError([Problem("E411", what, fix=fix)])
