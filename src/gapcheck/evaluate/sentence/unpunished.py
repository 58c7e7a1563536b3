"""The sentence of a finding on what must not be punished."""

from collections.abc import Iterator

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.evaluate.sentence.demand import demand_text
from gapcheck.evaluate.sentence.material import Material, open_questions_clause, told_cases
from gapcheck.words.cite import spell_provisions
from gapcheck.words.phrase import Phraser


def write_unpunished(
    law: Law, asked: Asked, material: Material, phraser: Phraser
) -> Iterator[str]:
    """Yield the sentences of a finding on what must not be punished."""
    doing = demand_text(law, asked, phraser)
    if material.verdict == "compliant":
        yield f"No provision encoded punishes {doing}."
        return
    if material.missing:
        behind = told_cases(material)
        verb = "punishes" if len(material.carriers) == 1 else "punish"
        who = spell_provisions(law.corpus, material.carriers)
        what = f"{doing}, {behind}" if behind else doing
        yield f"{who} {verb} {what}, and no exemption takes it out."
    yield open_questions_clause(doing, material, "is punished")
