"""A law under answers: what is surely reached where it is not certain which texts there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import LawBox
from gapcheck.judge import Manner, judge_demands
from gapcheck.region import equal, project_all
from gapcheck.space import Box


def law_on(day: str) -> Law:
    corpus = shipped()
    return consolidate_law(corpus, gapcheck.make_scenario(corpus, as_of=day))


def by_provision(boxes: Iterable[LawBox]) -> Mapping[str, list[Box]]:
    found = defaultdict(list)
    for box in boxes:
        found[box.provision].append(box.bits)
    return found


@pytest.mark.parametrize("day", ["2008-03-01", "2018-12-31"])
def test_the_worst_answers_on_meaning_are_worst_whichever_texts_there_are(day: str) -> None:
    law = law_on(day)
    space, meant = law.space, law.readings & ~law.commencements
    whole, left = law.answered.full, law.surely
    assert law.answered.turning & law.commencements, "on this day it is not certain"
    for all_, some in ((whole.offences, left.offences), (whole.measures, left.measures)):
        sure = by_provision(some)
        assert set() == set(sure) - set(by_provision(all_))
        for provision, boxes in by_provision(all_).items():
            both = (boxes, sure.get(provision, []))
            first, second = (project_all(space, found, meant, space.full) for found in both)
            assert equal(space, first, second), provision


def test_what_presupposes_offences_is_asked_of_those_that_are_surely_there() -> None:
    """They are few; all that may be there takes a hundred times as long, and says the same."""
    law = law_on("2018-12-31")
    assert len(law.surely.offences) < len(law.answered.full.offences)
    ready = law.corpus.check("opsc.jurisdiction.victims")
    assert ready is not None
    (weighed,) = judge_demands(law, ready.asked, Manner(ready.every)).weighed
    assert weighed.demanded
    assert "completed" in str([*law.surely.known])
    assert "completed" not in str([*law.answered.full.known])
