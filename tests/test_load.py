"""A folder to typed files: what is read, what is not, and how mistakes of form are told."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from amending import amendment
from gapcheck.check import ChecksFile
from gapcheck.files import Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.load import load_files, load_nouns, parse_noun
from gapcheck.locate import locate_corpus, packaged_corpus
from gapcheck.problem import GapcheckError, Problem
from small import (
    ATTEMPT_CHECKS,
    CHECKS,
    CORPUS,
    FILES,
    MATERIAL,
    MEDIA_LAW,
    PENAL_CODE,
    PROTOCOL,
    SILENCES,
    SOURCES,
    VOCABULARY,
    edited,
    open_corpus,
    problems_of,
    write_corpus,
)


def problems_with(folder: Path, changes: dict[str, str]) -> tuple[Problem, ...]:
    return problems_of(write_corpus(folder, changes))


# --- what is read ---


def test_the_small_corpus_is_valid_and_without_warnings(tmp_path: Path) -> None:
    assert () == problems_of(write_corpus(tmp_path))


def test_every_file_is_read_as_what_its_place_says(tmp_path: Path) -> None:
    files = load_files(write_corpus(tmp_path))
    assert [VOCABULARY, MATERIAL] == [item.name for item in files.vocabulary]
    assert [ATTEMPT_CHECKS, CHECKS] == [item.name for item in files.checks]
    assert [PROTOCOL] == [item.name for item in files.standards]
    assert {"xa"} == {country for country, _ in files.statutes}
    assert [
        "bill-2020",
        "guide-2006",
        "media-law-2005",
        "penal-code-2010",
    ] == [item.noun.instrument for _, item in files.statutes]
    assert [("xa", SILENCES)] == [(country, item.name) for country, item in files.silences]
    assert ["standards/sources.yaml", SOURCES] == [item.name for item in files.documents]


def test_only_yaml_files_are_read(tmp_path: Path) -> None:
    notes = {"statutes/xa/notes.txt": "\x00", "statutes/xa/law.yaml~": "{", "README.md": "# x"}
    assert () == problems_with(tmp_path, notes)


def test_amendments_are_read_with_the_corpus(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"statutes/xa/amendments/bill.yaml": "- not a law\n"})
    assert ("E022", 1) == (problem.code, problem.line)


@pytest.mark.parametrize("folder", ["rules", "standards", "statutes"])
def test_a_folder_that_a_corpus_lacks_is_taken_from_the_packaged_one(
    tmp_path: Path, folder: str
) -> None:
    shutil.rmtree(write_corpus(tmp_path) / folder)
    names = {item.name for item in _all_files(tmp_path) if item.name.startswith(f"{folder}/")}
    expected = {item.name for item in _all_files(packaged_corpus())}
    assert {name for name in expected if name.startswith(f"{folder}/")} == names


def _all_files(folder: Path) -> list[Loaded[Any]]:
    files = load_files(folder)
    silences = [item for _, item in files.silences]
    return [
        *files.vocabulary,
        *files.checks,
        *files.instruments,
        *files.documents,
        *silences,
    ]


# --- the hash ---


def hash_of(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> str:
    return load_files(write_corpus(folder, changes)).hash


def test_the_hash_is_that_of_the_content_and_not_of_the_folder(tmp_path: Path) -> None:
    assert hash_of(tmp_path / "one") == hash_of(tmp_path / "two")


def test_windows_line_ends_do_not_change_the_hash(tmp_path: Path) -> None:
    windows = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    assert hash_of(tmp_path / "unix") == hash_of(tmp_path / "windows", {**windows})


def test_the_order_in_which_files_are_written_does_not_change_the_hash(tmp_path: Path) -> None:
    folder = tmp_path / "backwards"
    for name in reversed(list(FILES)):
        write_corpus(folder, {other: None for other in FILES if other != name})
    assert hash_of(tmp_path / "forwards") == load_files(folder).hash


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_comment_in_any_file_changes_the_hash(tmp_path: Path, name: str) -> None:
    changed = hash_of(tmp_path / "b", {name: FILES[name] + "# a word more\n"})
    assert hash_of(tmp_path / "a") != changed


def test_an_amendment_changes_the_hash(tmp_path: Path) -> None:
    name = "statutes/xa/amendments/bill.yaml"
    text = amendment("bill", {"repeal": "penal-code-2010/art-40"}, proposer="A")
    other = text.replace("A", "B")
    assert hash_of(tmp_path / "a", {name: text}) != hash_of(tmp_path / "b", {name: other})


def test_the_hash_has_sixty_four_hexadecimal_digits(tmp_path: Path) -> None:
    assert hashlib.sha256().digest_size * 2 == len(hash_of(tmp_path))
    assert int(hash_of(tmp_path), 16)


# --- which folder ---


def test_the_folder_named_comes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, other = write_corpus(tmp_path / "named"), write_corpus(tmp_path / "other")
    monkeypatch.setenv("GAPCHECK_CORPUS", str(other))
    assert named == locate_corpus(named)
    assert other == locate_corpus()


def test_without_a_name_the_nearest_corpus_upwards_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GAPCHECK_CORPUS", raising=False)
    folder = write_corpus(tmp_path)
    assert folder == locate_corpus(start=folder / "statutes" / "xa")


def test_a_folder_in_the_environment_that_is_no_corpus_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAPCHECK_CORPUS", str(tmp_path / "nowhere"))
    with pytest.raises(GapcheckError) as caught:
        locate_corpus()
    assert ["E012"] == [problem.code for problem in caught.value.problems]


def test_a_folder_without_corpus_yaml_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(GapcheckError) as caught:
        load_files(write_corpus(tmp_path, {CORPUS: None}))
    assert ["E012"] == [problem.code for problem in caught.value.problems]


# --- mistakes ---


def test_the_exception_reads_as_all_its_problems(tmp_path: Path) -> None:
    changes = edited(MEDIA_LAW, "layer: statute", "layer: statue")
    with pytest.raises(GapcheckError) as caught:
        open_corpus(
            tmp_path,
            changes
            | edited(
                PENAL_CODE,
                "basis: read\n    cite: [{in: gazette-2009, at: art. 10}]",
                "basis: red",
            ),
        )
    assert 2 == len(caught.value.problems)
    assert "\n".join(item.render() for item in caught.value.problems) == str(caught.value)


def test_problems_of_an_exception_are_in_order_of_file_and_position() -> None:
    places = [("b", 1), ("a", 10), ("a", 9)]
    error = GapcheckError(Problem("E022", "x", path=path, line=line) for path, line in places)
    assert [("a", 9), ("a", 10), ("b", 1)] == [(it.path, it.line) for it in error.problems]


def test_mistakes_in_the_vocabulary_do_not_hide_those_of_a_law(tmp_path: Path) -> None:
    changes = edited(MATERIAL, "covers: [photo, film]", "covers: [photo, fim]")
    changes |= edited(MEDIA_LAW, "in: gazette-2005", "in: gazete-2005")
    assert ["E102", "E203"] == [problem.code for problem in problems_with(tmp_path, changes)]


def test_a_list_is_not_called_short_for_an_item_that_has_a_mistake(tmp_path: Path) -> None:
    changes = edited(SILENCES, "{in: report-2015", "{im: report-2015")
    assert ["E021", "E020"] == [problem.code for problem in problems_with(tmp_path, changes)]


def test_a_list_that_is_too_short_is_told(tmp_path: Path) -> None:
    changes = edited(SILENCES, 'cite: [{in: report-2015, at: "8"}]', "cite: []")
    assert ["E022"] == [problem.code for problem in problems_with(tmp_path, changes)]


def test_a_number_with_more_digits_than_anyone_counts_is_no_amount(tmp_path: Path) -> None:
    changes = edited(PENAL_CODE, "6 days..6 months", f"{'9' * 5000} years")
    assert ["E301"] == [problem.code for problem in problems_with(tmp_path, changes)]


def test_a_standard_that_is_missing_is_told_once_and_not_for_every_check(tmp_path: Path) -> None:
    changes = edited(ATTEMPT_CHECKS, "standard: protocol-2000\n", "standard: protocol-1999\n")
    assert ["E202"] == [problem.code for problem in problems_with(tmp_path, changes)]


def test_a_limit_that_is_misspelt_is_not_called_empty_too(tmp_path: Path) -> None:
    changes = edited(CHECKS, "criminalise: {conduct: possess,", "criminalise: {conduct: posess,")
    assert ["E102"] == [problem.code for problem in problems_with(tmp_path, changes)]


def test_one_file_is_read_as_what_it_is_asked_to_be(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    (loaded,) = load_nouns([tmp_path / MEDIA_LAW], NationalInstrument)
    assert ("media-law-2005.yaml", "media-law-2005") == (loaded.name, loaded.noun.instrument)


def test_one_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GapcheckError) as caught:
        load_nouns([tmp_path / "law.yaml"], NationalInstrument)
    assert ["E001"] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "code"), [("", "E004"), ("a: [", "E005"), ("checks: []", "E021")]
)
def test_bytes_that_are_no_file_of_the_kind_are_told(text: str, code: str) -> None:
    with pytest.raises(GapcheckError) as caught:
        parse_noun(text.encode(), "checks.yaml", ChecksFile)
    assert code in {problem.code for problem in caught.value.problems}
    assert {"checks.yaml"} == {problem.path for problem in caught.value.problems}
