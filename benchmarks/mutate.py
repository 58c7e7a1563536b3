"""Does every encoded value matter? Change one at a time, and see whether a finding changes.

    python benchmarks/mutate.py --sample 400 --seed 1
    python benchmarks/mutate.py --statute tipse-2008 --all --list undecisive.txt

A mutation is decisive if a finding of some check says something else: another verdict in some
scenario, another missing, unclear or covered region, or another sentence: what blocks, what comes
nearest, what the absence of a provision rests on, which readings are used; or if an offence has
another class, or another consequence of it. That a provision shares in covering what others cover
too, or punishes the same as another one in `gapcheck overlaps`, is told apart and does not count.
"""

import argparse
import gc
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from gapcheck.assemble import assemble_corpus
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.construct import construct
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.evaluate import Detail, Evaluator, layer_scenarios
from gapcheck.evaluate.absence import Absences
from gapcheck.evaluate.blocking import blocking_of
from gapcheck.evaluate.cases import CaseWriter
from gapcheck.evaluate.grounds import contradicted_by
from gapcheck.evaluate.nearest import nearest_of
from gapcheck.files import Files, Loaded
from gapcheck.finding import Finding
from gapcheck.judge import Change, Judged, Manner, judge_demands
from gapcheck.load import load_files
from gapcheck.overlap import overlaps_of
from gapcheck.problem import GapcheckError
from gapcheck.region import Region, difference, disjoint, equal
from gapcheck.wanted import make_scenario
from gapcheck.words.phrase import Phraser
from mutations import Mutation, mutated, mutations
from table import markdown

EFFECTS = ("region", "sentence", "attribute", "covered", "overlap", "share", "none", "refused")
"""What a mutation changes, the first that is found in this order.

- `region`: a verdict or a missing or unclear region of a check.
- `sentence`: another sentence of a finding, or its verdict with guidance or a draft.
- `attribute`: the class of an offence, or what follows from it.
- `covered`: only what is covered.
- `overlap`: only what `gapcheck overlaps` says.
- `share`: only what one of several provisions contributes to what is covered.
- `none`: nothing.
- `refused`: nothing can be said, for the corpus is no longer valid.
"""
DECISIVE = ("region", "sentence", "attribute", "covered")


@dataclass(frozen=True)
class Outcome:
    """What a mutation did.

    Attributes:
        mutation: The mutation.
        effect: One of `EFFECTS`.
        check: A check whose finding it changed; empty if there is none.
        why: Why it is not decisive, as far as that can be computed.
    """

    mutation: Mutation
    effect: str
    check: str
    why: str = ""


@dataclass(frozen=True)
class Known:
    """A check as the unchanged law answers it."""

    ready: ReadyCheck
    manner: Manner
    judged: Judged
    boxes: tuple[Region, ...]
    tail: tuple[Any, ...]
    names: frozenset[str]
    brief: Finding
    full: Finding


