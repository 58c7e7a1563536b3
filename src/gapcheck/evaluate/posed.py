"""An ad-hoc demand as a question, and as the one text by which it is known again."""

from collections.abc import Iterator

from gapcheck.check import Kind
from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.evaluate.sentence.demand import demand_text, set_off
from gapcheck.evaluate.sentence.offence import condition_text
from gapcheck.words.phrase import Phraser, listed

QUESTIONS: dict[Kind, str] = {
    "criminalise": "Is {demand} an offence{conditions}?",
    "define": "Does the law have {demand} that is as wide?",
    "provide": "Does the law provide for {demand}?",
    "not-punish": "Is {demand} left unpunished?",
}
"""How ad-hoc demands are put."""


def question_of(law: Law, asked: Asked, phraser: Phraser) -> str:
    """Return an ad-hoc demand as a question."""
    demand = demand_text(law, asked, phraser)
    if asked.head == "conduct":
        demand = set_off(demand)
    asks = listed([condition_text(item) for item in asked.thresholds], "and")
    question = QUESTIONS[asked.kind].format(
        demand=demand, conditions=f" with {asks}" if asks else ""
    )
    lexicons = law.corpus.vocabulary.lexicons
    titles = [lexicons[name].title for name in _some(law, asked)]
    enough = f" One value is enough of: {listed(titles, 'and')}." if titles else ""
    return f"{question}{enough}"


def canonical(law: Law, asked: Asked) -> str:
    """Return an ad-hoc demand as one text, the same however its parts were ordered."""
    words = [
        f"{key}={','.join(sorted(names))}"
        for box in asked.wording
        for key, names in sorted(box.items())
    ]
    words += [f"some {name}" for name in _some(law, asked)]
    words += sorted(f"where {condition_text(item)}" for item in asked.thresholds)
    return f"{asked.kind} {asked.concept or ''} {' '.join(words)}"


def _some(law: Law, asked: Asked) -> Iterator[str]:
    """Yield the dimensions of which one value is enough, in the order of their names."""
    names = law.corpus.vocabulary.lexicons
    return (name for name in sorted(names) if asked.some & law.space.field.get(name, 0))
