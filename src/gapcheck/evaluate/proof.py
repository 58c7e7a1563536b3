"""The proof of a finding, line by line; every leaf cites an encoded provision or a silence."""

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.corpus import LawBox, Silent
from gapcheck.evaluate.blocking import element_of, said, shortfalls
from gapcheck.evaluate.cases import Part
from gapcheck.finding import Case, Finding, ReadingUsed, Step
from gapcheck.judge import Judged
from gapcheck.judge.extend import in_scope
from gapcheck.judge.weigh import Weighed
from gapcheck.part import READING
from gapcheck.provision import NationalProvision, StandardProvision
from gapcheck.region import intersection
from gapcheck.space import Box
from gapcheck.verdict import Verdict
from gapcheck.words.cite import known_from, name_provision, name_source
from gapcheck.words.phrase import Phraser, listed

RULES: dict[Verdict, str] = {
    "gap": "something is surely missing, and nothing is surely covered",
    "partial": "something is surely missing, and something is surely covered",
    "unclear": "nothing is surely missing, and something depends on an answer",
    "compliant": "nothing is missing, whatever the answers",
    "not-applicable": "there is nothing that could be judged",
}
UNPUNISHED: dict[Verdict, str] = {
    "gap": "all of what must not be punished surely is",
    "partial": "some of what must not be punished surely is, some surely is not",
    "unclear": "whether what must not be punished is depends on an answer",
    "compliant": "nothing of what must not be punished is, whatever the answers",
    "not-applicable": "there is nothing that could be judged",
}
MOST = 8
"""Provisions whose shortfall is shown for one missing case at most."""


def unassessable(law: Law, finding: Finding, why: str) -> Step:
    """Return the proof of a finding that no text can answer: what is demanded, and why.

    Args:
        law: The law.
        finding: The finding, complete but for its proof.
        why: Why no text can answer it.
    """
    leaves = tuple(
        Step(item.cite, item.gloss or "", cites=item.provision) for item in finding.citations
    )
    demand = Step("demand", finding.demand, steps=leaves)
    return Step("verdict", f"{finding.verdict}: {why}", steps=(demand,))


