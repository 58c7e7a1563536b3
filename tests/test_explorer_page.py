"""The page of the explorer: what stands in the file, before any browser opens it."""

import base64
import hashlib
import json
import re
from pathlib import Path

import jsonschema
import pytest

from explorer_page import data_in, document_of, page_of, parts
from gapcheck.corpus import Corpus
from gapcheck.explorer.page import PARTS, json_for_html
from gapcheck.explorer.shape import ExplorerDoc
from gapcheck.explorer.share import expanded, share_parts
from gapcheck.finding import NOTICE
from gapcheck.schema import make_schema
from golden import execute
from small import CORPUS, MEDIA_LAW, edited, open_corpus, write_corpus

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "{{ script }} {{ data }}",
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "\u2028\u2029\u202e",
    "&amp;&lt;",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return open_corpus(tmp_path_factory.mktemp("small"), {})


@pytest.fixture(scope="module")
def document(corpus: Corpus) -> ExplorerDoc:
    return document_of(corpus)


@pytest.fixture(scope="module")
def page(document: ExplorerDoc) -> str:
    return page_of(document)


def test_the_data_is_of_the_published_schema(document: ExplorerDoc) -> None:
    jsonschema.validate(json.loads(json.dumps(document)), make_schema("explorer"))


def test_the_page_holds_the_whole_document(document: ExplorerDoc, page: str) -> None:
    assert json.loads(json.dumps(document)) == expanded(data_in(page))


def test_every_check_is_in_every_scenario(corpus: Corpus, document: ExplorerDoc) -> None:
    ids = {ready.check.id for ready in corpus.checks}
    assert len(document["scenarios"]) >= 3
    for scenario in document["scenarios"]:
        assert ids == {entry["finding"]["check"] for entry in scenario["entries"]}


def test_every_reading_that_a_table_names_is_told(document: ExplorerDoc) -> None:
    for scenario in document["scenarios"]:
        for entry in scenario["entries"]:
            assert set(entry["readings"]) <= document["readings"].keys()
            for item in entry["finding"]["readings"]:
                assert item["id"] in entry["readings"]


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else(page: str) -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = found[1].replace("&#x27;", "'")
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (own,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    for rule in ("img-src", "base-uri", "form-action"):
        assert f"{rule} 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_names_no_other_file_and_no_address(page: str) -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.S)
    assert not re.search(r"\b(src|href)=\"(?!#)", markup)
    assert "url(" not in parts()["page.css"]
    assert "@import" not in parts()["page.css"]


@pytest.mark.parametrize("name", [name for name in PARTS if name.endswith(".js")])
def test_the_script_makes_no_markup_of_texts(name: str) -> None:
    script = parts()[name]
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert word not in script
    assert "</script" not in script


def test_the_same_input_gives_the_same_bytes(corpus: Corpus, page: str) -> None:
    assert page == page_of(document_of(corpus))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()])
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    quoted = json.dumps(f"Arcadia {text}")
    corpus = open_corpus(tmp_path, edited(CORPUS, "name: Arcadia", f"name: {quoted}"))
    document = document_of(corpus)
    page = page_of(document)
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert json.loads(json.dumps(document)) == expanded(data_in(page))
    assert document["country"] == f"Arcadia {text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_json_is_text_for_html(text: str) -> None:
    written = json_for_html({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set("<>&\u2028\u2029") & set(written)


def test_what_is_shared_is_put_back() -> None:
    long = "a text that is long enough to be shared"
    document = {"schema": "x", "a": [{"b": long}, {"b": long}, [long, [long]], {}, []], "c": None}
    packed = share_parts(document)
    assert document == expanded(packed)
    assert json.dumps(packed).count(long) == 1


def test_the_command_writes_one_file_and_no_second_without_force(tmp_path: Path) -> None:
    corpus = str(write_corpus(tmp_path / "corpus"))
    words = ("explorer", "--corpus", corpus, "-o", str(tmp_path / "explorer.html"))
    assert execute(*words).returncode == 0
    page = (tmp_path / "explorer.html").read_text(encoding="utf-8")
    assert NOTICE in page
    assert "breach" not in page.lower()
    done = execute(*words)
    assert done.returncode == 2
    assert "E410" in done.stderr
    assert execute(*words, "--force").returncode == 0


def test_the_command_says_nothing_in_a_pipe(tmp_path: Path) -> None:
    corpus = str(write_corpus(tmp_path / "corpus"))
    done = execute("explorer", "--corpus", corpus, "--topic", "csam")
    assert done.stderr == ""
    assert done.stdout.startswith("<!DOCTYPE html>")


def test_the_page_is_not_named_as_another_format(tmp_path: Path) -> None:
    corpus = str(write_corpus(tmp_path / "corpus"))
    done = execute("explorer", "--corpus", corpus, "-o", str(tmp_path / "explorer.pdf"))
    assert (2, True) == (done.returncode, "E411" in done.stderr)
    assert not (tmp_path / "explorer.pdf").exists()


def test_an_unknown_topic_is_a_problem(tmp_path: Path) -> None:
    done = execute("explorer", "--corpus", str(write_corpus(tmp_path / "c")), "--topic", "nothing")
    assert done.returncode == 2
    assert "E408" in done.stderr


def test_the_file_of_a_changed_law_differs(tmp_path: Path, page: str) -> None:
    changed = edited(MEDIA_LAW, "[distribute, sell]", "[distribute]")
    assert page != page_of(document_of(open_corpus(tmp_path, changed)))
