"""The command line: options in, text and an exit status out.

Nothing that knows the law is imported before a command needs it, so that help is quick.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from copy import copy
from importlib import import_module
from inspect import getdoc
from typing import Any

import typer
from typer.models import CommandInfo

from gapcheck.cli.narrow import Command
from gapcheck.cli.options import VERSION_OPTION

__all__ = ["main", "make_app"]

ABOUT = (
    "Compare encoded national law with encoded international standards, and prove what is missing."
)
NO_RUN = 2
"""Exit status: it could not run."""

COMMANDS = (
    "check",
    "explain",
    "ask",
    "coverage",
    "diff",
    "timeline",
    "remedy",
    "proposals",
    "excess",
    "overlaps",
    "agree",
    "export",
    "report",
    "layouts",
    "explorer",
    "show",
    "vocabulary",
    "lint",
    "worksheet",
    "new",
    "import",
    "test",
    "quotes",
    "bibliography",
    "schema",
)
"""All commands, in the order in which help lists them."""
HOMES = {"import": "import_", "report": "export", "test": "trial"}
"""Modules of commands that are not named like them."""
FUNCTIONS = {"import": "import_", "test": "trial"}
"""Functions of commands that are not named like them."""


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the command line.

    Args:
        names: Commands that it has; all of them if left out.
    """
    app = typer.Typer(
        help=ABOUT,
        epilog="Start with: gapcheck check",
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in names:
        home: Any = import_module(f"gapcheck.cli.{HOMES.get(name, name)}")
        example = getattr(home, f"{name.upper()}_EXAMPLE", None) or home.EXAMPLE
        run = getattr(home, FUNCTIONS.get(name, name))
        app.command(name, cls=Command, epilog=example)(run)
    return app


def _root(version: VERSION_OPTION = False) -> None:
    """Compare encoded national law with encoded international standards."""


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    try:
        _needed(sys.argv[1:])()
    except BrokenPipeError:
        # The reader of a pipe has left; what it wanted it has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - a user gets a sentence, never a traceback
        _tell(error)
        sys.exit(NO_RUN)


def _needed(arguments: Sequence[str]) -> typer.Typer:
    """Return as much of the command line as is needed, which is quicker.

    Args:
        arguments: The command line. The first word that is no option names the command, since no
            option before it takes a value.
    """
    if any(name.endswith("_COMPLETE") for name in os.environ):
        return make_app()  # a shell completes a line, and asks for any option
    named = next((word for word in arguments if not word.startswith("-")), None)
    if named in COMMANDS:
        return make_app([named])
    app = make_app()
    app.registered_commands = [_without_options(info) for info in app.registered_commands]
    return app


def _without_options(info: CommandInfo) -> CommandInfo:
    """Return a command that is listed and not run."""
    listed = copy(info)
    listed.help, listed.callback = getdoc(info.callback), _nothing
    return listed


def _nothing() -> None:
    """Stand for a command that is not run."""


def _tell(error: Exception) -> None:
    """Say what is wrong: a mistake in a file or an option, or a mistake of ours."""
    from gapcheck.cli.output import tell_problems
    from gapcheck.problem import GapcheckError

    if isinstance(error, GapcheckError):
        tell_problems(error.problems)
        return
    if os.environ.get("GAPCHECK_DEBUG"):
        raise error
    if isinstance(error, OSError):
        sys.stderr.write(f"gapcheck: cannot read or write ({error.strerror or error}).\n")
        return
    sys.stderr.write(
        f"gapcheck: this is a mistake in gapcheck itself ({type(error).__name__}: {error}).\n"
        "Please report it with the command that you ran; GAPCHECK_DEBUG=1 shows where.\n"
    )
