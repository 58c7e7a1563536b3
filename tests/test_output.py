"""Where output goes: refused before the work, written whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from gapcheck.cli.output import Writer, choose_format
from gapcheck.problem import GapcheckError

CONTENT = b"PK\x03\x04\r\n\x00\xff"
"""Bytes that are no text in any encoding; a line end has to stay what it is."""


def refusal(*words: object, **options: object) -> str:
    with pytest.raises(GapcheckError) as caught:
        Writer.of(*words, **options)  # type: ignore[arg-type]
    return caught.value.problems[0].render()


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "findings.xlsx"
    Writer.of(target, force=False, format_="xlsx", known=("xlsx",)).content(CONTENT)
    assert CONTENT == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


def test_text_is_written_with_the_line_ends_that_it_has(tmp_path: Path) -> None:
    target = tmp_path / "findings.csv"
    Writer(output=target).text("ខ្មែរ\r\n1\n")
    assert "ខ្មែរ\r\n1\n".encode() == target.read_bytes()


def test_bytes_reach_a_pipe_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with (
        os.fdopen(os.dup(1), "w", encoding="utf-8") as pipe,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "stdout", pipe)
        Writer("xlsx").content(CONTENT)
    assert CONTENT == capfdbinary.readouterr().out


def test_what_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "findings.docx"
    target.write_bytes(b"mine")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    writer = Writer.of(target, force=True, format_="docx", known=("docx",))
    with pytest.raises(GapcheckError, match="No space left on device"):
        writer.content(CONTENT)
    assert [(target, b"mine")] == [(path, path.read_bytes()) for path in tmp_path.iterdir()]


def test_refusals_come_before_the_work(tmp_path: Path) -> None:
    target = tmp_path / "findings.txt"
    assert "there is no format 'pdf'" in refusal(target, force=False, format_="pdf")
    assert "lies in no existing folder" in refusal(target / "more", force=False)
    assert "would hold json and be no docx file" in refusal(
        target.with_suffix(".DOCX"), force=False, format_="json"
    )
    target.write_text("mine", encoding="utf-8")
    assert "add --force" in refusal(target, force=False)
    assert Writer("json", target) == Writer.of(target, force=True, format_="json")


def test_an_unknown_format_is_told_with_all_that_there_are() -> None:
    told = refusal(None, force=False, format_="bibtex", known=("text", "markdown"))
    assert "fix: write 'text', or use one of: text, markdown." in told
    many = tuple(str(number) for number in range(11))
    assert f"fix: use one of: {', '.join(many)}." in refusal(None, force=False, known=many)


def test_an_ending_names_the_format() -> None:
    assert "markdown" == choose_format("md", ("text", "markdown"))
    with pytest.raises(GapcheckError, match="there is no format 'markdown'"):
        choose_format("md")


def test_what_is_no_text_is_not_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    told = refusal(None, force=False, format_="docx", known=("text", "docx"))
    assert "E410" in told
    assert "-o FILE.docx" in told
    assert Writer("text") == Writer.of(None, force=False, known=("text", "docx"))