class Prover:
    """Builds the proof of one finding.

    Args:
        law: The law.
        finding: The finding, complete but for its proof.
        judged: The judgement behind it.
        parts: Its demands in words.
        phraser: The words.
    """

    def __init__(
        self,
        law: Law,
        finding: Finding,
        judged: Judged,
        parts: Sequence[Part],
        phraser: Phraser,
    ) -> None:
        self._law = law
        self._finding = finding
        self._judged = judged
        self._parts = parts
        self._phraser = phraser

    def proof(self) -> Step:
        """Return the proof."""
        finding = self._finding
        steps = [self._demand(), *self._clipped()]
        for weighed, part in zip(self._judged.weighed, self._parts, strict=True):
            steps.extend(self._covered(part))
            steps.extend(self._exempted(weighed))
            steps.extend(self._missing(weighed, part))
        steps.extend(self._readings("unclear", "What turns on open questions", answered=False))
        steps.extend(self._readings("relied on", "Answers taken", answered=True))
        rules = UNPUNISHED if finding.kind == "not-punish" else RULES
        text = f"{finding.verdict}: {rules.get(finding.verdict, finding.sentence)}"
        return Step("verdict", text, steps=tuple(steps))

    # --- the demand ---

    def _demand(self) -> Step:
        finding = self._finding
        standard = [item for item in finding.citations if item.side == "standard"]
        text = finding.demand
        if finding.force:
            text += f" ({finding.force})"
        return Step("demand", text, steps=tuple(self._leaf(item.provision) for item in standard))

    def _clipped(self) -> Iterator[Step]:
        """Yield what the demand was clipped to: its leaves are the law's own definitions."""
        concepts = {name for item in self._judged.weighed for name in item.concepts}
        for concept in sorted(concepts):
            noun = self._law.corpus.vocabulary.concepts[concept]
            leaves = [
                self._leaf(name)
                for name, item in self._law.encoded.items()
                if item.noun.expresses == concept and item.definition
            ]
            text = f"judged within what the law itself surely defines as {noun.name}"
            yield Step("clipped", text, steps=tuple(leaves))

    # --- what is covered and missing ---

    def _covered(self, part: Part) -> Iterator[Step]:
        steps = []
        for item in part.covered:
            leaves = [self._leaf(name) for name in (item.provision, *item.by)]
            steps.append(Step("by", f"{item.cite}: {_cases(item.cases)}", steps=tuple(leaves)))
        if steps:
            punished = self._finding.kind == "not-punish"
            title = "punished" if punished else "covered"
            yield Step(
                title,
                f"what the law surely {'punishes' if punished else 'reaches'}",
                steps=tuple(steps),
            )

    def _exempted(self, weighed: Weighed) -> Iterator[Step]:
        """Yield the exemptions that take something demanded out of an offence, and out of which.

        Only for what must not be punished: elsewhere an exemption shows in what is missing.
        """
        if weighed.asked.kind != "not-punish":
            return
        law, space = self._law, self._law.space
        freed = [box | space.fields(*law.corpus.vocabulary.extended) for box in weighed.demanded]
        met = {
            box.provision
            for box in law.answered.best.offences
            if any(not space.is_empty(box.bits & part) for part in freed)
        }
        steps = []
        for cut in law.answered.worst.cuts:
            spared = [
                name
                for name in law.encoded
                if name in met and in_scope(cut.scope, frozenset(), name)
            ]
            if spared and intersection(space, cut.boxes, weighed.demanded):
                cites = listed([name_provision(law.corpus, name) for name in spared], "and")
                text = f"{name_provision(law.corpus, cut.provision)} takes it out of {cites}"
                leaves = [self._leaf(name) for name in (cut.provision, *spared)]
                steps.append(Step("by", text, steps=tuple(leaves)))
        if steps:
            yield Step("exempt", "what exemptions leave unpunished", steps=tuple(steps))

    def _missing(self, weighed: Weighed, part: Part) -> Iterator[Step]:
        if not part.missing or weighed.asked.kind == "not-punish":
            return
        steps = []
        for case, box, evidence in zip(part.missing, part.boxes, part.evidence, strict=True):
            leaves = [
                *self._shortfalls(weighed, box),
                *(self._silent(silent) for silent in evidence.silences),
                *(self._silent(silent, "of part of it, ") for silent in evidence.partly),
            ]
            if evidence.grade == "not found":
                leaves.extend(self._unread())
            if not leaves:
                leaves.extend(self._looked_at(weighed))
            grade = f" (absence: {evidence.grade})"
            text = (case.phrase or "all of it") + grade
            steps.append(Step("case", text, steps=tuple(leaves)))
        yield Step("missing", "what the law reaches under no answer", steps=tuple(steps))

    def _shortfalls(self, weighed: Weighed, box: Box) -> Iterator[Step]:
        """Yield the provisions on the same act, each with the element that stops it short."""
        found = sorted(shortfalls(self._law, weighed, box), key=lambda item: len(item[1]))
        for item, names in found[:MOST]:
            limits = [said(element_of(self._law, item, name, self._phraser)) for name in names]
            text = f"{self._named(item)} stops short: {listed(list(dict.fromkeys(limits)), 'and')}"
            leaves = [self._leaf(name) for name in (item.provision, *item.by)]
            yield Step("falls short", text, steps=tuple(leaves))
        for item, threshold in weighed.filtered:
            if item.bits & box and not self._law.space.is_empty(item.bits & box):
                text = f"{self._named(item)} is filtered out: {threshold.attribute} below "
                yield Step("condition", text + threshold.text, steps=(self._leaf(item.provision),))

    def _named(self, item: LawBox) -> str:
        return name_provision(self._law.corpus, item.provision)

    def _silent(self, silent: Silent, how: str = "") -> Step:
        noun = silent.noun
        sources = listed([name_source(self._law.corpus, cite) for cite in noun.cite], "and")
        return Step("silence", f"{how}{sources}: {noun.says}", cites=f"silence:{noun.id}")

    def _unread(self) -> Iterator[Step]:
        absence = self._finding.absence
        for name in absence.unread if absence else ():
            text = f"{name_provision(self._law.corpus, name)} exists and was not read"
            yield Step("unread", text, cites=name)

    def _looked_at(self, weighed: Weighed) -> Iterator[Step]:
        """Yield what there is to cite where no provision is on the act and none is unread."""
        near = [item for part in self._parts for item in part.nearest]
        for item in near:
            text = f"{item.cite} {item.differs}"
            yield Step("nearest", text, steps=(self._leaf(item.provision),))
        if not near and weighed.asked.provision:
            yield self._leaf(weighed.asked.provision)

    # --- readings ---

    def _readings(self, title: str, text: str, *, answered: bool) -> Iterator[Step]:
        steps = []
        for item in self._finding.readings:
            if (item.answer != "open") == answered:
                leaves = [self._leaf(name) for name in self._turning(item.id)]
                steps.append(Step("reading", _reading(item), steps=tuple(leaves)))
        if steps:
            yield Step(title, text, steps=tuple(steps))

    def _turning(self, reading: str) -> Iterator[str]:
        """Yield the provisions that turn on a reading; those of the finding before all others."""
        field = self._law.space.field[READING + reading]
        found = []
        for name, item in self._law.encoded.items():
            boxes = [box.bits for box in (*item.offences, *item.measures, *item.definition)]
            boxes += [rule.within for rule in item.widenings]
            boxes += [box for cut in item.cuts for box in cut.boxes]
            if any(box & field != field for box in boxes) or any(
                answer.reading == reading for answer in item.noun.answers
            ):
                found.append(name)
        named = {item.provision for item in self._finding.citations}
        own = [name for name in found if name in named]
        if not found and self._finding.provision:
            own = [self._finding.provision]
        yield from own or found[:MOST]

    # --- leaves ---

    def _leaf(self, provision: str) -> Step:
        corpus = self._law.corpus
        noun: StandardProvision | NationalProvision
        if provision in corpus.standard_provisions:
            noun = corpus.standard_provisions[provision]
            source = known_from(corpus, noun) if noun.cite else ""
            gloss = noun.requires
        else:
            encoded = corpus.encoded[provision]
            noun, source = encoded.noun, known_from(corpus, encoded)
            gloss = noun.gloss or noun.heading or ""
        words = f"in our words: {gloss}"
        if noun.quote:
            quoted = f"“{noun.quote}” ({noun.quote_is})"
            # The words of a treaty that could be quoted are rarely all that it demands.
            words = f"{quoted}; {words}" if provision in corpus.standard_provisions else quoted
        place = ", ".join(filter(None, (name_provision(corpus, provision), source)))
        return Step("text", f"{place}: {words}", cites=provision)


def _reading(item: ReadingUsed) -> str:
    """Return a reading as a line of a proof."""
    if item.answer == "open":
        return f"{item.question} Open; {_held(item.by)}" if item.by else f"{item.question} Open."
    text = f"{item.question} Taken: {item.answers.get(item.answer, item.answer)} ({item.why})"
    if item.by:
        text += f"; {_held(item.by)}"
    return f"{text}; reopened, the verdict is {item.reopened}"


def _held(by: Iterable[str]) -> str:
    return "held: " + "; ".join(by)


def _cases(cases: Sequence[Case]) -> str:
    return "; or ".join(case.phrase for case in cases if case.phrase) or "all of it"
