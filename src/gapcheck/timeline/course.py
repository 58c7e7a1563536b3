"""What a timeline says: how each check fared, and the days on which something changed."""

import datetime
from typing import Literal, NamedTuple

from gapcheck.diff.residue import Kind
from gapcheck.finding import Assessment

DAY = datetime.timedelta(days=1)

NOTHING = "not-applicable"
"""The verdict where there is nothing to judge."""

Standing = Literal["distance", "shortfall", "unknown"]
"""What a gap is: distance from a standard, a shortfall in a binding obligation on the text, or
one of the two, it is not known which."""

State = Literal["may apply", "surely applies", "applies", "no longer applies", "changes"]
"""What became of a provision from one day to the next: `surely applies` if it may have applied
before."""


class Moved(NamedTuple):
    """A provision that differs from the day before.

    Attributes:
        provision: `instrument/provision`.
        cite: How tables cite it.
        state: What became of it.
    """

    provision: str
    cite: str
    state: State


class Period(NamedTuple):
    """A stretch of days on which a check fares the same.

    Attributes:
        since: Its first day; none if it has no beginning.
        until: Its last day; none if it has no end.
        verdict: The verdict, as it is printed.
        change: What became of what is missing at its beginning, against the last period in which
            there was something to judge; none for the first period, where there is nothing to
            judge, and where there has been nothing before.
        against: The last day of that period, if others lie between.
        provisions: Provisions that differ from the day before and bear on the check.
        older: Older laws, not encoded, that may have applied on some day of it.
        alone: Whether the change at its beginning is one of the encoded law alone.
        standing: What a gap is, from which day on; the first from its beginning. Empty where
            nothing is surely missing.
    """

    since: datetime.date | None
    until: datetime.date | None
    verdict: str
    change: Kind | None
    against: datetime.date | None
    provisions: tuple[Moved, ...]
    older: tuple[str, ...]
    alone: bool
    standing: tuple[tuple[datetime.date | None, Standing], ...]


class Course(NamedTuple):
    """How a check fared over time.

    Attributes:
        check: Its id.
        label: How a row of a table names it.
        question: The question.
        standard: The standard that it belongs to.
        provision: The standard's provision.
        cite: How tables cite that.
        periods: The periods, from the first to the last.
    """

    check: str
    label: str
    question: str
    standard: str
    provision: str
    cite: str
    periods: tuple[Period, ...]


class Bound(NamedTuple):
    """A standard, and since when it binds the State.

    Attributes:
        standard: Its id.
        short: Its short title.
        binding: Whether it binds the State on the scenario's day, as a clause.
        standing: What a gap is, from which day on.
        disputed: What sources say of the day, if they differ.
    """

    standard: str
    short: str
    binding: str
    standing: tuple[tuple[datetime.date | None, Standing], ...]
    disputed: tuple[str, ...]


class Event(NamedTuple):
    """A day on which something changed.

    Attributes:
        day: The day.
        laws: Instruments of which provisions came, went or changed that bear on what changed,
            each with what became of how many.
        binding: Standards that began to bind the State, each with how many of its findings say
            that something is surely missing on that day.
        changes: How many findings changed in which way, worst first.
        begun: How many are judged for the first time.
        ended: How many have nothing to judge any more.
        before: How many findings have each verdict on the day before.
        verdicts: The same from that day on.
        alone: Whether no older law, not encoded, may have applied on the day before.
    """

    day: datetime.date
    laws: tuple[tuple[str, State, int], ...]
    binding: tuple[tuple[str, int], ...]
    changes: tuple[tuple[Kind, int], ...]
    begun: int
    ended: int
    before: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    alone: bool


class Timeline(NamedTuple):
    """When gaps opened and closed.

    Attributes:
        assessment: Head of the scenario, without findings.
        standards: The standards of the checks.
        events: Days on which something changed.
        courses: How each check fared, in the order of the standards.
        unasked: How many checks only practice can answer.
        older: Older laws, not encoded, each with the last day on which it may have applied; none
            if that is not known.
        followed: Day up to which sources were searched; what comes after it is not encoded.
    """

    assessment: Assessment
    standards: tuple[Bound, ...]
    events: tuple[Event, ...]
    courses: tuple[Course, ...]
    unasked: int
    older: tuple[tuple[str, datetime.date | None], ...]
    followed: datetime.date


def period_on(course: Course, day: datetime.date) -> Period:
    """Return the period of a day."""
    return next(it for it in reversed(course.periods) if it.since is None or it.since <= day)
