"""A planned workbook as a file, by openpyxl."""

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter

from gapcheck.noun import parse_day
from gapcheck.reports.links import is_link
from gapcheck.reports.packing import FIRST_DAY, packed
from gapcheck.reports.paper_xlsx.bits import Bits, escaped, text_of
from gapcheck.reports.paper_xlsx.heights import MOST, height_of
from gapcheck.reports.paper_xlsx.leaf import Book, Choice, Leaf, Look, Spot
from gapcheck.reports.paper_xlsx.plan import stamped
from gapcheck.reports.tones import COLOURS
from gapcheck.reports.visible import visible

INK, LINK, GROUND, RULE = "1F2328", "0B57D0", "E8ECF1", "C9CFD6"
FACE, SIZE = "Calibri", 11
TEXT = "@"
"""Number format of every cell: what is typed into it stays what was typed."""
FORMULAS = "=+-@\t\r"
"""Signs with which formulas begin in one spreadsheet or other."""
WIDEST = 255
MOST_LINKS = 65_000
"""Links of a sheet; Excel opens no file with more than 65,530."""
FURTHER = 2_000
"""Rows below a table in which values are offered too."""
_FIXED = re.compile(rb'(<row [^<>]*?) customHeight="1"')


def write_book(book: Book, choices: Sequence[Choice]) -> bytes:
    """Return the file."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    places = book.places()
    known: dict[Any, Any] = {}
    for number, leaf in enumerate(book.leaves):
        sheet = workbook.create_sheet(leaf.name)
        _fill(sheet, leaf, places, known)
        _set_up(sheet, leaf, book, first=not number)
    for choice in choices:
        _offer(workbook, book, choice)
    _describe(workbook.properties, book)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        ExcelWriter(workbook, archive).write_data()
    return _undated(held.getvalue())


def _fill(
    sheet: Any, leaf: Leaf, places: Mapping[str, tuple[str, int]], known: dict[Any, Any]
) -> None:
    links = 0
    for row, line in enumerate(leaf.lines, 1):
        for column, spot in enumerate(line.spots, 1):
            if not spot.bits and spot.tone == "none" and not leaf.rows:
                continue
            cell = sheet.cell(row, column)
            linked = links < MOST_LINKS and _link(cell, spot, places)
            links += linked
            _dress(cell, spot, known, linked=linked, bare=not leaf.rows or row > leaf.rows)
            _put(cell, spot.bits)
        sheet.row_dimensions[row].height = min(height_of(line.spots, leaf.widths), MOST)


def _put(cell: Any, bits: Bits) -> None:
    """Write text as text, whatever it looks like."""
    text = escaped(text_of(bits))
    if not text:
        return
    if any(bit.style != "plain" for bit in bits):
        cell.value = CellRichText(*(_run(bit.text, bit.style, cell) for bit in bits))
    else:
        cell.value = text
    cell.data_type = "s"
    # Without the mark, editing the cell would make a formula of it.
    cell.quotePrefix = text.startswith(tuple(FORMULAS))


def _run(text: str, style: str, cell: Any) -> Any:
    if style == "plain":
        return escaped(text)
    font = InlineFont(
        rFont="Consolas" if style == "code" else FACE,
        sz=SIZE,
        b=style == "bold" or None,
        i=style == "italic" or None,
        strike=style == "removed" or None,
        u="single" if style == "added" else None,
        color=cell.font.color,
    )
    return TextBlock(font, escaped(text))


def _link(cell: Any, spot: Spot, places: Mapping[str, tuple[str, int]]) -> bool:
    """Make a cell lead somewhere; return whether it does."""
    if spot.leads is None or not spot.bits:
        return False
    if spot.leads in places:
        name, row = places[spot.leads]
        location = f"{quote_sheetname(name)}!A{row}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
        return True
    if spot.leads[:1] != "#" and is_link(spot.leads):
        cell.hyperlink = spot.leads
        return True
    return False


def _dress(cell: Any, spot: Spot, known: dict[Any, Any], *, linked: bool, bare: bool) -> None:
    """Give a cell its form; that of a like cell, if there was one, which is much quicker."""
    key = (spot.look, spot.tone, linked, bare)
    if key not in known:
        _form(cell, spot, linked=linked, bare=bare)
        known[key] = copy(cell._style)
    cell._style = copy(known[key])


def _form(cell: Any, spot: Spot, *, linked: bool, bare: bool) -> None:
    ink, ground = COLOURS.get(spot.tone, (LINK if linked else INK, None))
    cell.font = _font(spot.look, ink, underlined=linked and spot.tone == "none")
    if spot.look == "head":
        ground = GROUND
    if ground is not None:
        cell.fill = PatternFill("solid", fgColor=ground)
    if not bare:
        cell.border = Border(bottom=Side("thin", color=RULE))
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.number_format = TEXT


def _font(look: Look, ink: str, *, underlined: bool) -> Any:
    sizes = {"title": 16, "heading": 13}
    return Font(
        name=FACE,
        sz=sizes.get(look, SIZE),
        b=look in ("title", "heading", "head", "label"),
        i=look == "foot",
        color=ink,
        u="single" if underlined else None,
    )


def _set_up(sheet: Any, leaf: Leaf, book: Book, *, first: bool) -> None:
    """Set widths, frozen panes, filter and printing."""
    for number, width in enumerate(leaf.widths, 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = min(width + 2, WIDEST)
        if leaf.rows:
            column.number_format = TEXT
            column.alignment = Alignment(vertical="top", wrap_text=True)
    if leaf.rows and leaf.widths:
        sheet.freeze_panes = "B2" if len(leaf.widths) > 1 else "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(leaf.widths))}{leaf.rows}"
        sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "portrait" if first else "landscape"
    sheet.oddHeader.left.text = _printed(leaf.caption, 200) or None
    sheet.oddFooter.left.text = _printed(_footer(book), 200)
    sheet.oddFooter.right.text = "&P / &N"


def _footer(book: Book) -> str:
    stamp = book.stamp
    title, version, digest = stamp.corpus
    told = f"{stamp.country}, {stamp.as_of}; {title} {version} {digest[:12]}; {stamp.scenario}"
    if stamp.selection:
        told = f"only {stamp.selection}; {told}"
    return visible(f"{' '.join(stamp.tool)}; {told}")


def _printed(text: str, most: int) -> str:
    """Return text for a margin, which holds 255 characters; it stands in full on a sheet."""
    short = text if len(text) <= most // 2 else text[: most // 2 - 1] + "…"
    return short.replace("&", "&&")


def _offer(workbook: Any, book: Book, choice: Choice) -> None:
    """Let a spreadsheet offer the cells of one column in another; others can be written too."""
    leaves = {leaf.keys[0]: leaf for leaf in book.leaves if leaf.keys}
    asked, lists = leaves[choice.table], leaves[choice.of]
    listed = lists.keys.index(choice.listed or choice.column)
    column = get_column_letter(asked.keys.index(choice.column))
    source = get_column_letter(listed)
    filled = [row for row in range(1, lists.rows) if lists.lines[row].spots[listed - 1].bits]
    if not filled:
        return
    rule = DataValidation(
        type="list",
        formula1=f"{quote_sheetname(lists.name)}!${source}$2:${source}${max(filled) + 1}",
        allow_blank=True,
        showErrorMessage=False,
    )
    rule.add(f"{column}2:{column}{asked.rows + FURTHER}")
    workbook[asked.name].add_data_validation(rule)


def _describe(properties: Any, book: Book) -> None:
    """Say in the file's properties what its first sheet says."""
    told = dict(stamped(book.stamp))
    properties.title = book.title
    properties.language = book.lang
    properties.creator = visible(told["Made with"])
    properties.subject = visible(f"{told['Country']}: {told['Law']}")
    properties.keywords = visible(f"{told['Corpus']} sha256:{told['Corpus SHA-256']}")
    lines = (f"{label}: {text}" for label, text in told.items() if text)
    properties.description = visible("; ".join(lines))
    properties.created = properties.modified = _midnight(book.stamp.as_of)


def _midnight(day: str) -> datetime.datetime:
    try:
        found = parse_day(day)
    except ValueError:
        return datetime.datetime(*FIRST_DAY[:3])  # noqa: DTZ001 - the format knows no zone
    return datetime.datetime(found.year, found.month, found.day)  # noqa: DTZ001


def _undated(package: bytes) -> bytes:
    """Return a package whose members bear no date, so that it is always the same.

    Heights of rows are left open, which openpyxl cannot say.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return packed({name: _FIXED.sub(rb"\1", old.read(name)) for name in old.namelist()})
