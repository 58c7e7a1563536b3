"""The workload is what its description says, and engines are measured only if they are right."""

import sys
from dataclasses import replace
from itertools import islice, pairwise
from math import prod
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))  # it is not part of the package

from engines import YARDSTICK, Answer, MissingPeerError, make_engine
from engines.known_law import KnownLaw
from engines.mask_tuples import MaskTuples
from engines.reading_boxes import ExactReadingBoxes, ReadingBoxes
from gapcheck.load import load_files
from measure_engines import table
from mutate import Bench, Outcome, listing, tables
from mutations import mutated
from results import Series, collect
from small import write_corpus
from timing import Measure, measure_paired, ratio
from truth import Truth, WrongAnswerError, check_engine, check_large, true_answers
from workload import (
    JURISDICTIONS,
    MORE_DIMENSIONS,
    SIZES,
    VERSIONS,
    Check,
    Law,
    Masks,
    Offence,
    Workload,
    cell_count,
    finer,
    make_workload,
    settled,
)

LEAVES_CHECKED = 60
"""Boxes that engines are checked on here; the first 60 of the workload's 194."""


@pytest.fixture(scope="module")
def workload() -> Workload:
    return make_workload()


@pytest.fixture(scope="module")
def law(workload: Workload) -> Law:
    return next(workload.laws())


@pytest.fixture(scope="module")
def smaller(workload: Workload) -> Workload:
    leaves = workload.leaves[:LEAVES_CHECKED]
    return Workload(workload.sizes, workload.checks[:LEAVES_CHECKED], leaves, workload.seed)


@pytest.fixture(scope="module")
def truth(smaller: Workload, law: Law) -> list[Truth]:
    return true_answers(smaller, law)


def test_space_has_the_documented_cells() -> None:
    assert prod(SIZES) == 122_880
    assert prod(SIZES + MORE_DIMENSIONS) == 663_552_000


def test_a_law_has_40_offences(law: Law) -> None:
    assert len(law) == 40


def test_checks_are_80_single_20_all_and_20_any(workload: Workload) -> None:
    single = sum(len(check.leaves) == 1 for check in workload.checks)
    rules = [check.rule for check in workload.checks if len(check.leaves) > 1]
    assert (single, rules.count("all"), rules.count("any")) == (80, 20, 20)


def test_checks_have_194_boxes_of_40_to_23040_cells(workload: Workload) -> None:
    cells = [cell_count(box) for box in workload.leaves]
    assert (len(cells), min(cells), max(cells)) == (194, 40, 23_040)


def test_about_two_percent_of_values_are_doubtful(workload: Workload) -> None:
    offences = [offence for law in islice(workload.laws(), 20) for offence in law]
    possible = sum(values.bit_count() for item in offences for values in item.possible)
    certain = sum(values.bit_count() for item in offences for values in item.certain)
    assert (possible - certain) / possible == pytest.approx(0.02, abs=0.005)


def test_what_is_certain_is_possible_and_not_empty(workload: Workload) -> None:
    pairs = [
        pair
        for law in islice(workload.laws(), 20)
        for offence in law
        for pair in zip(*offence, strict=True)
    ]
    assert all(certain and certain & ~possible == 0 for certain, possible in pairs)


def test_world_has_9800_laws(workload: Workload) -> None:
    assert JURISDICTIONS * len(list(workload.versions(0))) == JURISDICTIONS * VERSIONS == 9_800


def test_a_version_amends_at_most_three_provisions(workload: Workload) -> None:
    amended = {
        sum(one is not other for one, other in zip(before, after, strict=True))
        for before, after in pairwise(workload.versions(1))
    }
    assert amended == {0, 1, 2, 3}


def test_same_seed_gives_the_same_workload() -> None:
    assert make_workload() == make_workload()
    assert next(make_workload().laws()) == next(make_workload().laws())


def test_all_needs_every_box_and_any_needs_one() -> None:
    met, unmet = (True, True, True), (False, False, False)
    box = (1,)
    assert Check("all", (box, box)).verdict([met, unmet]) == (False, False, True)
    assert Check("any", (box, box)).verdict([met, unmet]) == (True, True, True)


def test_oracle_finds_what_is_left_of_a_box() -> None:
    offence = Offence(certain=(0b01, 0b11), possible=(0b11, 0b01))
    asked = Workload((2, 2), (), ((0b11, 0b11),), seed=1)
    assert true_answers(asked, (offence,)) == [Truth(False, False, True, frozenset({2, 3}))]


@pytest.mark.parametrize("name", ["gapcheck", "readable", "cells", "sqlite", YARDSTICK])
def test_engine_agrees_with_the_oracle(
    name: str, smaller: Workload, law: Law, truth: list[Truth]
) -> None:
    check_engine(make_engine(name, smaller), smaller, law, truth)


@pytest.mark.parametrize("kind", [ReadingBoxes, ExactReadingBoxes])
def test_readings_agree_with_the_oracle(
    kind: type[ReadingBoxes], smaller: Workload, law: Law, truth: list[Truth]
) -> None:
    check_engine(kind(smaller, 3), smaller, law, truth)


def test_no_readings_agree_with_the_oracle_on_a_law_without_doubts(
    smaller: Workload, law: Law
) -> None:
    clear = settled(law)
    check_engine(ReadingBoxes(smaller, 0), smaller, clear, true_answers(smaller, clear))


class Mistaken(MaskTuples):
    """Forgets the first box of each residue."""

    def boxes(self, residue: list[Masks]) -> list[Masks]:
        return residue[1:]


