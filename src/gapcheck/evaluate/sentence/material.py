"""What a sentence is made of, and clauses that all sentences share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gapcheck.consolidate.law import Law
from gapcheck.evaluate.absence import name_unread
from gapcheck.finding import Absence, Blocking, Case, Nearest
from gapcheck.verdict import Verdict
from gapcheck.words.cite import name_instrument
from gapcheck.words.phrase import capital, listed

FEW = 2
"""Questions up to which a sentence says what turns on each."""
SHOWN = 3
"""Missing cases that a sentence names at most."""
_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Material:
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


def number_word(number: int) -> str:
    """Return a number as it is written in running text."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


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
    names = ", ".join(name_instrument(law.corpus, key) for key in absence.searched)
    unread = f"; unread: {name_unread(law, absence)}" if absence.unread else ""
    older = f"; not encoded: {listed(absence.older, 'and')}" if absence.older else ""
    return f"the texts encoded ({names or 'none of that day'}{unread}{older})"


def is_evidenced(material: Material) -> bool:
    """Whether the absence is more than that nothing was found."""
    return material.absence is not None and material.absence.grade != "not found"


def open_questions_clause(doing: str, material: Material, claim: str) -> str:
    """Return the sentence on what depends on answers, by question."""
    asked = material.turning
    if not asked:
        return ""
    if len(asked) > FEW:
        return (
            f"How much further the law reaches depends on {number_word(len(asked))} open "
            f"questions, among them whether {asked[0]}."
        )
    behind = _by_clause(material.unclear)
    parts = []
    for clause in asked:
        text = next((text for text in behind.get(clause, ()) if text), "")
        what = f"{doing}, {text}," if text else doing
        parts.append(f"{what} {claim} depends on whether {clause}")
    return f"Whether {'; whether '.join(parts)}."


def _by_clause(cases: Sequence[Case]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for case in cases:
        for condition in case.readings:
            found.setdefault(condition.phrase, []).append(case.phrase)
    return found


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
    near = material.nearest[0]
    return f"The nearest provision is {near.cite}, which {near.differs}."


def missing_clause(law: Law, doing: str, material: Material) -> str:
    """Return the sentence on what is no offence; its strength follows the evidence of absence."""
    behind = told_cases(material)
    what = doing
    if behind and material.verdict != "gap":
        what = f"{doing}, {behind},"
    elif behind:
        what = f"{doing} {behind}".strip()
    if "," in what and not what.endswith(","):
        what += ","
    if is_evidenced(material):
        return f"{capital(what)} is not an offence."
    where = searched(law, material.absence)
    return f"No provision was found in {where} that makes {what} an offence."
