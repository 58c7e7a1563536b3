"""Amendments carried out: every operation, days, doubts, and the law written by hand."""

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapcheck
from amending import (
    amended,
    amendment,
    drawn_change,
    law_with,
    loaded_with_change,
    text_of,
    units_of,
    unlike,
    verdicts,
    write_amendments,
)
from gapcheck.amend.reach import words_of
from gapcheck.amend.redraft import redrafted
from gapcheck.amend.refused import EditError
from gapcheck.amendment import Redraft
from gapcheck.assemble import assemble_corpus
from gapcheck.catalogue import CODES
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.diff import Side, compare_laws
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import residue_of
from gapcheck.evaluate import assess, evaluate_law
from gapcheck.judge import judge_demands, manner_of
from gapcheck.load import load_files
from gapcheck.problem import GapcheckError, Problem
from gapcheck.provision import NationalProvision
from gapcheck.region import equal, intersection
from gapcheck.reports.diff_document import comparison_json
from gapcheck.reports.diff_markdown import comparison_markdown
from gapcheck.reports.diff_text import comparison_text
from gapcheck.words.cite import name_provision
from golden import execute
from laws import CHANCES, corpus_of, drawn_with, for_all
from small import FILES, MEDIA_LAW, PENAL_CODE, edited, open_corpus, write_corpus
from test_problems import SPOILERS

