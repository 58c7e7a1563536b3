"""A judgement made again for another law, as far as the change touches it.

A case that a change does not touch fares as it did; the others are weighed again, and no more.
"""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.corpus import Asked
from gapcheck.judge.change import Change
from gapcheck.judge.combine import Judged, Manner, combined
from gapcheck.judge.split import Split, together
from gapcheck.judge.weigh import Weighed, weigh_demand
from gapcheck.region import Region, contains, difference, intersection
from gapcheck.space import Space
from gapcheck.verdict import RANKED, Ground, Verdict


class Part(NamedTuple):
    """What of a demand a change touches.

    Attributes:
        before: The demand, weighed in the first law.
        after: What is touched of it, weighed in the other law.
        touched: What is touched.
    """

    before: Weighed
    after: Weighed
    touched: Region


class Anew(NamedTuple):
    """A judgement in another law.

    Attributes:
        verdict: The verdict there.
        parts: What was weighed again of the demands.
    """

    verdict: Verdict
    parts: tuple[Part, ...]


def judge_anew(
    change: Change,
    asked: Sequence[Asked],
    judged: Judged,
    manner: Manner,
    *,
    briefly: bool = False,
) -> Anew:
    """Return the judgement of demands in the other law of a change.

    Args:
        change: What differs.
        asked: The demands.
        judged: Their judgement in the first law.
        manner: How they are judged.
        briefly: Whether nothing needs to be weighed again if the verdict is what it was because
            of what the change does not touch.
    """
    touched = [change.touched(item) for item in asked]
    partial = briefly and judged.verdict == "partial" and _by_case(asked, manner)
    if partial and _beside(change.law.space, judged, touched).verdict == "partial":
        return Anew("partial", ())
    parts = _parts(change, asked, judged, manner, touched)
    return Anew(_verdict(change, asked, judged, manner, touched, parts), parts)


def unmoved(space: Space, judged: Judged, again: Anew) -> bool:
    """Whether every region is what it was in another law.

    Known if the other law is the same with an answer set aside: that never widens what is surely
    missing or surely covered.

    Args:
        space: The space of the laws.
        judged: The judgement in the first law.
        again: That in the other one, not made briefly.
    """
    return again.verdict == judged.verdict and all(_unmoved(space, part) for part in again.parts)


def touched_parts(
    change: Change, asked: Sequence[Asked], judged: Judged, manner: Manner
) -> tuple[Part, ...]:
    """Return what a change touches of demands, before and after it.

    Where it matters to one case, or one demand, how others fare, and something is touched,
    everything counts as touched.

    Args:
        change: What differs.
        asked: The demands.
        judged: Their judgement in the first law.
        manner: How they are judged.
    """
    return _parts(change, asked, judged, manner, [change.touched(item) for item in asked])


def ground_of(space: Space, judged: Judged, again: Anew) -> Ground | None:
    """Return whether another verdict comes only from more, or less, being judged.

    That is so where the law's own words, or its offences, come to reach more: a demand is judged
    within what they surely reach. A worse verdict there says nothing against the other law, and
    a better one on less nothing for it.

    Args:
        space: The space of the laws.
        judged: The judgement in the first law.
        again: That in the other one.

    Returns:
        `more` if the other law is worse only in cases that the first was not asked, `less` if it
        is better only in that it is not asked all cases, else `None`.
    """
    verdict = again.verdict
    if verdict == judged.verdict or not {verdict, judged.verdict} <= set(RANKED):
        return None
    better = RANKED.index(verdict) > RANKED.index(judged.verdict)
    if not asks_more(space, judged, again, back=better):
        return None
    return "less" if better else "more"


def asks_more(space: Space, judged: Judged, again: Anew, *, back: bool = False) -> bool:
    """Whether more is judged in the other law, and what is judged in both fares no worse there.

    Never so of what must not be punished: more is asked there because more is punished.

    Args:
        space: The space of the laws.
        judged: The judgement in the first law.
        again: That in the other one, with everything weighed again that is touched.
        back: Whether the other law is held against the first one instead.
    """
    if any(item.asked.kind == "not-punish" for item in judged.weighed):
        return False
    more, worse = False, False
    for part in again.parts:
        first = _within(space, part.before, part.touched)
        then = _within(space, part.after, part.touched)
        if back:
            first, then = then, first
        more |= not contains(space, (*first.demanded, *_impossible(part)), then.demanded)
        worse |= not _no_worse(space, first, then)
    return more and not worse


