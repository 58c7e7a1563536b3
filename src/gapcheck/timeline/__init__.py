"""When each gap opened and closed, with the days on which treaties began to bind.

A law is the same from one day of change to the next, so one day of each stretch is judged; what a
step from one stretch to the next does not touch fares as before.
"""

from gapcheck.timeline.course import (
    Bound,
    Course,
    Event,
    Moved,
    Period,
    Standing,
    State,
    Timeline,
    period_on,
)
from gapcheck.timeline.days import days_of_change
from gapcheck.timeline.trace import timeline_of

__all__ = [
    "Bound",
    "Course",
    "Event",
    "Moved",
    "Period",
    "Standing",
    "State",
    "Timeline",
    "days_of_change",
    "period_on",
    "timeline_of",
]
