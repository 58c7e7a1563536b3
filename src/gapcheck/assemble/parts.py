"""Boxes while the readings are still being found: how they are laid out, and set algebra on them.

A space can be laid out only when every text has been resolved, because every reading is a
dimension of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from gapcheck.part import READING
from gapcheck.region import absorb


class Part(NamedTuple):
    """A box. A tuple, because nothing is made more often while a corpus is put together.

    Attributes:
        bits: What it says, as a layout has it; 0 says nothing.
        uses: Definitions (`instrument/provision`) whose region multiplies this one.
    """

    bits: int = 0
    uses: frozenset[str] = frozenset()


_EVERYTHING = (Part(),)


class Layout:
    """Where parts keep what they say of each dimension; readings find a place when first met.

    A dimension has a field with one bit for each value, set for those *left out*, and above it a
    mark, set if anything is said of the dimension, were it that all values are meant. So a part
    that says nothing is 0 whatever readings there will be, and `|` is the intersection.

    Args:
        sizes: Number of values of each dimension. They stand as a space has them that begins
            with the same.
        answers: Gives the number of answers of a reading.

    Attributes:
        values: Bits of all values.
        marks: Bits of all marks.
        lowest: Lowest bit of each field: added to fields, it carries into the marks of those
            that are full.
        width: Number of bits in front of the readings.
    """

    __slots__ = ("_answers", "_bits", "_names", "_places", "lowest", "marks", "values", "width")

    def __init__(self, sizes: Mapping[str, int], answers: Callable[[str], int]) -> None:
        self._answers = answers
        self._places: dict[str, tuple[int, int]] = {}
        self._names: dict[int, str] = {}
        self._bits: dict[tuple[str, int], int] = {}
        self.values = self.marks = self.lowest = 0
        for name, size in sizes.items():
            self._place(name, size)
        self.width = self.marks.bit_length()

    def bits(self, masks: Mapping[str, int]) -> int:
        """Return what a part says that has the given value sets, by dimension or `?reading`."""
        bits = 0
        for stated in masks.items():
            if stated not in self._bits:
                self._bits[stated] = self._stated(*stated)
            bits |= self._bits[stated]
        return bits

    def masks(self, bits: int) -> dict[str, int]:
        """Return the value sets of all of which something is said."""
        return {name: self.values_of(bits, name) for name in self.said(bits)}

    def said(self, bits: int) -> list[str]:
        """Return the dimensions and readings of which something is said."""
        names = []
        marks = bits & self.marks
        while marks:
            mark = marks & -marks
            names.append(self._names[mark])
            marks ^= mark
        return names

    def values_of(self, bits: int, name: str) -> int:
        """Return the value set of a dimension; none if nothing is said of it."""
        if not bits & self.mark(name):
            return 0
        offset, size = self._places[name]
        return ~(bits >> offset) & (1 << size) - 1

    def mark(self, name: str) -> int:
        """Return the mark of a dimension; 0 for one that has no values of its own."""
        if name not in self._places:
            return 0
        offset, size = self._places[name]
        return 1 << offset + size

    def met(self, first: int, second: int) -> int | None:
        """Return what two boxes have in common; `None` if that is nothing."""
        bits = first | second
        return None if (bits & self.values) + self.lowest & self.marks else bits

    def _stated(self, name: str, mask: int) -> int:
        if name not in self._places:
            self._place(name, self._answers(name.removeprefix(READING)))
        offset, size = self._places[name]
        return (1 << size | (1 << size) - 1 & ~mask) << offset

    def _place(self, name: str, size: int) -> None:
        offset = self.marks.bit_length()
        self._places[name] = offset, size
        self._names[1 << offset + size] = name
        self.values |= (1 << size) - 1 << offset
        self.lowest |= 1 << offset
        self.marks |= 1 << offset + size


def product(layout: Layout, first: Sequence[Part], second: Sequence[Part]) -> list[Part]:
    """Return the non-empty intersections of two unions of boxes."""
    values, lowest, marks = layout.values, layout.lowest, layout.marks
    if tuple(first) == _EVERYTHING:
        return [part for part in second if not (part.bits & values) + lowest & marks]
    return [
        Part(bits, a.uses | b.uses if b.uses else a.uses)
        for a in first
        for b in second
        if not ((bits := a.bits | b.bits) & values) + lowest & marks
    ]


def conditional(layout: Layout, parts: Sequence[Part], answers: Mapping[str, int]) -> list[Part]:
    """Return the parts restricted to answers; those that contradict them are left out."""
    return product(layout, parts, [Part(layout.bits(answers))])


def surely(layout: Layout, parts: Iterable[Part], name: str) -> int:
    """Return every value of a dimension that a union of boxes reaches under every answer."""
    values = 0
    for part in parts:
        if not part.bits >> layout.width:
            values |= layout.values_of(part.bits, name)
    return values


def absorbed(parts: Sequence[Part], kept: int = 0) -> tuple[Part, ...]:
    """Return the parts without those that another one contains, in their first order.

    None that is silent on a dimension lies in one that is not, and none in one that uses other
    definitions.

    Args:
        parts: The parts.
        kept: Marks of dimensions that have a base value where nothing is said of them: what is
            said of these does not lie in what is silent on them.
    """
    if len(parts) < 2:
        return tuple(parts)
    total = (1 << max(part.bits for part in parts).bit_length()) - 1
    uses: dict[tuple[frozenset[str], int], int] = {}
    first: dict[int, Part] = {}
    for part in parts:
        own = uses.setdefault((part.uses, part.bits & kept), 1 + total << len(uses))
        first.setdefault(own | total ^ part.bits, part)
    return tuple([first[box] for box in absorb(first)])
