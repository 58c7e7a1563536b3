"""Which findings a user wants to see."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gapcheck.consolidate import Law
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.finding import Finding
from gapcheck.problem import GapcheckError, Problem, advise, nearest
from gapcheck.verdict import RANKED, UNRANKED


class Selection(NamedTuple):
    """Filters, known to name what exists.

    Attributes:
        checks: The checks to answer.
        verdicts: Verdicts to keep; all if empty.
        statutes: Instruments on which kept findings rest or by which they are blocked; any if
            empty.
        topics: Topics of kept checks; all if empty.
        fail_on: Verdicts at which the command fails.
    """

    checks: tuple[ReadyCheck, ...]
    verdicts: frozenset[str]
    statutes: frozenset[str]
    topics: frozenset[str]
    fail_on: frozenset[str]

    def keeps(self, law: Law, *provisions: str) -> bool:
        """Whether one of some provisions is of a chosen instrument and on a chosen topic."""
        return any(
            (not self.statutes or law.encoded[name].instrument in self.statutes)
            and (not self.topics or not self.topics.isdisjoint(law.encoded[name].noun.topics))
            for name in provisions
        )


def choose(
    corpus: Corpus,
    standards: Sequence[str] | None,
    topics: Sequence[str] | None,
    verdicts: Sequence[str] | None,
    statutes: Sequence[str] | None,
    fail_on: str | None,
) -> Selection:
    """Return the filters that options name.

    Raises:
        GapcheckError: An option names what does not exist; all such mistakes at once.
    """
    problems: list[Problem] = []
    chosen = _standards(problems, corpus, standards)
    subjects = _known(problems, "topic", topics, list(corpus.vocabulary.topics))
    words = _known(problems, "verdict", verdicts, [*RANKED, *UNRANKED])
    instruments = _known(problems, "instrument", statutes, _instruments(corpus))
    if fail_on is not None and fail_on not in RANKED:
        message, fix = f"'{fail_on}' is no threshold", f"use one of: {', '.join(RANKED)}."
        problems.append(Problem("E408", message, fix=fix))
    if problems:
        raise GapcheckError(problems)
    return Selection(
        tuple(
            ready
            for ready in corpus.checks
            if (not chosen or ready.standard in chosen)
            and (not subjects or ready.check.topic in subjects)
        ),
        frozenset(words),
        frozenset(instruments),
        frozenset(subjects),
        frozenset(RANKED[: RANKED.index(fail_on) + 1] if fail_on in RANKED else ()),
    )


def named_checks(
    corpus: Corpus, country: str, names: Sequence[str] | None, chosen: Sequence[ReadyCheck]
) -> tuple[ReadyCheck, ...]:
    """Return the chosen checks that are named; all that are chosen if none is.

    Args:
        corpus: The corpus.
        country: Country code; ids of its findings are taken too.
        names: Ids of checks.
        chosen: The checks that filters leave.

    Raises:
        GapcheckError: There is no such check; all such mistakes at once.
    """
    wanted = check_ids(corpus, country, names or ())
    return tuple(ready for ready in chosen if not wanted or ready.check.id in wanted)


def check_ids(corpus: Corpus, country: str, names: Iterable[str]) -> list[str]:
    """Return the ids of the checks that are named, each once.

    Args:
        corpus: The corpus.
        country: Country code; ids of its findings are taken too.
        names: Ids of checks.

    Raises:
        GapcheckError: There is no such check; all such mistakes at once.
    """
    wanted = dict.fromkeys(name.removeprefix(f"{country}/") for name in names)
    known = [ready.check.id for ready in corpus.checks]
    told = "'gapcheck check' lists all checks."
    problems = [
        Problem("E408", f"there is no check '{name}'", fix=advise(name, known, told))
        for name in wanted
        if name not in known
    ]
    if problems:
        raise GapcheckError(problems)
    return [*wanted]


def choose_texts(
    corpus: Corpus, standards: Sequence[str] | None, statutes: Sequence[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the standards and the national instruments that options name.

    Raises:
        GapcheckError: An option names what does not exist; all such mistakes at once.
    """
    problems: list[Problem] = []
    chosen = _standards(problems, corpus, standards)
    instruments = _known(problems, "instrument", statutes, _instruments(corpus))
    if problems:
        raise GapcheckError(problems)
    return tuple(sorted(chosen)), tuple(instruments)


def _instruments(corpus: Corpus) -> list[str]:
    """Return the ids of the national instruments, those that amendments enact included."""
    enacted = (name for edition in corpus.editions.values() for name in edition.instruments)
    return [*dict.fromkeys((*corpus.instruments, *enacted))]


def _standards(
    problems: list[Problem], corpus: Corpus, names: Sequence[str] | None
) -> frozenset[str]:
    """Return the ids of standards that are named by id or prefix."""
    prefixes = {noun.prefix: key for key, noun in corpus.standards.items()}
    known = _known(problems, "standard", names, [*prefixes, *corpus.standards])
    return frozenset(prefixes.get(name, name) for name in known)


def _known(
    problems: list[Problem],
    what: str,
    names: Sequence[str] | None,
    known: list[str],
) -> list[str]:
    """Return the names that exist; report the others."""
    found = []
    for name in (word for text in names or () for word in text.split(",")):
        if name in known:
            found.append(name)
        elif not name:
            fix = "name one, or leave the option out for all of them."
            problems.append(Problem("E408", f"an option names no {what}", fix=fix))
        else:
            close = nearest(name.lower(), known)
            fix = f"write '{close}'?" if close else f"use one of: {', '.join(known)}."
            problems.append(Problem("E408", f"there is no {what} '{name}'", fix=fix))
    return found


def keep(findings: Iterable[Finding], selection: Selection) -> tuple[Finding, ...]:
    """Return the findings that pass the filters."""
    return tuple(
        finding
        for finding in findings
        if (not selection.verdicts or finding.verdict in selection.verdicts)
        and (not selection.statutes or _rests_on(finding, selection.statutes))
    )


def _rests_on(finding: Finding, statutes: frozenset[str]) -> bool:
    """Whether a finding rests on one of some instruments, or is blocked by it."""
    names = [item.provision for item in finding.citations if item.side == "national"]
    names += [item.provision for item in finding.blocking]
    names += [item.by for item in finding.blocking if item.by]
    return any(name.partition("/")[0] in statutes for name in names)


def fails(findings: Iterable[Finding], selection: Selection) -> bool:
    """Whether a finding is as bad as the user will not have it."""
    return any(finding.verdict in selection.fail_on for finding in findings)


def choose_changes(text: str | None) -> frozenset[str]:
    """Return the kinds of change that an option names, joined by commas.

    Raises:
        GapcheckError: There is no such kind.
    """
    if text is None:
        return frozenset()
    from gapcheck.diff import KINDS

    names = [name.strip() for name in text.split(",")]
    problems = [
        Problem("E408", f"there is no change '{name}'", fix=f"use one of: {', '.join(KINDS)}.")
        for name in names
        if name not in KINDS
    ]
    if problems:
        raise GapcheckError(problems)
    return frozenset(names)
