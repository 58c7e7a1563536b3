"""The demands of a check, weighed and combined answer by answer."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, ReadyCheck
from gapcheck.judge.split import together
from gapcheck.judge.weigh import Weighed, failing, weigh_demand
from gapcheck.region import Region, absorb, contains, intersection, project
from gapcheck.verdict import Verdict


class Judged(NamedTuple):
    """All demands of a check, weighed together."""

    weighed: tuple[Weighed, ...]
    verdict: Verdict


class Manner(NamedTuple):
    """How demands are judged.

    Attributes:
        every: Whether all demands have to be met; else one of them.
        compound: Whether definitions are multiplied in instead of judged apart.
        core: Whether only what no reservation removes is demanded.
    """

    every: bool = True
    compound: bool = False
    core: bool = False


def manner_of(ready: ReadyCheck, *, compound: bool = False) -> Manner:
    """Return how the demands of a check are judged."""
    return Manner(ready.every, compound, ready.check.core)


def judge_demands(
    law: Law,
    asked: Sequence[Asked],
    manner: Manner,
    *,
    each: bool = False,
) -> Judged:
    """Return the demands of a check, weighed and combined.

    Args:
        law: The law.
        asked: The demands.
        manner: How they are judged.
        each: Whether all provisions that reach a case are told, not one of them.
    """
    weighed = tuple(
        weigh_demand(law, item, core=manner.core, compound=manner.compound, each=each)
        for item in asked
    )
    return combined(law, weighed, manner)


def combined(law: Law, weighed: tuple[Weighed, ...], manner: Manner) -> Judged:
    """Return weighed demands as one judgement.

    Args:
        law: The law.
        weighed: The demands, weighed.
        manner: How they are judged.
    """
    if not manner.every and len(weighed) > 1:
        return Judged(weighed, _some_verdict(law, weighed))
    verdict = together(item.split for item in weighed).verdict
    if verdict == "not-applicable" and any(item.demanded for item in weighed):
        verdict = "compliant"  # demanded under some answers only, and met whenever it is
    return Judged(weighed, verdict)


def _some_verdict(law: Law, weighed: Sequence[Weighed]) -> Verdict:
    """Return the verdict where one of several demands has to be met, answer by answer.

    A demand fails under an answer if anything of it is missing then; all fail where the failing
    answers of all meet.
    """
    space, readings = law.space, law.readings
    others = space.full & ~readings
    failed: Region = (space.full,)
    for item in weighed:
        # What is surely missing fails the demand under every answer.
        if item.demanded and not item.split.missing:
            found = project(failing(law, item), others) if item.split.unclear else ()
            failed = absorb(intersection(space, failed, found))
    if not any(item.demanded for item in weighed):
        return "not-applicable"
    if not failed:
        return "compliant"
    if not contains(space, failed, (space.full,)):
        return "unclear"
    return "partial" if any(item.split.covered for item in weighed) else "gap"
