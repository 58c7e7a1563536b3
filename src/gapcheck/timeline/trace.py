"""A corpus and a scenario to a timeline."""

import datetime
import re
from collections.abc import Sequence

from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.evaluate import assess, binding_clause
from gapcheck.instrument import Standard
from gapcheck.scenario import Scenario
from gapcheck.timeline.course import Bound, Standing, Timeline
from gapcheck.timeline.days import days_of_change
from gapcheck.timeline.stretches import Stretches

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
"""A year, perhaps with month and day, at the beginning of a text."""


def timeline_of(corpus: Corpus, scenario: Scenario, checks: Sequence[ReadyCheck]) -> Timeline:
    """Return when gaps opened and closed.

    Args:
        corpus: The corpus.
        scenario: What holds on every day: layers, drafts, amendments, answers. Its own day only
            decides what a reader is told of today.
        checks: The checks to look at.
    """
    asked = [ready for ready in checks if ready.asked]
    days = [*days_of_change(corpus, scenario)]
    stretches = Stretches(corpus, scenario, days)
    standards = tuple(
        _bound(corpus, scenario, name) for name in dict.fromkeys(it.standard for it in asked)
    )
    binding = {item.standard: item for item in standards}
    courses = tuple(stretches.course(ready, binding[ready.standard]) for ready in asked)
    return Timeline(
        assess(corpus, scenario, ()),
        standards,
        tuple(stretches.events(courses, standards)),
        courses,
        len(checks) - len(asked),
        tuple(stretches.older()),
        datetime.date.fromisoformat(corpus.countries[scenario.country].followed_until),
    )


def _adopted(noun: Standard) -> datetime.date | None:
    """Return the first day on which a standard may have been adopted; before, it binds nobody."""
    found = _DATE.match(noun.adopted or "")
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    return datetime.date(year, month, day)


def _bound(corpus: Corpus, scenario: Scenario, standard: str) -> Bound:
    noun = corpus.standards[standard]
    party = noun.parties.get(scenario.country)
    first = noun.in_force or _adopted(noun)
    standing: list[tuple[datetime.date | None, Standing]] = [(None, "unknown")]
    if first is not None:
        standing = [(None, "distance"), (first, "unknown")]
    if noun.kind == "soft law" or (party is not None and party.binds == "no"):
        standing = [(None, "distance")]
    elif party is not None and party.binds == "yes" and party.since is not None:
        standing = [(None, "distance"), (party.since, "shortfall")]
    disputes = party.disagreements if party is not None else ()
    return Bound(
        standard,
        noun.short,
        binding_clause(corpus, scenario, standard),
        tuple(standing),
        tuple(
            f"{it.on}: {it.chosen} ({it.why.rstrip('.')})"
            for it in disputes
            if it.on.startswith("date")
        ),
    )
