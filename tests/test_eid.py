"""Units in the Akoma Ntoso Naming Convention, both ways; the forms of aliases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_case import shipped
from gapcheck.alias import FORMS, has_form
from gapcheck.eid import eid_of, portion_of, unit_of

CASES = {
    "art-41.1": "art_41__para_1",
    "art-3.1.c": "art_3__para_1__point_c",
    "art-2.c": "art_2__point_c",
    "art-41bis": "art_41bis",
    "item-3": "item_3",
    "art-3.1.chapeau": "art_3__para_1__intro",
    "art-3.1.a.i": "art_3__para_1__point_a__point_i",
    "recital-4": "recital_4",
}


@pytest.mark.parametrize(("unit", "eid"), CASES.items())
def test_a_unit_has_one_eid(unit: str, eid: str) -> None:
    assert eid == eid_of(unit)
    assert unit == unit_of(eid)


def test_a_label_is_no_part_of_the_pinpoint() -> None:
    assert "art_3__para_1" == eid_of("art-3.1#possess")


@pytest.mark.parametrize("unit", ["whole", "note-art-3", "untoc-5", "page-4", "art"])
def test_what_the_convention_does_not_name_has_no_eid(unit: str) -> None:
    assert eid_of(unit) is None


@pytest.mark.parametrize("eid", ["", "art", "art_3__point_1", "art_3__para_c", "art_3_", "x_1"])
def test_an_eid_that_is_not_ours_has_no_unit(eid: str) -> None:
    assert unit_of(eid) is None


WORDS = st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True)
UNITS = st.builds(
    lambda kind, number, parts: ".".join([f"{kind}-{number}", *parts]),
    st.sampled_from(["art", "item", "para", "recital"]),
    WORDS,
    st.lists(WORDS | st.just("chapeau"), max_size=4),
)


@given(UNITS)
def test_both_ways_without_loss(unit: str) -> None:
    eid = eid_of(unit)
    assert eid is not None
    assert unit == unit_of(eid)


@given(st.text("artpnoi_-.0123c", max_size=24))
def test_only_eids_of_units_have_units(text: str) -> None:
    unit = unit_of(text)
    assert unit is None or text == eid_of(unit)


def test_units_of_the_shipped_corpus_keep_apart() -> None:
    corpus = shipped()
    places = [*corpus.encoded, *corpus.standard_provisions]
    told: dict[tuple[str, str], str] = {}
    for place in places:
        instrument, _, unit = place.partition("/")
        eid = eid_of(unit)
        if eid:
            told.setdefault((instrument, eid), unit.partition("#")[0])
            assert told[instrument, eid] == unit.partition("#")[0]
    assert len(told) > 500


def test_a_portion_names_work_expression_and_unit() -> None:
    assert "/akn/kh/act/2008/x/eng@/~art_41__para_2" == portion_of(
        "/akn/kh/act/2008/x", "art-41.2", "eng"
    )
    assert portion_of("/akn/kh/act/2008/x", "whole", "eng") is None


@pytest.mark.parametrize("scheme", FORMS)
def test_every_scheme_has_an_example_of_its_form(scheme: str) -> None:
    assert has_form(scheme, FORMS[scheme][1])
    assert not has_form(scheme, f"{FORMS[scheme][1]} and more")
    assert not has_form(scheme, "")
