"""The demands of a check against a law: met, missing or unclear."""

from gapcheck.judge.combine import (
    Judged,
    Manner,
    judge_demands,
    stays_partial,
    unmoved_by_reopening,
)

__all__ = ["Judged", "Manner", "judge_demands", "stays_partial", "unmoved_by_reopening"]
