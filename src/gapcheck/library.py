"""What a Python user calls: open a corpus, make a scenario, put a question."""

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gapcheck.amendment import Amendment
from gapcheck.assemble import Named, assemble_corpus, pose_demand
from gapcheck.check import KINDS, Condition, Kind
from gapcheck.corpus import Corpus
from gapcheck.evaluate import Detail, Evaluator, older_laws
from gapcheck.files import Files
from gapcheck.finding import Finding
from gapcheck.load import load_files, load_nouns
from gapcheck.locate import locate_corpus
from gapcheck.problem import GapcheckError, Problem, advise, nearest
from gapcheck.scenario import Scenario

HASH_DIGITS = 12
"""Digits of the hash of an amendment that its name in a scenario carries."""

_HASHED = re.compile("@[0-9a-f]{12}$")


def load_corpus(
    folder: str | Path | None = None,
    where: Sequence[Condition] = (),
    *,
    amend: Iterable[str | Path] = (),
    together: Iterable[Sequence[str | Path]] = (),
    country: str | None = None,
) -> Corpus:
    """Load a corpus.

    Args:
        folder: The corpus folder; else `GAPCHECK_CORPUS`, else the nearest folder upwards that
            holds `corpus.yaml`, else the packaged one.
        where: Conditions that `ask_law` will be asked for, besides those of checks.
        amend: Amendments that a scenario may name, all at once: files, or ids of those that the
            corpus brings.
        together: More groups of amendments that a scenario may name at once.
        country: The State whose law files outside the corpus amend; the only one if left out.

    Raises:
        GapcheckError: There is no such folder, or something is wrong with its files; every
            mistake of the run at once.
    """
    with _uncollected():
        files = load_files(locate_corpus(Path(folder) if folder else None))
    groups = [[str(item) for item in group] for group in (amend, *together)]
    return assemble_with(files, groups, country, where)


def assemble_with(
    files: Files,
    groups: Iterable[Sequence[str]],
    country: str | None = None,
    where: Sequence[Condition] = (),
) -> Corpus:
    """Put the files of a corpus together, with the amendments that scenarios may name.

    Args:
        files: The files.
        groups: Amendments that a scenario names at once: files, or ids of those of the corpus.
        country: The State whose law files outside the corpus amend; the only one if left out.
        where: Conditions that will be asked besides those of checks.

    Raises:
        GapcheckError: Something is wrong with a file; every mistake of the run at once.
    """
    with _uncollected():
        found = [tuple(group) for group in groups if group]
        named = find_amendments(
            files, dict.fromkeys(it for group in found for it in group), country
        )
        sets = [tuple(named[item].name for item in group) for group in found]
        return assemble_corpus(
            files, [*{it.name: it for it in named.values()}.values()], sets, where
        )


def find_amendments(
    files: Files, names: Iterable[str], country: str | None = None
) -> dict[str, Named]:
    """Return amendments, by the names that were given.

    Args:
        files: The corpus.
        names: Files, or ids of those that the corpus brings; perhaps with `@` and their hash.
        country: The State whose law files outside the corpus amend; the only one if left out.

    Raises:
        GapcheckError: There is none such, it has another hash, or its form is wrong.
    """
    shipped = {loaded.noun.amendment: (code, loaded) for code, loaded in files.amendments}
    found: dict[str, Named] = {}
    problems: list[Problem] = []
    for text in names:
        name, _, digest = text.rpartition("@") if _HASHED.search(text) else (text, "", "")
        if name in shipped:
            code, loaded = shipped[name]
        else:
            path = Path(name)
            if not path.is_file():
                message, fix = f"there is no amendment '{name}'", _advice(files, name)
                problems.append(Problem("E414", message, fix=fix))
                continue
            code = _country_of(files, country)
            loaded = load_nouns([path], Amendment)[0]
        content = hashlib.sha256(loaded.source.text.encode()).hexdigest()[:HASH_DIGITS]
        if digest and digest != content:
            fix = f"look at what has changed in it; it is '{name}@{content}' now."
            problems.append(Problem("E414", f"'{name}' is not what it was: {digest}", fix=fix))
        found[text] = Named(f"{name}@{content}", code, loaded)
    ids: dict[str, str] = {}
    for item in found.values():
        other = ids.setdefault(item.loaded.noun.amendment, item.name)
        if other != item.name:
            what = f"'{other}' and '{item.name}' have the same id"
            problems.append(Problem("E414", what, fix="give one of them another id."))
    if problems:
        raise GapcheckError(problems)
    return found


