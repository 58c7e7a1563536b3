"""gapcheck's own engine: set algebra on boxes, a box packed into one integer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from engines.answer import Answer
from gapcheck.cover import cover
from gapcheck.region import Region, difference, intersection
from gapcheck.space import Box, Space
from workload import Law, Masks, Offence, Workload


@dataclass(frozen=True, slots=True)
class Packed:
    """A provision packed: what it surely reaches and, if more, what it possibly reaches."""

    certain: Box
    possible: Box


def pack_offence(space: Space, offence: Offence) -> Packed:
    """Return an offence, packed."""
    certain = pack(space, offence.certain)
    if offence.possible == offence.certain:
        return Packed(certain, certain)
    return Packed(certain, pack(space, offence.possible))


def pack(space: Space, box: Masks) -> Box:
    """Return a box, packed."""
    return space.pack(dict(zip(space.names, box, strict=True)))


def answer_box(
    space: Space, demanded: Box, certain: Sequence[Box], doubtful: Sequence[Box]
) -> Answer:
    """Return the answer for one box.

    Args:
        space: The space.
        demanded: The box.
        certain: What the law surely reaches.
        doubtful: The possible forms of those provisions that have another certain one.
    """
    residue = difference(space, (demanded,), certain)
    if not residue:
        return Answer(sure=True, possible=True, touched=True, residue=())
    arguable = intersection(space, (demanded,), doubtful)
    possible = bool(arguable) and not difference(space, residue, arguable)
    touched = bool(arguable) or residue != (demanded,)
    return Answer(sure=False, possible=possible, touched=touched, residue=residue)


class PackedBoxes:
    """Verdicts, and the residue as disjoint boxes."""

    title: ClassVar[str] = "gapcheck, packed boxes"
    package: ClassVar[str] = ""
    gives: ClassVar[str] = "boxes"
    whole: ClassVar[bool] = True

    def __init__(self, workload: Workload) -> None:
        self.space = Space({str(number): size for number, size in enumerate(workload.sizes)})
        self.leaves = [pack(self.space, box) for box in workload.leaves]

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes."""
        return self.answer_packed([pack_offence(self.space, offence) for offence in law])

    def answer_packed(self, law: Sequence[Packed]) -> list[Answer]:
        """Return the answers of a law that is packed already."""
        certain, doubtful = forms(law)
        return [answer_box(self.space, box, certain, doubtful) for box in self.leaves]

    def boxes(self, residue: Region) -> Iterator[Masks]:
        """Return a residue as plain boxes."""
        for box in residue:
            yield tuple(self.space.values(box, name) for name in self.space.names)


class ReadableCover(PackedBoxes):
    """The same, and every residue once more as few maximal boxes, as if all were shown."""

    title: ClassVar[str] = "gapcheck, with the readable cover"
    gives: ClassVar[str] = "few maximal boxes"

    def answer_packed(self, law: Sequence[Packed]) -> list[Answer]:
        """Return the answers of a law that is packed already, with readable residues."""
        certain, _ = forms(law)
        return [
            answer._replace(residue=self._readable(box, certain, answer.residue))
            if len(answer.residue) > 1
            else answer
            for box, answer in zip(self.leaves, super().answer_packed(law), strict=True)
        ]

    def _readable(self, box: Box, certain: Sequence[Box], residue: Region) -> Region:
        covered = intersection(self.space, (box,), certain)
        most = sorted(covered, key=int.bit_count, reverse=True)
        return cover(self.space, (box,), most, left=residue).boxes


def forms(law: Iterable[Packed]) -> tuple[list[Box], list[Box]]:
    """Return what a law surely reaches, and the possible forms that differ from that."""
    law = list(law)
    return (
        [offence.certain for offence in law],
        [offence.possible for offence in law if offence.possible != offence.certain],
    )
