"""The demands of a check, weighed and combined answer by answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked
from gapcheck.cover import witness
from gapcheck.judge.split import Split
from gapcheck.judge.weigh import Weighed, failing, weigh_demand
from gapcheck.region import Region, absorb, contains, equal, intersection, project
from gapcheck.space import Box
from gapcheck.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """All demands of a check, weighed together."""

    weighed: tuple[Weighed, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Manner:
    """How demands are judged.

    Attributes:
        every: Whether all demands have to be met; else one of them.
        compound: Whether definitions are multiplied in instead of judged apart.
        core: Whether only what no reservation removes is demanded.
    """

    every: bool = True
    compound: bool = False
    core: bool = False


def judge_demands(
    law: Law,
    asked: Sequence[Asked],
    manner: Manner,
) -> Judged:
    """Return the demands of a check, weighed and combined.

    Args:
        law: The law.
        asked: The demands.
        manner: How they are judged.
    """
    weighed = tuple(
        weigh_demand(law, item, core=manner.core, compound=manner.compound) for item in asked
    )
    if not manner.every and len(weighed) > 1:
        return Judged(weighed, _some_verdict(law, weighed))
    together = Split(
        missing=tuple(box for item in weighed for box in item.split.missing),
        covered=tuple(box for item in weighed for box in item.split.covered),
        unclear=tuple(box for item in weighed for box in item.split.unclear),
    )
    verdict = together.verdict
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


def unmoved_by_reopening(law: Law, judged: Judged, reopened: Judged) -> bool:
    """Whether a judgement stays the same in every region when an answer is set aside.

    Setting an answer aside never widens what is surely missing or surely covered, so it is
    enough that neither shrinks.
    """
    if judged.verdict != reopened.verdict:
        return False
    for before, after in zip(judged.weighed, reopened.weighed, strict=True):
        if before.demanded != after.demanded and not equal(
            law.space, before.demanded, after.demanded
        ):
            return False
        if not contains(law.space, after.split.missing, before.split.missing):
            return False
        if not contains(law.space, after.split.covered, before.split.covered):
            return False
    return True


def stays_partial(law: Law, judged: Judged, manner: Manner) -> bool:
    """Whether a partial verdict surely holds in another law too, shown by two cases.

    Something is still missing if one missing case still is, and something still covered if one
    covered case still is; the rest of the demand need not be looked at.

    Args:
        law: The other law.
        judged: The judgement, made in a law of the same corpus.
        manner: How it was made.
    """
    if judged.verdict != "partial" or (len(judged.weighed) > 1 and not manner.every):
        return False
    return any(
        _case_of(law, item, item.split.missing[0], manner).missing
        for item in judged.weighed
        if item.split.missing
    ) and any(
        _case_of(law, item, item.split.covered[0], manner).covered
        for item in judged.weighed
        if item.split.covered
    )


def _case_of(law: Law, weighed: Weighed, box: Box, manner: Manner) -> Split:
    """Return how one case of a demand fares."""
    asked, space = weighed.asked, law.space
    case = (witness(space, (box,)) | law.readings | asked.some,)
    boxes = intersection(space, asked.core if manner.core else asked.boxes, case)
    alone = replace(asked, boxes=boxes, core=boxes)
    return weigh_demand(law, alone, core=manner.core, compound=manner.compound).split
