"""What national law reaches beyond what a standard demands: the reverse residue.

Only provisions that cover part of the demand are looked at, and only where they speak of the acts
and things of the demand: another subject is no excess.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gapcheck.consolidate import Law
from gapcheck.corpus import LawBox, ReadyCheck
from gapcheck.cover import cover, hull, witness
from gapcheck.finding import Case
from gapcheck.judge import Manner, judge_demands
from gapcheck.judge.define import multiplied
from gapcheck.judge.weigh import Weighed
from gapcheck.region import Region, absorb, difference, intersection, project
from gapcheck.space import Box
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser
from gapcheck.words.witness import witness_text

ACT = ("conduct", "object")
"""Dimensions that make another subject of it."""
MOST = 200
"""Maximal boxes compared for the words of an excess."""


class Excess(NamedTuple):
    """What the law reaches beyond one demand.

    Attributes:
        check: The check whose demand it is.
        cite: The standard's provision as tables cite it.
        provisions: The national provisions that reach it, in the order of the law.
        cites: The same as tables cite them.
        beyond: What they surely reach and the standard nowhere asks for, in words.
        witness: A case of it.
    """

    check: str
    cite: str
    provisions: tuple[str, ...]
    cites: tuple[str, ...]
    beyond: tuple[Case, ...]
    witness: str


def excess_of(law: Law, ready: ReadyCheck) -> Iterator[Excess]:
    """Yield for each demand of a check what the law surely reaches beyond it.

    Args:
        law: The law.
        ready: A check that asks for an offence or a definition.
    """
    judged = judge_demands(law, ready.asked, Manner(ready.every), each=True)
    for weighed in judged.weighed:
        asked = weighed.asked
        if asked.kind not in ("criminalise", "define") or asked.apart == "offence":
            continue
        # What is demanded under some answer is not surely beyond the demand.
        demanded = project(asked.boxes, law.readings)
        subject = _subject(law, weighed, demanded)
        found = [
            (item.provision, bits)
            for item in _reaching(law, weighed)
            for bits in intersection(law.space, (item.bits,), subject)
        ]
        free = law.corpus.impossible
        reached = absorb(bits for _, bits in found)
        asked_for = (*demanded, *_elsewhere(law, ready, weighed))
        beyond = difference(law.space, difference(law.space, reached, asked_for), free)
        if beyond:
            names = {name for name, bits in found if intersection(law.space, (bits,), beyond)}
            reaching = [name for name in law.encoded if name in names]
            boxes = _whatever_it_shows(law, weighed, reached, beyond)
            yield _told(law, ready, weighed, reaching, boxes, free)


def _elsewhere(law: Law, ready: ReadyCheck, weighed: Weighed) -> Iterator[Box]:
    """Yield what other checks on the same standard ask for: that is no excess either."""
    for other in law.corpus.checks:
        if other.standard != ready.standard:
            continue
        for asked in other.asked:
            if (asked.kind, asked.concept) == (weighed.asked.kind, weighed.asked.concept):
                yield from project(asked.boxes, law.readings)


def _reaching(law: Law, weighed: Weighed) -> Iterator[LawBox]:
    """Yield what the provisions that cover part of a demand surely reach, all of it."""
    view, readings = law.answered.worst, law.readings
    carrying = {item.provision for item in weighed.met if item.bits & readings == readings}
    boxes = view.offences
    if weighed.asked.head == "term":
        boxes = view.definitions.get(weighed.asked.concept or "", ())
    for box in multiplied(law, view, (box for box in boxes if box.provision in carrying)):
        if box.bits & readings == readings:
            yield box


def _subject(law: Law, weighed: Weighed, demanded: Region) -> Region:
    """Return the demand's own acts, things, victims and extended dimensions, all else free.

    Of things that a word of the standard defines, only those so defined: what the law's own
    definition reaches beyond is said of the definition.
    """
    space, vocabulary = law.space, law.corpus.vocabulary
    # A concept that is neither a thing nor an act says who is protected: a child.
    persons = [
        concept
        for concept in vocabulary.concepts.values()
        if concept.dimension is None and ACT[0] not in concept.described_by
    ]
    names = {*ACT, *vocabulary.extended, *(name for it in persons for name in it.described_by)}
    own = space.fields(*(names & set(space.names)))
    defined = _defined(law, weighed)
    around = hull(demanded) & own | space.full & ~own
    things = absorb(box | space.full & ~defined for box in demanded)
    return intersection(space, things, (around,))


def _defined(law: Law, weighed: Weighed) -> int:
    """Return the bits of the dimensions in which the law defines the things of a demand."""
    concepts = law.corpus.vocabulary.concepts
    names = {name for concept in weighed.concepts for name in concepts[concept].described_by}
    return law.space.fields(*(names & set(law.space.names)))


def _whatever_it_shows(law: Law, weighed: Weighed, reached: Region, beyond: Region) -> Region:
    """Return an excess freed of what the thing is, if it is one whatever that is."""
    freed = project(beyond, _defined(law, weighed))
    alike = not difference(law.space, intersection(law.space, reached, freed), beyond)
    return freed if alike else beyond


def _told(
    law: Law,
    ready: ReadyCheck,
    weighed: Weighed,
    names: list[str],
    beyond: Region,
    free: Region,
) -> Excess:
    space, phraser = law.space, Phraser(law.corpus)
    boxes = cover(space, beyond, free=free, bound=MOST).boxes
    whole = hull((*weighed.asked.boxes, *beyond)) | law.readings
    wording = weighed.asked.wording[0] if weighed.asked.wording else {}
    concept = law.corpus.vocabulary.concepts.get(weighed.asked.concept or "")
    thing = concept.noun if concept and weighed.asked.head == "term" else ""
    cell = witness(space, intersection(space, boxes[:1], beyond))
    standard = weighed.asked.provision or ready.check.standard or ""
    return Excess(
        ready.check.id,
        name_provision(law.corpus, standard),
        tuple(names),
        tuple(name_provision(law.corpus, name) for name in names),
        tuple(Case(phraser.values(box, whole), phraser.behind(box, whole)) for box in boxes),
        witness_text(law.corpus, phraser, cell, boxes[0], whole, wording, thing),
    )