DISTRIBUTE = "media-law-2005/art-2.1"
POSSESS = "media-law-2005/art-2.2"
DEFINITION = "media-law-2005/art-1"
INTERVAL = {"earliest": "2015-01-01", "latest": "2016-01-01"}
NEW = {"id": "art-2bis", "topics": "csam", "punishes": {"conduct": "produce", "object": "csam"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


def by_hand(tmp_path: Path, old: str, new: str, name: str = MEDIA_LAW) -> Law:
    """Return the law of a corpus of which somebody wrote one file anew."""
    (tmp_path / "hand").mkdir()
    corpus = open_corpus(tmp_path / "hand", edited(name, old, new))
    return consolidate_law(corpus, gapcheck.make_scenario(corpus))


def widened(dimension: str | list[str], **more: Any) -> dict[str, Any]:
    return {"widen": DISTRIBUTE, "dimension": dimension, **more}


# --- each operation ---


def test_a_provision_comes_in_at_the_end(folder: Path) -> None:
    law = law_with(folder, amendment("more", {"insert": "media-law-2005", "provision": NEW}))
    assert [*("art-1", "art-2.1", "art-2.2", "art-3"), "art-2bis"] == units_of(
        law, "media-law-2005"
    )


def test_a_provision_comes_in_behind_another(folder: Path) -> None:
    law = law_with(
        folder,
        amendment("more", {"insert": "media-law-2005", "after": "art-2.1", "provision": NEW}),
    )
    assert ["art-1", "art-2.1", "art-2bis", "art-2.2", "art-3"] == units_of(law, "media-law-2005")


def test_provisions_behind_one_another_stand_in_their_order(folder: Path) -> None:
    law = law_with(
        folder,
        amendment(
            "more",
            {"insert": "media-law-2005", "after": "art-9", "provision": {**NEW, "id": "art-8"}},
            {"insert": "media-law-2005", "after": "art-2.1", "provision": {**NEW, "id": "art-7"}},
            {"insert": "media-law-2005", "after": "art-2.1", "provision": {**NEW, "id": "art-9"}},
        ),
    )
    assert ["art-1", "art-2.1", "art-7", "art-9", "art-8", "art-2.2", "art-3"] == units_of(
        law, "media-law-2005"
    )


def test_an_inserted_provision_cites_the_amendment_and_is_as_well_known(folder: Path) -> None:
    law = law_with(
        folder,
        amendment("more", {"insert": "media-law-2005", "provision": NEW}, basis="reported"),
    )
    noun = text_of(law, "media-law-2005/art-2bis")
    assert ("reported", ["report-2015"]) == (noun.basis, [cite.in_ for cite in noun.cite])


def test_the_words_of_an_insertion_are_its_quotation(folder: Path) -> None:
    words, new = {"insert": "whoever produces it"}, {**NEW, "quote-is": "unofficial translation"}
    law = law_with(
        folder, amendment("more", {"insert": "media-law-2005", "provision": new, "words": words})
    )
    assert "whoever produces it" == text_of(law, "media-law-2005/art-2bis").quote


def test_a_provision_is_substituted(folder: Path, tmp_path: Path) -> None:
    text = {"id": "art-2.1", "topics": "csam", "punishes": {"conduct": "sell", "object": "csam"}}
    law = law_with(folder, amendment("other", {"substitute": DISTRIBUTE, "provision": text}))
    noun = text_of(law, DISTRIBUTE)
    assert ({"conduct": "sell", "object": "csam"}, None, None) == (
        noun.punishes[0],
        noun.quote,
        noun.penalty,
    )
    assert ["art-1", "art-2.1", "art-2.2", "art-3"] == units_of(law, "media-law-2005")


def test_a_repealed_provision_reaches_nothing_and_keeps_its_place(folder: Path) -> None:
    law = law_with(folder, amendment("gone", {"repeal": DISTRIBUTE}))
    item = law.encoded[DISTRIBUTE]
    assert ((), None, None) == (item.offences, item.noun.quote, item.noun.penalty)
    assert "art-2.1" in units_of(law, "media-law-2005")


def test_what_refers_to_a_repealed_provision_finds_nothing(folder: Path) -> None:
    law = law_with(folder, amendment("gone", {"repeal": DISTRIBUTE}))
    assert () == law.encoded[POSSESS].offences


def test_a_word_whose_definition_is_repealed_reaches_nothing(folder: Path) -> None:
    law = law_with(folder, amendment("gone", {"repeal": DEFINITION}))
    found = verdicts(law)
    assert "gap" == found["protocol.csam.definition"]


def test_a_limit_is_lifted(folder: Path, tmp_path: Path) -> None:
    words = {"delete": "in a public place"}
    law = law_with(folder, amendment("wider", widened("place", to="any", words=words)))
    old = "      place: {is: public-place, words: in a public place}\n"
    assert [] == unlike(law, by_hand(tmp_path, old, ""))
    noun = text_of(law, DISTRIBUTE)
    assert "whoever distributes or sells an indecent picture" == noun.quote
    assert ["conduct", "object"] == [*noun.punishes[0]]


def test_a_limit_of_an_extended_dimension_is_lifted_to_any_value(folder: Path) -> None:
    text = amendment(
        "both",
        {"insert": "media-law-2005", "provision": {**NEW, "punishes": {"stage": "attempted"}}},
        {"widen": "media-law-2005/art-2bis", "dimension": "stage", "to": "any"},
    )
    assert {"stage": "any"} == text_of(law_with(folder, text), "media-law-2005/art-2bis").punishes[
        0
    ]


def test_values_are_added(folder: Path, tmp_path: Path) -> None:
    words = {"replace": "or sells", "by": ", sells or keeps"}
    law = law_with(folder, amendment("wider", widened("conduct", add="possess", words=words)))
    hand = by_hand(tmp_path, "[distribute, sell]", "[distribute, sell, possess]")
    assert [] == unlike(law, hand)
    assert (
        "whoever distributes, sells or keeps an indecent picture in a public place"
        == text_of(law, DISTRIBUTE).quote
    )


@pytest.mark.parametrize(
    ("more", "value"),
    [({"to": "any"}, "any"), ({"add": "minor"}, "[of-age, minor]")],
)
def test_the_base_value_of_what_an_offence_leaves_unsaid_is_a_limit(
    folder: Path, tmp_path: Path, more: dict[str, str], value: str
) -> None:
    law = law_with(folder, amendment("children", widened("offender_age", **more)))
    old = "      place: {is: public-place, words: in a public place}\n"
    assert [] == unlike(law, by_hand(tmp_path, old, f"{old}      offender_age: {value}\n"))


def test_a_widening_for_some_cases_leaves_the_others(folder: Path, tmp_path: Path) -> None:
    one = widened("place", to="any", when={"conduct": "sell", "victim_age": "0..13"})
    law = law_with(folder, amendment("wider", one))
    old = """\
    punishes:
      conduct: [distribute, sell]
      object: indecent-picture
      place: {is: public-place, words: in a public place}
"""
    new = """\
    punishes:
      - conduct: [distribute, sell]
        object: indecent-picture
        place: {is: public-place, words: in a public place}
      - conduct: sell
        object: indecent-picture
        victim_age: 0..13
"""
    assert [] == unlike(law, by_hand(tmp_path, old, new))


SOUND: dict[str, Any] = {"widen": DEFINITION, "also": {"medium": "audio", "victim_age": "0..15"}}
ADDITIONS = (
    {"widen": DEFINITION, "dimension": "medium", "add": "drawing"},
    {"widen": DEFINITION, "dimension": "medium", "add": "audio"},
    SOUND,
    {"widen": DEFINITION, "also": {"medium": "drawing"}},
)


def test_cases_come_in_besides_and_no_doubt_is_theirs(folder: Path, tmp_path: Path) -> None:
    old = text_of(law_with(folder), DEFINITION)
    new = text_of(law_with(folder, amendment("more", SOUND)), DEFINITION)
    assert (*old.reaches, {**SOUND["also"], "doubts": "none"}) == new.reaches
    assert old.doubtful == new.doubtful


def test_a_doubt_of_the_text_says_nothing_of_what_comes_in_besides(folder: Path) -> None:
    name = MEDIA_LAW
    doubt = '    doubtful: [{if: {is-film: "yes"}, also: {medium: drawing}}]\n'
    reading = '  - {id: is-film, question: Is it?, answers: {"yes": it is, "no": it is not}}\n'
    old = (folder / name).read_text()
    old = old.replace("      victim_age: under-18\n\n", f"      victim_age: under-18\n{doubt}\n")
    (folder / name).write_text(old.replace("readings:\n", f"readings:\n{reading}"))
    more = {"widen": DEFINITION, "also": {"medium": "audio", "victim_age": "any"}}
    item = law_with(folder, amendment("more", more)).encoded[DEFINITION]
    space = law_with(folder).space
    drawn = [box.bits for box in item.definition if space.values(box.bits, "medium") == 4]
    assert drawn
    assert all(
        space.values(box, "victim_age") != space.values(space.full, "victim_age") for box in drawn
    )


def _as_sets(noun: NationalProvision) -> list[list[tuple[str, list[str]]]]:
    """Return what a definition reaches, the order of boxes and values aside."""
    return sorted(
        sorted((name, sorted(words_of(value))) for name, value in box.items())
        for box in noun.reaches
    )


@for_all(CHANCES, share=5)
def test_what_comes_in_besides_commutes(chance: Random) -> None:
    """Two additions to one element, and one beside it, in whatever order, on a new text too."""
    instructions = list(ADDITIONS)
    chance.shuffle(instructions)
    with TemporaryDirectory() as name:
        folder = write_corpus(Path(name))
        wanted = text_of(law_with(folder, amendment("all", *ADDITIONS)), DEFINITION)
        texts = [amendment(f"bill-{n}", one) for n, one in enumerate(instructions)]
        found = text_of(law_with(folder, *texts), DEFINITION)
        assert _as_sets(wanted) == _as_sets(found)


def test_what_comes_in_besides_stands_beside_a_new_text(folder: Path) -> None:
    other = {"id": "art-1", "defines": "indecent-picture", "expresses": "csam"}
    new = {**other, "reaches": {"medium": "photo"}}
    one = {"substitute": DEFINITION, "provision": new}
    law = law_with(folder, amendment("new", one), amendment("more", SOUND))
    assert ["photo", "audio"] == [box["medium"] for box in text_of(law, DEFINITION).reaches]


@pytest.mark.parametrize(
    ("one", "code"),
    [
        ({**SOUND, "dimension": "medium", "add": "drawing"}, "E501"),
        ({"widen": DISTRIBUTE, "also": {"medium": "drawing"}, "in": "provides"}, "E502"),
        ({"narrow": DEFINITION, "also": {"medium": "drawing"}}, "E501"),
    ],
)
def test_cases_that_cannot_come_in_besides_are_refused(
    folder: Path, one: dict[str, Any], code: str
) -> None:
    with pytest.raises(GapcheckError) as caught:
        law_with(folder, amendment("more", one))
    assert code in {problem.code for problem in caught.value.problems}


def test_a_narrower_text_and_more_cases_contradict_each_other(folder: Path) -> None:
    narrower = {"narrow": DEFINITION, "dimension": "medium", "to": "photo"}
    with pytest.raises(GapcheckError) as caught:
        law_with(folder, amendment("less", narrower), amendment("more", SOUND))
    assert ["E504"] == [problem.code for problem in caught.value.problems]


def test_a_limit_is_narrowed(folder: Path, tmp_path: Path) -> None:
    words = {"replace": "distributes or sells", "by": "sells"}
    one = {"narrow": DISTRIBUTE, "dimension": "conduct", "to": "sell", "words": words}
    law = law_with(folder, amendment("less", one))
    assert [] == unlike(law, by_hand(tmp_path, "[distribute, sell]", "sell"))
    assert "whoever sells an indecent picture in a public place" == text_of(law, DISTRIBUTE).quote


def test_an_element_comes_in_that_was_not_there(folder: Path, tmp_path: Path) -> None:
    words = {"insert": "in order to supply it", "after": "an indecent picture"}
    one = {"narrow": DISTRIBUTE, "dimension": "purpose", "to": "own-use", "words": words}
    law = law_with(folder, amendment("less", one))
    hand = by_hand(
        tmp_path,
        "      place: {is: public-place, words: in a public place}\n",
        "      place: {is: public-place, words: in a public place}\n      purpose: own-use\n",
    )
    assert [] == unlike(law, hand)
    assert (
        "whoever distributes or sells an indecent picture in order to supply it in a public place"
        == text_of(law, DISTRIBUTE).quote
    )


def test_a_penalty_is_changed(folder: Path, tmp_path: Path) -> None:
    one = {"change": DISTRIBUTE, "penalty": {"imprisonment": "1..3 years"}}
    law = law_with(folder, amendment("milder", one))
    old = '{imprisonment: 2..5 years, fine: "1,000,000..4,000,000 XAD", together: true}'
    hand = by_hand(tmp_path, old, "{imprisonment: 1..3 years}")
    assert [] == unlike(law, hand)
    before = verdicts(law_with(folder))
    assert before["protocol.csam.penalty"] != verdicts(law)["protocol.csam.penalty"]


def test_a_whole_instrument_is_enacted(folder: Path) -> None:
    new = {
        "instrument": "law-2021",
        "title": "Law",
        "short": "Law of 2021",
        "layer": "statute",
        "provisions": [{**NEW, "id": "art-1", "penalty": {"imprisonment": "1..3 years"}}],
    }
    law = law_with(folder, amendment("whole", {"enact": new}))
    assert "law-2021" in law.instruments
    assert 1 == len(law.encoded["law-2021/art-1"].offences)
    assert "produce" == text_of(law, "law-2021/art-1").punishes[0]["conduct"]


def test_a_draft_is_amended_and_counts_only_when_it_is_enacted(folder: Path) -> None:
    one = {"widen": "bill-2020/art-1", "dimension": "conduct", "add": "possess"}
    text = amendment("of-bill", one)
    assert [] == unlike(law_with(folder), law_with(folder, text))
    assert unlike(
        law_with(folder, enact=["bill-2020"]), law_with(folder, text, enact=["bill-2020"])
    )


def test_a_measure_is_widened_and_narrowed(folder: Path) -> None:
    more = {"widen": "penal-code-2010/art-40", "dimension": "measure", "add": "closure"}
    law = law_with(folder, amendment("more", more))
    assert ["confiscation", "closure"] == text_of(law, "penal-code-2010/art-40").provides[0][
        "measure"
    ]


def test_a_general_rule_and_an_exemption_are_widened(folder: Path, tmp_path: Path) -> None:
    rule = {"widen": "penal-code-2010/art-41", "dimension": "offender_age"}
    law = law_with(
        folder,
        amendment("older", {**rule, "in": "exempts", "add": "16..17"}),
        amendment("younger", {**rule, "in": "extends", "add": "12..13"}),
    )
    text = FILES[PENAL_CODE].replace("{offender_age: 14..17}", "{offender_age: 12..17}")
    text = text.replace("{offender_age: 14..15}", "{offender_age: 14..17}")
    hand = open_corpus(tmp_path / "hand", {PENAL_CODE: text})
    assert [] == unlike(law, consolidate_law(hand, gapcheck.make_scenario(hand)))


def test_references_follow_the_amended_text(folder: Path, tmp_path: Path) -> None:
    """Possession for an act of art. 2(1) is possession for an act of it as amended."""
    law = law_with(folder, amendment("wider", widened("place", to="any")))
    before = law_with(folder)
    assert before.encoded[POSSESS].noun == law.encoded[POSSESS].noun
    assert before.encoded[POSSESS].offences != law.encoded[POSSESS].offences


def test_offences_follow_an_amended_definition(folder: Path, tmp_path: Path) -> None:
    one = {"widen": DEFINITION, "dimension": "medium", "add": "drawing"}
    law = law_with(folder, amendment("drawings", one))
    hand = by_hand(tmp_path, "is: [photo, film]", "is: [photo, film, drawing]")
    assert [] == unlike(law, hand)


# --- what is cited ---


def test_an_edited_provision_cites_its_amendment_and_is_known_as_the_lesser(folder: Path) -> None:
    text = amendment("wider", widened("place", to="any"), cite="gazette-2009", basis="reported")
    noun = text_of(law_with(folder, text), DISTRIBUTE)
    assert (["report-2015", "gazette-2009"], "reported") == (
        [cite.in_ for cite in noun.cite],
        noun.basis,
    )


def test_a_finding_names_the_text_as_amended(folder: Path) -> None:
    corpus, scenario = amended(folder, amendment("wider", widened("place", to="any")))
    check = corpus.check("protocol.csam.distribute")
    assert check is not None
    (finding,) = evaluate_law(corpus, scenario, [check])
    assert "Media Law art. 2(1) as amended" in [item.cite for item in finding.citations]


@pytest.mark.parametrize(
    ("one", "when", "told"),
    [
        ({"insert": "media-law-2005", "provision": NEW}, {}, "Media Law art. 2bis as inserted"),
        (
            {"repeal": DEFINITION},
            {"commencement": INTERVAL},
            "Media Law art. 1 (perhaps repealed)",
        ),
        (
            {"narrow": DEFINITION, "dimension": "medium", "to": "photo"},
            {"commencement": INTERVAL},
            "Media Law art. 1 (perhaps amended)",
        ),
    ],
)
def test_a_text_is_named_by_what_was_done_to_it(
    folder: Path, one: dict[str, Any], when: dict[str, Any], told: str
) -> None:
    law = law_with(folder, amendment("bill", one, **when), as_of="2015-06-01")
    name = one.get("repeal") or one.get("narrow") or "media-law-2005/art-2bis"
    assert told == name_provision(law.corpus, name)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2014-12-31", "yet to be amended by Bill"),
        ("2015-06-01", "perhaps amended by Bill"),
        ("2016-01-01", "amended by Bill"),
    ],
)
def test_the_head_says_whether_an_amendment_had_taken_effect(
    folder: Path, on: str, told: str
) -> None:
    text = amendment("bill", widened("place", to="any"), commencement=INTERVAL)
    head = assess(*amended(folder, text, as_of=on), ())
    assert f"law in force on {on}, {told}" == head.law


