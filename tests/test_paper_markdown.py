"""Markdown: read back, every text is there as text, and nothing else is."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from gapcheck.paper import Cited, Note, Paper, Paragraph, Reference, Run, Table, Words
from gapcheck.reports.links import is_link
from gapcheck.reports.paper_markdown import paper_markdown
from gapcheck.reports.visible import visible
from golden import GOLDEN, compare
from hostile import HOSTILE, hostile_paper
from numbered_papers import SMALL, papers, texts_of
from test_paper_html import Page

TAGS = set(
    re.findall(
        r"\w+",
        """h1 h2 h3 h4 h5 h6 p ul ol li blockquote a strong em s b i del ins code br
        table thead tbody tr th td""",
    )
)


class Read(Page):
    """What a reader of Markdown makes of a text."""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":  # our own is not closed
            self.tags.append((tag, dict(attrs)))
        else:
            super().handle_starttag(tag, attrs)

    def handle_comment(self, data: str) -> None:
        assert " " == data  # what parts two lists


def read(markdown: str) -> Read:
    """Return what a reader makes of a text; this one knows no footnotes, so they become text."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    text = re.sub(r"^\[\^(\d+)\]: ?", r"⟦\1⟧ = ", markdown, flags=re.MULTILINE)
    text = re.sub(r"(?<!\\)((?:\\\\)*)\[\^(\d+)\]", r"\1⟦\2⟧", text)
    html: str = reader.render(text)
    return Read(html)


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def assert_sound(paper: Paper, page: Read) -> None:
    """Assert what holds for every paper."""
    assert {tag for tag, _ in page.tags} <= TAGS
    ids = page.ids()
    assert len(set(ids)) == len(ids)
    for tag, attributes in page.tags:
        assert set(attributes) <= {"href", "id", "start"}, tag
        href = attributes.get("href")
        if href is not None:
            assert href[1:].replace("%7E", "~") in ids if href.startswith("#") else is_link(href)
    text = without_spaces(page.text)
    for expected in texts_of(paper):
        assert without_spaces(visible(expected)) in text
    cells = [list(map(without_spaces, texts)) for texts in page.cells]
    assert [list(cells_of(table)) for table in paper.tables] == cells
    for note in paper.notes:
        assert f"⟦{note.number}⟧=" in text


def cells_of(table: Table) -> Iterator[str]:
    """Yield the texts of a table's cells, its heads first."""
    for column in table.columns:
        yield without_spaces(visible(column.title))
    for row in table.rows:
        for cell in row.cells:
            yield without_spaces("".join(map(shown, cell.paragraphs)))


def shown(words: Words) -> str:
    """Return words as the reader shows them."""
    return "".join(
        f"⟦{inline.number}⟧" if isinstance(inline, Note) else visible(inline.text)
        for inline in words
        if not isinstance(inline, Cited)
    )


@given(papers())
def test_every_text_is_there_and_nothing_but_text(paper: Paper) -> None:
    assert_sound(paper, read(paper_markdown(paper)))


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 3))
def test_hostile_texts_are_words(first: int) -> None:
    paper = hostile_paper(first)
    assert_sound(paper, read(paper_markdown(paper)))


def test_a_paper_as_markdown(rewrite: bool) -> None:
    compare(GOLDEN / "paper.md", paper_markdown(SMALL), rewrite=rewrite)


def paragraph(*words: Run | Note) -> str:
    """Return the Markdown of a paragraph."""
    paper = Paper("x", "X", "en", False, SMALL.stamp, (Paragraph(words),))
    return paper_markdown(paper).split("\n\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((Run("Ibid.", "italic"), Run(", art. 5.")), "*Ibid.*, art. 5."),
        ((Run("a"), Run("b", "bold"), Run("c")), "a<b>b</b>c"),
        ((Run("a "), Run("b", "bold"), Run("c", "italic")), "a **b**<i>c</i>"),
        ((Run("a"), Run(" b ", "bold"), Run("c")), "a **b** c"),
        ((Run("kh/x.y", "code"), Run("`", "code")), "`kh/x.y`<code>\\`</code>"),
        ((Run("1"), Run(". x")), "1\\. x"),
        ((Note(1, ()), Run("(a)")), "[^1]\\(a)"),
        ((Note(1, ()), Run(": a")), "[^1]\\: a"),
        ((Run("x", link="javascript:alert(1)"),), "x"),
        ((Run("x", link="#nowhere"),), "x"),
        ((Run("see www.example.org"),), "see www\\.example.org"),
    ],
)
def test_marks_are_read_as_they_are_meant(words: tuple[Run | Note, ...], expected: str) -> None:
    assert expected == paragraph(*words)


def test_a_reference_that_is_no_note_is_our_mistake() -> None:
    words = (Cited((Reference(provision="x/art-1"),)),)
    with pytest.raises(TypeError):
        paper_markdown(Paper("x", "X", "en", False, SMALL.stamp, (Paragraph(words),)))
