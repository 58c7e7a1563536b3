"""How checks fare in a law, and what becomes of that in another law of the same corpus."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, ReadyCheck
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import Kind, Residue, change_between, residue_of
from gapcheck.diff.step import touches
from gapcheck.judge import Change, Judged, Manner, judge_demands, manner_of


class Outcome(NamedTuple):
    """What becomes of a check in another law.

    Attributes:
        change: What becomes of the residue.
        old: What the law leaves of the demands.
        new: What the other law leaves of them.
        judged: The demands, judged in the other law.
    """

    change: Kind
    old: Residue
    new: Residue
    judged: Judged


class Fares:
    """How checks fare in a law; each is judged once.

    Args:
        law: The law.
    """

    def __init__(self, law: Law) -> None:
        self.law = law
        self.space = law.space
        self._frame = Frame((law.corpus,))
        self._known: dict[str, tuple[Judged, Residue]] = {}

    def of(self, ready: ReadyCheck) -> tuple[Judged, Residue]:
        """Return how a check fares."""
        name = ready.check.id
        if name not in self._known:
            self._known[name] = self.judge(self.law, ready.asked, manner_of(ready))
        return self._known[name]

    def judge(self, law: Law, asked: Sequence[Asked], manner: Manner) -> tuple[Judged, Residue]:
        """Return how demands fare in this law or another one of the corpus."""
        judged = judge_demands(law, asked, manner)
        return judged, residue_of(law, judged, self._frame)

    def after(self, change: Change, ready: ReadyCheck) -> Outcome | None:
        """Return what becomes of a check in the other law of a change; none if nothing does."""
        if not touches(change, ready):
            return None
        _, old = self.of(ready)
        judged, new = self.judge(change.law, ready.asked, manner_of(ready))
        kind = change_between(self.space, old, new)
        return None if kind == "unchanged" else Outcome(kind, old, new, judged)
