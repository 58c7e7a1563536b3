"""Solvers answer one question at a time: is there a case in this box that ...?"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, ClassVar, Literal

from engines.answer import Answer
from workload import Law, Masks, Workload, bits

Query = Literal["not surely reached", "not even possibly reached", "possibly reached"]


class Solver(ABC):
    """An engine that looks for one case at a time and gives it as a witness.

    A law is loaded once. The boxes asked of are assumptions, prepared beforehand where the solver
    allows it, and the three questions are put as assumptions, too.
    """

    gives: ClassVar[str] = "one witness"
    whole: ClassVar[bool] = False

    def __init__(self, workload: Workload) -> None:
        self.sizes = workload.sizes
        self.leaves = workload.leaves

    @abstractmethod
    def load(self, law: Law) -> None:
        """Take a law, in place of the one before."""

    @abstractmethod
    def witness(self, number: int) -> Any:
        """Return a case of the box with that number that is not surely reached, or nothing."""

    @abstractmethod
    def exists(self, query: Query, number: int) -> bool:
        """Whether there is a case of the box with that number for which the query holds."""

    @abstractmethod
    def boxes(self, residue: Any) -> Iterable[Masks]:
        """Return the witness as a box of one cell."""

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes; a question that is already answered is not put."""
        self.load(law)
        return [self.answer_box(number) for number in range(len(self.leaves))]

    def answer_box(self, number: int) -> Answer:
        """Return the answer for the box with that number."""
        witness = self.witness(number)
        if witness is None:
            return Answer(sure=True, possible=True, touched=True, residue=None)
        possible = not self.exists("not even possibly reached", number)
        touched = possible or self.exists("possibly reached", number)
        return Answer(sure=False, possible=possible, touched=touched, residue=witness)

    def omitted(self, box: Masks) -> list[tuple[int, int]]:
        """Return the values that a box leaves out, each with the number of its dimension."""
        return [
            (dimension, value)
            for dimension, (size, values) in enumerate(zip(self.sizes, box, strict=True))
            for value in bits(~values & ((1 << size) - 1))
        ]
