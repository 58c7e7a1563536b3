"""New files in a corpus: tried in a copy of it first, then written, all of them or none."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gapcheck.assemble import assemble_corpus
from gapcheck.cli.output import write_text
from gapcheck.files import Files
from gapcheck.lint import lint_corpus
from gapcheck.load import load_files
from gapcheck.locate import FOLDERS, MARK, locate_corpus, packaged_corpus
from gapcheck.noun import parse_day
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.schema import schema_text
from gapcheck.starter import begin_check, begin_country, begin_standard, begin_statute

Texts = Mapping[str, str]


def add_country(
    folder: Path | None, names: Sequence[str], day: str | None, *, force: bool
) -> list[str]:
    """Write a new country, in a new corpus if the folder is none; return what was written.

    Raises:
        GapcheckError: A name is missing or wrong, or a file exists; nothing was written.
    """
    problems: list[Problem] = []
    if day is None or not _is_day(day):
        what = f"'{day}' is not a date" if day else "the day up to which was searched is not said"
        fix = "add --followed-until year-month-day, e.g. 2024-12-31."
        problems.append(Problem("E402", what, fix=fix))
    root = folder or _own_corpus() or Path.cwd()
    mark = root / MARK
    before = mark.read_text(encoding="utf-8") if mark.is_file() else None
    texts: Texts = {}
    try:
        example = "a code, a name and, if it is another word, an adjective: xa Arcadia Arcadian"
        code, name, adjective = _names(names, 2, 3, example)
        texts = begin_country(code, name, adjective or name, day or "", before)
    except GapcheckError as error:
        problems = [*error.problems, *problems]
    if problems:
        raise GapcheckError(problems)
    return _write(root, texts, free=[key for key in texts if key != MARK], force=force)


def add_statute(
    folder: Path | None, names: Sequence[str], country: str | None, *, force: bool
) -> list[str]:
    """Write a new national instrument; return what was written.

    Raises:
        GapcheckError: A name is missing or wrong, or the file exists; nothing was written.
    """
    name, title = _names(names, 1, 2, "an id and a title: press-law-1999 'Press Law'")
    root, files = _opened(folder)
    known = [*files.corpus.noun.countries]
    code = country or known[0]
    if code not in known or (country is None and len(known) > 1):
        what = f"there is no country '{country}'" if country else "there are several countries"
        raise GapcheckError([Problem("E401", what, fix=advise(country or "", known))])
    texts = begin_statute(code, name, title or None, files)
    return _write(root, texts, free=[f"statutes/{code}/{name}.yaml"], force=force)


def add_standard(folder: Path | None, names: Sequence[str], *, force: bool) -> list[str]:
    """Write a new standard; return what was written.

    A corpus that has no standards of its own gets the vocabulary and no other checks: those that
    gapcheck brings ask for standards that it then no longer has, and the user is told so.

    Raises:
        GapcheckError: A name is missing or wrong, or the file exists; nothing was written.
    """
    name, title = _names(names, 1, 2, "an id and a title: protocol-2000 'Protocol'")
    root, files = _opened(folder)
    texts = begin_standard(name, title or None, next(iter(files.corpus.noun.countries)))
    own = _packaged("rules/vocabulary") if "rules" in files.borrowed else {}
    written = _write(root, texts, own, free=[f"standards/{name}.yaml"], force=force)
    if "standards" in files.borrowed:
        sys.stderr.write(
            f"standards: the corpus now has its own, and is no longer measured by the "
            f"{len(files.standards)} that gapcheck brings; copy those that it needs.\n"
        )
    return written


def add_check(folder: Path | None, names: Sequence[str]) -> list[str]:
    """Write a new check at the end of the file of its topic; return what was written.

    A corpus that has no rules of its own gets those that gapcheck brings.

    Raises:
        GapcheckError: A name is missing or wrong; nothing was written.
    """
    name, provision = _names(names, 2, 2, "an id and a provision: opsc.csam.share art-3.1.c")
    root, files = _opened(folder)
    own = _packaged("rules") if "rules" in files.borrowed else {}
    existing = {item.name: item.source.text for item in files.checks}
    texts = begin_check(name, provision, assemble_corpus(files), existing)
    return _write(root, texts, own)


def _names(names: Sequence[str], least: int, most: int, example: str) -> tuple[str, ...]:
    """Return as many names as there can be, those left out empty.

    Raises:
        GapcheckError: There are too few or too many, or one is empty.
    """
    if not least <= len(names) <= most or not all(name.strip() for name in names):
        fix = f"write {example}."
        raise GapcheckError([Problem("E413", "there are too few names, or too many", fix=fix)])
    return (*names, *[""] * (most - len(names)))


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True


def _own_corpus() -> Path | None:
    """Return the corpus folder in which the user works; never the packaged one by default."""
    found = locate_corpus()
    here = Path.cwd().absolute()
    return None if found == packaged_corpus() and not here.is_relative_to(found) else found


def _opened(folder: Path | None) -> tuple[Path, Files]:
    root = locate_corpus(folder) if folder else _own_corpus()
    if root is None:
        fix = "name its folder with --corpus, or start one with 'gapcheck new country'."
        raise GapcheckError([Problem("E012", "there is no corpus here", fix=fix)])
    return root, load_files(root)


def _packaged(folder: str) -> dict[str, str]:
    """Return the files of a folder that gapcheck brings, with the schemas that they name."""
    base = packaged_corpus()
    schemas = {f"schemas/{name}.json": schema_text(name) for name in ("checks", "vocabulary")}
    return schemas | {
        path.relative_to(base).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((base / folder).rglob("*.yaml"))
    }


def _write(
    root: Path,
    texts: Texts,
    own: Texts | None = None,
    free: Sequence[str] = (),
    *,
    force: bool = False,
) -> list[str]:
    """Write files into a corpus folder, if the corpus is in order with them.

    Args:
        root: The folder.
        texts: Path inside it to text; schemas and what else is there already stay as they are.
        own: Files of folders that the corpus took from the packaged one until now.
        free: Files that must not be there, unless they may be overwritten.
        force: Whether they may be.

    Returns:
        The files that were written, sorted, but for those of `own`.

    Raises:
        GapcheckError: A file is there, or the corpus would not be in order; nothing was written.
    """
    taken = [name for name in free if _is_own(name) and (root / name).exists()]
    if taken and not force:
        fix = "choose another name, or add --force to overwrite it."
        raise GapcheckError(
            [Problem("E410", f"'{root / name}' exists", fix=fix) for name in taken]
        )
    changed = {
        name: text
        for name, text in {**(own or {}), **texts}.items()
        if _is_own(name) or not (root / name).exists()
    }
    _try(root, changed)
    undo: list[Callable[[], object]] = []
    try:
        for name, text in changed.items():
            _place(root / name, text, undo)
    except BaseException:
        for step in reversed(undo):
            step()
        raise
    if own:
        number = sum(not name.startswith("schemas/") for name in own)
        sys.stderr.write(f"rules: {number} files copied, which the corpus now has itself\n")
    return sorted(_shown(root / name) for name in texts if name in changed)


def _shown(path: Path) -> str:
    """Return a path as a user in the working directory writes it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _is_own(name: str) -> bool:
    """Whether a file is what was asked for, not one that goes with it."""
    return not name.startswith("schemas/") and not name.endswith("/sources.yaml")


