"""The shape of the JSON that `timeline` prints, schema `gapcheck-timeline/1`."""

import datetime
import sys
from collections.abc import Sequence

from gapcheck.reports.document import HeadDoc
from gapcheck.reports.findings_json import head_document, json_text
from gapcheck.timeline import Bound, Course, Event, Period, Standing, Timeline

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-timeline/1"

# In class form a key could not be called `from`. A day is ISO 8601; null: no beginning, no end.
StandingDoc = TypedDict("StandingDoc", {"from": str | None, "is": str})


class MovedDoc(TypedDict):
    """A provision that differs from the day before."""

    provision: str
    cite: str
    state: str


PeriodDoc = TypedDict(
    "PeriodDoc",
    {
        "from": str | None,
        "until": str | None,
        "verdict": str,
        "change": str | None,
        "against": str | None,
        "provisions": list[MovedDoc],
        "older": list[str],
        "law_alone": bool,
        "standing": list[StandingDoc],
    },
)


class CourseDoc(TypedDict):
    """How a check fared over time."""

    check: str
    label: str
    question: str
    standard: str
    provision: str
    cite: str
    periods: list[PeriodDoc]


class BoundDoc(TypedDict):
    """A standard, and since when it binds the State."""

    standard: str
    short: str
    binding: str
    standing: list[StandingDoc]
    disputed: list[str]


class LawMovedDoc(TypedDict):
    """An instrument of which provisions came, went or changed."""

    short: str
    state: str
    provisions: int


class BeginsDoc(TypedDict):
    """A standard that begins to bind, with its findings on which something is missing."""

    short: str
    missing: int


class EventDoc(TypedDict):
    """A day on which something changed."""

    day: str
    laws: list[LawMovedDoc]
    binding: list[BeginsDoc]
    changes: dict[str, int]
    begun: int
    ended: int
    before: dict[str, int]
    verdicts: dict[str, int]
    law_alone: bool


class OlderDoc(TypedDict):
    """An older law that is not encoded, and the last day on which it may have applied."""

    title: str
    until: str | None


class TimelineDoc(HeadDoc):
    """What `timeline` prints."""

    standards: list[BoundDoc]
    events: list[EventDoc]
    checks: list[CourseDoc]
    unasked: int
    older: list[OlderDoc]


def timeline_json(timeline: Timeline) -> str:
    """Return a timeline as JSON text: same input, same bytes."""
    return json_text(timeline_document(timeline))


def timeline_document(timeline: Timeline) -> TimelineDoc:
    """Return a timeline as a JSON document."""
    return {
        **head_document(timeline.assessment, SCHEMA),
        "standards": [_bound(item) for item in timeline.standards],
        "events": [_event(item) for item in timeline.events],
        "checks": [_course(item) for item in timeline.courses],
        "unasked": timeline.unasked,
        "older": [{"title": name, "until": _day(last)} for name, last in timeline.older],
    }


def _bound(bound: Bound) -> BoundDoc:
    return {
        "standard": bound.standard,
        "short": bound.short,
        "binding": bound.binding,
        "standing": _standing(bound.standing),
        "disputed": list(bound.disputed),
    }


def _event(event: Event) -> EventDoc:
    return {
        "day": event.day.isoformat(),
        "laws": [
            {"short": short, "state": state, "provisions": count}
            for short, state, count in event.laws
        ],
        "binding": [{"short": short, "missing": count} for short, count in event.binding],
        "changes": dict[str, int](event.changes),
        "begun": event.begun,
        "ended": event.ended,
        "before": dict(event.before),
        "verdicts": dict(event.verdicts),
        "law_alone": event.alone,
    }


def _course(course: Course) -> CourseDoc:
    return {
        "check": course.check,
        "label": course.label,
        "question": course.question,
        "standard": course.standard,
        "provision": course.provision,
        "cite": course.cite,
        "periods": [_period(period) for period in course.periods],
    }


def _period(period: Period) -> PeriodDoc:
    return {
        "from": _day(period.since),
        "until": _day(period.until),
        "verdict": period.verdict,
        "change": period.change,
        "against": _day(period.against),
        "provisions": [
            {"provision": it.provision, "cite": it.cite, "state": it.state}
            for it in period.provisions
        ],
        "older": list(period.older),
        "law_alone": period.alone,
        "standing": _standing(period.standing),
    }


def _standing(found: Sequence[tuple[datetime.date | None, Standing]]) -> list[StandingDoc]:
    return [{"from": _day(day), "is": what} for day, what in found]


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
