"""The sentence of a finding on what has to be an offence."""

from collections.abc import Iterator

from gapcheck.consolidate.law import Law
from gapcheck.evaluate.sentence.demand import demand_text
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
from gapcheck.words.phrase import Phraser, capital


def write_offence(
    law: Law, weighed: Weighed, material: Material, phraser: Phraser
) -> Iterator[str]:
    """Yield the sentences of a finding on an offence."""
    asked = weighed.asked
    subject = subject_clause(material)
    if material.verdict == "compliant":
        verb = "makes" if len(material.carriers) == 1 else "make"
        who = spell_provisions(law.corpus, material.carriers)
        doing = demand_text(law, asked, phraser)
        yield f"{who} {verb} {doing} an offence" + (f"; {subject}." if subject else ".")
        return
    yield from limit_clauses(law, asked, material.blocking, phraser)
    if material.missing:
        yield missing_clause(law, missing_text(law, asked, material, phraser), material)
    yield open_questions_clause(law, asked, material, phraser, "is an offence")
    if not material.blocking:
        yield nearest_clause(material)
    if subject:
        yield f"{capital(subject)}."
