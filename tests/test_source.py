"""Reading YAML: everything stays text, what is refused is refused where it stands."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.catalogue import CODES
from gapcheck.problem import Problem
from gapcheck.source import (
    MAXIMUM_BYTES,
    MAXIMUM_DEPTH,
    Source,
    SourceError,
    Steps,
    parse_source,
    read_source,
)


def parsed(text: str) -> Any:
    return parse_source(text.encode(), "a.yaml").data


def problem_in(raw: str | bytes) -> Problem:
    with pytest.raises(SourceError) as caught:
        parse_source(raw if isinstance(raw, bytes) else raw.encode(), "a.yaml")
    return caught.value.problem


def pointed_at(text: str, path: Steps, *, key: bool = False) -> str:
    """Return the text that a problem at `path` underlines."""
    problem = Source("a.yaml", text, None).problem("E022", "wrong", path, key=key)
    return problem.text[problem.column - 1 : problem.column - 1 + problem.length]


# --- what is read ---


@pytest.mark.parametrize(
    "word", ["3.10", "no", "yes", "on", "1e3", "0x1F", "012", "2008-02-15", "1_000", ".inf", "="]
)
def test_every_word_stays_text(word: str) -> None:
    assert {"a": word} == parsed(f"a: {word}\n")


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_value_is_none(nothing: str) -> None:
    assert {"a": None} == parsed(f"a: {nothing}\n")


@pytest.mark.parametrize("word", ["'~'", '""', "'null'"])
def test_a_quoted_value_is_text_even_if_it_looks_like_nothing(word: str) -> None:
    assert {"a": word[1:-1]} == parsed(f"a: {word}\n")


def test_the_same_key_may_stand_in_two_places() -> None:
    assert [{"a": "1"}, {"a": "2"}] == parsed("- {a: 1}\n- {a: 2}\n")


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    assert {"a": "1", "b": "2"} == parse_source(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yaml").data


def test_fifty_levels_are_read_and_the_next_one_is_refused() -> None:
    deepest = "[" * MAXIMUM_DEPTH + "]" * MAXIMUM_DEPTH
    assert isinstance(parsed(deepest), list)
    problem = problem_in(f"[{deepest}]")
    assert ("E008", 1, MAXIMUM_DEPTH + 1) == (problem.code, problem.line, problem.column)


def test_depth_without_end_is_refused_as_soon_as_it_is_too_deep() -> None:
    problem = problem_in("[" * 200_000)
    assert ("E008", MAXIMUM_DEPTH + 1) == (problem.code, problem.column)


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=8)
trees: st.SearchStrategy[Any] = st.recursive(
    texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8
)


@given(st.dictionaries(texts, trees, min_size=1), st.booleans())
def test_what_a_yaml_writer_writes_is_read_back(tree: dict[str, Any], flow: bool) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow)
    assert tree == parsed(written)


# --- what is refused, and where ---


@given(st.binary(max_size=60))
def test_any_bytes_give_data_or_a_problem_inside_them(raw: bytes) -> None:
    try:
        parse_source(raw, "a.yaml")
    except SourceError as error:
        problem = error.problem
        lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert problem.code in CODES
        assert problem.line <= len(lines)
        assert problem.column <= max(1, len(problem.text) + 1) or problem.code == "E002"
        assert problem.fix


def test_a_position_is_counted_in_letters_not_in_bytes() -> None:
    problem = problem_in("a: ព្រះ\u202e\n")
    assert ("E003", 1, len("a: ព្រះ") + 1) == (problem.code, problem.line, problem.column)


def test_a_position_behind_windows_line_ends_is_that_of_the_line_shown() -> None:
    problem = problem_in(b"a: 1\r\nb: 2\r\na: 3\r\n")
    assert ("E010", 3, 1, "a: 3") == (problem.code, problem.line, problem.column, problem.text)


def test_an_unseen_character_is_shown_as_a_replacement_character() -> None:
    assert "a: x\N{REPLACEMENT CHARACTER}y" == problem_in("a: x\u202ey\n").text


@pytest.mark.parametrize("escape", [r"\e", r"\x07", r"\u202E", r"\N", r"\L", r"\P", r"\0"])
def test_an_unseen_character_is_refused_when_it_is_written_as_an_escape(escape: str) -> None:
    problem = problem_in(f'a: 1\nb: "x{escape}y"\n')
    assert ("E003", 2, 4) == (problem.code, problem.line, problem.column)


@pytest.mark.parametrize(
    "seen", ["\u200b", "\u200c", "\u200d", "\u00ad", "\u00a0"], ids=lambda it: f"{ord(it):04X}"
)
def test_characters_that_scripts_need_are_read(seen: str) -> None:
    assert {"a": f"x{seen}y"} == parsed(f"a: x{seen}y\n")


def test_bytes_that_are_not_utf_8_are_shown_where_they_stand() -> None:
    problem = problem_in(b"a: 1\nb: caf\xe9\n")
    assert ("E002", 2, 7) == (problem.code, problem.line, problem.column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: [1, 2\n", 1, 4),
        ("a: {b: 1\nc: 2\n", 2, 2),
        ('a: "one\nb: two\n', 1, 4),
        ("a: [1,", 1, 6),
        ("a: 1\nb: [\n", 2, 4),
    ],
)
def test_what_is_left_open_is_shown_on_a_line_that_is_there(
    text: str, line: int, column: int
) -> None:
    problem = problem_in(text)
    assert ("E005", line, column) == (problem.code, problem.line, problem.column)
    assert problem.text == text.split("\n")[line - 1]


def test_the_caret_stands_under_its_letter_behind_a_tab() -> None:
    shown = problem_in("a:\t1\na:\t2\nb: &x\t3\n").render().split("\n")
    assert ["  2 | a:\t2", "    | ^"] == shown[1:3]
    shown = Source("a.yaml", "a:\tone", None).problem("E022", "wrong", ("a",)).render().split("\n")
    assert ["  1 | a:\tone", "    |   \t^^^"] == shown[1:3]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / "law.yaml", "law.yaml")
    problem = caught.value.problem
    assert ("E001", "law.yaml", 0) == (problem.code, problem.path, problem.line)
    assert "No such file" in problem.message
    assert problem.fix


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "law.yaml"
    path.write_bytes(b"\xff" * (MAXIMUM_BYTES + 1))  # if it were read, it would not be UTF-8
    with pytest.raises(SourceError) as caught:
        read_source(path, "law.yaml")
    assert "E006" == caught.value.problem.code


# --- positions of values ---

LAW = """\
# A comment.
instrument: law
"in-force": {earliest: 1999-01-01}
cite: {in: book}
provisions:
  - id: art-1
    punishes:
      conduct: {is: [sell, keep], words: sells}
      object: thing
    topics:
      - one
      - two
    note:
