"""What the engine says to one finding: agree, narrower, wider, contradicts."""

from gapcheck.agree.table import Answer
from gapcheck.expert import Found
from gapcheck.region import Region, contains, intersection
from gapcheck.space import Space
from gapcheck.verdict import Verdict

RANKS: dict[str, int] = {"compliant": 0, "unclear": 1, "partial": 2, "gap": 3}
"""How far a law falls short."""


def compare_verdicts(found: Found, verdict: Verdict) -> Answer:
    """Return what a verdict says to a report's.

    Narrower and wider are said of the shortfall; a report that finds the law compliant where the
    engine finds a gap, or the reverse, is contradicted.
    """
    if verdict not in RANKS:
        return "not assessable"
    if {found, verdict} == {"compliant", "gap"}:
        return "contradicts"
    if RANKS[verdict] == RANKS[found]:
        return "agree"
    return "engine narrower" if RANKS[verdict] < RANKS[found] else "engine wider"


def compare_missing(space: Space, found: Region, missing: Region) -> Answer:
    """Return what a residue says to what a report says is missing.

    Args:
        space: The space of both.
        found: What the report says is missing of the demand.
        missing: What is surely missing of it.
    """
    if not intersection(space, found, missing):
        return "contradicts"
    inside, around = contains(space, found, missing), contains(space, missing, found)
    if inside and around:
        return "agree"
    return "engine wider" if around else "engine narrower"


def compare_reach(verdict: Verdict, *, left_out: bool) -> Answer:
    """Return what is said to a report on what one provision reaches, or leaves out.

    Args:
        verdict: The verdict on these cases against that provision alone.
        left_out: Whether the report says that it does not reach them.
    """
    if verdict == ("gap" if left_out else "compliant"):
        return "agree"
    if verdict == ("compliant" if left_out else "gap"):
        return "contradicts"
    # A provision that reaches more than the report says leaves a narrower shortfall.
    return "engine narrower" if left_out else "engine wider"
