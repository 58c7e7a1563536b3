"""Findings on drawn laws are those of the slow and obvious judge in `exact`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from random import Random
from typing import Any

import gapcheck
from exact import Box, Cases, Exact, Parted, head_of
from gapcheck import Corpus, Detail, Finding
from laws import BILL, CHANCES, OTHER_ACTS, Files, corpus_of, drawn_with, for_all, laws


def findings_of(
    files: Files, corpus: Corpus | None = None, *, compound: bool = False, **options: Any
) -> dict[str, Finding]:
    """Return the findings on a law, by check."""
    corpus = corpus or corpus_of(files)
    scenario = gapcheck.make_scenario(corpus, **options)
    found = gapcheck.evaluate_law(corpus, scenario, compound=compound, detail=Detail.BRIEF)
    return {finding.check or "": finding for finding in found}


def verdicts(findings: Mapping[str, Finding]) -> dict[str, str]:
    return {check: finding.verdict for check, finding in findings.items()}


def exact_verdicts(exact: Exact, findings: Mapping[str, Finding]) -> dict[str, str]:
    return {check: exact.answer(check).verdict for check in findings}


# --- verdicts ---


@for_all(laws())
def test_verdicts(files: Files) -> None:
    found = findings_of(files)

    assert exact_verdicts(Exact(files), found) == verdicts(found)


@for_all(laws())
def test_compound_verdicts(files: Files) -> None:
    found = findings_of(files, compound=True)

    assert exact_verdicts(Exact(files, compound=True), found) == verdicts(found)


@for_all(laws(), CHANCES, share=2)
def test_verdicts_under_assumed_answers(files: Files, chance: Random) -> None:
    corpus = corpus_of(files)
    chosen = chance.sample(sorted(corpus.questions), min(2, len(corpus.questions)))
    answers = {name: [*corpus.questions[name].answers, "open"] for name in chosen}
    assumed = {name: chance.choice(answers[name]) for name in chosen}
    found = findings_of(files, corpus, assume=assumed)

    assert exact_verdicts(Exact(files, assumed=assumed), found) == verdicts(found)


@for_all(laws(), share=2)
def test_verdicts_of_other_layers(files: Files) -> None:
    layers = {"in-force": Exact(files)}
    if BILL in files:
        layers["with-guidance"] = Exact(files, guidance=True)
        layers["with-bill"] = Exact(files, enacted=("bill",))
    for check, finding in findings_of(files).items():
        expected = {name: exact.answer(check).verdict for name, exact in layers.items()}

        assert expected == finding.layers


# --- what is printed as missing ---


@for_all(laws(), share=2)
def test_missing_boxes_are_the_residue_and_none_is_wider_or_left_out(files: Files) -> None:
    """What is printed is an irredundant cover of the residue by maximal boxes."""
    exact = Exact(files, compound=True)
    for check, finding in findings_of(files, compound=True).items():
        if is_single(exact.checks[check]):
            (part,) = exact.answer(check).parts
            cases = exact.cases(head_of(exact.checks[check]))
            boxes = printed_boxes(cases, exact, part, finding)
            found = [cases.of(box) for box in boxes]

            assert part.missing == union(found)
            assert all(own & ~union(found[:n] + found[n + 1 :]) for n, own in enumerate(found))
            assert not any(wider & ~part.missing == 0 for wider in widened(cases, part, boxes))


def test_what_another_act_is_like_may_matter_to_an_attempt_alone() -> None:
    """No box is printed for cases that cannot happen: another act that is and is not."""
    (finding, *_) = findings_of(drawn_with(Random(7349)), compound=True).values()
    assert len(finding.missing) == 1


@for_all(laws(), share=2)
def test_missing_boxes_of_a_clipped_demand_are_the_residue_within_it(files: Files) -> None:
    exact = Exact(files)
    for check, finding in findings_of(files).items():
        if is_single(exact.checks[check]):
            (part,) = exact.answer(check).parts
            cases = exact.cases(head_of(exact.checks[check]))
            printed = union(map(cases.of, printed_boxes(cases, exact, part, finding)))

            assert part.missing == printed & part.demanded
            assert bool(part.missing) == bool(finding.witness)


@for_all(laws(without=[OTHER_ACTS]), share=2)
def test_a_witness_is_a_case_of_the_residue(files: Files) -> None:
    exact = Exact(files)
    for check, finding in findings_of(files).items():
        noun = exact.checks[check]
        if is_single(noun) and head_of(noun) == "conduct" and finding.witness:
            (part,) = exact.answer(check).parts
            cases = exact.cases("conduct")
            sure = part.certain or part.demanded
            described = cases.of(cases.hull(sure) | told(finding.witness)) & sure

            assert described
            assert described == described & part.missing


def is_single(check: Mapping[str, Any]) -> bool:
    return "all" not in check and "any" not in check


def printed_boxes(cases: Cases, exact: Exact, part: Parted, finding: Finding) -> list[Box]:
    """Return the missing boxes of a finding, as they are printed.

    A box names the dimensions on which it is smaller than what is surely demanded.
    """
    around = cases.hull(part.certain or part.demanded)
    return [around | exact.printed(case.values) for case in finding.missing]


def widened(cases: Cases, part: Parted, boxes: Sequence[Box]) -> Iterator[int]:
    """Yield what boxes reach with one value more, if that is more."""
    around = cases.hull(part.certain or part.demanded)
    for box in boxes:
        for name, atoms in around.items():
            for atom in atoms - box[name]:
                wider = cases.of(box | {name: box[name] | {atom}})
                if wider != cases.of(box):
                    yield wider


def union(found: Iterable[int]) -> int:
    return reduce(or_, found, 0)


def told(witness: str) -> Box:
    """Return the atoms that a witness names; of several of one dimension, the last."""
    named: Box = {}
    for dimension, number in re.findall(r"\b([A-Z]+) (\d)\b", witness):
        if dimension == "AGED":
            named["medium"] = frozenset([number])
        else:
            named[dimension.lower()] = frozenset([f"{dimension.lower()}-{number}"])
    if "PICTURE" in witness:
        named["object"] = frozenset(["object-1"])
    return named
