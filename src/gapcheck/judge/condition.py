"""Conditions: which provisions reach the number that a demand asks of an attribute."""

from collections.abc import Iterable
from fractions import Fraction

from gapcheck.amount import AmountError, parse_period
from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import View
from gapcheck.corpus import Asked, LawBox, Threshold, attribute_question
from gapcheck.part import READING
from gapcheck.space import Box


def filtered(
    law: Law, view: View, asked: Asked, boxes: Iterable[LawBox]
) -> tuple[list[LawBox], list[tuple[LawBox, Threshold]]]:
    """Return the boxes that meet the conditions, and those that fail one, with that one."""
    if not asked.thresholds:
        return list(boxes), []
    kept: list[LawBox] = []
    failed: list[tuple[LawBox, Threshold]] = []
    for box in boxes:
        bits, failing = box.bits, None
        for threshold in asked.thresholds:
            bits &= _reaching(law, view, box, threshold)
            if law.space.is_empty(bits):
                failing = threshold
                break
        if failing is None:
            kept.append(box.at(bits))
        elif attribute_of(law, box, failing.attribute) is not None:
            failed.append((box, failing))
    return kept, failed


def _reaching(law: Law, view: View, box: LawBox, threshold: Threshold) -> Box:
    """Return the box of cases in which a provision's attribute reaches a threshold.

    An attribute that is not known is a question with a worst and a best answer.
    """
    space = law.space
    amount = attribute_of(law, box, threshold.attribute)
    if amount is None:
        question = attribute_question(box.provision, threshold)
        if question not in law.corpus.questions:
            return 0
        reached = law.answered.answers.apply(space, space.pack({READING + question: 1}))
        if reached is None or reached == space.full or view.kind == "full":
            return reached or 0
        return 0 if view.kind == "worst" else space.full
    if threshold.counted_from is None:
        return space.full if amount >= threshold.at_least else 0
    lexicon = law.corpus.vocabulary.lexicons[threshold.counted_from]
    youngest = threshold.majority + threshold.at_least - amount
    first = max(lexicon.dimension.first, -(-youngest.numerator // youngest.denominator))
    if first > lexicon.dimension.last:
        return 0
    younger = (1 << (first - lexicon.dimension.first)) - 1
    return space.pack({threshold.counted_from: lexicon.full & ~younger})


def attribute_of(law: Law, box: LawBox, attribute: str) -> Fraction | None:
    """Return an attribute of an offence in years, or `None` if it is not known."""
    if attribute in ("maximum-imprisonment", "minimum-imprisonment"):
        if box.fine_only:
            return Fraction(0)
        if box.penalty is None:
            return None
        return box.penalty.high if attribute.startswith("max") else box.penalty.low
    found = derived(law, box, attribute)
    if found is None:
        return None
    try:
        return parse_period(found[0])
    except AmountError:
        return None


def derived(law: Law, box: LawBox, attribute: str) -> tuple[str, str] | None:
    """Return what follows from the class of an offence, and the provision that says so."""
    found = law.class_of(box)
    if found is None:
        return None
    for provision, rule in law.derivations:
        if rule.attribute == attribute and found[0] in rule.by_class:
            return rule.by_class[found[0]], provision
    return None
