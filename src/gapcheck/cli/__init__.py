"""The command line: options in, text and an exit status out.

Nothing that knows the law is imported before a command needs it, so that help is quick.
"""

import gc
import os
import sys
from collections.abc import Sequence
from copy import copy
from inspect import getdoc

import typer
from typer.models import CommandInfo

from gapcheck.cli import (
    agree,
    ask,
    bibliography,
    check,
    coverage,
    diff,
    excess,
    explain,
    explorer,
    export,
    import_,
    layouts,
    lint,
    new,
    overlaps,
    proposals,
    quotes,
    remedy,
    schema,
    show,
    timeline,
    trial,
    vocabulary,
    worksheet,
)
from gapcheck.cli.narrow import Command, Group
from gapcheck.cli.options import VERSION_OPTION

__all__ = ["app", "main"]

ABOUT = (
    "Compare encoded national law with encoded international standards, and prove what is missing."
)
NO_RUN = 2
"""Exit status: it could not run."""

app = typer.Typer(
    cls=Group,
    help=ABOUT,
    epilog="Start with: gapcheck check",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _root(version: VERSION_OPTION = False) -> None:
    """Compare encoded national law with encoded international standards."""


app.command("check", cls=Command, epilog=check.EXAMPLE)(check.check)
app.command("explain", cls=Command, epilog=explain.EXAMPLE)(explain.explain)
app.command("ask", cls=Command, epilog=ask.EXAMPLE)(ask.ask)
app.command("coverage", cls=Command, epilog=coverage.EXAMPLE)(coverage.coverage)
app.command("diff", cls=Command, epilog=diff.EXAMPLE)(diff.diff)
app.command("timeline", cls=Command, epilog=timeline.EXAMPLE)(timeline.timeline)
app.command("remedy", cls=Command, epilog=remedy.EXAMPLE)(remedy.remedy)
app.command("proposals", cls=Command, epilog=proposals.EXAMPLE)(proposals.proposals)
app.command("excess", cls=Command, epilog=excess.EXAMPLE)(excess.excess)
app.command("overlaps", cls=Command, epilog=overlaps.EXAMPLE)(overlaps.overlaps)
app.command("agree", cls=Command, epilog=agree.EXAMPLE)(agree.agree)
app.command("export", cls=Command, epilog=export.EXAMPLE)(export.export)
app.command("report", cls=Command, epilog=export.REPORT_EXAMPLE)(export.report)
app.command("layouts", cls=Command, epilog=layouts.EXAMPLE)(layouts.layouts)
app.command("explorer", cls=Command, epilog=explorer.EXAMPLE)(explorer.explorer)
app.command("show", cls=Command, epilog=show.EXAMPLE)(show.show)
app.command("vocabulary", cls=Command, epilog=vocabulary.EXAMPLE)(vocabulary.vocabulary)
app.command("lint", cls=Command, epilog=lint.EXAMPLE)(lint.lint)
app.command("worksheet", cls=Command, epilog=worksheet.EXAMPLE)(worksheet.worksheet)
app.command("new", cls=Command, epilog=new.EXAMPLE)(new.new)
app.command("import", cls=Command, epilog=import_.EXAMPLE)(import_.import_)
app.command("test", cls=Command, epilog=trial.EXAMPLE)(trial.trial)
app.command("quotes", cls=Command, epilog=quotes.EXAMPLE)(quotes.quotes)
app.command("bibliography", cls=Command, epilog=bibliography.EXAMPLE)(bibliography.bibliography)
app.command("schema", cls=Command, epilog=schema.EXAMPLE)(schema.schema)


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    # A command keeps nearly all that it makes until it ends; looking for garbage finds none and
    # takes a tenth of the time.
    gc.disable()
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
    """Return the commands with the options of the one that is run, which is quicker.

    Args:
        arguments: The command line. The first word that is no option names the command, since no
            option before it takes a value.
    """
    if any(name.endswith("_COMPLETE") for name in os.environ):
        return app  # a shell completes a line, and asks for any option
    named = next((word for word in arguments if not word.startswith("-")), None)
    needed = copy(app)
    needed.registered_commands = [
        info if info.name == named else _without_options(info) for info in app.registered_commands
    ]
    return needed


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
