"""The sentence of a finding on what must not be punished."""

from collections.abc import Iterator

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.evaluate.sentence.demand import demand_text
from gapcheck.evaluate.sentence.material import Material, missing_text, open_questions_clause
from gapcheck.words.cite import spell_provisions
from gapcheck.words.phrase import Phraser


def write_unpunished(
    law: Law, asked: Asked, material: Material, phraser: Phraser
) -> Iterator[str]:
    """Yield the sentences of a finding on what must not be punished."""
    if material.verdict == "compliant":
        yield f"No provision encoded punishes {demand_text(law, asked, phraser)}."
        return
    if material.missing:
        verb = "punishes" if len(material.carriers) == 1 else "punish"
        who = spell_provisions(law.corpus, material.carriers)
        what = missing_text(law, asked, material, phraser)
        yield f"{who} {verb} {what}, and no exemption takes it out."
    yield open_questions_clause(law, asked, material, phraser, "is punished")
