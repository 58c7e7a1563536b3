"""A paper as sheets: what stands in which cell."""

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.paper import (
    Contents,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Stamp,
    Style,
    Table,
    Tone,
    Words,
)
from gapcheck.reports.paper_xlsx.bits import Bit, Bits, bits_of, leads_of, pieces, text_of
from gapcheck.reports.paper_xlsx.heights import MOST, height_of
from gapcheck.reports.paper_xlsx.leaf import Book, Leaf, Line, Look, Spot
from gapcheck.reports.paper_xlsx.names import sheet_names
from gapcheck.reports.visible import visible
from gapcheck.reports.widths import sheet_widths

WIDE = 100
"""Width of the column of prose, in characters."""

TONES: dict[Tone, str] = {
    "gap": "Gap: something that is demanded is surely missing, and nothing of it surely covered.",
    "partial": "Partial: something is surely missing, and something surely covered.",
    "unclear": "Unclear: nothing is surely missing; something depends on how a text is read.",
    "compliant": "Compliant: nothing is missing, and nothing depends on a reading.",
    "aside": "Neither: not applicable, not assessable, or not encoded.",
}
"""What colours say beside the words."""


def plan_book(paper: Paper) -> Book:
    """Return the sheets of a paper: what it is, its tables, its notes, its codebook.

    Raises:
        TypeError: A reference has not become a note.
    """
    notes, tables = paper.notes, paper.tables
    captions = ["About", *(table.caption for table in tables)]
    names = sheet_names([*captions, *["Notes"] * bool(notes), *["Codebook"] * bool(tables)])
    sheets = [_table(name, table) for name, table in zip(names[1:], tables, strict=False)]
    leaves = [_about(paper, names, sheets), *sheets]
    if notes:
        leaves.append(_notes(paper, names[len(captions)]))
    if tables:
        leaves.append(_codebook(paper, names))
    return Book(visible(paper.title), visible(paper.lang), paper.stamp, tuple(leaves))


def stamped(stamp: Stamp) -> Iterator[tuple[str, str]]:
    """Yield what the stamp says, with its labels; the head of every workbook."""
    title, version, digest = stamp.corpus
    yield "Notice", stamp.notice
    yield "Country", stamp.country
    yield "Law", stamp.law
    yield "As of", stamp.as_of
    yield "Scenario", stamp.scenario
    if stamp.selection:
        yield "Selection", stamp.selection
    yield "Corpus", f"{title} {version}"
    yield "Corpus SHA-256", digest
    yield "Made with", " ".join(stamp.tool)


def _about(paper: Paper, names: Sequence[str], sheets: Sequence[Leaf]) -> Leaf:
    lines = [Line((Spot(), _said(paper.title, "title"))), Line()]
    lines += [_labelled(label, _said(text)) for label, text in stamped(paper.stamp)]
    lines += [_labelled("Layout", _said(paper.layout)), Line()]
    tones = {cell.tone for table in paper.tables for row in table.rows for cell in row.cells}
    legend = [tone for tone in TONES if tone in tones]
    lines += [
        _labelled("" if n else "Colours", Spot((Bit(TONES[tone]),), tone))
        for n, tone in enumerate(legend)
    ]
    lines += [Line()] * bool(legend)
    for number, table in enumerate(paper.tables, 1):
        told = _said(_named(names[number], table.caption))
        lines.append(_labelled("Sheets" if number == 1 else "", _leading(told, f"sheet {number}")))
        lines.append(_labelled("", _said(table.about)))
        if tall := _tall(sheets[number - 1]):
            lines.append(_labelled("", _said(tall)))
    if len(paper.tables) < len(paper.blocks):
        lines += [Line(), *_prose(paper, names)]
    return Leaf(names[0], visible(paper.title), (18, WIDE), tuple(_unbroken(lines)))


def _prose(paper: Paper, names: Sequence[str]) -> Iterator[Line]:
    """Yield what a paper says beside its tables, in order, with the places of these."""
    number = 0
    for block in paper.blocks:
        match block:
            case Heading(text=text, anchor=anchor):
                yield Line((Spot(), _said(text, "heading")), f"#{anchor}")
            case Paragraph(words=words, role=role):
                label = "" if role in ("text", "term") else role.capitalize()
                look: Look = "label" if role == "term" else "text"
                yield _labelled(label, _worded((words,), WIDE)._replace(look=look))
            case Listing(items=items, numbered=numbered):
                for index, words in enumerate(items, 1):
                    yield _labelled(f"{index}." if numbered else "•", _worded((words,), WIDE))
            case Table(caption=caption):
                number += 1
                told = _said(_named(names[number], caption))
                yield _labelled("Table", _leading(told, f"sheet {number}"))
            case Contents():
                yield from _contents(paper)


