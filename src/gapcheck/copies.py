"""A folder of text copies: documents as they were read, known by their hash and not their name."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gapcheck.problem import GapcheckError, Problem
from gapcheck.source import SourceError, decode_text, read_bytes


class Copies(NamedTuple):
    """The copies in a folder.

    Attributes:
        texts: Id of a document to its text.
        names: Id of a document to the name of its file.
        unnamed: Names of files that are a copy of no document.
    """

    texts: Mapping[str, str]
    names: Mapping[str, str]
    unnamed: tuple[str, ...]


def load_copies(folder: Path, hashes: Mapping[str, str]) -> Copies:
    """Read the copies in a folder; folders inside it are not looked into.

    Args:
        folder: The folder.
        hashes: Id of a document to the SHA-256 of its text copy, hexadecimal. A copy whose lines
            end in CRLF is known by the hash that it has with LF, too.

    Raises:
        GapcheckError: There is no such folder, it holds no file, or a file cannot be read.
    """
    documents: dict[str, list[str]] = {}
    for name, digest in hashes.items():
        documents.setdefault(digest, []).append(name)
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    unnamed: list[str] = []
    for path in _files(folder):
        shown = str(path)
        try:
            raw = read_bytes(path, shown)
            found = documents.get(_digest(raw)) or documents.get(_digest(_with_lf(raw)))
            if found is None:
                unnamed.append(path.name)
                continue
            text = decode_text(raw, shown)
        except SourceError as error:
            if error.problem.code == "E006":
                unnamed.append(path.name)  # no text copy is as large as that
            else:
                problems.append(error.problem)
            continue
        for name in found:
            texts[name] = text
            names[name] = path.name
    if problems:
        raise GapcheckError(problems)
    return Copies(texts, names, tuple(unnamed))


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder, hidden ones left out."""
    if not folder.is_dir():
        raise _no_copies(folder, "is no folder" if folder.exists() else "does not exist")
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise _no_copies(folder, f"cannot be read ({error.strerror})") from None
    files = [path for path in found if not path.name.startswith(".") and not path.is_dir()]
    if not files:
        raise _no_copies(folder, "holds no file")
    return files


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _with_lf(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n")


def _no_copies(folder: Path, what: str) -> GapcheckError:
    fix = "name the folder that holds the text copies of the documents with --sources."
    return GapcheckError([Problem("E412", f"'{folder}' {what}", fix=fix)])