class Bench:
    """A corpus, and what its checks find.

    Args:
        files: The files of the corpus.
        country: The State whose law is mutated; the only one if left out.
    """

    def __init__(self, files: Files, country: str | None = None) -> None:
        self.files = files
        self.corpus = assemble_corpus(files)
        self.scenario = make_scenario(self.corpus, country)
        scenarios = layer_scenarios(self.corpus, self.scenario)
        self.laws = {name: consolidate_law(self.corpus, it) for name, it in scenarios.items()}
        self.law = next(law for law in self.laws.values() if law.scenario == self.scenario)
        brief, full = (
            Evaluator(self.corpus, self.scenario, detail=detail)
            for detail in (Detail.BRIEF, Detail.FULL)
        )
        self.known = [self._known(brief, full, it) for it in self.corpus.checks if it.asked]
        self.overlaps = list(overlaps_of(self.law))

    def population(self, seed: int) -> list[tuple[str, Mutation]]:
        """Return all mutations, each with the name of its file."""
        random = Random(seed)
        country = self.scenario.country
        loaded: list[tuple[str, Loaded[Any]]] = [*self.files.statutes, *self.files.silences]
        return [
            (file.name, mutation)
            for owner, file in loaded
            if owner == country
            for mutation in mutations(file.source.data, self.corpus.vocabulary, random)
        ]

    def outcome(self, name: str, mutation: Mutation) -> Outcome:
        """Return what a mutation of a file does."""
        try:
            corpus = self._corpus(name, mutation)
            effect, check = self._effect(corpus, mutation)
            why = "" if effect in DECISIVE else self.reason(corpus, mutation)
            return Outcome(mutation, effect, check, why)
        except GapcheckError as error:
            return Outcome(mutation, "refused", error.problems[0].code)

    def reason(self, corpus: Corpus, mutation: Mutation) -> str:
        """Return why a mutation is not decisive, as far as that can be computed."""
        if mutation.path[2:3] == ("topics",):
            return "a subject"
        if mutation.instrument == "silences":
            return "a silence"
        if mutation.of_penalty:
            return "an amount within its class"
        name = f"{mutation.instrument}/{mutation.unit}"
        if name not in self.law.encoded:
            layer = self.corpus.instruments[mutation.instrument][1].layer
            return "another layer" if layer in ("guidance", "draft") else "not in force"
        old, new = self.law.encoded[name], corpus.encoded[name]
        pairs = {
            "conduct": (old.offences, new.offences),
            "measure": (old.measures, new.measures),
            "term": (old.definition, new.definition),
        }
        if all(one == other for one, other in pairs.values()):
            same = (old.widenings, old.cuts) == (new.widenings, new.cuts)
            return "other words say the same" if same else "a general rule or exemption"
        answers, space = self.law.answered.answers, self.corpus.space
        freed = space.fields(*self.corpus.vocabulary.extended)
        asked = [it for known in self.known for it in known.ready.asked]
        counted = False
        for head, (one, other) in pairs.items():
            before, after = ([box.bits for box in boxes] for boxes in (one, other))
            apart = (*difference(space, before, after), *difference(space, after, before))
            left = [box for it in apart if (box := answers.apply(space, it)) is not None]
            counted = counted or bool(left)
            wide = [box | freed for box in left]
            if any(it.head == head and not disjoint(space, wide, it.boxes) for it in asked):
                return "reached otherwise, or by nothing still"
        return "no check asks" if counted else "under an answer not taken"

    def _corpus(self, name: str, mutation: Mutation) -> Corpus:
        """Return the corpus with one mutation; provisions that are as before are the same ones."""

        def changed(item: Any) -> Any:
            if item.name != name:
                return item
            data = mutated(item.source.data, mutation)
            return item._replace(noun=construct(type(item.noun), data))

        files = self.files._replace(
            statutes=tuple((owner, changed(item)) for owner, item in self.files.statutes),
            silences=tuple((owner, changed(item)) for owner, item in self.files.silences),
        )
        corpus = assemble_corpus(files)
        old = self.corpus.encoded
        encoded = {
            key: old[key] if old.get(key) == item else item for key, item in corpus.encoded.items()
        }
        return replace(corpus, encoded=encoded)

    def _effect(self, corpus: Corpus, mutation: Mutation) -> tuple[str, str]:
        """Return the first effect, and a check that shows it."""
        evaluator = Evaluator(corpus, self.scenario, detail=Detail.BRIEF)
        law = evaluator.law
        touched, others = self._touched(law, corpus, mutation)
        covered = ""
        if _laid_out(corpus) == _laid_out(self.corpus):
            for known, ready in touched:
                judged = judge_demands(law, ready.asked, known.manner)
                if self._differs(known, judged, "missing", "unclear"):
                    return "region", ready.check.id
                if self._differs(known, judged, "covered"):
                    covered = covered or ready.check.id
        for known, ready in touched:
            finding = evaluator.answer(ready)
            if finding.verdict != known.brief.verdict or finding.missing != known.brief.missing:
                return "region", ready.check.id
            if _said(finding) != _said(known.brief):
                return "sentence", ready.check.id
        phraser = Phraser(corpus)
        for known, ready in others:
            if _tail(law, known.ready, known.judged, known.boxes, phraser) != known.tail:
                return "sentence", ready.check.id
        if _attributes(law) != _attributes(self.law):
            return "attribute", ""
        if covered:
            return "covered", covered
        if list(overlaps_of(law)) != self.overlaps:
            return "overlap", ""
        full = Evaluator(corpus, self.scenario, detail=Detail.FULL)
        name = f"{mutation.instrument}/{mutation.unit}"
        for known, ready in touched:
            if name in known.names and full.answer(ready).covered != known.full.covered:
                return "share", ready.check.id
        return "none", ""

    def _touched(
        self, law: Law, corpus: Corpus, mutation: Mutation
    ) -> tuple[list[tuple[Known, ReadyCheck]], list[tuple[Known, ReadyCheck]]]:
        """Return the checks that the change can touch, likely ones first, and the others."""
        ready = {item.check.id: item for item in corpus.checks}
        pairs = [(known, ready[known.ready.check.id]) for known in self.known]
        name = f"{mutation.instrument}/{mutation.unit}"
        pairs.sort(key=lambda pair: name not in pair[0].names)
        if _laid_out(corpus) != _laid_out(self.corpus):
            return pairs, []
        if mutation.path[2:3] == ("topics",):
            return [], pairs  # topics tell what is named beside a judgement
        if mutation.of_penalty and _attributes(law) == _attributes(self.law):
            return [pair for pair in pairs if any(it.thresholds for it in pair[1].asked)], []
        changes = [
            Change(old, law if old.scenario == law.scenario else _again(old, corpus, law))
            for old in self.laws.values()
        ]
        touched: list[tuple[Known, ReadyCheck]] = []
        others: list[tuple[Known, ReadyCheck]] = []
        for known, item in pairs:
            met = any(change.touched(asked) for change in changes for asked in item.asked)
            (touched if met else others).append((known, item))
        return touched, others

    def _known(self, brief: Evaluator, full: Evaluator, ready: ReadyCheck) -> Known:
        law = brief.law
        manner = Manner(ready.every, core=ready.check.core)
        judged = judge_demands(law, ready.asked, manner, each=True)
        phraser = Phraser(self.corpus)
        writer = CaseWriter(law, phraser, full=False)
        topics = frozenset({ready.check.topic})
        boxes = tuple(writer.part(item, topics).boxes for item in judged.weighed)
        finding = full.answer(ready)
        names = {cited.provision for cited in finding.citations}
        names.update(covering.provision for covering in finding.covered)
        names.update(blocked.provision for blocked in finding.blocking)
        names.update(near.provision for near in finding.nearest)
        tail = _tail(law, ready, judged, boxes, phraser)
        said = brief.answer(ready)
        return Known(ready, manner, judged, boxes, tail, frozenset(names), said, finding)

    def _differs(self, known: Known, judged: Judged, *regions: str) -> bool:
        """Whether a verdict or one of the regions is another one, in the same space."""
        space = self.corpus.space
        return judged.verdict != known.judged.verdict or any(
            not equal(space, getattr(old.split, name), getattr(new.split, name))
            for old, new in zip(known.judged.weighed, judged.weighed, strict=True)
            for name in regions
        )


