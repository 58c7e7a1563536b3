"""One consistent package for several findings: remedy after remedy, each on the law so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.remedy.bench import Bench
from gapcheck.remedy.edits import Edit
from gapcheck.remedy.search import Remedies, remedies_for


@dataclass(frozen=True, slots=True)
class Package:
    """A package of edits.

    Attributes:
        edits: All edits, in the order in which they were found.
        steps: What was found for each check, on the law with the edits before it.
    """

    edits: tuple[Edit, ...]
    steps: tuple[Remedies, ...]


def package_for(bench: Bench, checks: Sequence[str]) -> Package:
    """Return edits that close one finding after another, as far as any edit does.

    It is greedy: each finding takes the remedy of the best rank on the law so far, so the package
    closes what can be closed, and another order may need fewer edits.

    Args:
        bench: Where edits are tried.
        checks: Ids of the checks, in the order in which they are closed.
    """
    taken: list[Edit] = []
    steps: list[Remedies] = []
    for check in checks:
        found = remedies_for(bench, check, taken)
        steps.append(found)
        best = next(iter(found.found), None)
        if best is not None and best.closes:
            taken += best.edits
    return Package(tuple(taken), tuple(steps))
