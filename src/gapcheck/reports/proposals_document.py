"""The shape of the JSON that `proposals` prints, schema `gapcheck-proposals/1`."""

import sys
from collections import Counter

from gapcheck.proposals import (
    Changed,
    Claimed,
    Left,
    Proposal,
    Proposals,
    Together,
    group_of,
)
from gapcheck.proposals.outcome import GROUPS
from gapcheck.reports.document import HeadDoc
from gapcheck.reports.findings_json import head_document, json_text

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-proposals/1"

# In class form a key could not be called `from`.
ChangedDoc = TypedDict(
    "ChangedDoc",
    {
        "check": str,
        "standard": str,
        "cite": str,
        "kind": str,
        "does": str,
        "change": str,
        "from": str,
        "to": str,
    },
)
ClaimedDoc = TypedDict(
    "ClaimedDoc",
    {
        "finding": str | None,
        "check": str | None,
        "ask": str | None,
        "question": str | None,
        "kind": str | None,
        "in_part": bool,
        "note": str | None,
        "outcome": str,
        "from": str | None,
        "to": str | None,
        "still": list[str],
        "still_more": int,
    },
)


class ProposalDoc(TypedDict):
    """What an amendment does, alone."""

    amendment: str
    name: str
    title: str
    proposer: str
    status: str
    in_effect: str
    changes: list[ChangedDoc]
    counts: dict[str, int]
    closes: list[ClaimedDoc]


class ProblemDoc(TypedDict):
    """Why amendments cannot be carried out together."""

    code: str
    where: str
    message: str
    fix: str


class TogetherDoc(TypedDict):
    """What amendments do together."""

    problems: list[ProblemDoc]
    changes: list[ChangedDoc]
    counts: dict[str, int]
    closed_only_together: list[str]
    closed_only_alone: list[str]


class LeftDoc(TypedDict):
    """A gap that no amendment makes smaller."""

    check: str
    standard: str
    cite: str
    verdict: str


class ProposalsDoc(HeadDoc):
    """What `proposals` prints: its head is that of the law without the amendments."""

    checks: int
    gaps: int
    proposals: list[ProposalDoc]
    together: TogetherDoc | None
    left: list[LeftDoc]


def proposals_json(proposals: Proposals) -> str:
    """Return what amendments do as JSON text: same input, same bytes."""
    return json_text(proposals_document(proposals))


def proposals_document(proposals: Proposals) -> ProposalsDoc:
    """Return what amendments do as a JSON document."""
    together = proposals.together
    return {
        **head_document(proposals.assessment, SCHEMA),
        "checks": proposals.checks,
        "gaps": proposals.gaps,
        "proposals": [_proposal(item) for item in proposals.proposals],
        "together": _together(together) if together else None,
        "left": [_left(item) for item in proposals.left],
    }


def _proposal(item: Proposal) -> ProposalDoc:
    return {
        "amendment": item.id,
        "name": item.name,
        "title": item.title,
        "proposer": item.proposer,
        "status": item.status,
        "in_effect": item.effect,
        "changes": [_changed(it) for it in item.changes],
        "counts": _counts(item.changes),
        "closes": [_claimed(it) for it in item.claims],
    }


def _changed(item: Changed) -> ChangedDoc:
    return {
        "check": item.check,
        "standard": item.standard,
        "cite": item.cite,
        "kind": item.demand,
        "does": group_of(item),
        "change": item.change,
        "from": item.old,
        "to": item.new,
    }


def _counts(changes: tuple[Changed, ...]) -> dict[str, int]:
    counts = Counter(group_of(it) for it in changes)
    return {group: counts[group] for group in GROUPS if counts[group]}


def _claimed(item: Claimed) -> ClaimedDoc:
    return {
        "finding": item.finding,
        "check": item.check,
        "ask": item.ask,
        "question": item.question,
        "kind": item.demand,
        "in_part": item.in_part,
        "note": item.note,
        "outcome": item.outcome,
        "from": item.old,
        "to": item.new,
        "still": list(item.still),
        "still_more": item.more,
    }


def _together(item: Together) -> TogetherDoc:
    return {
        "problems": [
            {"code": it.code, "where": it.where, "message": it.message, "fix": it.fix}
            for it in item.problems
        ],
        "changes": [_changed(it) for it in item.changes],
        "counts": _counts(item.changes),
        "closed_only_together": list(item.closed),
        "closed_only_alone": list(item.spoilt),
    }


def _left(item: Left) -> LeftDoc:
    return {
        "check": item.check,
        "standard": item.standard,
        "cite": item.cite,
        "verdict": item.verdict,
    }
