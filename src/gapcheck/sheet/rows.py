"""A provision as rows, and rows as a provision: each undoes the other, or nothing is spread.

Data is plain: what YAML holds. What rows would not give back exactly stays whole, for `rest`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gapcheck.sheet.columns import EFFECTS

Cells = dict[str, str]
"""Column to text."""

_APART = re.compile(r"\s*[,;\n]\s*")
_LIMIT = {"words": "words", "gloss": "limit-gloss"}


def spread(effect: str, items: Any) -> list[Cells] | None:
    """Return the rows of an effect; `None` if rows cannot hold it."""
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return None
    rows = [
        {"effect": effect, "box": str(number), **cells}
        for number, item in enumerate(items, 1)
        for cells in _spread_item(effect, item)
    ]
    boxes: dict[str, list[Cells]] = {}
    for row in rows:
        boxes.setdefault(row["box"], []).append(row)
    again = [fold(effect, boxes.get(str(number), ())) for number in range(1, len(items) + 1)]
    return rows if [_plain(item) for item in items] == again else None


def _plain(value: Any) -> Any:
    """Return data in which a list of one name is that name, as it is read."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return _plain(value[0]) if len(value) == 1 else [_plain(item) for item in value]
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _spread_item(effect: str, item: Mapping[str, Any]) -> Iterator[Cells]:
    base = EFFECTS[effect]
    plain = {key: value for key, value in item.items() if key not in ("if", *_LIMIT)}
    inner = plain.pop(base, {}) if base else {}
    head = {key: _told(value) for key, value in plain.items()} if effect == "penalties" else {}
    rows = list(_spread_box(inner if base else plain))
    limits = {column: item[key] for key, column in _LIMIT.items() if key in item}
    if limits:
        rows.insert(0, limits)
    first = rows[0] if rows else {}
    if "if" in item:
        head["if"] = ", ".join(f"{name}={answer}" for name, answer in item["if"].items())
    yield {**head, **first}
    yield from rows[1:]


def _spread_box(box: Mapping[str, Any], before: str = "") -> Iterator[Cells]:
    for key, given in box.items():
        name = f"{before}{key}"
        value = given[0] if isinstance(given, list) and len(given) == 1 else given
        if isinstance(value, dict) and "is" in value:
            limits = {_LIMIT[part]: text for part, text in value.items() if part in _LIMIT}
            yield {"dimension": name, "values": _told(value["is"]), **limits}
        elif isinstance(value, dict):
            limits = {_LIMIT[part]: text for part, text in value.items() if part in _LIMIT}
            if limits:
                yield {"dimension": name, **limits}
            inner = {part: it for part, it in value.items() if part not in _LIMIT}
            yield from _spread_box(inner, f"{name}/")
        else:
            yield {"dimension": name, "values": _told(value)}


def _told(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return str(_plain(value))


def fold(effect: str, rows: Iterable[Cells]) -> dict[str, Any]:
    """Return the item that the rows of one box hold."""
    item: dict[str, Any] = {}
    box: dict[str, Any] = {}
    for row in rows:
        if row.get("if"):
            item.setdefault("if", {}).update(answers(row["if"]))
        if effect == "penalties":
            item.update({key: row[key] for key in _PENALTY if row.get(key)})
        limits = {key: row[column] for key, column in _LIMIT.items() if row.get(column)}
        if not row.get("dimension"):
            item.update(limits)
            continue
        _place(box, row["dimension"].split("/"), row.get("values", ""), limits)
    base = EFFECTS[effect]
    if not base:
        return {**item, **box}
    return {**item, base: box} if box else item


_PENALTY = ("imprisonment", "fine", "together", "inferred")


def _place(box: dict[str, Any], path: list[str], values: str, limits: dict[str, str]) -> None:
    """Put the values of a row where its dimension says."""
    for step in path[:-1]:
        box = _under(box, step.strip())
    name = path[-1].strip()
    if not values:
        _under(box, name).update(limits)
        return
    found = names(values)
    box[name] = {"is": found, **limits} if limits else found


def _under(box: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what stands under a dimension, with room for more than its values."""
    below = box.setdefault(name, {})
    if not isinstance(below, dict):
        below = box[name] = {"is": below}
    return below


def names(text: str) -> Any:
    """Return the names of a cell: one, or a list of several."""
    found = [part for part in _APART.split(text.strip()) if part]
    return found[0] if len(found) == 1 else found


def answers(text: str) -> dict[str, str]:
    """Return answers to readings, written as options are: `reading=answer, reading=answer`."""
    parts = (part.partition("=") for part in _APART.split(text.strip()) if part)
    return {name.strip(): answer.strip() for name, _, answer in parts}
