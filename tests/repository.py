"""Git repositories of small corpora."""

import os
import subprocess
from pathlib import Path

_DAY = "2020-01-01T00:00:00Z"


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, whatever is set for whoever runs the tests."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "user.name=nobody", "-c", "user.email=nobody@example.org", *words],
        cwd=folder,
        env={
            **plain,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_DATE": _DAY,
            "GIT_COMMITTER_DATE": _DAY,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(folder: Path, message: str = "change") -> str:
    """Commit all that stands in a folder, and return the revision."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> Path:
    """Make a repository of a folder, with one revision, and return the folder."""
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder
