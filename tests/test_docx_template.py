"""Templates: a user's styles, pages and text are kept; what is no plain document is refused."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor
from hypothesis import example, given
from hypothesis import strategies as st

from gapcheck.cli.formats import read_template
from gapcheck.paper import Contents, Heading, Listing, Note, Paper, Paragraph, Run
from gapcheck.problem import GapcheckError
from gapcheck.reports.docx import paper_docx
from gapcheck.reports.docx import template as limits
from test_docx import PAPER
from word import DOCUMENT, W, Word, expected_paragraphs
from word_sound import sound

DOCUMENT_TYPE = "wordprocessingml.document.main+xml"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def house(text: str = "House of the Child") -> bytes:
    """Return a template as an organisation has it: styles, header, footer, page, a cover."""
    document = docx.Document()
    heading = document.styles["Heading 1"]
    heading.font.size, heading.font.color.rgb = Pt(30), RGBColor(0, 128, 0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(200), Mm(280)
    section.header.paragraphs[0].text = "Header of the house"
    section.footer.paragraphs[0].text = "Footer of the house"
    if text:
        document.add_paragraph(text)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    """Return a document of the library's as a file."""
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def changed(content: bytes, files: dict[str, bytes | None]) -> bytes:
    """Return a package with some files replaced, added or (`None`) left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        all_files = {name: package.read(name) for name in package.namelist()}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {**all_files, **files}.items():
            if text is not None:
                package.writestr(name, text)
    return whole.getvalue()


def replaced(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return a package in one of whose files some words are others."""
    text = Word(content).files[name].decode()
    assert old in text
    return changed(content, {name: text.replace(old, new).encode()})


def related(content: bytes, kind: str, target: str, mode: str = "External") -> bytes:
    """Return a package with one more relationship of its document."""
    one = (
        f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )
    return replaced(content, RELATIONS, "</Relationships>", f"{one}</Relationships>")


def page(section: "docx.section.Section") -> tuple[int, int]:
    """Return the width and height of pages in millimetres."""
    lengths = section.page_width, section.page_height
    wide, high = (round(length.mm) for length in lengths if length is not None)
    return wide, high


# --- what is kept ---


def test_the_text_of_a_template_stands_before_the_paper() -> None:
    word = Word(paper_docx(PAPER, house()))
    expected = ["House of the Child", *filter(None, expected_paragraphs(PAPER))]
    assert expected == list(filter(None, word.paragraphs()))
    sound(word)


def test_an_empty_template_leaves_no_empty_lines_before_the_paper() -> None:
    document = docx.Document(io.BytesIO(house("")))
    document.add_paragraph()
    assert "Gaps in Toyland" == Word(paper_docx(PAPER, saved(document))).paragraphs()[0]


def test_styles_of_the_template_are_kept_and_missing_ones_are_added() -> None:
    known = docx.Document(io.BytesIO(paper_docx(PAPER, house()))).styles
    heading = known["Heading 1"].font
    assert (Pt(30), RGBColor(0, 128, 0)) == (heading.size, heading.color.rgb)
    assert {"Paper Notice", "Table Text", "footnote text", "Paper Table"} <= {
        s.name for s in known
    }


def test_header_footer_and_page_of_the_template_are_kept() -> None:
    document = docx.Document(io.BytesIO(paper_docx(PAPER, house())))
    (section,) = document.sections
    assert "Header of the house" == section.header.paragraphs[0].text
    assert "Footer of the house" == section.footer.paragraphs[0].text
    assert (200, 280) == page(section)


@pytest.mark.parametrize(("text", "number"), [("Cover", 2), ("", 1)])
def test_a_cover_keeps_its_page_if_ours_lie_on_their_long_side(text: str, number: int) -> None:
    content = paper_docx(PAPER._replace(landscape=True), house(text))
    *covers, last = docx.Document(io.BytesIO(content)).sections
    assert number - 1 == len(covers)
    assert [(200, 280)] * len(covers) == [page(cover) for cover in covers]
    assert (280, 200) == page(last)
    assert WD_ORIENT.LANDSCAPE == last.orientation
    assert "Header of the house" == last.header.paragraphs[0].text
    sound(Word(content))


def test_styles_are_known_by_their_names_whatever_their_ids() -> None:
    template = replaced(house(), "word/styles.xml", '"Heading1"', '"berschrift1"')
    word = Word(paper_docx(PAPER, template))
    styles = [one.get(f"{W}val") for one in word.body.iter(f"{W}pStyle")]
    assert styles.count("berschrift1") == 2
    assert "Heading1" not in styles
    sound(word)


def test_an_id_that_another_style_has_is_not_taken() -> None:
    document = docx.Document(io.BytesIO(house()))
    document.styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    word = Word(paper_docx(PAPER, saved(document)))
    used = {one.get(f"{W}val") for one in word.body.iter(f"{W}pStyle")}
    assert "TableText0" in used
    assert "TableText" not in used
    sound(word)


def test_lists_of_the_template_are_kept() -> None:
    document = docx.Document(io.BytesIO(house()))
    document.add_paragraph("of the house", style="List Bullet")
    word = Word(paper_docx(PAPER, saved(document)))
    assert "of the house" in word.paragraphs()
    sound(word)


def test_a_template_without_lists_and_settings_of_its_own_will_do() -> None:
    empty = paper_docx(Paper("toy", "", "en", False, PAPER.stamp, ()))
    assert "word/numbering.xml" not in Word(empty).files
    sound(Word(paper_docx(PAPER, empty)))


def test_notes_of_the_template_are_kept_and_counted() -> None:
    first = paper_docx(PAPER)
    word = Word(paper_docx(PAPER, first))
    assert [*Word(first).footnotes().values()] * 2 == list(word.footnotes().values())
    # Word counts the two of the template itself, so ours, which are 1 and 2 too, say so.
    assert [None, None, "1", "2"] == [sign for _, sign in word.marks()]
    sound(word)


def test_words_say_their_language_in_a_template_that_may_have_another() -> None:
    word = Word(paper_docx(PAPER, house()))
    languages = {one.get(f"{W}val") for one in word.body.iter(f"{W}lang")}
    assert {"en-GB"} == languages


def test_a_word_template_will_do() -> None:
    dotx = replaced(
        house(), "[Content_Types].xml", DOCUMENT_TYPE, "wordprocessingml.template.main+xml"
    )
    word = Word(paper_docx(PAPER, dotx))
    assert DOCUMENT_TYPE in str(word.content_type(DOCUMENT))
    assert "House of the Child" in word.paragraphs()


def test_a_link_of_the_template_is_kept() -> None:
    template = related(house(), "hyperlink", "https://example.org/")
    targets = {
        one.target for one in Word(paper_docx(PAPER, template)).relations(DOCUMENT).values()
    }
    assert "https://example.org/" in targets


def test_properties_of_the_template_are_kept_beside_ours() -> None:
    once = paper_docx(PAPER)
    custom = Word(once).files["docProps/custom.xml"].replace(b'"Layout"', b'"Project"')
    root = Word(paper_docx(PAPER, changed(once, {"docProps/custom.xml": custom}))).roots
    names = [one.get("name") for one in root["docProps/custom.xml"]]
    numbers = [one.get("pid") for one in root["docProps/custom.xml"]]
    assert {"Project", "Layout", "Scenario"} <= set(names)
    assert len(names) == len(set(names))
    assert len(numbers) == len(set(numbers))


def test_the_same_template_gives_the_same_bytes() -> None:
    assert paper_docx(PAPER, house()) == paper_docx(PAPER, house())


def test_lengths_with_fractions_are_read() -> None:
    template = house()
    text = Word(template).files[DOCUMENT].decode()
    width = text.partition('w:w="')[2].partition('"')[0]
    template = replaced(template, DOCUMENT, f'w:w="{width}"', f'w:w="{width}.0000002"')
    sound(Word(paper_docx(PAPER, template)))


# --- what is refused ---


def _bomb() -> bytes:
    return changed(house(), {f"word/media/{n}.bin": bytes(30_000_000) for n in range(4)})


def _crowd() -> bytes:
    return changed(house(), {f"word/media/{n}.bin": b"" for n in range(limits.MAXIMUM_FILES)})


def _swelling() -> bytes:
    head = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return changed(house(), {"word/theme/theme1.xml": head + b"<x>&b;</x>"})


def _macros() -> bytes:
    kind = "ms-word.document.macroEnabled.main+xml"
    named = f"openxmlformats-officedocument.{DOCUMENT_TYPE}"
    return replaced(house(), "[Content_Types].xml", named, kind)


def _sheet() -> bytes:
    named = "spreadsheetml.sheet.main+xml"
    return replaced(house(), "[Content_Types].xml", DOCUMENT_TYPE, named)


def _zip(name: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr(name, "x")
    return whole.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "E430", "no Word document"),
    "text": (lambda: b"Dear reader", "E430", "no Word document"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "E430", "before 2007"),
    "zip": (lambda: _zip("a.txt"), "E430", "no Word document"),
    "sheet": (_sheet, "E430", "no Word document"),
    "cut": (lambda: house()[:-2000], "E430", "no Word document"),
    "not XML": (
        lambda: changed(house(), {"word/styles.xml": b"<w:styles"}),
        "E430",
        "'word/styles.xml' cannot be read",
    ),
    "part missing": (
        lambda: changed(house(), {"word/styles.xml": None}),
        "E430",
        "'styles.xml' is missing",
    ),
    "definitions": (_swelling, "E430", "'word/theme/theme1.xml' cannot be read"),
    "no body": (
        lambda: changed(house(), {DOCUMENT: f'<w:document xmlns:w="{W[1:-1]}"/>'.encode()}),
        "E430",
        "is damaged",
    ),
    "macros": (_macros, "E431", "holds macros"),
    "macro file": (lambda: changed(house(), {"word/vbaProject.bin": b"x"}), "E431", "macros"),
    "control": (lambda: changed(house(), {"word/activeX/a.bin": b"x"}), "E431", "controls"),
    "embedded": (
        lambda: changed(house(), {"word/embeddings/a.bin": b"x"}),
        "E431",
        "embedded files",
    ),
    "attached": (
        lambda: related(house(), "attachedTemplate", "https://example.org/evil.dotm"),
        "E431",
        "attachedTemplate 'https://example.org/evil.dotm'",
    ),
    "picture": (
        lambda: related(house(), "image", "https://example.org/pixel.png"),
        "E431",
        "image 'https://example.org/pixel.png'",
    ),
    "link to a file": (
        lambda: related(house(), "hyperlink", "file:///etc/passwd"),
        "E431",
        "hyperlink 'file:///etc/passwd'",
    ),
    "too large": (lambda: b"PK" + bytes(limits.MAXIMUM_BYTES), "E432", "20,000,002 bytes"),
    "unpacks": (_bomb, "E432", "unpacks to"),
    "crowd": (_crowd, "E432", "holds 2,0"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plain_document_is_refused_with_what_helps(name: str) -> None:
    make, code, what = REFUSED[name]
    with pytest.raises(GapcheckError) as caught:
        paper_docx(PAPER, make(), "house.docx")
    (problem,) = caught.value.problems
    assert (code, "house.docx") == (problem.code, problem.path)
    assert what in problem.message
    assert problem.fix


PARTS = (DOCUMENT, "word/styles.xml", "word/settings.xml", "word/numbering.xml", RELATIONS)
SMALL = Paper(
    "toy",
    "Toy",
    "en",
    False,
    PAPER.stamp,
    (
        Contents(),
        Heading(1, "A", "a"),
        Paragraph((Note(1, (Run("b"),)),)),
        Listing(((Run("c"),),)),
    ),
)


@example(RELATIONS, 78, 0, b"\t")  # a namespace that is none
@given(st.sampled_from(PARTS), st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=6))
def test_a_spoilt_template_is_refused_or_still_gives_a_document(
    name: str, at: int, length: int, other: bytes
) -> None:
    text = Word(SPOILT).files[name]
    at %= len(text)
    template = changed(SPOILT, {name: text[:at] + other + text[at + length :]})
    try:
        content = paper_docx(SMALL, template)
    except GapcheckError as refused:
        codes = {problem.code for problem in refused.problems}
        if not codes <= {"E430", "E431"}:
            raise
    else:
        assert "Toy" in Word(content).paragraphs()


SPOILT = paper_docx(PAPER)
"""A small package; what is cut out of it often bears on what we read."""


def test_a_template_is_refused_before_there_is_a_paper(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(b"Dear reader")
    with pytest.raises(GapcheckError) as caught:
        read_template(path, "docx")
    assert ["E430"] == [found.code for found in caught.value.problems]
    template = house()
    path.write_bytes(template)
    assert (template, str(path)) == read_template(path, "docx")
