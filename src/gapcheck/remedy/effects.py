"""What edits do to the other findings: which get worse, judge more, and get better."""

from typing import NamedTuple

from gapcheck.consolidate import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.diff.fare import Fares
from gapcheck.diff.residue import Kind, Residue, ground_between
from gapcheck.judge import Change
from gapcheck.region import contains
from gapcheck.space import Space
from gapcheck.verdict import Verdict

WORSE: tuple[Kind, ...] = ("opened", "widened", "became-clear", "shifted")
"""Changes with which something is missing, or surely missing, that was not before."""
BETTER: tuple[Kind, ...] = ("closed", "narrowed", "became-unclear")


class Effect(NamedTuple):
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


class Effects(NamedTuple):
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


def effects_on(check: str, fares: Fares, second: Law) -> Effects:
    """Return what becomes of all findings but one.

    Args:
        check: The check of that one.
        fares: How checks fare in the law without the edits.
        second: The law with them.
    """
    change = Change(fares.law, second)
    worse: list[Effect] = []
    asking: list[Effect] = []
    better: list[Effect] = []
    for ready in fares.law.corpus.checks:
        found = fares.after(change, ready) if ready.check.id != check else None
        if found is None:
            continue
        old, new = found.old, found.new
        effect = Effect(ready.check.id, found.change, old.verdict, new.verdict)
        if _judges_more(fares.space, ready, old, new):
            asking += [effect] if not contains(fares.space, old.total, new.total) else []
        elif found.change in WORSE and _worse(fares.space, old, new):
            worse.append(effect)
        elif found.change in BETTER:
            better.append(effect)
    return Effects(tuple(worse), tuple(asking), tuple(better))


def _worse(space: Space, old: Residue, new: Residue) -> bool:
    """Whether something is missing, or surely missing, that was not before."""
    return not (contains(space, old.sure, new.sure) and contains(space, old.total, new.total))


def _judges_more(space: Space, ready: ReadyCheck, old: Residue, new: Residue) -> bool:
    """Whether all that differs is that a new offence, or a wider word, has more to be judged.

    Of what must not be punished, what is judged besides is punished besides.
    """
    if any(asked.kind == "not-punish" for asked in ready.asked):
        return False
    return ground_between(space, old, new) == "more"
