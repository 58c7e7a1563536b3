"""The sentence of a finding on what has to be an offence."""

from collections.abc import Iterator

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked, Threshold
from gapcheck.evaluate.sentence.demand import demand_text, set_off
from gapcheck.evaluate.sentence.limit import limit_clauses
from gapcheck.evaluate.sentence.material import (
    Material,
    missing_clause,
    missing_text,
    nearest_clause,
    open_questions_clause,
    subject_clause,
)
from gapcheck.judge.weigh import Weighed
from gapcheck.words.cite import spell_provisions
from gapcheck.words.phrase import Phraser, capital, listed


def _conditions(asked: Asked) -> str:
    """Return what the demand asks of an offence's attributes."""
    said = [condition_text(item) for item in asked.thresholds]
    return f" with {listed(said, 'and')}" if said else ""


def condition_text(item: Threshold) -> str:
    """Return what the demand asks of one attribute: `a limitation of at least 3 years`."""
    if item.counted_from is not None:
        age = f"the age of {item.majority}"
        return f"{_attribute(item.attribute)} that runs at least {item.text} beyond {age}"
    return f"{_attribute(item.attribute)} of at least {item.text}"


def _attribute(name: str) -> str:
    return f"a {name.replace('-', ' ')}"


def _reach(law: Law, material: Material) -> str:
    verb = "reaches" if len(material.carriers) == 1 else "reach"
    return f"{spell_provisions(law.corpus, material.carriers)} {verb}"


def write_offence(
    law: Law, weighed: Weighed, material: Material, phraser: Phraser
) -> Iterator[str]:
    """Yield the sentences of a finding on an offence."""
    asked = weighed.asked
    subject = subject_clause(material)
    if material.verdict == "compliant":
        verb = "makes" if len(material.carriers) == 1 else "make"
        who = spell_provisions(law.corpus, material.carriers)
        doing = set_off(demand_text(law, asked, phraser))
        presupposed = ", as far as the completed act is one" if asked.apart == "offence" else ""
        qualified = f"{_conditions(asked)}{presupposed}" + (f"; {subject}" if subject else "")
        yield f"{who} {verb} {doing} an offence{qualified}."
        return
    if material.verdict == "unclear" and material.carriers:
        yield f"{_reach(law, material)}, in part, {demand_text(law, asked, phraser)}."
    yield from limit_clauses(law, asked, material.blocking, phraser)
    if material.missing:
        what = missing_text(law, asked, material, phraser)
        yield missing_clause(law, what, material, _conditions(asked))
    claim = f"is an offence{_conditions(asked)}"
    yield open_questions_clause(law, asked, material, phraser, claim)
    if not material.blocking:
        yield nearest_clause(material)
    if subject:
        yield f"{capital(subject)}."
