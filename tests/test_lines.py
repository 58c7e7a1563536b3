import textwrap

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.reports.lines import wrapped


@given(st.text("ab -é\u00a0\n"), st.integers(1, 20))
def test_text_is_wrapped_as_the_standard_library_wraps_it(text: str, room: int) -> None:
    expected = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    assert expected == wrapped(text, room)