def _advice(files: Files, name: str) -> str:
    """Return what to name instead of something that is no amendment."""
    drafts = [it.noun.instrument for _, it in files.statutes if it.noun.layer == "draft"]
    if name in drafts:
        return f"it is a draft: write '--enact {name}'."
    folder = Path(name).parent
    beside = [str(path) for path in sorted(folder.glob("*.yaml"))] if folder.is_dir() else []
    shipped = [loaded.noun.amendment for _, loaded in files.amendments]
    told = "name a file, or an amendment of the corpus." if shipped else "name a file."
    if nearest(name, [*drafts, *beside]) or not shipped:
        close = nearest(name, [*shipped, *drafts, *beside])
        return f"write '{close}'? {told}" if close else told
    return advise(name, shipped, told)


def _country_of(files: Files, country: str | None) -> str:
    known = list(files.corpus.noun.countries)
    if country is None and len(known) != 1:
        raise _usage("E401", "the corpus has several countries", advise("", known))
    return country or known[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away from what is being made.

    Nearly all of it stays, and looking through it again and again for what does not takes a
    quarter of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def scenario_warnings(corpus: Corpus, scenario: Scenario) -> list[Problem]:
    """Return what a scenario asks that the corpus cannot know."""
    found = []
    country = corpus.countries[scenario.country]
    if scenario.as_of.isoformat() > country.followed_until:
        message = f"{scenario.as_of} lies after {country.followed_until}"
        fix = f"sources on {country.name} were searched up to that day; later law is not encoded."
        found.append(Problem("W401", message, fix=fix))
    for name in older_laws(corpus, scenario):
        message = f"on {scenario.as_of} the {name} may have applied, which is not encoded"
        fix = "an absence in the texts encoded says nothing of it."
        found.append(Problem("W402", message, fix=fix))
    return found


def ask_law(
    corpus: Corpus,
    scenario: Scenario,
    kind: str,
    limits: Mapping[str, Sequence[str]],
    *,
    some: Sequence[str] = (),
    where: Sequence[Condition] = (),
    compound: bool | None = None,
    detail: Detail = Detail.FULL,
) -> Finding:
    """Put an ad-hoc demand to a law, without a check.

    Args:
        corpus: The corpus.
        scenario: The scenario.
        kind: `criminalise`, `define`, `provide` or `not-punish`.
        limits: Dimension to values; for `define`, `concept` to the concept's id.
        some: Dimensions of which it is enough that some demanded value is covered.
        where: Conditions on attributes of offences; those that no check states have to be
            given to `load_corpus` too.
        compound: Whether definitions are multiplied in; by default if the demand names a
            dimension of a definition.
        detail: How much the finding says.

    Raises:
        GapcheckError: There is no such kind, dimension or value, or they contradict each other.
    """
    known: dict[str, Kind] = {name: name for name in KINDS}
    if kind not in known:
        raise _usage("E407", f"'{kind}' is no kind of demand", advise(kind, KINDS))
    posed = pose_demand(corpus, known[kind], limits, some, where)
    evaluator = Evaluator(corpus, scenario, detail=detail)
    return evaluator.ask(posed, compound=posed.names_definition if compound is None else compound)


def _usage(code: str, message: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem(code, message, fix=fix)])
