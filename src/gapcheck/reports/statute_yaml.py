"""National law as a file in the style of those that are written by hand.

Keys stand in the order of the law's own files, one fact to a line; what belongs together stands
on one line.
"""

import re
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
OPENED = (*BOXES, "readings", "disagreements", "remarks", "cases", "extends", "exempts", "answers")
"""Keys whose parts stand on lines of their own."""
ITEM = "item"
"""Key for a part that is put into its place afterwards."""
SHORT = 90
"""Characters of a list that stands on one line."""
MAP, LIST, TEXT, NUMBER = (f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int"))
NUMBERS = ("year",)
"""Keys whose values are numbers; all other digits are text, and stand in quotation marks."""


class _Dumper(yaml.SafeDumper):
    """Writes lists by two spaces, and quotes only what YAML would not read as text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_WORD = re.compile("(yes|no)$", re.IGNORECASE)
"""Words that other readers of YAML take for true or false, which we never mean by them."""
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, known) for tag, known in found if tag.endswith((":null", ":int", ":float"))]
    for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", _WORD, list("yYnN"))


def statute_yaml(law: Mapping[str, Any]) -> str:
    """Return a national instrument as YAML text.

    Args:
        law: What YAML has: mappings, lists and text.
    """
    head = {key: law[key] for key in _ordered(law, INSTRUMENT) if key != "provisions"}
    parts = [_item(_provision(it)) for it in law["provisions"]]
    body = "\n".join(parts) if parts else "  []\n"
    return f"{LINE.format(schema='statute')}{_block(head)}\nprovisions:\n{body}"


def documents_yaml(documents: Sequence[Mapping[str, Any]], before: str | None) -> str:
    """Return a list of documents as YAML text.

    Args:
        documents: The documents to add.
        before: The list as it was, which stays as it is; `None` if there is none.
    """
    told = "".join(_item(it) for it in documents)
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


def _item(item: Mapping[str, Any]) -> str:
    """Return the item of a list, by two spaces."""
    return _block({ITEM: [item]}).partition("\n")[2]


def _block(data: Mapping[str, Any]) -> str:
    """Return keys and values, each key on a line of its own."""
    node = _node(data, 2)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=100_000)
    return text


def _node(value: Any, left: int, key: str = "") -> yaml.Node:
    """Return data for writing; `left` levels of it stand on lines of their own."""
    if isinstance(value, Mapping):
        pairs = [
            (_node(key, 0), _node(item, _left(key, item, left - 1), key))
            for key, item in value.items()
        ]
        return yaml.MappingNode(MAP, pairs, flow_style=left <= 0)
    if isinstance(value, list):
        items = [_node(item, left - 1) for item in value]
        return yaml.SequenceNode(LIST, items, flow_style=left <= 0)
    text = str(value)
    return yaml.ScalarNode(NUMBER if key in NUMBERS and text.isdecimal() else TEXT, text)


def _left(key: str, value: Any, left: int) -> int:
    """Return how many levels of the value of a key stand on lines of their own."""
    if key in (*OPENED, ITEM):
        return 1 + isinstance(value, list)
    if isinstance(value, list) and any(isinstance(it, Mapping) for it in value):
        return int(len(value) > 1 or len(str(value)) > SHORT)
    return left if isinstance(value, Mapping) else 0
