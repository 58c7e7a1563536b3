"""Groups of options: one parameter of a command, several on the command line."""

import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from typing import Annotated

import typer
from typer.testing import CliRunner

import gapcheck.cli
from gapcheck.cli.grouped import grouped
from gapcheck.cli.options import ScenarioOptions


@dataclass(frozen=True)
class Place:
    town: Annotated[str, typer.Option("--town")] = "nowhere"
    floors: Annotated[int, typer.Option("--floors", "-f")] = 1


handed: list[tuple[str, Place, bool]] = []


@grouped
def build(
    name: Annotated[str, typer.Argument()],
    *,
    place: Place,
    stone: Annotated[bool, typer.Option("--stone")] = False,
) -> None:
    """Build a house."""
    handed.append((name, place, stone))


def test_options_of_a_group_stand_where_the_group_stood() -> None:
    assert ["name", "town", "floors", "stone"] == [*inspect.signature(build).parameters]
    assert "Build a house." == inspect.getdoc(build)


def test_a_command_is_handed_the_group() -> None:
    alone = typer.Typer()
    alone.command()(build)
    handed.clear()
    for words in (["a"], ["b", "--stone", "-f", "3", "--town", "Kep"]):
        assert CliRunner().invoke(alone, words).exit_code == 0
    assert [("a", Place(), False), ("b", Place("Kep", 3), True)] == handed


def commands() -> Iterator[tuple[str, set[str]]]:
    """Yield what can be called with a day, with the names of its options."""
    for found in pkgutil.iter_modules(gapcheck.cli.__path__):
        module = import_module(f"gapcheck.cli.{found.name}")
        for name, value in inspect.getmembers(module, inspect.isfunction):
            names = set(inspect.signature(value).parameters)
            if value.__module__ == module.__name__ and "as_of" in names:
                yield name, names


def test_every_command_that_takes_a_scenario_takes_all_of_it() -> None:
    """But for the page, whose scenarios are those that the corpus brings."""
    group = {field.name for field in fields(ScenarioOptions)}
    found = dict(commands())
    assert {"check", "report"} <= found.keys()
    assert ["explorer"] == [name for name, names in found.items() if not group <= names]
