"""Remedies: applied, they close their finding, and nothing cheaper of the kinds searched does."""

import json
import tempfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import gapcheck
from amending import law_with
from gapcheck.amend import limited_boxes
from gapcheck.consolidate import consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.judge import judge_demands, manner_of
from gapcheck.load import load_files
from gapcheck.locate import locate_corpus
from gapcheck.remedy import Bench, Remedies, as_amendment, package_for, remedies_for
from gapcheck.remedy.edits import ACT
from gapcheck.schema import make_schema
from golden import execute
from laws import corpus_of, for_all, laws, write_files
from small import write_corpus

NOTHING_LEFT = ("compliant", "not-applicable")


def bench_of(folder: Path, corpus: Corpus) -> Bench:
    return Bench.of(load_files(folder), (), gapcheck.make_scenario(corpus))


def text_of(found: Remedies, number: int) -> str:
    remedy = found.found[number]
    data = as_amendment("remedy", remedy.edits, {found.check: remedy.closes})
    return json.dumps(data, ensure_ascii=False)


def verdict_with(folder: Path, check: str, text: str) -> str:
    law = law_with(folder, text)
    ready = law.corpus.check(check)
    assert ready is not None
    return judge_demands(law, ready.asked, manner_of(ready)).verdict


def short_of(corpus: Corpus) -> list[str]:
    """Return the checks of which something is missing or unclear."""
    law = consolidate_law(corpus, gapcheck.make_scenario(corpus))
    return [
        ready.check.id
        for ready in corpus.checks
        if ready.asked
        and judge_demands(law, ready.asked, manner_of(ready)).verdict not in NOTHING_LEFT
    ]


def lifted_limits(corpus: Corpus, check: str) -> list[dict[str, Any]]:
    """Return every instruction that lifts one limit of one provision on the subject."""
    ready = corpus.check(check)
    assert ready is not None
    found = []
    for name, item in corpus.encoded.items():
        if ready.check.topic in item.noun.topics:
            for effect in ("punishes", "provides"):
                keys = {key for box in limited_boxes(item.noun, effect) for key in box}
                found += [
                    {"widen": name, "dimension": key, "in": effect, "to": "any"}
                    for key in sorted(keys - {*ACT, "act-of", "if", "words", "gloss"})
                ]
    return found


