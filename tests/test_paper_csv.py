"""CSV: read back, every text is there, and no cell is a formula."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.paper import Cell, Cited, Column, Paper, Reference, Row, Table
from gapcheck.reports.paper_csv import cell_text, harmless, paper_csv
from gapcheck.reports.visible import visible
from golden import GOLDEN
from hostile import HOSTILE, hostile_paper
from numbered_papers import SMALL, papers

FORMULA = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001  full width, which some programs read as narrow


def read(text: str) -> list[list[str]]:
    """Return the cells of a file, its encoding told by its mark."""
    return list(csv.reader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


@given(papers())
def test_every_cell_is_there(paper: Paper) -> None:
    for table in paper.tables:
        rows = read(paper_csv(table))
        assert len(table.rows) + 1 == len(rows)
        for row, texts in zip(table.rows, rows[1:], strict=True):
            named = dict(zip(rows[0], texts, strict=True))
            for column, cell in zip(table.columns, row.cells, strict=True):
                assert harmless(cell_text(cell)) == named[column.key]
                value = named.get(f"{column.key}_value", named[column.key])
                assert cell.value is None or harmless(visible(cell.value)) == value


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 5))
def test_no_cell_is_a_formula(first: int) -> None:
    for table in hostile_paper(first).tables:
        text = paper_csv(table)
        for row in read(text):
            for cell in row:
                assert not cell.startswith(FORMULA)
                assert not cell.strip().startswith(FORMULA)
                assert visible(cell.replace("\n", "")) == cell.replace("\n", "")
        # Every field is quoted, so that no other sign than the comma parts fields.
        assert re.fullmatch(r'\ufeff(("([^"]|"")*")(,"([^"]|"")*")*\r\n)+', text)


@given(st.text(st.sampled_from("=+-@ '\t\nab") | st.characters()))
def test_what_is_made_harmless_is_no_formula_and_the_same_text(text: str) -> None:
    made = harmless(text)
    assert made in (text, f"'{text}")
    assert not made.lstrip().startswith(FORMULA)


def test_a_table_as_csv(rewrite: bool) -> None:
    path = GOLDEN / "paper.csv"
    if rewrite:
        path.write_bytes(paper_csv(SMALL.tables[0]).encode())
    assert path.read_bytes() == paper_csv(SMALL.tables[0]).encode()


def test_values_for_machines_stand_in_a_column_of_their_own() -> None:
    assert ["ref", "requirement", "verdict", "verdict_value", "missing"] == read(
        paper_csv(SMALL.tables[0])
    )[0]


def test_a_column_whose_words_are_its_values_has_no_second() -> None:
    table = Table("t", "T", "", (Column("a", "A", 5, ""),), (Row((Cell((), value=""),)),))
    assert [["a"], [""]] == read(paper_csv(table))


def test_a_reference_that_is_no_note_is_our_mistake() -> None:
    cell = Cell(((Cited((Reference(provision="x/art-1"),)),),))
    with pytest.raises(TypeError):
        paper_csv(Table("t", "T", "", (Column("a", "A", 5, ""),), (Row((cell,)),)))
