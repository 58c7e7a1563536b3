"""Verdicts on small laws that are easy to get wrong; `test_properties` searches for more."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import gapcheck
from gapcheck.judge import Change, judge_anew, manner_of
from judging import judged, law_of
from laws import CHECKS, CODE, SILENCES, TREATY, VOCABULARY, Files, loaded

CITE = [{"in": "report", "at": "1"}]
YES, NO = ({"if": {"question": answer}} for answer in ("yes", "no"))
CHOICES = ("first", "second", "third")
FIRST, SECOND = ({"if": {"choice": answer}} for answer in ("first", "second"))
BOTH_STAGES = {"stage": ["stage-1", "stage-2"]}
FOUR_YEARS = [{"attribute": "maximum-imprisonment", "at-least": "4 years"}]


def dimension(name: str, *heads: str, unstated: str = "any") -> dict[str, Any]:
    atoms = [{"id": f"{name}-{n}", "name": name, "doing": name, "does": name} for n in (1, 2)]
    about = {"about": "A respect.", "phrase": "{names}", "unstated": unstated}
    return {"id": name, "heads": list(heads), "atoms": atoms} | about


def numbered(effects: Sequence[Mapping[str, Any]], **also: Any) -> list[dict[str, Any]]:
    return [
        {"id": f"art-{n}", "basis": "read", "cite": CITE} | also | dict(effect)
        for n, effect in enumerate(effects, 1)
    ]


def small_law(
    law: Sequence[Any],
    standard: Sequence[Any],
    check: Mapping[str, Any],
) -> Files:
    """Return a law and a standard, provision by provision, and one check.

    There are two readings, `question` and `choice`, and one concept, `picture`: an `object-1`,
    described by its `medium`.
    """
    country = {"name": "Arcadia", "adjective": "Arcadian", "followed-until": "2020-01-01"}
    head = {"format": "1", "title": "small", "version": "1", "licence": "CC0-1.0"}
    answers = {"yes": "it does", "no": "it does not"}
    report = {"id": "report", "short": "Report", "author": "N", "title": "R", "kind": "report"}
    concept = {"id": "picture", "dimension": "object", "atom": "object-1", "name": "a picture"}
    return {
        "corpus.yaml": head | {"countries": {"xa": country}},
        "standards/sources.yaml": {"documents": [report]},
        VOCABULARY: {
            "dimensions": [
                dimension("conduct", "conduct"),
                dimension("object", "conduct"),
                dimension("place", "conduct"),
                dimension("medium", "conduct", "term"),
                dimension("stage", "conduct", unstated="stage-1"),
                dimension("measure", "measure"),
            ],
            "concepts": [concept | {"noun": "pictures", "described-by": ["medium"]}],
            "topics": [{"id": "topic", "title": "Topic"}],
        },
        CODE: {
            "instrument": "code",
            "title": "Code",
            "short": "Code",
            "layer": "statute",
            "in-force": {"earliest": "2000-01-01", "latest": "2000-01-01"},
            "readings": [
                {"id": "question", "question": "Does it?", "answers": answers},
                {"id": "choice", "question": "Which?", "answers": dict.fromkeys(CHOICES, "that")},
            ],
            "provisions": numbered(law, topics=["topic"]),
        },
        TREATY: {
            "instrument": "treaty",
            "title": "Treaty",
            "short": "Treaty",
            "kind": "treaty",
            "prefix": "treaty",
            "parties": {"xa": {"binds": "yes"}},
            "provisions": numbered(standard, force="mandatory", requires="That it be so."),
        },
        CHECKS: {
            "standard": "treaty",
            "checks": [
                {"id": "treaty.topic.it", "label": "it", "question": "Is it?"} | dict(check)
            ],
        },
        SILENCES: {"silences": []},
    }


def found(files: Files, **options: Any) -> gapcheck.Finding:
    corpus = loaded(files)
    (finding,) = gapcheck.evaluate_law(corpus, gapcheck.make_scenario(corpus, **options))
    return finding


def verdict(files: Files, **options: Any) -> str:
    return found(files, **options).verdict


def asks(kind: str, limits: Mapping[str, Any] | None = None, **also: Any) -> dict[str, Any]:
    return {"standard": "treaty/art-1", kind: dict(limits or {})} | also


EVERYTHING: dict[str, Any] = {"punishes": [{}]}
ATTEMPT: dict[str, Any] = {"offences-of": "any", "with": {"stage": "stage-2"}, "where": {}}
SPARE_ALL: dict[str, Any] = {"from": "any", "region": [{}]}
CLASSES = {
    "classifies": [{"as": "minor", "up-to": "4 years"}, {"as": "felony", "above": "4 years"}]
}
PICTURE: dict[str, Any] = {"defines": "picture-word", "expresses": "picture"}


def test_a_box_with_a_low_penalty_hides_none_with_a_high_one() -> None:
    law = [
        {"punishes": [{}], "penalty": {"imprisonment": "1..2 years"}},
        {"punishes": [{}], "penalty": {"imprisonment": "2..7 years"}},
    ]
    check = asks("criminalise", where=FOUR_YEARS)

    assert "partial" == verdict(small_law(law, [{"demands": [{}, BOTH_STAGES]}], check))


def test_what_is_demanded_under_some_answers_and_then_met_is_compliant() -> None:
    assert "compliant" == verdict(
        small_law([EVERYTHING], [{"demands": [YES]}], asks("criminalise"))
    )


def test_what_must_not_be_punished_under_some_answers_only_is_not_surely_spared() -> None:
    standard = [{"demands": [{}, BOTH_STAGES | YES]}]

    assert "gap" == verdict(small_law([EVERYTHING], standard, asks("not-punish")))


def test_a_picture_is_clipped_though_the_demand_names_all_else_besides() -> None:
    law = [
        {"punishes": [{"object": "object-1", "medium": "medium-2"}]},
        PICTURE | {"reaches": [{"medium": "medium-1"}]},
    ]
    standard = [{"demands": [{"object": "object-1"}, {"object": "object-2"}]}]

    assert "gap" == verdict(small_law(law, standard, asks("criminalise")))


def test_of_two_opposite_demands_one_is_met_under_every_answer() -> None:
    check = {"any": [asks("not-punish"), asks("criminalise")]}

    assert "compliant" == verdict(small_law([{"punishes": [YES]}], [{"demands": [{}]}], check))


def test_an_unknown_penalty_leaves_open_whether_some_value_is_covered() -> None:
    law = [EVERYTHING | {"penalty": {"imprisonment": "unknown"}}]
    some = asks("criminalise", some=["place"], where=FOUR_YEARS)
    check = {"any": [asks("not-punish"), some]}

    assert "unclear" == verdict(small_law(law, [{"demands": [{}]}], check))


def test_some_value_is_covered_whenever_it_is_demanded() -> None:
    check = asks("criminalise", some=["medium"])

    assert "compliant" == verdict(small_law([EVERYTHING], [{"demands": [YES]}], check))


@pytest.mark.parametrize(
    ("law", "standard", "kind"),
    [
        ([{"punishes": [YES]}], {"demands": [YES]}, "criminalise"),
        ([{"provides": [YES]}], {"demands": [YES]}, "provide"),
        ([PICTURE | {"reaches": [YES]}], PICTURE | {"reaches": [YES]}, "define"),
        (
            [
                {"punishes": [{"object": "it"}]},
                {"defines": "it", "as": "object", "reaches": [YES]},
            ],
            {"demands": [YES]},
            "criminalise",
        ),
        (
            [
                EVERYTHING,
                {"extends": [ATTEMPT | YES]},
            ],
            {"demands": [BOTH_STAGES | YES]},
            "criminalise",
        ),
        ([EVERYTHING, {"extends": [ATTEMPT]}], {"demands": [BOTH_STAGES | YES]}, "criminalise"),
        (
            [EVERYTHING, {"exempts": [SPARE_ALL | NO]}],
            {"demands": [YES]},
            "criminalise",
        ),
    ],
)
def test_a_law_that_turns_on_the_reading_of_the_demand_meets_it(
    law: list[Mapping[str, Any]], standard: Mapping[str, Any], kind: str
) -> None:
    assert "compliant" == verdict(small_law(law, [standard], asks(kind)))


def test_what_names_no_object_is_not_clipped_with_what_names_a_picture() -> None:
    law = [
        {"punishes": [{"object": ["object-2", "picture-word"]}]},
        PICTURE | {"reaches": [{"medium": "medium-1"}, YES]},
    ]
    standard = [{"demands": [{"place": "place-1"}, {"place": "place-2", "object": "object-1"}]}]

    assert "unclear" == verdict(small_law(law, standard, asks("criminalise")))


def test_two_offences_under_opposite_answers_reach_everything_together() -> None:
    law = [{"punishes": [YES]}, {"punishes": [NO]}]

    assert "compliant" == verdict(small_law(law, [{"demands": [{}]}], asks("criminalise")))


def test_measures_meet_no_demand_for_an_offence() -> None:
    law = [{"provides": [{"measure": "measure-1"}]}]
    standard = [{"demands": [{"place": "place-1"}]}]

    assert "gap" == verdict(small_law(law, standard, asks("criminalise")))


def test_an_offence_and_a_rule_under_opposite_answers_reach_nothing_together() -> None:
    rule = ATTEMPT | NO
    law = [{"punishes": [YES]}, {"extends": [rule]}]
    standard = [{"demands": [{"stage": "stage-2"}]}]

    assert "gap" == verdict(small_law(law, standard, asks("criminalise")))


def test_a_box_of_another_act_is_extended_though_its_neighbour_states_the_stage() -> None:
    first = {"punishes": [{"place": "place-1"} | BOTH_STAGES, {"place": "place-2"}]}
    rule = ATTEMPT | {"offences-of": "art-2"}
    law = [first, {"punishes": [{"act-of": "art-1"}]}, {"extends": [rule]}]
    standard = [{"demands": [{"place": "place-2"} | BOTH_STAGES]}]

    assert "compliant" == verdict(small_law(law, standard, asks("criminalise")))


def test_a_stage_that_is_stated_is_no_part_of_one_that_is_not() -> None:
    standard = [{"demands": [{"act-of": "art-2"}]}, {"demands": [{}, BOTH_STAGES]}]

    assert "partial" == verdict(small_law([EVERYTHING], standard, asks("criminalise")))


def test_an_offence_and_a_definition_under_different_answers_reach_nothing_together() -> None:
    law = [
        {"punishes": [{"object": "picture-word"} | FIRST]},
        PICTURE | {"reaches": [SECOND]},
    ]
    standard = [{"demands": [{"object": "object-1"}]}]

    assert "gap" == verdict(small_law(law, standard, asks("criminalise", apart="no")))


def test_an_unknown_penalty_is_what_is_assumed() -> None:
    law = [EVERYTHING | {"penalty": {"imprisonment": "unknown"}}]
    files = small_law(law, [{"demands": [{}]}], asks("criminalise", where=FOUR_YEARS))
    question = "code/art-1:maximum-imprisonment-at-least-4-years"
    finding = found(files, assume={question: "no"})

    assert "gap" == finding.verdict
    assert [(question, "unclear")] == [(it.id, it.reopened) for it in finding.readings]
    assert "compliant" == verdict(files, assume={question: "yes"})


def test_an_unknown_class_is_what_is_assumed() -> None:
    law = [EVERYTHING, {"extends": [ATTEMPT | {"class": ["felony"]}]}, CLASSES]
    files = small_law(law, [{"demands": [{"stage": "stage-2"}]}], asks("criminalise"))

    assert "unclear" == verdict(files)
    assert "compliant" == verdict(files, assume={"code/art-1:class": "felony"})
    assert "gap" == verdict(files, assume={"code/art-1:class": "minor"})


def test_two_unknown_classes_are_two_questions() -> None:
    law = [
        {"punishes": [{"place": "place-1"}]},
        {"punishes": [{"place": "place-2"}]},
        {"extends": [ATTEMPT | {"class": ["felony"]}]},
        CLASSES,
    ]
    files = small_law(law, [{"demands": [{"stage": "stage-2"}]}], asks("criminalise"))
    answers = {"code/art-1:class": "felony", "code/art-2:class": "minor"}

    assert "partial" == verdict(files, assume=answers)


def test_a_stage_that_the_offence_states_is_not_extended() -> None:
    law = [{"punishes": [{"stage": "stage-1"}]}, {"extends": [ATTEMPT]}]

    assert "partial" == verdict(small_law(law, [{"demands": [BOTH_STAGES]}], asks("criminalise")))


@pytest.mark.parametrize("box", [{}, {"place": "place-1"}])
def test_an_exempted_offence_hides_none_that_is_not(box: Mapping[str, Any]) -> None:
    cut = {"from": "art-1", "region": [{}]}
    law = [{"punishes": [box]}, {"punishes": [box]}, {"extends": [ATTEMPT]}, {"exempts": [cut]}]
    standard = [{"demands": [BOTH_STAGES | {"place": "place-1"}]}]

    assert "compliant" == verdict(small_law(law, standard, asks("criminalise")))


def test_a_clipped_demand_does_not_change_what_definitions_are_to_the_next() -> None:
    law = [
        {"punishes": [{"object": ["object-2", "picture-word"]}]},
        PICTURE | {"reaches": [{"medium": "medium-1"}, YES]},
    ]
    standard = [{"demands": [{"place": "place-1"}, {"place": "place-2", "object": "object-1"}]}]
    check = {"all": [asks("criminalise", {"place": "place-2"}), asks("criminalise")]}

    assert "unclear" == verdict(small_law(law, standard, check))


def test_of_several_demands_one_can_be_met_in_another_law_though_it_was_not() -> None:
    """So two cases do not show that `any` of them is still met in part."""
    law = [{"punishes": [{"place": "place-1"}, {"conduct": "conduct-1"} | YES]}]
    acts = ({"conduct": "conduct-2"}, {"conduct": "conduct-1"})
    check = {"any": [asks("criminalise", act) for act in acts]}
    corpus = loaded(small_law(law, [{"demands": [{}]}], check))
    (ready,) = corpus.checks
    before = judged(law_of(corpus, {"question": "no"}), ready)
    other = law_of(corpus, {"question": "yes"})

    assert ("partial", "compliant") == (before.verdict, judged(other, ready).verdict)
    change = Change(law_of(corpus, {"question": "no"}), other)
    again = judge_anew(change, ready.asked, before, manner_of(ready), briefly=True)
    assert "compliant" == again.verdict


def test_a_definition_may_rest_on_another_one() -> None:
    scene = {"id": "scene", "dimension": "place", "atom": "place-1", "described-by": ["medium"]}
    law = [
        {"punishes": [{"object": "picture-word"}]},
        PICTURE | {"reaches": [{"place": "scene-word"}]},
        {"defines": "scene-word", "expresses": "scene", "reaches": [{"medium": "medium-1"}]},
    ]
    standard = [{"demands": [{"object": "object-1", "place": "place-1"}]}]
    files = small_law(law, standard, asks("criminalise", apart="no"))
    files[VOCABULARY]["concepts"].append(scene | {"name": "a scene", "noun": "scenes"})

    assert "partial" == verdict(files)


def test_a_finding_rests_on_the_answer_by_which_an_exemption_applies() -> None:
    law = [EVERYTHING, {"exempts": [SPARE_ALL | NO]}]
    files = small_law(law, [{"demands": [{}]}], asks("criminalise"))
    finding = found(files, assume={"question": "no"})

    assert ("gap", ["question"]) == (finding.verdict, [it.id for it in finding.readings])


def test_a_finding_rests_on_the_answer_by_which_nothing_is_demanded() -> None:
    files = small_law([], [{"demands": [YES]}], asks("criminalise"))
    finding = found(files, assume={"question": "no"})

    assert ("not-applicable", ["question"]) == (
        finding.verdict,
        [it.id for it in finding.readings],
    )


@pytest.mark.parametrize(
    ("law", "demanded", "answer", "expected"),
    [
        (
            [EVERYTHING, {"exempts": [SPARE_ALL | YES]}],
            {},
            "no",
            "compliant",
        ),
        ([EVERYTHING, {"extends": [ATTEMPT | YES]}], BOTH_STAGES, "yes", "compliant"),
        ([EVERYTHING, {"extends": [ATTEMPT | YES]}], BOTH_STAGES, "no", "partial"),
        (
            [{"punishes": [{"object": "picture-word"}]}, PICTURE | {"reaches": [YES]}],
            {"object": "object-1"},
            "no",
            "gap",
        ),
    ],
)
def test_a_finding_names_the_answer_on_which_it_rests(
    law: list[Any], demanded: Mapping[str, Any], answer: str, expected: str
) -> None:
    files = small_law(law, [{"demands": [demanded]}], asks("criminalise", apart="no"))
    finding = found(files, assume={"question": answer})

    assert (expected, ["question"]) == (finding.verdict, [it.id for it in finding.readings])


def test_an_unknown_class_stays_open_beside_one_that_is_assumed() -> None:
    law = [
        {"punishes": [{"place": "place-1"}]},
        {"punishes": [{"place": "place-2"}]},
        {"extends": [ATTEMPT | {"class": ["felony"]}]},
        CLASSES,
    ]
    files = small_law(law, [{"demands": [{"stage": "stage-2"}]}], asks("criminalise"))

    assert "unclear" == verdict(files, assume={"code/art-1:class": "felony"})


def test_an_exempted_offence_hides_none_where_neither_holds_the_whole_demand() -> None:
    box, cut = {"place": "place-1"}, {"from": "art-1", "region": [{}]}
    law = [{"punishes": [box]}, {"punishes": [box]}, {"extends": [ATTEMPT]}, {"exempts": [cut]}]

    assert "partial" == verdict(small_law(law, [{"demands": [BOTH_STAGES]}], asks("criminalise")))


def test_an_offence_and_its_exemption_under_the_same_answer_reach_nothing() -> None:
    law = [{"punishes": [YES]}, {"exempts": [SPARE_ALL | YES]}]

    assert "gap" == verdict(small_law(law, [{"demands": [{}]}], asks("criminalise")))


def test_what_opposite_answers_punish_by_turns_is_surely_completed() -> None:
    law = [{"punishes": [YES]}, {"punishes": [NO]}, {"extends": [ATTEMPT]}]
    check = asks("criminalise", apart="offence")

    assert "compliant" == verdict(small_law(law, [{"demands": [{"stage": "stage-2"}]}], check))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"object": "picture-word"}, {"object": "object-2"}),
        ({"object": "object-1", "stage": "stage-1"}, {"object": "object-2"}),
    ],
)
def test_boxes_under_the_same_answer_stay_apart(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """One uses a definition, or states a stage, and the other does not."""
    law = [
        {"punishes": [first | YES, second | YES]},
        PICTURE | {"reaches": [{"medium": "medium-1"}]},
        {"extends": [ATTEMPT]},
    ]
    standard = [{"demands": [{"object": "object-2"} | BOTH_STAGES]}]

    assert "unclear" == verdict(small_law(law, standard, asks("criminalise")))


def test_a_change_of_a_definition_touches_what_uses_it() -> None:
    law = [
        {"punishes": [{"object": "picture-word"}]},
        PICTURE | {"reaches": [{"medium": "medium-1"} | dict(YES)]},
    ]
    standard = [{"demands": [{"object": "object-1", "medium": "medium-1"}]}]
    corpus = loaded(small_law(law, standard, asks("criminalise", apart="no")))
    change = Change(law_of(corpus, {"question": "no"}), law_of(corpus, {"question": "yes"}))

    assert change.touched(corpus.checks[0].asked[0])
