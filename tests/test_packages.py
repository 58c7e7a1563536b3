"""Data packages: every text of a paper, what the codebook says, files that are whole."""

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from gapcheck.cli.packages import check_package, write_package
from gapcheck.corpus import Corpus
from gapcheck.evaluate import assess, evaluate_law
from gapcheck.finding import Assessment
from gapcheck.paper import Paper, Run, paper_words
from gapcheck.problem import GapcheckError
from gapcheck.reports.data_package import zip_of
from gapcheck.reports.paper_csv import harmless
from gapcheck.reports.stamp import stamp_rows
from gapcheck.reports.table_package import table_package
from gapcheck.reports.tidy_fields import FINDINGS
from gapcheck.reports.tidy_package import tidy_package
from gapcheck.reports.visible import visible
from gapcheck.wanted import make_scenario
from golden import GOLDEN, ROOT, compare, masked
from hostile import HOSTILE, hostile_paper
from numbered_papers import SMALL, papers, texts_of
from small import open_corpus

FILES = {"a.csv": b"a\r\n", "datapackage.json": b'{"resources": [{"path": "a.csv"}]}'}


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def described(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what a package says of itself."""
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


def assert_sound(files: dict[str, bytes]) -> None:
    """Assert that a package is as it says, and that no cell is a formula."""
    resources = described(files)["resources"]
    assert {"datapackage.json", *(item["path"] for item in resources)} == set(files)
    book = {(row["file"], row["column"]): row for row in rows_of(files["codebook.csv"])}
    assert "apostrophe" in book["every file", "every column"]["meaning"]
    for item in resources:
        content = files[item["path"]]
        assert len(content) == item["bytes"]
        assert f"sha256:{hashlib.sha256(content).hexdigest()}" == item["hash"]
        fields = item["schema"]["fields"]
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert [field["name"] for field in fields] == list(reader.fieldnames or ())
        rows = list(reader)
        key = item["schema"].get("primaryKey")
        if key:
            assert len(rows) == len({tuple(row[name] for name in key) for row in rows})
        for field in fields:
            assert_field(field, [row[field["name"]] for row in rows])
            if item["name"] != "codebook":
                said = book[item["path"], field["name"]]
                assert harmless(visible(field["description"])) == said["meaning"]
                assert field["type"] == said["type"]


def assert_field(field: dict[str, Any], texts: list[str]) -> None:
    """Assert that the texts of a column are what its description promises."""
    limits = field.get("constraints", {})
    for text in texts:
        assert not text.lstrip().startswith(tuple("=+-@"))
        assert text or not limits.get("required")
        if text and "enum" in limits:
            assert text in limits["enum"]
        if text and field["type"] == "integer":
            assert text.isdigit()
        if text and field["type"] == "boolean":
            assert text in ("true", "false")


@given(papers())
def test_a_package_has_every_text_of_a_paper(paper: Paper) -> None:
    files = table_package(paper)
    assert_sound(files)
    texts = "\n".join(content.decode("utf-8-sig") for content in files.values())
    told = texts.replace('""', '"') + "\n".join(told_by(described(files)))
    stamp = paper.stamp
    parts = {*stamp.tool, *stamp.corpus, stamp.country, stamp.law, stamp.scenario, stamp.notice}
    assert set(map(visible, parts)) <= set(told_by(described(files)["gapcheck"]))
    composed = {text for _, text in stamp_rows(stamp)}
    for expected in set(texts_of(paper)) - composed:
        assert visible(expected).strip(" ") in told
    for words in paper_words(paper):
        for inline in words:
            if isinstance(inline, Run) and inline.link and inline.link.startswith("https:"):
                assert inline.link in texts


def told_by(value: Any) -> list[str]:
    """Return all texts of a JSON document."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in told_by(item)]
    if isinstance(value, list):
        return [text for item in value for text in told_by(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 5))
def test_hostile_texts_are_words(first: int) -> None:
    assert_sound(table_package(hostile_paper(first)))


def test_a_table_keeps_to_its_folder() -> None:
    for key, expected in {
        "../../x": "x.csv",
        "notes": "table-notes.csv",
        "..": "table.csv",
    }.items():
        table = SMALL.tables[0]._replace(key=key)
        assert expected in table_package(SMALL._replace(blocks=(table,)))


def test_a_paper_as_a_package(rewrite: bool) -> None:
    files = table_package(SMALL)
    assert {"gaps.csv", "text.csv", "notes.csv", "codebook.csv", "datapackage.json"} == set(files)
    for name in ("text.csv", "notes.csv", "codebook.csv"):
        shown = files[name].decode().replace("\r\n", "\n")
        compare(GOLDEN / "package" / name, shown, rewrite=rewrite)
    shown = files["datapackage.json"].decode()
    compare(GOLDEN / "package" / "datapackage.json", shown, rewrite=rewrite)


def small_assessment(
    tmp_path: Path, layers: tuple[str, ...] = (), answers: str | None = None
) -> tuple[Corpus, Assessment]:
    """Return the findings of the small corpus, all readings perhaps with the same answer."""
    corpus = open_corpus(tmp_path, {})
    assume = dict.fromkeys(corpus.questions, answers) if answers else {}
    scenario = make_scenario(corpus, layers=layers, assume=assume)
    return corpus, assess(corpus, scenario, evaluate_law(corpus, scenario))


@pytest.mark.parametrize("layers", [(), ("guidance",)])
def test_tidy_data_have_a_row_for_each_finding_and_layer(
    tmp_path: Path, layers: tuple[str, ...]
) -> None:
    corpus, assessment = small_assessment(tmp_path, layers)
    files = tidy_package(assessment, corpus)
    assert_sound(files)
    rows = rows_of(files["findings.csv"])
    found = {(row["finding_id"], row["layer"]): row for row in rows}
    for finding in assessment.findings:
        for layer, verdict in finding.layers.items():
            row = found.pop((finding.id, layer))
            assert verdict == row["verdict"].rstrip("?")
            # A finding presumes of other scenarios what the row has looked up.
            assert layer in finding.doubted or "?" not in row["verdict"]
            if row["scenario"] == assessment.scenario:
                assert finding.shown_verdict == row["verdict"]
            subject = finding.subjects.get(layer, ("", ""))
            assert subject == (row["subject_to"], row["subject_to_verdict"])
    assert not found
    own = {row["finding_id"]: row for row in rows if row["scenario"] == assessment.scenario}
    assert {item.id: item.sentence for item in assessment.findings} == {
        name: row["sentence"] for name, row in own.items()
    }


def test_tidy_data_tell_what_is_covered_and_what_is_missing(tmp_path: Path) -> None:
    corpus, assessment = small_assessment(tmp_path, answers="open")
    rows = rows_of(tidy_package(assessment, corpus)["findings.csv"])
    for row in rows:
        verdict = row["verdict"].rstrip("?")
        expected = {"compliant": "all", "partial": "some", "gap": "none"}.get(verdict)
        assert expected in (None, row["coverage"])
        assert bool(row["residual_id"]) == (verdict in ("gap", "partial"))
    unclear = [row for row in rows if row["unclear_atoms"]]
    assert unclear
    assert all(row["open_readings"] for row in unclear)


def test_every_citation_of_a_finding_is_a_note(tmp_path: Path) -> None:
    corpus, assessment = small_assessment(tmp_path)
    files = tidy_package(assessment, corpus)
    own = {
        row["layer"]
        for row in rows_of(files["findings.csv"])
        if row["scenario"] == assessment.scenario
    }
    notes = [row for row in rows_of(files["notes.csv"]) if row["layer"] in own]
    assert [
        (finding.id, item.provision, item.cite, item.source, item.quote or "")
        for finding in sorted(assessment.findings, key=lambda finding: finding.id)
        for item in finding.citations
    ] == [
        (row["finding_id"], row["provision"], row["citation"], row["source"], row["quote"])
        for row in notes
    ]


def test_tidy_data_of_a_small_law(tmp_path: Path, rewrite: bool) -> None:
    corpus, assessment = small_assessment(tmp_path)
    files = tidy_package(assessment, corpus)
    for name in ("findings.csv", "codebook.csv"):
        shown = masked(files[name].decode().replace("\r\n", "\n"))
        compare(GOLDEN / "tidy" / name, shown, rewrite=rewrite)


def test_the_page_on_data_names_every_column() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert [field.name for field in FINDINGS] == shown
    for name in ("binding", "coverage", "review_status", "kind"):
        field = next(field for field in FINDINGS if field.name == name)
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert all(f"`{value}`" in row for value in field.values)


def test_the_values_that_a_field_may_have_are_parted_for_sure(tmp_path: Path) -> None:
    for finding in small_assessment(tmp_path)[1].findings:
        for item in finding.citations:
            assert ";" not in item.provision + item.cite
        assert not any(";" in reading.id for reading in finding.readings)


def test_same_files_same_zip() -> None:
    files = table_package(SMALL)
    assert zip_of(files) == zip_of(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(zip_of(files))) as archive:
        assert sorted(files) == archive.namelist()
        assert all(archive.read(name) == content for name, content in files.items())
        assert {(1980, 1, 1, 0, 0, 0)} == {item.date_time for item in archive.infolist()}


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_package_is_written_as_a_folder_or_a_zip(tmp_path: Path) -> None:
    write_package(FILES, tmp_path / "out", force=False)
    assert set(FILES) == names_in(tmp_path / "out")
    write_package(FILES, tmp_path / "out.zip", force=False)
    assert zip_of(FILES) == (tmp_path / "out.zip").read_bytes()
    assert {"out", "out.zip"} == names_in(tmp_path)


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_package(FILES, tmp_path / "out", force=False)
    assert set(FILES) == names_in(tmp_path / "out")


def test_a_package_is_replaced_only_by_force(tmp_path: Path) -> None:
    for name in ("out", "out.zip"):
        write_package(FILES, tmp_path / name, force=False)
        with pytest.raises(GapcheckError, match="exists"):
            write_package({"b.csv": b""}, tmp_path / name, force=False)
        write_package({**FILES, "a.csv": b"b\r\n"}, tmp_path / name, force=True)
    assert b"b\r\n" == (tmp_path / "out" / "a.csv").read_bytes()
    assert {"out", "out.zip"} == names_in(tmp_path)


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    write_package(FILES, tmp_path / "out", force=False)
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GapcheckError, match="other files"):
        check_package(tmp_path / "out", force=True)
    assert {*FILES, "mine.txt"} == names_in(tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "what"),
    [("none/out", "no existing folder"), ("file", "is a file"), ("folder.zip", "is a folder")],
)
def test_a_place_that_takes_no_package_is_refused(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(GapcheckError, match=what) as caught:
        check_package(tmp_path / name, force=True)
    assert "E410" == caught.value.problems[0].code


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(GapcheckError, match="cannot be written"):
        write_package({"a.csv": b"", "none/b.csv": b""}, tmp_path / "out", force=False)
    assert not names_in(tmp_path)
