"""What `gapcheck timeline` says: a day fares as the period says in which it lies."""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import hypothesis
import jsonschema
import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.diff import Side, compare_laws
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import Residue, change_between, residue_of
from gapcheck.diff.step import touches
from gapcheck.evaluate import evaluate_law, marked_verdict
from gapcheck.judge import Change, judge_demands, manner_of
from gapcheck.reports.timeline_document import timeline_json
from gapcheck.reports.timeline_text import timeline_text
from gapcheck.scenario import Scenario
from gapcheck.schema import make_schema
from gapcheck.timeline import (
    Course,
    Period,
    Timeline,
    days_of_change,
    period_on,
    timeline_of,
)
from golden import execute
from judging import law_of
from laws import CHANCES, Files, corpus_of, for_all, laws
from small import MEDIA_LAW, PENAL_CODE, PROTOCOL, edited, open_corpus, write_corpus

DAY = datetime.timedelta(days=1)
LAST_NOTHING = datetime.date(2005, 2, 14)
FIRST_PERHAPS = datetime.date(2005, 2, 15)
FIRST_SURE = datetime.date(2005, 3, 3)
CODE = datetime.date(2010, 1, 1)
BINDS = datetime.date(2002, 6, 30)
BILL = """\
amendment: bill-of-2015
title: Bill of 2015
proposer: a member
status: proposed
basis: read
cite: [{in: report-2015, at: "9"}]
commencement: 2015-01-01
instructions:
  - widen: media-law-2005/art-2.1
    dimension: place
    to: any
"""


def timeline(corpus: Corpus, scenario: Scenario | None = None) -> Timeline:
    """Return the timeline of all checks."""
    return timeline_of(corpus, scenario or gapcheck.make_scenario(corpus), corpus.checks)


def course(found: Timeline, check: str) -> Course:
    return next(item for item in found.courses if item.check == check)


def period_of(found: Timeline, check: str, day: datetime.date) -> Period:
    return period_on(course(found, check), day)


def days(first: str, last: str) -> Iterator[datetime.date]:
    day = datetime.date.fromisoformat(first)
    while day <= datetime.date.fromisoformat(last):
        yield day
        day += DAY


def residue(law: Law, ready: ReadyCheck) -> Residue:
    return residue_of(law, judge_demands(law, ready.asked, manner_of(ready)), Frame((law.corpus,)))


def assert_every_day_is_told(
    corpus: Corpus, scenario: Scenario, range_: list[datetime.date]
) -> None:
    """Judge every check on every day, and hold it against the period of the day."""
    found = timeline(corpus, scenario)
    for course in found.courses:
        ready = corpus.check(course.check)
        assert ready is not None
        before: Residue | None = None
        for day in range_:
            law = consolidate_law(corpus, replace(scenario, as_of=day))
            judged = judge_demands(law, ready.asked, manner_of(ready))
            now = residue(law, ready)
            period = period_on(course, day)
            topics = frozenset({ready.check.topic})
            assert marked_verdict(law, judged, topics) == period.verdict, (course.check, day)
            if before is not None:
                kind = change_between(corpus.space, before, now)
                assert (kind != "unchanged") == (period.since == day), (course.check, day, kind)
                if period.since == day and period.change and not period.against:
                    assert kind == period.change
            before = now


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return open_corpus(tmp_path)


RANGE = [*days("2005-02-10", "2005-03-10"), *days("2009-12-29", "2010-01-04")]
RANGE += days("2010-12-28", "2011-01-04")


def test_every_day_fares_as_its_period_says(corpus: Corpus) -> None:
    assert_every_day_is_told(corpus, gapcheck.make_scenario(corpus), RANGE)


@for_all(CHANCES)
def test_so_it_does_wherever_the_days_lie(chance: Random) -> None:
    import tempfile

    def drawn() -> str:
        return f"2005-02-{chance.randint(1, 28):02}"

    first, last = sorted((drawn(), drawn()))
    changes = {
        MEDIA_LAW: edited(
            MEDIA_LAW,
            "{earliest: 2005-02-15, latest: 2005-03-03, note: sources differ}",
            f"{{earliest: {first}, latest: {last}}}" if chance.random() < 0.7 else first,
        )[MEDIA_LAW].replace("id: art-2.2", f"id: art-2.2\n    until: {drawn()}"),
        PENAL_CODE: edited(PENAL_CODE, "in-force: 2010-01-01", f"in-force: {drawn()}")[
            PENAL_CODE
        ].replace("in-force: 2011-01-01", f"in-force: {drawn()}"),
    }
    with tempfile.TemporaryDirectory() as folder:
        drawn_corpus = open_corpus(Path(folder), changes)
        scenario = gapcheck.make_scenario(drawn_corpus, layers=["guidance"])
        assert_every_day_is_told(drawn_corpus, scenario, [*days("2005-01-30", "2005-03-02")])


