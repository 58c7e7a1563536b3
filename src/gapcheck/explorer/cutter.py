"""The demands of checks cut into pieces, once for all laws that do not differ on them."""

from gapcheck.consolidate import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.judge import Change, Manner, judge_demands
from gapcheck.judge.pieces import Cut, cut_demand, reopened
from gapcheck.verdict import Verdict

SPARED = 400
"""Boxes up to which a demand is cut whose verdict survives every answer anyway."""
HARD = 2400
"""Boxes up to which others are, and definitions, on which others rest."""

Cuts = tuple[Cut | None, ...]
"""The pieces of each demand of a check."""


class Cutter:
    """Cuts the demands of checks, and remembers the pieces from law to law."""

    def __init__(self) -> None:
        self._law: Law | None = None
        self._change: Change | None = None
        self._known: dict[str, tuple[Cuts, Verdict]] = {}

    def turn_to(self, law: Law) -> None:
        """Look at another law of the same corpus, all its readings open."""
        opened = reopened(law)
        self._change = Change(self._law, opened) if self._law else None
        self._law = opened

    def cut(self, ready: ReadyCheck) -> tuple[Cuts, Verdict]:
        """Return the pieces of each demand of a check, and the verdict if all readings are open.

        Demands that are hard to cut are not, sooner where the verdict is `partial`: it survives
        every answer.
        """
        assert self._law is not None
        known = self._known.get(ready.check.id)
        if known and self._change and not any(map(self._change.touched, ready.asked)):
            return known
        verdict = judge_demands(self._law, ready.asked, Manner(ready.every)).verdict
        survives = verdict == "partial" and ready.asked[0].head != "term"
        most = SPARED if survives else HARD
        cuts = tuple(cut_demand(self._law, asked, most) for asked in ready.asked)
        self._known[ready.check.id] = cuts, verdict
        return cuts, verdict
