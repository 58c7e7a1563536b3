"""Whole processes, from a cold start, as multiples of a Python that does nothing."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engines import version_of
from results import Results, Series, collect
from table import Goal, figures, goal_cells, markdown, mebibytes, milliseconds, missing_lines
from timing import Measure, measure_paired, ratio, spread

ROUNDS = 15
ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
BARE = "bare"
PEER = "trestle-version"
CHECK = "gapcheck-check"
NOTHING = """
import typer
app = typer.Typer()
@app.command()
def nothing() -> None: pass
app()
"""


@dataclass(frozen=True)
class Command:
    """A command line.

    Attributes:
        title: What the table says.
        words: The program, in the environment's own folder of scripts, and its arguments.
        package: The distribution that it belongs to, if not gapcheck.
        goal: What it may take, in multiples of a bare Python.
    """

    title: str
    words: tuple[str, ...]
    package: str = ""
    goal: Goal | None = None


MEMORY = Goal(80, "MiB")
COMMANDS = {
    BARE: Command("`python -c pass`", ("python", "-c", "pass")),
    "typer": Command("a typer application that does nothing", ("python", "-c", NOTHING), "typer"),
    "gapcheck-version": Command(
        "`gapcheck --version`", ("gapcheck", "--version"), goal=Goal(17, "x")
    ),
    "gapcheck-help": Command("`gapcheck --help`", ("gapcheck", "--help"), goal=Goal(17, "x")),
    "gapcheck-ask": Command(
        "`gapcheck ask criminalise conduct=possess ...`",
        ("gapcheck", "ask", "criminalise", "conduct=possess", "object=csam", "purpose=own-use"),
        goal=Goal(32, "x"),
    ),
    CHECK: Command(
        "`gapcheck check`, the whole corpus", ("gapcheck", "check"), goal=Goal(40, "x")
    ),
    PEER: Command("`trestle version`", ("trestle", "version"), "compliance-trestle"),
}


class CommandFailedError(Exception):
    """A command that was to be measured did not run."""


def measure(rounds: int = ROUNDS) -> Results:
    """Run every command that is installed, once before and then once in every round."""
    present = {name: item for name, item in COMMANDS.items() if _program(item).exists()}
    missing = [
        f"{item.title}: pip install {item.package or 'gapcheck'}"
        for name, item in COMMANDS.items()
        if name not in present
    ]
    memory: dict[str, list[float]] = {name: [] for name in present}
    for item in present.values():
        run(item)
    found = measure_paired(
        rounds, {name: _measure(item, memory[name]) for name, item in present.items()}
    )
    series = []
    for name, item in present.items():
        version = {"version": version_of(item.package)} if item.package else {}
        series.append(Series(name, tuple(found[name]), notes=version))
        series.append(Series(f"{name}-memory", tuple(memory[name]), "byte"))
    return collect(series, missing)


def run(command: Command) -> tuple[float, int]:
    """Run a command and return its processor seconds and its highest memory in bytes.

    The kernel counts the memory of this process at the moment of the start as the child's, too;
    it is smaller than what any of the commands needs but the bare one.

    Raises:
        CommandFailedError: The command said that it failed.
    """
    words = [str(_program(command)), *command.words[1:]]
    child = subprocess.Popen(
        words, cwd=ROOT, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise CommandFailedError(f"{command.title} left with status {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def table(results: Results) -> str:
    """Return the results as a table."""
    bare = results.series[BARE].values
    rows = []
    for name, command in COMMANDS.items():
        if name not in results.series:
            continue
        item, memory = results.series[name], results.series[f"{name}-memory"].values
        against = ratio(item.values, bare)
        rows.append(
            [
                " ".join(filter(None, [command.title, item.notes.get("version", "")])),
                milliseconds(spread(item.values).median),
                figures(against),
                *goal_cells(against.median, command.goal),
                mebibytes(max(memory)),
            ]
        )
    header = ["command", "ms", "x bare (quartiles)", "goal", "met", "MiB at most"]
    return markdown(header, rows) + "\n" + _said(results) + missing_lines(results.missing)


def _said(results: Results) -> str:
    memory = max(results.series[f"{CHECK}-memory"].values) / 2**20
    said = f"\nMemory of `check`: {memory:.0f} MiB; goal {MEMORY}: {MEMORY.verdict(memory)}."
    if PEER in results.series:
        against = ratio(results.series[CHECK].values, results.series[PEER].values)
        faster = "yes" if against.median < 1 else "**no**"
        said += f"\n`check` takes {figures(against)} of `trestle version`; goal below 1: {faster}."
    return said


def _measure(command: Command, memory: list[float]) -> Measure:
    def seconds(_: int) -> float:
        taken, highest = run(command)
        memory.append(highest)
        return taken

    return seconds


def _program(command: Command) -> Path:
    return SCRIPTS / command.words[0]


def _environment() -> Mapping[str, str]:
    """Return the environment without settings of gapcheck or Python.

    PYTHONDONTWRITEBYTECODE would have every run compile all modules of a package that was
    installed to be edited.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GAPCHECK", "PYTHON"))
    }
