"""Where a change of law can touch a demand, so that the rest need not be judged again.

Conservative: what is called untouched meets nothing that differs between the two laws.
"""

from collections.abc import Iterable, Iterator

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, Encoded, LawBox
from gapcheck.judge.extend import moved_dimensions
from gapcheck.part import READING
from gapcheck.region import Region, absorb, disjoint, meeting
from gapcheck.space import Box


class Change:
    """What differs between two laws of one corpus.

    Args:
        first: A law.
        second: Another law of the same corpus.

    Attributes:
        law: The other law.
    """

    def __init__(self, first: Law, second: Law) -> None:
        self.law = second
        self._space = first.space
        self._vocabulary = first.corpus.vocabulary
        self._readings = first.readings
        self._freed = first.readings | first.space.fields(*self._vocabulary.extended)
        self._answers = _changed_answers(first, second)
        # What both laws have alike is one object: it stands here once, and a change twice.
        laws = (first.encoded, second.encoded)
        self._items = tuple({id(it): it for law in laws for it in law.values()}.values())
        self._changed = frozenset(changed_provisions(first, second))
        self._definitions = self._changed_definitions()
        self._items = tuple(self._moving(first))
        self._concepts = self._changed_concepts()
        self._measures = absorb(self._turning(item.measures for item in self._items))
        self._acts = absorb(self._changed_acts())
        self._rules = tuple(self._changed_rules())
        self._classes = any(
            item.noun.classifies or item.noun.derives
            for item in self._items
            if item.id in self._changed
        ) or any(first.corpus.questions[it].rule == "attribute" for it in _answered(first, second))

    def touched(self, asked: Asked) -> Region:
        """Return where the change can touch the judgement of a demand.

        Returns:
            A region, free of readings, each of whose boxes meets the demand; outside it, the two
            laws do with every case of the demand the same.
        """
        return absorb(meeting(self._space, self._where(asked), _posed(asked)))

    def touches(self, asked: Asked) -> bool:
        """Whether the change can touch the judgement of a demand anywhere."""
        return not disjoint(self._space, self._where(asked), _posed(asked))

    def _where(self, asked: Asked) -> Iterator[Box]:
        """Yield where what a demand asks, or what the law says of it, may differ."""
        for box in _posed(asked):
            if self._turns(box):
                yield box | self._readings | asked.over
        for box in self._law_touched(asked):
            yield box | asked.over

    def _law_touched(self, asked: Asked) -> Iterable[Box]:
        """Return where what the law says of a demand may differ."""
        everything = (self._space.full,)
        if asked.head == "measure":
            return self._measures
        if asked.head == "term":
            return everything if asked.concept in self._concepts else ()
        moved = self._space.fields(*moved_dimensions(self.law, _posed(asked)))
        if self._classes and (moved or asked.thresholds):
            return everything
        rules = (box for fields, box in self._rules if fields & moved)
        return (*self._acts, *rules, *self._clips(asked))

    def _clips(self, asked: Asked) -> Iterator[Box]:
        """Yield the words of the demand that a changed definition clips."""
        for name in self._concepts:
            concept = self._vocabulary.concepts[name]
            if concept.dimension is not None:
                lexicon = self._vocabulary.lexicons[concept.dimension]
                atom = lexicon.atoms_of(concept.atom or "") or 0
                field = self._space.field[concept.dimension]
                if any(box & field != field for box in _posed(asked)):
                    yield self._space.pack({concept.dimension: atom})

    def _changed_concepts(self) -> frozenset[str]:
        found = (item.noun.expresses for item in self._items if item.id in self._definitions)
        return frozenset(name for name in found if name)

    def _changed_acts(self) -> Iterator[Box]:
        """Yield what changed offences and exemptions reach, before and after general rules."""
        yield from self._turning(item.offences for item in self._items)
        for item in self._items:
            for cut in item.cuts:
                for box in cut.boxes:
                    if item.id in self._changed or self._turns(box):
                        yield box | self._freed

    def _changed_rules(self) -> Iterator[tuple[int, Box]]:
        """Yield the dimensions that changed general rules extend, with what they can reach.

        Another rule may move the result on in the other dimensions that are extended.
        """
        for item in self._items:
            for rule in item.widenings:
                if item.id in self._changed or self._turns(rule.within):
                    reached = rule.within & rule.added & rule.fields
                    yield rule.fields, reached | ((rule.within | self._freed) & ~rule.fields)

    def _moving(self, law: Law) -> Iterator[Encoded]:
        """Yield the provisions of which something differs, or turns on what does."""
        for item in self._items:
            if (
                item.id in self._changed
                or item.id in self._definitions
                or law.memory.fields(item) & self._answers
                or item.uses(self._definitions)
            ):
                yield item

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
                    yield box.bits | self._freed

    def _changed_definitions(self) -> frozenset[str]:
        found = {
            item.id
            for item in self._items
            if item.definition
            and (item.id in self._changed or any(self._turns(box.bits) for box in item.definition))
        }
        while more := {
            item.id
            for item in self._items
            if item.id not in found and any(box.uses & found for box in item.definition)
        }:
            found |= more
        return frozenset(found)


def _posed(asked: Asked) -> Region:
    """Return what a demand may ask: the whole, or its core, which a mistake may put beside it."""
    return asked.boxes if asked.core == asked.boxes else (*asked.boxes, *asked.core)


def changed_provisions(first: Law, second: Law) -> Iterator[str]:
    """Yield the provisions that differ between two laws, in the order of the law."""
    if first.encoded is second.encoded:
        return
    for name in {**first.encoded, **second.encoded}:
        one, other = first.encoded.get(name), second.encoded.get(name)
        if one is not other and one != other:
            yield name


def _changed_answers(first: Law, second: Law) -> int:
    """Return the bits of the readings that the two laws answer differently."""
    return first.space.fields(*(READING + name for name in _answered(first, second)))


def _answered(first: Law, second: Law) -> list[str]:
    """Return the readings that the two laws answer differently."""
    names = {*first.answers, *second.answers}
    return [name for name in names if first.answers.get(name) != second.answers.get(name)]
