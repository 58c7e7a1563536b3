"""A mistake in a file: where it stands, what is wrong, and one thing to do about it.

A problem is never a finding. Problems are collected and shown together; nothing is evaluated
while an error stands.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One mistake.

    Attributes:
        code: Stable code, `E` for errors and `W` for warnings; `gapcheck explain CODE` says more.
        message: What is wrong, naming the value and the rule that it breaks.
        path: File, as the user named it; empty if the problem is in no file.
        line: Line, from 1; 0 if the whole file is meant.
        column: Column, from 1.
        length: Characters to underline, at least 1.
        text: The line itself.
        where: The place in legal coordinates, e.g. `tipse-2008 art-41.1, punishes`.
        fix: One thing to do.
        cell: For workbooks, the cell, e.g. `sheet 'Encoding' row 12 column 'values'`; `line` is
            its row then, and `text` what it holds.
    """

    code: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 1
    length: int = 1
    text: str = ""
    where: str = ""
    fix: str = ""
    cell: str = ""

    @property
    def severity(self) -> Severity:
        """`error` blocks evaluation, `warning` does not."""
        return "error" if self.code.startswith("E") else "warning"

    def render(self) -> str:
        """Return the problem as text: position, line with caret, where, fix."""
        place = f"{self.path}:{self.line}:{self.column}: " if self.line else ""
        if self.path and not self.line:
            place = f"{self.path}: "
        if self.cell:
            place = f"{self.path}: {self.cell}: "
        lines = [f"{place}{self.severity} {self.code}: {self.message}"]
        if self.text.strip():
            lines.append(f"  {self.line} | {self.text}")
        if self.text.strip() and not self.cell:
            before = self.text[: self.column - 1]
            gap = "".join("\t" if letter == "\t" else " " for letter in before)
            lines.append(f"  {' ' * len(str(self.line))} | {gap}{'^' * self.length}")
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.fix:
            lines.append(f"  fix: {self.fix}")
        return "\n".join(lines)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order in which problems are shown: by file and position."""
        return self.path, self.line, self.column, self.code, self.message


class GapcheckError(Exception):
    """The one exception that a user of the library has to expect.

    Args:
        problems: Every mistake of the run, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=Problem.sort_key))
        super().__init__("\n".join(problem.render() for problem in self.problems))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` was probably meant to be."""
    close = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return close[0] if close else None


def advise(word: str, choices: Iterable[str], list_all: str = "") -> str:
    """Return a remedy for an unknown word: the nearest choice, or all of them if they are few.

    Args:
        word: What was written.
        choices: What could have been written.
        list_all: How to list all choices, for when they are many.
    """
    known = sorted(choices)
    close = nearest(word, known)
    if close:
        hint = f"write '{close}'?"
        return f"{hint} {list_all}".rstrip()
    if len(known) <= 8:
        return f"use one of: {', '.join(known)}." if known else "leave it out."
    return list_all or f"use one of {len(known)} known values."