def _place(path: Path, text: str, undo: list[Callable[[], object]]) -> None:
    """Write one file and note how to undo it."""
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir()
            undo.append(folder.rmdir)
    if path.exists():
        before = path.read_bytes()
        undo.append(lambda: path.write_bytes(before))
    else:
        undo.append(lambda: path.unlink(missing_ok=True))
    write_text(text, path)


def _try(root: Path, texts: Texts) -> None:
    """Put files into a copy of the corpus and look whether it is in order.

    Raises:
        GapcheckError: It is not; places are those of the corpus itself.
    """
    with tempfile.TemporaryDirectory(prefix="gapcheck.") as name:
        copy = Path(name).resolve() / "corpus"
        copy.mkdir()
        if (root / MARK).is_file():
            shutil.copy(root / MARK, copy / MARK)
        for folder in FOLDERS:
            if (root / folder).is_dir():
                shutil.copytree(root / folder, copy / folder, symlinks=True)
        for inner, text in texts.items():
            path = copy / inner
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        try:
            files = load_files(copy)
            found = lint_corpus(files, assemble_corpus(files))
        except GapcheckError as error:
            found = [*error.problems]
        errors = [
            problem._replace(path=_within(problem.path, copy, root))
            for problem in found
            if problem.severity == "error"
        ]
        if errors:
            raise GapcheckError(errors)


def _within(path: str, copy: Path, root: Path) -> str:
    """Return the place of a file of the copy in the corpus itself."""
    full = Path(path).resolve()
    return str(root / full.relative_to(copy)) if full.is_relative_to(copy) else path
