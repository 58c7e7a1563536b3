"""What is decided fast is what is decided slowly, on drawn laws.

The slow ways are the definitions: projections of one difference over all answers, and judging
again.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from hypothesis import event, example

from gapcheck.consolidate import Law, consolidate_law
from gapcheck.evaluate.evaluator import layer_scenarios
from gapcheck.judge import Change, Judged, asks_more, judge_anew, manner_of, unmoved
from gapcheck.judge.reopen import may_rest_on, turning_on
from gapcheck.judge.weigh import failing, weigh_demand
from gapcheck.region import difference, equal, intersection, project, project_all
from gapcheck.space import Box, Space
from judging import differences, judged, law_of, possible, some_answers
from laws import CHANCES, Files, corpus_of, drawn_with, for_all, laws


@for_all(laws())
def test_worst_and_best_answers_give_the_projections_over_all_answers(files: Files) -> None:
    law = law_of(corpus_of(files))
    space, readings = law.space, law.readings
    for ready in law.corpus.checks:
        for asked in ready.asked:
            weighed = weigh_demand(law, asked, core=ready.check.core)
            failed = failing(law, weighed)
            met = difference(space, weighed.demanded, failed)
            missing = project_all(space, failed, readings, space.full)

            assert equal(space, missing, weighed.split.missing)
            assert equal(
                space, project_all(space, met, readings, space.full), weighed.split.covered
            )
            assert equal(
                space, difference(space, project(failed, readings), missing), weighed.split.unclear
            )


# Only with the answer set aside the law speaks of another act: cases that cannot happen go.
@example(drawn_with(Random(32820225)), Random(16654925))
@for_all(laws(), CHANCES)
def test_an_answer_on_which_nothing_rests_can_be_set_aside(files: Files, chance: Random) -> None:
    """Unless it moves what a demand is clipped to: that is said by another check.

    Of a demand on a rule, judged apart from the offences, all that turns on offences is left out.
    """
    corpus = corpus_of(files)
    law = law_of(corpus, some_answers(corpus, chance))
    for ready in corpus.checks:
        before = judged(law, ready)
        rule = any(it.apart == "offence" for it in ready.asked)
        for name, turning in turning_on(law):
            after = judged(law.reopened(name), ready)
            again = judge_anew(turning.change, ready.asked, before, manner_of(ready))
            found = set(differences(law, before, after)) - {"unclear"}
            rests = any(may_rest_on(law, it, turning) for it in before.weighed)
            boxes = [box for asked in ready.asked for box in asked.boxes]
            asked = any(box & turning.field != turning.field for box in boxes)

            assert rests or rule or not found or ("demanded" in found and not asked)
            assert (after.verdict, not found) == (again.verdict, unmoved(law.space, before, again))


# The core of a demand lies beside its region.
@example(drawn_with(Random(1409054)), Random(3640))
@for_all(laws(), CHANCES)
def test_another_law_is_judged_by_what_it_touches(files: Files, chance: Random) -> None:
    corpus = corpus_of(files)
    law = law_of(corpus, some_answers(corpus, chance))
    scenarios = layer_scenarios(corpus, law.scenario)
    others = [consolidate_law(corpus, it, law.memory) for it in scenarios.values()]
    for other in [*others, law_of(corpus, some_answers(corpus, chance))]:
        change = Change(law, other)
        for ready in corpus.checks:
            before, after = judged(law, ready), judged(other, ready)
            manner = manner_of(ready)

            again = judge_anew(change, ready.asked, before, manner)
            brief = judge_anew(change, ready.asked, before, manner, briefly=True)
            assert after.verdict == again.verdict == brief.verdict
            for back in (False, True):
                more = asks_more(law.space, before, again, back=back)
                pair = (after, before) if back else (before, after)
                assert more == more_is_asked(law, *pair)
            if not any(change.touched(asked) for asked in ready.asked):
                assert not list(differences(law, before, after))


@for_all(laws(), CHANCES, share=2)
def test_what_laws_remember_together_is_what_each_finds_alone(
    files: Files, chance: Random
) -> None:
    corpus = corpus_of(files)
    law = law_of(corpus, some_answers(corpus, chance))
    for other in (law, *map(law.reopened, law.answers)):
        alone = consolidate_law(corpus, law.scenario)
        answers = {name: "open" for name in law.answers if name not in other.answers}
        if answers:
            alone = law_of(corpus, dict(law.scenario.answers) | answers)
        for ready in corpus.checks:
            assert not list(differences(law, judged(alone, ready), judged(other, ready)))


@for_all(laws(), CHANCES)
def test_whether_more_is_judged_is_told_from_what_a_change_touches(
    files: Files, chance: Random
) -> None:
    """Definitions decide how much is judged: each is narrowed by one value, and widened again."""
    law = law_of(corpus_of(files))
    for item in [it for it in law.encoded.values() if it.definition]:
        narrow = tuple(
            box._replace(bits=narrowed(law.space, box.bits, chance)) for box in item.definition
        )
        other = replace(law, encoded={**law.encoded, item.id: replace(item, definition=narrow)})
        for first, then in ((law, other), (other, law)):
            change = Change(first, then)
            for ready in law.corpus.checks:
                before, after = judged(first, ready), judged(then, ready)
                again = judge_anew(change, ready.asked, before, manner_of(ready))
                for back in (False, True):
                    more = asks_more(law.space, before, again, back=back)
                    pair = (after, before) if back else (before, after)
                    assert more == more_is_asked(law, *pair)
                    event(f"more: {more}")


def narrowed(space: Space, box: Box, chance: Random) -> Box:
    """Return a box without one value of one dimension, if any has several."""
    fields = [field for field in space.field.values() if (box & field).bit_count() > 1]
    values = list(ones(box & chance.choice(fields))) if fields else [0]
    return box & ~chance.choice(values)


def ones(bits: int) -> Iterator[int]:
    """Yield each bit that is set, by itself."""
    while bits:
        yield bits & -bits
        bits &= bits - 1


def more_is_asked(law: Law, before: Judged, after: Judged) -> bool:
    """Whether more is judged, and what is judged both times fares no worse, from all of it."""
    if any(item.asked.kind == "not-punish" for item in before.weighed):
        return False
    more = False
    for first, then in zip(before.weighed, after.weighed, strict=True):
        more = more or bool(possible(law, difference(law.space, then.demanded, first.demanded)))
        bad = (*first.split.missing, *first.split.unclear)
        for worse, known in ((then.split.missing, first.split.missing), (then.split.unclear, bad)):
            both = intersection(law.space, worse, first.demanded)
            if possible(law, difference(law.space, both, known)):
                return False
    return more
