"""Two laws compared: the provisions that differ, and findings that change, with the causes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gapcheck.amend import in_force_on
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.diff.frame import Frame, same_words
from gapcheck.diff.path import Cause, Side, Stage, stages_between
from gapcheck.diff.residue import KINDS, Kind, Residue, change_between, residue_of
from gapcheck.diff.step import Step
from gapcheck.diff.texts import Text, changed_texts
from gapcheck.evaluate import Evaluator, assess, older_laws
from gapcheck.finding import Assessment, Finding
from gapcheck.judge import judge_demands, manner_of
from gapcheck.verdict import Verdict


class Share(NamedTuple):
    """What one cause did to a finding.

    Attributes:
        cause: Its kind.
        what: The cause in words.
        change: What it made of the residue.
        verdict: The verdict after it.
        provisions: Changed provisions that bear on the finding, as tables cite them.
    """

    cause: Cause
    what: str
    change: Kind
    verdict: Verdict
    provisions: tuple[str, ...]


class Changed(NamedTuple):
    """A finding that differs.

    Attributes:
        id: Its id.
        change: What became of the residue.
        old: The finding on the first side; none if its check is not there.
        new: The same on the second side.
        shares: What each cause did, in the order in which they were applied.
    """

    id: str
    change: Kind
    old: Finding | None
    new: Finding | None
    shares: tuple[Share, ...]


class Comparison(NamedTuple):
    """Two laws compared.

    Attributes:
        names: How the two sides were named; the first is the base.
        first: Head of the base.
        second: Head of the other side.
        texts: National provisions that differ.
        changes: Findings that differ, worst change first.
        unchanged: How many do not.
        older: Older laws that are not encoded and may have applied on a day compared.
        alike: Whether both sides lie in one space.
        same_words: Whether both sides tell the same values apart.
        waiting: Amendments of which some part has not, or perhaps not, taken effect, in words.
    """

    names: tuple[str, str]
    first: Assessment
    second: Assessment
    texts: tuple[Text, ...]
    changes: tuple[Changed, ...]
    unchanged: int
    older: tuple[str, ...]
    alike: bool
    waiting: tuple[str, ...] = ()
    same_words: bool = True


def compare_laws(
    first: Side,
    second: Side,
    checks: Sequence[str],
    corpora: Sequence[tuple[Cause, str, Corpus]] = (),
) -> Comparison:
    """Compare two laws.

    Args:
        first: The base.
        second: What is compared with it.
        checks: Ids of the checks that are looked at, of either side.
        corpora: For sides in different corpora, the corpora on the way, with what each step is.
    """
    comparer = _Comparer(first, second, corpora)
    changes = [found for check in checks if (found := comparer.changed(check)) is not None]
    changes.sort(key=lambda item: (KINDS.index(item.change), item.id))
    older = {name for side in (first, second) for name in older_laws(side.corpus, side.scenario)}
    return Comparison(
        (first.name, second.name),
        assess(first.corpus, first.scenario, ()),
        assess(second.corpus, second.scenario, ()),
        tuple(changed_texts(comparer.first, comparer.second)),
        tuple(changes),
        len(checks) - len(changes),
        tuple(sorted(older)) if first.scenario.as_of != second.scenario.as_of else (),
        comparer.frame.alike,
        tuple(dict.fromkeys(told for side in (first, second) for told in _waiting(side))),
        same_words(first.corpus.vocabulary, second.corpus.vocabulary),
    )


def _waiting(side: Side) -> Iterator[str]:
    on = side.scenario.as_of
    for name in side.scenario.amendments:
        item = side.corpus.amendments[name]
        states = [in_force_on(when, on) for _, when, _ in item.steps]
        told = {"no": "has not taken effect", "unknown": "has perhaps not taken effect"}
        for state, words in told.items():
            if state in states:
                part = "" if set(states) == {state} else "part of "
                yield f"{part}'{item.noun.amendment}' {words} on {on}"


class _Comparer:
    def __init__(
        self, first: Side, second: Side, corpora: Sequence[tuple[Cause, str, Corpus]]
    ) -> None:
        self._sides = first, second
        self._old = Evaluator(first.corpus, first.scenario)
        self.first = self._old.law
        memory = self.first.memory if second.corpus is first.corpus else None
        self._new = Evaluator(second.corpus, second.scenario, memory=memory)
        self.second = self._new.law
        met = {id(it): it for it in (first.corpus, *(it[2] for it in corpora), second.corpus)}
        self.frame = Frame(tuple(met.values()))
        self._stages = tuple(stages_between(first, second, corpora))
        self._laws: dict[int, Law] = {}
        self._changes: dict[int, Step] = {}
        self._topics = frozenset(
            topic for text in _moved(self.first, self.second) for topic in text
        )

    def changed(self, check: str) -> Changed | None:
        """Return how a finding differs; `None` if it does not."""
        old, new = (side.corpus.check(check) for side in self._sides)
        if old is None or new is None:
            return self._alone(old, new)
        if not old.asked or not new.asked:
            return None
        before, after = self._residue(self.first, old), self._residue(self.second, new)
        kind = change_between(self.frame.space, before, after)
        if kind == "unchanged" and not self._may_differ(new):
            return None
        one, other = self._old.answer(old), self._new.answer(new)
        if kind == "unchanged":
            if _evidence(one) == _evidence(other):
                return None
            kind = "evidence"
        shares = tuple(self._shares(check, before)) if kind != "evidence" else ()
        return Changed(other.id, kind, one, other, shares)

    def _residue(self, law: Law, ready: ReadyCheck) -> Residue:
        judged = judge_demands(law, ready.asked, manner_of(ready))
        return residue_of(law, judged, self.frame)

    def _alone(self, old: ReadyCheck | None, new: ReadyCheck | None) -> Changed | None:
        """Return a finding that only one side has."""
        one = self._old.answer(old) if old else None
        other = self._new.answer(new) if new else None
        found = one or other
        if found is None:
            return None
        share = Share(
            "encoding",
            "the check is new" if other else "the check is gone",
            "shifted",
            found.verdict,
            (),
        )
        return Changed(found.id, "shifted", one, other, (share,))

    def _may_differ(self, ready: ReadyCheck) -> bool:
        """Whether a finding may have other evidence, though what is missing is the same."""
        first, second = self._sides
        if first.corpus is not second.corpus or first.scenario.as_of != second.scenario.as_of:
            return True
        if first.scenario.layers != second.scenario.layers:
            return True
        return ready.check.topic in self._topics

    def _shares(self, check: str, before: Residue) -> Iterator[Share]:
        """Yield what each cause did."""
        last = before
        for number, stage in enumerate(self._stages):
            law = self._law(number)
            ready = stage.corpus.check(check)
            if ready is None or not ready.asked:
                continue
            now = self._residue(law, ready)
            kind = change_between(self.frame.space, last, now)
            if kind != "unchanged":
                step = self._step(number)
                told = tuple(step.cite(name) for name in step.bearing(ready))
                yield Share(stage.cause, stage.what, kind, now.verdict, told)
            last = now

    def _law(self, number: int) -> Law:
        """Return the law of a stage; -1 is where the way begins."""
        if number < 0:
            return self.first
        if number == len(self._stages) - 1:
            return self.second
        if number not in self._laws:
            stage: Stage = self._stages[number]
            memory = self.first.memory if stage.corpus is self._sides[0].corpus else None
            self._laws[number] = consolidate_law(stage.corpus, stage.scenario, memory)
        return self._laws[number]

    def _step(self, number: int) -> Step:
        if number not in self._changes:
            self._changes[number] = Step(self._law(number - 1), self._law(number))
        return self._changes[number]


def _moved(first: Law, second: Law) -> Iterator[tuple[str, ...]]:
    """Yield the topics of the national texts that differ, unread ones included."""
    one, other = first.corpus.encoded, second.corpus.encoded
    counted = {*first.instruments, *second.instruments}
    for name in {**one, **other}:
        old, new = one.get(name), other.get(name)
        item = new or old
        if item is not None and (
            old != new
            or (item.instrument in counted and (name in first.encoded) != (name in second.encoded))
        ):
            yield item.noun.topics


def _evidence(finding: Finding) -> Mapping[str, object]:
    """Return what makes two findings with the same residue differ."""
    absence, binding = finding.absence, finding.binding
    return {
        "grade": absence.grade if absence else None,
        "citations": finding.citations,
        "words": [(item.provision, item.dimension, item.words) for item in finding.blocking],
        "binds": binding.binds if binding else None,
        "subject": finding.subject_to,
    }
