"""Which demands a change of law cannot touch, so that their judgement need not be made again.

Conservative: a demand is called unaffected only if nothing that differs between two laws can
meet it.
"""

from collections.abc import Iterable, Iterator

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, Encoded, LawBox
from gapcheck.part import READING
from gapcheck.region import meeting
from gapcheck.space import Box


class Change:
    """What differs between two laws of one corpus.

    Args:
        first: A law.
        second: Another law of the same corpus.
    """

    def __init__(self, first: Law, second: Law) -> None:
        self._space = first.space
        self._vocabulary = first.corpus.vocabulary
        self._readings = first.readings
        self._answers = _changed_answers(first, second)
        self._changed = dict(_changed_provisions(first, second))
        self._provisions = {**first.encoded, **second.encoded, **self._changed}
        self._definitions = self._changed_definitions()
        self._offences = tuple(self._turning(item.offences for item in self._all()))
        self._measures = tuple(self._turning(item.measures for item in self._all()))
        self._cuts = tuple(
            box
            for item in self._all()
            for cut in item.cuts
            for box in cut.boxes
            if item.id in self._changed or self._turns(box)
        )
        self._widened = self._widened_fields()
        self._classes = any(
            item.noun.classifies or item.noun.derives for item in self._changed.values()
        ) or any(
            first.corpus.questions[name].rule == "attribute" for name in _answered(first, second)
        )

    def may_affect(self, asked: Asked) -> bool:
        """Whether the change can touch the judgement of a demand."""
        if any(self._turns(box) for box in asked.boxes):
            return True
        if asked.head == "term":
            return bool(self._definitions)
        if asked.head == "measure":
            return bool(meeting(self._space, self._measures, asked.boxes))
        return self._may_affect_conduct(asked)

    def _may_affect_conduct(self, asked: Asked) -> bool:
        extended = self._space.fields(*self._vocabulary.extended)
        moved = 0
        for name in self._vocabulary.extended:
            field = self._space.field[name]
            base = self._space.pack({name: self._vocabulary.base(name)})
            if any(box & field & ~base for box in asked.boxes):
                moved |= field
        if self._widened & moved or (self._classes and (moved or asked.thresholds)):
            return True
        freed = tuple(box | extended | self._readings for box in asked.boxes)
        if meeting(self._space, (*self._offences, *self._cuts), freed):
            return True
        return self._clips(asked)

    def _clips(self, asked: Asked) -> bool:
        """Whether a changed definition clips the demand."""
        for concept in self._vocabulary.concepts.values():
            expressed = any(
                self._provisions[name].noun.expresses == concept.id for name in self._definitions
            )
            if expressed and concept.dimension is not None:
                field = self._space.field[concept.dimension]
                lexicon = self._vocabulary.lexicons[concept.dimension]
                atom = self._space.pack(
                    {concept.dimension: lexicon.atoms_of(concept.atom or "") or 0}
                )
                if any(box & field != field and box & field & atom for box in asked.boxes):
                    return True
        return False

    def _all(self) -> Iterable[Encoded]:
        return self._provisions.values()

    def _turns(self, box: Box) -> bool:
        """Whether a box is restricted on a reading whose answer differs."""
        return box & self._answers != self._answers

    def _turning(self, groups: Iterable[tuple[LawBox, ...]]) -> Iterator[Box]:
        """Yield the boxes of changed provisions and those that turn on changed answers."""
        for boxes in groups:
            for box in boxes:
                if (
                    box.provision in self._changed
                    or self._turns(box.bits)
                    or box.uses & self._definitions
                ):
                    yield box.bits | self._readings

    def _changed_definitions(self) -> frozenset[str]:
        found = {
            item.id
            for item in self._all()
            if item.definition
            and (item.id in self._changed or any(self._turns(box.bits) for box in item.definition))
        }
        while more := {
            item.id
            for item in self._all()
            if item.id not in found and any(box.uses & found for box in item.definition)
        }:
            found |= more
        return frozenset(found)

    def _widened_fields(self) -> int:
        fields = 0
        for item in self._all():
            for rule in item.widenings:
                if item.id in self._changed or self._turns(rule.within):
                    fields |= rule.fields
        return fields


def _changed_provisions(first: Law, second: Law) -> Iterator[tuple[str, Encoded]]:
    for one, other in ((first, second), (second, first)):
        for name, item in one.encoded.items():
            against = other.encoded.get(name)
            if against is not item and against != item:
                yield name, item


def _changed_answers(first: Law, second: Law) -> int:
    """Return the bits of the readings that the two laws answer differently."""
    return first.space.fields(*(READING + name for name in _answered(first, second)))


def _answered(first: Law, second: Law) -> list[str]:
    """Return the readings that the two laws answer differently."""
    names = {*first.answers, *second.answers}
    return [name for name in names if first.answers.get(name) != second.answers.get(name)]
