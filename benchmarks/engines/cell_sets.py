"""Sets of cells as Python's big integers, one for each conduct."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from math import prod
from operator import and_
from typing import ClassVar

from engines.answer import Answer
from workload import Law, Masks, Workload, bits

Cells = dict[int, int]
"""For each conduct a bit for each cell of the other dimensions; conducts without any left out."""


class CellSets:
    """Verdicts, and the residue as a set of cells."""

    title: ClassVar[str] = "big integers as sets of cells"
    package: ClassVar[str] = ""
    gives: ClassVar[str] = "a bit set"
    whole: ClassVar[bool] = True

    def __init__(self, workload: Workload) -> None:
        self.sizes = workload.sizes
        tail = self.sizes[1:]
        self.having = [_having(tail, dimension) for dimension in range(len(tail))]
        self.leaves = [([*bits(box[0])], self._tail(box)) for box in workload.leaves]

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes."""
        certain = self._union(offence.certain for offence in law)
        possible = self._union(offence.possible for offence in law)
        return [self._answer(conducts, tail, certain, possible) for conducts, tail in self.leaves]

    def boxes(self, residue: Cells) -> Iterator[Masks]:
        """Return a residue cell by cell."""
        for conduct, tails in residue.items():
            for number in bits(tails):
                cell: list[int] = []
                left = number
                for size in reversed(self.sizes[1:]):
                    left, value = divmod(left, size)
                    cell.insert(0, 1 << value)
                yield (1 << conduct, *cell)

    def _answer(
        self, conducts: list[int], tail: int, certain: list[int], possible: list[int]
    ) -> Answer:
        residue = {c: left for c in conducts if (left := tail & ~certain[c])}
        if not residue:
            return Answer(sure=True, possible=True, touched=True, residue={})
        contained = not any(left & ~possible[c] for c, left in residue.items())
        touched = contained or any(tail & possible[c] for c in conducts)
        return Answer(sure=False, possible=contained, touched=touched, residue=residue)

    def _union(self, boxes: Iterable[Masks]) -> list[int]:
        """Return the cells of some boxes, for each conduct."""
        reached = [0] * self.sizes[0]
        for box in boxes:
            tail = self._tail(box)
            for conduct in bits(box[0]):
                reached[conduct] |= tail
        return reached

    def _tail(self, box: Masks) -> int:
        """Return the cells of a box, its conduct aside."""
        return reduce(and_, map(dict.__getitem__, self.having, box[1:]))


def _having(sizes: Sequence[int], dimension: int) -> dict[int, int]:
    """Return for each value set the cells with such a value; the last dimension varies fastest."""
    size, step = sizes[dimension], prod(sizes[dimension + 1 :])
    block = (1 << step) - 1
    times = range(0, prod(sizes[: dimension + 1]), size)
    return {
        values: sum(block << (time + value) * step for time in times for value in bits(values))
        for values in range(1, 1 << size)
    }
