"""The words of a verdict, worst first."""

from typing import Literal

Verdict = Literal[
    "gap", "partial", "unclear", "compliant", "not-applicable", "not-assessable", "not-encoded"
]
RANKED: tuple[Verdict, ...] = ("gap", "partial", "unclear", "compliant")
"""Verdicts that `--fail-on` orders, worst first."""

UNRANKED: tuple[Verdict, ...] = ("not-applicable", "not-assessable", "not-encoded")
"""Verdicts that are never counted as gap or as compliance."""
