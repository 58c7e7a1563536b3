"""What must hold of findings on any law, on drawn laws and against the oracle `exact`."""

import re
from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

import gapcheck
from exact import Cases, Exact, Parted, head_of
from gapcheck import Detail, Finding
from laws import (
    BILL,
    OTHER_ACTS,
    Files,
    corpus_of,
    for_all,
    laws,
)

SHUFFLES = st.randoms(use_true_random=False)


def findings_of(files: Files, **options: Any) -> dict[str, Finding]:
    """Return the findings on a law, by check."""
    corpus = corpus_of(files)
    compound = options.pop("compound", False)
    detail = options.pop("detail", Detail.FULL)
    scenario = gapcheck.make_scenario(corpus, **options)
    found = gapcheck.evaluate_law(corpus, scenario, compound=compound, detail=detail)
    return {finding.check or "": finding for finding in found}


def verdicts(findings: Mapping[str, Finding]) -> dict[str, str]:
    return {check: finding.verdict for check, finding in findings.items()}


def exact_verdicts(exact: Exact, findings: Mapping[str, Finding]) -> dict[str, str]:
    return {check: exact.answer(check).verdict for check in findings}


# --- the evaluator agrees with the oracle ---


@for_all(laws())
def test_verdicts_are_those_of_the_oracle(files: Files) -> None:
    found = findings_of(files)

    assert exact_verdicts(Exact(files), found) == verdicts(found)


@for_all(laws())
def test_compound_verdicts_are_those_of_the_oracle(files: Files) -> None:
    found = findings_of(files, compound=True)

    assert exact_verdicts(Exact(files, compound=True), found) == verdicts(found)


@for_all(laws(), SHUFFLES)
def test_verdicts_under_assumed_answers_are_those_of_the_oracle(
    files: Files, chance: Random
) -> None:
    questions = corpus_of(files).questions
    assume(questions)
    chosen = chance.sample(sorted(questions), min(2, len(questions)))
    assumed = {name: chance.choice([*questions[name].answers, "open"]) for name in chosen}
    found = findings_of(files, assume=assumed)

    assert exact_verdicts(Exact(files, assumed=assumed), found) == verdicts(found)


@for_all(laws().filter(lambda files: BILL in files))
def test_verdicts_of_other_layers_are_those_of_the_oracle(files: Files) -> None:
    layers = {
        "in-force": Exact(files),
        "with-guidance": Exact(files, guidance=True),
        "with-bill": Exact(files, enacted=("bill",)),
    }
    for check, finding in findings_of(files).items():
        expected = {name: exact.answer(check).verdict for name, exact in layers.items()}

        assert expected == finding.layers


@for_all(laws())
def test_missing_boxes_are_exactly_the_residue(files: Files) -> None:
    exact = Exact(files, compound=True)
    for check, finding in findings_of(files, compound=True).items():
        if is_single(exact.checks[check]):
            (part,) = exact.answer(check).parts
            cases = exact.cases(head_of(exact.checks[check]))

            assert part.missing == printed_cases(cases, exact, part, finding)


@for_all(laws())
def test_missing_boxes_of_a_clipped_demand_are_the_residue_within_it(files: Files) -> None:
    exact = Exact(files)
    for check, finding in findings_of(files).items():
        if is_single(exact.checks[check]):
            (part,) = exact.answer(check).parts
            cases = exact.cases(head_of(exact.checks[check]))
            printed = printed_cases(cases, exact, part, finding)

            assert part.missing == printed & part.demanded


@for_all(laws(without=[OTHER_ACTS]))
def test_a_witness_is_a_case_of_the_residue(files: Files) -> None:
    exact = Exact(files)
    for check, finding in findings_of(files).items():
        if is_single(exact.checks[check]) and finding.witness:
            (part,) = exact.answer(check).parts
            cases = exact.cases(head_of(exact.checks[check]))
            described = cases.of(told(finding.witness)) & part.demanded

            assert described
            assert described == described & part.missing


def is_single(check: Mapping[str, Any]) -> bool:
    return "all" not in check and "any" not in check


def printed_cases(cases: Cases, exact: Exact, part: Parted, finding: Finding) -> int:
    """Return the cases in the missing boxes of a finding, as they are printed.

    A box names the dimensions on which it is smaller than what is surely demanded.
    """
    around = cases.hull(part.certain or part.demanded)
    found = 0
    for case in finding.missing:
        found |= cases.of(around | exact.printed(case.values))
    return found


def told(witness: str) -> dict[str, list[str]]:
    """Return the atoms that a witness names; of several of one dimension, the last."""
    named: dict[str, list[str]] = {}
    for dimension, number in re.findall(r"\b([A-Z]+) (\d)\b", witness):
        if dimension == "AGED":
            named["medium"] = [number]
        else:
            named[dimension.lower()] = [f"{dimension.lower()}-{number}"]
    if "PICTURE" in witness:
        named["object"] = ["object-1"]
    return named
