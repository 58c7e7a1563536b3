"""gapcheck's engine for a law of which all but a few provisions were answered for before."""

from collections.abc import Sequence
from dataclasses import dataclass

from engines.answer import Answer
from engines.packed_boxes import Packed, PackedBoxes, answer_box, forms, pack_offence
from gapcheck.region import disjoint
from workload import Law, Workload


@dataclass(frozen=True)
class Known:
    """A law, packed, and its answers."""

    law: Law
    packed: tuple[Packed, ...]
    answers: tuple[Answer, ...]


class KnownLaw:
    """Answers again only where a provision that changed meets what is demanded, before or after.

    So does `gapcheck.judge.unaffected`, with all that laws have beyond boxes.
    """

    def __init__(self, workload: Workload) -> None:
        self.engine = PackedBoxes(workload)

    def afresh(self, law: Law) -> Known:
        """Return a law with its answers, all worked out."""
        packed = tuple(pack_offence(self.engine.space, offence) for offence in law)
        return Known(law, packed, tuple(self.engine.answer_packed(packed)))

    def updated(self, known: Known, law: Law) -> Known:
        """Return a law with its answers, given those of a law that differs in a few provisions."""
        space = self.engine.space
        packed = list(known.packed)
        changed = []
        for number, offence in enumerate(law):
            if offence is not known.law[number]:
                changed.append(packed[number].possible)
                packed[number] = pack_offence(space, offence)
                changed.append(packed[number].possible)
        return Known(law, tuple(packed), self._answers(known, packed, changed))

    def _answers(
        self, known: Known, packed: Sequence[Packed], changed: Sequence[int]
    ) -> tuple[Answer, ...]:
        space = self.engine.space
        certain, doubtful = forms(packed)
        return tuple(
            answer
            if disjoint(space, (box,), changed)
            else answer_box(space, box, certain, doubtful)
            for box, answer in zip(self.engine.leaves, known.answers, strict=True)
        )
