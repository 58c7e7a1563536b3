"""The world: every version of every jurisdiction's law, with all residues, on one core."""

import resource
from collections.abc import Iterable, Iterator
from statistics import median
from time import process_time

from engines.answer import Answer
from engines.known_law import KnownLaw
from engines.mask_tuples import MaskTuples
from gapcheck.region import Region
from results import Results, Series, collect
from table import Goal, figure, goal_cells, markdown, mebibytes
from workload import JURISDICTIONS, Workload, make_workload

ROUNDS = JURISDICTIONS
PARTS = 14
"""Equal parts, worked through one after the other, that show whether time is linear."""

TIME = Goal(60, "s")
MEMORY = Goal(200, "MiB")
KNOWN = Goal(0.55, "of afresh")
LINEAR = Goal(1.1, "times the first half")


class Kept:
    """The verdicts and residues of many laws; equal residues are kept once."""

    def __init__(self) -> None:
        self.laws: list[tuple[bytes, tuple[Region, ...]]] = []
        self.residues: dict[Region, Region] = {}

    def add(self, answers: Iterable[Answer]) -> None:
        """Keep the answers of a law."""
        listed = list(answers)
        verdicts = bytes(said.sure << 2 | said.possible << 1 | said.touched for said in listed)
        residues = (self.residues.setdefault(said.residue, said.residue) for said in listed)
        self.laws.append((verdicts, tuple(residues)))


def measure(jurisdictions: int = ROUNDS) -> Results:
    """Answer for all laws: afresh, keeping all answers, and once more with what is known."""
    workload = make_workload()
    engine, yardstick, kept = KnownLaw(workload), MaskTuples(workload), Kept()
    found: dict[str, list[float]] = {"afresh": [], "known": [], "yardstick": []}
    for part in _parts(jurisdictions):
        found["afresh"].append(sum(_afresh(engine, workload, number, kept) for number in part))
        found["known"].append(sum(_known(engine, workload, number) for number in part))
        found["yardstick"].append(sum(_first(yardstick, workload, number) for number in part))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    boxes = sum(len(residue) for _, residues in kept.laws for residue in residues)
    notes = {"laws": f"{len(kept.laws):,}", "boxes": f"{boxes:,}"}
    series = [Series(name, tuple(values), notes=notes) for name, values in found.items()]
    return collect([*series, Series("memory", (memory,), "byte", notes)])


def table(results: Results) -> str:
    """Return the results as a table."""
    afresh, known, yardstick = (
        results.series[name].values for name in ("afresh", "known", "yardstick")
    )
    notes = results.series["afresh"].notes
    memory = results.series["memory"].values[0]
    total, again = sum(afresh), sum(known)
    paced = [one / other for one, other in zip(afresh, yardstick, strict=True)]
    half = len(paced) // 2
    linear = median(paced[half:]) / median(paced[:half] or paced)
    rows = [
        ["all laws afresh", f"{figure(total)} s", *goal_cells(total, TIME)],
        [
            "the same, each version from the one before",
            f"{figure(again)} s",
            *goal_cells(again / total, KNOWN),
        ],
        [
            "second half, paced by the yardstick",
            f"{linear:.2f} times",
            *goal_cells(linear, LINEAR),
        ],
        ["highest memory", f"{mebibytes(memory)} MiB", *goal_cells(memory / 2**20, MEMORY)],
    ]
    said = f"{notes['laws']} laws; {notes['boxes']} boxes of residues kept."
    return markdown(["what", "measured", "goal", "met"], rows) + f"\n\n{said}"


def _afresh(engine: KnownLaw, workload: Workload, jurisdiction: int, kept: Kept) -> float:
    """Return the seconds for all versions of a jurisdiction's law, drawing them aside."""
    seconds = 0.0
    for law in workload.versions(jurisdiction):
        start = process_time()
        kept.add(engine.afresh(law).answers)
        seconds += process_time() - start
    return seconds


def _known(engine: KnownLaw, workload: Workload, jurisdiction: int) -> float:
    """Return the seconds if only the first version is answered for afresh."""
    versions = workload.versions(jurisdiction)
    start = process_time()
    known = engine.afresh(next(versions))
    seconds = process_time() - start
    for law in versions:
        start = process_time()
        known = engine.updated(known, law)
        seconds += process_time() - start
    return seconds


def _first(yardstick: MaskTuples, workload: Workload, jurisdiction: int) -> float:
    """Return the seconds that the yardstick takes for the first version of a law.

    It tells how fast the machine is at the moment, and how hard these laws are.
    """
    law = next(workload.versions(jurisdiction))
    start = process_time()
    yardstick.answer(law)
    return process_time() - start


def _parts(jurisdictions: int) -> Iterator[range]:
    step = max(1, jurisdictions // PARTS)
    for first in range(0, jurisdictions, step):
        yield range(first, min(first + step, jurisdictions))
