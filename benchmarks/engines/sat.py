"""python-sat: one variable for each value of each dimension."""

from collections.abc import Iterable
from importlib import import_module
from itertools import combinations
from typing import Any, ClassVar

from engines.queries import Query, Solver
from workload import Law, Masks, Workload

SOLVER = "minisat22"
"""The quickest here, with minicard and cadical153, of the eleven that were tried."""
CERTAIN, DOUBTFUL, INSIDE = 1, 2, 3
"""Variables that switch on: outside what is certain, outside what is doubtful, inside the law."""
ASSUMED: dict[Query, list[int]] = {
    "not surely reached": [CERTAIN, -DOUBTFUL, -INSIDE],
    "not even possibly reached": [CERTAIN, DOUBTFUL, -INSIDE],
    "possibly reached": [-CERTAIN, -DOUBTFUL, INSIDE],
}


class PySat(Solver):
    """A SAT solver, which keeps what it has learned while the law stays the same."""

    title: ClassVar[str] = f"python-sat ({SOLVER})"
    package: ClassVar[str] = "python-sat"

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload)
        self.make: Any = import_module("pysat.solvers").Solver
        self.solver: Any = None
        self.variables: list[range] = []
        self.first_free = INSIDE + 1
        for size in self.sizes:
            self.variables.append(range(self.first_free, self.first_free + size))
            self.first_free += size
        self.one_value: list[list[int]] = [
            clause
            for variables in self.variables
            for clause in ([*variables], *([-a, -b] for a, b in combinations(variables, 2)))
        ]
        self.assumed = [[-literal for literal in self._outside(box)] for box in self.leaves]

    def load(self, law: Law) -> None:
        """Take a law as clauses."""
        if self.solver is not None:
            self.solver.delete()
        clauses = list(self.one_value)
        reached = range(self.first_free, self.first_free + len(law))
        for inside, offence in zip(reached, law, strict=True):
            outside = self._outside(offence.possible)
            clauses.append([-CERTAIN, *self._outside(offence.certain)])
            if offence.possible != offence.certain:
                clauses.append([-DOUBTFUL, *outside])
            clauses += ([-inside, -literal] for literal in outside)
        clauses.append([-INSIDE, *reached])
        self.solver = self.make(name=SOLVER, bootstrap_with=clauses)

    def witness(self, number: int) -> list[int] | None:
        """Return a case of the box with that number that is not surely reached, as a model."""
        if not self.exists("not surely reached", number):
            return None
        model: list[int] = self.solver.get_model()
        return model

    def exists(self, query: Query, number: int) -> bool:
        """Whether there is a case of the box with that number for which the query holds."""
        return bool(self.solver.solve(assumptions=ASSUMED[query] + self.assumed[number]))

    def boxes(self, residue: list[int]) -> Iterable[Masks]:
        """Return the witness as a box of one cell."""
        true = {literal for literal in residue if literal > 0}
        yield tuple(
            sum(1 << value for value, variable in enumerate(variables) if variable in true)
            for variables in self.variables
        )

    def _outside(self, box: Masks) -> list[int]:
        """Return the variables of the values that a box leaves out."""
        return [self.variables[dimension][value] for dimension, value in self.omitted(box)]
