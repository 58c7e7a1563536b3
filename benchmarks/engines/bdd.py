"""oxidd: a region as a binary decision diagram over the bits of each dimension's value."""

from collections.abc import Iterable, Iterator
from functools import reduce
from importlib import import_module
from operator import and_, or_
from typing import Any, ClassVar

from engines.answer import Answer
from workload import Law, Masks, Workload, bits

NODES = 1 << 20
CACHE = 1 << 18


class Oxidd:
    """Verdicts, and the residue as a diagram."""

    title: ClassVar[str] = "oxidd (Rust BDD)"
    package: ClassVar[str] = "oxidd"
    gives: ClassVar[str] = "a BDD"
    whole: ClassVar[bool] = True

    def __init__(self, workload: Workload) -> None:
        self.sizes = workload.sizes
        self.widths = [max(1, (size - 1).bit_length()) for size in self.sizes]
        manager: Any = import_module("oxidd.bdd").BDDManager(NODES, CACHE, 1)
        names = manager.add_vars(sum(self.widths))
        self.variables = [manager.var(name) for name in names]
        self.true, self.false = manager.true(), manager.false()
        self.sets: dict[tuple[int, int], Any] = {}
        self.leaves = [self._box(box) for box in workload.leaves]

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes."""
        certain = reduce(or_, [self._box(offence.certain) for offence in law])
        doubtful = [offence.possible for offence in law if offence.possible != offence.certain]
        possible = reduce(or_, [self._box(box) for box in doubtful], certain)
        beyond, never = ~certain, ~possible
        return [self._answer(box, beyond, possible, never) for box in self.leaves]

    def boxes(self, residue: Any) -> Iterator[Masks]:
        """Return a residue cell by cell."""
        for cell in self._cells(residue, 0, 0):
            masks: list[int] = []
            at = 0
            for width in reversed(self.widths):
                masks.insert(0, 1 << (cell >> at & (1 << width) - 1))
                at += width
            yield tuple(masks)

    def _answer(self, box: Any, beyond: Any, possible: Any, never: Any) -> Answer:
        residue = box & beyond
        if not residue.satisfiable():
            return Answer(sure=True, possible=True, touched=True, residue=None)
        contained = not (residue & never).satisfiable()
        touched = contained or (box & possible).satisfiable()
        return Answer(sure=False, possible=contained, touched=touched, residue=residue)

    def _box(self, box: Masks) -> Any:
        """Return a box; from the last dimension on, so that each step adds on top."""
        sets = (self._known_set(number, values) for number, values in enumerate(box))
        return reduce(and_, reversed(list(sets)))

    def _known_set(self, dimension: int, values: int) -> Any:
        key = dimension, values
        if key not in self.sets:
            self.sets[key] = self._set(dimension, values)
        return self.sets[key]

    def _set(self, dimension: int, values: int) -> Any:
        """Return the cells that have one of some values in a dimension."""
        return reduce(or_, (self._value(dimension, value) for value in bits(values)), self.false)

    def _value(self, dimension: int, value: int) -> Any:
        first, width = sum(self.widths[:dimension]), self.widths[dimension]
        literals: Iterable[Any] = (
            variable if value >> (width - 1 - place) & 1 else ~variable
            for place, variable in enumerate(self.variables[first : first + width])
        )
        return reduce(and_, literals, self.true)

    def _cells(self, diagram: Any, level: int, above: int) -> Iterator[int]:
        """Yield the cells of a diagram as numbers, one bit for each variable."""
        if not diagram.satisfiable():
            return
        if level == len(self.variables):
            yield above
            return
        here = diagram.node_var() == level
        high, low = diagram.cofactors() if here else (diagram, diagram)
        yield from self._cells(low, level + 1, above << 1)
        yield from self._cells(high, level + 1, above << 1 | 1)
