"""What `gapcheck coverage` says: nothing of a standard is forgotten, and roles are true."""

import json
from dataclasses import replace
from functools import cache

import jsonschema
import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.consolidate import consolidate_law
from gapcheck.consolidate.law import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.coverage import Coverage, coverage_of, untested
from gapcheck.coverage.roles import resting_on
from gapcheck.judge import judge_demands, manner_of
from gapcheck.region import Region, difference
from gapcheck.reports.coverage_document import coverage_json
from gapcheck.reports.coverage_text import coverage_text
from gapcheck.schema import make_schema

EVERY = 40
"""Every fortieth check is judged again without each provision; all would take a minute."""


@cache
def whole() -> Coverage:
    corpus = shipped()
    return coverage_of(corpus, gapcheck.make_scenario(corpus))


@cache
def in_force() -> Law:
    corpus = shipped()
    return consolidate_law(corpus, gapcheck.make_scenario(corpus))


def test_no_provision_of_a_standard_is_forgotten() -> None:
    assert [] == list(untested(shipped()))
    units = [unit for row in whole().standards for unit in row.units]
    assert {unit.provision for unit in units} == set(shipped().standard_provisions)
    for unit in units:
        assert bool(unit.tests) == (unit.state == "tested")
        assert unit.tests or unit.reason


def test_every_check_asks_for_something() -> None:
    units = [unit for row in whole().standards for unit in row.units]
    asked = {item.check for unit in units for item in unit.tests}
    assert asked == {ready.check.id for ready in shipped().checks if ready.check.standard}


def covered(law: Law, ready: ReadyCheck) -> tuple[Region, ...]:
    judged = judge_demands(law, ready.asked, manner_of(ready))
    return tuple(item.split.covered for item in judged.weighed)


def effective(law: Law) -> list[str]:
    """Return the provisions whose repeal could change anything."""
    return [
        name
        for name, item in law.encoded.items()
        if item.offences or item.measures or item.definition or item.widenings or item.cuts
    ]


SAMPLED = [ready for ready in shipped().checks if ready.asked][::EVERY]


@pytest.mark.parametrize("ready", SAMPLED, ids=lambda ready: ready.check.id)
def test_a_provision_is_redundant_if_and_only_if_its_repeal_loses_nothing(
    ready: ReadyCheck,
) -> None:
    law = in_force()
    roles = {name: item[0].role for name, item in resting_on(law, [ready]).items()}
    before = covered(law, ready)
    for name in effective(law):
        left = {key: item for key, item in law.encoded.items() if key != name}
        after = covered(replace(law, encoded=left), ready)
        lost = any(
            difference(law.space, one, other) for one, other in zip(before, after, strict=True)
        )
        assert lost == (roles.get(name, "redundant") != "redundant"), name


def test_the_only_definition_carries_everything_that_uses_its_word() -> None:
    rows = {row.provision: row for law in whole().instruments for row in law.provisions}
    roles = {item.check: item.role for item in rows["tipse-2008/art-40"].resting}
    assert roles["opsc.csam.distribute"] == "sole"
    assert rows["tipse-2008/art-47"].unread
    assert rows["tipse-2008/art-47"].resting == ()


BUDAPEST = ["budapest-2001"]


def test_a_draft_carries_nothing_until_it_is_enacted() -> None:
    corpus = shipped()
    scenario = gapcheck.make_scenario(corpus, enact=["cybercrime-draft-v1"])
    for coverage, applies in ((whole(), False), (coverage_of(corpus, scenario, BUDAPEST), True)):
        (draft,) = [row for row in coverage.instruments if row.layer == "draft"]
        assert draft.applies is applies
        assert any(row.resting for row in draft.provisions) is applies


def test_filters_leave_rows_out_and_change_none() -> None:
    corpus = shipped()
    some = coverage_of(corpus, gapcheck.make_scenario(corpus), BUDAPEST, ["tipse-2008"])
    assert some.standards == tuple(row for row in whole().standards if row.standard in BUDAPEST)
    (law,) = [row for row in whole().instruments if row.instrument == "tipse-2008"]
    (filtered,) = some.instruments
    for row, same in zip(filtered.provisions, law.provisions, strict=True):
        mine = tuple(item for item in same.resting if item.check.startswith("budapest."))
        assert row == same._replace(resting=mine)


def test_the_json_keeps_to_its_schema_and_says_what_the_text_says() -> None:
    document = json.loads(coverage_json(whole()))
    jsonschema.validate(document, make_schema("coverage"))
    lines = "\n".join(line.text for line in coverage_text(whole(), 80))
    counts = document["counts"]
    assert f"{counts['tested']} tested, {counts['out of scope']} out of scope" in lines
    assert max(map(len, lines.splitlines())) <= 80
    for standard in document["standards"]:
        assert standard["short"] in lines
