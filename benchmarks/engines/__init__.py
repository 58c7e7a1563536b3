"""The engines that are compared: gapcheck's, the yardstick, and the peers that are installed."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from engines.answer import Answer, Engine
from workload import Workload

__all__ = ["ENGINES", "Answer", "Engine", "MissingPeerError", "make_engine", "version_of"]

YARDSTICK = "tuples"
ENGINES = {
    "cells": "engines.cell_sets:CellSets",
    "oxidd": "engines.bdd:Oxidd",
    "gapcheck": "engines.packed_boxes:PackedBoxes",
    "python-sat": "engines.sat:PySat",
    "readable": "engines.packed_boxes:ReadableCover",
    YARDSTICK: "engines.mask_tuples:MaskTuples",
    "clingo": "engines.asp:Clingo",
    "z3": "engines.smt:Z3",
    "sqlite": "engines.sql:Sqlite",
    "duckdb": "engines.sql:DuckDb",
}
"""Where each engine is; imported when it is made, so that a missing peer hinders no other."""


class MissingPeerError(Exception):
    """An engine needs a package that is not installed."""


def make_engine(name: str, workload: Workload) -> Engine:
    """Return an engine for a workload.

    Raises:
        MissingPeerError: The package that it needs is not installed.
    """
    module, _, title = ENGINES[name].partition(":")
    kind: type[Engine] = getattr(import_module(module), title)
    try:
        return kind(workload)
    except ModuleNotFoundError as error:
        raise MissingPeerError(f"{kind.title}: pip install {kind.package}") from error


def version_of(package: str) -> str:
    """Return the version of an installed distribution; empty if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
