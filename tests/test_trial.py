"""Cases beside provisions, put to these alone."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gapcheck.assemble import assemble_corpus
from gapcheck.files import Files
from gapcheck.lint import lint_corpus
from gapcheck.load import load_files
from gapcheck.problem import GapcheckError
from gapcheck.schema import make_schema
from gapcheck.trial import Tried, try_cases
from gapcheck.wanted import make_scenario
from golden import GOLDEN, compare, execute, masked, run
from small import BILL, FILES, MEDIA_LAW, write_corpus

CASES = Path(__file__).parent / "cases" / "trials"
SHOWN = yaml.safe_load((CASES / "media-law.yaml").read_text(encoding="utf-8"))


def with_case(provision: str, trial: dict[str, Any], law: str = MEDIA_LAW) -> dict[str, str]:
    """Return changes that put one case beside a provision of the small corpus."""
    text = json.dumps([trial], ensure_ascii=False)
    mark = f"  - id: {provision}\n"
    assert FILES[law].count(mark) == 1
    return {law: FILES[law].replace(mark, f"{mark}    cases: {text}\n")}


def opened(folder: Path, changes: dict[str, str]) -> Files:
    return load_files(write_corpus(folder, changes))


def tried(folder: Path, changes: dict[str, str], **options: Any) -> Tried:
    files = opened(folder, changes)
    corpus = assemble_corpus(files)
    (found,) = try_cases(files, corpus, make_scenario(corpus, **options))
    return found


@pytest.mark.parametrize("shown", SHOWN, ids=[item["case"] for item in SHOWN])
def test_a_case_comes_out(shown: dict[str, Any], tmp_path: Path) -> None:
    trial: dict[str, Any] = {key: shown[key] for key in ("case", "put", "assume") if key in shown}
    trial["expect"] = "reached"
    changes = with_case(shown["provision"], trial)
    found = tried(tmp_path, changes)
    assert shown["outcome"] == found.outcome, found.why
    assert shown["why"] in found.why
    assert ("passed" if shown["outcome"] == "reached" else "failed") == found.state


def test_a_case_that_fails_says_where_it_stands(tmp_path: Path) -> None:
    put = {"conduct": "m.sell", "object": "csam", "place": "private"}
    trial = {"case": "selling in private", "put": put, "expect": "reached"}
    place = tried(tmp_path, with_case("art-2.1", trial)).place
    assert place is not None
    path, line, _ = place
    assert path.endswith(MEDIA_LAW)
    assert '"expect": "reached"' in Path(path).read_text(encoding="utf-8").split("\n")[line - 1]


def test_a_case_of_a_draft_is_put_once_the_draft_is_enacted(tmp_path: Path) -> None:
    put = {"conduct": "m.make", "object": "csam"}
    changes = with_case("art-1", {"case": "making", "put": put, "expect": "reached"}, BILL)
    assert "not put" == tried(tmp_path, changes).state
    assert "passed" == tried(tmp_path, changes, enact=["bill-2020"]).state


WRONG = {
    "an unknown dimension": ({"put": {"colour": "red"}}, "E101"),
    "an unknown value": ({"put": {"conduct": "posess"}}, "E102"),
    "no act": ({"put": {"object": "csam"}}, "E407"),
    "a contradiction": ({"put": {"conduct": "sell", "measure": "closure"}}, "E407"),
    "an unknown reading": ({"put": {"conduct": "sell"}, "assume": {"weather": "fine"}}, "E406"),
    "an unknown answer": (
        {"put": {"conduct": "sell"}, "assume": {"legal-age": "16"}},
        "E406",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_case_that_cannot_be_put_is_a_mistake_of_the_file(name: str, tmp_path: Path) -> None:
    more, code = WRONG[name]
    changes = with_case("art-2.1", {"case": name, "expect": "reached", **more})
    files = opened(tmp_path, changes)
    corpus = assemble_corpus(files)
    with pytest.raises(GapcheckError) as raised:
        try_cases(files, corpus, make_scenario(corpus))
    for problems in (raised.value.problems, lint_corpus(files, corpus)):
        (problem,) = [item for item in problems if item.severity == "error"]
        assert code == problem.code
        assert problem.line
        assert name in problem.where


EMPTY = {
    "no expectation": {"case": "x", "put": {"conduct": "sell"}},
    "another expectation": {"case": "x", "put": {"conduct": "sell"}, "expect": "maybe"},
    "nothing put": {"case": "x", "put": {}, "expect": "reached"},
    "no words": {"case": "", "put": {"conduct": "sell"}, "expect": "reached"},
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_case_has_words_an_act_and_an_expectation(name: str, tmp_path: Path) -> None:
    with pytest.raises(GapcheckError):
        opened(tmp_path, with_case("art-2.1", EMPTY[name]))


def test_the_shipped_cases_pass(rewrite: bool) -> None:
    found = run("test")
    assert (0, "") == (found.returncode, found.stderr)
    assert " 0 failed, 0 not put." in found.stdout
    compare(GOLDEN / "test-central.txt", masked(found.stdout), rewrite=rewrite)


def test_another_answer_fails_the_cases_that_turn_on_it(rewrite: bool) -> None:
    found = run("test", "--assume", "in-public-qualifies-every-verb=no")
    assert 1 == found.returncode
    compare(GOLDEN / "test-failed.txt", masked(found.stdout), rewrite=rewrite)
    lines = [line for line in found.stdout.splitlines() if not line.startswith("scenario ")]
    assert [] == [line for line in lines if len(line) > 80]


def test_cases_are_data_too() -> None:
    found = run("test", "--format", "json", "--assume", "in-public-qualifies-every-verb=no")
    document = json.loads(found.stdout)
    jsonschema.validate(document, make_schema("test"))
    assert document["counts"]["failed"] == len(
        [item for item in document["cases"] if item["place"]]
    )


def test_options_are_checked(tmp_path: Path) -> None:
    assert 2 == execute("test", "--statute", "tipse-2009").returncode
    assert 2 == execute("test", "--format", "xml").returncode
    target = tmp_path / "out.txt"
    assert 0 == execute("test", "--statute", "press-law-1995", "-o", str(target)).returncode
    assert "No provision looked at has a case." in target.read_text(encoding="utf-8")
    assert 2 == execute("test", "--statute", "press-law-1995", "-o", str(target)).returncode
