"""Outputs that someone has read, kept as files."""

import contextlib
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from gapcheck import cli

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

HASH = re.compile(r"\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def plain(width: int) -> dict[str, str]:
    """Return an environment with a fixed width and no colour."""
    return {"COLUMNS": str(width), "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}


def execute(*words: str, width: int = 80, folder: Path = ROOT) -> Done:
    """Run a command in the checkout, or in another folder, in this process."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, plain(width)),
        mock.patch.object(sys, "argv", ["gapcheck", *words]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as end:
            status = int(end.code or 0)
    return Done(status, out.getvalue(), err.getvalue())


run = cache(execute)
"""The same, each command once: for what is only read."""


def spawn(*words: str, **environment: str) -> Done:
    """Run a command in the checkout, in a process of its own, its output in a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "gapcheck", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **plain(80), **environment},
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def masked(text: str) -> str:
    """Return an output without the hash of the corpus, which every edit of it changes."""
    return HASH.sub("HASH", text)


def compare(path: Path, text: str, *, rewrite: bool) -> None:
    """Compare an output with the file that keeps it, or write the file anew."""
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} differs; see pytest --rewrite"
