"""What a law leaves of a check's demands, and how two such residues stand to each other."""

from typing import Literal, NamedTuple

from gapcheck.consolidate import Law
from gapcheck.diff.frame import Frame
from gapcheck.judge import Judged
from gapcheck.region import Region, absorb, contains, difference, equal, intersection, project
from gapcheck.space import Space
from gapcheck.verdict import Verdict

Kind = Literal[
    "opened",
    "widened",
    "became-unclear",
    "shifted",
    "evidence",
    "became-clear",
    "narrowed",
    "closed",
    "unchanged",
]
KINDS: tuple[Kind, ...] = (
    "opened",
    "widened",
    "became-unclear",
    "shifted",
    "became-clear",
    "narrowed",
    "closed",
    "evidence",
)
"""Kinds of change, worst first; what did not change is only counted."""

MEANT: dict[Kind, str] = {
    "opened": "nothing was missing or in doubt before",
    "widened": "more is missing, or in doubt, than before",
    "became-unclear": "the same is missing or in doubt, but less of it surely missing",
    "shifted": "other things are missing, or the law's own words now reach other things",
    "became-clear": "the same is missing or in doubt, but more of it surely missing",
    "narrowed": "less is missing, or in doubt, than before",
    "closed": "nothing is missing or in doubt any more",
    "evidence": "the same is missing; how it is known, or by which words, differs",
}
"""What each kind of change means."""


class Residue(NamedTuple):
    """What a law leaves of the demands of a check, readings aside.

    Attributes:
        verdict: The verdict.
        sure: Surely missing.
        total: Surely missing, or missing under some answer.
        demanded: What is demanded, after it was clipped to what the law's own words reach.
        clipped: Whether it was clipped, so that more may be missing only because more is judged.
            Of what must not be punished, more is missing then because more is punished.
    """

    verdict: Verdict
    sure: Region
    total: Region
    demanded: Region
    clipped: bool


def residue_of(law: Law, judged: Judged, frame: Frame) -> Residue:
    """Return what a law leaves of demands, in a common space.

    Args:
        law: The law.
        judged: The demands, judged in it.
        frame: The common space.
    """
    sure: Region = ()
    unclear: Region = ()
    if judged.verdict not in ("compliant", "not-applicable"):
        sure = tuple(box for item in judged.weighed for box in item.split.missing)
        unclear = tuple(box for item in judged.weighed for box in item.split.unclear)
        if judged.verdict == "unclear":  # one of several demands is enough, under some answer
            sure, unclear = (), (*sure, *unclear)
    demanded = tuple(box for item in judged.weighed for box in item.demanded)
    free = frame.impossible

    def taken(region: Region) -> Region:
        found = frame.take(law.corpus, absorb(project(region, law.readings)))
        return absorb(difference(frame.space, found, free))

    sure = taken(sure)
    return Residue(
        judged.verdict,
        sure,
        absorb((*sure, *taken(unclear))),
        frame.take(law.corpus, absorb(project(demanded, law.readings))),
        any(item.clipped and item.asked.kind != "not-punish" for item in judged.weighed),
    )


def change_between(space: Space, old: Residue, new: Residue) -> Kind:
    """Return what became of a residue.

    Where the law's own words have come to reach more or less, so that more or less of the demand
    was judged, what both laws were asked decides; else the law that defines more would be called
    the worse one.
    """
    if (old.clipped or new.clipped) and not equal(space, old.demanded, new.demanded):
        common = intersection(space, old.demanded, new.demanded)
        kind = _between(space, _within(space, old, common), _within(space, new, common))
        if kind == "unchanged" and _between(space, old, new) != "unchanged":
            return "shifted"
    else:
        kind = _between(space, old, new)
    if kind == "unchanged" and old.verdict != new.verdict:
        return "shifted"
    return kind


def ground_between(space: Space, old: Residue, new: Residue) -> Literal["more", "less"] | None:
    """Return whether more, or less, of a demand is judged, and what both laws judge fares alike.

    That is so where the law's own words, or its offences, have come to reach more or less.
    """
    if equal(space, old.demanded, new.demanded):
        return None
    common = intersection(space, old.demanded, new.demanded)
    if _between(space, _within(space, old, common), _within(space, new, common)) != "unchanged":
        return None
    if contains(space, new.demanded, old.demanded):
        return "more"
    return "less" if contains(space, old.demanded, new.demanded) else None


def _within(space: Space, residue: Residue, common: Region) -> Residue:
    return Residue(
        residue.verdict,
        absorb(intersection(space, residue.sure, common)),
        absorb(intersection(space, residue.total, common)),
        common,
        residue.clipped,
    )


def _between(space: Space, old: Residue, new: Residue) -> Kind:
    total_shrank = contains(space, old.total, new.total)
    total_grew = contains(space, new.total, old.total)
    sure_shrank = contains(space, old.sure, new.sure)
    sure_grew = contains(space, new.sure, old.sure)
    if total_shrank and total_grew:
        if sure_shrank and sure_grew:
            return "unchanged"
        if sure_shrank or sure_grew:
            return "became-unclear" if sure_shrank else "became-clear"
        return "shifted"
    if not new.total:
        return "closed"
    if not old.total:
        return "opened"
    if total_shrank and sure_shrank:
        return "narrowed"
    if total_grew and sure_grew:
        return "widened"
    return "shifted"
