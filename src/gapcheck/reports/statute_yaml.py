"""National law as a file in the style of those that are written by hand.

Keys stand in the order of the law's own files, one fact to a line; what belongs together stands
on one line.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

LINE = "# yaml-language-server: $schema=../../schemas/{schema}.json\n"
INSTRUMENT = (
    *("instrument", "title", "native-title", "short", "number", "layer", "status", "adopted"),
    *("promulgated", "in-force", "until", "shown-as", "repeals", "unread-acts", "complete"),
    *("stages", "cite", "disagreements", "aliases", "note", "readings"),
)
PROVISION = (
    *("id", "heading", "unread", "basis", "quote", "quote-is", "gloss", "cite", "topics"),
    *("in-force", "until", "defines", "as", "expresses", "reaches", "punishes", "provides"),
    *("penalty", "penalties", "doubtful", "extends", "exempts", "classifies", "derives"),
    *("answers", "disagreements", "remarks", "cases", "note", "review"),
)
"""Keys in their order; others follow."""
BOXES = ("reaches", "punishes", "provides")
OPEN = {"readings": 3, "disagreements": 2, "remarks": 2, "cases": 2, "reaches": 1, "punishes": 1}
OPEN |= {"provides": 1, "extends": 2, "exempts": 2}
"""Key to how many levels below it stand on lines of their own, besides the list itself."""
SHORT = 90
"""Characters of a list that stands on one line."""
MAP, LIST, TEXT = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:str"


class _Dumper(yaml.SafeDumper):
    """Writes lists by two spaces, and quotes only what YAML would not read as text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, known) for tag, known in found if tag.endswith((":bool", ":null"))]
    for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def statute_yaml(law: Mapping[str, Any]) -> str:
    """Return a national instrument as YAML text.

    Args:
        law: What YAML has: mappings, lists and text.
    """
    head = {key: law[key] for key in _ordered(law, INSTRUMENT) if key != "provisions"}
    parts = [_indented(_block({"": [_provision(it)]})) for it in law["provisions"]]
    body = "\n".join(parts) if parts else "  []\n"
    return f"{LINE.format(schema='statute')}{_block(head)}\nprovisions:\n{body}"


def documents_yaml(documents: Sequence[Mapping[str, Any]], before: str | None) -> str:
    """Return a list of documents as YAML text.

    Args:
        documents: The documents to add.
        before: The list as it was, which stays as it is; `None` if there is none.
    """
    told = "".join(_indented(_block({"": [dict(it)]}, {"": 2})) for it in documents)
    if before is None:
        return f"{LINE.format(schema='sources')}documents:\n{told}"
    kept = before.rstrip("\n")
    if kept.endswith("documents: []"):
        kept = kept.removesuffix(" []")
    return f"{kept}\n{told}"


def _provision(provision: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: provision[key] for key in _ordered(provision, PROVISION)}
    for key in BOXES:
        if isinstance(found.get(key), list) and len(found[key]) == 1:
            found[key] = found[key][0]
    return found


def _ordered(found: Mapping[str, Any], order: Sequence[str]) -> list[str]:
    first = [key for key in order if key in found]
    return first + [key for key in found if key not in order]


def _indented(text: str) -> str:
    """Return the items of a list that was the value of an empty key."""
    return text.partition("\n")[2]


def _block(data: Mapping[str, Any], levels: Mapping[str, int] | None = None) -> str:
    """Return keys and values, each key on a line of its own."""
    node = _node(data, {"": 2, **OPEN} if levels is None else levels, 1)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=100_000)
    return text


def _node(value: Any, levels: Mapping[str, int], left: int) -> yaml.Node:
    """Return data for writing; `left` levels of it stand on lines of their own."""
    flow = left <= 0
    if isinstance(value, Mapping):
        pairs = [
            (_node(key, levels, 0), _node(item, levels, _left(key, item, levels, left - 1)))
            for key, item in value.items()
        ]
        return yaml.MappingNode(MAP, pairs, flow_style=flow)
    if isinstance(value, list):
        return yaml.SequenceNode(
            LIST, [_node(item, levels, left - 1) for item in value], flow_style=flow
        )
    return yaml.ScalarNode(TEXT, str(value))


def _left(key: str, value: Any, levels: Mapping[str, int], left: int) -> int:
    """Return how many levels of the value of a key stand on lines of their own."""
    if key in levels:
        return levels[key] + isinstance(value, list)
    if isinstance(value, list) and any(isinstance(it, Mapping) for it in value):
        return 1 if len(value) > 1 or len(str(value)) > SHORT else 0
    return left if isinstance(value, Mapping) and left > 0 else 0
