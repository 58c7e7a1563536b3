"""gapcheck's engine against the yardstick and the peers, law by law."""

from collections.abc import Callable
from itertools import islice

from engines import ENGINES, YARDSTICK, Engine, MissingPeerError, make_engine, version_of
from results import Results, Series, collect
from table import Goal, figures, goal_cells, markdown, milliseconds, missing_lines
from timing import measure_paired, ratio, spread, timed
from truth import check_engine, true_answers
from workload import Law, Workload, make_workload

ROUNDS = 60
LAWS_CHECKED = 3
"""Laws on which every engine has to agree with the oracle before it is timed."""
GOALS = {"gapcheck": Goal(0.45, "of the yardstick"), "readable": Goal(1.0, "of the yardstick")}
RIVALS = ("python-sat", "clingo", "z3")
"""Peers that gapcheck is to equal or to beat."""


def measure(rounds: int = ROUNDS) -> Results:
    """Check every engine that is installed, then time all of them on one law each round."""
    workload = make_workload()
    laws = list(islice(workload.laws(), LAWS_CHECKED + rounds))
    engines: dict[str, Engine] = {}
    missing = []
    for name in ENGINES:
        try:
            engines[name] = make_engine(name, workload)
        except MissingPeerError as error:
            missing.append(str(error))
    for law in laws[:LAWS_CHECKED]:
        truth = true_answers(workload, law)
        for engine in engines.values():
            check_engine(engine, workload, law, truth)
    found = measure_paired(
        rounds,
        {
            name: timed(_answering(engine, workload, laws[LAWS_CHECKED:]))
            for name, engine in engines.items()
        },
    )
    return collect(
        [
            Series(name, tuple(found[name]), notes=_notes(engine))
            for name, engine in engines.items()
        ],
        missing,
    )


def _answering(engine: Engine, workload: Workload, laws: list[Law]) -> Callable[[int], object]:
    """Return the action that is timed: the verdicts of all checks for the law of a round."""
    return lambda number: workload.verdicts(engine.answer(laws[number]))


def table(results: Results) -> str:
    """Return the results as a table, the quickest engine first."""
    yardstick = results.series[YARDSTICK].values
    rows = []
    for item in sorted(results.series.values(), key=lambda item: spread(item.values).median):
        against = ratio(item.values, yardstick)
        rows.append(
            [
                " ".join(filter(None, [item.notes["title"], item.notes.get("version", "")])),
                milliseconds(spread(item.values).median),
                figures(against),
                item.notes["gives"],
                *goal_cells(against.median, GOALS.get(item.name)),
            ]
        )
    header = ["engine", "ms per law", "of the yardstick (quartiles)", "residue", "goal", "met"]
    return markdown(header, rows) + "\n" + _rivals(results) + missing_lines(results.missing)


def _rivals(results: Results) -> str:
    own = results.series["gapcheck"].values
    lines = []
    for name in RIVALS:
        if name in results.series:
            against = ratio(own, results.series[name].values)
            level = "yes" if against.median <= 1 else "**no**"
            lines.append(
                f"\ngapcheck takes {figures(against)} of {name}; goal at most 1: {level}."
            )
    return "".join(lines)


def _notes(engine: Engine) -> dict[str, str]:
    version = version_of(engine.package) if engine.package else ""
    notes = {"title": engine.title, "gives": engine.gives}
    return {**notes, "version": version} if version else notes