def _again(old: Law, corpus: Corpus, law: Law) -> Law:
    return consolidate_law(corpus, old.scenario, law.memory)


def _attributes(law: Law) -> set[tuple[str, str, tuple[str | None, ...]]]:
    """Return the classes of all offences, with what follows from them."""
    found = set()
    for item in law.encoded.values():
        for box in item.offences:
            name = (law.class_of(box) or ("", ""))[0]
            derived = tuple(rule.by_class.get(name) for _, rule in law.derivations)
            found.add((item.id, name, derived))
    return found


def _laid_out(corpus: Corpus) -> list[tuple[str, int]]:
    return list(corpus.space.field.items())


def _said(finding: Finding) -> Finding:
    """Return a finding without what only quotes the encoding, and who shares in covering."""
    return finding._replace(covered=(), citations=(), basis=None, remarks=(), proof=None)


def _tail(
    law: Law,
    ready: ReadyCheck,
    judged: Judged,
    boxes: Sequence[Region],
    phraser: Phraser,
) -> tuple[Any, ...]:
    """Return what a finding says of provisions that its judgement does not touch."""
    topics = frozenset({ready.check.topic})
    absences = Absences(law)
    found: list[Any] = []
    evidence = []
    for weighed, missing in zip(judged.weighed, boxes, strict=True):
        asked = weighed.asked
        known = [absences.evidence(asked.head, asked.concept, topics, box) for box in missing]
        evidence += known
        found.append([item.grade for item in known])
        if missing and asked.kind != "not-punish":
            blocked = blocking_of(law, weighed, missing, phraser)
            found.append(blocked)
            if not blocked and not weighed.split.covered:
                found.append(nearest_of(law, weighed, missing[0], topics, phraser))
    presumed = judged.verdict == "not-applicable" or ready.asked[0].kind == "not-punish"
    found.append(absences.of(evidence, topics, presumed=presumed))
    found.append(list(contradicted_by(law, judged)))
    return tuple(found)