def test_the_head_says_which_part_of_an_amendment_had_taken_effect(folder: Path) -> None:
    later = {"repeal": POSSESS, "commencement": "2030-01-01"}
    text = amendment("bill", widened("place", to="any"), later)
    head = assess(*amended(folder, text, as_of="2016-01-01"), ())
    assert head.law.endswith("amended in part by Bill")


@pytest.mark.parametrize(
    ("one", "told"),
    [
        ({"repeal": POSSESS}, "the repeal of Media Law art. 2(2) by Bill was yet to take effect"),
        (
            {"insert": "media-law-2005", "provision": NEW},
            "the insertion of Media Law art. 2bis by Bill had taken effect by that day",
        ),
    ],
)
def test_a_question_of_the_day_names_what_is_done(
    folder: Path, one: dict[str, Any], told: str
) -> None:
    law = law_with(folder, amendment("bill", {**one, "commencement": INTERVAL}))
    answers = law.corpus.questions["bill:1-commenced"].reading.answers.values()
    assert any(answer.startswith(told) for answer in answers)


def test_cases_and_checking_are_of_the_text_before(folder: Path) -> None:
    name = MEDIA_LAW
    own = "    review: {status: checked, by: a person, on: 2020-01-01}\n"
    old = "  - id: art-2.1\n"
    (folder / name).write_text((folder / name).read_text().replace(old, old + own))
    before = text_of(law_with(folder), DISTRIBUTE)
    after = text_of(law_with(folder, amendment("bill", widened("place", to="any"))), DISTRIBUTE)
    assert before.review is not None
    assert ((), None) == (after.cases, after.review)


