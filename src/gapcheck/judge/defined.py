"""A demand that stands on the law's own definitions, answer by answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked, LawBox
from gapcheck.cover import hull
from gapcheck.judge.cutting import Parts, by_answers, overlaid
from gapcheck.judge.define import multiplied
from gapcheck.judge.footing import Groups, both_of, laid_over, widest
from gapcheck.region import (
    Region,
    absorb,
    difference,
    intersection,
    meeting,
)
from gapcheck.space import Box


def done_with_definitions(law: Law, asked: Asked) -> tuple[Law, tuple[str, ...]]:
    """Return the law to which a demand is put that stands on definitions, and which are left out.

    They are those that make no more difference where the demand stands on them.
    """
    concepts = _replaceable(law, asked)
    return _with_whole_definitions(law, concepts), concepts


def on_definitions(law: Law, groups: Groups, fields: int) -> Groups:
    """Return a demand by the answers under which the law's own definitions reach it.

    Args:
        law: The law.
        groups: What of the demand is looked at.
        fields: Bits of the dimensions of definitions that set no case of it apart.
    """
    view = law.answered.full
    for concept, field, atom in _defined(law):
        reached = by_answers(
            law, (item.bits for item in multiplied(law, view, view.definitions[concept]))
        )
        groups = _on_definition(law, groups, reached, field, atom)
    return _merged(law, groups, fields) if fields else groups


def _defined(law: Law) -> Iterator[tuple[str, int, Box]]:
    """Yield the concepts that the law defines, the field of their dimension, and their word."""
    space, vocabulary = law.space, law.corpus.vocabulary
    for concept in vocabulary.concepts.values():
        if concept.id in law.answered.full.definitions and concept.dimension is not None:
            atom = vocabulary.lexicons[concept.dimension].atoms_of(concept.atom or "") or 0
            yield concept.id, space.field[concept.dimension], space.pack({concept.dimension: atom})


def _on_definition(law: Law, groups: Groups, reached: Parts, field: int, atom: Box) -> Groups:
    """Return groups by the answers under which one definition reaches them."""
    space, found, inside = law.space, Groups(), Groups()
    for standing, boxes in groups.items():
        named = [box for box in boxes if box & field != field]
        found[standing] = [box for box in boxes if box & field == field]
        found[standing] += [it for box in named if not space.is_empty(it := box & ~(atom & field))]
        inside[standing] = [own for box in named if not space.is_empty(own := box & atom)]
    answers = list(reached)
    last = answers.index(space.full) if space.full in reached else None
    for standing, numbers, cells in laid_over(law, inside, list(reached.values()), last):
        if numbers:
            both = both_of(space, standing, (absorb(answers[place] for place in numbers),))
            # What is demanded in words that name no object needs no definition.
            unnamed = [box for box in groups[standing] if box & field == field]
            reaching = intersection(space, inside[standing], cells)
            found.setdefault(both, []).extend(difference(space, reaching, unnamed))
    return found


def _replaceable(law: Law, asked: Asked) -> tuple[str, ...]:
    """Return the concepts whose one national definition reaches all that stands on it.

    Where a demand is clipped to a definition, and nothing but what it reaches can use it, what
    the definition reaches makes no more difference.
    """
    view = law.answered.full
    found = []
    for concept, field, atom in _defined(law):
        names = [key for key, it in law.encoded.items() if it.noun.expresses == concept]
        if (
            len(names) == 1
            and all(box & field != field for box in asked.boxes)
            and all(box.bits & atom == box.bits for box in view.offences if names[0] in box.uses)
        ):
            found.append(concept)
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


def indifferent_fields(law: Law, concepts: Sequence[str], demanded: Sequence[Box]) -> int:
    """Return the bits of the dimensions of definitions that set no case of a demand apart.

    Args:
        law: The law without definitions that are done with.
        concepts: What these define.
        demanded: The demand.
    """
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
                found.setdefault(widest(space, regions), []).extend(limited)
    return found
