"""Papers hold words; their marks can be put into words without touching anything else."""

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.paper import (
    Cell,
    Cited,
    Column,
    Heading,
    Listing,
    Note,
    Paper,
    Paragraph,
    Reference,
    Row,
    Run,
    Stamp,
    Table,
    paper_words,
    plain,
    with_words,
)
from gapcheck.reports.visible import visible

STAMP = Stamp(("gapcheck", "0"), ("toy", "1", "0" * 64), "Toyland", "law", "xx", "2020-01-01", "")
INLINE = st.one_of(
    st.builds(Run, st.text(max_size=5)),
    st.builds(Cited, st.just((Reference(provision="toy/art-1"),))),
)
WORDS = st.lists(INLINE, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    cell = st.lists(WORDS, max_size=2).map(lambda words: Cell(tuple(words)))
    rows = draw(st.lists(st.tuples(cell, cell).map(Row), max_size=3))
    columns = (Column("a", "A", 10, ""), Column("b", "B", 10, ""))
    return Table("t", "T", "", columns, tuple(rows), tuple(draw(st.lists(WORDS, max_size=2))))


BLOCK = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Listing, st.lists(WORDS, max_size=3).map(tuple)),
    tables(),
    st.just(Heading(1, "Heading", "heading")),
)
PAPERS = st.lists(BLOCK, max_size=5).map(
    lambda blocks: Paper("toy", "Toy", "en", False, STAMP, tuple(blocks))
)


@given(PAPERS)
def test_putting_the_same_words_back_changes_nothing(paper: Paper) -> None:
    assert paper == with_words(paper, paper_words(paper))


@given(PAPERS)
def test_every_word_is_replaced_in_its_own_place(paper: Paper) -> None:
    count = len(list(paper_words(paper)))
    numbered = [(Run(str(n)),) for n in range(count)]
    assert numbered == list(paper_words(with_words(paper, numbered)))


def test_a_note_is_a_mark_in_plain_text() -> None:
    assert "Law[3]" == plain((Run("Law"), Note(3, (Run("Art. 1."),))))


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert not any(sign < " " or "\u202a" <= sign <= "\u202e" for sign in visible(text))


def test_marks_that_turn_text_are_shown() -> None:
    assert "a⟨U+202E⟩b c" == visible("a\u202eb\nc")


def test_khmer_joiners_stay() -> None:
    assert "ច្បាប់\u200bស្តីពី" == visible("ច្បាប់\u200bស្តីពី")