def test_a_document_that_an_amendment_describes_can_be_cited(folder: Path) -> None:
    document = {"id": "bill", "short": "Bill", "author": "A", "title": "T", "kind": "law text"}
    new = {**NEW, "punishes": {"conduct": "distribute", "object": "csam"}}
    one = {"insert": "media-law-2005", "provision": new}
    text = amendment("wider", one, cite="bill", documents=[document])
    assert "read in Bill" in _sources(*amended(folder, text))


def test_a_text_that_was_changed_is_not_said_to_stand_in_its_source(folder: Path) -> None:
    text = amendment("wider", widened("place", to="any", words={"delete": "in a public place"}))
    told = "as quoted by Report (2015) 6, amended by Wider; text not read"
    assert told in _sources(*amended(folder, text))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (DISTRIBUTE, "“whoever distributes or sells an indecent picture”"),
        ("media-law-2005/art-2bis", "whoever produces child sexual abuse material"),
        ("media-law-2005", "art. 2bis"),
        ("penal-code-2010/art-42", "Repealed by Wider."),
    ],
)
def test_a_text_is_read_back_as_amended(folder: Path, name: str, told: str) -> None:
    write_amendments(
        folder,
        amendment(
            "wider",
            widened("place", to="any", words={"delete": "in a public place"}),
            {"insert": "media-law-2005", "provision": NEW},
            {"repeal": "penal-code-2010/art-42"},
        ),
    )
    done = execute("show", name, "--amend", "wider.yaml", folder=folder)
    assert (0, "") == (done.returncode, done.stderr)
    assert told in " ".join(done.stdout.split())


