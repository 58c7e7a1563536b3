"""Word documents in LibreOffice: it opens them, and every text comes out of it again."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus_case import shipped
from gapcheck.corpus import Corpus
from gapcheck.evaluate import Detail, evaluate_law
from gapcheck.finding import Finding
from gapcheck.paper import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Listing,
    Note,
    Paper,
    Paragraph,
    Row,
    Run,
    Stamp,
    Table,
    Tone,
)
from gapcheck.reports.docx import paper_docx
from gapcheck.wanted import make_scenario
from hostile import hostile_paper
from word import expected_paragraphs, numbered, said

OFFICE = shutil.which("soffice")
PDF_TO_TEXT = shutil.which("pdftotext")
REQUIRED = "office" in os.environ.get("GAPCHECK_TESTS_REQUIRE", "")

pytestmark = pytest.mark.skipif(
    not REQUIRED,
    reason="LibreOffice takes its time: set GAPCHECK_TESTS_REQUIRE=office to try our files in it",
)

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
WORD = re.compile("[A-Za-z]{2,}")
KHMER = "ច្បាប់\u200bស្តីពី\u200bការបង្ក្រាបអំពើជួញដូរមនុស្ស"
TONES: dict[str, Tone] = {
    "gap": "gap",
    "partial": "partial",
    "unclear": "unclear",
    "compliant": "compliant",
}
COLUMNS = (
    Column("ref", "Ref", 24, "Which finding it is."),
    Column("verdict", "Verdict", 12, "How the law stands to the demand."),
    Column("sentence", "Finding", 70, "What the law covers and leaves out."),
)


def findings(corpus: Corpus) -> tuple[Finding, ...]:
    """Return the findings of the shipped corpus on one topic."""
    scenario = make_scenario(corpus)
    checks = [ready for ready in corpus.checks if ready.check.topic == "csam"]
    return tuple(evaluate_law(corpus, scenario, checks, detail=Detail.BRIEF))


def report(found: tuple[Finding, ...], key: str, *, wide: bool) -> Paper:
    """Return a paper of prose with footnotes, lists and a table, as authors hand it in."""
    columns = COLUMNS if not wide else tuple(_wider(column) for column in COLUMNS)
    rows = tuple(_row(finding) for finding in found)
    blocks: list[Block] = [
        Contents(),
        Heading(1, "The law", "law"),
        Paragraph((Run(KHMER, lang="km"), Run(" is the title\u00a0of the law."))),
        Listing(((Run("First."),), (Run("Second."),)), numbered=True),
        *(block for finding in found[:6] for block in _prose(finding)),
        Heading(1, "The findings", "findings"),
        Table(key, "Findings", "A finding a row.", columns, rows, ((Run("None left out."),),)),
        Paragraph((Run("Compares encoded texts."),), "notice"),
    ]
    stamp = Stamp(
        ("gapcheck", "0"),
        ("Law", "1", "ab" * 32),
        "Cambodia",
        "law in force",
        "kh",
        "2021-03-23",
        "Says nothing of practice.",
    )
    return numbered(Paper("toy", "Findings on one topic", "en", False, stamp, tuple(blocks)))


def _wider(column: Column) -> Column:
    return Column(column.key, column.title, column.width * 4, column.about)


def _prose(finding: Finding) -> Iterator[Block]:
    yield Heading(2, finding.id, f"prose-{finding.id}")
    yield Paragraph((Run(finding.sentence), *_notes(finding)))


def _row(finding: Finding) -> Row:
    cells = (
        Cell(((Run(finding.id),),)),
        Cell(((Run(finding.verdict),),), TONES.get(finding.verdict, "aside")),
        Cell(((Run(finding.sentence), *_notes(finding)),)),
    )
    return Row(cells, finding.id)


def _notes(finding: Finding) -> tuple[Note, ...]:
    cited = [f"{one.cite}, {one.source}: {one.quote or ''}" for one in finding.citations]
    return tuple(Note(0, (Run(text), Run("."))) for text in cited[:2])


PAPERS = ("upright", "records", "hostile")


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    """Return the papers that LibreOffice is to open."""
    found = findings(shipped())
    assert len(found) > 20
    return {
        "upright": report(found, "findings", wide=False),
        "records": report(found, "records", wide=True),
        "hostile": hostile_paper(),
    }


@pytest.fixture(scope="module")
def folder(papers: dict[str, Paper], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the papers as Word documents, in ODT and in PDF."""
    assert OFFICE is not None, "LibreOffice (soffice) is required and not installed"
    made = tmp_path_factory.mktemp("word")
    for name, paper in papers.items():
        (made / f"{name}.docx").write_bytes(paper_docx(paper))
    sources = [str(made / f"{name}.docx") for name in papers]
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    for form in ("odt", "pdf"):
        arguments = [profile, "--headless", "--norestore", "--convert-to", form]
        done = subprocess.run(
            [OFFICE, *arguments, "--outdir", str(made), *sources],
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert 0 == done.returncode, done.stderr.decode()
    return made


def opened(folder: Path, name: str) -> ET.Element:
    """Return what LibreOffice made of a paper, as it keeps it."""
    with zipfile.ZipFile(folder / f"{name}.odt") as package:
        return ET.fromstring(package.read("content.xml"))


def _said(element: ET.Element, *, notes: bool) -> str:
    """Return the text of an element; of footnotes only if it is asked for."""
    found = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            found.append(" " * int(child.get(f"{TEXT}c", "1")))
        elif child.tag == f"{TEXT}tab":
            found.append("\t")
        elif child.tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            assert body is not None
            found.append(_said(body, notes=notes) if notes else "")
        else:
            found.append(_said(child, notes=notes))
        found.append(child.tail or "")
    return "".join(found)


def paragraphs(root: ET.Element) -> list[str]:
    """Return the paragraphs of the text, without those of footnotes, in order."""
    inside = {id(p) for note in root.iter(f"{TEXT}note") for p in note.iter()}
    return [
        _said(element, notes=False)
        for element in root.iter()
        if element.tag in {f"{TEXT}p", f"{TEXT}h"} and id(element) not in inside
    ]


def bare(text: str) -> str:
    """Return a text without spaces, which LibreOffice joins and pages divide."""
    return re.sub(r"[\s\u00a0\u200b\u00ad]+", "", text)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paragraph_and_cell_is_found_again(
    name: str, papers: dict[str, Paper], folder: Path
) -> None:
    found = filter(None, map(bare, paragraphs(opened(folder, name))))
    assert list(filter(None, map(bare, expected_paragraphs(papers[name])))) == list(found)


@pytest.mark.parametrize("name", PAPERS)
def test_every_footnote_is_found_again_as_a_footnote(
    name: str, papers: dict[str, Paper], folder: Path
) -> None:
    notes = list(opened(folder, name).iter(f"{TEXT}note"))
    assert {"footnote"} == {note.get(f"{TEXT}note-class") for note in notes}
    bodies = [note.find(f"{TEXT}note-body") for note in notes]
    shown = [bare(_said(body, notes=True)) for body in bodies if body is not None]
    assert [bare(said(note.runs)) for note in papers[name].notes] == shown


@pytest.mark.parametrize("name", PAPERS)
def test_links_lead_to_places_that_there_are(name: str, folder: Path) -> None:
    root = opened(folder, name)
    places = {mark.get(f"{TEXT}name") for mark in root.iter() if "bookmark" in mark.tag}
    links = [link.get("{http://www.w3.org/1999/xlink}href", "") for link in root.iter(f"{TEXT}a")]
    inside = {link[1:] for link in links if link.startswith("#")}
    assert inside <= places


def pages(folder: Path, name: str, way: str) -> list[str]:
    """Return what a reader of the PDF sees, page by page."""
    assert PDF_TO_TEXT is not None, "pdftotext is required and not installed"
    done = subprocess.run(
        [PDF_TO_TEXT, way, str(folder / f"{name}.pdf"), "-"], capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")


@pytest.mark.parametrize("name", ["upright", "records"])
def test_the_pages_show_every_word_as_often_as_it_is_said(
    name: str, papers: dict[str, Paper], folder: Path
) -> None:
    """Pages divide sentences, but not words."""
    paper = papers[name]
    texts = [*expected_paragraphs(paper), *(said(note.runs) for note in paper.notes)]
    expected = Counter(word for text in texts for word in WORD.findall(text))
    shown = Counter(word for page in pages(folder, name, "-raw") for word in WORD.findall(page))
    assert not expected - shown


def test_a_header_row_stands_on_every_page_of_its_table(folder: Path) -> None:
    shown = pages(folder, "upright", "-layout")
    heads = [n for n, page in enumerate(shown) if re.search(r"Ref +Verdict +Finding", page)]
    assert len(heads) >= 3
    assert list(range(heads[0], heads[-1] + 1)) == heads


def test_footnotes_stand_at_the_foot_of_their_page(papers: dict[str, Paper], folder: Path) -> None:
    """The first note is on the page of its mark, not at the end of the document."""
    first = bare(said(papers["upright"].notes[0].runs))[:40]
    holding = [n for n, page in enumerate(pages(folder, "upright", "-raw")) if first in bare(page)]
    assert 0 < len(holding)
    assert holding[0] <= 1
