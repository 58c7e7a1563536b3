"""SQLite and DuckDB: laws and demands as tables of cells, the residue by an anti-join."""

import sqlite3
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, ClassVar

from engines.answer import Answer
from workload import Law, Masks, Workload

RESIDUE = """
CREATE TEMP TABLE residue AS
SELECT leaf.number AS number, leaf.cell AS cell, reached.cell IS NOT NULL AS arguable
FROM leaf LEFT JOIN reached ON reached.cell = leaf.cell
WHERE reached.cell IS NULL OR reached.certain = 0
"""
COUNTS = """
SELECT number, count(*), sum(CASE WHEN arguable THEN 1 ELSE 0 END)
FROM residue GROUP BY number
"""


class Sqlite:
    """Verdicts, and the residue as a table of cells.

    A box is expanded by joining the values of its dimensions, so that the work is in proportion
    to the cells reached. The cells of the demands are expanded beforehand.
    """

    title: ClassVar[str] = f"SQLite {sqlite3.sqlite_version} (anti-join)"
    package: ClassVar[str] = ""
    gives: ClassVar[str] = "cells"
    whole: ClassVar[bool] = True

    def __init__(self, workload: Workload) -> None:
        self.sizes = workload.sizes
        self.database = self.connect()
        step = 1
        self.steps: list[int] = []
        for dimension, size in enumerate(self.sizes):
            self.steps.append(step)
            values = ",".join(f"({1 << value},{value * step})" for value in range(size))
            self._run(f"CREATE TABLE d{dimension} (bit INTEGER, place INTEGER)")
            self._run(f"INSERT INTO d{dimension} VALUES {values}")
            step *= size
        masks = ",".join(f"m{dimension} INTEGER" for dimension in range(len(self.sizes)))
        self._run(f"CREATE TEMP TABLE box (label INTEGER, {masks})")
        self.cell = "+".join(f"d{dimension}.place" for dimension in range(len(self.sizes)))
        self.joined = "box " + " ".join(
            f"JOIN d{dimension} ON (box.m{dimension} & d{dimension}.bit) <> 0"
            for dimension in range(len(self.sizes))
        )
        self._fill(enumerate(workload.leaves))
        expanded = f"SELECT label AS number, {self.cell} AS cell FROM {self.joined}"
        self._run(f"CREATE TABLE leaf AS {expanded}")
        self.totals = dict(self._run("SELECT number, count(*) FROM leaf GROUP BY number"))

    @staticmethod
    def connect() -> Any:
        """Return a new database in memory."""
        return sqlite3.connect(":memory:")

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes."""
        self._run("DROP TABLE IF EXISTS reached")
        self._run("DROP TABLE IF EXISTS residue")
        certain = [(1, offence.certain) for offence in law]
        doubtful = [(0, item.possible) for item in law if item.possible != item.certain]
        self._fill(certain + doubtful)
        self._run("CREATE TEMP TABLE reached (cell INTEGER PRIMARY KEY, certain INTEGER)")
        self._run(
            f"INSERT INTO reached SELECT {self.cell}, max(label) FROM {self.joined} GROUP BY 1"
        )
        self._run(RESIDUE)
        counts = {number: (left, arguable) for number, left, arguable in self._run(COUNTS)}
        return [self._answer(number, *counts.get(number, (0, 0))) for number in self.totals]

    def boxes(self, residue: int) -> Iterator[Masks]:
        """Return a residue cell by cell, as long as no other law was answered for."""
        for (cell,) in self._run(f"SELECT cell FROM residue WHERE number = {residue}"):
            yield tuple(
                1 << cell // step % size for step, size in zip(self.steps, self.sizes, strict=True)
            )

    def _answer(self, number: int, left: int, arguable: int) -> Answer:
        reached = left < self.totals[number]
        return Answer(left == 0, left == arguable, reached or arguable > 0, number)

    def _fill(self, boxes: Iterable[tuple[int, Masks]]) -> None:
        self._run("DELETE FROM box")
        rows = ",".join(f"({label},{','.join(map(str, box))})" for label, box in boxes)
        self._run(f"INSERT INTO box VALUES {rows}")

    def _run(self, statement: str) -> list[Any]:
        rows: list[Any] = self.database.execute(statement).fetchall()
        return rows


class DuckDb(Sqlite):
    """The same tables in a column store, on one thread."""

    title: ClassVar[str] = "DuckDB (anti-join)"
    package: ClassVar[str] = "duckdb"

    @staticmethod
    def connect() -> Any:
        """Return a new database in memory."""
        database = import_module("duckdb").connect(":memory:")
        database.execute("SET threads TO 1")
        return database
