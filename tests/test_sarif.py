"""SARIF: in order with its schema, every position where it says, every index to what it names."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import jsonschema
import pytest

import gapcheck
from corpus_case import ROOT
from gapcheck.assemble import assemble_corpus
from gapcheck.corpus import Corpus
from gapcheck.evaluate import Detail, assess, evaluate_law
from gapcheck.files import Files
from gapcheck.finding import Assessment
from gapcheck.load import load_files
from gapcheck.reports.sarif import FINGERPRINT, KINDS, findings_sarif
from gapcheck.reports.sarif_places import Places
from gapcheck.verdict import Verdict
from golden import run
from hostile import HOSTILE
from small import write_corpus

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
Doc = dict[str, Any]


@cache
def assessed() -> tuple[Assessment, Corpus, Files]:
    files = load_files(ROOT)
    corpus = assemble_corpus(files)
    scenario = gapcheck.make_scenario(corpus)
    found = evaluate_law(corpus, scenario, detail=Detail.FULL)
    return assess(corpus, scenario, found), corpus, files


@cache
def shipped_run() -> Doc:
    run_of: Doc = json.loads(findings_sarif(*assessed()))["runs"][0]
    return run_of


def locations(result: Doc) -> Iterator[Doc]:
    yield from result["locations"]
    yield from result["relatedLocations"]


def test_the_shipped_corpus_is_in_order_with_the_schema() -> None:
    assert [] == list(VALIDATOR.iter_errors(json.loads(findings_sarif(*assessed()))))


def test_every_finding_is_one_result_with_its_sentence() -> None:
    findings = assessed()[0].findings
    results = shipped_run()["results"]
    assert len(findings) == len(results)
    for finding, result in zip(findings, results, strict=True):
        assert finding.sentence == result["message"]["text"]
        assert finding.id == result["partialFingerprints"][FINGERPRINT]
        assert finding.shown_verdict == result["properties"]["verdict"]
    assert len({it["partialFingerprints"][FINGERPRINT] for it in results}) == len(results)


def test_every_verdict_has_a_kind_and_only_failures_have_a_level() -> None:
    assert set(get_args(Verdict)) == KINDS.keys()
    for finding, result in zip(assessed()[0].findings, shipped_run()["results"], strict=True):
        kind, level = KINDS[finding.verdict]
        assert kind == result["kind"]
        assert (kind == "fail") is (result["level"] != "none")
        if finding.verdict != "partial":
            assert level == result["level"]
        elif finding.force == "mandatory" and finding.core_verdict is None:
            assert result["level"] == "error"
        elif finding.force in ("optional", "programmatic", "soft-law"):
            assert result["level"] == "warning"


def test_every_position_is_that_of_the_id_it_names() -> None:
    seen = 0
    for result in shipped_run()["results"]:
        assert len(result["locations"]) == 1
        for location in locations(result):
            place = location["physicalLocation"]
            address = place["artifactLocation"]
            assert address["uriBaseId"] == "CORPUS"
            text = (ROOT / unquote(address["uri"])).read_text(encoding="utf-8")
            line = text.split("\n")[place["region"]["startLine"] - 1]
            found = line[place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1]
            logical = location.get("logicalLocations")
            assert (logical[0]["name"] if logical else result["ruleId"]) == found.strip("\"'")
            seen += 1
    assert seen > 1000


def test_every_index_leads_to_what_it_names() -> None:
    made = shipped_run()
    rules = made["tool"]["driver"]["rules"]
    taxonomies = made["taxonomies"]
    for result in made["results"]:
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]
        for taxon in result.get("taxa", ()):
            component = taxonomies[taxon["toolComponent"]["index"]]
            assert taxon["toolComponent"]["name"] == component["name"]
            assert taxon["id"] == component["taxa"][taxon["index"]]["id"]
    for rule in rules:
        for relation in rule.get("relationships", ()):
            target = relation["target"]
            component = taxonomies[target["toolComponent"]["index"]]
            assert target["id"] == component["taxa"][target["index"]]["id"]
    for component in made["tool"]["driver"]["supportedTaxonomies"]:
        assert component["name"] == taxonomies[component["index"]]["name"]


def test_a_run_says_what_was_looked_at_and_no_path_of_the_machine() -> None:
    assessment, _, _ = assessed()
    made = shipped_run()
    assert assessment.scenario == made["properties"]["scenario"]
    assert assessment.hash == made["properties"]["corpusHash"]
    assert str(ROOT) not in json.dumps(made)


def test_the_law_of_the_nation_comes_before_the_standard() -> None:
    findings = assessed()[0].findings
    for finding, result in zip(findings, shipped_run()["results"], strict=True):
        rests_on = [*finding.covered, *finding.blocking, *finding.nearest]
        if rests_on:
            address = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert address["uri"].startswith("statutes/")


def test_the_same_findings_are_the_same_bytes() -> None:
    assert findings_sarif(*assessed()) == findings_sarif(*assessed())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assessment, Corpus, Files]:
    files = load_files(write_corpus(tmp_path_factory.mktemp("sarif") / "corpus"))
    corpus = assemble_corpus(files)
    scenario = gapcheck.make_scenario(corpus)
    found = evaluate_law(corpus, scenario, detail=Detail.FULL)
    return assess(corpus, scenario, found), corpus, files


def test_names_of_files_are_written_as_addresses(small: tuple[Assessment, Corpus, Files]) -> None:
    _, _, files = small
    renamed = tuple(
        (code, it._replace(name=f"statutes/xa/ច្បាប់ no 1#{it.noun.instrument}.yaml"))
        for code, it in files.statutes
    )
    location = Places(files._replace(statutes=renamed)).location("media-law-2005/art-1")
    assert location is not None
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert " " not in uri
    assert "#" not in uri
    assert "statutes/xa/ច្បាប់ no 1#media-law-2005.yaml" == unquote(uri)


def test_what_the_corpus_takes_from_the_package_has_its_own_base(
    small: tuple[Assessment, Corpus, Files],
) -> None:
    _, _, files = small
    location = Places(files._replace(borrowed=frozenset({"standards"}))).location(
        "protocol-2000/art-2"
    )
    assert location is not None
    assert location["physicalLocation"]["artifactLocation"]["uriBaseId"] == "PACKAGED"


def test_a_provision_that_stands_in_no_file_has_no_location(
    small: tuple[Assessment, Corpus, Files],
) -> None:
    _, _, files = small
    assert Places(files).location("media-law-2005/art-99") is None
    assert Places(files).location("no-such-law/art-1") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(small: tuple[Assessment, Corpus, Files], text: str) -> None:
    assessment, corpus, files = small
    findings = tuple(
        it._replace(sentence=text, question=text, demand=text) for it in assessment.findings
    )
    hostile = assessment._replace(findings=findings, corpus=(text, text), law=text)
    written = findings_sarif(hostile, corpus, files)
    log = json.loads(written.encode("utf-8"))
    assert [] == list(VALIDATOR.iter_errors(log))
    message = log["runs"][0]["results"][0]["message"]["text"]
    assert "](" not in message.replace("\\](", "")
    assert message.count("{") == 2 * text.count("{")
    assert not {"\x00", "\x1b", "\u202e"} & set(message)


def test_the_command_writes_it(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus")
    found = run("check", "--corpus", str(folder), "--format", "sarif")
    assert found.returncode == 0
    assert [] == list(VALIDATOR.iter_errors(json.loads(found.stdout)))
    assert str(tmp_path) not in found.stdout
