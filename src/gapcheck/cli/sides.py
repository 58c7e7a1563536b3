"""From the words of a comparison to two laws, in one corpus or in two."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gapcheck.cli.opening import Asked, choose_scenario, wanted_of
from gapcheck.cli.output import warn
from gapcheck.corpus import Corpus
from gapcheck.diff import Cause, Side, amendment_groups, states_between
from gapcheck.files import Files
from gapcheck.library import assemble_with
from gapcheck.load import load_files
from gapcheck.locate import locate_corpus
from gapcheck.problem import GapcheckError, Problem
from gapcheck.revision import read_revision, uncommitted
from gapcheck.scenario import Wanted
from gapcheck.side import SideWords, parse_side, sides_wanted

Place = tuple[str, str]
"""From where a corpus is taken: `rev` or `dir` and its name, or nothing and nothing."""
FEW = 5
"""Changed files that a warning names."""


class Sides(NamedTuple):
    """Two laws to be compared.

    Attributes:
        first: The base.
        second: The other one.
        corpora: The corpora on the way, if the sides lie in different ones.
    """

    first: Side
    second: Side
    corpora: tuple[tuple[Cause, str, Corpus], ...]


def open_sides(asked: Asked, texts: tuple[str, str]) -> Sides:
    """Return the two laws that words name; warn of what they cannot know.

    Args:
        asked: What the options ask of both sides.
        texts: The words of each side.

    Raises:
        GapcheckError: Something is wrong with a corpus, a side or an option.
    """
    words = parse_side(texts[0]), parse_side(texts[1])
    root = locate_corpus(asked.folder)
    places = [_place(item) for item in words]
    with tempfile.TemporaryDirectory(prefix="gapcheck.") as folder:
        try:
            files = {
                place: _files(root, place, Path(folder, str(number)))
                for number, place in enumerate(dict.fromkeys(places))
            }
            return _open(root, asked, words, places, files)
        except GapcheckError as error:
            raise GapcheckError(_named(error.problems, folder, places)) from None


def _open(
    root: Path,
    asked: Asked,
    words: tuple[SideWords, SideWords],
    places: Sequence[Place],
    read: Mapping[Place, Files],
) -> Sides:
    """Return the two laws, from the files of each side."""
    files = {place: _with_amendments(item, read.values()) for place, item in read.items()}
    wanted = [
        _wanted(files[place], asked, item) for place, item in zip(places, words, strict=True)
    ]
    groups = amendment_groups(wanted[0].amend, wanted[1].amend)
    country = wanted[0].country
    if len(files) == 1:
        loaded = assemble_with(files[places[0]], groups, country)
        sides = [_side(it.text, loaded, want) for it, want in zip(words, wanted, strict=True)]
        return Sides(sides[0], sides[1], ())
    first = _tried(files[places[0]], groups, country)
    if first is None:  # what the other side carries out does not fit the base
        groups = [wanted[0].amend, *groups]
        first = assemble_with(files[places[0]], groups[:1], country)
    second = assemble_with(files[places[1]], groups, country)
    way: list[tuple[Cause, str, Corpus]] = []
    apart: list[str] = []  # steps whose texts do not fit together without those of the next
    for cause, what, state in states_between(files[places[0]], files[places[1]]):
        last = state is files[places[1]]
        tried = second if last else _tried(state, groups, country)
        if tried is None:
            tried = _tried(state, [wanted[0].amend], country)
        apart.append(what)
        if tried is not None:
            way.append((cause, "; together with ".join(reversed(apart)), tried))
            apart = []
    if any(item.revision for item in words):
        _warn_uncommitted(root, words)
    sides = [
        _side(it.text, loaded, want)
        for it, loaded, want in zip(words, (first, second), wanted, strict=True)
    ]
    return Sides(sides[0], sides[1], tuple(way))


def _with_amendments(files: Files, others: Iterable[Files]) -> Files:
    """Return a corpus with the amendments that only another one brings, so that both know them."""
    known = {loaded.noun.amendment for _, loaded in files.amendments}
    more = [
        (code, loaded)
        for other in others
        for code, loaded in other.amendments
        if loaded.noun.amendment not in known
    ]
    return files._replace(amendments=(*files.amendments, *more)) if more else files


def _named(problems: Iterable[Problem], folder: str, places: Sequence[Place]) -> list[Problem]:
    """Return problems whose paths name a revision, not the folder to which it was written."""
    found = []
    for problem in problems:
        for number, (_, name) in enumerate(dict.fromkeys(places)):
            _, written, path = problem.path.partition(f"{Path(folder).name}/{number}/")
            if written:
                problem = problem._replace(path=f"rev:{name}/{path}")
        found.append(problem)
    return found


def _tried(files: Files, groups: Sequence[Sequence[str]], country: str | None) -> Corpus | None:
    """Return a state between two corpora; `None` if its texts do not fit together."""
    try:
        return assemble_with(files, groups, country)
    except GapcheckError:
        return None


def _place(words: SideWords) -> Place:
    if words.revision:
        return "rev", words.revision
    return ("dir", words.folder) if words.folder else ("", "")


def _files(root: Path, place: Place, into: Path) -> Files:
    kind, name = place
    if kind == "dir":
        return load_files(locate_corpus(Path(name)))
    if kind != "rev":
        return load_files(root)
    into.mkdir()
    read_revision(root, name, into)
    return load_files(into)


def _wanted(files: Files, asked: Asked, words: SideWords) -> Wanted:
    base = wanted_of(files, asked._replace(named=words.scenario or asked.named))
    drafts = [item.noun.instrument for _, item in files.statutes if item.noun.layer == "draft"]
    return sides_wanted(words, base, drafts)


def _side(text: str, corpus: Corpus, wanted: Wanted) -> Side:
    return Side(text, corpus, choose_scenario(corpus, wanted))


def _warn_uncommitted(root: Path, words: Sequence[SideWords]) -> None:
    """Say that the folder that is compared with a revision has changes of its own."""
    if all(item.revision or item.folder for item in words):
        return
    changed = uncommitted(root)
    if changed:
        more = f" and {len(changed) - FEW} more" if len(changed) > FEW else ""
        message = f"the corpus folder has uncommitted changes: {', '.join(changed[:FEW])}{more}"
        fix = "they count; nothing is checked out over them."
        warn([Problem("W403", message, fix=fix)])
