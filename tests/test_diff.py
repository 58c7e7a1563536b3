"""Two laws compared: what changes, how it is called, and which cause did it."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

import exact
import gapcheck
from amending import amendment, drawn_change, loaded_with_change, write_amendments
from gapcheck.consolidate import consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.diff import KINDS, Comparison, Side, compare_laws, redline
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import Residue, residue_of
from gapcheck.judge import judge_demands, manner_of
from gapcheck.region import equal
from gapcheck.reports.diff_document import comparison_document, comparison_json
from gapcheck.reports.document import document_schema
from gapcheck.scenario import Scenario
from gapcheck.schema import DOCUMENTS
from golden import GOLDEN, Done, compare, execute, masked
from laws import BILL, CHANCES, GUIDE, Files, corpus_of, drawn_with, for_all
from repository import commit, git, repository
from small import FILES, MEDIA_LAW, PENAL_CODE, VOCABULARY, write_corpus

ROOT = Path(__file__).parent.parent
MIRROR = {
    "opened": "closed",
    "closed": "opened",
    "widened": "narrowed",
    "narrowed": "widened",
    "became-unclear": "became-clear",
    "became-clear": "became-unclear",
    "shifted": "shifted",
    "evidence": "evidence",
}


def side(corpus: Corpus, name: str = "side", **options: Any) -> Side:
    return Side(name, corpus, gapcheck.make_scenario(corpus, **options))


def checks_of(*corpora: Corpus) -> list[str]:
    return [*dict.fromkeys(ready.check.id for corpus in corpora for ready in corpus.checks)]


def compared(first: Side, second: Side, checks: Sequence[str] | None = None) -> Comparison:
    return compare_laws(first, second, checks or checks_of(first.corpus, second.corpus))


def kinds(comparison: Comparison) -> dict[str, str]:
    return {changed.id: changed.change for changed in comparison.changes}


# --- drawn laws ---


def scenarios(corpus: Corpus, files: Files, chance: Random, many: int) -> list[Scenario]:
    """Return scenarios of a drawn law, which differ in a draft, guidance and answers."""
    found = []
    for _ in range(many):
        drafts = ["bill"] if BILL in files and chance.random() < 0.5 else []
        layers = ["guidance"] if GUIDE in files and chance.random() < 0.5 else []
        answers = {
            name: chance.choice(question.answers)
            for name, question in sorted(corpus.questions.items())
            if chance.random() < 0.3
        }
        found.append(gapcheck.make_scenario(corpus, enact=drafts, layers=layers, assume=answers))
    return found


def drawn(chance: Random, many: int) -> tuple[Files, Corpus, list[Side]]:
    files = drawn_with(chance)
    corpus = corpus_of(files)
    found = scenarios(corpus, files, chance, many)
    return files, corpus, [Side(f"{n}", corpus, item) for n, item in enumerate(found)]


def drawn_amended(chance: Random, many: int) -> tuple[Corpus, list[Side]]:
    """Return sides of a drawn law that has an amendment, perhaps of an uncertain day."""
    files = drawn_with(chance)
    instruction, _ = drawn_change(chance, files)
    vague = {"earliest": "2019-01-01", "latest": "2021-01-01"}
    more = chance.choice([{}, {"commencement": vague}])
    text = amendment("change", instruction, cite="report", **more)
    corpus = loaded_with_change({**files, "statutes/xa/amendments/change.yaml": json.loads(text)})
    (name,) = corpus.amendments
    found = [
        replace(item, amendments=chance.choice([(), (name,)]))
        for item in scenarios(corpus, files, chance, many)
    ]
    return corpus, [Side(f"{n}", corpus, item) for n, item in enumerate(found)]


@for_all(CHANCES, share=2)
def test_a_law_does_not_differ_from_itself(chance: Random) -> None:
    _, (one,) = drawn_amended(chance, 1)
    found = compared(one, one)
    assert ((), ()) == (found.changes, found.texts)


@for_all(CHANCES, share=3)
def test_a_comparison_mirrors_the_one_the_other_way_round(chance: Random) -> None:
    _, (first, second) = drawn_amended(chance, 2)
    there, back = kinds(compared(first, second)), kinds(compared(second, first))
    assert {name: MIRROR[kind] for name, kind in there.items()} == back


@for_all(CHANCES, share=3)
def test_comparisons_in_steps_agree_with_the_direct_one(chance: Random) -> None:
    corpus, (first, second, third) = drawn_amended(chance, 3)
    steps = kinds(compared(first, second)), kinds(compared(second, third))
    direct = compared(first, third)
    found = kinds(direct)
    frame = Frame((corpus,))
    for ready in corpus.checks:
        name = f"xa/{ready.check.id}"
        if not ready.asked or any(name in step for step in steps):
            continue
        assert found.get(name) in (None, "evidence"), name
    for changed in direct.changes:
        assert changed.new is not None
        assert (changed.shares[-1].verdict if changed.shares else changed.new.verdict) == (
            changed.new.verdict
        )
        assert changed.shares or changed.change == "evidence", changed.id
    for ready in corpus.checks:
        if ready.asked:
            name = f"xa/{ready.check.id}"
            start, end = (_residue(it, ready.check.id, frame) for it in (first, third))
            same = equal(frame.space, start.sure, end.sure) and equal(
                frame.space, start.total, end.total
            )
            assert same or name in found, name


def _residue(one: Side, check: str, frame: Frame) -> Residue:
    law = consolidate_law(one.corpus, one.scenario)
    ready = one.corpus.check(check)
    assert ready is not None
    return residue_of(law, judge_demands(law, ready.asked, manner_of(ready)), frame)


class _Cells(NamedTuple):
    """What is missing, cell by cell."""

    sure: frozenset[tuple[str, int]]
    total: frozenset[tuple[str, int]]
    demanded: frozenset[tuple[str, int]]
    verdict: str


def _cells(files: Files, corpus: Corpus, scenario: Scenario, check: str) -> _Cells:
    judge = exact.Exact(
        files,
        enacted=scenario.enacted,
        guidance="guidance" in scenario.layers,
        assumed=dict(scenario.answers),
    )
    answer = judge.answer(check)
    noun = judge.checks[check]
    demands = noun.get("all") or noun.get("any") or [noun]
    sure: set[tuple[str, int]] = set()
    unclear: set[tuple[str, int]] = set()
    demanded: set[tuple[str, int]] = set()
    for demand, part in zip(demands, answer.parts, strict=True):
        head = exact.head_of(demand)
        for cases, found in (
            (part.missing, sure),
            (part.unclear, unclear),
            (part.demanded, demanded),
        ):
            found |= {
                (head, number) for number in range(cases.bit_length()) if cases >> number & 1
            }
    if answer.verdict in ("compliant", "not-applicable"):
        sure, unclear = set(), set()
    if answer.verdict == "unclear":
        sure, unclear = set(), sure | unclear
    return _Cells(frozenset(sure), frozenset(sure | unclear), frozenset(demanded), answer.verdict)


def _classed(old: _Cells, new: _Cells) -> str | None:
    """Return what became of a residue, as contracts class it; `None` if nothing did."""
    if old.total == new.total:
        if old.sure == new.sure:
            return None if old.verdict == new.verdict else "shifted"
        if new.sure < old.sure:
            return "became-unclear"
        return "became-clear" if new.sure > old.sure else "shifted"
    if not new.total:
        return "closed"
    if not old.total:
        return "opened"
    if new.total <= old.total and new.sure <= old.sure:
        return "narrowed"
    return "widened" if new.total >= old.total and new.sure >= old.sure else "shifted"


@for_all(CHANCES, share=3)
def test_changes_are_classed_as_cells_are_counted(chance: Random) -> None:
    files, corpus, (first, second) = drawn(chance, 2)
    found = kinds(compared(first, second))
    for ready in corpus.checks:
        name, check = f"xa/{ready.check.id}", ready.check.id
        old = _cells(files, corpus, first.scenario, check)
        new = _cells(files, corpus, second.scenario, check)
        if old.demanded != new.demanded:
            continue  # more or less was judged; only what both laws were asked is compared
        wanted = _classed(old, new)
        assert wanted == (None if found.get(name) == "evidence" else found.get(name)), name


@for_all(CHANCES, share=6)
def test_a_comparison_is_the_same_text_each_time(chance: Random) -> None:
    _, _, (first, second) = drawn(chance, 2)
    assert comparison_json(compared(first, second)) == comparison_json(compared(first, second))


@pytest.mark.parametrize("change", KINDS)
def test_every_kind_of_change_has_a_mirror(change: str) -> None:
    assert change == MIRROR[MIRROR[change]]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("a b c", "a c", [("same", "a"), ("gone", "b"), ("same", "c")]),
        ("a c", "a b c", [("same", "a"), ("come", "b"), ("same", "c")]),
        ("a b", "a c", [("same", "a"), ("gone", "b"), ("come", "c")]),
        (None, "a b", [("come", "a b")]),
        ("a b", None, [("gone", "a b")]),
        ("a", "a", []),
        (None, None, []),
    ],
)
def test_a_redline_holds_both_texts(
    old: str | None, new: str | None, wanted: list[tuple[str, str]]
) -> None:
    assert wanted == list(redline(old, new))


# --- a small corpus ---

WIDER = amendment(
    "anywhere",
    {
        "widen": "media-law-2005/art-2.1",
        "dimension": "place",
        "to": "any",
        "words": {"delete": "in a public place"},
    },
    {
        "insert": "media-law-2005",
        "after": "art-2.2",
        "provision": {
            "id": "art-2bis",
            "heading": "Production",
            "topics": "csam",
            "gloss": "Whoever makes such material.",
            "punishes": {"conduct": "produce", "object": "indecent-picture"},
            "penalty": {"imprisonment": "2..4 years"},
        },
    },
    {"repeal": "penal-code-2010/art-40"},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small corpus with an amendment beside it."""
    write_amendments(write_corpus(tmp_path), WIDER)
    return tmp_path


