"""Findings on drawn laws: the same bytes every time, and a citation at every end of a proof."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import gapcheck
from gapcheck import Detail
from gapcheck.finding import Step
from laws import Files, corpus_of, drawn_with, for_all, laws, write_files
from small import ATTEMPT_CHECKS, FILES, open_corpus

LAWS = 6
PRINTED = """
import json, sys, gapcheck
for folder in sys.argv[1:]:
    try:
        corpus = gapcheck.load_corpus(folder)
    except gapcheck.GapcheckError as error:
        print(error)
        continue
    scenario = gapcheck.make_scenario(corpus)
    for compound in (False, True):
        found = gapcheck.evaluate_law(
            corpus, scenario, compound=compound, detail=gapcheck.Detail.PROOF
        )
        print(json.dumps(gapcheck.findings_document(gapcheck.assess(corpus, scenario, found))))
"""


def printed(folders: list[Path], seed: int) -> str:
    """Return findings as a process of their own prints them."""
    command = [sys.executable, "-c", PRINTED, *map(str, folders)]
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    return subprocess.run(
        command, env=environment, capture_output=True, check=True, text=True
    ).stdout


def leaves(step: Step) -> Iterator[Step]:
    """Yield the steps of a proof that rest on nothing further."""
    if not step.steps:
        yield step
    for inner in step.steps:
        yield from leaves(inner)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """However the names of sets and mappings are hashed, which differs from process to process."""
    folders = [
        write_files(drawn_with(Random(number)), tmp_path / str(number)) for number in range(LAWS)
    ]

    assert printed(folders, seed=1) == printed(folders, seed=2)


@for_all(laws())
def test_every_proof_ends_in_what_is_encoded_or_in_a_documented_silence(files: Files) -> None:
    corpus = corpus_of(files)
    silences = {f"silence:{item.noun.id}" for found in corpus.silences.values() for item in found}
    known = {*corpus.encoded, *corpus.standard_provisions, *silences}
    scenario = gapcheck.make_scenario(corpus)
    for finding in gapcheck.evaluate_law(corpus, scenario, detail=Detail.PROOF):
        assert finding.proof is not None
        for leaf in leaves(finding.proof):
            assert leaf.cites in known


def measures(folder: Path, first: str, second: str) -> gapcheck.Finding:
    """Return the finding on a check that asks for one of two measures."""
    text = FILES[ATTEMPT_CHECKS].replace("measure: closure", "measure: second")
    text = text.replace("measure: confiscation", f"measure: {first}")
    text = text.replace("measure: second", f"measure: {second}")
    corpus = open_corpus(folder, {ATTEMPT_CHECKS: text})
    check = corpus.check("protocol.attempt.measures")
    assert check is not None
    (finding,) = gapcheck.evaluate_law(corpus, gapcheck.make_scenario(corpus), [check])
    return finding


@pytest.mark.parametrize("order", [("confiscation", "closure"), ("closure", "confiscation")])
def test_where_one_demand_is_enough_the_one_that_is_met_is_told(
    order: tuple[str, str], tmp_path: Path
) -> None:
    found = measures(tmp_path, *order)
    assert (
        found.sentence
        == "Article 40 of the Penal Code provides for confiscation of what was used."
    )
    assert (found.missing, found.witness) == ((), None)
