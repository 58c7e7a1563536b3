"""When a text began to apply, in words: a bound that is not known is never called a day."""

import pytest

from corpus_case import shipped
from gapcheck.compose.work import when_text
from gapcheck.corpus import Corpus
from gapcheck.describe.instrument import commencement_text
from gapcheck.provision import Commencement

DAY, LATER = "2007-08-10", "2011-01-01"

SAID = [
    ({"earliest": DAY, "latest": DAY}, f"from {DAY}"),
    ({"earliest": DAY, "latest": LATER}, f"not before {DAY}, at the latest from {LATER}"),
    ({"earliest": DAY}, f"not before {DAY}; the day is not known"),
    ({"latest": LATER}, f"at the latest from {LATER}; the day is not known"),
    ({}, "day not known"),
    (
        {"latest": LATER, "note": "dated without a day."},
        f"at the latest from {LATER}. Dated without a day.",
    ),
]


@pytest.mark.parametrize(("bounds", "said"), SAID)
def test_a_day_is_told_as_far_as_it_is_known(bounds: dict[str, str], said: str) -> None:
    assert said == commencement_text(Commencement.model_validate(bounds))


def test_law_to_come_says_every_bound_that_there_is() -> None:
    told = [when_text(Commencement.model_validate(bounds)) for bounds, _ in SAID]
    assert [
        DAY,
        f"not before {DAY}, at the latest from {LATER}",
        f"not before {DAY}",
        f"at the latest from {LATER}",
        "no day stated",
        f"at the latest from {LATER}",
    ] == told
    assert "no day stated" == when_text(None)


def _told(corpus: Corpus) -> list[str]:
    nouns = [noun for _, noun in corpus.instruments.values()]
    whens = [when for noun in nouns for when in (noun.in_force, noun.until) if when]
    return [commencement_text(when) or "" for when in whens]


def test_no_bound_is_called_unknown_in_the_shipped_law() -> None:
    told = _told(shipped())
    assert told
    assert not [text for text in told if "unknown" in text.partition(". ")[0] or ".." in text]
