"""Cases put to the shipped corpus, as data: a question, a scenario, and what has to come out."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import gapcheck
from gapcheck.assemble import pose_demand
from gapcheck.cli.limits import parse_conditions
from gapcheck.evaluate import Evaluator
from gapcheck.position import LOADER

CASES = Path(__file__).parent / "cases" / "corpus"
ROOT = Path(__file__).parent.parent

Case = Mapping[str, Any]
SCENARIO = ("as-of", "layers", "enact", "assume")


@cache
def shipped(where: tuple[str, ...] = ()) -> gapcheck.Corpus:
    """Return the corpus of the checkout, loaded once for all tests."""
    return gapcheck.load_corpus(ROOT, parse_conditions(where))


def cases() -> Iterator[tuple[str, Case]]:
    """Yield every case with its name."""
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), LOADER):
            yield f"{path.stem}: {case['name']}", case


@cache
def evaluator(where: tuple[str, ...], given: str, compound: bool) -> Evaluator:
    """Return what answers in a scenario: most cases share one.

    Args:
        where: Conditions for which the corpus is laid out.
        given: The scenario's keys and values, as JSON.
        compound: Whether definitions are multiplied in.
    """
    corpus = shipped(where)
    return Evaluator(
        corpus, gapcheck.make_scenario(corpus, **json.loads(given)), compound=compound
    )


def finding_of(case: Case) -> gapcheck.Finding:
    """Return the finding on a case."""
    where = tuple(case.get("where", ()))
    given = {key.replace("-", "_"): case[key] for key in SCENARIO if key in case}
    asked = evaluator(where, json.dumps(given, default=str), case.get("compound", False))
    corpus = shipped(where)
    if "ask" in case:
        some, conditions = case.get("some", ()), parse_conditions(where)
        posed = pose_demand(corpus, case["ask"], case["demand"], some, conditions)
        return asked.ask(posed, compound=posed.names_definition)
    check = corpus.check(case["check"])
    assert check is not None, case["check"]
    return asked.answer(check)


def boxes(found: tuple[Any, ...]) -> list[dict[str, list[str]]]:
    """Return boxes as plain values, for comparing."""
    return [{name: list(values) for name, values in case.values.items()} for case in found]


def _contained(wanted: Mapping[str, Any], found: Any) -> bool:
    return all(getattr(found, key) == value for key, value in wanted.items())


def _missing(case: Case, finding: gapcheck.Finding) -> None:
    found = boxes(finding.missing)
    assert not finding.truncated
    assert len(case["missing"]) == len(found), found
    for box in case["missing"]:
        assert box in found


def _includes(case: Case, finding: gapcheck.Finding) -> None:
    for box in case["missing-includes"]:
        assert box in boxes(finding.missing)


def _unclear(case: Case, finding: gapcheck.Finding) -> None:
    open_ = [item.id for item in finding.readings if item.why == "open"]
    assert sorted(case["unclear-on"]) == sorted(open_)


def _unclear_includes(case: Case, finding: gapcheck.Finding) -> None:
    open_ = {item.id for item in finding.readings if item.why == "open"}
    assert set(case["unclear-includes"]) <= open_


def _rests(case: Case, finding: gapcheck.Finding) -> None:
    answers = {item.id: item.answer for item in finding.readings if item.why != "open"}
    for reading, answer in case["rests-on"].items():
        assert answer == answers.get(reading), reading


def _blocking(case: Case, finding: gapcheck.Finding) -> None:
    for wanted in case["blocking"]:
        assert any(_contained(wanted, item) for item in finding.blocking), wanted


def _covered(case: Case, finding: gapcheck.Finding) -> None:
    found = {item.provision for item in finding.covered}
    if not case["covered-by"]:
        assert set() == found
    assert set(case["covered-by"]) <= found


def _cited(case: Case, finding: gapcheck.Finding) -> None:
    found = {item.provision for item in finding.citations}
    assert set(case.get("cites", case.get("punished-by", ()))) <= found


def _sentence(case: Case, finding: gapcheck.Finding) -> None:
    for part in case["sentence"]:
        assert part in finding.sentence


def _absence(case: Case, finding: gapcheck.Finding) -> None:
    assert finding.absence is not None
    assert case["absence"] == finding.absence.grade


def _older(case: Case, finding: gapcheck.Finding) -> None:
    assert finding.absence is not None
    assert set(case["older"]) <= set(finding.absence.older)


def _subject(case: Case, finding: gapcheck.Finding) -> None:
    assert finding.subject_to is not None
    assert case["subject-to"] == finding.subject_to[0]


def _binds(case: Case, finding: gapcheck.Finding) -> None:
    assert finding.binding is not None
    assert case["binds"] == finding.binding.binds


def _disputed(case: Case, finding: gapcheck.Finding) -> None:
    for line in case["disputed"]:
        text, on, *sides = line.split(" | ")
        found = [item for item in finding.disagreements if (item.provision, item.on) == (text, on)]
        assert len(found) == 1, line
        assert len(sides) >= (1 if text.startswith("silence:") else 2)
        for side in sides:
            assert any(held.startswith(f"{side}: ") for held in found[0].held), side


def _undisputed(case: Case, finding: gapcheck.Finding) -> None:
    found = {item.provision for item in finding.disagreements}
    assert not found & set(case["undisputed"])


def _same(attribute: str) -> Callable[[Case, gapcheck.Finding], None]:
    def compare(case: Case, finding: gapcheck.Finding) -> None:
        assert case[attribute] == getattr(finding, attribute)

    return compare


def _disagrees(case: Case, finding: gapcheck.Finding) -> None:
    for wanted in case["disagrees"]:
        held = [
            said
            for item in finding.disagreements
            if item.provision == wanted["provision"]
            for said in item.held
        ]
        assert any(wanted["held"] in said for said in held), (wanted, held)


def _nearest(case: Case, finding: gapcheck.Finding) -> None:
    assert case["nearest"] == [item.provision for item in finding.nearest]


def _witness(case: Case, finding: gapcheck.Finding) -> None:
    assert case["witness"] in (finding.witness or "")


EXPECTATIONS: Mapping[str, Callable[[Case, gapcheck.Finding], None]] = {
    "verdict": _same("verdict"),
    "marked": _same("marked"),
    "judged": _same("judged"),
    "force": _same("force"),
    "reservable": _same("reservable"),
    "missing": _missing,
    "missing-includes": _includes,
    "unclear-on": _unclear,
    "unclear-includes": _unclear_includes,
    "rests-on": _rests,
    "blocking": _blocking,
    "covered-by": _covered,
    "cites": _cited,
    "punished-by": _cited,
    "disputed": _disputed,
    "undisputed": _undisputed,
    "sentence": _sentence,
    "absence": _absence,
    "older": _older,
    "subject-to": _subject,
    "binds": _binds,
    "nearest": _nearest,
    "disagrees": _disagrees,
    "witness": _witness,
}
"""What a case can expect, and how it is compared."""

QUESTION = {"name", "check", "ask", "demand", "some", "where", "compound", *SCENARIO}
