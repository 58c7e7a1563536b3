"""Amendments against the law without them: which gaps they close, narrow, open and widen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from gapcheck.agree.pose import pose_question
from gapcheck.amend import in_force_on
from gapcheck.amendment import Claim
from gapcheck.assemble import AdHoc, limits_of
from gapcheck.check import Kind as Demand
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Asked, Corpus, ReadyCheck
from gapcheck.diff.fare import Fares
from gapcheck.diff.residue import Kind, Residue, change_between, ground_between
from gapcheck.evaluate import assess, binding_clause, marked_verdict
from gapcheck.evaluate.cases import CaseWriter
from gapcheck.evaluate.posed import question_of
from gapcheck.finding import Measured
from gapcheck.judge import Change, Judged, Manner, manner_of
from gapcheck.problem import GapcheckError, Problem
from gapcheck.proposals.gather import Gathered
from gapcheck.proposals.outcome import (
    BETTER,
    GROUPS,
    NOTHING,
    Changed,
    Claimed,
    Effect,
    Left,
    Outcome,
    Proposal,
    Proposals,
    Together,
    group_of,
)
from gapcheck.scenario import Scenario
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser

FEW = 3
"""Cases still missing that are told of a gap that is said to be closed."""

_OUTCOMES: dict[Kind, Outcome] = {
    "closed": "closed",
    "narrowed": "narrowed only",
    "became-unclear": "made unclear only",
    "opened": "made worse",
    "widened": "made worse",
    "became-clear": "made worse",
}


def weigh_proposals(
    gathered: Gathered, scenario: Scenario, checks: Sequence[ReadyCheck]
) -> Proposals:
    """Return what amendments do to gaps.

    Args:
        gathered: The amendments, put together with a corpus.
        scenario: The law without them.
        checks: The checks to look at. A claim is answered whether or not its check is one of them.

    Raises:
        GapcheckError: A demand that an amendment states is none; all such mistakes at once.
    """
    corpus = gathered.corpus
    posed = _posed(corpus, gathered.names)
    base = _Base(corpus, scenario, [ready for ready in checks if ready.asked])
    proposals = tuple(_proposal(base, name, posed) for name in gathered.names)
    together = None
    if len(gathered.names) > 1:
        together = _together(base, gathered, proposals)
    changes = [it for item in proposals for it in item.changes]
    changes += together.changes if together else ()
    better = {it.check for it in changes if group_of(it) in BETTER}
    gaps = tuple(base.gaps())
    left = tuple(item for item in gaps if item.check not in better)
    return Proposals(
        assess(corpus, scenario, ()),
        proposals,
        together,
        left,
        len(gaps),
        len(base.checks),
        tuple(
            Measured(name, corpus.standards[name].short, binding_clause(corpus, scenario, name))
            for name in dict.fromkeys(item.standard for item in left)
        ),
    )


class _Base:
    """The law without the amendments, and how checks and demands fare in it.

    Args:
        corpus: The corpus.
        scenario: The law.
        checks: The checks to look at; each of them asks for something.
    """

    def __init__(self, corpus: Corpus, scenario: Scenario, checks: Sequence[ReadyCheck]) -> None:
        self.law = consolidate_law(corpus, scenario)
        self.corpus = corpus
        self.checks = tuple(checks)
        self.fares = Fares(self.law)
        self.phraser = Phraser(corpus)
        self._verdicts: dict[str, str] = {}
        self._order = {ready.check.id: number for number, ready in enumerate(self.checks)}

    def with_amendments(self, names: Sequence[str]) -> Law:
        """Return the law with amendments carried out."""
        scenario = self.law.scenario
        amendments = tuple(sorted({*scenario.amendments, *names}))
        return consolidate_law(
            self.corpus, replace(scenario, amendments=amendments), self.law.memory
        )

    def verdict(self, ready: ReadyCheck) -> str:
        """Return the verdict on a check, as it is printed."""
        name = ready.check.id
        if name not in self._verdicts:
            topics = frozenset({ready.check.topic})
            self._verdicts[name] = marked_verdict(self.law, self.fares.of(ready)[0], topics)
        return self._verdicts[name]

    def changes(self, law: Law) -> Iterator[Changed]:
        """Yield the findings that are others in another law, by what became of them."""
        change = Change(self.law, law)
        found = [it for ready in self.checks if (it := self.changed(change, ready)) is not None]
        found.sort(key=lambda it: (GROUPS.index(group_of(it)), self._order[it.check]))
        yield from found

    def changed(self, change: Change, ready: ReadyCheck) -> Changed | None:
        """Return how a finding differs in another law; none if it does not."""
        after = self.fares.after(change, ready)
        if after is None:
            return None
        return Changed(
            ready.check.id,
            ready.standard,
            name_provision(self.corpus, ready.asked[0].provision or ""),
            ready.asked[0].kind,
            after.change,
            _ground(self, ready.asked[0].kind, after.old, after.new),
            self.verdict(ready),
            marked_verdict(change.law, after.judged, frozenset({ready.check.topic})),
        )

    def gaps(self) -> Iterator[Left]:
        """Yield the checks on which something is surely missing, in their order."""
        for ready in self.checks:
            judged, _ = self.fares.of(ready)
            if judged.verdict in ("gap", "partial"):
                yield Left(
                    ready.check.id,
                    ready.standard,
                    name_provision(self.corpus, ready.asked[0].provision or ""),
                    self.verdict(ready),
                )


def _proposal(base: _Base, name: str, posed: Mapping[tuple[str, int], AdHoc]) -> Proposal:
    ready = base.corpus.amendments[name]
    law = base.with_amendments([name])
    noun = ready.noun
    return Proposal(
        noun.amendment,
        name,
        noun.title,
        noun.proposer,
        noun.status,
        _effect(base, name),
        tuple(base.changes(law)),
        tuple(
            _claimed(base, law, claim, posed.get((name, number)))
            for number, claim in enumerate(noun.closes)
        ),
    )


def _effect(base: _Base, name: str) -> Effect:
    """Return whether an amendment has taken effect on the day of the scenario."""
    on = base.law.scenario.as_of
    states = {in_force_on(when, on) for _, when, _ in base.corpus.amendments[name].steps}
    if states == {"yes"}:
        return "yes"
    if states == {"no"}:
        return "no"
    return "partly" if "yes" in states else "unknown"


def _claimed(base: _Base, law: Law, claim: Claim, posed: AdHoc | None) -> Claimed:
    """Return what becomes of a gap that an amendment is said to close."""
    ready = base.corpus.check(claim.check) if claim.check else None
    ask, question = None, ready.check.question if ready else None
    if posed is not None:
        ask = _written(claim)
        question = question_of(base.law, posed.asked, base.phraser)
    blank = Claimed(
        claim.finding,
        claim.check,
        ask,
        question,
        claim.in_part,
        claim.note,
        "nothing asks for it",
    )
    asked: Sequence[Asked]
    if posed is not None:
        asked, manner = (posed.asked,), Manner(compound=posed.names_definition)
        judged, old = base.fares.judge(base.law, asked, manner)
    elif ready is None:
        return blank
    elif not ready.asked:
        return blank._replace(outcome="only practice can tell")
    else:
        asked, manner = ready.asked, manner_of(ready)
        judged, old = base.fares.of(ready)
    again, new = base.fares.judge(law, asked, manner)
    outcome = _outcome(base, asked[0].kind, old, new)
    topics = posed.topics if posed is not None else frozenset({ready.check.topic} if ready else ())
    still = _still(law, again, topics) if new.sure else ()
    return blank._replace(
        demand=asked[0].kind,
        outcome=outcome,
        still=still[:FEW],
        more=max(0, len(still) - FEW),
        old=marked_verdict(base.law, judged, topics),
        new=marked_verdict(law, again, topics),
    )


def _still(law: Law, judged: Judged, topics: frozenset[str]) -> tuple[str, ...]:
    """Return what is surely missing, case by case, the plainest first."""
    writer = CaseWriter(law, Phraser(law.corpus), full=False)
    parts = [writer.part(item, topics) for item in judged.weighed]
    return tuple(dict.fromkeys(it.phrase or "all of it" for part in parts for it in part.missing))


def _ground(
    base: _Base, demand: Demand, old: Residue, new: Residue
) -> Literal["more", "less"] | None:
    """Return whether all that differs is that more, or less, of the demand is judged.

    Of what must not be punished, what is judged besides is punished besides.
    """
    return None if demand == "not-punish" else ground_between(base.law.space, old, new)


def _outcome(base: _Base, demand: Demand, old: Residue, new: Residue) -> Outcome:
    kind = change_between(base.law.space, old, new)
    if kind == "unchanged":
        if old.verdict == NOTHING:
            return "nothing to judge"
        return "untouched" if old.total else "nothing was missing"
    if NOTHING in (old.verdict, new.verdict):
        return "changed otherwise"
    if _ground(base, demand, old, new):  # what was missing still is
        return "untouched" if old.total and new.total else "changed otherwise"
    return _OUTCOMES.get(kind, "changed otherwise")


def _written(claim: Claim) -> str:
    """Return a demand as a user would put it to `gapcheck ask`."""
    limits = limits_of(claim.ask)
    kind = "".join(limits.pop("kind", []))
    return " ".join([kind, *(f"{name}={','.join(it)}" for name, it in limits.items())])


def _posed(corpus: Corpus, names: Sequence[str]) -> dict[tuple[str, int], AdHoc]:
    """Return the demands that amendments say that they meet."""
    found: dict[tuple[str, int], AdHoc] = {}
    problems: list[Problem] = []
    for name in names:
        noun = corpus.amendments[name].noun
        for number, claim in enumerate(noun.closes):
            if not claim.ask:
                continue
            try:
                found[name, number] = pose_question(corpus, claim.ask)
            except GapcheckError as error:
                where = f"{noun.amendment}, closes {claim.finding or number + 1}"
                problems += [item._replace(where=where) for item in error.problems]
    if problems:
        raise GapcheckError(problems)
    return found


def _together(base: _Base, gathered: Gathered, alone: Sequence[Proposal]) -> Together:
    if gathered.problems:
        return Together(gathered.problems, (), (), ())
    changes = tuple(base.changes(base.with_amendments(gathered.names)))
    closed = {it.check for it in changes if group_of(it) == "closes"}
    singly = {it.check for item in alone for it in item.changes if group_of(it) == "closes"}
    return Together((), changes, tuple(sorted(closed - singly)), tuple(sorted(singly - closed)))
