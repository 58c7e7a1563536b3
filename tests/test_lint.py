"""What should hold in a corpus though nothing breaks: each warning, and when it keeps quiet."""

from pathlib import Path

import pytest

from gapcheck.locate import packaged_corpus
from small import (
    ATTEMPT_CHECKS,
    CHECKS,
    FILES,
    GUIDE,
    MEDIA_LAW,
    PENAL_CODE,
    PROTOCOL,
    SILENCES,
    VOCABULARY,
    edited,
    problems_of,
    write_corpus,
)

LAW = "statutes/xa/press-law-1999.yaml"
HEAD = """\
instrument: press-law-1999
title: Law on the Press
short: Press Law
layer: statute
in-force: 1999-01-01
provisions:
"""
READING = """\
readings:
  - id: barter
    question: Is barter a sale?
    answers: {"yes": barter is a sale, "no": barter is no sale}
"""


def provision(effect: str, topics: str = "topics: csam", more: str = "") -> str:
    """Return a law with one provision."""
    lines = ["basis: read", "cite: [{in: gazette-2005}]", topics, effect, more]
    return f"{HEAD}  - id: art-1\n" + "".join(f"    {line}\n" for line in lines if line)


def warned(folder: Path, changes: dict[str, str]) -> list[tuple[str, str, int]]:
    """Return the codes, files and lines of what lint warns of; there must be no error."""
    found = problems_of(write_corpus(folder, changes))
    assert [] == [problem.render() for problem in found if problem.severity == "error"]
    return [
        (problem.code, Path(problem.path).absolute().relative_to(folder).as_posix(), problem.line)
        for problem in found
    ]


def codes(folder: Path, changes: dict[str, str]) -> list[str]:
    return [code for code, _, _ in warned(folder, changes)]


def test_the_shipped_corpus_has_no_warnings() -> None:
    assert () == problems_of(packaged_corpus())


def test_warnings_are_in_order_of_file_and_position(tmp_path: Path) -> None:
    law = provision("punishes: {conduct: sell, object: csam}", topics="") + READING
    quoted = edited(MEDIA_LAW, "words: in a public place", "words: in public")
    assert [
        ("W303", MEDIA_LAW, 47),
        ("W202", LAW, 7),
        ("W201", LAW, 12),
    ] == warned(tmp_path, {LAW: law} | quoted)


# --- W201: readings that decide nothing ---

TURNS_ON_IT = {
    "box": 'punishes: {conduct: sell, if: {barter: "yes"}}',
    "measure": 'provides: {measure: closure, if: {barter: "yes"}}',
    "extension": 'extends: [{offences-of: any, with: {stage: attempted}, if: {barter: "yes"}}]',
    "exemption": 'exempts: [{from: any, region: {offender_age: minor}, if: {barter: "yes"}}]',
}


@pytest.mark.parametrize("effect", TURNS_ON_IT.values(), ids=TURNS_ON_IT)
def test_a_reading_that_an_effect_turns_on_is_not_idle(tmp_path: Path, effect: str) -> None:
    assert [] == codes(tmp_path, {LAW: provision(effect) + READING})


def test_a_reading_that_a_doubt_turns_on_is_not_idle(tmp_path: Path) -> None:
    doubt = 'doubtful: [{if: {barter: "yes"}, also: {object: person}}]'
    law = provision("punishes: {conduct: sell, object: csam}", more=doubt)
    assert [] == codes(tmp_path, {LAW: law + READING})


def test_a_reading_that_a_definition_turns_on_is_not_idle(tmp_path: Path) -> None:
    law = provision('reaches: {medium: audio, if: {barter: "yes"}}', more="expresses: csam")
    assert [] == codes(tmp_path, {LAW: law + READING})


def test_a_reading_that_a_demand_turns_on_is_not_idle(tmp_path: Path) -> None:
    text = FILES[PROTOCOL].replace(
        "demands: {act-of: art-3.1, stage: attempted}",
        'demands: {act-of: art-3.1, stage: attempted, if: {barter: "yes"}}',
    )
    assert [] == codes(tmp_path, {PROTOCOL: text + READING})


def test_a_reading_that_is_only_named_by_guidance_is_idle(tmp_path: Path) -> None:
    law = provision('answers: [{reading: barter, answer: "yes"}]') + READING
    assert ["W201"] == codes(tmp_path, {LAW: law})


def test_a_reading_of_a_term_that_no_text_uses_is_idle(tmp_path: Path) -> None:
    changes = edited(MEDIA_LAW, "place: {is: public-place, words", "place: {is: private, words")
    assert [("W201", MEDIA_LAW, 13)] == warned(tmp_path, changes)


# --- W202: effects without a topic ---


@pytest.mark.parametrize("effect", ["punishes: {conduct: sell}", "provides: {measure: closure}"])
def test_an_offence_or_measure_without_a_topic_is_told(tmp_path: Path, effect: str) -> None:
    assert ["W202"] == codes(tmp_path, {LAW: provision(effect, topics="")})


@pytest.mark.parametrize(
    "effect",
    [
        "heading: Scope",
        "extends: [{offences-of: any, with: {stage: attempted}}]",
        "classifies: [{as: infraction, up-to: 6 days}]",
    ],
)
def test_what_is_neither_offence_nor_measure_needs_no_topic(tmp_path: Path, effect: str) -> None:
    assert [] == codes(tmp_path, {LAW: provision(effect, topics="")})


# --- E212: provisions of standards with neither a check nor a reason ---


