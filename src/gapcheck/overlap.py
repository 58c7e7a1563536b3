"""National offences that punish the same act with different penalties, and which applies.

Two offences overlap where their regions meet, definitions multiplied in and general rules left
aside. Precedence between laws is an exemption: what it takes out of one of them is settled under
the answers that it needs.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from gapcheck.amount import spoken
from gapcheck.consolidate import Law
from gapcheck.consolidate.law import open_questions
from gapcheck.consolidate.view import View
from gapcheck.corpus import LawBox
from gapcheck.cover import cover, witness
from gapcheck.finding import Case, Condition, listed_answers
from gapcheck.judge.define import multiplied
from gapcheck.judge.extend import in_scope
from gapcheck.region import Region, absorb, difference, intersection, joined, project
from gapcheck.space import Box
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser, as_wording
from gapcheck.words.witness import witness_text

MOST = 60
"""Maximal boxes compared for the words of a common region."""


class Side(NamedTuple):
    """One of two offences that overlap.

    Attributes:
        provision: `instrument/provision`.
        cite: The provision as tables cite it.
        penalty: Its imprisonment for the common cases, in words.
        class_: The class that follows from it; none if it is not known.
    """

    provision: str
    cite: str
    penalty: str
    class_: str | None


class Precedence(NamedTuple):
    """A rule that takes common cases out of one of two offences.

    Attributes:
        provision: The provision that states the rule.
        cite: The same as tables cite it.
        displaced: The offence that gives way.
        conditions: Answers that it needs.
        holds: Whether it applies under the answers of the scenario; none if they leave it open.
        whole: Whether it settles all common cases.
    """

    provision: str
    cite: str
    displaced: str
    conditions: tuple[Condition, ...]
    holds: bool | None
    whole: bool


class Overlap(NamedTuple):
    """Two offences that punish the same act with different penalties.

    Attributes:
        first: The one that comes first in the order of the law.
        second: The other one.
        common: What surely both punish, in words; empty if they meet under some answers only.
        witness: A case of it.
        questions: Open readings under an answer to which they meet, or meet further.
        turning: For each of them, the clause of its widest answer.
        precedence: The rules that speak of it.
    """

    first: Side
    second: Side
    common: tuple[Case, ...]
    witness: str | None
    questions: tuple[str, ...]
    turning: tuple[str, ...]
    precedence: tuple[Precedence, ...]

    @property
    def settled(self) -> bool:
        """Whether a rule that holds takes all common cases out of one of the two."""
        return any(rule.holds and rule.whole for rule in self.precedence)


class _Punished(NamedTuple):
    """What a provision punishes with one penalty."""

    model: LawBox
    sure: Region
    possible: Region


def overlaps_of(law: Law, *, within: bool = False) -> Iterator[Overlap]:
    """Yield the pairs of offences that punish the same act with different penalties.

    Args:
        law: The law.
        within: Whether pairs of one instrument count too: a basic offence and its graver forms.
    """
    phraser = Phraser(law.corpus)
    punished = _punished(law)
    free = law.corpus.impossible
    for first, second in combinations(punished, 2):
        same = law.encoded[first].instrument == law.encoded[second].instrument
        if same and not within:
            continue
        for one in punished[first]:
            for other in punished[second]:
                if _penalty(one.model) != _penalty(other.model):
                    yield from _overlap(law, one, other, free, phraser)


def _punished(law: Law) -> dict[str, list[_Punished]]:
    """Return what each provision punishes, by penalty; in the order of the law."""
    # Exemptions are left aside: which of two laws gives way is told apart.
    known = law.answered
    sure, possible = _by_penalty(law, known.worst), _by_penalty(law, known.best)
    found: dict[str, list[_Punished]] = {}
    for name in law.encoded:
        for key, (model, boxes) in possible.get(name, {}).items():
            _, surely = sure.get(name, {}).get(key, (model, []))
            certain = [box for box in surely if box & law.readings == law.readings]
            found.setdefault(name, []).append(
                _Punished(
                    model,
                    joined(law.space, certain),
                    joined(law.space, (box | law.readings for box in boxes)),
                )
            )
    return found


def _by_penalty(law: Law, view: View) -> dict[str, dict[str, tuple[LawBox, list[Box]]]]:
    base = _base(law)
    found: dict[str, dict[str, tuple[LawBox, list[Box]]]] = {}
    for box in multiplied(law, view, view.offences):
        bits = box.bits & base
        if not law.space.is_empty(bits):
            alike = found.setdefault(box.provision, {})
            alike.setdefault(_penalty(box), (box, []))[1].append(bits)
    return found


def _penalty(box: LawBox) -> str:
    if box.fine_only:
        return "a fine only"
    return spoken(box.penalty.text) if box.penalty else "not known"


def _overlap(
    law: Law, one: _Punished, other: _Punished, free: Region, phraser: Phraser
) -> Iterator[Overlap]:
    space = law.space
    possible = intersection(space, one.possible, other.possible)
    if not possible:
        return
    sure = absorb(intersection(space, one.sure, other.sure))
    beyond = difference(space, possible, sure)
    common = difference(space, sure, free)
    if not common and not difference(space, beyond, free):
        return
    boxes = cover(space, common, free=free, bound=MOST).boxes
    questions = tuple(_questions(law, one.model.provision, other.model.provision, beyond))
    known = law.corpus.questions
    yield Overlap(
        _side(law, one.model),
        _side(law, other.model),
        tuple(_case(law, box, one.model, phraser) for box in boxes),
        _witness(law, common, boxes[0], one.model, phraser) if common else None,
        questions,
        tuple(next(iter(known[name].reading.answers.values())) for name in questions),
        tuple(_precedence(law, one.model, other.model, common or possible)),
    )


def _side(law: Law, box: LawBox) -> Side:
    found = law.class_of(box)
    name = name_provision(law.corpus, box.provision)
    return Side(box.provision, name, _penalty(box), found[0] if found else None)


def _case(law: Law, box: Box, model: LawBox, phraser: Phraser) -> Case:
    """Return a common box in words; what general rules would have to add is taken as said."""
    whole = _base(law)
    act = phraser.acts(phraser.conduct(box), _thing(law, box, model, phraser))
    limits = phraser.behind(box, whole)
    return Case(phraser.values(box, whole), f"{act}, {limits}" if limits else act)


def _thing(law: Law, box: Box, model: LawBox, phraser: Phraser) -> str:
    found = phraser.thing(as_wording(law.encoded[model.provision].wording), box)
    return found if found != "it" else "a person"


def _witness(law: Law, common: Region, box: Box, model: LawBox, phraser: Phraser) -> str:
    """Return a case: the act, and what sets it apart."""
    cell = witness(law.space, intersection(law.space, (box,), common))
    wording = as_wording(law.encoded[model.provision].wording)
    return witness_text(law.corpus, phraser, cell, box, _base(law), wording)


def _base(law: Law) -> Box:
    """Return the box of what offences reach before general rules extend them."""
    extended = law.corpus.vocabulary.extended
    return law.space.pack({name: law.corpus.vocabulary.base(name) for name in extended})


def _questions(law: Law, first: str, second: str, beyond: Region) -> Iterator[str]:
    """Yield the open readings on which it turns whether two offences meet further."""
    found: dict[str, None] = {}
    known = law.answered.full
    if not beyond:
        return
    for box in multiplied(law, known, known.offences):
        turns = box.provision in (first, second) and box.bits & law.readings != law.readings
        if turns and intersection(law.space, (box.bits | law.readings,), beyond):
            found.update((question.id, None) for question, _ in open_questions(law, box.bits))
    yield from sorted(found)


def _precedence(law: Law, one: LawBox, other: LawBox, common: Region) -> Iterator[Precedence]:
    """Yield the exemptions that take common cases out of one of two offences."""
    space = law.space
    for name, item in law.encoded.items():
        for cut in item.cuts:
            for side in (one, other):
                if not in_scope(cut.scope, frozenset(), side.provision):
                    continue
                met = [
                    box for box in cut.boxes if intersection(space, common, (box | law.readings,))
                ]
                if met:
                    yield Precedence(
                        name,
                        name_provision(law.corpus, name),
                        side.provision,
                        _conditions(law, met),
                        _holds(law, met),
                        not difference(space, common, project(met, law.readings)),
                    )


def _conditions(law: Law, boxes: Sequence[Box]) -> tuple[Condition, ...]:
    found: dict[str, Condition] = {}
    for box in boxes:
        for question, mask in open_questions(law, box):
            answers = tuple(it for n, it in enumerate(question.answers) if mask >> n & 1)
            clause = listed_answers(question.reading.answers, mask)
            found[question.id] = Condition(question.id, answers, clause)
    return tuple(found[name] for name in sorted(found))


def _holds(law: Law, boxes: Sequence[Box]) -> bool | None:
    """Whether exemptions apply under the answers of the scenario."""
    given = law.answered.answers
    left = [box for bits in boxes if (box := given.apply(law.space, bits)) is not None]
    if not left:
        return False
    return True if any(box & law.readings == law.readings for box in left) else None
