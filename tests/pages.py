"""What pages for readers show, held against the tool and the corpus."""

import re
import shlex

from golden import ROOT, run

ELISION = "..."
LEFT_OPEN = re.compile(r"<|\b[A-Z]{2,}\b|^gapcheck (ask|explain|show|quotes)$")
FILE = re.compile(r"# (\S+\.yaml)\n")


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a page that are in a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def inline_commands(text: str) -> list[str]:
    """Return the commands named in passing, without those that leave a word to the reader."""
    found = {" ".join(words.split()) for words in re.findall(r"`(gapcheck [^`]+)`", text)}
    return sorted(words for words in found if not LEFT_OPEN.search(words))


def assert_printed(block: str) -> None:
    """Run the command of a console block and compare; dots stand for what is left out.

    Warnings go to the error output, and are not shown.
    """
    first, _, shown = block.partition("\n")
    assert first.startswith("$ gapcheck ")
    found = run(*shlex.split(first.removeprefix("$ gapcheck ")))
    assert found.returncode == 0, found.stderr
    _assert_in_order(found.stdout, re.split(rf"(?m)^{re.escape(ELISION)}\n?", shown))


def assert_shipped(block: str) -> None:
    """Compare a block of YAML with the file that its first line names, letter by letter."""
    named = FILE.match(block)
    assert named, f"the first line names the file:\n{block}"
    text = (ROOT / named[1]).read_text(encoding="utf-8")
    _assert_in_order(text, re.split(r"(?m)^ *# \.\.\.\n", block[named.end() :]))


def _assert_in_order(text: str, parts: list[str]) -> None:
    position = 0
    for part in parts:
        place = text.find(part, position)
        assert place >= 0, f"not there, or not in this order:\n{part}"
        position = place + len(part)