"""


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("instrument",), "law"),
        (("in-force", "earliest"), "1999-01-01"),
        (("provisions", 0, "id"), "art-1"),
        (("provisions", 0, "topics", 1), "two"),
        (("provisions", 0, "punishes", "object"), "thing"),
    ],
)
def test_a_position_is_that_of_the_value(path: Steps, shown: str) -> None:
    assert shown == pointed_at(LAW, path)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("instrument",), "instrument"),
        (("in-force",), '"in-force"'),
        (("provisions", 0, "punishes", "object"), "object"),
    ],
)
def test_a_position_is_that_of_the_key_if_the_key_is_meant(path: Steps, shown: str) -> None:
    assert shown == pointed_at(LAW, path, key=True)


def test_a_list_or_map_is_pointed_at_by_its_key() -> None:
    assert "provisions" == pointed_at(LAW, ("provisions",))
    assert "punishes" == pointed_at(LAW, ("provisions", 0, "punishes"))


def test_an_empty_value_is_pointed_at_by_its_key() -> None:
    assert "note" == pointed_at(LAW, ("provisions", 0, "note"))


def test_what_is_missing_is_pointed_at_by_what_ought_to_hold_it() -> None:
    assert "art-1" == pointed_at(LAW, ("provisions", 0, "id", "nothing", 3))
    assert "i" == pointed_at(LAW, ("nothing",))


def test_a_list_of_one_may_be_written_without_its_list() -> None:
    assert "book" == pointed_at(LAW, ("cite", 0, "in"))
    assert "thing" == pointed_at(LAW, ("provisions", 0, "punishes", 0, "object", 0))


def test_a_value_with_its_words_is_pointed_at_behind_is() -> None:
    assert "keep" == pointed_at(LAW, ("provisions", 0, "punishes", 0, "conduct", 1))


def test_a_text_over_several_lines_is_underlined_on_its_first_line_only() -> None:
    assert "o" == pointed_at("a: one\n  two\n", ("a",))


words = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
shapes: st.SearchStrategy[Any] = st.recursive(
    words,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(words, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def leaves(tree: Any, path: Steps = ()) -> list[tuple[Steps, str]]:
    if isinstance(tree, str):
        return [(path, tree)]
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [leaf for step, inner in steps for leaf in leaves(inner, (*path, step))]


@given(st.dictionaries(words, shapes, min_size=1), st.booleans())
def test_every_value_of_every_file_is_found_again(tree: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow)
    for path, word in leaves(tree):
        assert word == pointed_at(text, path).strip("'")
