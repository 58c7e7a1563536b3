"""The sentence of a finding on a measure, duty or remedy."""

from collections.abc import Iterator

from gapcheck.consolidate.law import Law
from gapcheck.evaluate.sentence.demand import demand_text
from gapcheck.evaluate.sentence.limit import limit_clauses
from gapcheck.evaluate.sentence.material import (
    Material,
    is_evidenced,
    missing_text,
    open_questions_clause,
    searched,
)
from gapcheck.judge.weigh import Weighed
from gapcheck.words.cite import spell_provisions
from gapcheck.words.phrase import Phraser


def write_measure(
    law: Law, weighed: Weighed, material: Material, phraser: Phraser
) -> Iterator[str]:
    """Yield the sentences of a finding on a measure."""
    asked = weighed.asked
    if material.verdict == "compliant":
        verb = "provides" if len(material.carriers) == 1 else "provide"
        who = spell_provisions(law.corpus, material.carriers)
        yield f"{who} {verb} for {demand_text(law, asked, phraser)}."
        return
    yield from limit_clauses(law, asked, material.blocking, phraser)
    if material.missing:
        what = missing_text(law, asked, material, phraser)
        if is_evidenced(material):
            yield f"The law does not provide for {what}."
        else:
            yield f"No provision was found in {searched(law, material.absence)} on {what}."
    yield open_questions_clause(law, asked, material, phraser, "is provided for")
