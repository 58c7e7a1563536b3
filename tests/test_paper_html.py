"""HTML pages: every text is there as text, and the page can be read by ear and by keyboard."""

import base64
import hashlib
import re
import sys
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given

from gapcheck.paper import (
    Cell,
    Cited,
    Contents,
    Heading,
    Note,
    Paper,
    Paragraph,
    Reference,
    Run,
    Table,
    Words,
)
from gapcheck.problem import GapcheckError
from gapcheck.reports.html_style import TONES, css_string
from gapcheck.reports.html_template import html_template
from gapcheck.reports.links import element_id, is_link
from gapcheck.reports.paper_html import paper_html
from gapcheck.reports.visible import visible
from golden import GOLDEN, compare
from hostile import HOSTILE, hostile_paper
from numbered_papers import SMALL, papers, texts_of

VOID = {"meta", "col", "wbr"}
TAGS = set(
    re.findall(
        r"\w+",
        """html head meta title style body header main nav section div wbr
        a span p b i code ins del sup h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote
        table caption colgroup col thead tbody tr th td""",
    )
)
ATTRIBUTES = set(
    re.findall(
        r"[\w-]+",
        """lang charset http-equiv content name class href rel role id tabindex scope value
        data-value data-label aria-label aria-labelledby aria-describedby""",
    )
)
DEEP = Heading(3, "c", "c")


class Page(HTMLParser):
    """What a browser makes of a page.

    Attributes:
        tags: All elements, with their attributes.
        text: All text of the body.
        cells: Texts of the cells of each table, its heads first.
        open: Elements that were not closed.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.style = ""
        self.title = ""
        self.cells: list[list[str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self.cells.append([])
        if tag in {"td", "th"}:
            self.cells[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        elif self.open and self.open[-1] == "title":
            self.title += data
        else:
            self.text += data
        if {"td", "th"} & set(self.open) and "style" not in self.open:
            self.cells[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data}")

    def found(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def ids(self) -> list[str | None]:
        """Return all ids."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def shown(words: Words) -> str:
    """Return words as a page shows them."""
    text, marked = "", False
    for inline in words:
        if isinstance(inline, Note):
            text += f"{', ' if marked else ''}{inline.number}"
        elif isinstance(inline, Run):
            text += visible(inline.text)
        marked = isinstance(inline, Note)
    return text


def cell_texts(table: Table) -> list[str]:
    """Return the texts of a table's cells as a page shows them, its heads first."""
    heads = [visible(column.title) for column in table.columns]
    cells = [cell for row in table.rows for cell in row.cells]
    return heads + ["".join(shown(words) for words in cell.paragraphs) for cell in cells]


def assert_sound(paper: Paper, page: Page) -> None:
    """Assert what holds for every page, whatever its texts."""
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    ids = page.ids()
    assert len(set(ids)) == len(ids)
    for link in page.found("a"):
        href = link["href"] or ""
        assert href[1:] in ids if href.startswith("#") else is_link(href)
    for _, attributes in page.tags:
        for name in ("aria-labelledby", "aria-describedby"):
            assert attributes.get(name) in {*ids, None}
        assert re.fullmatch(r"[a-z0-9-]*( records)?", attributes.get("class") or "")
    policy = page.found("meta")[1]["content"] or ""
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    for text in texts_of(paper):
        assert visible(text) in page.text
    assert visible(paper.title) == page.title
    assert [cell_texts(table) for table in paper.tables] == page.cells


@given(papers())
def test_every_text_is_there_and_nothing_but_text(paper: Paper) -> None:
    assert_sound(paper, Page(paper_html(paper)))


@pytest.mark.parametrize("first", range(len(HOSTILE)))
def test_hostile_texts_are_words(first: int) -> None:
    paper = hostile_paper(first)
    page = Page(paper_html(paper))
    assert_sound(paper, page)
    assert "{ 7 * 7 }" in page.text  # no template looked at it
    assert not re.search(r"expression|@import|url\(", page.style.replace("attr(href url)", ""))


def test_a_paper_as_a_page(rewrite: bool) -> None:
    compare(GOLDEN / "paper.html", paper_html(SMALL), rewrite=rewrite)


def test_the_page_has_landmarks_and_one_title() -> None:
    page = Page(paper_html(SMALL))
    for tag in ("header", "main", "nav", "h1", "title"):
        assert 1 == len(page.found(tag)), tag
    assert "en" == page.found("html")[0]["lang"]
    assert "#start~" == page.found("a")[0]["href"]
    assert {"lang": "km"} in page.found("span")


