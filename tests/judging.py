"""Helpers of tests that judge drawn laws region by region."""

from collections.abc import Iterator
from random import Random

from gapcheck import Corpus, make_scenario
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import ReadyCheck
from gapcheck.judge import Judged, judge_demands, manner_of
from gapcheck.region import Region, difference, equal


def some_answers(corpus: Corpus, chance: Random) -> dict[str, str]:
    """Return answers to about half of the questions of a corpus."""
    return {
        name: chance.choice(corpus.questions[name].answers)
        for name in sorted(corpus.questions)
        if chance.random() < 0.5
    }


def law_of(corpus: Corpus, answers: dict[str, str] | None = None) -> Law:
    """Return the law in force under answers."""
    return consolidate_law(corpus, make_scenario(corpus, assume=answers))


def judged(law: Law, ready: ReadyCheck, *, compound: bool = False) -> Judged:
    """Return the judgement of a check."""
    return judge_demands(law, ready.asked, manner_of(ready, compound=compound))


def possible(law: Law, region: Region) -> Region:
    """Return the cases of a region that can happen: another act is not there and there at once.

    Cases that cannot may be in a region or not, as is simpler.
    """
    impossible = [box for other in law.corpus.elsewhere for box in other.impossible]
    return difference(law.space, region, impossible)


def differences(law: Law, first: Judged, second: Judged) -> Iterator[str]:
    """Yield what two judgements of a check do not have in common."""
    if first.verdict != second.verdict:
        yield "verdict"
    for one, other in zip(first.weighed, second.weighed, strict=True):
        regions = {
            "demanded": (one.demanded, other.demanded),
            "missing": (one.split.missing, other.split.missing),
            "covered": (one.split.covered, other.split.covered),
            "unclear": (one.split.unclear, other.split.unclear),
        }
        for name, (before, after) in regions.items():
            if not equal(law.space, possible(law, before), possible(law, after)):
                yield name
