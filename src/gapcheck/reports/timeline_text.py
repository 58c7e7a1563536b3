"""When gaps opened and closed, on a terminal: the days first, then check by check."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.diff import KINDS, MEANT
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph, style_of
from gapcheck.reports.text import head_text
from gapcheck.timeline import Bound, Course, Event, Moved, Period, Standing, Timeline, period_on
from gapcheck.words.number import counted
from gapcheck.words.phrase import listed

MARK = "†"
"""Stands where an older law, not encoded, may have applied."""
FEW = 6
"""Provisions of an instrument that a line names."""
NARROW = 60
"""Columns below which a check stands under its verdict, not behind it."""
COLUMN = 28
"""Column at which the text behind the days begins."""

WORDS: Mapping[Standing, str] = {
    "distance": "distance",
    "shortfall": "shortfall",
    "unknown": "standing unknown",
}


def timeline_text(timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield a timeline as lines.

    Args:
        timeline: The timeline.
        width: Columns of the terminal.
    """
    yield from head_text(timeline.assessment, width)
    for note in notes_of(timeline):
        yield from paragraph(note, width)
    yield BLANK
    yield from heading("Days on which something changed", width)
    for event in timeline.events:
        yield from _event(event, width)
    if not timeline.events:
        yield from paragraph("None.", width, 2)
    yield BLANK
    yield from _legend(timeline, width)
    for bound in timeline.standards:
        yield BLANK
        yield from _standard(bound, timeline, width)


def notes_of(timeline: Timeline) -> Iterator[str]:
    """Yield what a reader has to know of the timeline as a whole."""
    yield (
        "The law of every day, under the layers, drafts, amendments and answers of the scenario; "
        "the scenario's own day is only that of the verdicts called now."
    )
    if timeline.unasked:
        told = counted(timeline.unasked, "check")
        yield f"{told} that only practice can answer left out."
    if timeline.older:
        told = "; ".join(
            f"{name}{f', until {last}' if last else ''}" for name, last in timeline.older
        )
        yield (
            f"{MARK} Not encoded, though it may have applied: {told}. What was missing then may "
            "have been covered by it, and what changes after such a day is no change of the law "
            "alone: it is the encoded law that begins."
        )
    days = [event.day for event in timeline.events]
    if days and max(days) > timeline.followed:
        yield (
            f"Sources were searched up to {timeline.followed}; of later days only what the "
            "corpus knows is shown."
        )


def event_words(event: Event) -> Iterator[str]:
    """Yield what happened on a day."""
    for short, count in event.binding:
        turned = "nothing is surely missing that day"
        if count:
            what = "is a shortfall" if count == 1 else "are shortfalls"
            turned = f"{count} of its findings, distance so far, {what} from then on"
        yield f"{short} begins to bind: {turned}"
    laws = [_law_words(*item) for item in event.laws]
    told = [f"{count} {kind}" for kind, count in event.changes]
    told += [f"{event.begun} judged for the first time"] if event.begun else []
    told += [f"{event.ended} with nothing to judge from then on"] if event.ended else []
    if told:
        yield "; ".join(laws)
        yield f"{', '.join(told)}{'' if event.alone else f' {MARK}'}"
        yield tally_words(event.before, event.verdicts)


def tally_words(before: Sequence[tuple[str, int]], after: Sequence[tuple[str, int]]) -> str:
    """Return the verdicts whose number differs, with old and new."""
    old, new = dict(before), dict(after)
    moved = [
        f"{name} {old.get(name, 0)} -> {new.get(name, 0)}"
        for name in sorted({**old, **new})
        if old.get(name, 0) != new.get(name, 0)
    ]
    return f"verdicts: {', '.join(moved)}" if moved else "verdicts: as many of each as before"


def days_words(period: Period) -> str:
    """Return the days of a period."""
    if period.since is None:
        return f"until {period.until}" if period.until else "on every day"
    return f"{period.since} to {period.until}" if period.until else f"from {period.since}"


