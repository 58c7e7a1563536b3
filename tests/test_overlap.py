"""Offences that punish the same act with different penalties."""

import json
from functools import cache

import jsonschema
import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.consolidate import consolidate_law
from gapcheck.consolidate.law import Law
from gapcheck.evaluate import assess
from gapcheck.overlap import Overlap, overlaps_of
from gapcheck.reports.overlaps_document import overlaps_document
from gapcheck.reports.overlaps_text import overlaps_text
from gapcheck.schema import make_schema
from golden import run


def law(**options: object) -> Law:
    corpus = shipped()
    return consolidate_law(corpus, gapcheck.make_scenario(corpus, **options))  # type: ignore[arg-type]


@cache
def found() -> dict[tuple[str, str], list[Overlap]]:
    pairs: dict[tuple[str, str], list[Overlap]] = {}
    for item in overlaps_of(law()):
        pairs.setdefault((item.first.provision, item.second.provision), []).append(item)
    return pairs


SEX_UNDER_15 = ("criminal-code-2009/art-240", "tipse-2008/art-42")
INDECENT_ACTS = ("criminal-code-2009/art-342", "tipse-2008/art-43")


def test_sex_with_a_child_by_drugs_is_an_offence_of_both_laws() -> None:
    """Article 240 adds aggravation to rape; TIPSE 42 punishes all intercourse under 15."""
    (overlap,) = found()[SEX_UNDER_15]
    assert overlap.first.penalty == "7 to 15 years"
    assert overlap.second.penalty == "5 to 10 years"
    assert {"0..14"} == {name for case in overlap.common for name in case.values["victim_age"]}
    assert overlap.precedence == ()
    assert not overlap.settled


def test_pairs_are_of_two_instruments_and_of_two_penalties() -> None:
    for (first, second), overlaps in found().items():
        assert first.partition("/")[0] != second.partition("/")[0]
        for item in overlaps:
            assert item.first.penalty != item.second.penalty
            assert item.common or item.questions


def test_a_basic_offence_and_its_graver_form_meet_within_one_instrument() -> None:
    within = {
        (item.first.provision, item.second.provision) for item in overlaps_of(law(), within=True)
    }
    assert set(found()) < within
    assert ("criminal-code-2009/art-239", "criminal-code-2009/art-240") in within


@pytest.mark.parametrize(("answer", "holds"), [("no", False), ("yes", True)])
def test_displacement_settles_a_pair_under_the_answer_that_it_needs(
    answer: str, holds: bool
) -> None:
    looked_at = law(assume={"code-displaces-special-law": answer})
    (overlap,) = [
        item
        for item in overlaps_of(looked_at)
        if (item.first.provision, item.second.provision) == INDECENT_ACTS
    ]
    (rule,) = overlap.precedence
    assert (rule.provision, rule.displaced) == ("criminal-code-2009/art-671", INDECENT_ACTS[1])
    assert [item.answers for item in rule.conditions] == [("yes",)]
    assert rule.holds is holds


def test_an_open_rule_of_precedence_settles_nothing() -> None:
    looked_at = law(assume={"code-displaces-special-law": "open"})
    rules = [rule for item in overlaps_of(looked_at) for rule in item.precedence]
    assert rules
    assert {rule.holds for rule in rules} == {None}


def test_the_json_keeps_to_its_schema() -> None:
    looked_at = law()
    overlaps = [item for items in found().values() for item in items]
    assessment = assess(looked_at.corpus, looked_at.scenario, ())
    document = json.loads(json.dumps(overlaps_document(assessment, overlaps)))
    jsonschema.validate(document, make_schema("overlaps"))
    assert sum(document["counts"].values()) - document["counts"]["settled"] == len(overlaps)


def test_the_text_fits_a_terminal_and_shows_no_placeholder() -> None:
    looked_at = law(enact=["cybercrime-draft-v1"])
    assessment = assess(looked_at.corpus, looked_at.scenario, ())
    lines = [line.text for line in overlaps_text(assessment, list(overlaps_of(looked_at)), 80)]
    assert "{" not in "\n".join(lines)
    assert all(len(line) <= 80 or ":" in line or line.startswith("scenario") for line in lines)


def test_filters_keep_the_pairs_of_an_instrument_on_a_topic() -> None:
    draft = run("overlaps", "--enact", "cybercrime-draft-v1", "--topic", "csam")
    assert "draft Cybercrime Law art. 27(1) and TIPSE Law art. 41(1)" in draft.stdout
    assert "art. 342" not in draft.stdout
    unknown = run("overlaps", "--topic", "csma")
    assert unknown.returncode == 2
    assert "csam" in unknown.stderr
