"""How tables divide pages: no word is broken that fits, and what holds more gets more."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gapcheck.paper import Cell, Column, Note, Row, Run, Table
from gapcheck.reports.widths import POINTED, WHOLE, divided, ems, floors, needed, sheet_widths

PADDING = 0.5
ID = "kh/lanzarote.prostitution.definition"


def table_of(*rows: tuple[str, ...], asked: tuple[int, ...] = ()) -> Table:
    number = len(rows[0]) if rows else len(asked)
    asked = asked or (20,) * number
    columns = tuple(Column(f"c{n}", f"C{n}", asked[n], "") for n in range(number))
    cells = (tuple(Cell(((Run(text),),) if text else ()) for text in row) for row in rows)
    return Table("t", "T", "", columns, tuple(Row(row) for row in cells))


WORDS = st.text("abcil mw.-", max_size=30)
TABLES = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.tuples(*[WORDS] * n), min_size=1, max_size=4).map(
        lambda rows: table_of(*rows)
    )
)


@given(TABLES, st.floats(5, 200), st.booleans())
def test_a_page_is_divided_to_its_end(table: Table, room: float, pointed: bool) -> None:
    widths = divided(table, room, PADDING, pointed=pointed)
    assert room == pytest.approx(sum(widths))
    assert min(widths) > 0


@given(TABLES, st.floats(5, 200))
@example(table_of(("", "aaaa")), 5.0)
def test_no_word_is_broken_where_there_is_room_for_all(table: Table, room: float) -> None:
    if needed(table, PADDING) <= room:
        for width, floor in zip(divided(table, room, PADDING), floors(table, WHOLE), strict=True):
            assert width >= floor + PADDING - 1e-6


def test_an_id_holds_together_beside_long_texts() -> None:
    table = table_of((ID, "many words " * 40, "many more words " * 40))
    widths = divided(table, 60, PADDING)
    assert widths[0] >= ems(ID)
    assert widths[0] < widths[1] < widths[2]


def test_an_id_ends_lines_at_its_points_where_the_page_is_narrow() -> None:
    table = table_of((ID, "trafficking", "trafficking"))
    first, *_ = divided(table, 25, PADDING, pointed=True)
    assert ems("prostitution.") <= first < ems(ID)
    assert ["kh/", "lanzarote.", "prostitution.", "definition"] == POINTED.findall(ID)
    assert [ID] == WHOLE.findall(ID)
    assert ["2002-06-30"] == WHOLE.findall("2002-06-30") == POINTED.findall("2002-06-30")
    assert ["opsc-", "guidelines.csam.trade"] == WHOLE.findall("opsc-guidelines.csam.trade")


@pytest.mark.parametrize(
    "text", ["art. 3(1)", "e.g. images", "No. 105", "1.2.3", "a/b", "2002-06-30", "opsc-2"]
)
def test_no_letter_is_lost_in_pieces(text: str) -> None:
    assert text.replace(" ", "") == "".join(POINTED.findall(text))


def test_what_a_layout_asks_for_counts() -> None:
    text = "some words " * 10
    narrow, wide = divided(table_of((text, text), asked=(10, 40)), 80, PADDING)
    assert 1.5 < wide / narrow < 2.5


def test_a_column_that_is_empty_in_every_row_has_room_to_write_in() -> None:
    first, second = divided(table_of(("some words " * 10, ""), ("some words " * 10, "")), 80, 1)
    assert 0.5 < second / first < 1


def test_the_mark_of_a_note_makes_no_word_longer() -> None:
    cell = Cell(((Run("trafficking"), Note(4711, (Run("A note."),))),))
    table = table_of(("trafficking",))
    marked = table._replace(rows=(Row((cell,)),))
    assert floors(table, WHOLE) == floors(marked, WHOLE)


def test_a_table_without_rows_or_words_is_divided_too() -> None:
    assert 30 == pytest.approx(sum(divided(table_of(asked=(10, 20)), 30, PADDING)))
    assert (20, 20) == sheet_widths(table_of(("", "")))


def test_a_column_of_a_sheet_is_wide_enough_for_its_words() -> None:
    first, second = sheet_widths(table_of((ID, "many words " * 20), asked=(10, 40)))
    assert len(ID) * 0.8 < first < len(ID) * 1.2
    assert 40 == second
