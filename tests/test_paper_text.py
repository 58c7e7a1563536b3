"""Papers on a terminal: every text is there, and no sign of it moves the cursor."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.paper import Cited, Paper, Paragraph, Reference, Run
from gapcheck.reports.paper_text import paper_text
from gapcheck.reports.visible import visible
from golden import GOLDEN, compare
from hostile import HOSTILE, hostile_paper
from numbered_papers import SMALL, papers, texts_of


def text_of(paper: Paper, width: int = 80) -> str:
    return "".join(f"{line.text}\n" for line in paper_text(paper, width))


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(papers(), st.integers(20, 120))
def test_every_text_is_there(paper: Paper, width: int) -> None:
    text = without_spaces(text_of(paper, width))
    for expected in texts_of(paper):
        assert without_spaces(visible(expected)) in text
    for note in paper.notes:
        assert f"[{note.number}]" in text


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 6))
def test_hostile_texts_are_words(first: int) -> None:
    paper = hostile_paper(first)
    text = text_of(paper)
    assert text.replace("\n", "") == visible(text.replace("\n", ""))
    words = without_spaces(text)
    for expected in texts_of(paper):
        assert without_spaces(visible(expected)) in words


@pytest.mark.parametrize("width", [80, 36])
def test_a_paper_as_text(rewrite: bool, width: int) -> None:
    compare(GOLDEN / f"paper-{width}.txt", text_of(SMALL, width), rewrite=rewrite)


def test_lines_keep_to_the_width() -> None:
    lines = text_of(SMALL, 60).splitlines()
    wide = [line for line in lines if len(line) > 60]
    # The scenario can be copied as a whole; a hash and an address are one word each.
    assert all(re.search(r"^Scenario|0{40}|https://", line) for line in wide)


@given(papers())
def test_styles_stand_inside_their_lines(paper: Paper) -> None:
    for line in paper_text(paper, 60):
        for first, last, style in line.spans:
            assert 0 <= first <= last <= len(line.text)
            assert style


def test_what_is_added_and_removed_can_be_told_apart() -> None:
    words = (Run("a", "removed"), Run("b", "added"), Run("c", link="https://example.org"))
    paper = Paper("x", "X", "en", False, SMALL.stamp, (Paragraph(words),))
    assert "[-a-][+b+]c <https://example.org>" in text_of(paper)


def test_a_reference_that_is_no_note_is_our_mistake() -> None:
    words = (Cited((Reference(provision="x/art-1"),)),)
    with pytest.raises(TypeError):
        text_of(Paper("x", "X", "en", False, SMALL.stamp, (Paragraph(words),)))
