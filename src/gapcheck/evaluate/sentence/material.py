"""What a sentence is made of, and clauses that all sentences share."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.evaluate.absence import name_unread
from gapcheck.evaluate.sentence.demand import case_text, demand_text, set_off
from gapcheck.finding import Absence, Blocking, Case, Nearest
from gapcheck.verdict import Verdict
from gapcheck.words.cite import name_instrument
from gapcheck.words.number import number_word
from gapcheck.words.phrase import SILENT, Phraser, capital, listed

FEW = 2
"""Questions up to which a sentence says what turns on each."""
SHOWN = 3
"""Missing cases that a sentence names at most."""
INSTRUMENTS = 8
"""Instruments in which a provision was looked for that a sentence names one by one at most."""


class Material(NamedTuple):
    """What a sentence is made of.

    Attributes:
        verdict: The verdict.
        carriers: Provisions that together cover what is covered.
        missing: Missing boxes in words.
        told: The same for a sentence: fewer, where words of the law sum several up.
        turning: Clauses of the answers on which something unclear turns.
        unclear: Unclear boxes in words, if these clauses are few.
        blocking: Elements that block.
        nearest: What comes nearest, if nothing is covered.
        absence: How the absence is evidenced.
        subject_to: Definition check that falls short, with its verdict.
        standing: What a check that is not applicable would have to stand on.
    """

    verdict: Verdict
    carriers: tuple[str, ...]
    missing: Sequence[Case]
    told: Sequence[str]
    turning: Sequence[str]
    unclear: Sequence[Case]
    blocking: Sequence[Blocking]
    nearest: Sequence[Nearest]
    absence: Absence | None
    subject_to: tuple[str, Verdict] | None
    standing: str


def told_cases(material: Material) -> str:
    """Return the missing cases as they stand behind what is demanded; `""` for all of it."""
    cases = [text for text in material.told if text]
    if len(cases) <= SHOWN:
        return "; or ".join(cases)
    more = len(cases) - SHOWN
    kinds = "kind" if more == 1 else "kinds"
    return "; or ".join([*cases[:SHOWN], f"in {number_word(more)} more {kinds} of case"])


def searched(law: Law, absence: Absence | None) -> str:
    """Return where a provision was looked for: `the texts encoded (which; what is unread)`."""
    if absence is None:
        return "the texts encoded"
    near = absence.on_subject or absence.searched
    names = ", ".join(name_instrument(law.corpus, key) for key in near)
    others = len(absence.searched) - len(near)
    if len(near) > INSTRUMENTS:
        what = "" if absence.on_subject else ", none of which speaks of this subject"
        names = f"{len(absence.searched)} instruments{what}"
    elif others:
        names += f" and {others} on other subjects"
    unread = f"; unread: {name_unread(law, absence)}" if absence.unread else ""
    older = f"; not encoded: {listed(absence.older, 'and')}" if absence.older else ""
    return f"the texts encoded ({names or 'none of that day'}{unread}{older})"


def is_evidenced(material: Material) -> bool:
    """Whether the absence is more than that nothing was found."""
    return material.absence is not None and material.absence.grade != "not found"


def open_questions_clause(
    law: Law, asked: Asked, material: Material, phraser: Phraser, claim: str
) -> str:
    """Return the sentence on what depends on answers, by question.

    Args:
        law: The law.
        asked: The demand.
        material: What was found.
        phraser: The words.
        claim: What is in question: `is an offence`.
    """
    if not material.turning:
        return ""
    # What a text of the law leaves open comes before what a standard does.
    of_standard = _of_standards(law)
    turning = sorted(material.turning, key=lambda clause: clause in of_standard)
    if len(turning) > FEW:
        return (
            f"How much further the law reaches depends on {number_word(len(turning))} open "
            f"questions, among them whether {turning[0]}."
        )
    parts: dict[str, list[str]] = {}
    for clause in turning:
        case = next((case for case in material.unclear if case.phrase and _on(case, clause)), None)
        what = set_off(demand_text(law, asked, phraser))
        if case is not None:
            what = f"{case_text(law, asked, phraser, case, case.phrase)},"
        says = "is asked for" if clause in of_standard else claim
        parts.setdefault(f"{what} {says}", []).append(f"on whether {clause}")
    told = [f"{what} depends {' and '.join(on)}" for what, on in parts.items()]
    return f"Whether {'; whether '.join(told)}."


def _of_standards(law: Law) -> set[str]:
    """Return the clauses of answers to what standards leave open: how much they ask for."""
    return {
        clause
        for question in law.corpus.questions.values()
        if question.owner in law.corpus.standards
        for clause in question.reading.answers.values()
    }


def _on(case: Case, clause: str) -> bool:
    return any(condition.phrase == clause for condition in case.readings)


def subject_clause(material: Material) -> str:
    """Return that a verdict rests on a definition which falls short."""
    if material.subject_to is None:
        return ""
    check, verdict = material.subject_to
    return f"that is as to conduct: the definition is {verdict} ({check})"


def nearest_clause(material: Material) -> str:
    """Return what comes nearest where nothing is covered, and why it is not the same."""
    if not material.nearest:
        return ""
    told = [f"{near.cite}, which {near.differs}" for near in material.nearest]
    if len(told) == 1:
        return f"The nearest provision is {told[0]}."
    return f"The nearest provisions are {'; and '.join(told)}."


def missing_text(law: Law, asked: Asked, material: Material, phraser: Phraser) -> str:
    """Return what is missing as a noun phrase."""
    doing = demand_text(law, asked, phraser)
    behind = told_cases(material)
    if len(material.missing) == 1:
        return case_text(law, asked, phraser, material.missing[0], behind)
    if behind and not SILENT.isdisjoint(material.missing[0].values):
        return f"{doing}, namely {behind}"
    return ", ".join(filter(None, (doing, behind)))


def missing_clause(law: Law, what: str, material: Material, qualified: str = "") -> str:
    """Return the sentence on what is no offence; its strength follows the evidence of absence."""
    what = set_off(what)
    if is_evidenced(material):
        return f"{capital(what)} is not an offence{qualified}."
    where = searched(law, material.absence)
    return f"No provision was found in {where} that makes {what} an offence{qualified}."
