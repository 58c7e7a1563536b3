"""Law and checks to findings."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum

from gapcheck.assemble import AdHoc
from gapcheck.check import Kind
from gapcheck.consolidate import Law, Memory, consolidate_law
from gapcheck.corpus import Asked, Corpus, ReadyCheck
from gapcheck.evaluate.cases import CaseWriter, Part
from gapcheck.evaluate.covered import derived_by, rules_of
from gapcheck.evaluate.grounds import (
    binding_of,
    citations_of,
    cite_standard,
    contradicted_by,
    disputes_of,
    encoding_of,
    readings_used,
    remarks_on,
    weakest_basis,
)
from gapcheck.evaluate.mark import rests_on_absence
from gapcheck.evaluate.posed import canonical, question_of
from gapcheck.evaluate.proof import Prover, unassessable
from gapcheck.evaluate.sentence import Material, demand_text, write_sentence
from gapcheck.evaluate.standing import standing_of
from gapcheck.finding import Absence, Case, Encoding, Finding
from gapcheck.judge import (
    Change,
    Judged,
    Manner,
    ground_of,
    judge_anew,
    judge_demands,
    manner_of,
)
from gapcheck.judge.reopen import turning_on
from gapcheck.scenario import IN_FORCE, Scenario
from gapcheck.verdict import RANKED, Verdict
from gapcheck.words.phrase import Phraser

SHOWN = 24
"""Missing boxes printed at most; the exact boxes are then given besides."""


class Detail(Enum):
    """How much a finding says.

    Attributes:
        BRIEF: Verdict, sentence, missing boxes, readings, citations: what a list of findings
            needs.
        FULL: Besides, what each provision contributes and what turns on each answer, box by box.
        PROOF: Besides, its proof.
    """

    BRIEF = 1
    FULL = 2
    PROOF = 3


def evaluate_law(
    corpus: Corpus,
    scenario: Scenario,
    checks: Iterable[ReadyCheck] | None = None,
    *,
    compound: bool = False,
    detail: Detail = Detail.FULL,
) -> tuple[Finding, ...]:
    """Return the findings of a scenario, worst and binding first.

    Args:
        corpus: The corpus.
        scenario: Country, date, layers, drafts, answers.
        checks: The checks to answer; all of them if left out.
        compound: Whether definitions are multiplied in instead of judged apart.
        detail: How much each finding says.

    Returns:
        One finding for each check: binding standards first, then by verdict, standard, article.
    """
    evaluator = Evaluator(corpus, scenario, compound=compound, detail=detail)
    chosen = corpus.checks if checks is None else tuple(checks)
    units = {name: number for number, name in enumerate(corpus.standard_provisions)}
    return tuple(
        sorted(
            (evaluator.answer(ready) for ready in chosen),
            key=lambda finding: _order(units, finding),
        )
    )


def _order(units: Mapping[str, int], finding: Finding) -> tuple[bool, int, str, int, str]:
    ranks = [*RANKED, "not-applicable", "not-assessable", "not-encoded"]
    return (
        not finding.binds,
        ranks.index(finding.verdict),
        finding.standard or "",
        units.get(finding.provision or "", len(units)),
        finding.id,
    )


def layer_scenarios(corpus: Corpus, scenario: Scenario) -> dict[str, Scenario]:
    """Return the scenarios whose verdicts stand beside a finding's own.

    Returns:
        `in-force`; `with-guidance`, if guidance is encoded; `with-<draft>` for each draft; before
        them `as-asked`, if the scenario is none of these.
    """
    nouns = [noun for country, noun in corpus.instruments.values() if country == scenario.country]
    base = replace(scenario, layers=IN_FORCE, enacted=(), amendments=())
    found = {"in-force": base}
    if any(noun.layer == "guidance" for noun in nouns):
        found["with-guidance"] = replace(base, layers=("guidance", *IN_FORCE))
    for noun in nouns:
        if noun.layer == "draft":
            found[f"with-{noun.instrument}"] = replace(base, enacted=(noun.instrument,))
    return found if scenario in found.values() else {"as-asked": scenario, **found}


class Evaluator:
    """Answers checks and ad-hoc demands in one scenario.

    Args:
        corpus: The corpus.
        scenario: The scenario.
        compound: Whether definitions are multiplied in instead of judged apart.
        detail: How much each finding says.
        memory: That of another law of the same corpus, to share what is known of provisions.
    """

    def __init__(
        self,
        corpus: Corpus,
        scenario: Scenario,
        *,
        compound: bool = False,
        detail: Detail = Detail.FULL,
        memory: Memory | None = None,
    ) -> None:
        self.scenario = scenario
        self.law = consolidate_law(corpus, scenario, memory)
        self.corpus = corpus = self.law.corpus
        self._compound = compound
        self._detail = detail
        self._phraser = Phraser(corpus)
        self._writer = CaseWriter(self.law, self._phraser, full=detail is not Detail.BRIEF)
        self._layers = {
            name: Change(
                self.law,
                self.law if other == scenario else consolidate_law(corpus, other, self.law.memory),
            )
            for name, other in layer_scenarios(corpus, scenario).items()
        }
        self._turning = dict(turning_on(self.law))
        self._remarks = remarks_on(self.law)
        self._definitions: dict[tuple[str, str, str], tuple[str, Verdict]] = {}

    def answer(self, ready: ReadyCheck) -> Finding:
        """Return the finding of a check."""
        check = ready.check
        if not ready.asked:
            return self._not_assessable(ready)
        manner = manner_of(ready, compound=self._compound)
        blank = self._blank(
            f"{self.scenario.country}/{check.id}", check.label, check.question, ready
        )
        return self._finding(blank, ready.asked, manner, frozenset({check.topic}), ready)

    def ask(self, posed: AdHoc, *, compound: bool) -> Finding:
        """Return the finding of an ad-hoc demand.

        Args:
            posed: The demand.
            compound: Whether definitions are multiplied in.
        """
        asked = posed.asked
        question = question_of(self.law, asked, self._phraser)
        digest = hashlib.sha256(canonical(self.law, asked).encode()).hexdigest()[:12]
        blank = self._blank(f"{self.scenario.country}/ask-{digest}", "ask", question, None)
        manner = Manner(compound=compound)
        return self._finding(blank, (asked,), manner, posed.topics, None)._replace(
            unsaid=posed.unsaid
        )

    def _blank(
        self, identity: str, label: str, question: str, ready: ReadyCheck | None
    ) -> Finding:
        """Return a finding that says what is asked, and nothing yet."""
        provision = None
        if ready is not None:
            provision = ready.asked[0].provision if ready.asked else ready.check.standard
        noun = self.corpus.standard_provisions[provision] if provision else None
        return Finding(
            id=identity,
            check=ready.check.id if ready else None,
            label=label,
            question=question,
            kind=ready.asked[0].kind if ready and ready.asked else "provide",
            topic=ready.check.topic if ready else None,
            standard=provision.partition("/")[0] if provision else None,
            provision=provision,
            force=noun.force if noun else None,
            reservable=noun.reservable if noun else None,
            binding=binding_of(self.corpus, self.scenario, provision),
            demand=noun.requires if noun else "",
            demanded=(),
            unsaid=(),
            judged="compound" if self._compound else "apart",
            parameters=tuple(_parameters(ready)),
            verdict="not-assessable",
            marked=False,
            core_verdict=None,
            subject_to=None,
            basis=None,
            covered=(),
            missing=(),
            truncated=0,
            exact=None,
            unclear=(),
            witness=None,
            blocking=(),
            nearest=(),
            absence=None,
            layers={},
            subjects={},
            doubted=(),
            grounds={},
            readings=(),
            disagreements=(),
            remarks=self._remarks.get(provision or "", ()),
            sentence="",
            citations=(),
            encoding=Encoding(0, 0, ()),
            proof=None,
        )

    def _not_assessable(self, ready: ReadyCheck) -> Finding:
        check = ready.check
        blank = self._blank(
            f"{self.scenario.country}/{check.id}", check.label, check.question, ready
        )
        names = [check.standard] if check.standard else []
        citations = tuple(cite_standard(self.corpus, names))
        finding = blank._replace(
            layers=dict.fromkeys(self._layers, "not-assessable"),
            sentence=f"Not assessable on the text: {check.not_assessable}",
            citations=citations,
            encoding=encoding_of(self.corpus, citations),
        )
        if self._detail is not Detail.PROOF:
            return finding
        proof = unassessable(self.law, finding, check.not_assessable or "")
        return finding._replace(proof=proof)

    def _finding(
        self,
        blank: Finding,
        asked: Sequence[Asked],
        manner: Manner,
        topics: frozenset[str],
        ready: ReadyCheck | None,
    ) -> Finding:
        """Return what is asked, answered."""
        law = self.law
        judged = judge_demands(law, asked, manner, each=True)
        parts = [self._writer.part(item, topics) for item in judged.weighed]
        told = _told(judged, manner)
        together = _together([parts[number] for number in told])
        presumed = judged.verdict == "not-applicable" or asked[0].kind == "not-punish"
        absence = self._writer.absences.of(together.evidence, topics, presumed=presumed)
        anew = {
            name: judge_anew(change, asked, judged, manner, briefly=True)
            for name, change in self._layers.items()
        }
        layers = {name: again.verdict for name, again in anew.items()}
        subjects = {} if ready is None else dict(self._subjects(ready, judged, manner, layers))
        subject_to = next(
            (subjects.get(name) for name, it in self._layers.items() if it.law is self.law), None
        )
        weighed = [judged.weighed[number] for number in told]
        short = (item for item in weighed if item.split.missing or item.split.unclear)
        lead = next(short, weighed[0])
        material = Material(
            judged.verdict,
            together.carriers,
            together.missing,
            together.told,
            together.turning,
            together.unclear,
            together.blocking,
            together.nearest,
            absence,
            subject_to,
            standing_of(self.corpus, ready, asked),
        )
        named = self._named(judged, together)
        citations = tuple(citations_of(law, asked, named))
        grades = (item.grade for item in together.evidence)
        marked = rests_on_absence(judged.verdict, asked[0].kind) and "not found" in grades
        finding = blank._replace(
            kind=asked[0].kind,
            demand="; ".join(demand_text(law, item, self._phraser) for item in asked),
            demanded=tuple(dict(box) for item in asked for box in item.wording),
            judged="compound" if manner.compound else "apart",
            verdict=judged.verdict,
            marked=marked,
            core_verdict=self._core(asked, manner),
            subject_to=subject_to,
            basis=weakest_basis(law, named),
            covered=together.covered,
            missing=together.missing[:SHOWN],
            truncated=max(0, len(together.missing) - SHOWN),
            exact=self._exact(judged, together),
            unclear=together.unclear,
            witness=together.witness,
            blocking=together.blocking,
            nearest=together.nearest,
            absence=absence,
            layers=layers,
            subjects=subjects,
            doubted=self._doubted(layers, marked, absence, asked[0].kind),
            grounds={
                name: ground
                for name, again in anew.items()
                if (ground := ground_of(law.space, judged, again)) is not None
            },
            readings=tuple(
                readings_used(law, together.open, self._turning, asked, judged, manner)
            ),
            disagreements=(
                *disputes_of(
                    law, {*named, *(it.provision for it in together.covered)}, blank.provision
                ),
                *contradicted_by(law, judged),
            ),
            sentence=write_sentence(law, lead, material, self._phraser),
            citations=citations,
            encoding=encoding_of(self.corpus, citations),
        )
        if self._detail is not Detail.PROOF:
            return finding
        prover = Prover(law, finding, judged, parts, self._phraser)
        return finding._replace(proof=prover.proof())

    def _named(self, judged: Judged, together: Part) -> list[str]:
        """Return the national provisions on which a finding rests, in the order of the law."""
        names = {*together.carriers, *together.arguable}
        names.update(item.provision for item in together.blocking)
        for item in judged.weighed:
            names.update(rules_of(item, together.carriers))
            names.update(derived_by(self.law, item, names))
        return self.law.ordered(names)

    def _subjects(
        self, ready: ReadyCheck, judged: Judged, manner: Manner, layers: Mapping[str, Verdict]
    ) -> Iterator[tuple[str, tuple[str, Verdict]]]:
        """Yield each scenario in which a definition that the verdict rests on falls short."""
        if manner.compound:
            return
        concepts = sorted({name for item in judged.weighed for name in item.concepts})
        for name, change in self._layers.items():
            for concept in concepts if layers[name] != "not-applicable" else ():
                key = (name, ready.standard, concept)
                if key not in self._definitions:
                    self._definitions[key] = self._definition_verdict(change.law, *key[1:])
                check, verdict = self._definitions[key]
                if check and verdict != "compliant":
                    yield name, (check, verdict)
                    break

    def _definition_verdict(self, law: Law, standard: str, concept: str) -> tuple[str, Verdict]:
        for other in self.corpus.checks:
            if other.standard == standard and any(
                item.kind == "define" and item.concept == concept for item in other.asked
            ):
                manner = Manner(other.every)
                return other.check.id, judge_demands(law, other.asked, manner).verdict
        return "", "compliant"

    def _doubted(
        self, layers: Mapping[str, Verdict], marked: bool, absence: Absence | None, kind: Kind
    ) -> tuple[str, ...]:
        """Return the scenarios in which a shortfall rests on an absence that was not found.

        A scenario adds texts and reads nothing that was unread. A shortfall that only another
        scenario has is one of a text that was only reported.
        """
        known = absence is not None and not marked
        return tuple(
            name
            for name, verdict in layers.items()
            if rests_on_absence(verdict, kind) and not known
        )

    def _core(self, asked: Sequence[Asked], manner: Manner) -> Verdict | None:
        """Return the verdict on what no reservation removes, if that is less than the whole."""
        if all(item.core == item.boxes for item in asked):
            return None
        if not any(item.core for item in asked):
            return "not-applicable"
        return judge_demands(self.law, asked, manner._replace(core=True)).verdict

    def _exact(self, judged: Judged, together: Part) -> tuple[Case, ...] | None:
        if len(together.missing) <= SHOWN or self._detail is Detail.BRIEF:
            return None
        return tuple(case for item in judged.weighed for case in self._writer.exact(item))


def _told(judged: Judged, manner: Manner) -> Sequence[int]:
    """Return which demands are told: all that have to be met, or the one that comes closest."""
    numbers = range(len(judged.weighed))
    if manner.every:
        return numbers
    # What is demanded under some answers only, and met whenever it is, counts as met.
    met = RANKED.index("compliant")
    ranks = [
        (RANKED.index(item.split.verdict) if item.split.verdict in RANKED else met)
        if item.demanded
        else -1
        for item in judged.weighed
    ]
    return [max(numbers, key=ranks.__getitem__)]


def _together(parts: Sequence[Part]) -> Part:
    """Return the parts of several demands as one."""
    return Part(
        tuple(case for part in parts for case in part.missing),
        tuple(text for part in parts for text in part.told),
        tuple(box for part in parts for box in part.boxes),
        tuple(item for part in parts for item in part.evidence),
        tuple(dict.fromkeys(name for part in parts for name in part.open)),
        tuple(dict.fromkeys(clause for part in parts for clause in part.turning)),
        tuple(case for part in parts for case in part.unclear),
        tuple(dict.fromkeys(name for part in parts for name in part.arguable)),
        tuple(dict.fromkeys(name for part in parts for name in part.carriers)),
        tuple(item for part in parts for item in part.covered),
        tuple(dict.fromkeys(item for part in parts for item in part.blocking)),
        tuple(item for part in parts for item in part.nearest)[:2],
        next((part.witness for part in parts if part.witness), None),
    )


def _parameters(ready: ReadyCheck | None) -> Iterator[str]:
    if ready is not None:
        for name, parameter in ready.check.parameters.items():
            yield f"{name} = {parameter.value} ({parameter.basis})"
