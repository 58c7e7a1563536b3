"""What the law punishes that it must not, and what it reaches beyond a demand."""

import json
from functools import cache

import jsonschema
import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.consolidate import consolidate_law
from gapcheck.consolidate.law import Law
from gapcheck.excess import Excess, excess_of
from gapcheck.schema import make_schema
from golden import run


@cache
def law() -> Law:
    corpus = shipped()
    return consolidate_law(corpus, gapcheck.make_scenario(corpus))


@cache
def excess(check: str) -> tuple[Excess, ...]:
    ready = shipped().check(check)
    assert ready is not None
    return tuple(excess_of(law(), ready))


def test_the_definition_reaches_pictures_that_were_made_for_no_sexual_purpose() -> None:
    """Article 40 asks what a picture does to its viewer, the Protocol what it shows or is for."""
    (found,) = excess("opsc.csam.definition")
    assert found.provisions == ("tipse-2008/art-40",)
    (case,) = found.beyond
    assert case.values["activity"] == ("no-act",)
    assert case.values["image_aim"] == ("other",)
    assert case.values["exposure"] == ("naked-figure",)


def test_what_the_definition_reaches_beyond_is_not_said_of_the_acts_again() -> None:
    for name in ("opsc.csam.distribute", "opsc.csam.produce", "opsc.csam.sell"):
        assert excess(name) == ()


def test_conduct_that_the_demand_limits_and_the_law_does_not_is_beyond_it() -> None:
    """The Budapest Convention asks for computer systems only."""
    (found,) = excess("budapest.csam.distribute")
    assert found.provisions == ("tipse-2008/art-41.1",)
    assert {"channel"} <= {name for case in found.beyond for name in case.values}
    assert all("medium" not in case.values for case in found.beyond)


def test_the_protection_of_adults_is_another_subject() -> None:
    for ready in shipped().checks:
        for found in excess(ready.check.id) if ready.asked else ():
            assert all("18.." not in case.values.get("victim_age", ()) for case in found.beyond)


def test_what_another_article_of_the_standard_demands_is_no_excess() -> None:
    """Article 18(1)(b) asks for force, article 18(1)(a) for all sexual acts under the age."""
    assert excess("lanzarote.abuse.force") == ()


def test_a_law_that_reaches_what_is_demanded_and_no_more_has_no_excess() -> None:
    assert excess("lanzarote.csam.offer") == ()


@pytest.mark.parametrize("topic", ["csam", "trafficking"])
def test_the_json_keeps_to_its_schema(topic: str) -> None:
    document = json.loads(run("excess", "--topic", topic, "--format", "json").stdout)
    jsonschema.validate(document, make_schema("excess"))
    assert document["beyond"]


def test_without_a_topic_only_what_must_not_be_punished_is_told() -> None:
    document = json.loads(run("excess", "--format", "json").stdout)
    jsonschema.validate(document, make_schema("excess"))
    assert document["beyond"] is None
    kinds = {finding["kind"] for finding in document["findings"]}
    assert kinds == {"not-punish"}
    text = run("excess").stdout
    assert "Article 298 of the Criminal Code punishes soliciting" in text
    assert "gapcheck excess --topic TOPIC" in text


def test_the_text_tells_the_provision_the_case_and_that_it_is_no_shortfall() -> None:
    text = run("excess", "--topic", "csam", "--standard", "opsc").stdout
    assert "no shortfall" in text
    assert "BEYOND     opsc.csam.definition  OPSC art. 2(c)" in text
    assert "law         TIPSE Law art. 40" in text
    assert max(map(len, text.splitlines())) <= 80
