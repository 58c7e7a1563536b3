"""Options that cost little: what a command gets is what typer would give it."""

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperCommand
from typer.testing import CliRunner

from gapcheck.cli import main, make_app
from gapcheck.cli.narrow import Command


def refuse(value: str) -> str:
    if value == "bad":
        raise typer.BadParameter("it is bad")
    return value


def outcome(kind: type[TyperCommand], *words: str) -> tuple[int, str, list[Any]]:
    """Return how a command of a kind ends, what it prints, and what it got."""
    got: list[Any] = []
    application = typer.Typer()

    @application.command(cls=kind)
    def command(
        name: Annotated[str, typer.Argument()],
        rest: Annotated[list[str] | None, typer.Argument()] = None,
        several: Annotated[list[str] | None, typer.Option("--several")] = None,
        number: Annotated[int | None, typer.Option("--number")] = None,
        file: Annotated[Path | None, typer.Option("--file")] = None,
        looked_at: Annotated[str, typer.Option("--looked-at", callback=refuse)] = "good",
        parsed: Annotated[str | None, typer.Option("--parsed", parser=str.upper)] = None,
        truth: Annotated[bool, typer.Option("--truth")] = False,
    ) -> None:
        got.extend((name, rest, several, number, file, looked_at, parsed, truth))

    done = CliRunner().invoke(application, list(words))
    return done.exit_code, done.output, got


@pytest.mark.parametrize(
    "words",
    [
        ("one",),
        (),
        ("one", "two", "three"),
        ("one", "--several", "a", "--several", "b"),
        ("one", "--number", "3", "--file", "a/b", "--truth"),
        ("one", "--number", "many"),
        ("one", "--looked-at", "bad"),
        ("one", "--looked-at", ""),
        ("one", "--parsed", "loud"),
        ("", ""),
        ("--help",),
    ],
)
def test_a_command_gets_what_typer_would_give_it(words: tuple[str, ...]) -> None:
    assert outcome(TyperCommand, *words) == outcome(Command, *words)


def test_the_commands_themselves_keep_their_options() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["gapcheck", "--version"])
        with pytest.raises(SystemExit):
            main()
    done = CliRunner().invoke(make_app(), ["check", "--help"])
    assert "--fail-on" in done.output
