"""Quotations held against texts: cases as data, laws of matching, folders that are no good.

Each file below `tests/cases/quotes` is one quotation and one text:

    about:    what is shown, in a sentence
    text:     the text of the document
    words:    the quotation; `at` its pinpoint, if it has one
    outcome:  exact, normalised, fuzzy or absent
    place:    at-pinpoint, elsewhere or anywhere; `told-by` what tells it
    found:    the text's own words
"""

import hashlib
import json
import os
import socket
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from gapcheck.copies import load_copies
from gapcheck.load import load_files
from gapcheck.problem import GapcheckError
from gapcheck.quotes import check_quotations, hashes_of
from gapcheck.quotes.compare import compare_quotations
from gapcheck.quotes.gather import gather_quotations
from gapcheck.quotes.plain import make_plain
from gapcheck.quotes.quotation import Checked, Quotation, Source
from golden import ROOT, execute
from small import FILES, MEDIA_LAW, SILENCES, SOURCES, write_corpus

CASES = {path.stem: path for path in sorted((ROOT / "tests/cases/quotes").glob("*.yaml"))}
SHARED = ROOT.parent / "shared" / "sources"
REPORT = (
    "It forbids an indecent photograph or film of a child, and punishes\n"
    "whoever distributes or sells an indecent picture in a public place.\n"
)


def hold(words: str, text: str, at: str | None = None) -> Checked:
    """Hold one quotation against one text."""
    quotation = Quotation(words, "law.yaml", 1, 1, "law art-1", (Source("report", at),))
    (checked,) = compare_quotations([quotation], {"report": text})
    return checked


@pytest.mark.parametrize("name", CASES)
def test_a_quotation_comes_to_what_was_read(name: str) -> None:
    case: dict[str, Any] = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    checked = hold(case["words"], case["text"], case.get("at"))
    assert (case["outcome"], case.get("place")) == (checked.outcome, checked.place)
    assert case.get("told-by", "") == checked.told_by
    assert case.get("found", checked.text) == checked.text


# --- laws of matching ---

WORDS = st.lists(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäé"), min_size=2, max_size=9),
    min_size=3,
    max_size=12,
)
TYPESET = {"'": "\u2019", '"': "\u201d", "-": "\u2013", " ": " \n "}


@st.composite
def typeset(draw: st.DrawFn) -> tuple[str, str]:
    """Return a sentence, and the same as a printer may set it."""
    words = [
        f"{word}{draw(st.sampled_from(['', ',', ';', chr(39) + 's', '-tax']))}"
        for word in draw(WORDS)
    ]
    plain = " ".join(words)
    printed = []
    for number, letter in enumerate(plain):
        inside = 0 < number and plain[number - 1].isalpha() and letter.isalpha()
        if inside and draw(st.integers(0, 9)) == 0:
            printed.append(draw(st.sampled_from(["-\n", "-\n  ", "\u00ad", "*"])))
        printed.append(TYPESET[letter] if letter in TYPESET and draw(st.booleans()) else letter)
    return plain, "".join(printed)


@given(typeset(), WORDS, WORDS)
def test_typesetting_changes_no_words(
    sentence: tuple[str, str], before: list[str], after: list[str]
) -> None:
    plain, printed = sentence
    text = f"{' '.join(before)}. {printed}. {' '.join(after)}."
    assert hold(plain, text).outcome in ("exact", "normalised")


@given(WORDS, st.data())
def test_a_changed_word_is_never_taken_for_the_same(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from(["XXXXX", f"{words[at]}Q", "0"]))
    changed = [*words[:at], other, *words[at + 1 :]]
    checked = hold(" ".join(changed), " ".join(words))
    assert checked.outcome in ("fuzzy", "absent")
    size = len(" ".join(words))
    if other == "XXXXX" and size < 40:
        assert "absent" == checked.outcome


@given(WORDS, WORDS)
def test_other_words_are_absent(words: list[str], other: list[str]) -> None:
    assume(not set(words) & set(other))
    assert "absent" == hold(" ".join(words).upper(), " ".join(other)).outcome


@given(st.text(), st.text())
def test_any_words_and_any_text_come_to_something(words: str, text: str) -> None:
    checked = hold(words, text)
    assert checked.outcome in ("exact", "normalised", "fuzzy", "absent")
    assert (checked.place is None) == (checked.outcome == "absent")


@given(st.text())
def test_letters_as_compared_know_where_they_stood(text: str) -> None:
    plain = make_plain(text)
    assert len(plain.letters) == len(plain.dashes) == len(plain.origin)
    assert sorted(plain.origin) == list(plain.origin)
    assert all(0 <= at < len(text) for at in plain.origin)


