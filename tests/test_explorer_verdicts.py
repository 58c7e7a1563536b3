"""Verdicts under any answers, as the page tells them, against those of the engine."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from corpus_case import ROOT, shipped
from gapcheck import make_scenario
from gapcheck.cli.opening import named_scenario
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import ReadyCheck
from gapcheck.evaluate import Detail, Evaluator
from gapcheck.evaluate.mark import rests_on_absence
from gapcheck.explorer.cutter import Cutter
from gapcheck.explorer.entries import EntryWriter
from gapcheck.explorer.verdict import (
    DemandTableDoc,
    PairDoc,
    TableDoc,
    contains,
    is_marked,
    readings_of,
    verdict_under,
)
from gapcheck.judge import Change, Judged, Manner, judge_anew, judge_demands
from gapcheck.judge.pieces import cut_demand, reopened
from gapcheck.library import assemble_with
from gapcheck.load import load_files
from gapcheck.scenario import OPEN
from gapcheck.wanted import scenario_of

SCENARIOS: Mapping[str, Mapping[str, list[str]]] = {
    "in force": {},
    "with guidance": {"layers": ["guidance"]},
    "with a draft": {"enact": ["cybercrime-draft-v1"]},
    "with the experts' package": {},
}
WHOLE = "browser" in os.environ.get("GAPCHECK_TESTS_REQUIRE", "")
"""Whether all checks are tried in every scenario; else some of them."""
MOST = None if WHOLE else 5
"""Readings of one table that are tried in pairs; all of them if all checks are tried."""
SHARE = {"in force": 5, "with guidance": 32, "with a draft": 24, "with the experts' package": 24}
"""Of how many checks one is tried, if not all are; each scenario begins with another."""
SAMPLE = ("attempt.sale", "extradition.penalty", "trafficking.consent")
"""Demands on rules are cut by far more answers; these stand for them, if not all are tried."""


@cache
def law_of(name: str) -> Law:
    """Return the law of a scenario."""
    corpus, given = shipped(), SCENARIOS[name]
    if name != "with the experts' package":
        return consolidate_law(corpus, make_scenario(corpus, None, **given))  # type: ignore[arg-type]
    files = load_files(ROOT)
    wanted = named_scenario(files, "experts-package")
    corpus = assemble_with(files, [wanted.amend])
    return consolidate_law(corpus, scenario_of(corpus, wanted))


class Tried:
    """The tables of a scenario beside its law.

    Args:
        name: The scenario.
    """

    def __init__(self, name: str) -> None:
        self.law = law_of(name)
        self._laws: dict[tuple[tuple[str, str], ...], Change] = {}
        cutter = Cutter()
        cutter.turn_to(self.law)
        writer = EntryWriter(self.law, cutter)
        asked = [it for it in self.law.corpus.checks if it.asked and (WHOLE or _tried(it))]
        self.checks = asked if WHOLE else asked[list(SHARE).index(name) :: SHARE[name]]
        self.tables = {it.check.id: writer.table(it) for it in self.checks}
        self._named = {it.check.id: it for it in self.law.corpus.checks}
        self._judged: dict[str, Judged] = {}
        self._writer = writer
        self.turning: dict[str, list[ReadyCheck]] = {}
        for ready in self.checks:
            table = self.tables[ready.check.id]
            for reading in readings_of(table) if table else ():
                self.turning.setdefault(reading, []).append(ready)

    def subject(
        self, ready: ReadyCheck, possible: Mapping[str, int], told: str
    ) -> tuple[str, str] | None:
        """Return the first definition that falls short, as the page finds it."""
        for name in self._writer.definitions(ready) if told != "not-applicable" else ():
            table = self._writer.table(self._named[name])
            assert table is not None
            verdict = verdict_under(table, possible)
            if verdict != "compliant":
                return name, verdict
        return None

    def table(self, check: str) -> TableDoc | None:
        """Return the table of a check, whether it is one of those that are tried or not."""
        return self._writer.table(self._named[check])

    def verdict(self, ready: ReadyCheck, answers: Mapping[str, str]) -> str:
        """Return the engine's verdict under answers."""
        if not answers:
            return self.judged(ready).verdict
        key = tuple(sorted(answers.items()))
        if key not in self._laws:
            whole = {**self.law.answers, **answers}
            left = {name: item for name, item in whole.items() if item != OPEN}
            self._laws[key] = Change(self.law, replace(self.law, answers=left))
        manner = Manner(ready.every)
        return judge_anew(self._laws[key], ready.asked, self.judged(ready), manner).verdict

    def judged(self, ready: ReadyCheck) -> Judged:
        """Return the engine's judgement under the scenario's own answers."""
        if ready.check.id not in self._judged:
            found = judge_demands(self.law, ready.asked, Manner(ready.every))
            self._judged[ready.check.id] = found
        return self._judged[ready.check.id]


def _tried(ready: ReadyCheck) -> bool:
    return ready.asked[0].apart != "offence" or ready.check.id.endswith(SAMPLE)


@cache
def tried(name: str) -> Tried:
    """Return a scenario's tables, made once."""
    return Tried(name)


