"""Expert findings, answered: compared by region and verdict, counted, never bent."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import jsonschema
import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.agree import Answered, Report, answer_reports, count_answers, kappa_of
from gapcheck.agree.compare import compare_missing, compare_reach, compare_verdicts
from gapcheck.expert import Expert, ExpertFile
from gapcheck.load import load_nouns, parse_noun
from gapcheck.problem import GapcheckError
from gapcheck.schema import make_schema
from gapcheck.space import Space
from golden import ROOT, run

EXPERTS = sorted((ROOT / "tests" / "experts").glob("*.yaml"))
HEAD = "report: disrupting-harm-2021\nfindings:\n"


def answered(text: str) -> tuple[Answered, ...]:
    """Return the findings of a file, answered on the shipped corpus."""
    corpus = shipped()
    loaded = parse_noun((HEAD + text).encode(), "findings.yaml", ExpertFile)
    (report,) = answer_reports(corpus, gapcheck.make_scenario(corpus), [loaded])
    return report.answered


def problems(text: str) -> list[str]:
    with pytest.raises(GapcheckError) as caught:
        answered(text)
    return [f"{it.line}:{it.column} {it.code} {it.message}" for it in caught.value.problems]


# --- comparing ---


@pytest.mark.parametrize(
    ("found", "verdict", "answer"),
    [
        ("gap", "gap", "agree"),
        ("gap", "partial", "engine narrower"),
        ("partial", "gap", "engine wider"),
        ("partial", "compliant", "engine narrower"),
        ("compliant", "unclear", "engine wider"),
        ("compliant", "gap", "contradicts"),
        ("gap", "compliant", "contradicts"),
        ("gap", "not-applicable", "not assessable"),
    ],
)
def test_verdicts_are_compared_by_shortfall(found: str, verdict: str, answer: str) -> None:
    assert answer == compare_verdicts(found, verdict)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "missing", "answer"),
    [
        (0b0011, 0b0011, "agree"),
        (0b0111, 0b0011, "engine narrower"),
        (0b0001, 0b0011, "engine wider"),
        (0b0110, 0b0011, "engine narrower"),
        (0b1100, 0b0011, "contradicts"),
    ],
)
def test_what_is_missing_is_compared_by_region(found: int, missing: int, answer: str) -> None:
    space = Space({"place": 4})
    boxes = [space.pack({"place": mask}) for mask in (found, missing)]
    assert answer == compare_missing(space, (boxes[0],), (boxes[1],))


@pytest.mark.parametrize(
    ("verdict", "left_out", "answer"),
    [
        ("compliant", False, "agree"),
        ("gap", False, "contradicts"),
        ("partial", False, "engine wider"),
        ("gap", True, "agree"),
        ("compliant", True, "contradicts"),
        ("unclear", True, "engine narrower"),
    ],
)
def test_reach_is_compared_by_what_one_provision_does(
    verdict: str, left_out: bool, answer: str
) -> None:
    assert answer == compare_reach(verdict, left_out=left_out)  # type: ignore[arg-type]


# --- answering ---

DISTRIBUTE = """
  - id: one
    says: Distribution in private is left out.
    verdict: partial
    check: opsc.csam.distribute
    missing: {place: [private-physical, semi-online, private-online]}
