"""What edits do to the other findings: which get worse, judge more, and get better."""

from dataclasses import dataclass

from gapcheck.consolidate import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import (
    Kind,
    Residue,
    change_between,
    ground_between,
    residue_of,
)
from gapcheck.judge import Change, judge_demands, manner_of
from gapcheck.region import contains
from gapcheck.verdict import Verdict

WORSE: tuple[Kind, ...] = ("opened", "widened", "became-clear", "shifted")
"""Changes with which something is missing, or surely missing, that was not before."""
BETTER: tuple[Kind, ...] = ("closed", "narrowed", "became-unclear")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a remedy does to another finding.

    Attributes:
        check: The check.
        change: What becomes of its residue.
        old: Its verdict now.
        new: Its verdict with the remedy.
    """

    check: str
    change: Kind
    old: Verdict
    new: Verdict


@dataclass(frozen=True, slots=True)
class Effects:
    """What edits do to the other findings.

    Attributes:
        worsens: Findings of which more is missing, or more surely.
        asks: Findings that judge more, and find something missing there; what was judged before
            fares alike.
        betters: Findings of which less is missing, or less surely.
    """

    worsens: tuple[Effect, ...]
    asks: tuple[Effect, ...]
    betters: tuple[Effect, ...]


def effects_on(check: str, first: Law, second: Law, base: dict[str, Residue]) -> Effects:
    """Return what becomes of all findings but one.

    Args:
        check: The check of that one.
        first: The law without the edits.
        second: The law with them.
        base: What the first law leaves of checks, as far as it was worked out; grows.
    """
    frame = Frame((first.corpus,))
    change = Change(first, second)
    worse: list[Effect] = []
    asking: list[Effect] = []
    better: list[Effect] = []
    for ready in first.corpus.checks:
        if ready.check.id == check or not any(change.touched(asked) for asked in ready.asked):
            continue
        old = residue_without(first, ready, base)
        judged = judge_demands(second, ready.asked, manner_of(ready))
        new = residue_of(second, judged, frame)
        kind = change_between(frame.space, old, new)
        effect = Effect(ready.check.id, kind, old.verdict, new.verdict)
        if _judges_more(frame, ready, old, new):
            asking += [effect] if not contains(frame.space, old.total, new.total) else []
        elif kind in WORSE and _worse(frame, old, new):
            worse.append(effect)
        elif kind in BETTER:
            better.append(effect)
    return Effects(tuple(worse), tuple(asking), tuple(better))


def residue_without(law: Law, ready: ReadyCheck, base: dict[str, Residue]) -> Residue:
    """Return what a law leaves of a check, worked out once.

    Args:
        law: The law.
        ready: The check, of the law's own corpus.
        base: What was worked out before; grows.
    """
    if ready.check.id not in base:
        judged = judge_demands(law, ready.asked, manner_of(ready))
        base[ready.check.id] = residue_of(law, judged, Frame((law.corpus,)))
    return base[ready.check.id]


def _worse(frame: Frame, old: Residue, new: Residue) -> bool:
    """Whether something is missing, or surely missing, that was not before."""
    return not (
        contains(frame.space, old.sure, new.sure) and contains(frame.space, old.total, new.total)
    )


def _judges_more(frame: Frame, ready: ReadyCheck, old: Residue, new: Residue) -> bool:
    """Whether all that differs is that a new offence, or a wider word, has more to be judged.

    Of what must not be punished, what is judged besides is punished besides.
    """
    if any(asked.kind == "not-punish" for asked in ready.asked):
        return False
    return ground_between(frame.space, old, new) == "more"
