"""Results: figures with their names, kept in pyperf's file format.

So `python -m pyperf compare_to old.json new.json` and `pyperf stats` read them, too.
"""

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent / "results"

Unit = Literal["second", "byte"]


@dataclass(frozen=True)
class Series:
    """One thing, measured once in every round.

    Attributes:
        name: A short name without spaces.
        values: The figures, all above 0, in the order of the rounds.
        unit: What they are.
        notes: What else a table says of it.
    """

    name: str
    values: tuple[float, ...]
    unit: Unit = "second"
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """What one command measured.

    Attributes:
        series: What was measured, by name.
        missing: What could not be measured, each with the reason.
    """

    series: Mapping[str, Series]
    missing: tuple[str, ...] = ()


def collect(series: Iterable[Series], missing: Iterable[str] = ()) -> Results:
    """Return results of some series."""
    return Results({item.name: item for item in series}, tuple(missing))


def save(name: str, results: Results) -> Path:
    """Write results and return the path of the file."""
    pyperf: Any = import_module("pyperf")
    common = {
        "python_version": platform.python_version(),
        "platform": platform.system(),
        "cpu_count": os.cpu_count() or 1,
        **({"missing": "; ".join(results.missing)} if results.missing else {}),
    }
    benchmarks = [
        pyperf.Benchmark(
            [
                pyperf.Run(
                    [value],
                    metadata={"name": item.name, "unit": item.unit, **common, **item.notes},
                    collect_metadata=False,
                )
                for value in item.values
            ]
        )
        for item in results.series.values()
    ]
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.json"
    pyperf.BenchmarkSuite(benchmarks).dump(str(path), replace=True)
    return path


def load(name: str) -> Results:
    """Return the results that a command saved last."""
    pyperf: Any = import_module("pyperf")
    suite = pyperf.BenchmarkSuite.load(str(FOLDER / f"{name}.json"))
    found, missing = [], ""
    for benchmark in suite:
        notes = {key: str(value) for key, value in benchmark.get_metadata().items()}
        missing = notes.get("missing", "")
        values = tuple(benchmark.get_values())
        found.append(Series(benchmark.get_name(), values, benchmark.get_unit(), notes))
    return collect(found, filter(None, missing.split("; ")))
