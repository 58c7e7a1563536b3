"""What a demand stands on, answer by answer: the law's own definitions, its completed offences.

`gapcheck.judge.clip` clips a demand to what these reach under every answer that is possible. Here
each case keeps the answers under which they reach it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked, LawBox
from gapcheck.cover import cover, hull
from gapcheck.judge.cutting import by_answers, cut_along, overlaid
from gapcheck.judge.define import multiplied
from gapcheck.judge.extend import moved_dimensions
from gapcheck.judge.weigh import met_under_answers, spoken_of
from gapcheck.region import (
    Region,
    absorb,
    contains,
    difference,
    intersection,
    meeting,
    project,
)
from gapcheck.space import Box, Space

Groups = dict[tuple[Region, ...], list[Box]]
"""What a demand stands on, to the part of it that does: one of the sets of answers has to hold."""


def stands_in_doubt(law: Law, asked: Asked) -> bool:
    """Whether it is not certain which definitions, or offences, there are to stand on.

    Then the demand differs with the answer whether they had begun to apply.
    """
    doubts, view = law.commencements, law.answered.full
    if asked.apart == "offence" and law.answered.turning & doubts:
        return True
    return any(box.bits & doubts != doubts for boxes in view.definitions.values() for box in boxes)


def possible_cases(law: Law, asked: Asked, groups: Groups) -> Groups:
    """Return the demand without cases that cannot happen, where it matters."""
    demanded = [box for boxes in groups.values() for box in boxes]
    for other in spoken_of(law, asked, demanded):
        groups = {
            key: list(absorb(intersection(law.space, boxes, other.possible)))
            for key, boxes in groups.items()
        }
    return groups


def on_definitions(law: Law, asked: Asked, groups: Groups) -> tuple[Law, Groups]:
    """Return the demand by the answers under which the law's own definitions reach it.

    Returned with it is the law to which it is put: without the definitions that are done with.
    """
    space, view, lexicons = law.space, law.answered.full, law.corpus.vocabulary.lexicons
    for concept in law.corpus.vocabulary.concepts.values():
        if concept.id not in view.definitions or concept.dimension is None:
            continue
        atom = space.pack(
            {concept.dimension: lexicons[concept.dimension].atoms_of(concept.atom or "") or 0}
        )
        field = space.field[concept.dimension]
        reached = by_answers(
            law, (item.bits for item in multiplied(law, view, view.definitions[concept.id]))
        )
        found: Groups = {}
        for standing, boxes in groups.items():
            unnamed = [box for box in boxes if box & field == field]
            named = [box for box in boxes if box & field != field]
            others = [rest for box in named if not space.is_empty(rest := box & ~(atom & field))]
            inside = [own for box in named if not space.is_empty(own := box & atom)]
            found.setdefault(standing, []).extend([*unnamed, *others])
            for answers, cells in cut_along(space, law.readings, inside, reached):
                if answers:
                    both = _both(space, standing, (answers,))
                    # What is demanded in words that name no object needs no definition.
                    left = difference(space, intersection(space, inside, cells), unnamed)
                    found.setdefault(both, []).extend(left)
        groups = found
    concepts = _replaceable(law, asked)
    bare = _with_whole_definitions(law, concepts)
    demanded = [box for boxes in groups.values() for box in boxes]
    fields = _indifferent(bare, concepts, demanded) if demanded else 0
    return bare, _merged(law, groups, fields) if fields else groups


def _replaceable(law: Law, asked: Asked) -> tuple[str, ...]:
    """Return the concepts whose one national definition reaches all that stands on it.

    Where a demand is clipped to a definition, and nothing but what it reaches can use it, what
    the definition reaches makes no more difference.
    """
    space, view = law.space, law.answered.full
    found = []
    for concept in law.corpus.vocabulary.concepts.values():
        if concept.id not in view.definitions or concept.dimension is None:
            continue
        field = space.field[concept.dimension]
        lexicon = law.corpus.vocabulary.lexicons[concept.dimension]
        atom = space.pack({concept.dimension: lexicon.atoms_of(concept.atom or "") or 0})
        names = [key for key, it in law.encoded.items() if it.noun.expresses == concept.id]
        if (
            len(names) == 1
            and all(box & field != field for box in asked.boxes)
            and all(box.bits & atom == box.bits for box in view.offences if names[0] in box.uses)
        ):
            found.append(concept.id)
    return tuple(found)


def _with_whole_definitions(law: Law, concepts: Sequence[str]) -> Law:
    """Return the law with definitions that reach everything."""
    if not concepts:
        return law
    encoded = {
        name: replace(item, definition=(LawBox(name, law.space.full),))
        if item.noun.expresses in concepts
        else item
        for name, item in law.encoded.items()
    }
    return replace(law, encoded=encoded)


def _indifferent(law: Law, concepts: Sequence[str], demanded: Sequence[Box]) -> int:
    """Return the bits of the dimensions of definitions that set no case of a demand apart."""
    view = law.answered.full
    freed = law.readings | law.space.fields(*law.corpus.vocabulary.extended)
    boxes = [item.bits for item in view.offences]
    boxes += [box for cut in view.cuts for box in cut.boxes]
    boxes += [rule.within for rule in view.widenings]
    near = meeting(law.space, [box | freed for box in boxes], demanded)
    around, fields = hull(demanded), 0
    for concept in concepts:
        for name in law.corpus.vocabulary.concepts[concept].described_by:
            field = law.space.field[name] if name in law.space else 0
            if all(not around & field & ~box for box in near):
                fields |= field
    return fields


def _merged(law: Law, groups: Groups, fields: int) -> Groups:
    """Return the demand without dimensions of definitions: that one case of them stands is enough.

    What is demanded and stands under every answer needs no other grounds.
    """
    space, full = law.space, law.space.full
    always = ((full,),)
    sure = absorb(box | fields for box in groups.get(always, ()) if not law.readings & ~box)
    alike: dict[Box, dict[tuple[Region, ...], Region]] = {}
    for standing, boxes in groups.items():
        for answers, cells in by_answers(law, (box | fields for box in boxes)).items():
            alike.setdefault(answers, {})[standing] = difference(space, cells, sure)
    found: Groups = {always: list(sure)}
    for answers, grounds in alike.items():
        own = [box for cells in grounds.values() for box in cells]
        named = [standing for standing, cells in grounds.items() if cells]
        for numbers, inside in overlaid(space, law.readings, own, [grounds[it] for it in named]):
            regions = [region for number in numbers for region in named[number]]
            if regions:
                limited = [box & (answers | ~law.readings) for box in inside]
                found.setdefault(_widest(space, regions), []).extend(limited)
    return found


def base_of(law: Law, asked: Asked, demanded: Sequence[Box]) -> tuple[Region, int]:
    """Return a demand on a rule as one on completed offences, and the dimensions that differ.

    Which case of what does not matter is an offence does not matter either: one is enough.
    """
    moved = moved_dimensions(law, demanded)
    fields = law.space.fields(*moved)
    base = law.space.pack({name: law.corpus.vocabulary.base(name) for name in moved})
    freed = fields | asked.over | law.readings
    return absorb((box | freed) & (base | asked.over) for box in demanded), fields | asked.over


def completed_by(law: Law, asked: Asked, base: Region) -> Region:
    """Return what completed offences reach of a demand, restricted on the readings."""
    found = met_under_answers(law, replace(asked, thresholds=(), some=0), base)
    return intersection(law.space, [item.bits for item in found], base)


def on_offences(law: Law, groups: Groups, reached: Region, freed: int) -> Groups:
    """Return the demand on a rule by the answers under which completed offences reach it."""
    space = law.space
    near = project((box for boxes in groups.values() for box in boxes), freed)
    cells = intersection(space, project(reached, law.readings), near)
    grounds = [
        (answers, project(own, freed))
        for answers, own in cut_along(space, law.readings, cells, by_answers(law, reached))
        if answers
    ]
    found: Groups = {}
    for standing, own in groups.items():
        for numbers, inside in overlaid(space, law.readings, own, [it[1] for it in grounds]):
            if numbers:
                both = _both(space, standing, [grounds[number][0] for number in numbers])
                found.setdefault(both, []).extend(intersection(space, own, inside))
    return found


def _both(space: Space, first: Sequence[Region], second: Sequence[Region]) -> tuple[Region, ...]:
    """Return the answers under which one region of each of two lists holds, widest only."""
    if first == ((space.full,),):
        return _widest(space, second)
    return _widest(space, [intersection(space, one, other) for one in first for other in second])


def _widest(space: Space, regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return regions in one form each, without those inside others."""
    found = tuple(dict.fromkeys(cover(space, region).boxes for region in regions if region))
    return tuple(
        sorted(
            one
            for one in found
            if not any(other != one and contains(space, other, one) for other in found)
        )
    )