def test_a_demand_without_a_check_is_told(tmp_path: Path) -> None:
    text = FILES[CHECKS].replace("protocol-2000/art-5", "protocol-2000/art-3.1")
    found = problems_of(write_corpus(tmp_path, {CHECKS: text}))
    assert [("E212", 52)] == [(problem.code, problem.line) for problem in found]


def test_a_demand_that_part_of_a_check_asks_for_is_checked(tmp_path: Path) -> None:
    """Article 4 is asked for by the two parts of one check, and by nothing else."""
    assert 2 == FILES[ATTEMPT_CHECKS].count("protocol-2000/art-4")
    assert [] == codes(tmp_path, {})


def test_a_definition_that_a_demand_uses_is_checked_with_it(tmp_path: Path) -> None:
    start = FILES[CHECKS].index("  - id: protocol.csam.definition")
    end = FILES[CHECKS].index("  - id: protocol.csam.distribute")
    assert [] == codes(tmp_path, {CHECKS: FILES[CHECKS][:start] + FILES[CHECKS][end:]})


def test_a_demand_out_of_scope_needs_no_check(tmp_path: Path) -> None:
    checks = FILES[CHECKS].replace("protocol-2000/art-5", "protocol-2000/art-3.1")
    changes = edited(PROTOCOL, "heading: Children", "heading: Children\n    out-of-scope: Later.")
    assert [] == codes(tmp_path, {CHECKS: checks} | changes)


# --- W204: silences that the encoding contradicts ---


def silent(region: str, more: str = "") -> dict[str, str]:
    text = FILES[SILENCES].replace("region: {conduct: produce, object: csam}", f"region: {region}")
    return {SILENCES: text + more}


SOLICITING = "{conduct: solicit, object: person}"


def test_a_silence_that_the_law_surely_reaches_is_told(tmp_path: Path) -> None:
    assert [("W204", SILENCES, 2)] == warned(tmp_path, silent(SOLICITING))


def test_a_silence_that_the_law_reaches_in_part_is_told(tmp_path: Path) -> None:
    assert ["W204"] == codes(tmp_path, silent("{conduct: [solicit, produce], object: person}"))


def test_a_contradiction_that_is_explained_is_not_told(tmp_path: Path) -> None:
    explained = "    contradicted: The report is older than the code.\n"
    assert [] == codes(tmp_path, silent(SOLICITING, explained))


def test_a_silence_on_what_the_law_only_may_reach_is_no_contradiction(tmp_path: Path) -> None:
    assert [] == codes(tmp_path, silent("{conduct: solicit, object: person, victim_age: 15..17}"))


def test_a_silence_on_what_only_a_draft_reaches_is_no_contradiction(tmp_path: Path) -> None:
    assert [] == codes(tmp_path, silent("{conduct: produce, object: csam}"))


def test_a_silence_of_some_provisions_is_held_against_these_only(tmp_path: Path) -> None:
    changes = silent(SOLICITING)
    of = "of: provisions\n    provisions: "
    elsewhere = changes[SILENCES].replace("of: law", f"{of}media-law-2005/art-2.1")
    there = changes[SILENCES].replace("of: law", f"{of}penal-code-2010/art-42")
    assert [] == codes(tmp_path, {SILENCES: elsewhere})
    assert ["W204"] == codes(tmp_path, {SILENCES: there})


def test_a_silence_on_a_measure_is_held_against_measures(tmp_path: Path) -> None:
    changes = silent("{measure: confiscation}", "    kind: measure\n")
    assert ["W204"] == codes(tmp_path, changes)


# --- W303: words that the quotation does not have ---


def quoted(quote: str, words: str) -> dict[str, str]:
    place = f"place: {{is: public-place, words: {words}}}"
    effect = f"punishes: {{conduct: sell, object: csam, {place}}}"
    return {LAW: provision(effect, more=f"quote: {quote}\n    quote-is: official")}


@pytest.mark.parametrize(
    "quote",
    [
        "sells in a public place",
        "sells In A PUBLIC place",
        '"sells in a\n      public   place"',
    ],
)
def test_words_of_the_quotation_are_found_whatever_their_case_and_spacing(
    tmp_path: Path, quote: str
) -> None:
    assert [] == codes(tmp_path, quoted(quote, "in a public place"))


def test_apostrophes_of_both_shapes_are_the_same(tmp_path: Path) -> None:
    assert [] == codes(tmp_path, quoted("in the public\u2019s view", "in the public's view"))


def test_words_that_the_quotation_does_not_have_are_told(tmp_path: Path) -> None:
    assert ["W303"] == codes(tmp_path, quoted("sells in public", "in a public place"))


def test_words_without_a_quotation_are_left_alone(tmp_path: Path) -> None:
    effect = "punishes: {conduct: sell, place: {is: private, words: at home}}"
    assert [] == codes(tmp_path, {LAW: provision(effect)})


def test_a_gloss_is_not_looked_for_in_the_quotation(tmp_path: Path) -> None:
    changes = edited(MEDIA_LAW, "words: in a public place", "gloss: where all can see it")
    assert [] == codes(tmp_path, changes)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (MEDIA_LAW, "words: photograph or film}", "words: drawing}"),
        (
            PROTOCOL,
            "reaches: {medium: any-representation,",
            "reaches: {medium: {is: any-representation, words: in all media},",
        ),
    ],
    ids=["of a law", "of a standard"],
)
def test_words_of_definitions_are_looked_for_too(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    assert ["W303"] == codes(tmp_path, edited(name, old, new))


def test_the_small_corpus_uses_all_that_it_states(tmp_path: Path) -> None:
    """The base of all cases here: without a change, nothing is told."""
    assert [] == codes(tmp_path, {})
    assert {GUIDE, PENAL_CODE, VOCABULARY} < FILES.keys()
