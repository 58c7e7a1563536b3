"""Links lead to pages, letters and the paper itself; anything else stays words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.paper import Heading
from gapcheck.reports.links import anchors_of, is_link
from hostile import HOSTILE, HOSTILE_LINKS, hostile_paper


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG:80/a/b?c=d&e=f#g",
        "https://example.org/%E1%9E%81/ច្បាប់",
        "mailto:someone@example.org",
        "#kh/toy.topic.check",
    ],
)
def test_pages_letters_and_anchors_are_links(url: str) -> None:
    assert is_link(url)


@pytest.mark.parametrize("url", HOSTILE_LINKS)
def test_nothing_else_is_a_link(url: str) -> None:
    assert not is_link(url)


@given(st.text())
def test_a_link_names_its_scheme_and_shows_all_it_is(text: str) -> None:
    if is_link(text):
        assert text.lower().startswith(("http://", "https://", "mailto:", "#"))
        assert text.isprintable()
        assert not set(text) & set(' "<>`\\')


def test_headings_and_rows_can_be_led_to() -> None:
    paper = hostile_paper()
    anchors = anchors_of(paper)
    assert {block.anchor for block in paper.blocks if isinstance(block, Heading)} <= anchors
    assert f"row 1 {HOSTILE[1]}" in anchors
