"""PDF files: every text is there to be copied, tagged, and the same each time."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck.paper import Cited, Paper, Paragraph, Reference
from gapcheck.problem import GapcheckError
from gapcheck.reports.html_template import html_template
from gapcheck.reports.paper_pdf import paper_pdf
from gapcheck.reports.visible import visible
from hostile import hostile_paper
from numbered_papers import SMALL, texts_of


def missing() -> str | None:
    """Return why PDF files cannot be tried here; nothing if they can, or have to be."""
    if "pdf" in os.environ.get("GAPCHECK_TESTS_REQUIRE", "").replace(",", " ").split():
        return None
    if importlib.util.find_spec("weasyprint") is None:
        return "WeasyPrint is not installed: pip install '.[pdf]'"
    if shutil.which("pdftotext") is None or shutil.which("pdfinfo") is None:
        return "pdftotext and pdfinfo are not installed: apt-get install poppler-utils"
    return None


needs_pdf = pytest.mark.skipif(missing() is not None, reason=missing() or "")


def told(*words: str) -> str:
    """Return what a program says of a file."""
    done = subprocess.run([*words], capture_output=True, text=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stderr
    return done.stdout


def text_of(folder: Path, found: bytes) -> str:
    """Return the text of a PDF file without spaces and feet of pages, in reading order."""
    path = folder / "paper.pdf"
    path.write_bytes(found)
    return without_spaces(told("pdftotext", "-raw", str(path), "-"))


def without_spaces(text: str) -> str:
    """Return text without what lines and glyphs part; joiners are not glyphs."""
    return re.sub(r"[\s\u200b-\u200d\xad]", "", text)


@needs_pdf
def test_every_text_can_be_copied(tmp_path: Path) -> None:
    text = text_of(tmp_path, paper_pdf(SMALL))
    for expected in texts_of(SMALL):
        assert without_spaces(visible(expected)) in text
    assert "corpussmall0.1(0123456789ab)" in text  # the foot of each page
    assert "1/3" in text


@needs_pdf
def test_hostile_texts_are_words(tmp_path: Path) -> None:
    paper = hostile_paper(7)
    text = text_of(tmp_path, paper_pdf(paper))
    # Scripts that run to the left come out turned, and some signs are put together.
    for expected in {visible(text) for text in texts_of(paper) if text.isascii()}:
        if len(expected) < 60:
            assert without_spaces(expected) in text
    links = told("pdfinfo", "-url", str(tmp_path / "paper.pdf"))
    leads = {line.split()[-1] for line in links.splitlines()[1:]}
    assert {"https://example.org/?a=1&b=2"} == leads


@needs_pdf
def test_what_it_is_stands_in_its_properties(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper_pdf(SMALL))
    info = told("pdfinfo", "-isodates", str(path))
    custom = told("pdfinfo", "-custom", str(path))
    for pattern in (
        r"Title: +Gap table: Arcadia\n",
        r"Subject: +Arcadia: law in force on 2020-12-31\n",
        r"Creator: +gapcheck 0\n",
        r"CreationDate: +2020-12-31T",
        r"Tagged: +yes",
        r"JavaScript: +no",
        r"Page size: +841.89 x 595.\d+ pts \(A4\)",
    ):
        assert re.search(pattern, info)
    assert f"scenario:{SMALL.stamp.scenario}\n" in custom.replace(": ", ":")
    assert SMALL.stamp.corpus[2] in custom


@needs_pdf
def test_same_paper_same_bytes() -> None:
    assert paper_pdf(SMALL) == paper_pdf(SMALL)


@needs_pdf
def test_what_is_no_day_does_not_stop_the_file() -> None:
    stamp = SMALL.stamp._replace(as_of="unknown")
    assert paper_pdf(Paper("x", "X", "en", False, stamp, ())).startswith(b"%PDF-")


@needs_pdf
def test_a_reference_that_is_no_note_is_our_mistake() -> None:
    words = (Cited((Reference(provision="x/art-1"),)),)
    with pytest.raises(TypeError):
        paper_pdf(Paper("x", "X", "en", False, SMALL.stamp, (Paragraph(words),)))


def test_without_the_library_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(GapcheckError) as caught:
        paper_pdf(SMALL)
    assert "E411" == caught.value.problems[0].code
    assert "run: pip install '.[pdf]'" in caught.value.problems[0].fix


def test_without_any_library_one_remedy_installs_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html_template.cache_clear()
    with pytest.raises(GapcheckError) as caught:
        paper_pdf(SMALL)
    assert ["E411"] == [found.code for found in caught.value.problems]
    assert "run: pip install '.[pdf]'" in caught.value.problems[0].fix