@for_all(laws(), CHANCES)
def test_what_a_change_does_not_touch_fares_as_before(files: Files, chance: Random) -> None:
    law = law_of(corpus_of(files))
    hypothesis.assume(law.encoded)
    gone = chance.choice([*law.encoded])
    other = replace(law, encoded={key: it for key, it in law.encoded.items() if key != gone})
    change = Change(law, other)
    for ready in law.corpus.checks:
        if ready.asked and not touches(change, ready):
            old, new = residue(law, ready), residue(other, ready)
            assert change_between(law.space, old, new) == "unchanged"


def test_days_are_those_of_instruments_stages_and_provisions(tmp_path: Path) -> None:
    corpus = open_corpus(
        tmp_path, edited(MEDIA_LAW, "id: art-2.2\n", "id: art-2.2\n    until: 2012-05-01\n")
    )
    found = days_of_change(corpus, gapcheck.make_scenario(corpus))
    assert [str(day) for day in found] == [
        *("2005-02-15", "2005-03-03", "2010-01-01", "2011-01-01", "2012-05-01")
    ]
    with_guide = days_of_change(corpus, gapcheck.make_scenario(corpus, layers=["guidance"]))
    assert {*with_guide} - {*found} == {datetime.date(2006, 6, 1)}


def test_a_gap_before_a_treaty_binds_is_distance(corpus: Corpus) -> None:
    found = timeline(corpus)
    first = period_of(found, "protocol.csam.distribute", LAST_NOTHING)
    assert ((None, "distance"), (BINDS, "shortfall")) == first.standing
    later = course(found, "protocol.csam.distribute").periods[-1]
    assert "partial" in later.verdict
    assert [what for _, what in later.standing] == ["shortfall"]
    (event,) = [item for item in found.events if item.day == BINDS]
    ((short, count),) = event.binding
    assert short == "Protocol"
    short_then = [
        item for item in found.courses if period_on(item, BINDS).verdict in ("gap?", "partial?")
    ]
    assert len(short_then) == count > 0


@pytest.mark.parametrize(
    ("party", "standing"),
    [
        ('{binds: "yes", cite: [{in: treaty-text}]}', "unknown"),
        ('{binds: "unknown", cite: [{in: treaty-text}]}', "unknown"),
        ('{binds: "no", cite: [{in: treaty-text}]}', "distance"),
    ],
)
def test_a_day_that_is_not_known_is_said(tmp_path: Path, party: str, standing: str) -> None:
    old = '{binds: "yes", since: 2002-06-30, cite: [{in: treaty-text, at: list of parties}]}'
    found = timeline(open_corpus(tmp_path, edited(PROTOCOL, old, party)))
    (bound,) = found.standards
    expected: list[tuple[datetime.date | None, str]] = [(None, "distance")]
    if standing == "unknown":  # it was in force for nobody before
        expected.append((datetime.date(2002, 1, 18), "unknown"))
    assert tuple(expected) == bound.standing
    assert [] == [event for event in found.events if event.binding]
    printed = " ".join(line.text for line in timeline_text(found, 80))
    assert ("which days these are is unknown" in printed) == (standing == "unknown")


def test_sources_that_differ_on_the_day_are_said() -> None:
    ready = shipped().check("opsc.csam.distribute")
    assert ready is not None
    found = timeline_of(shipped(), gapcheck.make_scenario(shipped()), [ready])
    assert found.standards[0].disputed
    assert "sources differ on the day" in found.standards[0].binding


def test_before_the_encoded_law_no_change_is_one_of_the_law_alone(corpus: Corpus) -> None:
    found = timeline(corpus)
    assert (("Law on the Press (1990)", FIRST_SURE - DAY),) == found.older
    periods = course(found, "protocol.csam.distribute").periods
    assert ["Law on the Press (1990)"] == [*periods[0].older]
    early = [period for period in periods if period.since and period.since <= FIRST_SURE]
    assert early
    assert not any(period.alone for period in early)
    assert not periods[-1].older
    events = {event.day: event for event in found.events}
    assert not events[FIRST_SURE].alone
    assert events[CODE].alone


def test_what_may_apply_leaves_what_was_missing_in_doubt(corpus: Corpus) -> None:
    """The definition applies for certain only from the second day on; till then it may."""
    before, perhaps, sure = course(timeline(corpus), "protocol.csam.distribute").periods
    assert ("gap?", "gap?", "partial?") == (before.verdict, perhaps.verdict, sure.verdict)
    assert ("became-unclear", "narrowed") == (perhaps.change, sure.change)
    assert {item.state for item in perhaps.provisions} == {"may apply"}
    assert {item.cite for item in sure.provisions} == {"Media Law art. 1", "Media Law art. 2(1)"}


