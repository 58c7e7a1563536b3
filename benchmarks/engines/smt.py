"""z3, used incrementally and with propositions alone."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, ClassVar

from engines.answer import Answer
from engines.queries import Query, Solver
from workload import Law, Masks, Workload


class Z3(Solver):
    """An SMT solver: the law is pushed and popped, and within it each box asked of.

    This and the logic QF_FD were the quickest of nine ways that were tried; others were bit
    vectors, boxes as assumptions, the default solver.
    """

    title: ClassVar[str] = "z3"
    package: ClassVar[str] = "z3-solver"

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload)
        self.z3: Any = import_module("z3")
        self.solver = self.z3.SolverFor("QF_FD")
        self.cell = [
            [self.z3.Bool(f"dimension{dimension}_{value}") for value in range(size)]
            for dimension, size in enumerate(self.sizes)
        ]
        for values in self.cell:
            self.solver.add(self.z3.Or(values), self.z3.AtMost(*values, 1))
        certain, doubtful, inside = self.z3.Bools("certain doubtful inside")
        self.certain, self.doubtful, self.inside = certain, doubtful, inside
        self.asked: dict[Query, list[Any]] = {
            "not surely reached": [certain],
            "not even possibly reached": [certain, doubtful],
            "possibly reached": [inside],
        }
        self.assertions = [
            [self.z3.Not(self.cell[dimension][value]) for dimension, value in self.omitted(box)]
            for box in self.leaves
        ]
        self.solver.push()

    def load(self, law: Law) -> None:
        """Take a law as assertions."""
        implies, either = self.z3.Implies, self.z3.Or
        possible = [self._outside(offence.possible) for offence in law]
        self.solver.pop()
        self.solver.push()
        self.solver.add(
            *(implies(self.certain, self._outside(offence.certain)) for offence in law),
            *(
                implies(self.doubtful, outside)
                for offence, outside in zip(law, possible, strict=True)
                if offence.possible != offence.certain
            ),
            implies(self.inside, either([self.z3.Not(outside) for outside in possible])),
        )

    def answer_box(self, number: int) -> Answer:
        """Return the answer for the box with that number."""
        self.solver.push()
        self.solver.add(*self.assertions[number])
        answer = super().answer_box(number)
        self.solver.pop()
        return answer

    def witness(self, number: int) -> Any:
        """Return a case of the box with that number that is not surely reached, as a model."""
        return self.solver.model() if self.exists("not surely reached", number) else None

    def exists(self, query: Query, number: int) -> bool:
        """Whether there is a case of the box with that number for which the query holds."""
        return bool(self.solver.check(*self.asked[query]) == self.z3.sat)

    def boxes(self, residue: Any) -> Iterable[Masks]:
        """Return the witness as a box of one cell."""
        yield tuple(
            sum(1 << v for v, value in enumerate(values) if self.z3.is_true(residue[value]))
            for values in self.cell
        )

    def _outside(self, box: Masks) -> Any:
        return self.z3.Or([self.cell[dimension][value] for dimension, value in self.omitted(box)])
