"""Results as Markdown tables, the goals beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timing import Spread


@dataclass(frozen=True)
class Goal:
    """At most so much of something."""

    most: float
    of: str

    def __str__(self) -> str:
        return f"at most {self.most:g} {self.of}".rstrip()

    def verdict(self, reached: float) -> str:
        """Say whether it is met."""
        return "yes" if reached <= self.most else "**no**"


def goal_cells(reached: float, goal: Goal | None) -> list[str]:
    """Return the two cells that say what the goal is and whether it is met."""
    return ["", ""] if goal is None else [str(goal), goal.verdict(reached)]


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with aligned columns."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in (lines[0], rule, *lines[1:])
    )


def figures(spread: Spread) -> str:
    """Return a median with its quartiles in brackets."""
    return f"{figure(spread.median)} ({figure(spread.low)} to {figure(spread.high)})"


def figure(value: float) -> str:
    """Return a figure with three digits, or with all those before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def milliseconds(seconds: float) -> str:
    """Return seconds as milliseconds, without the unit."""
    return figure(seconds * 1000)


def mebibytes(count: float) -> str:
    """Return bytes as whole mebibytes, without the unit."""
    return f"{count / 2**20:.0f}"


def missing_lines(missing: Iterable[str]) -> str:
    """Return a line for each thing that was not measured."""
    return "".join(f"\nNot measured: {reason}." for reason in missing)
