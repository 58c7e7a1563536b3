"""Every shipped check against a law made of its own demand: it passes, and it can fail.

The law is generated: one provision that reaches what the check demands and nothing else. Taken as
it is, nothing is missing. With one value left out, exactly the cases with that value are missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

import gapcheck
from corpus_case import shipped
from gapcheck.amount import parse_imprisonment, parse_period
from gapcheck.consolidate import consolidate_law
from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked, Encoded, LawBox, ReadyCheck
from gapcheck.judge import Judged, Manner, judge_demands
from gapcheck.judge.extend import moved_dimensions
from gapcheck.part import READING
from gapcheck.provision import Derivation, NationalProvision
from gapcheck.region import Region, absorb, difference, equal, intersection
from gapcheck.space import Box

PROVISION = "model-law/art-1"
ASSESSABLE = {ready.check.id: ready for ready in shipped().checks if ready.asked}
CONDITIONAL = [
    check for check, ready in ASSESSABLE.items() if any(item.thresholds for item in ready.asked)
]
LONG = "99 years"
HEAVY = parse_imprisonment("20..30 years")
"""A penalty that meets every condition, so that only the region decides."""


def _rules() -> Law:
    """Return a law without offences, in which every question of interpretation is answered."""
    corpus = shipped()
    law = consolidate_law(corpus, gapcheck.make_scenario(corpus))
    answers = {name: law.answers.get(name, q.answers[0]) for name, q in corpus.questions.items()}
    return replace(
        law,
        instruments=("model-law",),
        encoded={},
        answers=answers,
        derivations=tuple((name, _lasting(rule)) for name, rule in law.derivations),
    )


def _lasting(rule: Derivation) -> Derivation:
    """Return a rule on what follows from a class, with periods that no victim outlasts.

    The shortest, of offences punished by a fine, stays as it is.
    """
    periods = {name: parse_period(text) for name, text in rule.by_class.items() if "year" in text}
    longer = {name: LONG for name, period in periods.items() if period > min(periods.values())}
    return rule.model_copy(update={"by_class": {**rule.by_class, **longer}})


RULES = _rules()


def law_of(asked: Sequence[Asked], regions: Sequence[Region]) -> Law:
    """Return a law that reaches the regions, and the completed offences that rules presuppose."""
    space = RULES.space
    found: dict[str, list[LawBox]] = {"conduct": [], "measure": [], "term": []}
    for item, region in zip(asked, regions, strict=True):
        boxes = list(region)
        if item.apart == "offence":
            boxes += _completed(item)
        for box in absorb(box | RULES.readings for box in boxes):
            stated = space.fields(*space.smaller(box, space.full))
            found[item.head].append(LawBox(PROVISION, box, stated=stated, penalty=HEAVY))
    encoded = Encoded(
        PROVISION,
        "model-law",
        NationalProvision.model_validate({"id": "art-1"}),
        offences=tuple(found["conduct"]),
        measures=tuple(found["measure"]),
        definition=tuple(found["term"]),
    )
    if encoded.definition:
        noun = encoded.noun.model_copy(update={"expresses": asked[0].concept})
        encoded = replace(encoded, noun=noun)
    return replace(RULES, encoded={PROVISION: encoded})


def _completed(asked: Asked) -> Iterator[Box]:
    """Yield the offences that a rule presupposes, without what the rule itself demands of them."""
    space = RULES.space
    moved = moved_dimensions(RULES, asked.boxes)
    fields = space.fields(*moved)
    base = space.pack({name: RULES.corpus.vocabulary.base(name) for name in moved})
    # What the rule is about, the presupposed offence has in another way: not with consent.
    yield from (((box | fields) & base) ^ asked.over for box in asked.boxes)


def ruled(asked: Asked) -> int:
    """Return the dimensions on which a demand is a rule on offences that it presupposes."""
    return RULES.space.fields(*moved_dimensions(RULES, asked.boxes)) | asked.over


def judged(ready: ReadyCheck, regions: Sequence[Region]) -> Judged:
    """Return a check judged in a law that reaches the given regions."""
    return judge_demands(law_of(ready.asked, regions), ready.asked, Manner(ready.every))


def demanded(ready: ReadyCheck) -> list[Region]:
    """Return what a check demands under the answers, cases that cannot happen left out."""
    return [item.demanded for item in judged(ready, [item.boxes for item in ready.asked]).weighed]


def values_in(ready: ReadyCheck, regions: Sequence[Region]) -> Iterator[tuple[str, int]]:
    """Yield the values to leave out: all that are stated, and one of what is left open."""
    space = RULES.space
    some = 0
    for item in ready.asked:
        some |= item.some
    for name in space.names:
        if name[0] == READING or space.field[name] & some:
            continue
        if any(a.apart == "offence" and not ruled(a) & space.field[name] for a in ready.asked):
            continue  # an offence that is not there is not asked for
        boxes = [box for region in regions for box in region]
        masks = [space.values(box, name) for box in boxes]
        full = space.values(space.full, name)
        stated = [mask for mask in masks if mask != full]
        open_ = [mask & -mask for mask in masks if mask == full and "." not in name]
        union = 0
        for mask in stated or open_[:1]:
            union |= mask
        if any(item.apart == "offence" for item in ready.asked):
            union &= ~_base(name)  # completed offences have it anyhow
        while union:
            yield name, union & -union
            union &= union - 1


def _base(name: str) -> int:
    vocabulary = RULES.corpus.vocabulary
    return vocabulary.base(name) if name in vocabulary.extended else 0


def surely(item: Asked, reached: Region, left: Region) -> tuple[Region, Region]:
    """Return what has to be missing and covered, given what a law reaches and leaves."""
    return (reached, left) if item.kind == "not-punish" else (left, reached)


FALLIBLE = [
    check
    for check, ready in ASSESSABLE.items()
    if any(item.apart != "offence" or ruled(item) for item in ready.asked)
]
"""Checks that fail for want of a region, not only of a penalty."""


@pytest.mark.parametrize("check", ASSESSABLE)
def test_a_law_that_says_what_is_demanded_passes(check: str) -> None:
    ready = ASSESSABLE[check]
    found = judged(ready, [item.boxes for item in ready.asked])
    punished = any(item.kind == "not-punish" for item in ready.asked)
    assert ("gap" if punished else "compliant") == found.verdict
    assert all(item.demanded for item in found.weighed)


@pytest.mark.parametrize("check", ASSESSABLE)
def test_a_law_that_says_nothing_fails(check: str) -> None:
    ready = ASSESSABLE[check]
    found = judge_demands(replace(RULES, encoded={}), ready.asked, Manner(ready.every))
    if all(item.apart == "offence" for item in ready.asked):
        assert "not-applicable" == found.verdict
    elif all(item.kind == "not-punish" for item in ready.asked):
        assert "compliant" == found.verdict
    else:
        assert "gap" == found.verdict


@pytest.mark.parametrize("check", CONDITIONAL)
def test_a_law_that_is_only_fines_fails(check: str) -> None:
    ready = ASSESSABLE[check]
    law = law_of(ready.asked, [item.boxes for item in ready.asked])
    (encoded,) = law.encoded.values()
    mild = tuple(box._replace(penalty=None, fine_only=True) for box in encoded.offences)
    law = replace(law, encoded={PROVISION: replace(encoded, offences=mild)})
    found = judge_demands(law, ready.asked, Manner(ready.every))
    assert "gap" == found.verdict
    for item in found.weighed:
        assert equal(law.space, item.demanded, item.split.missing)


def test_only_territory_asks_for_nothing_but_an_offence() -> None:
    presupposing = {
        check
        for check, ready in ASSESSABLE.items()
        if all(item.apart == "offence" and not ruled(item) for item in ready.asked)
    }
    territory = {check for check in presupposing if check.endswith("jurisdiction.territory")}
    assert {*CONDITIONAL, *territory} == presupposing


@pytest.mark.parametrize("check", FALLIBLE)
def test_leaving_out_a_value_leaves_exactly_the_cases_with_it(check: str) -> None:
    ready, space = ASSESSABLE[check], RULES.space
    regions = demanded(ready)
    tried = list(values_in(ready, regions))
    assert tried
    for name, value in tried:
        without = space.pack({name: space.values(space.full, name) & ~value})
        reached = [intersection(space, region, (without,)) for region in regions]
        found = judged(ready, reached)
        for item, region in zip(found.weighed, reached, strict=True):
            left = difference(space, item.demanded, region)
            missing, covered = surely(item.asked, region, left)
            assert equal(space, missing, item.split.missing), (name, value)
            assert equal(space, covered, item.split.covered), (name, value)
            assert () == item.split.unclear
