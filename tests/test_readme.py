"""The README's commands are run, and their output compared."""

import shlex

import pytest
import yaml

from corpus_case import shipped
from golden import ROOT, run
from pages import assert_printed, blocks, inline_commands

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = blocks(README, "console")
INLINE = inline_commands(README)


def test_the_readme_shows_commands() -> None:
    assert len(CONSOLE) >= 3


@pytest.mark.parametrize("block", CONSOLE)
def test_a_command_prints_what_the_readme_shows(block: str) -> None:
    assert_printed(block)


@pytest.mark.parametrize("command", INLINE)
def test_a_command_named_in_passing_runs(command: str) -> None:
    assert run(*shlex.split(command.removeprefix("gapcheck "))).returncode == 0


def test_the_provision_shown_is_the_one_encoded() -> None:
    (shown,) = blocks(README, "yaml")
    (provision,) = yaml.safe_load(shown)
    law = yaml.safe_load((ROOT / "statutes/kh/tipse-2008.yaml").read_text(encoding="utf-8"))
    (encoded,) = (item for item in law["provisions"] if item["id"] == provision["id"])
    for key in ("heading", "quote", "punishes", "doubtful", "penalty"):
        assert encoded[key] == provision[key]


def test_the_python_example_runs() -> None:
    (example,) = blocks(README, "python")
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    assert names["findings"]


def test_the_readme_counts_the_checks_and_names_the_standards() -> None:
    text = " ".join(README.split())
    assert f"by {len(shipped().checks)} checks against ten standards" in text
    assert len(shipped().standards) == 10
    assert all(standard.short in text for standard in shipped().standards.values())
