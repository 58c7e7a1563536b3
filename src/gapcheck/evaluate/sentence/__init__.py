"""A finding as sentences that a lawyer would write, put together from the vocabulary's phrases."""

from gapcheck.consolidate.law import Law
from gapcheck.evaluate.sentence.definition import write_definition
from gapcheck.evaluate.sentence.demand import demand_text
from gapcheck.evaluate.sentence.material import Material
from gapcheck.evaluate.sentence.measure import write_measure
from gapcheck.evaluate.sentence.offence import write_offence
from gapcheck.evaluate.sentence.unpunished import write_unpunished
from gapcheck.judge.weigh import Weighed
from gapcheck.words.phrase import Phraser, capital

__all__ = ["Material", "demand_text", "write_sentence"]


def write_sentence(law: Law, weighed: Weighed, material: Material, phraser: Phraser) -> str:
    """Return the sentence of a finding.

    Args:
        law: The law.
        weighed: The demand that the sentence is about.
        material: What was found.
        phraser: The words.
    """
    if material.verdict == "not-applicable":
        return f"The check has nothing to stand on: {material.standing}."
    asked = weighed.asked
    if asked.kind == "not-punish":
        sentences = write_unpunished(law, asked, material, phraser)
    elif asked.head == "conduct":
        sentences = write_offence(law, weighed, material, phraser)
    elif asked.head == "term":
        sentences = write_definition(law, asked, material, phraser)
    else:
        sentences = write_measure(law, weighed, material, phraser)
    return " ".join(capital(sentence) for sentence in sentences if sentence)
