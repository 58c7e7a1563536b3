"""Positions in a YAML text: found again from the text when there is something to point at."""

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def locate(text: str, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int, int]:
    """Return line, column and length of the value at `path`, or of its nearest existing parent.

    Args:
        text: The file's text, known to be YAML that we accept.
        path: Keys and positions.
        key: Whether to return the position of the last key instead of that of its value.
    """
    return _locate(yaml.compose(text, Loader=LOADER), path, key=key)


def locate_each(text: str, paths: Iterable[Sequence[str | int]]) -> list[tuple[int, int, int]]:
    """Return the same for many values of one text, which is read once."""
    root = yaml.compose(text, Loader=LOADER)
    return [_locate(root, path) for path in paths]


def _locate(root: Any, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int, int]:
    node = shown = root
    for step in path:
        if isinstance(step, int) and isinstance(node, yaml.MappingNode):
            inner = _step(node, "is")  # a value may be written with its words beside it
            shown, node = inner or (shown, node)
            if isinstance(node, yaml.ScalarNode) and inner is not None:
                shown = node
        if isinstance(step, int) and not isinstance(node, yaml.SequenceNode):
            continue  # a list of one may be written without its list
        found = _step(node, step)
        if found is None:
            break
        name, node = found
        shown = name if name is not None and key and step == path[-1] else node
        if isinstance(node, yaml.ScalarNode) and not node.value and name is not None:
            shown = name
        if not isinstance(node, yaml.ScalarNode) and name is not None:
            shown = name
    line, column = mark_of(shown.start_mark)
    return line, column, length_of(shown) if isinstance(shown, yaml.ScalarNode) else 1


def _step(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(step):
                return name, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def length_of(scalar: Any) -> int:
    """Return how long a scalar is as written; 1 if it goes over several lines."""
    if scalar.end_mark.line != scalar.start_mark.line:
        return 1
    return max(1, int(scalar.end_mark.column - scalar.start_mark.column))


def mark_of(mark: Any) -> tuple[int, int]:
    """Return line and column, from 1, of a mark of the YAML reader."""
    return mark.line + 1, mark.column + 1


def line_of(text: str, number: int) -> str:
    """Return line `number` of `text`, without its end; empty if there is none."""
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
