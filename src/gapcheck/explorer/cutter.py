"""The demands of checks cut into pieces, once for all laws that do not differ on them."""

from gapcheck.consolidate import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.judge import Change
from gapcheck.judge.pieces import Cut, cut_demand, reopened

WAYS = 60
"""Kinds of case of one finding at most, where the verdict does not turn on them."""

Cuts = tuple[Cut | None, ...]
"""The pieces of each demand of a check."""


class Cutter:
    """Cuts the demands of checks, and remembers the pieces from law to law."""

    def __init__(self) -> None:
        self._law: Law | None = None
        self._change: Change | None = None
        self._known: dict[str, Cuts] = {}

    def turn_to(self, law: Law) -> None:
        """Look at another law of the same corpus, all its readings open."""
        opened = reopened(law)
        self._change = Change(self._law, opened) if self._law else None
        self._law = opened

    def cut(self, ready: ReadyCheck) -> Cuts:
        """Return the pieces of each demand of a check."""
        assert self._law is not None
        known = self._known.get(ready.check.id)
        if known and self._change and not any(map(self._change.touched, ready.asked)):
            return known
        cuts = tuple(cut_demand(self._law, asked, WAYS) for asked in ready.asked)
        self._known[ready.check.id] = cuts
        return cuts