def _tall(leaf: Leaf) -> str:
    """Return what a reader has to know of rows that are higher than spreadsheets show."""
    rows = sum(height_of(line.spots, leaf.widths) > MOST for line in leaf.lines)
    if not rows:
        return ""
    return (
        f"Rows that hold more than a spreadsheet shows of a row: {rows}. Their cells hold all of "
        "it; click on one, or make its column wider."
    )


def _named(name: str, caption: str) -> str:
    """Return a caption with the name of its sheet before it, if that is another."""
    return caption if caption == name else f"{name}: {caption}"


def _contents(paper: Paper) -> Iterator[Line]:
    for block in paper.blocks:
        if isinstance(block, Heading):
            yield _labelled("", _leading(_said(block.text), f"#{block.anchor}"))


def _table(name: str, table: Table) -> Leaf:
    widths = sheet_widths(table)
    lines = [Line(tuple(_said(column.title, "head") for column in table.columns))]
    lines += [
        Line(
            tuple(
                _worded(cell.paragraphs, width)._replace(tone=cell.tone)
                for cell, width in zip(row.cells, widths, strict=True)
            ),
            None if row.anchor is None else f"#{row.anchor}",
        )
        for row in table.rows
    ]
    unbroken = list(_unbroken(lines))
    below = [Line(), *_unbroken(_foot(table, widths))] if table.foot else []
    keys = (table.key, *(column.key for column in table.columns))
    caption = visible(table.caption)
    return Leaf(name, caption, widths, (*unbroken, *below), keys, len(unbroken))


def _foot(table: Table, widths: Sequence[int]) -> Iterator[Line]:
    """Yield what stands below a table, in its widest column."""
    before = (Spot(),) * (widths.index(max(widths)) if widths else 0)
    for words in table.foot:
        yield Line((*before, _worded((words,), 0)._replace(look="foot")))


def _notes(paper: Paper, name: str) -> Leaf:
    lines = [Line((_said("No.", "head"), _said("Note", "head")))]
    lines += [
        Line((_said(str(note.number)), _worded((note.runs,), WIDE)), f"note {note.number}")
        for note in paper.notes
    ]
    unbroken = tuple(_unbroken(lines))
    return Leaf(name, "Notes", (8, WIDE), unbroken, ("notes", "no", "note"), len(unbroken))


def _codebook(paper: Paper, names: Sequence[str]) -> Leaf:
    titles = ("Sheet", "Column", "Name for machines", "What it holds", "Table")
    lines = [Line(tuple(_said(title, "head") for title in titles))]
    for number, table in enumerate(paper.tables, 1):
        for column in table.columns:
            told = (names[number], column.title, column.key, column.about, table.caption)
            lines.append(Line(tuple(_said(text) for text in told)))
    keys = ("codebook", "sheet", "column", "key", "about", "table")
    unbroken = tuple(_unbroken(lines))
    return Leaf(names[-1], "Codebook", (22, 24, 20, 70, 40), unbroken, keys, len(unbroken))


def _said(text: str, look: Look = "text", style: Style = "plain") -> Spot:
    shown = visible(text)
    return Spot((Bit(shown, style),) if shown else (), look=look)


def _worded(paragraphs: Sequence[Words], width: int) -> Spot:
    """Return words as a cell of a width in characters.

    Only a cell of one line leads anywhere: LibreOffice does not break the text of a link.
    """
    leads = leads_of(paragraphs)
    bits = bits_of(paragraphs, leads)
    if leads is not None and len(text_of(bits)) > width:
        return Spot(bits_of(paragraphs))
    return Spot(bits, leads=leads)


def _leading(spot: Spot, leads: str) -> Spot:
    return spot._replace(leads=leads) if len(text_of(spot.bits)) <= WIDE else spot


def _labelled(label: str, spot: Spot) -> Line:
    return Line((_said(label, "label"), spot))


def _unbroken(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines; what a cell does not hold stands in lines below it, under the same head."""
    for line in lines:
        split = [pieces(spot.bits) for spot in line.spots]
        count = max((len(parts) for parts in split), default=1)
        if count <= 1:
            yield line
            continue
        for number in range(count):
            yield Line(
                tuple(
                    _piece(spot, parts, number, heads=not index)
                    for index, (spot, parts) in enumerate(zip(line.spots, split, strict=True))
                ),
                None if number else line.place,
            )


def _piece(spot: Spot, parts: Sequence[Bits], number: int, *, heads: bool) -> Spot:
    """Return what of a spot stands in the line of a number."""
    if number < len(parts):
        return spot._replace(bits=parts[number])
    if heads and len(text_of(parts[0])) < 1000:
        return spot
    return spot._replace(bits=(), leads=None)
