"""The page on a second country is followed, from an empty folder to its first finding."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from golden import ROOT, Done, execute

PAGE = (ROOT / "docs" / "second-country.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?ms)^```(console|yaml (\S+))\n(.*?)^```$", PAGE)
COPIED = re.compile(r"rules: \d+ files copied, which the corpus now has itself\n")
COUNTED = re.compile(r"\d+ provisions and \d+ checks")


def holds(shown: str, printed: str) -> bool:
    """Whether an output is the one shown; `...` stands for lines left out.

    How much gapcheck brings with it is no matter of this page.
    """
    parts = re.split(r"(?m)^\.\.\.\n", COUNTED.sub("N", shown))
    pattern = "(?:.*\n)*?".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, COUNTED.sub("N", printed)) is not None


@dataclass(frozen=True)
class Followed:
    """The page, followed: its folder, and each command with what is shown and what it printed."""

    folder: Path
    done: tuple[tuple[str, Done], ...]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Return the page, followed in an empty folder."""
    folder = tmp_path_factory.mktemp("arcadia")
    done = []
    for kind, path, text in BLOCKS:
        if kind == "console":
            command, _, shown = text.partition("\n")
            words = shlex.split(command.removeprefix("$ gapcheck "))
            done.append((shown, execute(*words, folder=folder)))
        else:
            (folder / path).write_text(text, encoding="utf-8")
    return Followed(folder, tuple(done))


def test_the_page_leads_to_a_finding(followed: Followed) -> None:
    assert len(followed.done) >= 8
    for shown, done in followed.done:
        assert 0 == done.returncode
        assert "" == COPIED.sub("", done.stderr)
        assert holds(shown, done.stdout), f"{shown}\n--- is not ---\n{done.stdout}"


def test_the_check_of_the_page_can_be_narrowed(followed: Followed) -> None:
    path = followed.folder / "rules/opsc-2000/csam.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.endswith("    criminalise: {}\n")
    narrowed = text.removesuffix("{}\n") + "{conduct: sell, place: online}\n"
    (place,) = re.findall(r"`(criminalise: [^`]+)`", PAGE)
    assert place in narrowed
    path.write_text(narrowed, encoding="utf-8")
    done = execute("explain", "opsc.csam.sell-online", folder=followed.folder)
    assert (0, "") == (done.returncode, done.stderr)
    assert "GAP?" in done.stdout


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\n", "a\n", True),
        ("a\n...\nc\n", "a\nb\nc\n", True),
        ("a\n...\nc\n", "a\nb\n", False),
        ("b\n", "a\nb\n", False),
        ("3 provisions and 2 checks are\n", "30 provisions and 20 checks are\n", True),
    ],
)
def test_outputs_are_compared_line_by_line(shown: str, printed: str, expected: bool) -> None:
    assert expected is holds(shown, printed)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(gapcheck [^`<]+)`", PAGE))))
def test_a_command_named_in_passing_runs(name: str, followed: Followed) -> None:
    words = shlex.split(name.removeprefix("gapcheck "))
    assert 0 == execute(*words, folder=followed.folder).returncode
