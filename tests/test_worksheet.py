"""Worksheets: the text beside what was made of it, safe to print and to send round."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gapcheck.evaluate import assess
from gapcheck.reports.html_template import html_template
from gapcheck.reports.worksheet_html import worksheet_html
from gapcheck.reports.worksheet_markdown import plain, worksheet_markdown
from gapcheck.wanted import make_scenario
from gapcheck.worksheet import Worksheet, worksheet_of
from golden import GOLDEN, compare, execute, masked, run
from small import FILES, MEDIA_LAW, edited, open_corpus, write_corpus

HOSTILE = '<script>alert(1)</script> & "x" | * _a_ [b](http://c) `d` {{ 7*7 }}'
VOID = {"meta"}
CASE = """\
    cases:
      - case: selling in private
        put: {conduct: [m.sell, m.hold], object: csam, place: private}
        assume: {public-place-includes-internet: "yes"}
        expect: not-reached
        why: in a public place
"""


class Page(HTMLParser):
    """What a browser would see of a page.

    Attributes:
        tags: All elements, with their attributes.
        text: All text outside of styles.
        open: Elements that were not closed.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data


def written(folder: Path, changes: dict[str, str], name: str) -> tuple[Worksheet, str, str]:
    corpus = open_corpus(folder, changes)
    scenario = make_scenario(corpus)
    sheet = worksheet_of(corpus, scenario, name)
    head = assess(corpus, scenario, ())
    return sheet, worksheet_markdown(head, sheet), worksheet_html(head, sheet)


def with_case() -> dict[str, str]:
    mark = "    penalty: {imprisonment: 2..5 years,"
    return edited(MEDIA_LAW, mark, f"{CASE}{mark}")


def test_a_worksheet_is_the_one_that_was_read(tmp_path: Path, rewrite: bool) -> None:
    _, markdown, html = written(tmp_path, with_case(), "media-law-2005")
    compare(GOLDEN / "worksheet.md", masked(markdown), rewrite=rewrite)
    compare(GOLDEN / "worksheet.html", masked(html), rewrite=rewrite)


def test_every_provision_and_case_stands_in_both_forms(tmp_path: Path) -> None:
    sheet, markdown, html = written(tmp_path, with_case(), "media-law-2005")
    assert 4 == len(sheet.entries)
    text = Page(html).text
    for entry in sheet.entries:
        assert entry.provision in markdown
        assert entry.provision in text
        assert entry.status == "drafted"
    for said in ("selling in private", "not reached", "m.sell, m.hold", "Signature"):
        assert said in markdown
        assert said in text


def test_a_standard_has_a_worksheet_too(tmp_path: Path) -> None:
    sheet, markdown, _ = written(tmp_path, {}, "protocol")
    assert "protocol-2000" == sheet.instrument
    assert "Punish attempt" in markdown


def test_what_a_text_says_is_never_read_as_a_mark(tmp_path: Path) -> None:
    quoted = HOSTILE.replace('"', '\\"')
    changes = edited(MEDIA_LAW, "    heading: Distribution\n", f'    heading: "{quoted}"\n')
    _, markdown, html = written(tmp_path, changes, "media-law-2005")
    page = Page(html)
    assert [] == page.open
    assert HOSTILE in page.text
    assert "<script" not in html
    unescaped = re.sub(r"\\.", "", markdown)
    assert "<script" not in unescaped
    assert "](http" not in unescaped


def test_a_page_is_self_contained_and_accessible(tmp_path: Path) -> None:
    _, _, html = written(tmp_path, with_case(), "media-law-2005")
    page = Page(html)
    names = [tag for tag, _ in page.tags]
    assert [] == page.open
    assert {"script", "link", "img", "iframe"}.isdisjoint(names)
    assert "http" not in html.replace("http-equiv", "")
    assert 1 == names.count("h1") == names.count("main")
    assert ("html", {"lang": "en"}) in page.tags
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in page.tags:
        if tag == "a":
            assert (attrs["href"] or "")[1:] in ids
        for key in ("aria-labelledby",):
            assert key not in attrs or attrs[key] in ids
        assert tag != "th" or "scope" in attrs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. one", "1\\. one"),
        ("0.1", "0.1"),
        ("- item", "\\- item"),
        ("a\n# b", "a \\# b"),
        ("<b>", "\\<b\\>"),
        ("a|b", "a\\|b"),
    ],
)
def test_plain_text_stays_plain(text: str, shown: str) -> None:
    assert shown == plain(text)


def test_without_its_library_html_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html_template.cache_clear()
    folder = write_corpus(tmp_path)
    words = ("worksheet", "media-law-2005", "--corpus", str(folder))
    done = execute(*words, "--format", "html")
    assert (2, "") == (done.returncode, done.stdout)
    assert "pip install '.[reports]'" in done.stderr
    assert 0 == execute(*words).returncode


def test_options_are_checked(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    words = ("worksheet", "media-law-2005", "--corpus", str(folder))
    target = tmp_path / "sheet.html"
    assert 2 == execute(*words, "--format", "text").returncode
    assert 2 == execute("worksheet", "media-law-2006", "--corpus", str(folder)).returncode
    assert 0 == execute(*words, "--format", "html", "-o", str(target)).returncode
    assert 2 == execute(*words, "--format", "html", "-o", str(target)).returncode
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert FILES[MEDIA_LAW] == (folder / MEDIA_LAW).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["tipse-2008", "opsc"])
def test_the_shipped_laws_have_worksheets(name: str) -> None:
    found = run("worksheet", name, "--format", "html")
    assert (0, "") == (found.returncode, found.stderr)
    assert [] == Page(found.stdout).open
