"""Whether encodings were checked against their texts, and who says that they were not."""

import json
from pathlib import Path

import jsonschema
import pytest

from corpus_case import shipped
from gapcheck.corpus import Corpus
from gapcheck.coverage import coverage_of
from gapcheck.evaluate import evaluate_law
from gapcheck.finding import Encoding, Finding
from gapcheck.reports.coverage_text import coverage_text
from gapcheck.reports.findings_json import finding_document
from gapcheck.reports.text import finding_text
from gapcheck.schema import make_schema
from gapcheck.wanted import make_scenario
from golden import execute
from small import FILES, MEDIA_LAW, PROTOCOL, open_corpus, problems_of, write_corpus

CHECK = "protocol.csam.distribute"
NAMED = ", by: A. Reader, on: 2024-05-31"


def reviewed(**states: str) -> dict[str, str]:
    """Return changes that give provisions a review: `art_2_1="checked"` and so on."""
    found = {}
    for law in (MEDIA_LAW, PROTOCOL):
        text = FILES[law]
        for name, state in states.items():
            unit, _, side = name.partition("_of_")
            mark = f"  - id: art-{unit.removeprefix('art_').replace('_', '.')}\n"
            if law.startswith(side or "statutes"):
                assert text.count(mark) == 1
                text = text.replace(mark, f"{mark}    review: {{status: {state}{NAMED}}}\n")
        found[law] = text
    return found


def finding_of(corpus: Corpus) -> Finding:
    ready = corpus.check(CHECK)
    assert ready is not None
    (finding,) = evaluate_law(corpus, make_scenario(corpus), [ready])
    return finding


def shown(finding: Finding) -> list[str]:
    lines = [line.text.split(maxsplit=1) for line in finding_text(finding, 120)]
    return [words[1] for words in lines if words and words[0] == "encoding"]


EVERY = {"art_1": "checked", "art_2_1": "checked"} | {
    "art_2_of_standards": "checked",
    "art_3.1_of_standards": "checked",
}
STATES = {
    "nobody looked": ({}, (4, 0, ()), "0 of 4 provisions relied on checked"),
    "one was checked": (
        {"art_2_1": "checked"},
        (4, 1, ()),
        "1 of 4 provisions relied on checked",
    ),
    "one is a draft by its own words": (
        {"art_2_1": "drafted"},
        (4, 0, ()),
        "0 of 4 provisions relied on checked",
    ),
    "one is disputed": (
        {"art_2_1": "disputed", "art_1": "checked"},
        (4, 1, ("Media Law art. 2(1)",)),
        "1 of 4 provisions relied on checked; disputed: Media Law art. 2(1)",
    ),
    "all were checked": (EVERY, (4, 4, ()), None),
}


@pytest.mark.parametrize("name", STATES)
def test_a_finding_says_how_much_was_checked(name: str, tmp_path: Path) -> None:
    states, counted, text = STATES[name]
    finding = finding_of(open_corpus(tmp_path, reviewed(**states)))
    assert Encoding(*counted) == finding.encoding
    assert ([text] if text else []) == shown(finding)
    assert counted[1] == finding_document(finding)["encoding"]["checked"]


def test_a_review_moves_no_verdict(tmp_path: Path) -> None:
    before = finding_of(open_corpus(tmp_path / "a"))
    after = finding_of(open_corpus(tmp_path / "b", reviewed(**EVERY)))
    assert (before.verdict, before.sentence) == (after.verdict, after.sentence)


def test_coverage_counts_what_was_checked(tmp_path: Path) -> None:
    corpus = open_corpus(tmp_path, reviewed(art_1="checked", art_2_1="disputed"))
    found = coverage_of(corpus, make_scenario(corpus))
    encoded = len(corpus.standard_provisions) + sum(
        not item.noun.unread for item in corpus.encoded.values()
    )
    expected = {"checked": 1, "drafted": encoded - 2, "disputed": 1}
    assert expected == found.encodings
    text = " ".join(line.text for line in coverage_text(found, 200))
    assert f"Encodings: 1 checked, {encoded - 2} drafted, 1 disputed." in text


@pytest.mark.parametrize(
    ("review", "code", "said"),
    [
        ("{status: checked, by: A. Reader}", "E021", "'on' is missing"),
        ("{status: disputed, on: 2024-05-31}", "E021", "'by' is missing"),
        ("{status: approved}", "E023", "approved"),
        ("{by: A. Reader}", "E021", "'status' is missing"),
        ("{status: checked, by: A. Reader, on: 31 May}", "E024", "31 May"),
    ],
)
def test_a_review_says_who_and_when(review: str, code: str, said: str, tmp_path: Path) -> None:
    mark = "  - id: art-2.1\n"
    changes = {MEDIA_LAW: FILES[MEDIA_LAW].replace(mark, f"{mark}    review: {review}\n")}
    (problem,) = problems_of(write_corpus(tmp_path, changes))
    assert code == problem.code
    assert said in problem.message


def test_show_tells_the_review(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, reviewed(art_2_1="checked"))
    found = execute("show", "media-law-2005/art-2.1", "--corpus", str(folder))
    assert "review           checked by A. Reader, 2024-05-31" in found.stdout


def test_nothing_of_the_shipped_corpus_is_marked_as_checked() -> None:
    corpus = shipped()
    nouns = [*corpus.standard_provisions.values(), *(it.noun for it in corpus.encoded.values())]
    assert {"drafted"} == {noun.status for noun in nouns}


def test_coverage_tells_encodings_as_data(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, reviewed(art_2_1="checked"))
    found = json.loads(execute("coverage", "--corpus", str(folder), "--format", "json").stdout)
    jsonschema.validate(found, make_schema("coverage"))
    assert (1, 0) == (found["encodings"]["checked"], found["encodings"]["disputed"])
    states = [item["status"] for law in found["instruments"] for item in law["provisions"]]
    assert 1 == states.count("checked")
