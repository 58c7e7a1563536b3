"""Cases beside provisions, put to these alone."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from amending import amendment, write_amendments
from gapcheck.assemble import assemble_corpus
from gapcheck.files import Files
from gapcheck.library import assemble_with, find_amendments
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


# --- texts that amendments bring, and change ---

MAKING = {"put": {"conduct": "m.make", "object": "csam"}, "expect": "reached"}
MADE = {"id": "art-9", "basis": "read", "punishes": [{"conduct": "m.make", "object": "csam"}]}
BROUGHT: dict[str, dict[str, Any]] = {
    "inserted": {"insert": "media-law-2005"},
    "substituted": {"substitute": "media-law-2005/art-2.1"},
    "enacted": {"enact": "media-law-2020"},
}


def bringing(how: str, trial: dict[str, Any], **more: Any) -> str:
    """Return an amendment that brings a provision with a case beside it."""
    (operation, target), *_ = BROUGHT[how].items()
    noun = {**MADE, "cases": [{"case": "making", **trial}]}
    if how == "substituted":
        noun["id"] = "art-2.1"
    if how == "enacted":
        law = {"instrument": target, "title": "Media Law 2020", "short": "Media Law 2020"}
        law |= {"layer": "statute", "promulgated": "2018-02-15", "in-force": "2018-03-01"}
        told = {"enact": {**law, "cite": [{"in": "report-2015"}], "provisions": [noun]}}
        return amendment("more-law", told, **more)
    return amendment("more-law", {operation: target, "provision": noun}, **more)


def tried_with(folder: Path, text: str, changes: dict[str, str], **options: Any) -> list[Tried]:
    files = opened(folder, changes)
    (name,) = write_amendments(folder, text)
    named = find_amendments(files, [name])
    corpus = assemble_with(files, [[name]])
    scenario = make_scenario(corpus, amend=[it.name for it in named.values()], **options)
    return [*try_cases(files, corpus, scenario, (), [it.loaded for it in named.values()])]


@pytest.mark.parametrize("how", BROUGHT)
def test_a_case_of_a_text_that_an_amendment_brings_is_put(how: str, tmp_path: Path) -> None:
    (found,) = tried_with(tmp_path, bringing(how, MAKING), {})
    assert ("passed", None) == (found.state, found.place)
    (failed,) = tried_with(tmp_path, bringing(how, {**MAKING, "expect": "not-reached"}), {})
    assert "failed" == failed.state
    assert failed.place is not None
    path, line, column = failed.place
    assert path.endswith("more-law.yaml")
    stands = Path(path).read_text(encoding="utf-8").split("\n")[line - 1][column - 1 :]
    assert stands.startswith('"not-reached"')


def test_a_case_is_not_put_before_its_text_has_begun_to_apply(tmp_path: Path) -> None:
    text = bringing("inserted", MAKING, commencement="2019-01-01")
    (found,) = tried_with(tmp_path, text, {}, as_of="2018-12-31")
    assert ("not put", "it is no part of the law that is looked at") == (found.state, found.why)
    (found,) = tried_with(tmp_path, text, {}, as_of="2019-01-01")
    assert "passed" == found.state


CHANGED: dict[str, dict[str, Any]] = {
    "edited": {"narrow": "media-law-2005/art-2.1", "dimension": "conduct", "to": ["sell"]},
    "repealed": {"repeal": "media-law-2005/art-2.1"},
    "substituted": {
        "substitute": "media-law-2005/art-2.1",
        "provision": {**MADE, "id": "art-2.1"},
    },
}


@pytest.mark.parametrize("how", CHANGED)
def test_a_case_of_a_text_that_an_amendment_changes_is_not_put(how: str, tmp_path: Path) -> None:
    put = {"conduct": "m.sell", "object": "csam", "place": "private"}
    changes = with_case("art-2.1", {"case": "selling", "put": put, "expect": "reached"})
    (found,) = tried_with(tmp_path, amendment("less-law", CHANGED[how]), changes)
    assert ("not put", "its text is another one by less-law") == (found.state, found.why)


def test_a_case_of_an_amendment_that_cannot_be_put_is_told_in_its_file(tmp_path: Path) -> None:
    text = bringing("inserted", {**MAKING, "put": {"conduct": "posess"}})
    with pytest.raises(GapcheckError) as raised:
        tried_with(tmp_path, text, {})
    (problem,) = raised.value.problems
    assert ("E102", True) == (problem.code, problem.path.endswith("more-law.yaml"))


def test_the_command_puts_the_cases_of_the_amendments_that_it_names(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {})
    (name,) = write_amendments(folder, bringing("inserted", {**MAKING, "expect": "not-reached"}))
    done = execute("test", "--amend", name, folder=folder)
    assert 1 == done.returncode
    assert "1 case at 1 provision: 0 passed, 1 failed, 0 not put." in done.stdout
    assert "more-law.yaml:1:" in done.stdout