# --- which words of a corpus are quotations ---


def gathered(folder: Path, **changes: str) -> list[Quotation]:
    names = {"law": MEDIA_LAW, "silences": SILENCES}
    files = {names[key]: text for key, text in changes.items()}
    return list(gather_quotations(load_files(write_corpus(folder, files))))


def test_quotes_and_the_words_of_limits_are_quotations_of_what_the_provision_cites(
    tmp_path: Path,
) -> None:
    found = {item.where: item for item in gathered(tmp_path)}
    limit = found["media-law-2005 art-2.1, words"]
    assert "in a public place" == limit.words
    assert (Source("report-2015", "6"),) == limit.sources
    line = FILES[MEDIA_LAW].split("\n")[limit.line - 1]
    assert line[limit.column - 1 :].startswith("in a public place")


def test_words_in_quotation_marks_are_quotations_of_whoever_holds_a_view(tmp_path: Path) -> None:
    found = {item.where: item for item in gathered(tmp_path)}
    asked = found["media-law-2005 public-place-includes-internet, question"]
    assert "in a public place" == asked.words
    assert {Source("report-2015", "7"), Source("report-2015", "6")} == set(asked.sources)
    line = FILES[MEDIA_LAW].split("\n")[asked.line - 1]
    assert line[asked.column - 2 :].startswith('"in a public place"')


@pytest.mark.parametrize("words", ["sells an indecent picture", "distributes ... a public place"])
def test_words_of_a_provision_may_come_from_where_the_provision_was_read(
    tmp_path: Path, words: str
) -> None:
    law = FILES[MEDIA_LAW].replace('Does "in a public place" (Media', f'Does "{words}" (Media')
    found = {item.where: item for item in gathered(tmp_path, law=law)}
    asked = found["media-law-2005 public-place-includes-internet, question"]
    assert {Source("report-2015", "7"), Source("report-2015", "6")} == set(asked.sources)


def test_what_is_not_known_and_what_is_a_name_is_no_quotation(tmp_path: Path) -> None:
    text = FILES[MEDIA_LAW].replace("words: in a public place", "words: unknown")
    law = text.replace("title: Law on the Media", "title: 'Law on the \"Media\"'")
    before, after = len(gathered(tmp_path / "a")), len(gathered(tmp_path / "b", law=law))
    assert before - 1 == after


@pytest.mark.parametrize(
    "marks", ['"{}"', "\u201c{}\u201d", "\u00ab{}\u00bb", "\u201e{}\u201c", "\u2018{}\u2019"]
)
def test_every_kind_of_quotation_mark_quotes(tmp_path: Path, marks: str) -> None:
    note = f"note: 'Says {marks.format('open to all,')} and more.'"
    law = FILES[MEDIA_LAW].replace("    basis: reported\n", f"    basis: reported\n    {note}\n")
    assert "open to all" in {item.words for item in gathered(tmp_path, law=law)}


# --- folders of copies ---


def digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def corpus_with_hash(folder: Path, sha256: str) -> Path:
    """Write a small corpus whose report was read in the copy with some hash."""
    known = FILES[SOURCES].replace("    kind: report", f"    sha256: {sha256}\n    kind: report")
    return write_corpus(folder / "corpus", {SOURCES: known})


def counts(corpus: Path, sources: Path) -> dict[str, int]:
    files = load_files(corpus)
    found = check_quotations(files, load_copies(sources, hashes_of(files))).counts()
    return {str(outcome): number for outcome, number in found.items()}


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder


def test_a_copy_is_known_by_its_hash_whatever_its_name(tmp_path: Path, copies: Path) -> None:
    corpus = corpus_with_hash(tmp_path, digest(REPORT.encode()))
    (copies / "some name.bin").write_bytes(REPORT.encode())
    (copies / "report-2015.txt").write_bytes(b"another edition")
    files = load_files(corpus)
    found = load_copies(copies, hashes_of(files))
    assert {"report-2015": "some name.bin"} == found.names
    assert ("report-2015.txt",) == found.unnamed
    assert (0, 5) == (counts(corpus, copies)["absent"], counts(corpus, copies)["exact"])


def test_a_copy_with_the_line_ends_of_another_system_is_the_same_copy(
    tmp_path: Path, copies: Path
) -> None:
    corpus = corpus_with_hash(tmp_path, digest(REPORT.encode()))
    (copies / "report.txt").write_bytes(REPORT.replace("\n", "\r\n").encode())
    assert 5 == counts(corpus, copies)["exact"]


