"""The README's commands are run, and their output compared."""

import re
import shlex

import pytest
import yaml

from golden import ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
INLINE = sorted(set(re.findall(r"`(gapcheck [^`<]+)`", README)))
ELISION = "..."


def test_the_readme_shows_commands() -> None:
    assert len(CONSOLE) >= 3


@pytest.mark.parametrize("block", CONSOLE)
def test_a_command_prints_what_the_readme_shows(block: str) -> None:
    first, _, shown = block.partition("\n")
    assert first.startswith("$ gapcheck ")
    found = run(*shlex.split(first.removeprefix("$ gapcheck ")))
    assert found.stderr == ""
    position = 0
    for part in re.split(rf"(?m)^{re.escape(ELISION)}\n?", shown):
        place = found.stdout.find(part, position)
        assert place >= 0, f"not printed, or not in this order:\n{part}"
        position = place + len(part)


@pytest.mark.parametrize("command", INLINE)
def test_a_command_named_in_passing_runs(command: str) -> None:
    assert run(*shlex.split(command.removeprefix("gapcheck "))).returncode == 0


def test_the_provision_shown_is_the_one_encoded() -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (provision,) = yaml.safe_load(shown)
    law = yaml.safe_load((ROOT / "statutes/kh/tipse-2008.yaml").read_text(encoding="utf-8"))
    (encoded,) = (item for item in law["provisions"] if item["id"] == provision["id"])
    for key in ("heading", "quote", "punishes", "doubtful", "penalty"):
        assert encoded[key] == provision[key]


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    assert names["findings"]
