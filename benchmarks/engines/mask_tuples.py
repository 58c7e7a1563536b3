"""The yardstick: the difference of boxes in its plainest form, on tuples of value sets."""

from collections.abc import Iterable, Sequence
from operator import and_
from typing import ClassVar

from engines.answer import Answer
from workload import Law, Masks, Workload


def without(boxes: Iterable[Masks], others: Sequence[Masks]) -> list[Masks]:
    """Return boxes without others, as disjoint boxes if the first are disjoint."""
    left: list[Masks] = []
    for box in boxes:
        parts = [box]
        for other in others:
            if meets(box, other):
                parts = [rest for part in parts for rest in _minus(part, other)]
        left += parts
    return left


def meets(box: Masks, other: Masks) -> bool:
    """Whether two boxes have a cell in common."""
    return all(map(and_, box, other))


def _minus(box: Masks, other: Masks) -> Sequence[Masks]:
    """Return a box without another one: one part for each dimension in which it reaches out."""
    common = tuple(map(and_, box, other))
    if not all(common):
        return (box,)
    return [
        (*common[:number], values ^ shared, *box[number + 1 :])
        for number, (values, shared) in enumerate(zip(box, common, strict=True))
        if values != shared
    ]


class MaskTuples:
    """Verdicts, and the residue as disjoint boxes."""

    title: ClassVar[str] = "the yardstick: tuples of masks"
    package: ClassVar[str] = ""
    gives: ClassVar[str] = "boxes"
    whole: ClassVar[bool] = True

    def __init__(self, workload: Workload) -> None:
        self.leaves = workload.leaves

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes."""
        certain = [offence.certain for offence in law]
        doubtful = [offence.possible for offence in law if offence.possible != offence.certain]
        return [self._answer(box, certain, doubtful) for box in self.leaves]

    def boxes(self, residue: list[Masks]) -> Iterable[Masks]:
        """Return a residue as boxes."""
        return residue

    def _answer(self, box: Masks, certain: list[Masks], doubtful: list[Masks]) -> Answer:
        residue = without((box,), certain)
        if not residue:
            return Answer(sure=True, possible=True, touched=True, residue=[])
        arguable = [other for other in doubtful if meets(box, other)]
        possible = not without(residue, arguable)
        touched = bool(arguable) or residue != [box]
        return Answer(sure=False, possible=possible, touched=touched, residue=residue)
