"""The regions of a weighed demand in words: what is missing, unclear and covered, and by what."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gapcheck.consolidate.law import Law, open_questions
from gapcheck.corpus import LawBox
from gapcheck.cover import cover, witness
from gapcheck.evaluate.absence import Absences, Evidence
from gapcheck.evaluate.blocking import blocking_of
from gapcheck.evaluate.covered import SMALL, carriers_of, contributions_of, covered_of
from gapcheck.evaluate.nearest import nearest_of
from gapcheck.evaluate.shown import Shown, freed, shown_split
from gapcheck.evaluate.told import told_of
from gapcheck.finding import Blocking, Case, Condition, Covering, Nearest, listed_answers
from gapcheck.judge.weigh import Weighed, arguable_boxes
from gapcheck.region import Region, absorb, difference, intersection, joined
from gapcheck.space import Box
from gapcheck.words.phrase import SILENT, Phraser
from gapcheck.words.witness import witness_text

GROUPS = 12
"""Combinations of answers for which unclear boxes are printed at most."""
FEW = 2
"""Questions up to which unclear boxes are worked out for a sentence alone."""


class Part(NamedTuple):
    """One demand of a finding, in words.

    Attributes:
        missing: Missing boxes, the plainest first; none of them lies in the union of the others.
        told: The same for a sentence.
        boxes: The missing boxes themselves.
        evidence: For each missing box, how the absence is evidenced.
        open: Open readings on which something unclear turns.
        turning: Clauses of their answers.
        unclear: Unclear boxes, each with its answers.
        arguable: Provisions that reach what is unclear under some answers, and their rules.
        carriers: Provisions that together cover what is covered.
        covered: What each provision contributes.
        blocking: Elements that block.
        nearest: What comes nearest, if nothing is covered.
        witness: A case of what is missing.
    """

    missing: tuple[Case, ...]
    told: tuple[str, ...]
    boxes: Region
    evidence: tuple[Evidence, ...]
    open: tuple[str, ...]
    turning: tuple[str, ...]
    unclear: tuple[Case, ...]
    arguable: tuple[str, ...]
    carriers: tuple[str, ...]
    covered: tuple[Covering, ...]
    blocking: tuple[Blocking, ...]
    nearest: tuple[Nearest, ...]
    witness: str | None


class CaseWriter:
    """Puts weighed demands into words.

    Args:
        law: The law.
        phraser: The words.
        full: Whether to say what each provision contributes, box by box.

    Attributes:
        absences: How the absence of what is missing is evidenced.
    """

    def __init__(self, law: Law, phraser: Phraser, *, full: bool) -> None:
        self._law = law
        self.absences = Absences(law)
        self._phraser = phraser
        self._full = full
        self._known: dict[int, tuple[Condition, ...]] = {}

    def part(self, weighed: Weighed, topics: frozenset[str]) -> Part:
        """Return a weighed demand in words."""
        law, asked = self._law, weighed.asked
        shown = shown_split(law, weighed)
        boxes = sorted(self._missing_boxes(shown), key=lambda box: self._plain(box, shown))
        evidence = tuple(
            self.absences.evidence(asked.head, asked.concept, topics, box) for box in boxes
        )
        blocked: tuple[Blocking, ...] = ()
        near: tuple[Nearest, ...] = ()
        if boxes and asked.kind != "not-punish":
            blocked = blocking_of(law, weighed, boxes, self._phraser)
            if not blocked and not weighed.split.covered:
                near = nearest_of(law, weighed, boxes[0], topics, self._phraser)
        cases = [self.case(weighed, shown, box) for box in boxes]
        arguable = arguable_boxes(law, weighed)
        conditions, unclear = self._unclear(weighed, shown, arguable)
        return Part(
            tuple(
                Case(case.values, case.phrase, grade=item.grade)
                for case, item in zip(cases, evidence, strict=True)
            ),
            told_of(
                law,
                weighed,
                shown,
                boxes,
                [case.phrase for case in cases],
                lambda box: self.case(weighed, shown, box).phrase,
            ),
            tuple(boxes),
            evidence,
            tuple(dict.fromkeys(item.reading for item in conditions)),
            tuple(dict.fromkeys(item.phrase for item in conditions)),
            unclear,
            tuple(dict.fromkeys(name for it in arguable for name in (it.provision, *it.by))),
            carriers_of(law, weighed),
            self._contributions(weighed, shown) if self._full else (),
            blocked,
            near,
            self._witness(weighed, shown, boxes[0]) if boxes else None,
        )

    def case(
        self,
        weighed: Weighed,
        shown: Shown,
        box: Box,
        readings: tuple[Condition, ...] = (),
    ) -> Case:
        """Return a box in words.

        Args:
            weighed: The demand.
            shown: The demand as it is printed.
            box: The box.
            readings: Answers under which it holds.
        """
        phraser = self._phraser
        values = phraser.values(box, shown.whole)
        behind = phraser.behind(box, shown.whole)
        if not SILENT.isdisjoint(values) and weighed.asked.head == "conduct":
            act = phraser.acts(phraser.conduct(box), self._thing(weighed, box))
            behind = f"{act}, {behind}" if behind else act
        return Case(values, behind, readings)

    def evidence(self, weighed: Weighed, topics: frozenset[str]) -> tuple[Evidence, ...]:
        """Return how the absence of each missing box is evidenced."""
        boxes = self._missing_boxes(shown_split(self._law, weighed))
        asked = weighed.asked
        return tuple(
            self.absences.evidence(asked.head, asked.concept, topics, box) for box in boxes
        )

    def exact(self, weighed: Weighed) -> tuple[Case, ...]:
        """Return what is missing as disjoint boxes, in words."""
        shown = shown_split(self._law, weighed)
        missing = freed(weighed.split.missing, shown.fields)
        return tuple(self.case(weighed, shown, box) for box in missing)

    def _plain(self, box: Box, shown: Shown) -> tuple[int, int]:
        """Sort key: the fewest limits in words first, then the shortest."""
        limits = self._phraser.limits(box, shown.whole)
        return len(limits), sum(map(len, limits))

    def _missing_boxes(self, shown: Shown) -> Region:
        space = self._law.space
        missing = joined(space, shown.missing)
        if shown.reached and len(shown.reached) < len(missing):
            # The demand without what the law reaches costs less than its many pieces.
            return cover(space, shown.demanded, shown.reached, shown.free, left=missing).boxes
        return cover(space, missing, free=shown.free).boxes

    def _contributions(self, weighed: Weighed, shown: Shown) -> tuple[Covering, ...]:
        return contributions_of(
            self._law, weighed, shown, lambda box: self.case(weighed, shown, box)
        )

    def _thing(self, weighed: Weighed, box: Box) -> str:
        wording = weighed.asked.wording[0] if weighed.asked.wording else {}
        return self._phraser.thing(wording, box)

    def _witness(self, weighed: Weighed, shown: Shown, box: Box) -> str:
        """Return a case: the act, and what of a missing box sets it apart from the demand."""
        space, phraser = self._law.space, self._phraser
        cell = witness(space, intersection(space, (box,), shown.missing))
        wording = weighed.asked.wording[0] if weighed.asked.wording else {}
        concept = self._law.corpus.vocabulary.concepts.get(weighed.asked.concept or "")
        thing = concept.noun if concept and weighed.asked.head == "term" else ""
        if weighed.asked.head == "measure":
            thing = phraser.stated("measure", wording.get("measure", ()))
        corpus = self._law.corpus
        return witness_text(corpus, phraser, cell, box, shown.whole, wording, thing)

    # --- what is unclear, by question ---

    def _unclear(
        self, weighed: Weighed, shown: Shown, arguable: Sequence[LawBox]
    ) -> tuple[tuple[Condition, ...], tuple[Case, ...]]:
        """Return the answers on which something turns, and what does.

        Where many questions are open and not every detail is asked for, the answers are enough.
        """
        if not weighed.split.unclear:
            return (), ()
        groups = self._by_answers([item.bits for item in arguable], shown.fields)
        asked = self._by_answers(weighed.demanded, shown.fields)
        order = sorted({**groups, **asked}, key=self._restricted)
        turning = dict.fromkeys(item for answers in order for item in self._conditions(answers))
        cases = []
        few = len({item.phrase for item in turning}) <= FEW
        for answers in order[:GROUPS] if self._full or few else ():
            conditions = self._conditions(answers)
            boxes = self._open(weighed, shown, groups.get(answers, ()))
            if answers in asked:
                unclear = freed(weighed.split.unclear, shown.fields)
                region = intersection(self._law.space, asked[answers], unclear)
                boxes += cover(self._law.space, region, free=shown.free, bound=SMALL).boxes
            plain = sorted(dict.fromkeys(boxes), key=lambda box: self._plain(box, shown))
            cases += [self.case(weighed, shown, box, conditions) for box in plain]
        return tuple(turning), tuple(cases)

    def _by_answers(self, boxes: Iterable[Box], fields: int) -> dict[int, list[Box]]:
        """Return the boxes that readings restrict, by the answers that they need."""
        readings = self._law.readings
        groups: dict[int, list[Box]] = {}
        for box in dict.fromkeys(boxes):
            if box & readings != readings:
                groups.setdefault(box & readings, []).append(box | readings | fields)
        return groups

    def _open(self, weighed: Weighed, shown: Shown, boxes: Sequence[Box]) -> Region:
        """Return what the law reaches of a demand under some answers, without what is sure.

        What is surely covered is taken away box by box as the law has it, at less cost than what
        is unclear could be met piece by piece.
        """
        space, readings = self._law.space, self._law.readings
        sure = [item.bits for item in weighed.met if item.bits & readings == readings]
        sure += difference(space, covered_of(weighed), sure)
        region = absorb(intersection(space, absorb(boxes), shown.demanded))
        law = absorb(box | shown.fields for box in sure)
        return cover(space, region, law, shown.free, SMALL).boxes

    def _restricted(self, answers: int) -> tuple[int, tuple[str, ...]]:
        conditions = self._conditions(answers)
        return len(conditions), tuple(item.reading for item in conditions)

    def _conditions(self, answers: int) -> tuple[Condition, ...]:
        if answers not in self._known:
            self._known[answers] = self._asked_for(answers)
        return self._known[answers]

    def _asked_for(self, answers: int) -> tuple[Condition, ...]:
        space = self._law.space
        bits = answers | (space.full & ~self._law.readings)
        return tuple(
            Condition(
                question.id,
                tuple(name for n, name in enumerate(question.answers) if mask >> n & 1),
                listed_answers(question.reading.answers, mask),
            )
            for question, mask in open_questions(self._law, bits)
        )
