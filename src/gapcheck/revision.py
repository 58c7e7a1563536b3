"""A corpus as it was in a git revision: read out of the repository, nothing checked out."""

import os
import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from gapcheck.locate import FOLDERS, MARK
from gapcheck.problem import GapcheckError, Problem

_NONE = "name a folder with dir:PATH instead."


def read_revision(root: Path, name: str, into: Path) -> None:
    """Write the corpus of a revision into an empty folder.

    Args:
        root: The corpus folder, inside a repository.
        name: The revision: a commit, a tag, a branch.
        into: The folder.

    Raises:
        GapcheckError: There is no git, no repository, or no such revision, or it holds no corpus.
    """
    if shutil.which("git") is None:
        raise _unread("git is not installed", f"install it, or {_NONE}")
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        raise _unread(f"'{root}' lies in no git repository", _NONE)
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    commit = (found or b"").decode().strip()
    if not commit:
        if (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
            what = f"the repository has no revision '{name}': its history was cut off (shallow)"
            raise _unread(what, "fetch the rest with 'git fetch --unshallow', or that revision.")
        fix = "'git log --oneline' and 'git tag' list revisions."
        raise _unread(f"the repository has no revision '{name}'", fix)
    listed = _git(root, "ls-tree", "--name-only", commit) or b""
    here = [it for it in (MARK, *FOLDERS) if it in listed.decode().splitlines()]
    packed = _git(root, "archive", "--format=tar", commit, *here) if MARK in here else None
    if packed is None:
        raise _unread(f"revision '{name}' holds no {MARK} in '{root}'", "choose a later one.")
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")


def uncommitted(root: Path) -> tuple[str, ...]:
    """Return the files of a corpus folder that differ from its last revision; none outside git.

    Args:
        root: The corpus folder.
    """
    if shutil.which("git") is None:
        return ()
    told = _git(root, "status", "--porcelain", "--", MARK, *FOLDERS) or b""
    return tuple(sorted(line[3:] for line in told.decode("utf-8", "replace").splitlines()))


def _git(root: Path, *words: str) -> bytes | None:
    """Return what git says; `None` if it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "-c", "core.quotePath=false", *words],
            env=_plain_environment(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _plain_environment() -> dict[str, str]:
    """Return the environment without what a hook sets: it is meant for another repository."""
    told = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}
    return {key: value for key, value in os.environ.items() if key not in told}


def _unread(message: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem("E416", message, fix=fix)])
