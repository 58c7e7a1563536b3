"""What `remedy` needs of a corpus: a bench to try edits on, and checks to close."""

from collections.abc import Sequence

from gapcheck.cli.opening import Asked, open_files
from gapcheck.cli.select import check_ids, choose
from gapcheck.corpus import Corpus
from gapcheck.library import find_amendments
from gapcheck.problem import GapcheckError, Problem
from gapcheck.remedy import Bench
from gapcheck.scenario import Scenario


def open_bench(asked: Asked) -> tuple[Corpus, Scenario, Bench]:
    """Return the corpus, the scenario and the bench that options name.

    Raises:
        GapcheckError: Something is wrong with the corpus or an option.
    """
    files, loaded, looked_at = open_files(asked)
    named = find_amendments(files, looked_at.amendments, looked_at.country)
    return loaded, looked_at, Bench.of(files, [*named.values()], looked_at)


def chosen_checks(
    corpus: Corpus,
    country: str,
    names: Sequence[str],
    standards: Sequence[str] | None,
    topics: Sequence[str] | None,
    *,
    every: bool,
) -> list[str]:
    """Return the checks to close.

    Raises:
        GapcheckError: A check does not exist, or none is named, or all of them.
    """
    if every and not standards and not topics:
        message, fix = "a package is for a standard or a topic", "add --standard or --topic."
        raise GapcheckError([Problem("E409", message, fix=fix)])
    if every:
        found = choose(corpus, standards, topics, None, None, None).checks
        return [ready.check.id for ready in found if ready.asked]
    if not names:
        fix = "e.g. gapcheck remedy opsc.csam.distribute; or --all with --standard."
        raise GapcheckError([Problem("E409", "no check is named", fix=fix)])
    return check_ids(corpus, country, names)