def test_without_a_copy_nothing_is_checked_and_that_is_said(tmp_path: Path, copies: Path) -> None:
    corpus = corpus_with_hash(tmp_path, "0" * 64)
    (copies / "report.txt").write_bytes(REPORT.encode())
    done = execute("quotes", "--sources", str(copies), "--corpus", str(corpus))
    last = done.stdout.splitlines()[-1]
    assert 0 == done.returncode
    assert last.endswith("0 exact, 0 normalised, 0 fuzzy, 0 absent, 6 not checked")
    assert "report.txt: no document of the bibliography is this file" in done.stdout
    assert "(its copy is not there)" in " ".join(done.stdout.split())


def test_a_quotation_may_be_taken_from_another_document_that_has_no_copy(
    tmp_path: Path, copies: Path
) -> None:
    text = REPORT.replace("distributes", "spreads")
    corpus = corpus_with_hash(tmp_path, digest(text.encode()))
    (copies / "report.txt").write_bytes(text.encode())
    assert 1 == counts(corpus, copies)["absent"]
    law = FILES[MEDIA_LAW].replace(
        '{in: report-2015, at: "6"}', "{in: report-2015}, {in: gazette-2005}"
    )
    (corpus / MEDIA_LAW).write_text(law, encoding="utf-8")
    assert 0 == counts(corpus, copies)["absent"]


def test_an_absent_quotation_sets_the_status_and_shows_its_line(
    tmp_path: Path, copies: Path
) -> None:
    text = REPORT.replace("distributes", "spreads")
    corpus = corpus_with_hash(tmp_path, digest(text.encode()))
    (copies / "report.txt").write_bytes(text.encode())
    words = ("quotes", "--sources", str(copies), "--corpus", str(corpus))
    done = execute(*words)
    assert 1 == done.returncode
    shown = " ".join(done.stdout.split())
    assert f"{MEDIA_LAW}:40:12: error E303: the quotation is not in the text" in shown
    assert "closest: whoever spreads or sells an indecent picture" in shown
    report = tmp_path / "report.json"
    assert 1 == execute(*words, "--format", "json", "-o", str(report)).returncode
    document = json.loads(report.read_text(encoding="utf-8"))
    schema = json.loads(execute("schema", "quotes").stdout)
    jsonschema.Draft202012Validator(schema).validate(document)
    wrong = [item for item in document["quotations"] if item["problem"]]
    assert [("E303", "absent", 40)] == [
        (item["problem"], item["outcome"], item["line"]) for item in wrong
    ]


def test_a_named_copy_that_is_not_utf_8_is_a_problem(tmp_path: Path, copies: Path) -> None:
    raw = REPORT.replace("film", "m\u00e9dia").encode("latin-1")
    corpus = corpus_with_hash(tmp_path, digest(raw))
    (copies / "report.txt").write_bytes(raw)
    done = execute("quotes", "--sources", str(copies), "--corpus", str(corpus))
    assert (2, "") == (done.returncode, done.stdout)
    assert "report.txt:1:" in done.stderr
    assert "E002" in done.stderr


def test_bytes_that_no_document_names_need_not_be_text(tmp_path: Path, copies: Path) -> None:
    corpus = corpus_with_hash(tmp_path, digest(REPORT.encode()))
    (copies / "report.txt").write_bytes(REPORT.encode())
    (copies / "scan.pdf").write_bytes(b"%PDF\xff\xfe\x00")
    assert 5 == counts(corpus, copies)["exact"]


def test_a_file_that_nobody_can_read_is_a_problem(tmp_path: Path, copies: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        before = Path.cwd()
        os.chdir(copies)  # a socket's whole path may have a hundred letters only
        try:
            end.bind("report.txt")
        finally:
            os.chdir(before)
    with pytest.raises(GapcheckError, match=r"report\.txt: error E001"):
        load_copies(copies, {})


def test_an_empty_folder_is_a_problem(copies: Path) -> None:
    (copies / ".hidden").write_text("x", encoding="utf-8")
    with pytest.raises(GapcheckError, match="holds no file"):
        load_copies(copies, {})


# --- the shipped corpus ---


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs the sources' text copies: ../shared/sources"
)
def test_no_quotation_of_the_shipped_corpus_is_absent() -> None:
    done = execute("quotes", "--sources", str(SHARED))
    assert 0 == done.returncode, done.stdout
    assert [] == [line for line in done.stdout.splitlines() if len(line) > 80]
    assert " 0 absent, " in done.stdout.splitlines()[-1]


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs the sources' text copies: ../shared/sources"
)
def test_the_same_corpus_and_copies_give_the_same_bytes() -> None:
    words = ("quotes", "--sources", str(SHARED), "--format", "json")
    assert execute(*words).stdout == execute(*words).stdout
