"""The demands of a check against a law: met, missing or unclear."""

from gapcheck.judge.anew import asks_more, ground_of, judge_anew, touched_parts, verdict_anew
from gapcheck.judge.change import Change, changed_provisions
from gapcheck.judge.combine import Judged, Manner, judge_demands, manner_of

__all__ = [
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
    "verdict_anew",
]
