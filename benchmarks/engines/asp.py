"""clingo: a law is a program that is grounded once."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, ClassVar

from engines.queries import Query, Solver
from workload import Law, Masks, Workload

RULES = """
{ ask(certain; doubtful; inside) }.
1 { cell(D, V) : value(D, V) } 1 :- value(D, _).
out(B) :- cell(D, V), omits(B, D, V).
inside :- possible(B), not out(B).
:- ask(certain), certain(B), not out(B).
:- ask(doubtful), doubtful(B), not out(B).
:- ask(inside), not inside.
#show cell/2.
"""
ASKED: dict[Query, dict[str, bool]] = {
    "not surely reached": {"certain": True, "doubtful": False, "inside": False},
    "not even possibly reached": {"certain": True, "doubtful": True, "inside": False},
    "possibly reached": {"certain": False, "doubtful": False, "inside": True},
}


class Clingo(Solver):
    """An answer-set solver."""

    title: ClassVar[str] = "clingo"
    package: ClassVar[str] = "clingo"

    def __init__(self, workload: Workload) -> None:
        super().__init__(workload)
        self.clingo: Any = import_module("clingo")
        self.rules = RULES + "".join(
            f"value({dimension},0..{size - 1})." for dimension, size in enumerate(self.sizes)
        )
        self.omitted_by_leaf = [self.omitted(box) for box in self.leaves]
        self.control: Any = None
        self.asked: dict[Query, list[int]] = {}
        self.assumed: list[list[int]] = []

    def load(self, law: Law) -> None:
        """Take a law as facts and ground the program."""
        facts = []
        for number, offence in enumerate(law):
            facts += [self._omits(f"c{number}", offence.certain), f"certain(c{number})."]
            if offence.possible == offence.certain:
                facts.append(f"possible(c{number}).")
            else:
                facts.append(self._omits(f"d{number}", offence.possible))
                facts.append(f"doubtful(d{number}). possible(d{number}).")
        self.control = self.clingo.Control(["--warn=none"])
        self.control.add("base", [], self.rules + "".join(facts))
        self.control.ground([("base", [])])
        self._find_literals()

    def witness(self, number: int) -> list[Any] | None:
        """Return a case of the box with that number that is not surely reached, as atoms."""
        assumptions = self.asked["not surely reached"] + self.assumed[number]
        with self.control.solve(assumptions=assumptions, yield_=True) as handle:
            model = handle.model()
            return None if model is None else list(model.symbols(shown=True))

    def exists(self, query: Query, number: int) -> bool:
        """Whether there is a case of the box with that number for which the query holds."""
        found = self.control.solve(assumptions=self.asked[query] + self.assumed[number])
        return bool(found.satisfiable)

    def boxes(self, residue: list[Any]) -> Iterable[Masks]:
        """Return the witness as a box of one cell."""
        cell = [0] * len(self.sizes)
        for atom in residue:
            dimension, value = (argument.number for argument in atom.arguments)
            cell[dimension] |= 1 << value
        yield tuple(cell)

    def _omits(self, name: str, box: Masks) -> str:
        """Return the values that a box leaves out, as facts."""
        return "".join(f"omits({name},{d},{v})." for d, v in self.omitted(box))

    def _find_literals(self) -> None:
        """Look up the literals of the atoms that are assumed; each law's program has its own."""
        atoms, function, integer = (
            self.control.symbolic_atoms,
            self.clingo.Function,
            self.clingo.Number,
        )
        ask = {
            name: atoms[function("ask", [function(name)])].literal
            for name in ("certain", "doubtful", "inside")
        }
        self.asked = {
            query: [ask[name] if wanted else -ask[name] for name, wanted in switches.items()]
            for query, switches in ASKED.items()
        }
        cell = {
            (d, v): -atoms[function("cell", [integer(d), integer(v)])].literal
            for d, size in enumerate(self.sizes)
            for v in range(size)
        }
        self.assumed = [[cell[value] for value in omitted] for omitted in self.omitted_by_leaf]