def _sources(corpus: gapcheck.Corpus, scenario: gapcheck.Scenario) -> list[str]:
    found = evaluate_law(corpus, scenario)
    return [item.source for finding in found for item in finding.citations]


def test_a_reading_that_an_amendment_brings_is_open_in_its_scenarios(folder: Path) -> None:
    reading = {"id": "is-keeping", "question": "Is it?", "answers": {"yes": "it is", "no": "no"}}
    doubt = {"if": {"is-keeping": "yes"}, "also": {"conduct": ["produce", "possess"]}}
    one = {"insert": "media-law-2005", "provision": {**NEW, "doubtful": [doubt]}}
    text = amendment("doubt", one, readings=[reading])
    assert "is-keeping" in {
        name.removeprefix("reading:") for _, name in _readings(law_with(folder, text))
    }
    law = law_with(folder, text, assume={"is-keeping": "yes"})
    assert "yes" == law.answers["is-keeping"]


def _readings(law: Law) -> list[tuple[str, str]]:
    return [("", name) for name in law.corpus.questions]


# --- the corpus stays as it is ---


def test_the_corpus_itself_is_not_changed(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    plain = assemble_corpus(load_files(folder))
    corpus, _ = amended(folder, amendment("gone", {"repeal": DISTRIBUTE}))
    assert before == {path: path.read_bytes() for path in before}
    assert plain.hash == corpus.hash
    law = consolidate_law(corpus, gapcheck.make_scenario(corpus))
    assert [] == unlike(consolidate_law(plain, gapcheck.make_scenario(plain)), law)
    assert {key: item.noun for key, item in law.encoded.items()} == {
        key: plain.encoded[key].noun for key in law.encoded
    }


def test_what_is_not_amended_is_shared_with_the_law_as_it_is(folder: Path) -> None:
    corpus, scenario = amended(folder, amendment("wider", widened("place", to="any")))
    law = consolidate_law(corpus, scenario)
    before = consolidate_law(corpus, gapcheck.make_scenario(corpus))
    differing = [key for key, item in law.encoded.items() if before.encoded[key] is not item]
    assert [DISTRIBUTE, POSSESS] == [key for key in differing if key != "x"][:2]
    assert "penal-code-2010/art-40" not in differing


# --- several on one day ---

ON_ONE_DAY = (
    amendment("alpha", widened("place", to="any", words={"delete": "in a public place"})),
    amendment(
        "beta",
        widened("conduct", add="possess", words={"replace": "or sells", "by": ", sells or keeps"}),
        {"insert": "media-law-2005", "after": "art-2.1", "provision": NEW},
    ),
    amendment(
        "gamma",
        widened("conduct", add="produce"),
        {"widen": "media-law-2005/art-2bis", "dimension": "conduct", "add": "sell"},
        {"insert": "media-law-2005", "after": "art-2.1", "provision": {**NEW, "id": "art-2ter"}},
        {"repeal": "penal-code-2010/art-40"},
    ),
    amendment("delta", {"repeal": "penal-code-2010/art-40"}, widened("place", to="any")),
)


def test_the_order_of_files_and_instructions_does_not_matter(folder: Path) -> None:
    wanted = None
    for number, texts in enumerate(permutations(ON_ONE_DAY)):
        if number % 5:
            continue
        told = [json.loads(text) for text in texts]
        for item in told:
            Random(number).shuffle(item["instructions"])
        law = law_with(folder, *(json.dumps(item) for item in told))
        found = {key: item.noun for key, item in law.encoded.items()}
        order = units_of(law, "media-law-2005")
        wanted = wanted or (found, order)
        assert wanted == (found, order)
    assert wanted is not None
    noun = wanted[0][DISTRIBUTE]
    assert "whoever distributes, sells or keeps an indecent picture" == noun.quote
    assert {"distribute", "sell", "possess", "produce"} == set(noun.punishes[0]["conduct"])
    assert ["art-2.1", "art-2bis", "art-2ter", "art-2.2"] == wanted[1][1:5]


def test_instructions_of_one_amendment_may_stand_in_two_files(folder: Path) -> None:
    first, second = widened("place", to="any"), widened("conduct", add="possess")
    one = law_with(folder, amendment("both", first, second))
    two = law_with(folder, amendment("first", first), amendment("second", second))
    assert [] == unlike(one, two)


def test_two_ways_to_redraft_the_same_words_contradict_each_other(folder: Path) -> None:
    first = widened("place", to="any", words={"delete": "in a public place"})
    second = widened("conduct", add="possess", words={"delete": "public place"})
    with pytest.raises(GapcheckError) as caught:
        law_with(folder, amendment("first", first), amendment("second", second))
    assert ["E504"] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("drafts", "wanted"),
    [
        ([{"delete": "b"}], "a c d"),
        ([{"replace": "b c", "by": "x"}], "a x d"),
        ([{"insert": "x", "after": "b"}], "a b x c d"),
        ([{"insert": "x"}], "a b c d x"),
        ([{"delete": "a"}, {"delete": "d"}, {"insert": "x", "after": "b"}], "b x c"),
        ([{"delete": "b"}, {"insert": "x", "after": "b"}], "a x c d"),
    ],
)
def test_words_are_redrafted_as_they_were(drafts: list[dict[str, str]], wanted: str) -> None:
    for order in permutations(drafts):
        assert wanted == redrafted("a b c d", [Redraft(**draft) for draft in order])


