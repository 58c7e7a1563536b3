"""What more law, another answer or a definition can do to a finding, on drawn laws."""

from copy import deepcopy
from math import prod
from random import Random

from gapcheck.consolidate import Law
from gapcheck.judge import Judged
from gapcheck.judge.split import Split
from gapcheck.judge.weigh import weigh_demand
from gapcheck.part import READING
from gapcheck.region import Region, contains, count, difference, equal
from gapcheck.verdict import RANKED
from judging import judged, law_of, possible, some_answers
from laws import CHANCES, CODE, CONDITIONS, EXEMPTIONS, OTHER_ACTS, Files, corpus_of, for_all, laws

LIMITS = ("conduct", "object", "place", "medium", "measure", "setting")
HELD = ("partial", "compliant")


@for_all(laws(), CHANCES)
def test_an_answer_shrinks_nothing_that_is_sure(files: Files, chance: Random) -> None:
    corpus = corpus_of(files)
    law = law_of(corpus, dict.fromkeys(corpus.questions, "open"))
    answered = law_of(
        corpus, dict.fromkeys(corpus.questions, "open") | some_answers(corpus, chance)
    )
    for ready in corpus.checks:
        before, after = judged(law, ready), judged(answered, ready)
        for one, other in zip(before.weighed, after.weighed, strict=True):
            assert contains(law.space, other.split.missing, possible(law, one.split.missing))
            assert contains(law.space, other.split.covered, possible(law, one.split.covered))


@for_all(laws(), CHANCES)
def test_partial_and_compliant_survive_every_answer(files: Files, chance: Random) -> None:
    """Judged compound; judged apart, an answer may widen the definition that clips the demand."""
    corpus = corpus_of(files)
    law = law_of(corpus, dict.fromkeys(corpus.questions, "open"))
    answered = law_of(
        corpus, dict.fromkeys(corpus.questions, "open") | some_answers(corpus, chance)
    )
    for ready in corpus.checks:
        if all(asked.apart != "offence" for asked in ready.asked):
            before = judged(law, ready, compound=True).verdict
            after = judged(answered, ready, compound=True).verdict

            assert before not in HELD or after in (before, "not-applicable")


@for_all(laws(without=[EXEMPTIONS, CONDITIONS, OTHER_ACTS]), CHANCES)
def test_more_law_never_worsens_what_it_has_to_cover(files: Files, chance: Random) -> None:
    """Nor does it improve what it must not punish."""
    wider = deepcopy(files)
    for provision in wider[CODE]["provisions"]:
        for key in ("punishes", "provides"):
            for box in provision.get(key, []):
                for name in LIMITS:
                    if name in box and chance.random() < 0.3:
                        del box[name]
    law, more = law_of(corpus_of(files)), law_of(corpus_of(wider))
    for ready, again in zip(law.corpus.checks, more.corpus.checks, strict=True):
        if any(asked.apart == "offence" for asked in ready.asked):
            continue
        less, much = judged(law, ready), judged(more, again)
        kinds = {asked.kind for asked in ready.asked}
        if "not-punish" not in kinds:
            assert rank(less) <= rank(much)
        elif kinds == {"not-punish"}:
            assert rank(much) <= rank(less)
        for one, other in zip(less.weighed, much.weighed, strict=True):
            before, after = cells(law, one.split), cells(more, other.split)
            if one.asked.kind == "not-punish":
                before, after = after, before
            assert before["missing"] >= after["missing"]
            assert before["covered"] <= after["covered"]


def rank(judgement: Judged) -> int:
    return [*RANKED, "not-applicable"].index(judgement.verdict)


def cells(law: Law, split: Split) -> dict[str, int]:
    """Return how many cases are surely missing and surely covered, whatever the readings."""
    sizes = [law.space.field[it].bit_count() for it in law.space.names if it[0] == READING]
    return {
        name: count(law.space, getattr(split, name)) // prod(sizes)
        for name in ("missing", "covered")
    }


@for_all(laws(without=[OTHER_ACTS]))
def test_what_is_missing_compound_is_missing_apart_or_clipped(files: Files) -> None:
    """So are what is covered and what is unclear: nothing is lost, and nothing said twice."""
    law = law_of(corpus_of(files))
    for ready in law.corpus.checks:
        for asked in ready.asked:
            whole = weigh_demand(law, asked, compound=True)
            if asked.some or asked.apart == "offence" or turns(law, whole.demanded):
                continue
            apart = weigh_demand(law, asked)
            clipped = difference(law.space, whole.demanded, apart.demanded)
            rest = weigh_demand(law, asked._replace(boxes=clipped, apart="no"))
            for name in ("missing", "covered", "unclear"):
                parts = [*getattr(apart.split, name), *getattr(rest.split, name)]

                assert equal(law.space, getattr(whole.split, name), parts)


def turns(law: Law, region: Region) -> bool:
    """Whether some of a region is demanded under some answers only."""
    return any(box & law.readings != law.readings for box in region)
