"""Findings as demands: kinds, dimensions and values as a file writes them."""

from collections.abc import Iterator, Mapping, Sequence

from gapcheck.assemble import AdHoc, limits_of, pose_demand
from gapcheck.check import KINDS, Condition, Kind
from gapcheck.corpus import Corpus
from gapcheck.problem import GapcheckError, Problem, advise


def pose_question(
    corpus: Corpus,
    ask: Mapping[str, object],
    some: Sequence[str] = (),
    where: Sequence[Condition] = (),
) -> AdHoc:
    """Return an ad-hoc demand.

    Args:
        corpus: The corpus.
        ask: `kind`, and dimensions with their values.
        some: Dimensions of which it is enough that some demanded value is covered.
        where: Conditions on the attributes of offences.

    Raises:
        GapcheckError: There is no such kind, dimension or value, or they contradict each other.
    """
    known: dict[str, Kind] = {name: name for name in KINDS}
    kind = str(ask.get("kind") or "")
    if kind not in known:
        fix = advise(kind, KINDS, f"add kind: {', '.join(KINDS)}.")
        raise GapcheckError([Problem("E407", f"'{kind}' is no kind of demand", fix=fix)])
    limits = limits_of(ask)
    del limits["kind"]
    return pose_demand(corpus, known[kind], limits, some, where)


def masks_of(corpus: Corpus, expression: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the value sets that an expression names.

    Raises:
        GapcheckError: It names a dimension or a value that does not exist.
    """
    problems = []
    for name, words in limits_of(expression).items():
        lexicon = corpus.vocabulary.lexicons.get(name)
        if lexicon is None:
            fix = advise(name, corpus.vocabulary.lexicons)
            problems.append(Problem("E101", f"'{name}' is not a dimension", fix=fix))
            continue
        for word in words:
            if lexicon.atoms_of(word) is None:
                fix = advise(word, lexicon.names)
                what = f"'{word}' is not a value of '{name}'"
                problems.append(Problem("E102", what, fix=fix))
        yield name, lexicon.union(tuple(words)) or 0
    if problems:
        raise GapcheckError(problems)
