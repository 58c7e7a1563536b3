"""The workload: laws, checks and a world of changing laws, drawn from a seed.

A space of 8 dimensions with 122,880 cells. A law is 40 offences, each one box; about 2 % of the
values of a box are doubtful, so it has a *certain* and a *possible* form. 120 checks are put to a
law: 80 of one box each, 20 that ask for all of several boxes, 20 that ask for any of several. The
same seed gives the same workload on every machine.

A box is written as one value set for each dimension, bit n for the n-th value: the plainest form,
from which every engine builds its own.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any, Literal, NamedTuple

SIZES = (16, 5, 4, 4, 2, 4, 4, 3)
"""Values of each dimension; the first one is the conduct. Together 122,880 cells."""
MORE_DIMENSIONS = (6, 5, 5, 4, 3, 3)
"""Further dimensions that make the space 5,400 times larger: 663,552,000 cells."""

OFFENCES = 40
MOST_CONDUCTS = 3
"""An offence and a demand name one to three conducts."""
LIMITS_OF_OFFENCE = 1.75
LIMITS_OF_DEMAND = 3.5
"""How many of the other dimensions are limited on average, however many there are."""
DOUBTFUL = 0.02
"""Share of the values of an offence that are doubtful."""
LEAF_CELLS = (40, 23_040)
"""Smallest and largest box of a check, in cells."""
SINGLE_CHECKS = 80
LEAVES_OF_COMBINED = (2,) * 8 + (3,) * 7 + (4,) * 5
"""Boxes of each check that asks for all of several; those that ask for any have the same."""

JURISDICTIONS = 196
VERSIONS = 50
MOST_AMENDED = 3
"""A version amends none to three provisions of the one before."""

SEED = 8
"""The first seed whose checks have both a box of the smallest and one of the largest size."""

Masks = tuple[int, ...]
"""A box: the value set of each dimension."""


class Offence(NamedTuple):
    """What a provision surely reaches, and what it reaches if its doubtful values count."""

    certain: Masks
    possible: Masks


Law = tuple[Offence, ...]


Verdict = tuple[bool, bool, bool]
"""Contained surely; contained if doubtful values count; touched at all."""


class Check(NamedTuple):
    """Boxes that a standard demands: all of them, or any one."""

    rule: Literal["all", "any"]
    leaves: tuple[Masks, ...]

    def verdict(self, verdicts: Iterable[Verdict]) -> Verdict:
        """Return the verdict of the check, given those of its boxes."""
        sure, possible, touched = zip(*verdicts, strict=True)
        met = all if self.rule == "all" else any
        return met(sure), met(possible), any(touched)


@dataclass(frozen=True)
class Workload:
    """A space and the checks put to every law.

    Attributes:
        sizes: Values of each dimension.
        checks: The checks.
        leaves: The boxes of all checks, in order.
        seed: What laws are drawn from.
        limits: How many times as many dimensions are limited as usual.
    """

    sizes: tuple[int, ...]
    checks: tuple[Check, ...]
    leaves: tuple[Masks, ...]
    seed: int
    limits: float = 1.0

    def verdicts(self, answers: Iterable[Sequence[Any]]) -> list[Verdict]:
        """Return the verdicts of all checks.

        Args:
            answers: For each leaf something that starts with its verdict.
        """
        given = iter(answers)
        return [
            check.verdict([(a[0], a[1], a[2]) for a in islice(given, len(check.leaves))])
            for check in self.checks
        ]

    def laws(self) -> Iterator[Law]:
        """Yield laws without end, unrelated to each other."""
        random = Random(f"{self.seed} laws")
        while True:
            yield self._draw_law(random)

    def versions(self, jurisdiction: int, count: int = VERSIONS) -> Iterator[Law]:
        """Yield the versions of a jurisdiction's law, each amending the one before.

        A provision that no version amends stays the same object.
        """
        random = Random(f"{self.seed} jurisdiction {jurisdiction}")
        law = self._draw_law(random)
        yield law
        for _ in range(count - 1):
            for number in random.sample(range(len(law)), random.randint(0, MOST_AMENDED)):
                law = self.amended(random, law, number)
            yield law

    def amended(self, random: Random, law: Law, number: int) -> Law:
        """Return a law with one provision amended: its values in one dimension are drawn anew."""
        possible = list(law[number].possible)
        dimension = random.randrange(len(self.sizes))
        possible[dimension] = self._draw_offence(random).possible[dimension]
        offence = _with_doubts(random, tuple(possible))
        return (*law[:number], offence, *law[number + 1 :])

    def _draw_law(self, random: Random) -> Law:
        return tuple(self._draw_offence(random) for _ in range(OFFENCES))

    def _draw_offence(self, random: Random) -> Offence:
        return _with_doubts(random, _box(random, self.sizes, LIMITS_OF_OFFENCE * self.limits))


def make_workload(
    sizes: tuple[int, ...] = SIZES, seed: int = SEED, limits: float = 1.0
) -> Workload:
    """Return the space and its checks.

    Args:
        sizes: Values of each dimension. The bounds on the boxes of checks hold for the first
            dimensions, those of `SIZES`; further ones come on top.
        seed: What everything is drawn from.
        limits: How many times as many dimensions than usual laws and demands limit.
    """
    random = Random(f"{seed} checks")
    wanted = [("all", 1)] * SINGLE_CHECKS
    wanted += [(rule, count) for rule in ("all", "any") for count in LEAVES_OF_COMBINED]
    checks = tuple(
        Check(
            "any" if rule == "any" else "all",
            tuple(_leaf(random, sizes, limits) for _ in range(count)),
        )
        for rule, count in wanted
    )
    return Workload(
        sizes, checks, tuple(box for check in checks for box in check.leaves), seed, limits
    )


def settled(law: Law) -> Law:
    """Return a law without its doubtful values."""
    return tuple(Offence(offence.certain, offence.certain) for offence in law)


def finer(boxes: Iterable[Masks], times: int) -> tuple[Masks, ...]:
    """Return boxes in a space in which every value is split into several."""
    block = (1 << times) - 1
    return tuple(
        tuple(sum(block << value * times for value in bits(values)) for values in box)
        for box in boxes
    )


def cell_count(box: Masks) -> int:
    """Return the number of cells of a box."""
    return math.prod(values.bit_count() for values in box)


def bits(values: int) -> Iterator[int]:
    """Yield the values of a value set."""
    while values:
        lowest = values & -values
        yield lowest.bit_length() - 1
        values ^= lowest


def _leaf(random: Random, sizes: Sequence[int], limits: float) -> Masks:
    least, most = LEAF_CELLS
    while True:
        box = _box(random, sizes, LIMITS_OF_DEMAND * limits)
        if least <= cell_count(box[: len(SIZES)]) <= most:
            return box


def _box(random: Random, sizes: Sequence[int], limits: float) -> Masks:
    """Return a box that names a few conducts and limits some of the other dimensions."""
    often = limits / (len(sizes) - 1)
    first = _values(random, sizes[0], MOST_CONDUCTS)
    rest = (
        _values(random, size, size - 1) if random.random() < often else (1 << size) - 1
        for size in sizes[1:]
    )
    return (first, *rest)


def _values(random: Random, size: int, most: int) -> int:
    """Return one to `most` of the values of a dimension."""
    return sum(1 << value for value in random.sample(range(size), random.randint(1, most)))


def _with_doubts(random: Random, possible: Masks) -> Offence:
    """Return an offence, some of whose values are doubtful; one of each dimension is certain."""
    certain = []
    for values in possible:
        left = values
        for value in bits(values):
            if random.random() < DOUBTFUL and left != 1 << value:
                left ^= 1 << value
        certain.append(left)
    return Offence(tuple(certain), possible)
