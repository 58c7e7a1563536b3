"""A paper as a data package: a CSV file per table, and its text and notes beside them."""

import re
from collections.abc import Iterator

from gapcheck.paper import Contents, Heading, Listing, Paper, Paragraph, Table
from gapcheck.reports.data_package import CODEBOOK, About, DataField, DataTable, data_package
from gapcheck.reports.paper_csv import Field, fields_of
from gapcheck.reports.plain_words import plain_words
from gapcheck.reports.visible import visible

_NOTES = (
    DataField("number", "Number of the note, as [n] in the texts.", type="integer", required=True),
    DataField("text", "What the note says."),
)
_KINDS = ("heading", "text", "notice", "quotation", "term", "item", "table", "foot")
_TEXT = (
    DataField("order", "Place in the paper, from 1.", type="integer", required=True),
    DataField("kind", "What it is.", values=_KINDS, required=True),
    DataField("level", "Level of a heading.", type="integer"),
    DataField("table", "File of the table that stands there, or whose foot it is."),
    DataField("text", "What it says; the caption of a table."),
)
_OWN = ("notes", "text", CODEBOOK)
"""Files that every package may have besides those of its tables."""


def table_package(paper: Paper) -> dict[str, bytes]:
    """Return a paper as the files of a data package; nothing that it says is lost.

    Args:
        paper: The paper; its marks are notes.

    Returns:
        Name of each file to its bytes: a file for each table, `text.csv`, `notes.csv` if there
        are notes, `codebook.csv`, `datapackage.json`.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    names = {table.key: _file(table.key) for table in paper.tables}
    tables = [_table(table, names[table.key]) for table in paper.tables]
    about = "What stands outside the rows of tables, in order."
    tables.append(DataTable("text", "Text", about, _TEXT, tuple(_text(paper, names)), ("order",)))
    if paper.notes:
        notes = dict.fromkeys(paper.notes)
        rows = tuple((str(note.number), plain_words(note.runs)) for note in notes)
        tables.append(DataTable("notes", "Notes", "The notes in full.", _NOTES, rows, ("number",)))
    return data_package(About(_file(paper.layout), paper.title, paper.stamp), tables)


def _file(key: str) -> str:
    """Return a key as the name of a file, which no key can lead out of its folder."""
    name = re.sub(r"[^a-z0-9_-]+", "-", key.lower()).strip("-") or "table"
    return f"table-{name}" if name in _OWN else name


def _table(table: Table, name: str) -> DataTable:
    fields = fields_of(table)
    rows = tuple(tuple(field.text(row) for field in fields) for row in table.rows)
    described = tuple(DataField(field.name, _about(field), field.column.title) for field in fields)
    return DataTable(name, table.caption, table.about, described, rows, marked=True)


def _about(field: Field) -> str:
    if field.machine:
        return f"What column '{field.column.key}' says, as a value for programs."
    return field.column.about


def _text(paper: Paper, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(_rows(paper, names), 1):
        yield (str(number), *row)


def _rows(paper: Paper, names: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for block in paper.blocks:
        match block:
            case Heading():
                yield ("heading", str(block.level), "", visible(block.text))
            case Paragraph():
                yield (block.role, "", "", plain_words(block.words))
            case Listing():
                yield from (("item", "", "", plain_words(words)) for words in block.items)
            case Table():
                file = f"{names[block.key]}.csv"
                yield ("table", "", file, visible(block.caption))
                yield from (("foot", "", file, plain_words(words)) for words in block.foot)
            case Contents():
                pass