def run(
    bench: Bench, chosen: Iterable[tuple[str, Mutation]], seconds: float | None = None
) -> Iterator[Outcome]:
    """Yield the outcomes of mutations, until the time is over."""
    start = time.process_time()
    for number, (name, mutation) in enumerate(chosen):
        if seconds is not None and time.process_time() - start > seconds:
            return
        if not number % 50:
            gc.collect()
        yield bench.outcome(name, mutation)


def tables(outcomes: Sequence[Outcome]) -> str:
    """Return the counts and shares, by kind of mutation and by instrument."""
    kinds = _table("mutation", outcomes, lambda item: item.mutation.kind)
    instruments = _table("instrument", outcomes, lambda item: item.mutation.instrument)
    return f"{kinds}\n\n{instruments}"


def _table(title: str, outcomes: Sequence[Outcome], key: Any) -> str:
    groups: dict[str, Counter[str]] = {}
    for item in outcomes:
        groups.setdefault(key(item), Counter())[item.effect] += 1
    groups = dict(sorted(groups.items()))
    groups["all"] = Counter(item.effect for item in outcomes)
    header = [title, "made", *EFFECTS, "decisive"]
    return markdown(header, (_row(name, counts) for name, counts in groups.items()))


def _row(name: str, counts: Mapping[str, int]) -> list[str]:
    made = sum(counts.values()) - counts.get("refused", 0)
    decisive = sum(counts.get(effect, 0) for effect in DECISIVE)
    share = f"{decisive / made:.0%}" if made else ""
    return [name, str(made), *(str(counts.get(effect, 0)) for effect in EFFECTS), share]


def listing(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the values that are not decisive, grouped by why, a line for each."""
    groups: dict[str, list[str]] = {}
    for item in outcomes:
        if item.effect not in (*DECISIVE, "refused"):
            it = item.mutation
            told = f"{it.where}: {it.told}" if it.where else it.told
            found = "" if item.effect == "none" else f" [{item.effect}]"
            line = f"{it.instrument}/{it.unit}: {told}{found}"
            groups.setdefault(item.why, []).append(line)
    for why in sorted(groups):
        yield f"{why} ({len(groups[why])})"
        yield from (f"  {line}" for line in sorted(groups[why]))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Change encoded values one at a time.")
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--statute", help="mutate this instrument only")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--sample", type=int, default=200, help="how many mutations")
    size.add_argument("--all", action="store_true", help="all mutations")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="stop after so many of the processor")
    parser.add_argument(
        "--list", type=Path, metavar="FILE", help="where to list undecisive values"
    )
    given = parser.parse_args()
    bench = Bench(load_files(given.corpus))
    population = [
        item
        for item in bench.population(given.seed)
        if given.statute in (None, item[1].instrument)
    ]
    chosen = list(population)
    if not given.all:
        Random(given.seed).shuffle(chosen)
        chosen = chosen[: given.sample]
    seconds = given.minutes * 60 if given.minutes else None
    outcomes = list(run(bench, chosen, seconds))
    if given.list:
        given.list.write_text("".join(f"{line}\n" for line in listing(outcomes)), encoding="utf-8")
    print(f"{len(outcomes)} of {len(population)} mutations, seed {given.seed}\n")
    print(tables(outcomes))


if __name__ == "__main__":
    main()
