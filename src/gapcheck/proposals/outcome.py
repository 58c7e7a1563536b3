"""What is said of amendments."""

from typing import Literal, NamedTuple, get_args

from gapcheck.check import Kind as Demand
from gapcheck.diff.residue import Kind
from gapcheck.finding import Assessment, Measured
from gapcheck.problem import Problem

NOTHING = "not-applicable"
"""The verdict where there is nothing to judge."""

Group = Literal[
    "closes",
    "narrows",
    "makes unclear",
    "opens",
    "widens",
    "makes clear",
    "shifts",
    "judges more",
    "judges less",
    "brings to judgement",
    "leaves nothing to judge",
]
"""What an amendment does to a finding."""
GROUPS: tuple[Group, ...] = get_args(Group)
"""All of them, in the order in which they are told."""
WORSE: tuple[Group, ...] = ("opens", "widens", "makes clear")
"""Those that make a finding worse."""
BETTER: tuple[Group, ...] = ("closes", "narrows", "makes unclear")
"""Those after which less is surely missing."""

Effect = Literal["yes", "partly", "unknown", "no"]
"""Whether an amendment has taken effect on the day that is looked at."""

Outcome = Literal[
    "closed",
    "narrowed only",
    "made unclear only",
    "untouched",
    "made worse",
    "changed otherwise",
    "nothing was missing",
    "nothing to judge",
    "only practice can tell",
    "nothing asks for it",
]
"""What becomes of a gap that an amendment is said to close."""

OUTCOMES: tuple[Outcome, ...] = (
    "closed",
    "narrowed only",
    "made unclear only",
    "changed otherwise",
    "untouched",
    "made worse",
    "nothing was missing",
    "nothing to judge",
    "only practice can tell",
    "nothing asks for it",
)
"""All of them, in the order in which they are counted."""

_BY_KIND: dict[Kind, Group] = {
    "closed": "closes",
    "narrowed": "narrows",
    "became-unclear": "makes unclear",
    "opened": "opens",
    "widened": "widens",
    "became-clear": "makes clear",
}


class Changed(NamedTuple):
    """A finding that an amendment changes.

    Attributes:
        check: The check.
        standard: The standard that it belongs to.
        cite: The standard's provision, as tables cite it.
        demand: What is asked of the law; what must not be punished is told apart.
        change: What becomes of what is missing.
        ground: Whether more, or less, of the demand is judged, and what was judged and still is
            fares as before.
        old: The verdict without the amendment, as it is printed.
        new: The verdict with it.
    """

    check: str
    standard: str
    cite: str
    demand: Demand
    change: Kind
    ground: Literal["more", "less"] | None
    old: str
    new: str


class Claimed(NamedTuple):
    """A gap that an amendment is said to close, and what becomes of it.

    Attributes:
        finding: How the source numbers or names it.
        check: The check that asks for it.
        ask: The demand as a user would put it, if no check is named.
        question: The question of either.
        in_part: Whether it is said to close only part of it.
        note: Why nothing asks for it, or what else has to be known.
        outcome: What becomes of it.
        demand: What is asked of the law, if anything is.
        old: The verdict without the amendment.
        new: The verdict with it.
        still: What is still missing, case by case; a few of them.
        more: How many more cases are.
    """

    finding: str | None
    check: str | None
    ask: str | None
    question: str | None
    in_part: bool
    note: str | None
    outcome: Outcome
    demand: Demand | None = None
    old: str | None = None
    new: str | None = None
    still: tuple[str, ...] = ()
    more: int = 0


class Proposal(NamedTuple):
    """What an amendment does, alone.

    Attributes:
        id: Its id.
        name: How a scenario names it, with the hash of its content.
        title: Its title.
        proposer: Who proposes it.
        status: What has become of it.
        effect: Whether it has taken effect on the day that is looked at.
        changes: Findings that it changes, by what it does to them.
        claims: Gaps that it is said to close.
    """

    id: str
    name: str
    title: str
    proposer: str
    status: str
    effect: Effect
    changes: tuple[Changed, ...]
    claims: tuple[Claimed, ...]


class Together(NamedTuple):
    """What amendments do together.

    Attributes:
        problems: Why they cannot be carried out together; none if they can.
        changes: Findings that they change.
        closed: Checks whose gap they close together, and none of them alone.
        spoilt: Checks whose gap one of them closes alone, and which they do not close together.
    """

    problems: tuple[Problem, ...]
    changes: tuple[Changed, ...]
    closed: tuple[str, ...]
    spoilt: tuple[str, ...]


class Left(NamedTuple):
    """A gap that no amendment makes smaller."""

    check: str
    standard: str
    cite: str
    verdict: str


class Proposals(NamedTuple):
    """What amendments do to gaps.

    Attributes:
        assessment: Head of the scenario without them, without findings.
        proposals: Each amendment alone, by id.
        together: All of them; none if there are fewer than two.
        left: Gaps that no amendment makes smaller, neither alone nor together.
        gaps: How many gaps there are without them.
        checks: How many checks were looked at.
        standards: The standards of what is left.
    """

    assessment: Assessment
    proposals: tuple[Proposal, ...]
    together: Together | None
    left: tuple[Left, ...]
    gaps: int
    checks: int
    standards: tuple[Measured, ...]


def group_of(changed: Changed) -> Group:
    """Return what an amendment does to a finding."""
    if changed.old == NOTHING:
        return "brings to judgement"
    if changed.new == NOTHING:
        return "leaves nothing to judge"
    if changed.ground is not None:
        return "judges more" if changed.ground == "more" else "judges less"
    return _BY_KIND.get(changed.change, "shifts")