def test_an_answer_to_the_question_whether_it_had_begun_moves_the_day(corpus: Corpus) -> None:
    for answer, day in (("yes", FIRST_PERHAPS), ("no", FIRST_SURE)):
        scenario = gapcheck.make_scenario(corpus, assume={"media-law-2005:commenced": answer})
        last = course(timeline(corpus, scenario), "protocol.csam.distribute").periods[-1]
        assert ("narrowed", day) == (last.change, last.since)
        assert {item.state for item in last.provisions} == {"applies"}


def test_a_provision_that_goes_opens_a_gap(tmp_path: Path) -> None:
    gone = "id: art-2.2\n    until: 2012-05-01\n"
    found = timeline(open_corpus(tmp_path, edited(MEDIA_LAW, "id: art-2.2\n", gone)))
    last = course(found, "protocol.csam.possess-for-supply").periods[-1]
    assert datetime.date(2012, 5, 1) == last.since
    assert "widened" == last.change
    assert ["no longer applies"] == [item.state for item in last.provisions]
    assert last.alone


def test_an_amendment_of_the_scenario_has_its_day(tmp_path: Path) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(BILL, encoding="utf-8")
    corpus = gapcheck.load_corpus(write_corpus(tmp_path / "corpus"), amend=[bill])
    day = datetime.date(2015, 1, 1)
    for amend in ([], [str(bill)]):
        scenario = gapcheck.make_scenario(corpus, amend=amend)
        periods = course(timeline(corpus, scenario), "protocol.csam.distribute").periods
        assert (day in [period.since for period in periods]) == bool(amend)
    assert "closed" == periods[-1].change
    assert [("Media Law art. 2(1)", "changes")] == [
        (item.cite, item.state) for item in periods[-1].provisions
    ]


def test_a_repeal_has_its_day_too(tmp_path: Path) -> None:
    text = BILL[: BILL.index("  - widen")] + "  - repeal: media-law-2005/art-2.2\n"
    (tmp_path / "bill.yaml").write_text(text, encoding="utf-8")
    amend = [str(tmp_path / "bill.yaml")]
    corpus = gapcheck.load_corpus(write_corpus(tmp_path / "corpus"), amend=amend)
    found = timeline(corpus, gapcheck.make_scenario(corpus, amend=amend))
    last = course(found, "protocol.csam.possess-for-supply").periods[-1]
    assert ("gap?", "widened") == (last.verdict, last.change)
    assert [("Media Law art. 2(2)", "no longer applies")] == [
        (item.cite, item.state) for item in last.provisions
    ]


def test_the_day_of_the_scenario_only_says_what_is_called_now(corpus: Corpus) -> None:
    today, before = (
        timeline(corpus, gapcheck.make_scenario(corpus, as_of=day))
        for day in ("2020-12-31", "2003-01-01")
    )
    assert today.courses == before.courses
    assert today.events == before.events


def test_days_after_the_sources_were_searched_are_marked(tmp_path: Path) -> None:
    gone = "id: art-2.2\n    until: 2031-05-01\n"
    found = timeline(open_corpus(tmp_path, edited(MEDIA_LAW, "id: art-2.2\n", gone)))
    printed = " ".join(line.text for line in timeline_text(found, 300))
    assert "Sources were searched up to 2020-12-31" in printed


@cache
def shipped_timeline() -> Timeline:
    corpus = shipped()
    checks = [
        ready
        for ready in corpus.checks
        if ready.standard == "opsc-2000" and ready.check.topic in ("csam", "sale")
    ]
    return timeline_of(corpus, gapcheck.make_scenario(corpus), checks)


def test_the_law_of_2008_arrives() -> None:
    """The TIPSE Law, promulgated on 15 February 2008; one source says 3 March."""
    before, perhaps, sure = course(shipped_timeline(), "opsc.csam.definition").periods
    assert ("gap?", "gap?", "partial?") == (before.verdict, perhaps.verdict, sure.verdict)
    assert [datetime.date(2008, 2, 15), datetime.date(2008, 3, 3)] == [perhaps.since, sure.since]
    assert ["became-unclear", "narrowed"] == [perhaps.change, sure.change]
    assert ["TIPSE Law art. 40"] == [item.cite for item in sure.provisions]
    assert not sure.alone
    assert any("1996" in name for name in before.older)
    days = {event.day for event in shipped_timeline().events}
    assert {BINDS, datetime.date(2008, 2, 15), datetime.date(2008, 3, 3)} <= days


