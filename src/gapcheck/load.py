"""A corpus folder to typed nouns; every mistake in form is reported, with its position."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from gapcheck.amendment import Amendment
from gapcheck.check import ChecksFile
from gapcheck.construct import construct
from gapcheck.files import (
    FORMAT,
    CorpusFile,
    DocumentsFile,
    Files,
    Loaded,
    ScenarioFile,
    SilencesFile,
)
from gapcheck.form import form_problems
from gapcheck.instrument import NationalInstrument, Standard
from gapcheck.locate import FOLDERS, MARK, packaged_corpus
from gapcheck.noun import Noun
from gapcheck.problem import GapcheckError, Problem
from gapcheck.source import SourceError, parse_source, read_bytes, read_source
from gapcheck.vocabulary import VocabularyFile

N = TypeVar("N", bound=Noun)
NOT_READ = (".yml", ".yaml.txt")
"""Endings of files that were meant to be read."""


def load_files(root: Path) -> Files:
    """Read every file of a corpus.

    Args:
        root: The corpus folder. Of `rules`, `standards` and `statutes`, a folder that it lacks
            is taken from the packaged corpus.

    Raises:
        GapcheckError: Something is wrong with the form of a file; all such problems at once.
    """
    reader = _Reader()
    paths = dict(_walk(root, reader.problems))
    loaded = {name: item for name in sorted(paths) if (item := reader.read(name, paths[name]))}
    if MARK not in loaded and not reader.problems:
        fix = f"name a folder that holds {MARK} with --corpus."
        reader.problems.append(Problem("E012", f"'{root}' holds no {MARK}", fix=fix))
    reader.raise_problems()
    corpus: Loaded[CorpusFile] = loaded[MARK]
    if corpus.noun.format != FORMAT:
        raise GapcheckError(
            [
                corpus.source.problem(
                    "E013",
                    f"corpus format '{corpus.noun.format}' is not read by this version",
                    ("format",),
                    fix=f"this version reads format '{FORMAT}'.",
                )
            ]
        )
    return _sorted_files(root, reader, loaded)


def load_nouns(paths: Iterable[Path], model: type[N]) -> list[Loaded[N]]:
    """Read files that are not part of a corpus folder, e.g. an expert's findings.

    Raises:
        GapcheckError: Something is wrong with the form of one; all such problems at once.
    """
    reader = _Reader()
    found = [reader.read_as(path.name, path, model) for path in paths]
    reader.raise_problems()
    return [loaded for loaded in found if loaded is not None]


def _sorted_files(root: Path, reader: "_Reader", loaded: dict[str, Any]) -> Files:
    def under(prefix: str, model: type[Noun]) -> Iterator[Any]:
        for name, item in loaded.items():
            if name.startswith(prefix) and isinstance(item.noun, model):
                yield item

    return Files(
        root=_shown(root),
        hash=reader.hash.hexdigest(),
        corpus=loaded[MARK],
        vocabulary=tuple(under("rules/", VocabularyFile)),
        checks=tuple(under("rules/", ChecksFile)),
        standards=tuple(under("standards/", Standard)),
        statutes=tuple(
            (item.name.split("/")[1], item) for item in under("statutes/", NationalInstrument)
        ),
        silences=tuple(
            (item.name.split("/")[1], item) for item in under("statutes/", SilencesFile)
        ),
        documents=(
            *under("standards/", DocumentsFile),
            *under("statutes/", DocumentsFile),
        ),
        amendments=tuple(
            (item.name.split("/")[1], item) for item in under("statutes/", Amendment)
        ),
        scenarios=tuple(
            (item.name.split("/")[1], item) for item in under("statutes/", ScenarioFile)
        ),
        borrowed=frozenset(name for name in FOLDERS if not (root / name).is_dir()),
    )


def _model_of(name: str) -> type[Noun] | None:
    """Return what the file at `name` holds; `None` if it is not read with the corpus."""
    parts = name.split("/")
    match parts:
        case ["corpus.yaml"]:
            return CorpusFile
        case ["rules", "vocabulary", _]:
            return VocabularyFile
        case ["rules", _, _]:
            return ChecksFile
        case ["standards" | "statutes", *_, "sources.yaml"] if len(parts) <= 3:
            return DocumentsFile
        case ["statutes", _, "silences.yaml"]:
            return SilencesFile
        case ["standards", _]:
            return Standard
        case ["statutes", _, "amendments", _]:
            return Amendment
        case ["statutes", _, "scenarios", _]:
            return ScenarioFile
        case ["statutes", _, _]:
            return NationalInstrument
        case _:
            return None


def _walk(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield the corpus files below `root` with their names inside the corpus."""

    def unreadable(error: OSError) -> None:
        what = f"the folder cannot be read ({error.strerror})"
        fix = "see that you may read it, or take it out of the corpus."
        problems.append(Problem("E001", what, path=_shown(Path(error.filename)), fix=fix))

    mark = root / MARK
    if _is_refused(mark, root.resolve(), problems):
        return
    if mark.is_file():
        yield MARK, mark
    yield from _borrowed_documents(root)
    for folder in FOLDERS:
        base = root if (root / folder).is_dir() else packaged_corpus()
        top = base / folder
        if not top.is_dir():
            problems.append(Problem("E012", f"the folder '{folder}' is missing", path=str(root)))
            continue
        real = base.resolve()
        if _is_refused(top, real, problems):
            continue
        for directory, folders, files in os.walk(top, onerror=unreadable, followlinks=False):
            here = Path(directory)
            folders[:] = sorted(
                name for name in folders if not _is_refused(here / name, real, problems)
            )
            for file in sorted(files):
                refused = _is_refused(here / file, real, problems)
                if file.lower().endswith(NOT_READ) and not refused:
                    what = "the file is not read: its name does not end in .yaml"
                    fix = f"rename it to {Path(file).stem}.yaml, or take it out of the corpus."
                    problems.append(Problem("E014", what, path=_shown(here / file), fix=fix))
                if file.endswith(".yaml") and not refused:
                    yield (here / file).relative_to(base).as_posix(), here / file


