"""One consistent package for several findings: remedy after remedy, each on the law so far."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gapcheck.judge import judge_demands, manner_of
from gapcheck.remedy.bench import Bench
from gapcheck.remedy.edits import Edit
from gapcheck.remedy.search import Remedies, remedies_for
from gapcheck.verdict import Verdict

NOTHING_LEFT = ("compliant", "not-applicable")
ROUNDS = 2
"""How often findings are looked at: what a later edit opens gets its own remedy then."""


class Package(NamedTuple):
    """A package of edits.

    Attributes:
        edits: All edits, in the order in which they were found.
        steps: What was found for each check, on the law with the edits before it.
        after: Check to its verdict with all edits.
    """

    edits: tuple[Edit, ...]
    steps: tuple[Remedies, ...]
    after: Mapping[str, Verdict]


def package_for(bench: Bench, checks: Sequence[str]) -> Package:
    """Return edits that close one finding after another, as far as any edit does.

    It is greedy: each finding takes the remedy of the best rank on the law so far, so the package
    closes what can be closed, and another order may need fewer edits.

    Args:
        bench: Where edits are tried.
        checks: Ids of the checks, in the order in which they are closed.
    """
    taken: list[Edit] = []
    steps: dict[str, Remedies] = {}
    after: dict[str, Verdict] = {}
    left = list(checks)
    for _ in range(ROUNDS):
        for check in left:
            found = remedies_for(bench, check, taken)
            steps[check] = found
            best = next(iter(found.found), None)
            if best is not None and best.closes:
                taken += best.edits
        after = _after(bench, taken, checks)
        left = [name for name in checks if _reopened(steps[name], after.get(name))]
        if not left:
            break
    return Package(tuple(taken), tuple(steps[name] for name in checks), after)


def _after(bench: Bench, edits: Sequence[Edit], checks: Sequence[str]) -> dict[str, Verdict]:
    """Return the verdicts of checks on the law with all edits."""
    instructions = tuple(one for edit in edits for one in edit.instructions)
    tried = bench.try_all([instructions] if instructions else [])
    law = next(iter(tried.laws), tried.law) or tried.law
    found: dict[str, Verdict] = {}
    for name in checks:
        ready = law.corpus.check(name)
        if ready is not None and ready.asked:
            found[name] = judge_demands(law, ready.asked, manner_of(ready)).verdict
    return found


def _reopened(step: Remedies, after: Verdict | None) -> bool:
    """Whether something is left of a finding of which nothing was left when its turn came."""
    closed = step.verdict in NOTHING_LEFT or any(it.closes for it in step.found)
    return closed and after is not None and after not in NOTHING_LEFT
