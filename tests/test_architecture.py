"""Where modules stand, and what they may do."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "gapcheck"

LAYERS: dict[str, tuple[str, ...]] = {
    "algebra": ("space", "region", "cover"),
    "nouns": (
        "version",
        "problem",
        "verdict",
        "part",
        "amount",
        "noun",
        "construct",
        "alias",
        "eid",
        "citation",
        "reading",
        "vocabulary",
        "lexicon",
        "provision",
        "instrument",
        "check",
        "amendment",
        "scenario",
        "finding",
        "expert",
        "catalogue",
        "paper",
        "layout",
    ),
    "reading": (
        "position",
        "source",
        "files",
        "locate",
        "revision",
        "form",
        "copies",
        "load",
        "layouts",
        "workbook",
        "amend",
        "validate",
        "corpus",
        "assemble",
    ),
    "stages": (
        "consolidate",
        "judge",
        "words",
        "cite",
        "evaluate",
        "coverage",
        "excess",
        "overlap",
        "describe",
        "worksheet",
        "wanted",
        "side",
        "library",
        "diff",
        "remedy",
        "timeline",
        "agree",
        "proposals",
        "trial",
        "lint",
        "sheet",
        "quotes",
    ),
    "output": ("compose", "reports", "explorer", "schema", "starter"),
    "edge": ("cli", "__init__", "__main__"),
}
"""Lowest first; a module imports only from those that stand before it."""

ORDER = [name for names in LAYERS.values() for name in names]
MODULES = sorted(SOURCE.rglob("*.py"))


def unit(path: Path) -> str:
    """Return the module, or the folder, that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all nodes of a file, read once."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """Yield the names of the modules that a file imports, wherever in it."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def name_of(path: Path) -> str:
    """Return a file as error messages name it."""
    return str(path.relative_to(SOURCE))


def test_every_module_has_a_place() -> None:
    assert set(ORDER) == {unit(path) for path in MODULES}
    assert len(set(ORDER)) == len(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_downwards(path: Path) -> None:
    own = ORDER.index(unit(path))
    for module in imported(path):
        _, _, rest = module.partition("gapcheck.")
        if module.startswith("gapcheck.") and unit(path) != rest.split(".")[0]:
            assert ORDER.index(rest.split(".")[0]) < own, f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("name", LAYERS["algebra"])
def test_the_algebra_knows_only_the_standard_library(name: str) -> None:
    for module in imported(SOURCE / f"{name}.py"):
        top = module.split(".")[0]
        assert top in sys.stdlib_module_names or module.split(".")[1] in LAYERS["algebra"]


FORBIDDEN = {
    "prints": re.compile(r"\bprint\("),
    "reads files": re.compile(r"\bopen\(|\.read_text\(|\.read_bytes\(|os\.walk|scandir"),
    "looks at the clock": re.compile(r"\b(now|today|utcnow|time|monotonic)\(\)"),
    "looks at the environment": re.compile(r"\benviron\b|\bgetenv\("),
    "draws lots": re.compile(r"\bimport random\b|\bfrom random\b"),
}
# A workbook is an archive in memory, and has parts to open.
READERS = {"source", "load", "locate", "revision", "workbook"}


@pytest.mark.parametrize("doing", FORBIDDEN)
def test_stages_take_values_and_return_values(doing: str) -> None:
    stages = [path for path in MODULES if unit(path) not in READERS | {"cli", "__main__"}]
    assert stages
    for path in stages:
        assert not FORBIDDEN[doing].search(path.read_text(encoding="utf-8")), name_of(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_code_names_a_law(path: Path) -> None:
    """What depends on a law belongs in the data; help texts and examples may name one."""
    named = re.compile(r"tipse|opsc|palermo|lanzarote|budapest|rio-2008|criminal-code|cybercrime")
    shown = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(path):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in shown
        ):
            if unit(path) == "cli" or node.value.startswith("'gapcheck "):
                continue
            assert not named.search(node.value.lower()), node.value


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_small_enough_to_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST.get(name_of(path), 330), f"{name_of(path)} has {lines} lines"


LONGEST = {
    "catalogue.py": 420,  # a list: each code with what it means and what helps
    "evaluate/evaluator.py": 470,  # reads top to bottom: one finding after the other
    "finding.py": 390,  # one noun with its parts, most of it docstrings
    "corpus.py": 350,  # the nouns of a corpus, most of it docstrings
}
"""Files that may be longer, and why."""
