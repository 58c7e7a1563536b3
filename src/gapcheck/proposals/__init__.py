"""What amendments do to gaps: each alone, all together, and what none of them reaches."""

from gapcheck.proposals.gather import Gathered, gather_proposals
from gapcheck.proposals.outcome import (
    Changed,
    Claimed,
    Effect,
    Group,
    Left,
    Proposal,
    Proposals,
    Together,
    group_of,
)
from gapcheck.proposals.weigh import weigh_proposals

__all__ = [
    "Changed",
    "Claimed",
    "Effect",
    "Gathered",
    "Group",
    "Left",
    "Proposal",
    "Proposals",
    "Together",
    "gather_proposals",
    "group_of",
    "weigh_proposals",
]
