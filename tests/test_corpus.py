"""The shipped law against the shipped standards: what has to come out, and what came out."""

from collections.abc import Iterator
from functools import cache

import pytest

import gapcheck
from corpus_case import EXPECTATIONS, QUESTION, Case, cases, finding_of, shipped
from gapcheck.finding import Step
from golden import GOLDEN, compare

CASES = dict(cases())


@pytest.mark.parametrize("name", CASES)
def test_what_the_law_says(name: str) -> None:
    case: Case = CASES[name]
    expected = {key for key in case if key not in QUESTION}
    assert expected
    assert expected <= EXPECTATIONS.keys()
    finding = finding_of(case)
    for key in expected:
        EXPECTATIONS[key](case, finding)


@cache
def everything() -> tuple[gapcheck.Finding, ...]:
    """Return all findings on the law in force, with their proofs."""
    corpus = shipped()
    return gapcheck.evaluate_law(
        corpus, gapcheck.make_scenario(corpus), detail=gapcheck.Detail.PROOF
    )


def leaves(step: Step) -> Iterator[Step]:
    """Yield the steps of a proof that rest on nothing further."""
    if not step.steps:
        yield step
    for inner in step.steps:
        yield from leaves(inner)


def test_a_verdict_that_moves_is_seen(rewrite: bool) -> None:
    rows = sorted(
        f"{found.id.removeprefix('kh/'):50} "
        + " ".join(f"{verdict:14}" for verdict in found.layers.values()).rstrip()
        for found in everything()
    )
    compare(GOLDEN / "verdicts.txt", "\n".join(rows) + "\n", rewrite=rewrite)


def test_every_check_is_answered() -> None:
    asked = {f"kh/{ready.check.id}" for ready in shipped().checks}
    assert asked == {found.id for found in everything()}


def test_every_leaf_of_a_proof_cites_what_is_encoded() -> None:
    corpus = shipped()
    silences = {f"silence:{item.noun.id}" for found in corpus.silences.values() for item in found}
    known = {*corpus.encoded, *corpus.standard_provisions, *silences}
    for found in everything():
        assert found.proof is not None
        for leaf in leaves(found.proof):
            assert leaf.cites in known, (found.id, leaf)


def test_every_finding_cites_both_sides_that_it_has() -> None:
    for found in everything():
        sides = {item.side for item in found.citations}
        assert "standard" in sides
        if found.covered:
            assert "national" in sides


def test_findings_begin_with_what_binds() -> None:
    binding = [bool(found.binding and found.binding.binds == "yes") for found in everything()]
    assert sorted(binding, reverse=True) == binding


def test_a_shortfall_says_how_its_absence_is_evidenced() -> None:
    for found in everything():
        if found.verdict in ("gap", "partial") and found.kind != "not-punish":
            assert found.absence is not None
            assert all(case.grade for case in found.missing)
            assert found.marked == (found.absence.grade == "not found")


def test_a_witness_lies_in_every_shortfall() -> None:
    for found in everything():
        assert bool(found.missing) == bool(found.witness)


def test_no_sentence_says_more_than_its_evidence() -> None:
    for found in everything():
        if found.marked and found.kind == "criminalise":
            assert "is not an offence" not in found.sentence
