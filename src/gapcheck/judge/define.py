"""Definitions multiplied into the offences that use them, and what they surely reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import View
from gapcheck.corpus import LawBox
from gapcheck.region import Region, absorb, intersection, project_all


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
    """Return what the definitions that express a concept reach under every answer.

    Args:
        law: The law.
        view: Its full view.
        concept: The concept.
    """
    key = ("definition", concept)
    if key not in view.known:
        boxes = absorb(
            box.bits for box in multiplied(law, view, view.definitions.get(concept, ()))
        )
        view.known[key] = project_all(law.space, boxes, law.readings, law.space.full)
    return view.known[key]
