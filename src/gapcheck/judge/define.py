"""Definitions multiplied into the offences that use them, and what they surely reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import View
from gapcheck.corpus import LawBox
from gapcheck.region import Region, absorb, difference, intersection, project_all


def multiplied(
    law: Law,
    view: View,
    boxes: Iterable[LawBox],
    clipped: Mapping[str, Region] = MappingProxyType({}),
) -> Iterator[LawBox]:
    """Yield the boxes with the definitions that they use multiplied in.

    A definition that does not apply in the scenario reaches nothing.

    Args:
        law: The law.
        view: What it reaches.
        boxes: Boxes, perhaps with definitions in use.
        clipped: Concepts whose definitions matter only within a region, with that region.
    """
    space = law.space
    for box in boxes:
        if not box.uses:
            yield box
            continue
        use = min(box.uses)
        rest = box.uses - {use}
        for other in _defining(law, view, use, clipped):
            bits = box.bits & other.bits
            if space.is_empty(bits):
                continue
            product = box.at(bits, use, uses=rest | other.uses)
            if product.uses:
                yield from multiplied(law, view, [product], clipped)
            else:
                yield product


def _defining(law: Law, view: View, use: str, clipped: Mapping[str, Region]) -> Sequence[LawBox]:
    """Return the boxes of a definition; within the region of a clipped concept, fewer."""
    boxes = view.defining.get(use, ())
    concept = law.encoded[use].noun.expresses if use in law.encoded else None
    if concept is None or concept not in clipped or any(box.uses for box in boxes):
        return boxes
    if clipped[concept] == (law.space.full,):
        return boxes
    key = ("reduced", use)
    if key not in view.known:
        bits = [box.bits for box in boxes]
        view.known[key] = absorb(intersection(law.space, bits, clipped[concept]))
    return [LawBox(use, bits) for bits in view.known[key]]


def sure_definition(law: Law, view: View, concept: str) -> Region:
    """Return what the definitions that express a concept reach, whatever their words mean.

    Where it is not certain which definitions there are, it is what those of each answer reach; and
    everything under the answers that leave none, because the word then means what it means.

    Args:
        law: The law.
        view: Its full view.
        concept: The concept.

    Returns:
        A region that is restricted on no other readings than whether something had begun to apply.
    """
    key = ("definition", concept)
    if key not in view.known:
        boxes = absorb(
            box.bits for box in multiplied(law, view, view.definitions.get(concept, ()))
        )
        meant = law.readings & ~law.commencements
        sure = project_all(law.space, boxes, meant, law.space.full)
        view.known[key] = (*sure, *_undefined(law, concept))
    return view.known[key]


def _undefined(law: Law, concept: str) -> Region:
    """Return the answers whether something had begun to apply that leave no definition."""
    space, meaning = law.space, law.space.full & ~law.commencements
    there = [
        law.answered.answers.apply(space, bits | meaning)
        for item in law.encoded.values()
        if item.noun.expresses == concept
        for bits in [box.bits for box in item.definition] or [space.full]
    ]
    return difference(space, (space.full,), [box for box in there if box is not None])
