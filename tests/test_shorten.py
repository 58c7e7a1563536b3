"""Lists that a layout cuts short: what is left out is counted, and it is said where it stands."""

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from composing import composed, csam, setting_of, shelf
from corpus_case import shipped
from gapcheck.compose import SOURCES, Setting
from gapcheck.compose.build import compose_paper, shown_cell
from gapcheck.compose.shorten import NOTE, first_of, shortened
from gapcheck.finding import Finding
from gapcheck.layout import Show
from gapcheck.paper import Run, Table, plain

ITEMS = st.lists(st.text("abc", min_size=1, max_size=3), max_size=12)
MORE = re.compile(r"and (\d+) more: gapcheck explain ([\w.-]+)")


@cache
def trafficking() -> Setting:
    """Return the shipped law measured by checks of whose residues some have many cases."""
    return setting_of(shipped(), prefixes=("actip", "rio.trafficking", "rio.csam"))


def _one() -> Finding:
    return csam().assessment.findings[0]


@given(ITEMS, st.integers(1, 5), st.integers(0, 3))
@example(["a"] * 5, 5, 0)
@example(["a"] * 6, 5, 0)
@example(["a"] * 7, 5, 0)
def test_what_is_left_out_is_counted(items: list[str], most: int, beyond: int) -> None:
    setting = replace(csam(), at_most=most)
    told = shortened(setting, [(Run(item),) for item in items], (_one(),), beyond)
    shown = [plain(words) for words in told]
    most += len(items) == most + 1 and not beyond
    left = len(items) - most if len(items) > most else 0
    assert items[:most] == shown[: min(most, len(items))]
    expected = (
        [f"and {left + beyond} more: gapcheck explain {_one().check}"] if left + beyond else []
    )
    assert expected == shown[min(most, len(items)) :]
    counted = [f"and {left + beyond} more"] if left + beyond else []
    assert "; ".join([*items[:most], *counted]) == first_of(setting, items, beyond)


@given(ITEMS)
def test_without_a_limit_a_list_is_whole(items: list[str]) -> None:
    paragraphs = tuple((Run(item),) for item in items)
    assert paragraphs == shortened(csam(), paragraphs, (_one(),))
    assert "; ".join(items) == first_of(csam(), items)


def _cell(setting: Setting, source: str, field: str, row: object, most: int | None) -> list[str]:
    show = Show.model_validate({"title": "It", "show": field, "at-most": most})
    found = shown_cell(setting, SOURCES[source], show, row)
    return [plain(words) for words in found.paragraphs]


@pytest.mark.parametrize("field", ["missing", "unclear", "national", "covers", "sources"])
def test_a_cell_says_how_many_more_there_are_and_which_command_tells_them(field: str) -> None:
    setting, cut = trafficking(), 0
    for row in setting.assessment.findings:
        whole = _cell(setting, "findings", field, row, None)
        short = _cell(setting, "findings", field, row, 1)
        if len(whole) < 3:
            assert whole == short
            continue
        first, last = short
        told = MORE.fullmatch(last)
        assert whole[0] == first
        assert told
        assert row.check == told[2]
        if field not in ("missing", "unclear"):  # there, a whole cell may itself count some
            assert len(whole) - 1 == int(told[1])
        cut += 1
    assert cut


def test_cases_that_are_cut_off_anyway_are_counted_too() -> None:
    setting = trafficking()
    (row,) = [
        item for item in setting.assessment.findings if item.check == "actip.trafficking.means"
    ]
    assert row.truncated
    total = len(row.missing) + row.truncated
    told = MORE.fullmatch(_cell(setting, "findings", "missing", row, 3)[-1])
    assert told
    assert total - 3 == int(told[1])
    change = _cell(setting, "findings", "recommendation", row, 3)[0]
    assert change.endswith(f"; and {total - 3} more.")


def test_questions_are_counted_one_by_one() -> None:
    setting = trafficking()
    (row,) = [
        item for item in setting.assessment.findings if item.check == "actip.trafficking.means"
    ]
    asked = [item for item in row.readings if item.answer == "open"]
    told = MORE.fullmatch(_cell(setting, "findings", "unclear", row, 3)[-1])
    assert told
    assert len(asked) - 3 == int(told[1])


def test_a_verdict_keeps_its_clause_however_short_the_cells() -> None:
    setting = csam()
    rows = [item for item in setting.assessment.findings if item.subject_to]
    assert rows
    for row in rows:
        show = Show.model_validate({"title": "It", "show": ["missing", "verdict"], "at-most": 1})
        found = shown_cell(setting, SOURCES["findings"], show, row)
        assert any("as to conduct" in plain(words) for words in found.paragraphs)


def test_each_finding_of_a_row_keeps_its_share() -> None:
    setting = trafficking()
    source = SOURCES["standard-provisions"]
    layout = shelf().layouts["concordance"].noun
    (part,) = [block.table for block in layout.body if block.table]
    rows: list[Any] = [row for row in source.rows(setting, part) if len(row.findings) > 1]
    assert rows
    for row in rows:
        told = "\n".join(_cell(setting, "standard-provisions", "missing", row, 1))
        lacking = [item for item in row.findings if item.missing]
        assert all(f"{item.label[:1].upper()}{item.label[1:]}: " in told for item in lacking)


def _tables(layout: str, setting: Setting) -> tuple[Table, ...]:
    return composed(setting, layout).tables


def test_a_table_with_a_list_cut_short_says_what_that_means() -> None:
    (short,) = _tables("gap-table-short", trafficking())
    assert NOTE in [plain(words) for words in short.foot]
    told = [plain(words) for row in short.rows for it in row.cells for words in it.paragraphs]
    ends = [text for text in told if text.startswith("and ")]
    assert ends
    assert all(re.fullmatch(r"and \d+ more: gapcheck explain \[Ref\]", text) for text in ends)
    assert not [
        table for table in _tables("gap-table", trafficking()) if NOTE in map(plain, table.foot)
    ]


def test_no_layout_that_promises_everything_cuts_a_list_short() -> None:
    complete = [item.noun for item in shelf().layouts.values() if item.noun.complete]
    assert complete
    for layout in complete:
        told = [show for block in layout.body if block.table for show in block.table.columns]
        assert {None} == {show.at_most for show in told}
        paper = compose_paper(trafficking(), layout)
        said = [
            plain(words)
            for it in paper.tables
            for row in it.rows
            for c in row.cells
            for words in c.paragraphs
        ]
        assert not any(MORE.search(text) for text in said)
