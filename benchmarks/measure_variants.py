"""The same work in other shapes: with readings, in a larger vocabulary, one provision changed.

Everything is a multiple of what gapcheck takes for one law of the workload.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from random import Random
from statistics import mean

from engines.answer import Answer, Engine
from engines.known_law import KnownLaw
from engines.mask_tuples import MaskTuples
from engines.packed_boxes import PackedBoxes
from engines.reading_boxes import ExactReadingBoxes, ReadingBoxes
from results import Results, Series, collect
from table import Goal, figure, figures, goal_cells, markdown, milliseconds
from timing import measure_paired, ratio, spread, timed
from truth import WrongAnswerError, check_engine, check_large, true_answers
from workload import (
    MORE_DIMENSIONS,
    SIZES,
    Law,
    Offence,
    Workload,
    finer,
    make_workload,
    settled,
)

ROUNDS = 60
READINGS = (3, 8)
SPLIT_INTO = 3
"""Every value split into three makes a space of 8 dimensions 6,561 times larger."""
MORE_LIMITS = (len(SIZES + MORE_DIMENSIONS) - 1) / (len(SIZES) - 1)

BASE = "base"
TITLES = {
    BASE: "one law of the workload",
    "readings-0": "no readings, doubts settled; what is covered, too",
    "readings-3": "doubts turn on 3 readings; what is covered, too",
    "readings-8": "doubts turn on 8 readings; what is covered, too",
    "exact-3": "the same for 3 readings, by definition",
    "exact-8": "the same for 8 readings, by definition",
    "finer": "each value split into 3: 6,561 times more cells",
    "dimensions": "6 more dimensions: 5,400 times more cells",
    "wordier": "the same, and texts limit as many more dimensions",
    "changed": "one provision changed, the rest known",
}
GOALS = {
    "finer": Goal(3, "times"),
    "dimensions": Goal(3, "times"),
    "changed": Goal(0.55, "times"),
}

Answering = Callable[[int], Sequence[Answer]]
"""Answers for the law of the round of that number."""


def measure(rounds: int = ROUNDS) -> Results:
    """Check and time every variant, on one law each round."""
    workload = make_workload()
    laws = list(islice(workload.laws(), rounds))
    variants: dict[str, Answering] = {
        BASE: _answering(PackedBoxes(workload), laws),
        **dict(_with_readings(workload, laws)),
        "finer": _with_finer_values(workload, laws),
        "dimensions": _in_more_dimensions(rounds, limits=1),
        "wordier": _in_more_dimensions(rounds, limits=MORE_LIMITS),
        "changed": _one_provision_changed(workload, laws),
    }
    found = measure_paired(
        rounds, {name: timed(_put(workload, answer)) for name, answer in variants.items()}
    )
    return collect(
        Series(name, tuple(found[name]), notes={"boxes": _boxes(rounds, answer)})
        for name, answer in variants.items()
    )


def table(results: Results) -> str:
    """Return the results as a table."""
    base = results.series[BASE].values
    rows = []
    for name, title in TITLES.items():
        item = results.series[name]
        against = ratio(item.values, base)
        rows.append(
            [
                title,
                item.notes["boxes"],
                milliseconds(spread(item.values).median),
                figures(against),
                *goal_cells(against.median, GOALS.get(name)),
            ]
        )
    header = ["gapcheck", "boxes of residue", "ms per law", "times (quartiles)", "goal", "met"]
    return markdown(header, rows)


def _answering(engine: Engine, laws: list[Law]) -> Answering:
    return lambda number: engine.answer(laws[number])


def _put(workload: Workload, answer: Answering) -> Callable[[int], object]:
    """Return the action that is timed: the verdicts of all checks."""
    return lambda number: workload.verdicts(answer(number))


def _boxes(rounds: int, answer: Answering) -> str:
    """Return how many boxes the residues of a law have, on average."""
    return figure(
        mean(sum(len(said.residue) for said in answer(number)) for number in range(rounds))
    )


def _with_readings(workload: Workload, laws: list[Law]) -> Iterator[tuple[str, Answering]]:
    ways: list[tuple[str, Engine, list[Law]]] = [
        ("readings-0", ReadingBoxes(workload, 0), [settled(law) for law in laws])
    ]
    for count in READINGS:
        ways.append((f"readings-{count}", ReadingBoxes(workload, count), laws))
        ways.append((f"exact-{count}", ExactReadingBoxes(workload, count), laws))
    for name, engine, put in ways:
        check_engine(engine, workload, put[0], true_answers(workload, put[0]))
        yield name, _answering(engine, put)


def _in_more_dimensions(rounds: int, limits: float) -> Answering:
    workload = make_workload(SIZES + MORE_DIMENSIONS, limits=limits)
    laws = list(islice(workload.laws(), rounds))
    engine = PackedBoxes(workload)
    check_large(engine, MaskTuples(workload), workload, laws[0])
    return _answering(engine, laws)


def _with_finer_values(workload: Workload, laws: list[Law]) -> Answering:
    sizes = tuple(size * SPLIT_INTO for size in workload.sizes)
    large = replace(workload, sizes=sizes, leaves=finer(workload.leaves, SPLIT_INTO))
    put = [tuple(Offence(*finer(offence, SPLIT_INTO)) for offence in law) for law in laws]
    engine = PackedBoxes(large)
    check_large(engine, MaskTuples(large), large, put[0])
    return _answering(engine, put)


def _one_provision_changed(workload: Workload, laws: list[Law]) -> Answering:
    engine = KnownLaw(workload)
    random = Random("one provision changed")
    known = [engine.afresh(law) for law in laws]
    changed = [workload.amended(random, law, random.randrange(len(law))) for law in laws]
    for before, law in zip(known, changed, strict=True):
        if engine.updated(before, law) != engine.afresh(law):
            raise WrongAnswerError("one provision changed: other answers than afresh")
    return lambda number: engine.updated(known[number], changed[number]).answers
