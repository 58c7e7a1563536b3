"""gapcheck's engine where doubts are named readings, and a reading is a dimension."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import ClassVar

from engines.answer import Answer
from gapcheck.judge.split import Split, split_exactly, split_region
from gapcheck.region import Region, absorb, difference
from gapcheck.space import Box, Space
from workload import Law, Masks, Workload, bits

YES = 0b10
"""The answer of a reading under which the doubtful values count; the other one is no."""


class ReadingBoxes:
    """Missing and unclear as disjoint boxes, found by the worst and the best answers.

    The doubtful values of a law turn on the readings in rotation.
    """

    title: ClassVar[str] = "readings, by worst and best answers"
    package: ClassVar[str] = ""
    gives: ClassVar[str] = "boxes"
    whole: ClassVar[bool] = True

    def __init__(self, workload: Workload, readings: int) -> None:
        dimensions = {str(number): size for number, size in enumerate(workload.sizes)}
        self.names = tuple(dimensions)
        self.readings = tuple(f"reading {number}" for number in range(readings))
        self.space = Space({**dimensions, **dict.fromkeys(self.readings, 2)})
        self.fields = self.space.fields(*self.readings)
        self.leaves = [self._pack(box, {}) for box in workload.leaves]

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes."""
        boxes = list(self.law_boxes(law))
        sure = [box for box in boxes if box & self.fields == self.fields]
        arguable = absorb(box | self.fields for box in boxes if box & self.fields != self.fields)
        return [self._answer(self.split(box, boxes, sure, arguable)) for box in self.leaves]

    def split(self, box: Box, law: list[Box], sure: list[Box], arguable: Region) -> Split:
        """Return what of a box is missing, covered and unclear."""
        unsure = difference(self.space, (box,), sure)
        return split_region(self.space, self.fields, (box,), sure, arguable, unsure)

    def boxes(self, residue: Region) -> Iterator[Masks]:
        """Return a residue as plain boxes, readings aside."""
        for box in residue:
            yield tuple(self.space.values(box, name) for name in self.names)

    def law_boxes(self, law: Law) -> Iterator[Box]:
        """Yield the boxes of a law: each offence once for every set of its readings.

        Raises:
            ValueError: The law has doubts and there are no readings.
        """
        doubts = count()
        for offence in law:
            turning: dict[str, list[int]] = {}
            for dimension, (sure, possible) in enumerate(zip(*offence, strict=True)):
                for value in bits(possible & ~sure):
                    if not self.readings:
                        raise ValueError("a law with doubts needs readings")
                    reading = self.readings[next(doubts) % len(self.readings)]
                    grown = turning.setdefault(reading, [0] * len(self.names))
                    grown[dimension] |= 1 << value
            yield from self._widened(offence.certain, list(turning.items()))

    def _widened(self, box: Masks, turning: list[tuple[str, list[int]]]) -> Iterator[Box]:
        """Yield a box, widened by what turns on each set of readings."""
        for chosen in range(1 << len(turning)):
            widened, answers = list(box), {}
            for number in bits(chosen):
                reading, more = turning[number]
                widened = [one | other for one, other in zip(widened, more, strict=True)]
                answers[reading] = YES
            yield self._pack(tuple(widened), answers)

    def _pack(self, box: Masks, answers: Mapping[str, int]) -> Box:
        return self.space.pack({**dict(zip(self.names, box, strict=True)), **answers})

    def _answer(self, split: Split) -> Answer:
        left = (*split.missing, *split.unclear)
        return Answer(not left, not split.missing, bool(split.covered or split.unclear), left)


class ExactReadingBoxes(ReadingBoxes):
    """The same by definition: one difference over all answers, projected."""

    title: ClassVar[str] = "readings, by definition"

    def split(self, box: Box, law: list[Box], sure: list[Box], arguable: Region) -> Split:
        """Return what of a box is missing, covered and unclear."""
        return split_exactly(self.space, self.fields, (box,), law)