def test_remedies_of_the_small_corpus_close_what_they_are_for(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus")
    corpus = gapcheck.load_corpus(folder)
    bench = bench_of(folder, corpus)
    closed = 0
    for check in short_of(corpus):
        found = remedies_for(bench, check)
        ranks = [item.rank for item in found.found]
        assert ranks == sorted(ranks)
        for number, remedy in enumerate(found.found):
            verdict = verdict_with(folder, check, text_of(found, number))
            assert (verdict in NOTHING_LEFT) == remedy.closes, (check, number, verdict)
            closed += remedy.closes
    assert closed >= 5


@for_all(laws(), share=10)
def test_a_remedy_of_a_drawn_law_closes_and_no_lifted_limit_is_cheaper(files: Any) -> None:
    corpus_of(files)  # a law that contradicts itself is no example
    with tempfile.TemporaryDirectory() as name:
        folder = write_files(files, Path(name))
        corpus = gapcheck.load_corpus(folder)
        bench = bench_of(folder, corpus)
        for check in short_of(corpus)[:2]:
            found = remedies_for(bench, check)
            for number, remedy in enumerate(found.found[:2]):
                verdict = verdict_with(folder, check, text_of(found, number))
                assert (verdict in NOTHING_LEFT) == remedy.closes, (check, number, verdict)
            best = next((item for item in found.found if item.closes), None)
            if best is None or best.cost > 1:
                for one in lifted_limits(corpus, check)[:8]:
                    text = json.dumps(
                        {**json.loads(_EMPTY), "instructions": [one]}, ensure_ascii=False
                    )
                    try:
                        verdict = verdict_with(folder, check, text)
                    except gapcheck.GapcheckError:
                        continue  # the limit cannot be lifted so
                    assert verdict not in NOTHING_LEFT, (check, one)


_EMPTY = json.dumps(as_amendment("lifted", (), {}))


@pytest.fixture(scope="module")
def shipped_bench() -> Bench:
    corpus = gapcheck.load_corpus()
    return Bench.of(load_files(locate_corpus(None)), (), gapcheck.make_scenario(corpus))


def test_deleting_the_place_is_proposed_first(shipped_bench: Bench) -> None:
    found = remedies_for(shipped_bench, "opsc.csam.distribute")
    first, *others = found.found
    (edit,) = first.edits
    assert edit.words.startswith("In Article 41(1) of the TIPSE Law, delete 'in a public place'")
    assert first.closes
    assert first.cost == 1
    assert found.exact
    assert [item.check for item in first.worsens] == ["rio.victims.own-images"]
    assert any(item.cost == 3 for item in others), "a new offence is the other way"


def test_what_a_new_offence_is_judged_by_besides_is_not_made_worse(shipped_bench: Bench) -> None:
    first = remedies_for(shipped_bench, "opsc.sale.adoption").found[0]
    assert () == first.worsens
    assert "opsc.attempt.adoption" in {item.check for item in first.asks}


def test_what_is_surely_missing_no_more_is_made_better(shipped_bench: Bench) -> None:
    """A doubt where there was a gap is less missing, though it closes nothing."""
    found = remedies_for(shipped_bench, "palermo.sanctions.limitation")
    assert ["unclear"] == [item.verdict for item in found.found]
    betters = {item.check: item.new for item in found.found[0].betters}
    assert "unclear" == betters["palermo.attempt.attempt"]
    assert () == found.found[0].worsens


def test_what_leaves_a_doubt_as_it_was_is_no_remedy(shipped_bench: Bench) -> None:
    found = remedies_for(shipped_bench, "opsc.prostitution.obtain")
    assert "unclear" == found.verdict
    assert [True] == [item.closes for item in found.found]


def test_words_are_offered_only_where_they_are_known(shipped_bench: Bench) -> None:
    found = remedies_for(shipped_bench, "lanzarote.csam.possess")
    (edit,) = found.found[0].edits
    assert "its words are not known" in edit.words
    assert "delete" not in edit.words
    assert edit.instructions[0].words is None


def test_a_new_offence_is_the_residue(shipped_bench: Bench) -> None:
    found = remedies_for(shipped_bench, "lanzarote.grooming.solicitation")
    (remedy,) = found.found
    (one,) = remedy.edits[0].instructions
    assert one.provision is not None
    (box,) = one.provision.punishes
    assert box["conduct"] == "propose-meeting"
    assert box["follow_up"] == "material-act"
    assert one.provision.quote is None
    assert remedy.closes


def test_a_package_is_consistent(shipped_bench: Bench) -> None:
    checks = ["opsc.csam.distribute", "opsc.csam.sell"]
    package = package_for(shipped_bench, checks)
    assert [step.verdict for step in package.steps][1:2] == ["compliant"], "closed on the way"
    instructions = tuple(one for edit in package.edits for one in edit.instructions)
    law = shipped_bench.try_all([instructions]).laws[0]
    assert law is not None
    for check in checks:
        ready = law.corpus.check(check)
        assert ready is not None
        assert judge_demands(law, ready.asked, manner_of(ready)).verdict == "compliant"


def test_a_package_says_what_is_left_with_all_its_edits(shipped_bench: Bench) -> None:
    """The new offence of adoption comes later in the order than the check of its attempt."""
    checks = ["opsc.attempt.adoption", "opsc.sale.adoption"]
    package = package_for(shipped_bench, checks)
    instructions = tuple(one for edit in package.edits for one in edit.instructions)
    law = shipped_bench.try_all([instructions]).laws[0]
    assert law is not None
    for check in checks:
        ready = law.corpus.check(check)
        assert ready is not None
        assert judge_demands(law, ready.asked, manner_of(ready)).verdict == package.after[check]
    assert "not-applicable" not in package.after.values(), "what a later edit opens is told"


def test_a_remedy_is_written_as_an_amendment(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus")
    check = short_of(gapcheck.load_corpus(folder))[0]
    out = tmp_path / "fix.yaml"
    done = execute("remedy", check, "--format", "yaml", "-o", str(out), "--corpus", str(folder))
    assert done.returncode == 0, done.stderr
    data = yaml.load(out.read_text(encoding="utf-8"), yaml.BaseLoader)
    jsonschema.validate(data, make_schema("amendment"))
    diff = execute("diff", "now", f"+{out}", "--corpus", str(folder), "--format", "json")
    changes = {item["finding"]: item["change"] for item in json.loads(diff.stdout)["changes"]}
    assert changes[f"xa/{check}"] == "closed"


def test_the_json_is_as_its_schema_says(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus")
    checks = short_of(gapcheck.load_corpus(folder))[:2]
    done = execute("remedy", *checks, "--format", "json", "--corpus", str(folder))
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    jsonschema.validate(document, make_schema("remedy"))
    assert [item["check"] for item in document["checks"]] == checks
    assert "package" in document


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "no check is named"),
        (("protocol.csam.distribut",), "there is no check 'protocol.csam.distribut'"),
        (("protocol.csam.distribute", "--format", "yaml", "--pick", "99"), "no remedy 99"),
        (("protocol.csam.distribute", "--format", "xml"), "there is no format 'xml'"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    folder = write_corpus(tmp_path / "corpus")
    done = execute("remedy", *words, "--corpus", str(folder))
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_check_is_named_with_or_without_the_country(tmp_path: Path) -> None:
    corpus = ("--corpus", str(write_corpus(tmp_path / "corpus")))
    named = execute("remedy", "xa/protocol.csam.distribute", *corpus)
    assert (0, named.stdout) == (
        named.returncode,
        execute("remedy", "protocol.csam.distribute", *corpus).stdout,
    )
