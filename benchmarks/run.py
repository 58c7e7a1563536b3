"""Run a benchmark: measure, save the figures, print them as a table.

    python benchmarks/run.py engines
    python benchmarks/run.py variants
    python benchmarks/run.py world
    python benchmarks/run.py processes

`--table` prints the figures saved last and measures nothing; `--readme` also puts the table into
the README beside this file.
"""

import argparse
from importlib import import_module
from pathlib import Path

import results

BENCHMARKS = ("engines", "variants", "world", "processes")
"""Each is a module `measure_NAME`, imported alone: its memory is part of some figures."""


def main() -> None:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(description="Measure gapcheck.")
    parser.add_argument("benchmark", choices=BENCHMARKS)
    parser.add_argument("--rounds", type=int, help="rounds, or jurisdictions of the world")
    parser.add_argument("--table", action="store_true", help="measure nothing")
    parser.add_argument("--readme", action="store_true", help="put the table into the README")
    chosen = parser.parse_args()
    benchmark = import_module(f"measure_{chosen.benchmark}")
    if not chosen.table:
        measured = benchmark.measure(chosen.rounds or benchmark.ROUNDS)
        print(f"saved as {results.save(chosen.benchmark, measured)}\n")
    text = benchmark.table(results.load(chosen.benchmark))
    print(text)
    if chosen.readme:
        put_into_readme(chosen.benchmark, text)


def put_into_readme(name: str, text: str) -> None:
    """Replace what stands between the marks of a benchmark in the README."""
    path = Path(__file__).parent / "README.md"
    before, start, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- end of {name} -->\n")
    if not end:
        raise SystemExit(f"{path} has no marks for {name}")
    path.write_text(f"{before}{start}{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