"""


def test_a_finding_agrees_if_verdict_and_residue_do() -> None:
    (found,) = answered(DISTRIBUTE)
    assert (found.answer, found.verdict) == ("agree", "partial")


def test_a_report_that_says_more_is_missing_finds_the_engine_narrower() -> None:
    text = DISTRIBUTE.replace("[private-physical,", "[public-online, private-physical,")
    assert ["engine narrower"] == [item.answer for item in answered(text)]


@pytest.mark.parametrize(
    ("states", "answer"),
    [
        ("provision: tipse-2008/art-41.1\n    states: {imprisonment: 2..5 years}", "agree"),
        ("provision: tipse-2008/art-41.1\n    states: {imprisonment: 1..5 years}", "contradicts"),
        ("provision: tipse-2008/art-41.1\n    states: {class: misdemeanour}", "agree"),
        ("provision: tipse-2008/art-41.1\n    states: {limitation: 15 years}", "contradicts"),
        (
            "provision: tipse-2008/art-41.1\n"
            "    states: {derived: {judicial investigation: optional}}",
            "agree",
        ),
        (
            "provision: tipse-2008/art-41.1\n    states: {leaves-out: {conduct: distribute, "
            "object: csam, place: private-physical}}",
            "agree",
        ),
        (
            "provision: tipse-2008/art-41.1\n    states: {reaches: {conduct: distribute, "
            "object: csam}}",
            "engine wider",
        ),
        ("provision: tipse-2008/art-47\n    states: {imprisonment: 1 year}", "not assessable"),
        ("provision: tipse-2008/art-41.1\n    states: {in-force: 2008-02-15}", "agree"),
        ('standard: opsc-2000\n    states: {binds: "yes"}', "agree"),
        ("standard: opsc-2000\n    states: {since: 2005-06-30}", "contradicts"),
        (
            "standard: opsc-2000\n    states: {leaves-out: {conduct: possess, object: csam, "
            "purpose: own-use}}",
            "agree",
        ),
        (
            "standard: opsc-2000\n    states: {leaves-out: {conduct: produce, object: csam, "
            "victim_age: under-18}}",
            "contradicts",
        ),
        (
            "standard: palermo-2000\n    states: {reaches: {conduct: t.recruit, object: child, "
            "purpose: any-exploitation, means: none}}",
            "agree",
        ),
        (
            "standard: opsc-2000\n    states: {reaches: {measure: extradite, treaty: treaty}}",
            "engine wider",
        ),
        (
            "standard: opsc-2000\n    states: {reaches: {concept: csam, medium: audio, "
            "activity: explicit, subject: real}}",
            "agree",
        ),
        ("not-assessable: only practice shows it", "not assessable"),
    ],
)
def test_a_statement_on_a_text_is_answered_from_its_encoding(states: str, answer: str) -> None:
    (found,) = answered(f"  - id: one\n    says: So it is said.\n    {states}\n")
    assert answer == found.answer, found.shown


def test_a_finding_is_answered_in_the_law_that_it_speaks_of() -> None:
    asked = "    ask: {kind: criminalise, conduct: possess, object: csam, purpose: own-use}\n"
    now = f"  - id: now\n    says: No offence.\n    verdict: gap\n{asked}"
    then = f"  - id: draft\n    says: No offence.\n    verdict: gap\n{asked}"
    found = answered(f"{now}{then}    enact: cybercrime-draft-v1\n")
    assert ["agree", "engine narrower"] == [item.answer for item in found]
    assert ["enact=" in item.scenario for item in found] == [False, True]


def test_a_difference_needs_a_reason_and_a_reason_a_difference() -> None:
    reason = (
        "    difference: {reason: reading, why: Because., provisions: [tipse-2008/art-41.1]}\n"
    )
    compliant = DISTRIBUTE.replace("verdict: partial", "verdict: compliant")
    (bare,), (told,), (idle,) = (
        answered(text) for text in (compliant, compliant + reason, DISTRIBUTE + reason)
    )
    assert (bare.differs, bare.unexplained) == (True, True)
    assert (told.differs, told.unexplained) == (True, False)
    assert (idle.differs, idle.idle) == (False, True)


def test_what_is_said_again_is_not_counted() -> None:
    again = "  - id: two\n    says: The same.\n    repeats: one\n"
    assert ["one"] == [item.expert.id for item in answered(DISTRIBUTE + again)]


# --- mistakes ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DISTRIBUTE.replace("opsc.csam.distribute", "opsc.csam.distribut"),
            ["7:12 E409 there is no check 'opsc.csam.distribut'"],
        ),
        (
            DISTRIBUTE.replace("private-physical", "private-fysical"),
            ["7:12 E102 'private-fysical' is not a value of 'place'"],
        ),
        (DISTRIBUTE + DISTRIBUTE.lstrip("\n"), ["9:9 E204 'one' stands twice"]),
        (
            DISTRIBUTE + "  - id: two\n    says: Again.\n    repeats: three\n",
            ["11:14 E201 there is no finding 'three'"],
        ),
        (
            "  - id: one\n    says: So.\n    provision: tipse-2008/art-99\n"
            "    states: {class: felony}\n",
            ["5:16 E201 there is no provision 'tipse-2008/art-99'"],
        ),
        (
            DISTRIBUTE
            + "    difference: {reason: reading, why: So., provisions: [tipse-2008/art-99]}\n",
            ["9:58 E201 there is no provision 'tipse-2008/art-99'"],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, expected: list[str]) -> None:
    assert expected == problems(text)


@pytest.mark.parametrize(
    "finding",
    [
        {"id": "one", "says": "Nothing is asked."},
        {"id": "one", "says": "Two things.", "check": "a.b.c", "not-assessable": "practice"},
        {"id": "one", "says": "No verdict.", "check": "a.b.c"},
        {"id": "one", "says": "Nothing stated.", "provision": "law/art-1"},
        {
            "id": "one",
            "says": "No text.",
            "check": "a.b.c",
            "verdict": "gap",
            "difference": {"reason": "reading", "why": "So."},
        },
    ],
)
def test_a_finding_is_about_one_thing_and_a_difference_cites_a_text(
    finding: dict[str, object],
) -> None:
    with pytest.raises(ValueError, match="Value error"):
        Expert.model_validate(finding)


# --- counting ---


def pairs(table: dict[tuple[str, str], int]) -> tuple[Answered, ...]:
    found = []
    for (report, engine), count in table.items():
        expert = Expert.model_validate(
            {"id": "x", "says": "So.", "verdict": report, "check": "a.b.c"}
        )
        answer = compare_verdicts(report, engine)  # type: ignore[arg-type]
        found += [Answered(expert, answer, engine, "", "")] * count  # type: ignore[arg-type]
    return tuple(found)


def test_kappa_is_cohens() -> None:
    """Two raters, 50 cases, 20 and 15 alike, 5 and 10 not: raw 0.7, by chance 0.5."""
    table = {
        ("gap", "gap"): 20,
        ("gap", "partial"): 5,
        ("partial", "gap"): 10,
        ("partial", "partial"): 15,
    }
    kappa = kappa_of(pairs(table))
    assert (kappa.number, kappa.raw) == (50, 0.7)
    assert kappa.kappa == pytest.approx(0.4)
    assert kappa.table == table


def test_kappa_says_nothing_where_chance_alone_would_agree() -> None:
    assert kappa_of(pairs({("gap", "gap"): 3})).kappa is None
    assert kappa_of(()).number == 0


# --- the project's own tables ---


@cache
def reports() -> Sequence[Report]:
    corpus = shipped()
    return answer_reports(corpus, gapcheck.make_scenario(corpus), load_nouns(EXPERTS, ExpertFile))


def test_every_difference_from_a_report_has_a_reason() -> None:
    every = [item for report in reports() for item in report.answered]
    assert [] == [item.expert.id for item in every if item.unexplained]
    assert [] == [item.expert.id for item in every if item.idle]


def test_the_readme_states_the_counts() -> None:
    every = tuple(item for report in reports() for item in report.answered)
    counts, kappa = count_answers(every), kappa_of(every)
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert (
        f"Of the {len(every)} findings of five reports in `tests/experts/` the engine agrees with "
        f"{counts['agree']}, finds a narrower shortfall in {counts['engine narrower']} "
        f"and a wider one in {counts['engine wider']}, contradicts {counts['contradicts']}, and "
        f"{counts['not assessable']} no text can answer"
    ) in readme
    assert kappa.kappa is not None
    told = f"the same in {kappa.raw:.0%} of {kappa.number} (Cohen's kappa {kappa.kappa:.2f})"
    assert told in readme
    assert len(reports()) == 5


def test_the_command_fails_while_a_difference_has_no_reason(tmp_path: Path) -> None:
    text = HEAD + DISTRIBUTE.lstrip("\n")
    same, other = tmp_path / "same.yaml", tmp_path / "other.yaml"
    same.write_text(text, encoding="utf-8")
    other.write_text(text.replace("verdict: partial", "verdict: compliant"), encoding="utf-8")
    assert run("agree", str(same)).returncode == 0
    done = run("agree", str(other), "--format", "json")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    jsonschema.validate(document, make_schema("agreement"))
    assert document["unexplained"] == 1
    assert "no reason is written" in run("agree", str(other)).stdout