def diff(folder: Path, *words: str, width: int = 80) -> Done:
    return execute("diff", *words, width=width, folder=folder)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("diff-80.txt", ()),
        ("diff.md", ("--format", "markdown")),
        ("diff.json", ("--format", "json", "--topic", "attempt")),
    ],
)
def test_a_comparison_reads_as_someone_has_read_it(
    folder: Path, name: str, words: tuple[str, ...], rewrite: bool
) -> None:
    done = diff(folder, "now", "+anywhere.yaml", *words)
    assert (0, "") == (done.returncode, done.stderr)
    compare(GOLDEN / name, masked(done.stdout), rewrite=rewrite)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_but_that_of_a_scenario_or_an_id_is_wider_than_the_terminal(
    folder: Path, width: int
) -> None:
    done = diff(folder, "now", "+anywhere.yaml", width=width)
    wide = [line for line in done.stdout.splitlines() if len(line) > width]
    assert [] == [line for line in wide if len(line.split()) > 2 and "scenario xa" not in line]


def test_the_json_of_a_comparison_fits_its_schema(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    done = diff(folder, "now", "+anywhere.yaml", "--format", "json")
    schema = document_schema(*DOCUMENTS["diff"])
    jsonschema.Draft202012Validator(schema).validate(json.loads(done.stdout))


def test_a_comparison_with_itself_says_so(folder: Path) -> None:
    done = diff(folder, "now", "now")
    assert "0 findings differ; 8 unchanged" in done.stdout
    assert "Texts that differ\n  None." in done.stdout


@pytest.mark.parametrize("words", [("now", "+anywhere.yaml"), ("+anywhere.yaml", "now")])
def test_the_status_says_whether_a_change_was_met(folder: Path, words: tuple[str, str]) -> None:
    met = set(_counted(diff(folder, *words, "--format", "json")))
    assert met
    for kind in KINDS:
        assert (1 if kind in met else 0) == diff(folder, *words, "--fail-on", kind).returncode
    assert 1 == diff(folder, *words, "--fail-on", ",".join(KINDS)).returncode


def _counted(done: Done) -> dict[str, int]:
    found: dict[str, int] = json.loads(done.stdout)["counts"]
    return found


def test_a_file_is_written_whole_and_not_overwritten(folder: Path) -> None:
    target = folder / "review.md"
    words = ("now", "+anywhere.yaml", "--format", "markdown", "-o", str(target))
    assert 0 == diff(folder, *words).returncode
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# now → +anywhere.yaml\n")
    assert (2, "") == (diff(folder, *words).returncode, diff(folder, *words).stdout)
    target.write_text("mine", encoding="utf-8")
    assert 0 == diff(folder, *words, "--force").returncode
    assert text == target.read_text(encoding="utf-8")


def test_the_status_of_a_met_change_comes_with_the_file(folder: Path) -> None:
    words = ("now", "+anywhere.yaml", "--fail-on", ",".join(KINDS), "-o", "review.txt")
    assert 1 == diff(folder, *words).returncode
    assert "Texts that differ" in (folder / "review.txt").read_text(encoding="utf-8")


def test_a_finding_that_changes_names_the_provisions_that_did_it(folder: Path) -> None:
    found = json.loads(diff(folder, "now", "+anywhere.yaml", "--format", "json").stdout)
    causes = {item["finding"]: item["causes"] for item in found["changes"]}
    (share,) = causes["xa/protocol.attempt.measures"]
    assert ("law", ["Penal Code art. 40"]) == (share["cause"], share["provisions"])


def test_a_repealed_provision_is_said_to_be_repealed(folder: Path) -> None:
    found = json.loads(diff(folder, "now", "+anywhere.yaml", "--format", "json").stdout)
    states = {item["provision"]: item["state"] for item in found["texts"]}
    assert {
        "media-law-2005/art-2.1": "changes",
        "media-law-2005/art-2bis": "comes",
        "penal-code-2010/art-40": "goes",
    } == states


def test_drafts_layers_days_and_answers_are_sides(folder: Path) -> None:
    for words in (
        ("now", "+bill-2020"),
        ("now", "+guidance"),
        ("@2005-02-20", "@2005-04-01"),
        ("now", "public-place-includes-internet=yes"),
        ("@2009-01-01,+anywhere.yaml", "+anywhere.yaml,+bill-2020"),
        ("media-law-2005:commenced=no,@2005-02-20", "@2005-02-20"),
    ):
        done = diff(folder, *words, "--format", "json")
        assert (0, words) == (done.returncode, words), done.stderr
        assert json.loads(done.stdout)["changes"], words


def test_each_amendment_of_a_side_is_a_cause_of_its_own(folder: Path) -> None:
    write_amendments(folder, amendment("closing", {"repeal": "penal-code-2010/art-11"}))
    done = diff(folder, "now", "+anywhere.yaml,+closing.yaml", "--format", "json")
    said = {
        share["what"] for item in json.loads(done.stdout)["changes"] for share in item["causes"]
    }
    assert {"Anywhere carried out", "Closing carried out"} == said


def test_what_is_left_out_is_no_longer_carried_out(folder: Path) -> None:
    done = diff(folder, "+anywhere.yaml", "now", "--format", "json")
    said = {
        share["what"] for item in json.loads(done.stdout)["changes"] for share in item["causes"]
    }
    assert {"Anywhere no longer carried out"} == said


def test_an_amendment_may_stand_on_both_sides(folder: Path) -> None:
    done = diff(folder, "+anywhere.yaml", "+anywhere.yaml,+bill-2020", "--format", "json")
    found = json.loads(done.stdout)
    assert [] == [it for it in found["texts"] if not it["provision"].startswith("bill-2020")]


def test_an_amendment_that_perhaps_counts_is_said_to_count_perhaps(folder: Path) -> None:
    vague = {"earliest": "2015-01-01", "latest": "2025-01-01"}
    text = amendment("vague", {"repeal": "penal-code-2010/art-40"}, commencement=vague)
    write_amendments(folder, text)
    done = diff(folder, "now", "+vague.yaml")
    assert "'vague' has perhaps not taken effect on 2020-12-31" in " ".join(done.stdout.split())
    assert "Penal Code art. 40 changes, by vague" in done.stdout
    found = json.loads(diff(folder, "now", "+vague.yaml", "--format", "json").stdout)
    assert ["unclear"] == [it["to"]["verdict"] for it in found["changes"]]


def test_a_second_case_is_told_as_one_that_comes(folder: Path) -> None:
    one = {"widen": "media-law-2005/art-2.1", "dimension": "place", "to": "any"}
    text = amendment("more", {**one, "when": {"conduct": "sell"}})
    write_amendments(folder, text)
    found = json.loads(diff(folder, "now", "+more.yaml", "--format", "json").stdout)
    (text,) = found["texts"]
    assert {"punishes (2): conduct", "punishes (2): object"} == {
        item["name"] for item in text["elements"]
    }


def test_words_of_a_side_may_have_spaces_between_them(folder: Path) -> None:
    assert 0 == diff(folder, "now, @2015-01-01", " +anywhere.yaml").returncode


def test_two_folders_with_the_same_words_are_not_said_to_have_others(folder: Path) -> None:
    done = diff(folder, "dir:.", "now")
    assert "different vocabularies" not in done.stdout
    assert "two states of a corpus" in done.stdout


def test_an_amendment_that_does_not_count_yet_is_said_not_to(folder: Path) -> None:
    later = amendment("later", {"repeal": "penal-code-2010/art-40"}, commencement="2030-01-01")
    write_amendments(folder, later)
    done = diff(folder, "now", "+later.yaml")
    assert "0 findings differ" in done.stdout
    assert "'later' has not taken effect on 2020-12-31" in " ".join(done.stdout.split())


# --- scenario files ---

KEPT = """\
scenario: kept
title: Kept
country: xa
amend: [../amendments/anywhere.yaml]
"""


def test_a_scenario_is_taken_by_its_id_its_file_and_its_line(folder: Path) -> None:
    home = folder / "statutes" / "xa" / "amendments"
    home.mkdir()
    shutil.move(folder / "anywhere.yaml", home / "anywhere.yaml")
    scenarios_ = folder / "statutes" / "xa" / "scenarios"
    scenarios_.mkdir()
    shipped = KEPT.replace("../amendments/anywhere.yaml", "anywhere")
    (scenarios_ / "kept.yaml").write_text(shipped, encoding="utf-8")
    elsewhere = folder / "kept" / "mine.yaml"
    elsewhere.parent.mkdir()
    text = KEPT.replace("../amendments", "../statutes/xa/amendments")
    elsewhere.write_text(text, encoding="utf-8")
    one = json.loads(diff(folder, "now", "file:kept", "--format", "json").stdout)
    two = json.loads(diff(folder, "now", "file:kept/mine.yaml", "--format", "json").stdout)
    assert one["changes"] == two["changes"] != []
    line = folder / "line.txt"
    line.write_text(f"  scenario {one['scenario']}\n", encoding="utf-8")
    again = json.loads(diff(folder, "now", "file:line.txt", "--format", "json").stdout)
    assert (one["scenario"], one["changes"]) == (again["scenario"], again["changes"])


def test_the_line_of_a_file_outside_the_corpus_is_taken_back(folder: Path) -> None:
    one = json.loads(diff(folder, "now", "+anywhere.yaml", "--format", "json").stdout)
    done = execute("check", "--scenario", one["scenario"], "--format", "json", folder=folder)
    assert (0, one["scenario"]) == (done.returncode, json.loads(done.stdout)["scenario"])


def test_a_line_names_a_file_in_a_folder_with_a_space(folder: Path) -> None:
    (folder / "my own").mkdir()
    shutil.move(folder / "anywhere.yaml", folder / "my own" / "anywhere.yaml")
    done = diff(folder, "now", "+my own/anywhere.yaml", "--format", "json")
    line = json.loads(done.stdout)["scenario"]
    again = execute("check", "--scenario", line, "--format", "json", folder=folder)
    assert (0, line) == (again.returncode, json.loads(again.stdout)["scenario"])


def test_a_line_whose_amendment_has_changed_is_refused(folder: Path) -> None:
    one = json.loads(diff(folder, "now", "+anywhere.yaml", "--format", "json").stdout)
    write_amendments(folder, WIDER.replace("Whoever makes", "Who makes"))
    done = execute("check", "--scenario", one["scenario"], folder=folder)
    assert 2 == done.returncode
    assert "E414" in done.stderr


# --- git revisions ---


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return the folder of a small corpus in a repository."""
    return repository(write_corpus(tmp_path / "kept"))


def put(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old), old
    path.write_text(text.replace(old, new), encoding="utf-8")


def encode(folder: Path) -> None:
    """Encode a text anew: the same law, read otherwise."""
    put(folder, MEDIA_LAW, "      place: {is: public-place, words: in a public place}\n", "")


def enact(folder: Path) -> None:
    """Add a provision that began to apply."""
    put(
        folder,
        PENAL_CODE,
        "  - id: art-42\n",
        """\
  - id: art-41bis
    heading: Distribution in private
    basis: read
    cite: [{in: gazette-2009, at: art. 41bis}]
    topics: csam
    in-force: 2015-01-01
    punishes: {conduct: distribute, object: csam, place: private}
    penalty: {imprisonment: 1..6 years}

  - id: art-42
""",
    )


def read(folder: Path) -> None:
    """Give a reading a working answer."""
    put(
        folder,
        MEDIA_LAW,
        "    held:\n",
        '    working: {answer: "yes", why: It is usual.}\n    held:\n',
    )


def causes(done: Done) -> dict[str, list[str]]:
    """Return the causes of each change."""
    assert 0 == done.returncode, done.stderr
    return {
        item["finding"].partition("/")[2]: [share["cause"] for share in item["causes"]]
        for item in json.loads(done.stdout)["changes"]
        if item["change"] != "evidence"
    }


def test_a_revision_does_not_differ_from_itself(kept: Path) -> None:
    done = diff(kept, "rev:HEAD", "now", "--format", "json")
    assert (0, "", []) == (done.returncode, done.stderr, json.loads(done.stdout)["changes"])


@pytest.mark.parametrize(
    ("change", "cause"), [(encode, "encoding"), (enact, "law"), (read, "reading")]
)
def test_a_change_of_one_kind_is_its_only_cause(
    kept: Path, change: Callable[[Path], None], cause: str
) -> None:
    change(kept)
    commit(kept)
    found = causes(diff(kept, "rev:HEAD~1", "now", "--format", "json"))
    assert found
    assert {cause} == {name for names in found.values() for name in names}


def test_changes_of_all_kinds_get_their_own_shares_in_order(kept: Path) -> None:
    for change in (encode, enact, read):
        change(kept)
    commit(kept)
    found = causes(diff(kept, "rev:HEAD~1", "now", "--format", "json"))
    met = {name for names in found.values() for name in names}
    assert {"law", "encoding"} <= met
    order = ["law", "encoding", "reading"]
    for names in found.values():
        assert sorted(names, key=order.index) == names
    assert any(len(names) > 1 for names in found.values())


PRESS = """\
instrument: press-law-{year}
title: Law on the Press
short: Press Law
layer: statute
in-force: {year}-01-01
cite: [{{in: gazette-2009}}]
provisions:
  - id: art-1
    basis: read
    cite: [{{in: gazette-2009, at: art. 1}}]
    topics: csam
    punishes: {{conduct: [distribute, possess], object: csam}}
    penalty: {{imprisonment: 1..6 years}}
"""


@pytest.mark.parametrize(("year", "cause"), [(2009, "encoding"), (2021, "law")])
def test_an_instrument_is_new_law_if_it_began_after_the_search(
    kept: Path, year: int, cause: str
) -> None:
    name = f"statutes/xa/press-law-{year}.yaml"
    (kept / name).write_text(PRESS.format(year=year), encoding="utf-8")
    put(kept, "corpus.yaml", "2020-12-31", "2022-12-31")
    done = diff(kept, "rev:HEAD,@2021-06-01", "now,@2021-06-01", "--format", "json")
    found = causes(done)
    assert found
    assert {cause} == {kind for kinds_ in found.values() for kind in kinds_}


def test_a_provision_that_ceases_to_apply_is_a_change_of_law(kept: Path) -> None:
    put(
        kept,
        MEDIA_LAW,
        "    heading: Distribution\n",
        "    heading: Distribution\n    until: 2019-01-01\n",
    )
    found = causes(diff(kept, "rev:HEAD", "now", "--format", "json"))
    assert {"law"} == {kind for kinds_ in found.values() for kind in kinds_}


def test_a_provision_that_is_no_longer_encoded_is_a_change_of_encoding(kept: Path) -> None:
    text = (kept / PENAL_CODE).read_text(encoding="utf-8")
    start, end = text.index("  - id: art-11\n"), text.index("  - id: art-12\n")
    (kept / PENAL_CODE).write_text(text[:start] + text[end:], encoding="utf-8")
    found = causes(diff(kept, "rev:HEAD", "now", "--format", "json"))
    assert {"encoding"} == {kind for kinds_ in found.values() for kind in kinds_}


def test_steps_that_do_not_stand_alone_are_told_together(kept: Path) -> None:
    """New law that refers to a text which was encoded at the same time."""
    put(
        kept,
        PENAL_CODE,
        "  - id: art-42\n",
        """\
  - id: art-41bis
    basis: read
    cite: [{in: gazette-2009, at: art. 41bis}]
    topics: csam
    in-force: 2015-01-01
    punishes: {act-of: art-41ter, place: private}

  - id: art-41ter
    basis: read
    cite: [{in: gazette-2009, at: art. 41ter}]
    topics: csam
    punishes: {conduct: distribute, object: csam}

  - id: art-42
""",
    )
    done = diff(kept, "rev:HEAD", "now", "--format", "json")
    said = {
        share["what"] for item in json.loads(done.stdout)["changes"] for share in item["causes"]
    }
    assert {"changed encoding; together with new or changed law"} == said


def test_a_changed_citation_is_a_change_of_evidence(kept: Path) -> None:
    put(kept, MEDIA_LAW, 'cite: [{in: report-2015, at: "5"}]', "cite: [{in: gazette-2005}]")
    commit(kept)
    done = diff(kept, "rev:HEAD~1", "now", "--format", "json")
    found = json.loads(done.stdout)
    assert {"evidence"} == {item["change"] for item in found["changes"]}


def test_changes_that_are_not_committed_count_and_are_told(kept: Path) -> None:
    encode(kept)
    before = (kept / MEDIA_LAW).read_bytes()
    done = diff(kept, "rev:HEAD", "now", "--format", "json")
    assert 0 == done.returncode
    assert "W403" in done.stderr
    assert MEDIA_LAW in done.stderr
    assert json.loads(done.stdout)["changes"]
    assert before == (kept / MEDIA_LAW).read_bytes()
    assert f"M {MEDIA_LAW}" == git(kept, "status", "--porcelain")


def test_two_revisions_are_compared_whatever_the_folder_holds(kept: Path) -> None:
    encode(kept)
    commit(kept)
    (kept / MEDIA_LAW).write_text("spoilt: [", encoding="utf-8")
    done = diff(kept, "rev:HEAD~1", "rev:HEAD", "--format", "json")
    assert (0, "") == (done.returncode, done.stderr)
    assert json.loads(done.stdout)["changes"]


def test_tags_and_branches_are_revisions(kept: Path) -> None:
    git(kept, "tag", "v1")
    encode(kept)
    commit(kept)
    for name in ("v1", "main~1", git(kept, "rev-parse", "--short", "HEAD~1")):
        assert causes(diff(kept, f"rev:{name}", "now", "--format", "json")), name


def test_a_corpus_in_a_folder_of_a_repository_is_found(tmp_path: Path) -> None:
    write_corpus(tmp_path / "law" / "corpus")
    repository(tmp_path)
    encode(tmp_path / "law" / "corpus")
    done = diff(tmp_path / "law" / "corpus", "rev:HEAD", "now", "--format", "json")
    assert causes(done)
    assert MEDIA_LAW in done.stderr


def test_an_amendment_that_came_later_is_carried_out_on_its_side(kept: Path) -> None:
    home = kept / "statutes" / "xa" / "amendments"
    home.mkdir()
    write_amendments(home, WIDER)
    commit(kept)
    done = diff(kept, "rev:HEAD~1", "now,+anywhere", "--format", "json")
    assert {"law"} == {name for names in causes(done).values() for name in names}


def test_an_amendment_of_a_text_that_was_encoded_later_comes_after_it(kept: Path) -> None:
    enact(kept)
    commit(kept)
    one = {"widen": "penal-code-2010/art-41bis", "dimension": "place", "to": "any"}
    write_amendments(kept, amendment("wider", one))
    done = diff(kept, "rev:HEAD~1", "now,+wider.yaml", "--format", "json")
    assert 0 == done.returncode, done.stderr
    shares = {
        item["finding"].partition("/")[2]: [share["what"] for share in item["causes"]]
        for item in json.loads(done.stdout)["changes"]
    }
    assert ["new or changed law", "Wider carried out"] == shares["protocol.csam.distribute"]


def test_a_mistake_in_an_amendment_is_told_whatever_it_is_compared_with(kept: Path) -> None:
    one = {"widen": "penal-code-2010/art-99", "dimension": "place", "to": "any"}
    write_amendments(kept, amendment("wider", one))
    done = diff(kept, "rev:HEAD", "now,+wider.yaml")
    assert (2, "") == (done.returncode, done.stdout)
    assert "wider.yaml:1:" in done.stderr
    assert "there is no provision 'penal-code-2010/art-99'" in done.stderr


def refused(done: Done, *told: str) -> None:
    assert (2, "") == (done.returncode, done.stdout)
    assert "E416" in done.stderr
    assert "Traceback" not in done.stderr
    for text in told:
        assert text in done.stderr


def test_a_missing_revision_is_told(kept: Path) -> None:
    refused(diff(kept, "rev:v9", "now"), "no revision 'v9'", "git tag")
    refused(diff(kept, "rev:--all", "now"), "no revision '--all'")


def test_a_history_that_was_cut_off_is_told(kept: Path, tmp_path: Path) -> None:
    first = git(kept, "rev-parse", "HEAD")
    encode(kept)
    commit(kept)
    git(tmp_path, "clone", "--quiet", "--depth", "1", kept.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    assert 0 == diff(shallow, "rev:HEAD", "now").returncode
    refused(diff(shallow, "rev:HEAD~1", "now"), "shallow", "--unshallow")
    refused(diff(shallow, f"rev:{first}", "now"), "shallow")


def test_no_repository_is_told(tmp_path: Path) -> None:
    refused(diff(write_corpus(tmp_path), "rev:HEAD", "now"), "no git repository", "dir:PATH")


def test_git_that_is_not_there_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept))
    refused(diff(kept, "rev:HEAD", "now"), "git is not installed")


def test_a_revision_without_a_corpus_is_told(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("nothing yet", encoding="utf-8")
    repository(tmp_path)
    write_corpus(tmp_path)
    commit(tmp_path)
    refused(diff(tmp_path, "rev:HEAD~1", "now"), "holds no corpus.yaml")


def test_a_mistake_in_a_revision_is_told_of_the_revision(kept: Path) -> None:
    good = (kept / MEDIA_LAW).read_text(encoding="utf-8")
    put(kept, MEDIA_LAW, "conduct: possess", "conduct: posess")
    commit(kept)
    (kept / MEDIA_LAW).write_text(good, encoding="utf-8")
    commit(kept)
    done = diff(kept, "rev:HEAD~1", "now")
    assert (2, "") == (done.returncode, done.stdout)
    assert f"rev:HEAD~1/{MEDIA_LAW}:" in done.stderr
    assert "E102" in done.stderr


def test_git_variables_of_a_hook_do_not_mislead(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert 0 == diff(kept, "rev:HEAD", "now").returncode


# --- another folder, with other words ---


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            VOCABULARY,
            "  - {id: victims, title: Children as victims}\n",
            "  - {id: victims, title: Children as victims}\n  - {id: more, title: More}\n",
        ),
        (
            VOCABULARY,
            "  - id: purpose\n",
            """\
  - id: weather
    heads: [conduct]
    about: The weather.
    phrase: "{names}"
    atoms:
      - {id: rain, phrase: in rain}
      - {id: sun, phrase: in the sun}

  - id: purpose
""",
        ),
        (
            VOCABULARY,
            "\n  - id: purpose\n",
            """
  - id: seclusion
    heads: [conduct]
    about: How far the act is hidden, in words that stand for places.
    phrase: "{names}"
    terms:
      - {id: hidden, stands-for: {place: private}, phrase: out of sight}

  - id: purpose
""",
        ),
    ],
    ids=["topic", "dimension", "dimension without values of its own"],
)
def test_words_that_no_text_uses_change_no_finding(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    write_corpus(tmp_path / "old")
    write_corpus(tmp_path / "new", {name: FILES[name].replace(old, new, 1)})
    for words in (("dir:../old", "now"), ("now", "dir:../old")):
        done = diff(tmp_path / "new", *words, "--format", "json")
        assert (0, []) == (done.returncode, json.loads(done.stdout)["changes"]), done.stderr


PHYSICAL = "      - {id: public-physical, phrase: in a physical place open to the public}\n"
SPLIT = """\
      - {id: street, phrase: in the street}
      - {id: hall, phrase: in a hall open to the public}
"""
ADDED = PHYSICAL + "      - {id: at-sea, phrase: at sea}\n"


@pytest.mark.parametrize(
    ("atoms", "covers"), [(SPLIT, "[street, hall]"), (ADDED, "public-physical")]
)
def test_other_values_of_a_dimension_leave_findings_on_other_dimensions(
    tmp_path: Path, atoms: str, covers: str
) -> None:
    text = FILES[VOCABULARY].replace(PHYSICAL, atoms)
    text = text.replace("covers: public-physical", f"covers: {covers}")
    write_corpus(tmp_path / "old")
    write_corpus(tmp_path / "new", {VOCABULARY: text})
    for words in (("dir:../old", "now"), ("now", "dir:../old")):
        done = diff(tmp_path / "new", *words, "--format", "json")
        found = json.loads(done.stdout)["changes"]
        met = {item["finding"].partition("/")[2] for item in found}
        assert met.isdisjoint({"protocol.csam.definition", "protocol.attempt.measures"}), words
        assert "place" in "".join(str(item["from"]["missing"]) for item in found)
        assert {"encoding"} == {share["cause"] for item in found for share in item["causes"]}
        assert "different vocabularies" in diff(tmp_path / "new", *words).stdout


def test_checks_of_one_side_only_are_told(tmp_path: Path) -> None:
    name = "rules/protocol-2000/csam.yaml"
    text = FILES[name].replace("protocol.csam.children", "protocol.csam.minors")
    write_corpus(tmp_path / "old")
    write_corpus(tmp_path / "new", {name: text})
    done = diff(tmp_path / "new", "dir:../old", "now")
    assert 0 == done.returncode
    assert "the check is new" in done.stdout
    assert "the check is gone" in done.stdout


# --- the shipped corpus ---

DELETED = {
    "amendment": "delete-public-place",
    "title": "Deletion of the words on place",
    "proposer": "nobody",
    "status": "invented",
    "basis": "reported",
    "cite": [{"in": "ecpat-2018"}],
    "instructions": [
        {
            "widen": "tipse-2008/art-41.1",
            "dimension": "place",
            "to": "any",
            "words": {"delete": "in a public place"},
        }
    ],
}


@cache
def shipped_with(folder: Path) -> Corpus:
    path = folder / "delete.yaml"
    path.write_text(json.dumps(DELETED), encoding="utf-8")
    return gapcheck.load_corpus(ROOT, amend=[path])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the shipped corpus with the deletion of the words on place."""
    return shipped_with(tmp_path_factory.mktemp("amended"))


def of_kind(comparison: Comparison, kind: str) -> set[str]:
    return {
        changed.id.partition("/")[2] for changed in comparison.changes if changed.change == kind
    }


def test_deleting_in_a_public_place_closes_what_it_should(corpus: Corpus) -> None:
    name = next(iter(corpus.amendments))
    found = compared(side(corpus), side(corpus, amend=[name]))
    assert {
        "opsc.csam.distribute",
        "opsc.csam.sell",
        "opsc-guidelines.csam.distribute",
        "lanzarote.csam.distribute",
        "rio.csam.distribute",
    } == of_kind(found, "closed")
    assert {"rio.victims.own-images"} == of_kind(found, "widened")
    assert set() == of_kind(found, "opened")
    (text,) = found.texts
    assert ("tipse-2008/art-41.1", ("delete-public-place",)) == (text.provision, text.by)
    assert ("gone", "in a public place") in text.redline


def test_the_draft_closes_possession_in_a_computer_system_only(corpus: Corpus) -> None:
    checks = [
        *("budapest.csam.possess", "lanzarote.csam.possess", "lanzarote.csam.access"),
        *("opsc.csam.definition", "opsc.sanctions.csam"),
    ]
    found = compared(side(corpus), side(corpus, enact=["cybercrime-draft-v1"]), checks)
    by = {changed.id.partition("/")[2]: changed for changed in found.changes}
    assert "closed" == by["budapest.csam.possess"].change
    assert "narrowed" == by["lanzarote.csam.possess"].change
    new = by["lanzarote.csam.possess"].new
    assert new is not None
    assert "in hard copy" in new.missing[0].phrase
    ((_, verdict),) = _verdicts(by["lanzarote.csam.access"])
    assert "gap" == verdict
    ((_, verdict),) = _verdicts(by["opsc.csam.definition"])
    assert "partial" == verdict
    assert "opened" == by["opsc.sanctions.csam"].change


def _verdicts(changed: Any) -> Iterator[tuple[str, str]]:
    yield changed.old.verdict, changed.new.verdict


def test_a_comparison_over_2008_shows_the_tipse_law_arriving(corpus: Corpus) -> None:
    checks = ["opsc.csam.distribute", "palermo.trafficking.means"]
    found = compared(side(corpus, as_of="2007-06-01"), side(corpus, as_of="2009-01-01"), checks)
    states = {text.state for text in found.texts if text.provision.startswith("tipse-2008/")}
    assert {"comes"} == states
    assert any("(1996)" in name for name in found.older)
    document = comparison_document(found)
    assert "opsc.csam.distribute" in str(document["changes"])
