"""Paired timing: in every round everything is measured once, so that ratios survive drift.

A shared machine can become twice as fast or slow within minutes. Two figures of one round were
taken within seconds, so their ratio holds; what is reported is the median of the ratios of all
rounds, with the quartiles. Time is the processor's, all threads together: waiting for others who
use the machine does not count.
"""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import process_time

Measure = Callable[[int], float]
"""Measures one thing in the round of that number, counted from 0."""


@dataclass(frozen=True)
class Spread:
    """The middle of some figures and their quartiles."""

    low: float
    median: float
    high: float


def measure_paired(rounds: int, measures: Mapping[str, Measure]) -> dict[str, list[float]]:
    """Return the figures of each measure, one for each round.

    Each round starts with another measure, so that none always follows the same one.
    """
    found: dict[str, list[float]] = {name: [] for name in measures}
    names = list(measures)
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(measures[name](number))
    return found


def timed(action: Callable[[int], object]) -> Measure:
    """Return what measures the processor seconds of an action; its garbage waits till after."""

    def seconds(number: int) -> float:
        gc.collect()
        gc.disable()
        try:
            start = process_time()
            action(number)
            return process_time() - start
        finally:
            gc.enable()

    return seconds


def spread(figures: Sequence[float]) -> Spread:
    """Return the median and the quartiles."""
    if len(figures) == 1:
        return Spread(figures[0], figures[0], figures[0])
    low, _, high = quantiles(figures, n=4, method="inclusive")
    return Spread(low, median(figures), high)


def ratio(figures: Sequence[float], reference: Sequence[float]) -> Spread:
    """Return the spread of the ratios of two measures, round by round."""
    return spread([one / other for one, other in zip(figures, reference, strict=True)])
