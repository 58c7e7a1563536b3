"""The demands of a check against a law: met, missing or unclear."""

from gapcheck.judge.anew import (
    Anew,
    asks_more,
    ground_of,
    judge_anew,
    touched_parts,
    unmoved,
)
from gapcheck.judge.change import Change, changed_provisions
from gapcheck.judge.combine import Judged, Manner, judge_demands, manner_of

__all__ = [
    "Anew",
    "Change",
    "Judged",
    "Manner",
    "asks_more",
    "changed_provisions",
    "ground_of",
    "judge_anew",
    "judge_demands",
    "manner_of",
    "touched_parts",
    "unmoved",
]
