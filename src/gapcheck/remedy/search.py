"""The smallest amendments that empty a residue: searched, tried, ranked."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from gapcheck.amendment import Instruction
from gapcheck.consolidate import Law
from gapcheck.corpus import Encoded, ReadyCheck
from gapcheck.diff.fare import Fares
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import Residue, residue_of
from gapcheck.evaluate.sentence.demand import demand_text
from gapcheck.judge import changed_provisions, judge_demands, manner_of
from gapcheck.region import Region, contains, count, difference, separated
from gapcheck.remedy.bench import Bench
from gapcheck.remedy.edits import Edit, edits_for
from gapcheck.remedy.effects import Effect, effects_on
from gapcheck.remedy.fresh import fresh_provision
from gapcheck.verdict import Verdict
from gapcheck.words.phrase import Phraser

TOGETHER = 2
"""Edits that are tried together: with one more, a new provision costs as much."""
MOST_PAIRS = 400
"""Pairs of edits that are tried; beyond, the search says that it is not exact."""


class Remedy(NamedTuple):
    """An amendment that closes a finding.

    Attributes:
        edits: What a drafter does.
        cost: How many edits that counts.
        closes: Whether nothing is left; else only what is surely missing is reached.
        verdict: The verdict with it.
        worsens: Findings that it worsens.
        asks: Findings that judge more with it, and find something missing there; what was
            judged before fares alike.
        betters: Other findings of which it leaves less missing, or less surely.
        beyond: How much it adds beyond the demand: cases of the space.
    """

    edits: tuple[Edit, ...]
    cost: int
    closes: bool
    verdict: Verdict
    worsens: tuple[Effect, ...]
    asks: tuple[Effect, ...]
    betters: tuple[Effect, ...]
    beyond: int

    @property
    def rank(self) -> tuple[object, ...]:
        """What orders remedies: the smaller, the better."""
        return (not self.closes, self.cost, len(self.worsens), self.beyond, *self._names)

    @property
    def _names(self) -> tuple[int, tuple[str, ...]]:
        names = tuple(sorted({edit.provision for edit in self.edits}))
        return len(names), tuple(sorted(edit.words for edit in self.edits))


class Remedies(NamedTuple):
    """What was found for a check.

    Attributes:
        check: The check.
        verdict: Its verdict now.
        found: Remedies, best first; those of the least cost that closes it.
        exact: Whether no cheaper change of the kinds searched closes it.
        why: Where it is not exact, or nothing was found: why.
    """

    check: str
    verdict: Verdict
    found: tuple[Remedy, ...]
    exact: bool
    why: str | None


def remedies_for(bench: Bench, check: str, taken: Sequence[Edit] = ()) -> Remedies:
    """Return the smallest amendments that close the finding of a check.

    Args:
        bench: Where they are tried.
        check: The check's id; it exists.
        taken: Edits that are made in any case.
    """
    return _Search(bench, check, tuple(taken)).remedies()


class _Search:
    def __init__(self, bench: Bench, check: str, taken: tuple[Edit, ...]) -> None:
        self._bench = bench
        self._check = check
        self._taken = tuple(one for edit in taken for one in edit.instructions)
        self._law = self._start()
        ready = self._law.corpus.check(check)
        assert ready is not None
        self._ready: ReadyCheck = ready

    def _start(self) -> Law:
        tried = self._bench.try_all([self._taken] if self._taken else [])
        found = tried.laws[0] if tried.laws else tried.law
        return found or tried.law

    def remedies(self) -> Remedies:
        """Return what was found."""
        ready, law = self._ready, self._law
        if not ready.asked:
            return self._none("not-assessable", "only practice can answer it")
        judged = judge_demands(law, ready.asked, manner_of(ready))
        if judged.verdict in ("compliant", "not-applicable"):
            return self._none(judged.verdict, "nothing is missing")
        phraser = Phraser(law.corpus)
        edits = list(edits_for(law, judged, ready.check.topic, phraser))
        told = "; ".join(
            demand_text(law, item.asked, phraser)
            for item in judged.weighed
            if item.split.missing or item.split.unclear
        )
        fresh = fresh_provision(law, judged, ready.check.topic, told)
        groups, exact = self._candidates(edits)
        if fresh is not None:
            groups.append((fresh,))
        found = sorted(self._remedies(groups), key=lambda item: item.rank)
        if not found:
            why = "no edit of the kinds that are searched reaches what is missing"
            return Remedies(self._check, judged.verdict, (), False, why)
        told_why: str | None = None
        if not found[0].closes:
            told_why = "what is left turns on open questions that no such edit settles"
        elif not exact:
            told_why = f"more than {MOST_PAIRS} pairs of edits could be tried; not all were"
        exact = exact and found[0].closes
        return Remedies(self._check, judged.verdict, tuple(_best(found)), exact, told_why)

    def _none(self, verdict: Verdict, why: str) -> Remedies:
        return Remedies(self._check, verdict, (), True, why)

    def _candidates(self, edits: list[Edit]) -> tuple[list[tuple[Edit, ...]], bool]:
        """Return the groups of edits that do it, and whether no cheaper one was left out.

        For every provision its own cheapest group is among them, so that a drafter can choose
        where to write. What all edits together do not reach, none does, unless more is asked then.
        """
        singles: list[tuple[Edit, ...]] = [(edit,) for edit in edits]
        whole = {
            name: tuple(edit for edit in edits if edit.provision == name)
            for name in dict.fromkeys(edit.provision for edit in edits)
        }
        several = [group for group in whole.values() if len(group) > 1]
        left = self._left([tuple(edits), *singles, *several])
        alone = [group for group, rest in zip(singles, left[1:], strict=False) if rest is False]
        works = list(alone)
        done = {edit.provision for group in alone for edit in group}
        pairs: list[tuple[Edit, ...]] = []
        for group, rest in zip(several, left[1 + len(singles) :], strict=True):
            if rest is False and group[0].provision not in done:
                pairs += _pairs(group)
        exact = True
        if not alone and (not left[0] or self._asks_more_of_more()):
            # Nothing works by itself: edits of different provisions may, together.
            across = [pair for pair in _pairs(edits) if pair not in pairs]
            exact = len(across) <= MOST_PAIRS
            pairs += across[:MOST_PAIRS]
        works += [
            pair for pair, rest in zip(pairs, self._left(pairs), strict=True) if rest is False
        ]
        return works or self._sure(singles), exact

    def _sure(self, singles: list[tuple[Edit, ...]]) -> list[tuple[Edit, ...]]:
        """Return single edits that reach all that is surely missing, and leave doubts."""
        return [
            group
            for group, rest in zip(singles, self._left(singles, sure=True), strict=True)
            if rest is False
        ]

    def _asks_more_of_more(self) -> bool:
        """Whether more is asked of a law that punishes more, so that fewer edits may do."""
        return any(asked.apart == "offence" for asked in self._ready.asked)

    def _left(
        self, groups: Sequence[tuple[Edit, ...]], *, sure: bool = False
    ) -> list[bool | None]:
        """Return for each group of edits whether something is left; `None` if it cannot be."""
        if not groups:
            return []
        found: list[bool | None] = []
        for _, law, residue in self._tried(groups):
            if law is None or residue is None:
                found.append(None)
            else:
                found.append(bool(residue.sure if sure else residue.total))
        return found

    def _tried(
        self, groups: Sequence[tuple[Edit, ...]]
    ) -> Iterator[tuple[Law, Law | None, Residue | None]]:
        instructions = [
            (*self._taken, *(_wordless(one) for edit in group for one in edit.instructions))
            for group in groups
        ]
        tried = self._bench.try_all([*([self._taken] if self._taken else []), *instructions])
        first = tried.law
        laws = tried.laws
        if self._taken:
            first, laws = laws[0] or first, laws[1:]
        frame = Frame((tried.law.corpus,))
        ready = tried.law.corpus.check(self._check)
        for law in laws:
            if law is None or ready is None:
                yield first, None, None
                continue
            judged = judge_demands(law, ready.asked, manner_of(ready))
            yield first, law, residue_of(law, judged, frame)

    def _remedies(self, groups: Sequence[tuple[Edit, ...]]) -> Iterator[Remedy]:
        """Yield the groups of edits that do it, with all that they do besides."""
        fares: Fares | None = None
        for group, (first, law, residue) in zip(groups, self._tried(groups), strict=True):
            if law is None or residue is None or residue.sure:
                continue
            # All laws that are tried in one go come from the same first one.
            fares = fares if fares and fares.law is first else Fares(first)
            if not residue.total or self._moved(fares, residue):
                yield self._remedy(group, fares, law, residue)

    def _moved(self, fares: Fares, residue: Residue) -> bool:
        """Whether less is missing than before, or less of it surely."""
        ready = fares.law.corpus.check(self._check)
        assert ready is not None
        _, start = fares.of(ready)
        return bool(start.sure) or not contains(fares.space, residue.total, start.total)

    def _remedy(self, group: tuple[Edit, ...], fares: Fares, law: Law, residue: Residue) -> Remedy:
        effects = effects_on(self._check, fares, law)
        return Remedy(
            group,
            sum(edit.cost for edit in group),
            not residue.total,
            residue.verdict,
            effects.worsens,
            effects.asks,
            effects.betters,
            _beyond(fares.law, law, self._ready),
        )


def _wordless(one: Instruction) -> Instruction:
    """Return an instruction without its drafting words, which do not change what is reached."""
    return one.model_copy(update={"words": None}) if one.words else one


def _pairs(edits: Sequence[Edit]) -> list[tuple[Edit, ...]]:
    """Return the pairs of edits that do not move the same element of one provision."""
    found: list[tuple[Edit, ...]] = []
    for one, other in combinations(edits, TOGETHER):
        first, second = one.instructions[0], other.instructions[0]
        same = (first.widen, first.in_) == (second.widen, second.in_)
        if not same or not set(first.dimension) & set(second.dimension):
            found.append((one, other))
    return found


def _best(found: Sequence[Remedy]) -> Iterator[Remedy]:
    """Yield the remedies of the least cost, and the best one of each other set of provisions."""
    least = (found[0].closes, found[0].cost)
    seen: set[tuple[str, ...]] = set()
    for item in found:
        names = tuple(sorted({edit.provision for edit in item.edits}))
        if (item.closes, item.cost) == least or names not in seen:
            yield item
        seen.add(names)


def _beyond(first: Law, second: Law, ready: ReadyCheck) -> int:
    """Return how many cases the law comes to reach that the check does not ask for."""
    space, total = first.space, 0
    asked = second.corpus.check(ready.check.id) or ready
    demanded = [box for item in asked.asked for box in item.boxes]
    for name in changed_provisions(first, second):
        had, has = (_reached(law.encoded.get(name)) for law in (first, second))
        added = difference(space, has, (*had, *demanded))
        total += count(space, separated(space, added))
    return total


def _reached(item: Encoded | None) -> Region:
    """Return what a provision reaches by itself."""
    every = (*item.offences, *item.measures, *item.definition) if item else ()
    return tuple(box.bits for box in every)