def _borrowed_documents(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the documents of the packaged statutes where only the packaged standards are taken.

    Standards cite them too: a report on one State quotes what a treaty demands.
    """
    if (root / "statutes").is_dir() and not (root / "standards").is_dir():
        base = packaged_corpus()
        for path in sorted((base / "statutes").glob("*/sources.yaml")):
            name = path.relative_to(base).as_posix()
            if not (root / name).exists():
                yield name, path


def _is_refused(path: Path, root: Path, problems: list[Problem]) -> bool:
    """Report a link that leaves the corpus, or that leads into a folder (it may be a loop).

    What lies behind such a link is not read: not even to be shown in a message.
    """
    if not path.is_symlink():
        return False
    what = _wrong_link(path, root)
    if what:
        fix = "put the file itself in its place."
        problems.append(Problem("E011", what, path=_shown(path), fix=fix))
    return bool(what)


def _wrong_link(path: Path, root: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "the link leads nowhere, or to itself"
    if not target.is_relative_to(root):
        return "the link leads out of the corpus folder"
    return "the link leads into a folder, which may be a loop" if target.is_dir() else ""


class _Reader:
    """Reads files one by one, collecting problems and the corpus hash."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.hash = hashlib.sha256()

    def raise_problems(self) -> None:
        if self.problems:
            raise GapcheckError(dict.fromkeys(self.problems))

    def read(self, name: str, path: Path) -> Loaded[Any] | None:
        model = _model_of(name)
        if model is not None:
            return self.read_as(name, path, model)
        try:
            raw = read_bytes(path, _shown(path))
        except SourceError as error:
            self.problems.append(error.problem)
            return None
        self.hash.update(_name_bytes(name) + b"\0" + raw.replace(b"\r\n", b"\n"))
        return None

    def read_as(self, name: str, path: Path, model: type[N]) -> Loaded[N] | None:
        try:
            source = read_source(path, _shown(path))
        except SourceError as error:
            self.problems.append(error.problem)
            return None
        self.hash.update(_name_bytes(name) + b"\0" + source.text.encode() + b"\0")
        try:
            return Loaded(name, construct(model, source.data), source)
        except ValidationError as error:
            self.problems.extend(form_problems(source, model, error))
            return None


def _name_bytes(name: str) -> bytes:
    """Return a file's name as bytes; one that is not UTF-8 on disk keeps them."""
    return name.encode("utf-8", "surrogateescape")


def parse_noun(raw: bytes, shown: str, model: type[N]) -> Loaded[N]:
    """Return the content of a file's bytes.

    Raises:
        GapcheckError: Something is wrong with its form.
    """
    try:
        source = parse_source(raw, shown)
    except SourceError as error:
        raise GapcheckError([error.problem]) from None
    try:
        return Loaded(shown, construct(model, source.data), source)
    except ValidationError as error:
        raise GapcheckError(dict.fromkeys(form_problems(source, model, error))) from None


def _shown(path: Path) -> str:
    """Return a path as messages name it: relative where that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(str(path)) else str(path)