def test_words_that_stand_there_twice_are_not_guessed_at() -> None:
    with pytest.raises(EditError):
        redrafted("a b a", [Redraft(delete="a")])


# --- days ---

PARTIAL = amendment(
    "stages",
    widened("place", to="any", commencement="2015-01-01"),
    widened("conduct", add="possess", commencement="2018-01-01"),
    commencement="2010-01-01",
)


@pytest.mark.parametrize(
    ("on", "keys"),
    [
        ("2014-12-31", {"conduct": 2, "place": True}),
        ("2015-01-01", {"conduct": 2, "place": False}),
        ("2017-12-31", {"conduct": 2, "place": False}),
        ("2018-01-01", {"conduct": 3, "place": False}),
    ],
)
def test_each_instruction_counts_from_its_day(folder: Path, on: str, keys: dict[str, Any]) -> None:
    box = text_of(law_with(folder, PARTIAL, as_of=on), DISTRIBUTE).punishes[0]
    assert keys == {"conduct": len(box["conduct"]), "place": "place" in box}


def test_before_its_day_an_amendment_changes_nothing(folder: Path) -> None:
    text = amendment("later", widened("place", to="any"), commencement="2016-01-01")
    before = law_with(folder, as_of="2015-12-31")
    assert before.encoded[DISTRIBUTE].noun == text_of(
        law_with(folder, text, as_of="2015-12-31"), DISTRIBUTE
    )


def test_the_text_of_a_day_may_be_substituted_again_on_a_later_one(folder: Path) -> None:
    first = widened("place", to="any", commencement="2012-01-01")
    text = {**NEW, "id": "art-2.1"}
    second = {"substitute": DISTRIBUTE, "provision": text, "commencement": "2014-01-01"}
    law = law_with(folder, amendment("twice", second, first), as_of="2014-01-01")
    assert "produce" == text_of(law, DISTRIBUTE).punishes[0]["conduct"]


def test_an_uncertain_commencement_is_a_question_within_its_interval(folder: Path) -> None:
    text = amendment("vague", widened("place", to="any"), commencement=INTERVAL)
    plain = amendment("plain", widened("place", to="any"))
    question = "vague:commenced"
    for on, same in (("2014-12-31", []), ("2016-01-01", [plain])):
        assert [] == unlike(law_with(folder, text, as_of=on), law_with(folder, *same, as_of=on))
    inside = law_with(folder, text, as_of="2015-06-01")
    assert question in {name for name in inside.corpus.questions if name not in inside.answers}
    assert unlike(inside, law_with(folder, as_of="2015-06-01"))
    assert unlike(inside, law_with(folder, plain, as_of="2015-06-01"))
    yes = law_with(folder, text, as_of="2015-06-01", assume={question: "yes"})
    no = law_with(folder, text, as_of="2015-06-01", assume={question: "no"})
    assert [] == unlike(yes, law_with(folder, plain, as_of="2015-06-01"))
    assert [] == unlike(no, law_with(folder, as_of="2015-06-01"))


def test_what_stands_on_a_doubtful_definition_is_judged(folder: Path) -> None:
    """With the definition it is asked within it, without it in full."""
    text = amendment("vague", {"repeal": DEFINITION}, commencement=INTERVAL)
    found = verdicts(law_with(folder, text, as_of="2015-06-01"))
    old = verdicts(law_with(folder, as_of="2015-06-01"))
    assert "partial" == old["protocol.csam.distribute"]
    assert "gap" == found["protocol.csam.distribute"]
    assert [] == [it for it in found if found[it] == "not-applicable" != old[it]]