class Overstated(MaskTuples):
    """Calls everything contained if doubtful values count."""

    def answer(self, law: Law) -> list[Answer]:
        return [said._replace(possible=True) for said in super().answer(law)]


@pytest.mark.parametrize("kind", [Mistaken, Overstated])
def test_a_wrong_engine_is_found_out(
    kind: type[MaskTuples], smaller: Workload, law: Law, truth: list[Truth]
) -> None:
    with pytest.raises(WrongAnswerError):
        check_engine(kind(smaller), smaller, law, truth)


def test_a_wrong_engine_is_found_out_in_a_large_space(smaller: Workload, law: Law) -> None:
    with pytest.raises(WrongAnswerError):
        check_large(make_engine("gapcheck", smaller), Mistaken(smaller), smaller, law)


def test_splitting_values_multiplies_the_cells_of_a_box(workload: Workload) -> None:
    (large,) = finer(workload.leaves[:1], 3)
    assert cell_count(large) == 3**8 * cell_count(workload.leaves[0])


def test_known_law_gives_the_answers_of_one_afresh(smaller: Workload) -> None:
    engine = KnownLaw(smaller)
    versions = list(islice(smaller.versions(2), 6))
    known = engine.afresh(versions[0])
    for law in versions[1:]:
        known = engine.updated(known, law)
    assert known == engine.afresh(versions[-1])


def test_a_missing_peer_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, smaller: Workload
) -> None:
    monkeypatch.setitem(sys.modules, "clingo", None)
    with pytest.raises(MissingPeerError, match="clingo: pip install clingo"):
        make_engine("clingo", smaller)


def test_rounds_start_with_another_measure_each() -> None:
    order: list[str] = []

    def noting(name: str) -> Measure:
        def note(_: int) -> float:
            order.append(name)
            return 1.0

        return note

    measure_paired(3, {name: noting(name) for name in "abc"})
    assert order == list("abcbcacab")


def test_ratios_are_taken_within_a_round() -> None:
    assert ratio([1.0, 2.0, 4.0], [2.0, 4.0, 8.0]).median == 0.5


def test_table_says_which_goals_are_not_met_and_what_is_missing() -> None:
    measured = collect(
        [
            Series(YARDSTICK, (0.010,), notes={"title": "yardstick", "gives": "boxes"}),
            Series("gapcheck", (0.004,), notes={"title": "own", "gives": "boxes"}),
            Series("readable", (0.011,), notes={"title": "cover", "gives": "boxes"}),
        ],
        missing=["z3: pip install z3-solver"],
    )
    own, cover = (
        next(line for line in table(measured).splitlines() if title in line)
        for title in ("own", "cover")
    )
    assert "| yes " in own
    assert "**no**" in cover
    assert "Not measured: z3: pip install z3-solver." in table(measured)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(load_files(write_corpus(tmp_path_factory.mktemp("corpus"))))


def outcome_of(bench: Bench, unit: str, where: str, told: str) -> Outcome:
    (found,) = (
        (name, item)
        for name, item in bench.population(seed=1)
        if (f"{item.instrument}/{item.unit}", item.where, item.told) == (unit, where, told)
    )
    return bench.outcome(*found)


@pytest.mark.parametrize(
    ("unit", "where", "told", "effect"),
    [
        ("media-law-2005/art-1", "reaches.victim_age", "a year less: 0..16", "region"),
        ("media-law-2005/art-2.1", "punishes.conduct", "without sell", "region"),
        ("media-law-2005/art-2.1", "punishes.place", "dropped", "region"),
        ("media-law-2005/art-2.1", "penalty.imprisonment", "2..5 years to 2..4 years", "none"),
        ("media-law-2005/art-2.1", "topics", "without csam", "none"),
        ("media-law-2005/art-3", "topics", "without csam", "sentence"),
        ("bill-2020/art-1", "penalty", "dropped", "sentence"),
        ("penal-code-2010/art-42", "penalty", "dropped", "attribute"),
        ("silences/production", "region.conduct", "dropped", "sentence"),
    ],
)
def test_mutation_of_a_value_has_its_effect(
    bench: Bench, unit: str, where: str, told: str, effect: str
) -> None:
    assert effect == outcome_of(bench, unit, where, told).effect


def test_only_values_that_are_not_decisive_are_listed(bench: Bench) -> None:
    decisive = outcome_of(bench, "media-law-2005/art-2.1", "punishes.place", "dropped")
    other = outcome_of(bench, "media-law-2005/art-2.1", "topics", "without csam")
    listed = "  media-law-2005/art-2.1: topics: without csam"
    assert ["a subject (1)", listed] == list(listing([decisive, other]))


def test_share_is_that_of_mutations_that_were_not_refused(bench: Bench) -> None:
    one = outcome_of(bench, "media-law-2005/art-2.1", "punishes.place", "dropped")
    told = tables([one, replace(one, effect="none"), replace(one, effect="refused")])
    total = told.splitlines()[3].replace(" ", "")
    assert total == "|all|2|1|0|0|0|0|0|1|1|50%|"


def test_mutation_leaves_the_data_as_it_is(bench: Bench) -> None:
    data = {item.name: item.source.data for _, item in bench.files.statutes}
    data |= {item.name: item.source.data for _, item in bench.files.silences}
    before = repr(data)
    for name, mutation in bench.population(seed=1):
        assert mutated(data[name], mutation) != data[name]
    assert before == repr(data)
