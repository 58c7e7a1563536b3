"""A sheet as an analyst fills it in, for the small corpus, made without our own writer.

packed = filled(("Encoding", "B3", "sel"))
packed = filled(change=lambda book: book["Encoding"].merge_cells("A2:A3"))
"""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

HEADINGS = (
    *("Provision", "Heading", "Basis", "Quote", "Quote is", "Source", "Pinpoint", "Topics"),
    *("Effect", "Box", "Dimension", "Values", "Words", "Reading", "Imprisonment", "Defines"),
    *("Expresses", "Rest"),
)
_QUOTE = "whoever sells or rents a lewd picture in a public place"
_MEANS = "a photograph that shows a child"

ROWS: tuple[dict[str, str], ...] = (
    {"Provision": "art-1", "Heading": "Meaning", "Basis": "read", "Quote": _MEANS}
    | {"Quote is": "official", "Source": "gazette-2009", "Pinpoint": "3", "Topics": "csam"}
    | {"Defines": "lewd-picture", "Expresses": "csam", "Effect": "reaches", "Box": "1"}
    | {"Dimension": "medium", "Values": "photo", "Words": "a photograph"},
    {"Provision": "art-1", "Effect": "reaches", "Box": "1", "Dimension": "victim_age"}
    | {"Values": "under-18"},
    {"Provision": "art-2", "Heading": "Selling", "Basis": "read", "Quote": _QUOTE}
    | {"Quote is": "official", "Source": "gazette-2009", "Pinpoint": "3", "Topics": "csam"}
    | {"Effect": "punishes", "Box": "1", "Dimension": "conduct", "Values": "sell, distribute"}
    | {"Imprisonment": "1..3 years"},
    {"Provision": "art-2", "Effect": "punishes", "Box": "1", "Dimension": "object"}
    | {"Values": "lewd-picture", "Source": "report-2015", "Pinpoint": "8"},
    {"Provision": "art-2", "Effect": "punishes", "Box": "1", "Dimension": "place"}
    | {"Values": "public-place", "Words": "in a public place"},
    {"Provision": "art-3", "Heading": "Keeping", "Basis": "reported", "Source": "report-2015"}
    | {"Topics": "csam", "Effect": "punishes", "Box": "1", "Dimension": "conduct"}
    | {"Values": "possess", "Imprisonment": "up to 1 year"},
    {"Provision": "art-3", "Effect": "punishes", "Box": "1", "Dimension": "object"}
    | {"Values": "lewd-picture"},
    {"Provision": "art-4", "Topics": "csam", "Rest": "unread: true"},
)
"""Two offences, a definition, and what was not read; in rows 2 to 9."""

LAW = {"Instrument": "press-law-2009", "Title": "Press Law", "Short": "Press Law"} | {
    "Layer": "statute",
    "In force": "2009-05-31",
}

Edit = tuple[str, str, Any]
"""Sheet, cell, and what is typed into it."""


def filled(*edits: Edit, change: Callable[[Any], object] = lambda book: None) -> bytes:
    """Return the filled sheet with other things typed into some cells."""
    book = Workbook()
    encoding, laws = book.active, book.create_sheet("Instruments")
    encoding.title = "Encoding"
    encoding.append(HEADINGS)
    for row in ROWS:
        encoding.append([row.get(heading) for heading in HEADINGS])
    laws.append(list(LAW))
    laws.append(list(LAW.values()))
    for sheet, cell, text in edits:
        book[sheet][cell] = text
    change(book)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def cell_of(heading: str, row: int) -> str:
    """Return the cell under a heading of the sheet Encoding."""
    return f"{chr(ord('A') + HEADINGS.index(heading))}{row}"


def repacked(packed: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Return a workbook with other parts."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
