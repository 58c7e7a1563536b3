"""The schemas that are shipped for editors: up to date, and right about every shipped file."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gapcheck.position import LOADER
from gapcheck.schema import NAMES, make_schema, schema_text
from golden import ROOT, compare

SCHEMAS = ROOT / "schemas"


AsEditorsRead: Any = type("AsEditorsRead", (LOADER,), {})
"""YAML 1.2 as editors read it: no dates, and only true and false are truth values."""
AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver(
    "tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), list("tf")
)


def kind_of(path: Path) -> str:
    """Return which schema describes a file of the corpus."""
    inside = path.relative_to(ROOT)
    if inside.name in ("corpus.yaml", "sources.yaml", "silences.yaml", "scales.yaml"):
        return inside.stem
    if inside.parts[0] == "rules":
        return "vocabulary" if inside.parts[1] == "vocabulary" else "checks"
    if inside.parent.name in ("amendments", "scenarios"):
        return inside.parent.name.removesuffix("s")
    return inside.parts[0].removesuffix("s")


def corpus_files() -> Iterator[Path]:
    yield ROOT / "corpus.yaml"
    for folder in ("layouts", "rules", "standards", "statutes"):
        yield from sorted((ROOT / folder).rglob("*.yaml"))


FILES = {str(path.relative_to(ROOT)): path for path in corpus_files()}


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return what holds a file against a schema, made once for all files of a kind."""
    return jsonschema.Draft202012Validator(make_schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_schema_is_the_one_the_tool_prints(name: str, rewrite: bool) -> None:
    compare(SCHEMAS / f"{name}.json", schema_text(name), rewrite=rewrite)


def test_nothing_else_is_shipped_as_a_schema() -> None:
    assert {f"{name}.json" for name in NAMES} == {path.name for path in SCHEMAS.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(make_schema(name))


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_names_its_schema(name: str) -> None:
    path = FILES[name]
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    mark, _, where = first.partition("$schema=")
    assert "# yaml-language-server: " == mark
    assert (SCHEMAS / f"{kind_of(path)}.json").resolve() == (path.parent / where).resolve()


@pytest.mark.parametrize("name", FILES)
def test_an_editor_finds_nothing_wrong_with_a_shipped_file(name: str) -> None:
    read: Any = yaml.load(FILES[name].read_text(encoding="utf-8"), AsEditorsRead)
    validator(kind_of(FILES[name])).validate(read)


def test_an_editor_marks_a_misspelt_key() -> None:
    path = FILES["statutes/kh/ccp-2007.yaml"]
    read: Any = yaml.load(path.read_text(encoding="utf-8"), AsEditorsRead)
    read["provisions"][0]["punnishes"] = {}
    with pytest.raises(jsonschema.ValidationError, match="punnishes"):
        validator("statute").validate(json.loads(json.dumps(read)))