def _without_definition(files: dict[str, Any]) -> list[dict[str, str]]:
    """Return the instructions that repeal the definitions of a drawn code."""
    nouns = files["statutes/xa/code.yaml"]["provisions"]
    return [{"repeal": f"code/{it['id']}"} for it in nouns if "expresses" in it]


@for_all(CHANCES, share=3)
def test_what_is_open_about_a_day_is_what_its_answers_leave(chance: Random) -> None:
    """Surely missing is what is missing before and after; in doubt, what is missing at all."""
    files = drawn_with(chance)
    drawn, _ = drawn_change(chance, files)
    instruction = chance.choice([drawn, *_without_definition(files)])
    when = {"earliest": "2019-01-01", "latest": "2021-01-01"}
    corpus = _with_change(files, instruction, commencement=when)
    laws = [
        consolidate_law(corpus, gapcheck.make_scenario(corpus, amend=["change"], assume=given))
        for given in ({}, {"change:commenced": "yes"}, {"change:commenced": "no"})
    ]
    frame = Frame((corpus,))
    for ready in corpus.checks:
        # Demand by demand: an offence that is missing before the day and a definition that is
        # missing after it are not one thing missing throughout.
        for asked in ready.asked:
            judged = [judge_demands(law, (asked,), manner_of(ready)) for law in laws]
            both, yes, no = (
                residue_of(law, item, frame) for law, item in zip(laws, judged, strict=True)
            )
            assert equal(frame.space, both.sure, intersection(frame.space, yes.sure, no.sure))
            assert equal(frame.space, both.total, (*yes.total, *no.total))


def test_two_uncertain_amendments_have_a_question_each(folder: Path) -> None:
    first, second = widened("place", to="any"), {"repeal": POSSESS}
    vague = (
        amendment("one", first, commencement=INTERVAL),
        amendment("two", second, commencement={"earliest": "2015-03-01", "latest": "2017-01-01"}),
    )
    plain = (amendment("plain-one", first), amendment("plain-two", second))
    on = "2015-06-01"
    for taken in ((), (0,), (1,), (0, 1)):
        answers = {
            f"{name}:commenced": "yes" if number in taken else "no"
            for number, name in enumerate(("one", "two"))
        }
        law = law_with(folder, *vague, as_of=on, assume=answers)
        wanted = law_with(folder, *(plain[number] for number in taken), as_of=on)
        assert [] == unlike(law, wanted), taken


def test_an_uncertain_day_of_one_instruction_is_a_question_of_its_own(folder: Path) -> None:
    text = amendment(
        "mixed",
        widened("conduct", add="possess"),
        widened("place", to="any", commencement=INTERVAL),
    )
    law = law_with(folder, text, as_of="2015-06-01", assume={"mixed:2-commenced": "no"})
    assert [] == unlike(
        law,
        law_with(
            folder, amendment("plain", widened("conduct", add="possess")), as_of="2015-06-01"
        ),
    )


def test_what_an_uncertain_instruction_does_not_touch_does_not_turn_on_it(folder: Path) -> None:
    penalty = {"change": POSSESS, "penalty": {"imprisonment": "up to 3 years"}}
    vague = {**penalty, "commencement": INTERVAL}
    text = amendment("mixed", widened("conduct", add="possess"), vague)
    corpus, scenario = amended(folder, text, as_of="2015-06-01")
    check = corpus.check("protocol.csam.distribute")
    assert check is not None
    (finding,) = evaluate_law(corpus, scenario, [check])
    assert "mixed:2-commenced" not in {reading.id for reading in finding.readings}


def test_an_inserted_text_with_an_uncertain_day_is_there_under_its_answer(folder: Path) -> None:
    one = {"insert": "media-law-2005", "provision": NEW}
    law = law_with(folder, amendment("vague", one, commencement=INTERVAL), as_of="2015-06-01")
    no = law_with(
        folder,
        amendment("vague", one, commencement=INTERVAL),
        as_of="2015-06-01",
        assume={"vague:commenced": "no"},
    )
    assert [] == unlike(no, law_with(folder, as_of="2015-06-01"))
    assert law.encoded["media-law-2005/art-2bis"].offences


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "--statute", "law-2021"), "Law of 2021 art. 1 as enacted"),
        (("coverage", "--statute", "law-2021"), "1 provision of the law"),
        (("overlaps", "--statute", "law-2021"), "1 pair of offences"),
        (("test", "--statute", "law-2021"), "No provision looked at has a case"),
        (("worksheet", "law-2021"), "Law of 2021 art. 1 as enacted"),
        (("show", "law-2021"), "Law of 2021 art. 1 as enacted"),
    ],
)
def test_a_law_that_an_amendment_enacts_can_be_named(
    folder: Path, words: Sequence[str], told: str
) -> None:
    new = {"id": "art-1", "topics": "csam", "punishes": {"conduct": "sell", "object": "csam"}}
    law = {
        "instrument": "law-2021",
        "title": "Law",
        "short": "Law of 2021",
        "layer": "statute",
        "provisions": [new],
    }
    write_amendments(folder, amendment("bill", {"enact": law}))
    done = execute(*words, "--amend", "bill.yaml", folder=folder)
    assert (0, "") == (done.returncode, done.stderr)
    assert told in " ".join(done.stdout.split())


