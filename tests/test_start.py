"""As much of the command line is made as a run needs, and no less."""

import pytest
from typer.testing import CliRunner

from gapcheck.cli import COMMANDS, main, make_app
from golden import run


def test_listing_commands_leaves_them_their_options() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["gapcheck", "--version"])
        with pytest.raises(SystemExit):
            main()
    done = CliRunner().invoke(make_app(), ["check", "--help"])
    assert "--fail-on" in done.output


def test_help_lists_every_command_with_what_it_does() -> None:
    """A command that is only listed says the same as one that is made whole."""
    whole = CliRunner().invoke(make_app(), ["--help"], env={"COLUMNS": "80"}).output
    listed = run("--help").stdout
    for name in COMMANDS:
        line = next(it for it in whole.splitlines() if it.startswith(f"│ {name} "))
        assert line in listed.splitlines()


def test_a_misspelt_command_is_told_with_the_nearest_one() -> None:
    done = run("chekc")
    assert 2 == done.returncode
    assert "check" in done.stderr