class _Fare(NamedTuple):
    """How a demand fares, or a part of it."""

    demanded: Region
    missing: Region
    unclear: Region


def _within(space: Space, weighed: Weighed, touched: Region) -> _Fare:
    split = weighed.split
    regions = (weighed.demanded, split.missing, split.unclear)
    return _Fare(*(intersection(space, region, touched) for region in regions))


def _no_worse(space: Space, first: _Fare, then: _Fare) -> bool:
    """Whether each case that is judged both times fares no worse the second time."""
    missing = intersection(space, then.missing, first.demanded)
    unclear = intersection(space, then.unclear, first.demanded)
    before = (*first.missing, *first.unclear)
    return contains(space, first.missing, missing) and contains(space, before, unclear)


def _parts(
    change: Change,
    asked: Sequence[Asked],
    judged: Judged,
    manner: Manner,
    touched: Sequence[Region],
) -> tuple[Part, ...]:
    if any(touched) and not _by_case(asked, manner):
        touched = [(change.law.space.full,)] * len(touched)
    return tuple(
        Part(
            before,
            weigh_demand(
                change.law, item, core=manner.core, compound=manner.compound, within=within
            ),
            within,
        )
        for item, before, within in zip(asked, judged.weighed, touched, strict=True)
        if within
    )


def _verdict(
    change: Change,
    asked: Sequence[Asked],
    judged: Judged,
    manner: Manner,
    touched: Sequence[Region],
    parts: Sequence[Part],
) -> Verdict:
    """Return the verdict on what is touched, and on all that is not, together."""
    if not parts:
        return judged.verdict
    if not _by_case(asked, manner):
        return combined(change.law, tuple(part.after for part in parts), manner).verdict
    space = change.law.space
    splits = [_beside(space, judged, touched), *(part.after.split for part in parts)]
    verdict = together(splits).verdict
    if verdict == "not-applicable" and _demanded(space, judged, touched, parts):
        verdict = "compliant"
    return verdict


def _by_case(asked: Sequence[Asked], manner: Manner) -> bool:
    """Whether demands are met case by case, each whatever becomes of the others."""
    return not any(item.some for item in asked) and (len(asked) == 1 or manner.every)


def _beside(space: Space, judged: Judged, touched: Sequence[Region]) -> Split:
    """Return how the cases fare that are not touched: one box of each kind is enough."""
    missing: Region = ()
    covered: Region = ()
    unclear: Region = ()
    for weighed, within in zip(judged.weighed, touched, strict=True):
        split = weighed.split
        missing = missing or _first_outside(space, split.missing, within)
        covered = covered or _first_outside(space, split.covered, within)
        unclear = unclear or _first_outside(space, split.unclear, within)
    return Split(missing, covered, unclear)


def _first_outside(space: Space, region: Region, within: Region) -> Region:
    """Return what of the first box that does not lie inside lies outside."""
    return next((left for box in region if (left := difference(space, (box,), within))), ())


def _demanded(
    space: Space, judged: Judged, touched: Sequence[Region], parts: Sequence[Part]
) -> bool:
    """Whether anything is demanded, under some answers at least."""
    beside = zip(judged.weighed, touched, strict=True)
    return any(part.after.demanded for part in parts) or any(
        difference(space, weighed.demanded, within) for weighed, within in beside
    )


def _unmoved(space: Space, part: Part) -> bool:
    """Whether what is touched fares as before; enough if neither sure part has shrunk."""
    before, after, known = part.before, part.after, _impossible(part)

    def within(region: Region) -> Region:
        return intersection(space, region, part.touched)

    return (
        contains(space, (*after.split.missing, *known), within(before.split.missing))
        and contains(space, (*after.split.covered, *known), within(before.split.covered))
        and contains(space, (*after.demanded, *known), within(before.demanded))
        and contains(space, (*before.demanded, *known), after.demanded)
    )


def _impossible(part: Part) -> Region:
    """Return cases that cannot happen, if only one of the two judgements leaves them out.

    Whether a region has them says nothing.
    """
    before, after = part.before.spoken, part.after.spoken
    if before == after:
        return ()
    return tuple(box for other in (*before, *after) for box in other.impossible)
