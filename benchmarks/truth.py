"""The oracle: every answer found cell by cell, and engines compared with it.

It knows nothing of boxes but which cells are in one. It is far too slow to be an engine, and
simple enough to be believed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from random import Random
from typing import NamedTuple

from engines import Engine
from workload import Law, Masks, Workload, bits, cell_count

CELLS_DRAWN = 20
"""Cells drawn from each box in a space too large to look at every cell."""


class Truth(NamedTuple):
    """The answer for one box, with the cells of its residue."""

    sure: bool
    possible: bool
    touched: bool
    residue: frozenset[int]


class WrongAnswerError(Exception):
    """An engine and the oracle disagree."""


def true_answers(workload: Workload, law: Law) -> list[Truth]:
    """Return the right answers, for each box of the workload's checks."""
    certain = _reached(workload.sizes, [offence.certain for offence in law])
    possible = _reached(workload.sizes, [offence.possible for offence in law])
    answers = []
    for box in workload.leaves:
        demanded = list(cells(workload.sizes, box))
        residue = frozenset(cell for cell in demanded if not certain[cell])
        reached = sum(possible[cell] for cell in demanded)
        answers.append(Truth(not residue, reached == len(demanded), reached > 0, residue))
    return answers


def check_engine(engine: Engine, workload: Workload, law: Law, truth: Sequence[Truth]) -> None:
    """Compare the answers of an engine with the right ones.

    Raises:
        WrongAnswerError: A verdict is wrong, a residue is not exactly the residue, or a witness
            is not one case inside it.
    """
    answers = engine.answer(law)
    if len(answers) != len(truth):
        raise WrongAnswerError(f"{engine.title} answers for {len(answers)} boxes")
    for number, (said, right) in enumerate(zip(answers, truth, strict=True)):
        if said[:3] != right[:3]:
            raise WrongAnswerError(f"{engine.title} says {said[:3]} of box {number}: {right[:3]}")
        boxes = [] if said.sure else list(engine.boxes(said.residue))
        found = frozenset(cell for box in boxes for cell in cells(workload.sizes, box))
        exact = found == right.residue if engine.whole else found <= right.residue
        if not exact or (not right.sure and not found) or (not engine.whole and len(found) > 1):
            raise WrongAnswerError(f"{engine.title} has another residue of box {number}")


def cells(sizes: Sequence[int], box: Masks) -> Iterator[int]:
    """Yield the cells of a box as numbers; the last dimension varies fastest."""
    for cell in product(*(bits(values) for values in box)):
        number = 0
        for size, value in zip(sizes, cell, strict=True):
            number = number * size + value
        yield number


def _reached(sizes: Sequence[int], boxes: Iterable[Masks]) -> bytearray:
    """Return for every cell of the space whether one of the boxes has it."""
    listed = list(boxes)
    reached = bytearray(prod(sizes))
    # For each value of each dimension the boxes that have it, one bit each.
    having = [
        [
            sum(1 << number for number, box in enumerate(listed) if box[dimension] >> value & 1)
            for value in range(size)
        ]
        for dimension, size in enumerate(sizes)
    ]
    for number, columns in enumerate(product(*having)):
        common = -1
        for column in columns:
            common &= column
        reached[number] = common != 0
    return reached


def check_large(engine: Engine, other: Engine, workload: Workload, law: Law) -> None:
    """Compare two engines in a space too large for the oracle, and the first with single cells.

    Raises:
        WrongAnswerError: The verdicts or the sizes of the residues differ, or a cell that was
            drawn is in no box of the residue though nothing reaches it, or in one though
            something does, or in several.
    """
    random = Random("cells")
    for demanded, one, two in zip(
        workload.leaves, engine.answer(law), other.answer(law), strict=True
    ):
        residue, again = list(engine.boxes(one.residue)), list(other.boxes(two.residue))
        if one[:3] != two[:3] or sum(map(cell_count, residue)) != sum(map(cell_count, again)):
            raise WrongAnswerError(f"{engine.title} and {other.title} disagree on {demanded}")
        for _ in range(CELLS_DRAWN):
            cell = tuple(1 << random.choice(list(bits(values))) for values in demanded)
            reached = any(_has(offence.certain, cell) for offence in law)
            if sum(_has(box, cell) for box in residue) != (not reached):
                raise WrongAnswerError(f"{engine.title} is wrong about {cell}")


def _has(box: Masks, cell: Masks) -> bool:
    return all(one & other for one, other in zip(box, cell, strict=True))
