"""Records to laws as YAML has them, with the cell of each value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gapcheck.instrument import UNKNOWN
from gapcheck.problem import advise
from gapcheck.sheet import columns
from gapcheck.sheet.columns import CITE, EFFECTS, LISTS_OF, ONCE, PENALTY, TRUTHS
from gapcheck.sheet.place import Spot
from gapcheck.sheet.records import Reader, Record
from gapcheck.sheet.rows import Cells, fold, names
from gapcheck.source import SourceError, Steps, parse_source

_TRUE = {"yes": "true", "true": "true", "x": "true", "no": "false", "false": "false"}
_LIMITS = {"words": "words", "gloss": "limit-gloss"}
_BOXED = ("box", "dimension", "values", "words", "limit-gloss", "if")


@dataclass(slots=True)
class Gathered:
    """A law or a list, as it grows: plain data, and the cell of each value."""

    data: dict[str, Any]
    spots: dict[Steps, Spot] = field(default_factory=dict)


def gather_instruments(
    reader: Reader, encoding: Iterable[Record], instruments: Iterable[Record]
) -> list[Gathered]:
    """Return the laws of a workbook, in the order of their sheet."""
    found: dict[str, Gathered] = {}
    for record in instruments:
        name = record.cells.get("instrument", "")
        if name in found and set(record.cells) == {"instrument", "rest"}:
            _rest(reader, found[name], record, found[name].data, ())
            continue
        if name in found:
            reader.tell("E706", record.spot("instrument"), f"'{name}' stands here twice", _ONE_ROW)
            continue
        found[name] = gathered = Gathered({})
        _flat(reader, gathered, record, columns.INSTRUMENTS, ())
        gathered.data["provisions"] = []
    for name, provisions in _by_provision(reader, encoding, list(found)).items():
        for rows in provisions.values():
            _provision(reader, found[name], rows)
    return list(found.values())


def gather_documents(reader: Reader, records: Iterable[Record]) -> Gathered:
    """Return the documents of a workbook."""
    gathered = Gathered({"documents": []})
    for number, record in enumerate(records):
        gathered.data["documents"].append({})
        _flat(reader, gathered, record, columns.DOCUMENTS, ("documents", number))
    return gathered


_ONE_ROW = "write each law in one row."


def _flat(
    reader: Reader, gathered: Gathered, record: Record, table: str, path: tuple[str | int, ...]
) -> None:
    """Put a record that is a whole noun in its place."""
    target = gathered.data
    for step in path:
        target = target[step]  # type: ignore[index]
    gathered.spots[path] = record.spot()
    for column in columns.OF[table]:
        if column.key in record.cells and column.key != "rest":
            target[column.key] = _commencement(column.key, record.cells[column.key])
            gathered.spots[*path, column.key] = record.spot(column.key)
    _rest(reader, gathered, record, target, path)


def _commencement(key: str, text: str) -> Any:
    """Return a day that is not known as files say it; other text as it is."""
    return {"note": text} if key == "in-force" and text.casefold() == UNKNOWN else text


def _rest(
    reader: Reader, gathered: Gathered, record: Record, target: dict[str, Any], path: Steps
) -> None:
    """Add what stands as YAML in the last column."""
    text = record.cells.get("rest")
    if text is None:
        return
    try:
        data = parse_source(text.encode(), "rest").data
    except SourceError as error:
        place = f" (line {error.problem.line} of the cell)" if error.problem.line else ""
        message = f"the cell is no YAML: {error.problem.message}{place}"
        reader.tell("E707", record.spot("rest"), message, error.problem.fix)
        return
    if not isinstance(data, dict):
        fix = "write 'key: value', one to a line, or leave it empty."
        reader.tell("E707", record.spot("rest"), "the cell holds no keys with values", fix)
        return
    for key, value in data.items():
        before = gathered.spots.get((*path, key))
        if before is not None and before.column == record.headings["rest"]:
            _go_on(reader, record, target, key, value)
            continue
        if key in target or key in ("id", "instrument", "provisions"):
            message = f"'{key}' has a column of its own"
            reader.tell("E707", record.spot("rest"), message, "say it in one of the two places.")
            continue
        target[key] = value
        gathered.spots[*path, key] = record.spot("rest")


def _go_on(reader: Reader, record: Record, target: dict[str, Any], key: str, value: Any) -> None:
    """Add to a list that was begun in another row."""
    if isinstance(value, list) and isinstance(target[key], list):
        target[key] += value
        return
    message = f"'{key}' stands in another row too"
    reader.tell("E707", record.spot("rest"), message, "say it in one of the two places.")


def _by_provision(
    reader: Reader, records: Iterable[Record], known: list[str]
) -> dict[str, dict[str, list[Record]]]:
    """Return the rows of each provision of each law, in the order in which they begin."""
    found: dict[str, dict[str, list[Record]]] = {name: {} for name in known}
    instrument = known[0] if len(known) == 1 else ""
    for record in records:
        instrument = record.cells.get("instrument", instrument)
        unit = record.cells.get("id", "")
        if not unit:
            fix = "write the id of the provision in each of its rows, e.g. art-3.1."
            reader.tell("E706", record.spot(), "the row names no provision", fix)
        elif instrument not in found:
            fix = advise(instrument, known, "write it there, with its title and layer.")
            if not known:
                fix = "add it there, with its title and layer."
            message = f"there is no '{instrument}' on the sheet Instruments"
            reader.tell("E706", record.spot("instrument"), message, fix)
        else:
            found[instrument].setdefault(unit, []).append(record)
    return found


def _provision(reader: Reader, gathered: Gathered, records: list[Record]) -> None:
    """Add a provision to its law."""
    data: dict[str, Any] = {"id": records[0].cells["id"]}
    path: Steps = ("provisions", len(gathered.data["provisions"]))
    gathered.spots[path] = gathered.spots[*path, "id"] = records[0].spot("id")
    gathered.data["provisions"].append(data)
    for key in ONCE:
        _once(reader, gathered, data, path, key, records)
    _citations(gathered, data, path, records)
    _effects(reader, gathered, data, path, records)
    penalised = [it for it in records if it.cells.get("effect", "punishes") == "punishes"]
    penalty: dict[str, Any] = {}
    for key in PENALTY:
        _once(reader, gathered, penalty, (*path, "penalty"), key, penalised)
    if penalty:
        data["penalty"] = penalty
    for record in records:
        _rest(reader, gathered, record, data, path)


def _once(
    reader: Reader,
    gathered: Gathered,
    target: dict[str, Any],
    path: Steps,
    key: str,
    records: Iterable[Record],
) -> None:
    """Take what a provision says once, from whichever of its rows says it."""
    said = [record for record in records if key in record.cells]
    for record in said[1:]:
        if record.cells[key] != said[0].cells[key]:
            title = record.headings[key]
            message = f"row {said[0].row} has another '{title}' for {record.cells['id']}"
            reader.tell("E706", record.spot(key), message, "leave it in one of the rows.")
    if said:
        text = said[0].cells[key]
        gathered.spots[*path, key] = said[0].spot(key)
        if key in LISTS_OF:
            found = names(text)
            target[key] = [found] if isinstance(found, str) else found
        else:
            target[key] = _TRUE.get(text.casefold(), text) if key in TRUTHS else text


def _citations(
    gathered: Gathered, data: dict[str, Any], path: Steps, records: Iterable[Record]
) -> None:
    cites: list[dict[str, str]] = []
    for record in records:
        here: Steps = (*path, "cite", len(cites))
        said = [column for column in CITE if column in record.cells]
        if said:
            cites.append({CITE[column]: record.cells[column] for column in said})
            gathered.spots[here] = record.spot()
            gathered.spots |= {(*here, CITE[column]): record.spot(column) for column in said}
    if cites:
        data["cite"] = cites


def _effects(
    reader: Reader,
    gathered: Gathered,
    data: dict[str, Any],
    path: Steps,
    records: Iterable[Record],
) -> None:
    """Add what a provision does, box by box."""
    boxes: dict[str, dict[str, list[Record]]] = {}
    for record in records:
        effect = record.cells.get("effect")
        filled = [key for key in _BOXED if key in record.cells]
        if effect in EFFECTS:
            numbered = boxes.setdefault(effect, {})
            numbered.setdefault(record.cells.get("box", "1"), []).append(record)
        elif effect is not None:
            fix = advise(effect, EFFECTS)
            message = f"'{effect}' is nothing that a provision does"
            reader.tell("E706", record.spot("effect"), message, fix)
        elif filled:
            message = "the row limits something, and does not say of which effect"
            fix = f"write one under '{record.headings.get('effect', 'effect')}', e.g. punishes."
            reader.tell("E706", record.spot(filled[-1]), message, fix)
    for effect, numbered in boxes.items():
        data[effect] = []
        for rows in numbered.values():
            here: Steps = (*path, effect, len(data[effect]))
            _check_box(reader, effect, rows)
            data[effect].append(fold(effect, [_cells(row.cells) for row in rows]))
            gathered.spots.setdefault((*path, effect), rows[0].spot("effect"))
            _spots(gathered, effect, here, rows)


def _check_box(reader: Reader, effect: str, rows: list[Record]) -> None:
    """Refuse a box without limits, and two rows that limit the same."""
    known: dict[str, Record] = {}
    for row in rows:
        dimension = row.cells.get("dimension", "")
        before = known.setdefault(dimension, row)
        if dimension and before is not row:
            message = f"'{dimension}' stands in row {before.row} for the same box"
            fix = "write the values into one cell with commas between them, or make it box 2."
            reader.tell("E706", row.spot("dimension"), message, fix)
        if not dimension and row.cells.get("values"):
            fix = "write the dimension; 'gapcheck vocabulary' lists all of them."
            reader.tell("E706", row.spot("values"), "the row has values of no dimension", fix)
    if effect != "penalties" and not any(known):
        fix = "add a row with a dimension and its values, e.g. conduct."
        reader.tell("E706", rows[0].spot("effect"), "the box is limited by nothing", fix)


def _cells(cells: Mapping[str, str]) -> Cells:
    """Return cells as they are folded: a truth is written in one way."""
    changed = {key: _TRUE.get(cells[key].casefold(), cells[key]) for key in TRUTHS if key in cells}
    return {**cells, **changed}


def _spots(gathered: Gathered, effect: str, path: Steps, rows: Iterable[Record]) -> None:
    base: Steps = (EFFECTS[effect],) if EFFECTS[effect] else ()
    for row in rows:
        gathered.spots.setdefault(path, row.spot("effect"))
        if "if" in row.cells:
            gathered.spots.setdefault((*path, "if"), row.spot("if"))
        steps = tuple(it.strip() for it in row.cells.get("dimension", "").split("/") if it)
        here: Steps = (*path, *base, *steps)
        for depth in range(1, len(steps)):
            above: Steps = (*path, *base, *steps[:depth])
            gathered.spots.setdefault(above, row.spot("dimension", "dimension"))
        if steps:
            named = "values" if "values" in row.cells else "dimension"
            gathered.spots[here] = row.spot(named, "dimension")
        for key, column in _LIMITS.items():
            if column in row.cells:
                gathered.spots[*here, key] = row.spot(column)
        gathered.spots |= {(*path, key): row.spot(key) for key in PENALTY if key in row.cells}
