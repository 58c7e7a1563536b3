"""Judging again only what a change touches says what judging all of it again says."""

from collections.abc import Iterator

import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.consolidate import consolidate_law
from gapcheck.consolidate.law import Law
from gapcheck.diff.fare import Fares
from gapcheck.evaluate.evaluator import layer_scenarios
from gapcheck.judge import (
    Change,
    Judged,
    Manner,
    ground_of,
    judge_anew,
    judge_demands,
    manner_of,
    unmoved,
)
from gapcheck.region import equal

CHECKS = [ready for ready in shipped().checks if ready.asked]


def in_force() -> Law:
    corpus = shipped()
    return consolidate_law(corpus, gapcheck.make_scenario(corpus))


def neighbours(law: Law) -> Iterator[tuple[str, Law, Law]]:
    """Yield pairs of laws that differ in a layer or a draft, either way round."""
    for name, scenario in layer_scenarios(law.corpus, law.scenario).items():
        other = consolidate_law(law.corpus, scenario, law.memory)
        yield f"to {name}", law, other
        yield f"from {name}", other, law


def alike(law: Law, before: Judged, after: Judged) -> bool:
    """Whether two judgements have the same demand, the same residue and the same coverage."""
    return before.verdict == after.verdict and all(
        equal(law.space, first, second)
        for one, other in zip(before.weighed, after.weighed, strict=True)
        for first, second in (
            (one.demanded, other.demanded),
            (one.split.missing, other.split.missing),
            (one.split.covered, other.split.covered),
        )
    )


@pytest.mark.parametrize("compound", [False, True], ids=["apart", "compound"])
def test_the_verdict_in_another_law_is_that_of_judging_all_of_it(compound: bool) -> None:
    differing = []
    for name, first, second in neighbours(in_force()):
        change = Change(first, second)
        for ready in CHECKS[:: 12 if compound else 4]:
            manner = Manner(ready.every, compound)
            judged = judge_demands(first, ready.asked, manner)
            wanted = judge_demands(second, ready.asked, manner).verdict
            quick = judge_anew(change, ready.asked, judged, manner, briefly=True).verdict
            found = judge_anew(change, ready.asked, judged, manner).verdict
            if not quick == found == wanted:
                differing.append((name, ready.check.id, quick, found, wanted))
    assert differing == []


@pytest.mark.parametrize("compound", [False, True], ids=["apart", "compound"])
def test_setting_an_answer_aside_moves_what_it_moves_when_all_is_judged(compound: bool) -> None:
    law, differing = in_force(), []
    asked = [(it, Manner(it.every, compound)) for it in CHECKS[:: 12 if compound else 4]]
    before = [judge_demands(law, ready.asked, manner) for ready, manner in asked]
    for name in law.answers:
        change = Change(law, law.reopened(name))
        for (ready, manner), judged in zip(asked, before, strict=True):
            again = judge_demands(change.law, ready.asked, manner)
            wanted = (again.verdict, alike(law, judged, again))
            anew = judge_anew(change, ready.asked, judged, manner)
            if (anew.verdict, unmoved(law.space, judged, anew)) != wanted:
                differing.append((name, ready.check.id, anew, wanted))
    assert differing == []


def test_a_draft_that_defines_more_is_not_blamed_for_what_was_not_asked_before() -> None:
    """A verdict that more judging alone has moved is no worse one in `diff`, found another way.

    The lower penalty of the draft is a real loss, whatever more it defines.
    """
    law = in_force()
    fares, moved = Fares(law), {}
    for name, first, second in neighbours(law):
        if first is not law:
            continue
        change = Change(law, second)
        for ready in CHECKS:
            judged = fares.of(ready)[0]
            again = judge_anew(change, ready.asked, judged, manner_of(ready), briefly=True)
            ground = ground_of(law.space, judged, again)
            if ground is not None:
                outcome = fares.after(change, ready)
                assert outcome is not None
                worse = {"opened", "widened"} if ground == "more" else {"closed", "narrowed"}
                assert outcome.change not in worse, (name, ready.check.id, outcome.change)
            if again.verdict != judged.verdict:
                moved[ready.check.id] = ground
    assert "more" == moved["opsc.csam.produce"]
    assert moved["opsc.sanctions.csam"] is None
