"""A corpus folder to typed nouns; every mistake in form is reported, with its position."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gapcheck.check import ChecksFile
from gapcheck.files import FORMAT, CorpusFile, DocumentsFile, Files, Loaded, SilencesFile
from gapcheck.instrument import NationalInstrument, Standard
from gapcheck.locate import FOLDERS, MARK, packaged_corpus
from gapcheck.noun import Noun
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.source import Source, SourceError, parse_source, read_source
from gapcheck.vocabulary import VocabularyFile

N = TypeVar("N", bound=Noun)


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
        reader.problems.append(Problem("E012", f"'{root}' holds no {MARK}"))
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


def load_file(path: Path, model: type[N], name: str = "") -> Loaded[N]:
    """Read one file that is not part of a corpus folder, e.g. an amendment.

    Raises:
        GapcheckError: Something is wrong with its form.
    """
    reader = _Reader()
    loaded = reader.read_as(name or path.name, path, model)
    reader.raise_problems()
    assert loaded is not None
    return loaded


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
        case ["statutes", _, _]:
            return NationalInstrument
        case _:
            return None


def _walk(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield the corpus files below `root` with their names inside the corpus."""
    if (root / MARK).is_file():
        yield MARK, root / MARK
    for folder in FOLDERS:
        base = root if (root / folder).is_dir() else packaged_corpus()
        top = base / folder
        if not top.is_dir():
            problems.append(Problem("E012", f"the folder '{folder}' is missing", path=str(root)))
            continue
        real = base.resolve()
        for directory, folders, files in os.walk(top, followlinks=False):
            here = Path(directory)
            for entry in sorted([*folders, *files]):
                _refuse_link(here / entry, real, problems)
            folders.sort()
            for file in sorted(files):
                if file.endswith(".yaml") and not (here / file).is_dir():
                    yield (here / file).relative_to(base).as_posix(), here / file


def _refuse_link(path: Path, root: Path, problems: list[Problem]) -> None:
    """Report a link that leaves the corpus, or that leads into a folder (it may be a loop)."""
    if not path.is_symlink():
        return
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        problems.append(Problem("E011", "the link leads nowhere, or to itself", path=_shown(path)))
        return
    if not target.is_relative_to(root):
        what = "the link leads out of the corpus folder"
    elif target.is_dir():
        what = "the link leads into a folder, which may be a loop"
    else:
        return
    problems.append(
        Problem("E011", what, path=_shown(path), fix="put the file itself in its place.")
    )


class _Reader:
    """Reads files one by one, collecting problems and the corpus hash."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.hash = hashlib.sha256()

    def raise_problems(self) -> None:
        if self.problems:
            raise GapcheckError(self.problems)

    def read(self, name: str, path: Path) -> Loaded[Any] | None:
        model = _model_of(name)
        if model is not None:
            return self.read_as(name, path, model)
        self.hash.update(name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
        return None

    def read_as(self, name: str, path: Path, model: type[N]) -> Loaded[N] | None:
        try:
            source = read_source(path, _shown(path))
        except SourceError as error:
            self.problems.append(error.problem)
            return None
        self.hash.update(name.encode() + b"\0" + source.text.encode() + b"\0")
        try:
            return Loaded(name, model.model_validate(source.data), source)
        except ValidationError as error:
            self.problems.extend(
                _problem(source, model, detail) for detail in error.errors(include_url=False)
            )
            return None


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
        return Loaded(shown, model.model_validate(source.data), source)
    except ValidationError as error:
        raise GapcheckError(
            [_problem(source, model, detail) for detail in error.errors(include_url=False)]
        ) from None


def _shown(path: Path) -> str:
    """Return a path as messages name it: relative where that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(str(path)) else str(path)


_DATES = frozenset({"date_from_datetime_parsing", "date_parsing", "date_type"})


def _problem(source: Source, model: type[Noun], detail: ErrorDetails) -> Problem:
    """Return a pydantic error as a problem of ours, with position and remedy."""
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind, last = detail["type"], path[-1] if path else ""
    where = place(source.data, path)
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        fix = advise(str(last), known, "'gapcheck schema' describes all keys.")
        if detail["input"] is None and " " in str(last):
            fix = "put the text before it in quotation marks; inside { } a comma ends a value."
        return source.problem(
            "E020", f"'{last}' is not a key here", path, key=True, where=where, fix=fix
        )
    if kind == "missing":
        return source.problem(
            "E021", f"'{last}' is missing", path[:-1], where=where, fix=f"add '{last}: …'."
        )
    if kind == "literal_error":
        expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
        choices = expected.replace(" or ", ", ").split(", ")
        return source.problem(
            "E023",
            f"'{detail['input']}' is not a value of '{last}'",
            path,
            where=where,
            fix=advise(str(detail["input"]), choices),
        )
    if kind in _DATES:
        return source.problem(
            "E024",
            f"'{detail['input']}' is not a date",
            path,
            where=where,
            fix="write year-month-day, e.g. 2008-02-15; leave it out if it is not known.",
        )
    if kind == "value_error":
        return source.problem(
            "E025", detail["msg"].removeprefix("Value error, "), path, where=where
        )
    found = "nothing" if detail["input"] is None else f"'{_brief(detail['input'])}'"
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    return source.problem("E022", f"'{last}' is {found}: {message}", path, where=where)


def _brief(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def place(data: Any, path: tuple[Any, ...]) -> str:
    """Return the legal coordinates of a path in a file, e.g. `tipse-2008 art-41.1`."""
    if not isinstance(data, dict):
        return ""
    names = [
        str(data[key]) for key in ("instrument", "standard") if isinstance(data.get(key), str)
    ]
    for depth in range(len(path), 0, -1):
        found = data
        try:
            for step in path[:depth]:
                if isinstance(step, str) or not isinstance(found, dict):
                    found = found[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(found, dict) and isinstance(found.get("id"), str):
            return " ".join([*names, found["id"]])
    return " ".join(names)


def _keys_at(model: type[Noun], path: tuple[Any, ...]) -> list[str]:
    """Return the keys that the noun at `path` may have."""
    current: Any = model
    for step in path:
        if isinstance(step, str):
            fields = getattr(current, "model_fields", {})
            found = [field for name, field in fields.items() if (field.alias or name) == step]
            current = _noun_in(found[0].annotation) if found else current
    fields = getattr(current, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _noun_in(annotation: Any) -> Any:
    """Return the noun inside an annotation such as `tuple[Provision, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return annotation
    for part in get_args(annotation):
        found = _noun_in(part)
        if found is not None:
            return found
    return None
