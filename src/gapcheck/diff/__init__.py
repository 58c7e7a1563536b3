"""Two laws compared, over *scenario to findings*."""

from gapcheck.diff.compare import Changed, Comparison, Share, compare_laws
from gapcheck.diff.hybrid import states_between
from gapcheck.diff.path import Cause, Side, amendment_groups
from gapcheck.diff.residue import KINDS, MEANT, Kind
from gapcheck.diff.texts import Element, Text, redline

__all__ = [
    "KINDS",
    "MEANT",
    "Cause",
    "Changed",
    "Comparison",
    "Element",
    "Kind",
    "Share",
    "Side",
    "Text",
    "amendment_groups",
    "compare_laws",
    "redline",
    "states_between",
]