@given(papers())
@example(SMALL._replace(blocks=(Heading(2, "a", "a"), Heading(2, "b", "b"), Contents(), DEEP)))
def test_no_level_of_headings_is_left_out(paper: Paper) -> None:
    tags = [tag for tag, _ in Page(paper_html(paper)).tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert 1 == levels[0]
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_tables_are_named_described_and_headed() -> None:
    page = Page(paper_html(SMALL))
    region = next(item for item in page.found("div") if item.get("role") == "region")
    assert "0" == region["tabindex"]
    assert region["aria-labelledby"] == page.found("caption")[0]["id"]
    assert "about~0" == page.found("table")[0]["aria-describedby"]
    scopes = [item["scope"] for item in page.found("th")]
    assert ["col"] * 4 + ["row"] * 2 == scopes


def test_marks_and_notes_lead_to_each_other() -> None:
    page = Page(paper_html(SMALL))
    marks = [item for item in page.found("a") if item.get("role") == "doc-noteref"]
    backs = [item for item in page.found("a") if item.get("role") == "doc-backlink"]
    assert ["#note~1", "#note~2", "#note~3"] == [item["href"] for item in marks]
    assert [f"#{item['id']}" for item in marks] == [item["href"] for item in backs]


def test_a_note_marked_twice_stands_once() -> None:
    note = Note(1, (Run("Law."),))
    blocks = (Paragraph((Run("a"), note)), Paragraph((Run("b"), note, note)))
    page = Page(paper_html(Paper("x", "X", "en", False, SMALL.stamp, blocks)))
    assert 1 == page.ids().count("note~1")
    assert {"mark~1", "mark~1~2", "mark~1~3"} <= set(page.ids())
    assert "b1, 1" in page.text


def test_verdicts_are_words_and_colours() -> None:
    page = Page(paper_html(SMALL))
    assert {"class": "tone-gap", "data-value": "gap?"} in page.found("td")
    assert "nothing was found" in page.text


@pytest.mark.parametrize("tone", TONES)
def test_colours_can_be_told_apart(tone: str) -> None:
    first, second = sorted(map(luminance, TONES[tone]), reverse=True)
    assert (first + 0.05) / (second + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_table_too_wide_for_a_page_is_printed_row_by_row() -> None:
    table = SMALL.tables[0]
    columns = tuple(column._replace(width=90) for column in table.columns)
    page = Page(paper_html(SMALL._replace(blocks=(table._replace(columns=columns),))))
    assert "t0 records" == page.found("table")[0]["class"]
    labels = [item.get("data-label") for tag in ("th", "td") for item in page.found(tag)]
    assert {column.title for column in columns} == set(labels) - {None}
    assert not any("data-label" in item for item in Page(paper_html(SMALL)).found("td"))


def test_only_tall_rows_are_parted_by_the_end_of_a_page() -> None:
    row = SMALL.tables[0].rows[0]
    tall = row._replace(cells=(*row.cells[:3], Cell(((Run("words " * 400),),))), anchor=None)
    table = SMALL.tables[0]._replace(rows=(row, tall))
    rows = Page(paper_html(SMALL._replace(blocks=(table,)))).found("tr")
    assert [None, None, "tall"] == [item.get("class") for item in rows]


def test_the_pages_lie_as_the_paper_says() -> None:
    assert "size: A4 landscape;" in paper_html(SMALL)
    upright = Paper("x", "X", "en", False, SMALL.stamp, ())
    assert "size: A4;" in paper_html(upright)


@given(papers())
def test_same_paper_same_page(paper: Paper) -> None:
    assert paper_html(paper) == paper_html(paper)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_of_css_ends_where_it_ends(text: str) -> None:
    inner = css_string(visible(text))[1:-1]
    assert re.fullmatch(r"([A-Za-z0-9 .,:=_-]|\\[0-9A-F]+ )*", inner)
    back = re.sub(r"\\([0-9A-F]+) ", lambda sign: chr(int(sign[1], 16)), inner)
    assert visible(text) == back


def test_different_anchors_stay_different() -> None:
    anchors = ["a b", "a_20_b", "a_b", "", "_", "A", "a", "kh/x.y", "~"]
    assert len(anchors) - 1 == len({element_id(anchor) for anchor in anchors if anchor != "_"})


def test_a_reference_that_is_no_note_is_our_mistake() -> None:
    cell = Cell(((Cited((Reference(provision="x/art-1"),)),),))
    with pytest.raises(TypeError):
        paper_html(Paper("x", "X", "en", False, SMALL.stamp, (Paragraph(cell.paragraphs[0]),)))


def test_without_the_library_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html_template.cache_clear()
    with pytest.raises(GapcheckError) as caught:
        paper_html(SMALL)
    assert "E411" == caught.value.problems[0].code
    assert "run: pip install '.[reports]'" in caught.value.problems[0].fix
