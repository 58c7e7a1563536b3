"""Which findings a user wants to see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.finding import Finding
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.verdict import RANKED, UNRANKED


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters, known to name what exists.

    Attributes:
        checks: The checks to answer.
        verdicts: Verdicts to keep; all if empty.
        statute: Instrument on which kept findings rest or by which they are blocked; any if empty.
        fail_on: Verdicts at which the command fails.
    """

    checks: tuple[ReadyCheck, ...]
    verdicts: frozenset[str]
    statute: str
    fail_on: frozenset[str]


def choose(
    corpus: Corpus,
    standards: Sequence[str] | None,
    topics: Sequence[str] | None,
    verdicts: Sequence[str] | None,
    statute: str | None,
    fail_on: str | None,
) -> Selection:
    """Return the filters that options name.

    Raises:
        GapcheckError: An option names what does not exist; all such mistakes at once.
    """
    problems: list[Problem] = []
    prefixes = {noun.prefix: key for key, noun in corpus.standards.items()}
    chosen = {
        prefixes.get(name, name)
        for name in _known(
            problems, "standard", standards, [*corpus.standards, *prefixes], "'gapcheck show ID'"
        )
    }
    subjects = _known(problems, "topic", topics, list(corpus.vocabulary.topics), "")
    words = _known(problems, "verdict", verdicts, [*RANKED, *UNRANKED], "")
    fails = _known(problems, "verdict", [fail_on] if fail_on else [], list(RANKED), "")
    statutes = _known(
        problems, "instrument", [statute] if statute else [], list(corpus.instruments), ""
    )
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
        next(iter(statutes), ""),
        frozenset(RANKED[: RANKED.index(fail_on) + 1])
        if fails and fail_on in RANKED
        else frozenset(),
    )


def _known(
    problems: list[Problem],
    what: str,
    names: Sequence[str] | None,
    known: list[str],
    listed: str,
) -> list[str]:
    """Return the names that exist; report the others."""
    found = []
    for name in (word for text in names or () for word in text.split(",") if word):
        if name in known:
            found.append(name)
        else:
            fix = advise(name, known, listed)
            problems.append(Problem("E408", f"there is no {what} '{name}'", fix=fix))
    return found


def keep(findings: Iterable[Finding], selection: Selection) -> tuple[Finding, ...]:
    """Return the findings that pass the filters."""
    return tuple(
        finding
        for finding in findings
        if (not selection.verdicts or finding.verdict in selection.verdicts)
        and (not selection.statute or _rests_on(finding, selection.statute))
    )


def _rests_on(finding: Finding, statute: str) -> bool:
    """Whether a finding rests on an instrument, or is blocked by it."""
    names = [item.provision for item in finding.citations if item.side == "national"]
    names += [item.provision for item in finding.blocking]
    names += [item.by for item in finding.blocking if item.by]
    return any(name.partition("/")[0] == statute for name in names)


def fails(findings: Iterable[Finding], selection: Selection) -> bool:
    """Whether a finding is as bad as the user will not have it."""
    return any(finding.verdict in selection.fail_on for finding in findings)