def chosen(law: Law, answers: Mapping[str, str]) -> dict[str, int]:
    """Return the answers that are possible, as the page has them."""
    found = {}
    for name, question in law.corpus.questions.items():
        answer = answers.get(name, law.answers.get(name, OPEN))
        everything = (1 << len(question.answers)) - 1
        found[name] = everything if answer == OPEN else 1 << question.answers.index(answer)
    return found


def single(law: Law, names: list[str]) -> Iterator[dict[str, str]]:
    """Yield each answer to each reading, the open one included."""
    for name in names:
        for answer in (*law.corpus.questions[name].answers, OPEN):
            yield {name: answer}


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_page_tells_the_engines_verdict_for_every_answer_and_pair_of_answers(
    name: str,
) -> None:
    found = tried(name)
    compared = 0
    for ready in found.checks:
        table = found.tables[ready.check.id]
        assert table is not None, ready.check.id
        names = readings_of(table)
        ones = list(single(found.law, names))
        pairs = [
            {**one, **other}
            for one, other in combinations(single(found.law, names[:MOST]), 2)
            if one.keys() != other.keys()
        ]
        for answers in ({}, *ones, *pairs):
            compared += 1
            expected = found.verdict(ready, answers)
            told = verdict_under(table, chosen(found.law, answers))
            assert expected == told, (ready.check.id, answers)
    assert compared > (500 if WHOLE else 100 if name == "in force" else 8)


def test_readings_that_a_table_does_not_name_change_no_verdict() -> None:
    found = tried("in force")
    names = list(found.law.corpus.questions)
    for answers in single(found.law, names[::7]):
        for ready in found.checks[::3]:
            table = found.tables[ready.check.id]
            if table is not None and not answers.keys() & set(readings_of(table)):
                expected = found.judged(ready).verdict
                assert expected == found.verdict(ready, answers), (ready.check.id, answers)


def test_where_it_is_in_doubt_which_offences_there_are_the_page_does_not_tell() -> None:
    corpus = shipped()
    # On that day it is not certain whether some laws had begun to apply.
    law = reopened(consolidate_law(corpus, make_scenario(corpus, as_of="2010-11-01")))
    rule, offence = corpus.check("opsc.attempt.sale"), corpus.check("opsc.csam.distribute")
    assert rule is not None
    assert offence is not None
    assert cut_demand(law, rule.asked[0]) is None
    assert cut_demand(law, offence.asked[0]) is not None


def test_the_same_reading_turns_the_same_finding_in_the_page() -> None:
    found = tried("in force")
    table = found.table("opsc.csam.distribute")
    assert table is not None
    reopened = chosen(found.law, {"in-public-qualifies-every-verb": OPEN})
    assert verdict_under(table, chosen(found.law, {})) == "partial"
    assert verdict_under(table, reopened) == "unclear"


def test_marks_and_definitions_that_fall_short_are_those_of_the_findings() -> None:
    found = tried("in force")
    corpus, compared = shipped(), 0
    for answers in single(found.law, sorted(found.turning)[::3]):
        (name,) = answers
        evaluator = Evaluator(corpus, make_scenario(corpus, assume=answers), detail=Detail.BRIEF)
        possible = chosen(found.law, answers)
        for ready in found.turning[name]:
            finding, table = evaluator.answer(ready), found.tables[ready.check.id]
            assert table is not None
            told = verdict_under(table, possible)
            short = rests_on_absence(told, finding.kind)
            compared += 1
            assert finding.marked == (short and is_marked(table, possible)), ready.check.id
            assert finding.subject_to == found.subject(ready, possible, told), ready.check.id
    assert compared > (40 if WHOLE else 5)


def one_of(first: list[dict[str, int]], second: list[dict[str, int]]) -> TableDoc:
    """Return the table of a check that is met if one of two demands is."""

    def demand(failing: list[dict[str, int]]) -> DemandTableDoc:
        pair: PairDoc = {"stands": [{}], "when": failing}
        return {
            "covered": True,
            "missing": [failing],
            "not_found": [],
            "coverable": [],
            "failing": [pair],
            "demanded": [],
        }

    return {"every": False, "demands": [demand(first), demand(second)]}


def test_of_several_demands_one_is_enough_answer_by_answer() -> None:
    # One demand fails under the first answer, the other under the second: one is always met.
    both = {"a": 3}
    assert verdict_under(one_of([{"a": 1}], [{"a": 2}]), both) == "compliant"
    assert verdict_under(one_of([{"a": 1}], [{"a": 1}]), both) == "unclear"
    assert verdict_under(one_of([{"a": 1}], [{"a": 1}]), {"a": 1}) == "partial"
    assert verdict_under(one_of([{"a": 1}], [{"b": 1}]), {"a": 3, "b": 3}) == "unclear"


def test_a_set_holds_what_its_boxes_hold_together() -> None:
    boxes = [{"a": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 2}]
    assert contains(boxes, {"a": 3, "b": 3})
    assert not contains(boxes[:2], {"a": 3, "b": 3})
    assert contains([{}], {"a": 3})
    assert not contains([], {"a": 1})
