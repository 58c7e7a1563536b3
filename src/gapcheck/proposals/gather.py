"""Amendments put together with a corpus: each alone and, if that can be done, all at once."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.corpus import Corpus
from gapcheck.files import Files
from gapcheck.library import assemble_with, find_amendments
from gapcheck.problem import GapcheckError, Problem


class Gathered(NamedTuple):
    """A corpus with amendments that can be looked at.

    Attributes:
        corpus: The corpus.
        names: How scenarios name the amendments, in the order of their ids.
        problems: Why they cannot be carried out together; none if they can.
    """

    corpus: Corpus
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def gather_proposals(
    files: Files,
    proposed: Sequence[str] = (),
    base: Sequence[str] = (),
    country: str | None = None,
) -> Gathered:
    """Put amendments together with a corpus.

    Args:
        files: The files of the corpus.
        proposed: The amendments: files, or ids of those that the corpus brings; if left out, all
            that it brings for the country, but for those of the base and mere examples.
        base: Amendments that are part of the law to which the others are compared.
        country: The State; the only one if left out.

    Raises:
        GapcheckError: Something is wrong with a file, or one amendment cannot be carried out even
            alone; every mistake of the run at once.
    """
    known = find_amendments(files, dict.fromkeys([*base, *proposed]), country)
    taken = {known[text].name for text in base}
    only = country or next(iter(files.corpus.noun.countries))
    chosen = list(proposed) or [
        loaded.noun.amendment
        for code, loaded in files.amendments
        if code == only
        and not loaded.noun.example
        and loaded.noun.amendment not in {it.rpartition("@")[0] for it in taken}
    ]
    found = {**known, **find_amendments(files, chosen, country)}
    chosen.sort(key=lambda text: found[text].loaded.noun.amendment)
    chosen = [*{found[text].name: text for text in chosen}.values()]
    names = tuple(found[text].name for text in chosen)
    groups = [tuple(base), *((*base, text) for text in chosen)]
    every = (*base, *chosen)
    problems = _contradictions(files, every, country)
    # One that is wrong alone is told here; if none is, they contradict each other.
    corpus = assemble_with(files, groups if problems else [*groups, every], country)
    return Gathered(corpus, names, problems)


def _contradictions(
    files: Files, every: Sequence[str], country: str | None
) -> tuple[Problem, ...]:
    """Return why amendments cannot be carried out together."""
    try:
        assemble_with(files, [every], country)
    except GapcheckError as error:
        return error.problems
    return ()