# --- the law written by hand ---


@for_all(CHANCES, share=2)
def test_an_amended_law_is_the_law_written_by_hand(chance: Random) -> None:
    files = drawn_with(chance)
    instruction, changed = drawn_change(chance, files)
    text = amendment("change", instruction, cite="report")
    files["statutes/xa/amendments/change.yaml"] = json.loads(text)
    folder_corpus = loaded_with_change(files)
    hand = corpus_of(changed)
    for layers in ([], ["guidance"] if "statutes/xa/guide.yaml" in files else []):
        first = gapcheck.make_scenario(folder_corpus, amend=["change"], layers=layers)
        second = gapcheck.make_scenario(hand, layers=layers)
        laws = consolidate_law(folder_corpus, first), consolidate_law(hand, second)
        assert [] == unlike(*laws), instruction


def _with_change(files: dict[str, Any], instruction: dict[str, Any], **more: Any) -> Corpus:
    text = amendment("change", instruction, cite="report", **more)
    name = "statutes/xa/amendments/change.yaml"
    return loaded_with_change({**files, name: json.loads(text)})


@for_all(CHANCES, share=3)
def test_an_uncertain_amendment_is_under_its_answers_what_is_sure_before_and_after(
    chance: Random,
) -> None:
    files = drawn_with(chance)
    drawn, _ = drawn_change(chance, files)
    instruction = chance.choice([drawn, *_without_definition(files)])
    sure = _with_change(files, instruction)
    vague = _with_change(
        files, instruction, commencement={"earliest": "2019-01-01", "latest": "2021-01-01"}
    )
    for answer, names in (("yes", ["change"]), ("no", [])):
        given = gapcheck.make_scenario(
            vague, amend=["change"], assume={"change:commenced": answer}
        )
        wanted = gapcheck.make_scenario(sure, amend=names)
        assert [] == unlike(consolidate_law(vague, given), consolidate_law(sure, wanted)), answer


# --- mistakes in an amendment ---

GOOD = """\
amendment: change
title: Change
proposer: somebody
status: proposed
basis: reported
cite: [{in: report-2015, at: "9"}]
documents:
  - {id: bill, short: Bill, author: A, title: T, kind: law text}
readings:
  - {id: is-it, question: Is it?, answers: {"yes": it is, "no": it is not}}
instructions:
  - widen: media-law-2005/art-2.1
    dimension: place
    to: any
    when: {conduct: sell, victim_age: 0..13}
    words: {delete: in a public place}
  - narrow: media-law-2005/art-1
    dimension: [medium]
    to: photo
    words: {replace: photograph or film, by: photograph}
    commencement: 2015-01-01
  - insert: media-law-2005
    after: art-2.2
    provision:
      id: art-2bis
      topics: csam
      punishes: {conduct: produce, object: indecent-picture, aim: {act-of: art-2.1}}
      doubtful: [{if: {is-it: "yes"}, also: {purpose: own-use}}]
      penalty: {imprisonment: 1..2 years}
  - substitute: penal-code-2010/art-40
    provision: {id: art-40, topics: sanctions, provides: {measure: [confiscation, closure]}}
  - change: media-law-2005/art-2.2
    penalty: {imprisonment: up to 3 years}
    commencement: {earliest: 2018-01-01, latest: 2030-01-01}
  - repeal: penal-code-2010/art-42
    cite: [{in: bill}]
  - enact:
      instrument: law-2021
      title: Law
      short: Law of 2021
      layer: statute
      provisions:
        - {id: art-1, topics: csam, punishes: {conduct: sell, object: csam}}
closes:
  - {finding: one, check: protocol.csam.distribute, in-part: true}
"""


@pytest.fixture(scope="module")
def spoilable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small corpus, beside which one amendment is spoilt."""
    return write_corpus(tmp_path_factory.mktemp("spoilt"))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return the text of a good amendment with one or two accidents."""
    text = GOOD
    for _ in range(draw(st.integers(1, 2))):
        text = draw(st.sampled_from(SPOILERS))(draw, text)
    return text


def _use(folder: Path) -> None:
    """Carry out an amendment, and compare the law with and without it, to the end."""
    name = str(folder / "change.yaml")
    corpus = gapcheck.load_corpus(folder, amend=[name])
    sides = [
        Side(text, corpus, gapcheck.make_scenario(corpus, amend=names))
        for text, names in (("now", []), ("amended", [name]))
    ]
    checks = [ready.check.id for ready in corpus.checks]
    found = compare_laws(sides[0], sides[1], checks)
    assert list(comparison_text(found, 80))
    assert comparison_markdown(found)
    assert comparison_json(found)


def test_the_good_amendment_is_good(spoilable: Path) -> None:
    (spoilable / "change.yaml").write_text(GOOD, encoding="utf-8")
    _use(spoilable)


@given(spoilt())
def test_a_spoilt_amendment_gives_a_result_or_problems(spoilable: Path, text: str) -> None:
    (spoilable / "change.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    found: tuple[Problem, ...] = ()
    try:
        _use(spoilable)
    except GapcheckError as error:
        found = error.problems
    for problem in found:
        assert problem.code in CODES
        assert problem.fix
        assert problem.line or problem.code in {"E001", "E004", "E014", "E414"}, str(problem)
