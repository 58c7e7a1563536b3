"""What is decided fast is what is decided slowly, on drawn laws.

The slow ways are the definitions: projections of one difference over all answers, and judging
again.
"""

from random import Random

from gapcheck.consolidate import consolidate_law
from gapcheck.evaluate.evaluator import layer_scenarios
from gapcheck.judge import Change, judge_anew, manner_of, verdict_anew
from gapcheck.judge.reopen import may_rest_on, turning_on
from gapcheck.judge.weigh import failing, weigh_demand
from gapcheck.region import difference, equal, project, project_all
from judging import differences, judged, law_of, some_answers
from laws import CHANCES, Files, corpus_of, for_all, laws


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
            assert (after.verdict, not found) == (again.verdict, again.unmoved)


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

            assert after.verdict == judge_anew(change, ready.asked, before, manner).verdict
            assert after.verdict == verdict_anew(change, ready.asked, before, manner)
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
