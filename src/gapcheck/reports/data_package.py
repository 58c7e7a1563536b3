"""Tables as a data package: a CSV file each, a codebook, and a description for programs.

The description follows the Data Package specification (Frictionless Data) with tabular resources.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from gapcheck.paper import Stamp
from gapcheck.reports.packing import packed
from gapcheck.reports.paper_csv import MARK, SAFE, csv_text
from gapcheck.reports.visible import visible

Type = Literal["string", "integer", "boolean", "date"]

DESCRIPTION = "datapackage.json"
CODEBOOK = "codebook"
ENCODING = (
    "Files are UTF-8; those made from tables for people begin with a byte order mark, without "
    "which spreadsheets garble what is not English."
)


class DataField(NamedTuple):
    """A column of a table of data.

    Attributes:
        name: Its name.
        about: What it holds.
        title: Its heading for people.
        type: What its texts are.
        values: What it may hold, if these are few.
        required: Whether no row leaves it empty.
    """

    name: str
    about: str
    title: str = ""
    type: Type = "string"
    values: tuple[str, ...] = ()
    required: bool = False


class DataTable(NamedTuple):
    """A table of data.

    Attributes:
        name: Name of its file, without the ending.
        title: Its heading.
        about: What it holds.
        fields: Its columns.
        rows: Its rows: a text for each column.
        key: Columns that tell its rows apart; empty if none do.
        marked: Whether its file begins with the mark by which spreadsheets know UTF-8.
    """

    name: str
    title: str
    about: str
    fields: tuple[DataField, ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[str, ...] = ()
    marked: bool = False


class About(NamedTuple):
    """What a package says of itself.

    Attributes:
        name: Its name for programs.
        title: Its title.
        stamp: Where it comes from.
        licence: Licence of what is in it, as an identifier; none if it is not known.
    """

    name: str
    title: str
    stamp: Stamp
    licence: str | None = None


def data_package(about: About, tables: Sequence[DataTable]) -> dict[str, bytes]:
    """Return the files of a package.

    Args:
        about: What it says of itself.
        tables: Its tables; the codebook is made from them.

    Returns:
        Name of each file to its bytes.
    """
    every = [*tables, _codebook(tables)]
    files = {f"{table.name}.csv": _csv(table) for table in every}
    resources = [_resource(table, files[f"{table.name}.csv"]) for table in every]
    described = {**_described(about), "resources": resources}
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    return {**files, DESCRIPTION: text.encode()}


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip file: same files, same bytes."""
    return packed({name: files[name] for name in sorted(files)})


def _csv(table: DataTable) -> bytes:
    text = csv_text([field.name for field in table.fields], table.rows)
    return f"{MARK if table.marked else ''}{text}".encode()


def _codebook(tables: Iterable[DataTable]) -> DataTable:
    fields = (
        DataField("file", "Name of the file.", required=True),
        DataField("column", "Name of the column; empty for what holds for all.", required=True),
        DataField("title", "Heading of the column for people."),
        DataField("type", "What its texts are.", values=("string", "integer", "boolean", "date")),
        DataField("meaning", "What it holds."),
        DataField("values", "What it may hold, if these are few, parted by ' | '."),
    )
    rows = [("every file", "every column", "", "string", f"{SAFE} {ENCODING}", "")]
    for table in tables:
        rows += [
            (
                f"{table.name}.csv",
                field.name,
                visible(field.title),
                field.type,
                visible(field.about),
                " | ".join(field.values),
            )
            for field in table.fields
        ]
    return DataTable(CODEBOOK, "Codebook", "What the columns hold.", fields, tuple(rows))


def _described(about: About) -> dict[str, object]:
    stamp = about.stamp
    described: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": visible(about.title),
        "description": visible(f"{stamp.country}: {stamp.law}. {stamp.notice} {SAFE}"),
        "version": visible(stamp.corpus[1]),
        "gapcheck": {
            "tool": dict(zip(("name", "version"), map(visible, stamp.tool), strict=True)),
            "corpus": dict(
                zip(("title", "version", "hash"), map(visible, stamp.corpus), strict=True)
            ),
            "country": visible(stamp.country),
            "law": visible(stamp.law),
            "scenario": visible(stamp.scenario),
            "as_of": visible(stamp.as_of),
            "notice": visible(stamp.notice),
            "selection": visible(stamp.selection) or None,
        },
    }
    if about.licence is not None:
        described["licenses"] = [{"name": visible(about.licence)}]
    return described


def _resource(table: DataTable, content: bytes) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": list(_schema_fields(table)),
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": visible(table.title),
        "description": visible(table.about),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": schema,
    }


def _schema_fields(table: DataTable) -> Iterator[dict[str, object]]:
    for field in table.fields:
        described: dict[str, object] = {"name": field.name, "type": field.type}
        if field.title:
            described["title"] = visible(field.title)
        described["description"] = visible(field.about)
        constraints: dict[str, object] = {"required": True} if field.required else {}
        if field.values:
            constraints["enum"] = list(field.values)
        if constraints:
            described["constraints"] = constraints
        yield described