def period_words(period: Period) -> str:
    """Return what a period says, its days aside."""
    parts = [f"{period.verdict}{MARK if period.older else ''}"]
    mark = "" if period.alone else MARK
    if period.change:
        against = f" against {period.against}" if period.against else ""
        parts[0] += f", {period.change}{mark}{against}"
    elif period.since and period.verdict != "not-applicable":
        parts[0] += f", judged for the first time{mark}"
    by = moved_words(period.provisions)
    parts[0] += f": {by}" if by else ""
    standing = _standing_words(period)
    return "; ".join([*parts, *([standing] if standing else [])])


def moved_words(provisions: Iterable[Moved]) -> str:
    """Return what became of provisions, those of one instrument together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in provisions:
        law, art, pin = item.cite.partition(" art. ")
        groups.setdefault((law if art else item.cite, item.state), []).append(pin)
    found = []
    for (law, state), pins in groups.items():
        many = len(pins) > 1
        shown = [*pins[:FEW], *([f"{len(pins) - FEW} more"] if len(pins) > FEW else [])]
        arts = f" art{'s' if many else '.'} {listed(shown, 'and')}" if pins[0] else ""
        found.append(f"{law}{arts} {_verb(state, many=many)}")
    return "; ".join(found)


def _verb(state: str, *, many: bool) -> str:
    plural = {
        "applies": "apply",
        "surely applies": "surely apply",
        "no longer applies": "no longer apply",
        "changes": "change",
    }
    return plural.get(state, state) if many else state


def _law_words(short: str, state: str, count: int) -> str:
    return f"{short}: {counted(count, 'provision')} {_verb(state, many=count > 1)}"


def _standing_words(period: Period) -> str:
    """Return what a gap of a period is, where that depends on the day."""
    if len(period.standing) == 1:
        ((_, what),) = period.standing
        return WORDS[what]
    return ", ".join(
        f"from {day} {WORDS[what]}" if number else WORDS[what]
        for number, (day, what) in enumerate(period.standing)
    )


def standing_words(bound: Bound) -> str:
    """Return what is said of all that is missing of a standard."""
    days = {what: day for day, what in bound.standing}
    if days.get("shortfall"):
        return (
            f"What is missing is distance from a standard before {days['shortfall']}, and from "
            "that day on a shortfall in a binding obligation, on the text."
        )
    if "unknown" in days:
        none = f", but none before {days['unknown']}" if days["unknown"] else ""
        return (
            "What is missing is a shortfall in a binding obligation, on the text, on the days on "
            f"which it binds, and distance before; which days these are is unknown{none}."
        )
    return "What is missing is distance from a standard on every day."


def _event(event: Event, width: int) -> Iterator[Line]:
    for number, text in enumerate(event_words(event)):
        label = str(event.day) if not number else ""
        yield from labelled(label, text, width, 2, 14, "bold")


def _legend(timeline: Timeline, width: int) -> Iterator[Line]:
    periods = [period for course in timeline.courses for period in course.periods]
    met = {period.change for period in periods}
    for kind in KINDS:
        if kind in met:
            yield from labelled(kind, MEANT[kind], width, 2, COLUMN)
    if any(period.verdict == "not-applicable" for period in periods):
        meant = "there was nothing to judge: no such offence, or no such definition for certain"
        yield from labelled("not-applicable", meant, width, 2, COLUMN)
    if any(period.verdict.endswith("?") for period in periods):
        meant = "no provision was found in the texts encoded; that is not yet a gap in the law"
        yield from labelled("gap?, partial?", meant, width, 2, COLUMN)


def _standard(bound: Bound, timeline: Timeline, width: int) -> Iterator[Line]:
    yield from heading(f"{bound.short}: {bound.binding}", width)
    yield from paragraph(standing_words(bound), width)
    for text in bound.disputed:
        yield from paragraph(f"Sources differ on the {text}.", width)
    now = datetime.date.fromisoformat(timeline.assessment.as_of)
    for course in timeline.courses:
        if course.standard == bound.standard:
            yield BLANK
            yield from _course(course, now, width)


def _course(course: Course, now: datetime.date, width: int) -> Iterator[Line]:
    verdict = period_on(course, now).verdict
    column = 16 if width >= NARROW else width  # long ids need the whole line
    yield from labelled(
        verdict.upper(), f"{course.check}  {course.cite}", width, 0, column, style_of(verdict)
    )
    for period in course.periods:
        yield from labelled(days_words(period), period_words(period), width, 2, COLUMN)
