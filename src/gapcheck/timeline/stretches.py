"""The law of each stretch of days on which it stays the same, and how checks fare in it."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import KINDS, Kind, Residue, change_between, residue_of
from gapcheck.diff.step import Step, touches
from gapcheck.evaluate import marked_verdict, older_laws
from gapcheck.judge import Change, judge_demands, manner_of
from gapcheck.scenario import Scenario
from gapcheck.timeline.course import (
    DAY,
    NOTHING,
    Bound,
    Course,
    Event,
    Moved,
    Period,
    Standing,
    State,
    period_on,
)
from gapcheck.timeline.days import became_of
from gapcheck.words.cite import name_instrument, name_provision


class _Fared(NamedTuple):
    """How a check fares from a stretch on.

    Attributes:
        first: Number of the stretch.
        verdict: The verdict, as it is printed.
        change: What became of what is missing.
        against: Number of the stretch that follows the last one with which it is compared.
    """

    first: int
    verdict: str
    change: Kind | None
    against: int


class Stretches:
    """The laws of all stretches of days, the first of them without a beginning.

    Args:
        corpus: The corpus.
        scenario: The scenario.
        days: The first day of each stretch but the first.
    """

    def __init__(self, corpus: Corpus, scenario: Scenario, days: Sequence[datetime.date]) -> None:
        self._frame = Frame((corpus,))
        before = days[0] - DAY if days else scenario.as_of
        self._starts: list[datetime.date | None] = [None, *days]
        self._laws: list[Law] = []
        self._older: list[tuple[str, ...]] = []
        for day in (before, *days):
            memory = self._laws[0].memory if self._laws else None
            on = replace(scenario, as_of=day)
            self._laws.append(consolidate_law(corpus, on, memory))
            self._older.append(tuple(dict.fromkeys(older_laws(self._laws[-1].corpus, on))))
        self._changes = [Change(*pair) for pair in zip(self._laws, self._laws[1:], strict=False)]
        self._steps: dict[int, Step] = {}

    def course(self, ready: ReadyCheck, bound: Bound) -> Course:
        """Return how a check fared."""
        found = [*self._fared(ready)]
        ends = [*(it.first for it in found[1:]), len(self._laws)]
        periods = tuple(
            self._period(ready, bound, fared, end) for fared, end in zip(found, ends, strict=True)
        )
        check, provision = ready.check, ready.asked[0].provision or ""
        cite = name_provision(self._laws[0].corpus, provision)
        return Course(
            check.id, check.label, check.question, ready.standard, provision, cite, periods
        )

    def _period(self, ready: ReadyCheck, bound: Bound, fared: "_Fared", end: int) -> Period:
        first, since = fared.first, self._starts[fared.first]
        until = self._last_before(end) if end < len(self._laws) else None
        older = {it for names in self._older[first:end] for it in names}
        missing = fared.verdict.rstrip("?") in ("gap", "partial")
        return Period(
            since,
            until,
            fared.verdict,
            fared.change,
            self._last_before(fared.against) if fared.against != first else None,
            tuple(self._moved(first, ready)) if first else (),
            tuple(sorted(older)),
            not (first and any(self._older[fared.against - 1 : first])),
            tuple(_standing_in(bound, since, until)) if missing else (),
        )

    def _last_before(self, number: int) -> datetime.date | None:
        """Return the last day before a stretch."""
        start = self._starts[number]
        return start - DAY if start else None

    def _fared(self, ready: ReadyCheck) -> Iterator["_Fared"]:
        """Yield each stretch on which a check fares otherwise than before."""
        last: Residue | None = None
        judged: Residue | None = None  # the last one in which there was something to judge
        after = 0  # the stretch with which it ended
        for number, law in enumerate(self._laws):
            if last is not None and not touches(self._changes[number - 1], ready):
                continue
            weighed = judge_demands(law, ready.asked, manner_of(ready))
            now = residue_of(law, weighed, self._frame)
            if last is None or change_between(self._frame.space, last, now) != "unchanged":
                kind = None
                against = number
                if now.verdict == NOTHING:
                    after = number
                elif judged is not None:
                    kind = change_between(self._frame.space, judged, now)
                    against = after if last and last.verdict == NOTHING else number
                verdict = marked_verdict(law, weighed, frozenset({ready.check.topic}))
                yield _Fared(number, verdict, kind, against)
            if now.verdict != NOTHING:
                judged = now
            last = now

    def _step(self, number: int) -> Step:
        if number not in self._steps:
            self._steps[number] = Step(self._laws[number - 1], self._laws[number])
        return self._steps[number]

    def _moved(self, number: int, ready: ReadyCheck) -> Iterator[Moved]:
        """Yield the provisions with whose change a stretch begins and that bear on a check."""
        step = self._step(number)
        for name in step.bearing(ready):
            state = became_of(self._laws[number - 1], self._laws[number], name)
            if state is not None:
                yield Moved(name, step.cite(name), state)

    def events(self, courses: Sequence[Course], standards: Sequence[Bound]) -> Iterator[Event]:
        """Yield the days on which something changed."""
        bound = [(day, item) for item in standards if (day := _binds_from(item))]
        changed: dict[datetime.date, list[Period]] = {}
        for course in courses:
            for period in course.periods:
                if period.since:
                    changed.setdefault(period.since, []).append(period)
        for day in sorted({*changed, *(day for day, _ in bound)}):
            periods = changed.get(day, ())
            kinds = Counter(it.change for it in periods)
            ended = sum(it.verdict == NOTHING for it in periods)
            yield Event(
                day,
                tuple(self._laws_moved(periods)),
                tuple(
                    (item.short, _short_on(courses, item.standard, day))
                    for at, item in bound
                    if at == day
                ),
                tuple((kind, kinds[kind]) for kind in (*KINDS, "unchanged") if kinds[kind]),
                kinds[None] - ended,
                ended,
                _tally(courses, day - DAY),
                _tally(courses, day),
                all(it.alone for it in periods),
            )

    def _laws_moved(self, periods: Iterable[Period]) -> Iterator[tuple[str, State, int]]:
        """Yield the instruments of which provisions differ that bear on what changed."""
        moved = {(it.provision, it.state) for period in periods for it in period.provisions}
        order = {name: number for law in self._laws for number, name in enumerate(law.encoded)}
        corpus = self._laws[-1].corpus
        found: Counter[tuple[str, State]] = Counter()
        for name, state in sorted(moved, key=lambda it: (order[it[0]], it)):
            found[name_instrument(corpus, name.partition("/")[0]), state] += 1
        for (short, state), count in found.items():
            yield short, state, count

    def older(self) -> Iterator[tuple[str, datetime.date | None]]:
        """Yield the older laws that are not encoded, with the last day of each."""
        for name in sorted({it for names in self._older for it in names}):
            last = max(number for number, names in enumerate(self._older) if name in names)
            after = self._starts[last + 1] if last + 1 < len(self._starts) else None
            yield name, after - DAY if after else None


def _binds_from(bound: Bound) -> datetime.date | None:
    """Return the first day on which a standard binds, if it is known."""
    return next((day for day, what in bound.standing if what == "shortfall"), None)


def _tally(courses: Sequence[Course], day: datetime.date) -> tuple[tuple[str, int], ...]:
    """Return how many findings have each verdict on a day."""
    return tuple(sorted(Counter(period_on(course, day).verdict for course in courses).items()))


def _short_on(courses: Sequence[Course], standard: str, day: datetime.date) -> int:
    """Return how many findings of a standard say on a day that something is surely missing."""
    mine = (period_on(course, day).verdict for course in courses if course.standard == standard)
    return sum(verdict.rstrip("?") in ("gap", "partial") for verdict in mine)


def _standing_in(
    bound: Bound, since: datetime.date | None, until: datetime.date | None
) -> Iterator[tuple[datetime.date | None, Standing]]:
    """Yield what a gap is within a period, from which day on."""
    for number, (day, what) in enumerate(bound.standing):
        after = bound.standing[number + 1][0] if number + 1 < len(bound.standing) else None
        over = after is not None and since is not None and after <= since
        not_yet = day is not None and until is not None and day > until
        if not over and not not_yet:
            yield (day if day and (since is None or day > since) else since), what
