"""The words of a verdict, worst first."""

from typing import Literal

Verdict = Literal[
    "gap", "partial", "unclear", "compliant", "not-applicable", "not-assessable", "not-encoded"
]
RANKED: tuple[Verdict, ...] = ("gap", "partial", "unclear", "compliant")
"""Verdicts that `--fail-on` orders, worst first."""

Ground = Literal["more", "less"]
"""Whether a law is held against more of a demand than another one, or against less."""

GROUNDS: dict[Ground, str] = {
    "more": "only because more is judged there; nothing judged here fares worse",
    "less": "only because less is judged there; none of it fares better",
}
"""What that says behind the verdict in the other law."""

UNRANKED: tuple[Verdict, ...] = ("not-applicable", "not-assessable", "not-encoded")
"""Verdicts that are never counted as gap or as compliance."""