def test_only_what_meets_the_demand_is_said_to_bear_on_it() -> None:
    sure = course(shipped_timeline(), "opsc.csam.distribute").periods[-1]
    assert [item.provision for item in sure.provisions] == [
        *("tipse-2008/art-24.2", "tipse-2008/art-40", "tipse-2008/art-41.1", "tipse-2008/art-44")
    ]


def test_the_comparison_of_two_days_says_the_same() -> None:
    corpus = shipped()
    scenario = gapcheck.make_scenario(corpus)
    checks = [item.check for item in shipped_timeline().courses]
    for event in shipped_timeline().events:
        first, second = (
            Side(str(day), corpus, replace(scenario, as_of=day))
            for day in (event.day - DAY, event.day)
        )
        changes = {item.id: item for item in compare_laws(first, second, checks).changes}
        for found in shipped_timeline().courses:
            period = period_on(found, event.day)
            changed = changes.get(f"kh/{found.check}")
            moved = changed is not None and changed.change != "evidence"
            assert moved == (period.since == event.day), (found.check, event.day)
            if moved and changed and period.change and not period.against:
                assert changed.change == period.change
                (share,) = changed.shares
                assert share.provisions == tuple(item.cite for item in period.provisions)


@pytest.mark.parametrize("day", ["2007-06-01", "2008-06-01", "2021-03-23"])
def test_a_verdict_is_marked_as_its_finding_is(day: str) -> None:
    corpus = shipped()
    scenario = gapcheck.make_scenario(corpus, as_of=day)
    law = consolidate_law(corpus, scenario)
    checks = [ready for ready in corpus.checks if ready.asked][::7]
    for finding in evaluate_law(corpus, scenario, checks):
        ready = corpus.check(finding.check or "")
        assert ready is not None
        judged = judge_demands(law, ready.asked, manner_of(ready))
        shown = marked_verdict(law, judged, frozenset({ready.check.topic}))
        assert finding.shown_verdict == shown, finding.id


@cache
def own_images() -> Timeline:
    ready = shipped().check("rio.victims.own-images")
    assert ready is not None
    return timeline_of(shipped(), gapcheck.make_scenario(shipped()), [ready])


def test_rules_on_classes_begin_with_their_book() -> None:
    """Book 1 of the Criminal Code began to apply in December 2009; which day is not known."""
    (perhaps,) = [it for it in own_images().courses[0].periods if it.verdict == "unclear"]
    assert {"may apply"} == {item.state for item in perhaps.provisions}
    assert "Criminal Code art. 46" in [item.cite for item in perhaps.provisions]


def test_a_day_in_doubt_is_not_without_object() -> None:
    for made in (shipped_timeline(), own_images()):
        periods = [period for item in made.courses for period in item.periods]
        doubtful = [it for it in periods if any(x.state == "may apply" for x in it.provisions)]
        assert doubtful
        assert "not-applicable" not in {it.verdict for it in doubtful}


@pytest.mark.parametrize("made", [shipped_timeline, own_images])
def test_the_counts_of_a_day_are_those_of_the_periods(made: Callable[[], Timeline]) -> None:
    found = made()
    for event in found.events:
        begins = [
            period
            for item in found.courses
            for period in item.periods
            if period.since == event.day
        ]
        told = sum(count for _, count in event.changes) + event.begun + event.ended
        assert len(begins) == told
        assert sum(count for _, count in event.verdicts) == len(found.courses)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_text_fits_the_terminal_and_says_what_the_json_says(width: int) -> None:
    document = json.loads(timeline_json(shipped_timeline()))
    jsonschema.validate(document, make_schema("timeline"))
    lines = [line.text for line in timeline_text(shipped_timeline(), width)]
    wide = [line for line in lines if len(line) > width and len(line.split()) > 1]
    assert [] == [line for line in wide if not line.startswith("scenario ")]
    words = " ".join(" ".join(lines).split())
    for event in document["events"]:
        assert event["day"] in words
    for item in document["checks"]:
        assert item["check"] in words
        for period in item["periods"]:
            assert (period["from"] or "until") in words


def test_checks_are_named_with_or_without_the_country() -> None:
    one = execute("timeline", "opsc.csam.distribute")
    assert (0, "") == (one.returncode, one.stderr)
    assert one.stdout == execute("timeline", "kh/opsc.csam.distribute").stdout
    assert "opsc.csam.sell" not in one.stdout
    wrong = execute("timeline", "opsc.csam.distribut")
    assert 2 == wrong.returncode
    assert "write 'opsc.csam.distribute'?" in wrong.stderr


def test_without_a_check_there_is_no_day() -> None:
    found = execute("timeline", "--standard", "actip", "--topic", "csam")
    assert 0 == found.returncode
    assert "None." in found.stdout
