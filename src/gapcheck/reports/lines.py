"""Lines of a terminal: wrapped under their label, styled by what they say, plain in a file."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

NARROWEST = 24
"""Columns that wrapped text gets at least, however narrow the terminal."""


class Line(NamedTuple):
    """A line of text.

    Attributes:
        text: The line, without its end.
        spans: Parts of it with a style: first column, column after the last, style.
    """

    text: str = ""
    spans: tuple[tuple[int, int, str], ...] = ()


BLANK = Line()


def paragraph(text: str, width: int, indent: int = 0) -> Iterator[Line]:
    """Yield a paragraph, wrapped and indented."""
    yield from _hung("", text, width, indent, indent)


def heading(text: str, width: int) -> Iterator[Line]:
    """Yield a heading, wrapped."""
    for line in paragraph(text, width):
        yield Line(line.text, ((0, len(line.text), "bold"),))


def paragraphs(texts: Iterable[str], width: int) -> Iterator[Line]:
    """Yield paragraphs with an empty line between them."""
    for number, text in enumerate(texts):
        if number:
            yield BLANK
        yield from paragraph(text, width)


def labelled(
    label: str, text: str, width: int, indent: int = 4, column: int = 16, style: str = "dim"
) -> Iterator[Line]:
    """Yield text behind a label; lines wrap under the first word of the text.

    Args:
        label: The label.
        text: The text.
        width: Columns of the terminal.
        indent: Columns before the label.
        column: Column at which the text begins.
        style: Style of the label.
    """
    start = column if width - column >= NARROWEST else indent + 2
    lines = _hung(f"{' ' * indent}{label}", text, width, start, start)
    for number, line in enumerate(lines):
        last = min(indent + len(label), len(line.text))  # spaces at the end are no part of a line
        spans = ((indent, last, style),) if not number and indent < last else ()
        yield Line(line.text, spans)


def _hung(head: str, text: str, width: int, first: int, rest: int) -> Iterator[Line]:
    """Yield text behind a head that may be wider than the column at which the text begins."""
    room = max(width - rest, NARROWEST)
    if head and len(head) >= first:
        yield Line(head)
        head = ""
    for number, part in enumerate(wrapped(text, room) or [""]):
        lead = head.ljust(first) if not number else " " * rest
        yield Line(f"{lead}{part}".rstrip())


def wrapped(text: str, room: int) -> list[str]:
    """Return the lines that `textwrap` makes of text, with no word broken.

    It looks at every word; where nothing but spaces parts them, a look at the end of each line
    is enough.
    """
    if not text.isprintable() or text[:1] == " ":
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    lines = []
    left = text.rstrip(" ")
    while len(left) > room:
        end = left.rfind(" ", 0, room + 1)
        if end < 0:  # a word wider than the room stays whole
            end = left.find(" ")
        if end < 0:
            break
        lines.append(left[:end].rstrip(" "))
        left = left[end:].lstrip(" ")
    return [*lines, left] if left else lines


def table(
    header: Sequence[str], rows: Iterable[Sequence[str]], width: int, indent: int = 2
) -> Iterator[Line]:
    """Yield a table whose first column is text and whose others are words that stay whole.

    Where the terminal is too narrow for columns, each row is a list under its first cell.

    Args:
        header: Heads of the columns; they are wrapped.
        rows: Cells; a row of one cell is a heading inside the table.
        width: Columns of the terminal.
        indent: Columns before the table.
    """
    body = [tuple(row) for row in rows]
    narrow = [
        max([13, *(len(row[n]) for row in body if len(row) > 1), *map(len, header[n].split())])
        for n in range(1, len(header))
    ]
    longest = max((len(row[0]) for row in body), default=0)
    first = min(longest, width - indent - sum(narrow) - 2 * len(narrow))
    if first < min(longest, 20):
        yield from _stacked(header, body, width, indent)
        return
    sizes = [first, *narrow]
    heads = [textwrap.wrap(text, size) or [""] for text, size in zip(header, sizes, strict=True)]
    for number in range(max(map(len, heads))):
        cells = [lines[number] if number < len(lines) else "" for lines in heads]
        text = _row(cells, sizes, indent)
        yield Line(text, ((0, len(text), "dim"),))
    for row in body:
        if len(row) == 1:
            yield Line(" " * indent + row[0])
            continue
        yield from _cells_of(row, sizes, indent)


def _cells_of(row: Sequence[str], sizes: Sequence[int], indent: int) -> Iterator[Line]:
    """Yield a row; its first cell may need several lines, the others stand on the last."""
    inner = len(row[0]) - len(row[0].lstrip())
    names = textwrap.wrap(
        row[0].strip(),
        sizes[0],
        break_long_words=False,
        initial_indent=" " * inner,
        subsequent_indent=" " * (inner + 2),
    )
    for number, name in enumerate(names or [""]):
        last = number == len(names) - 1
        cells = [name, *(row[1:] if last else [""] * (len(sizes) - 1))]
        text = _row(cells, sizes, indent)
        yield Line(text, tuple(_spans(text, cells[1:], sizes, indent)))


def _row(cells: Sequence[str], sizes: Sequence[int], indent: int) -> str:
    padded = [cell.ljust(size) for cell, size in zip(cells, sizes, strict=True)]
    return (" " * indent + "  ".join(padded)).rstrip()


def _spans(
    text: str, cells: Sequence[str], sizes: Sequence[int], indent: int
) -> Iterator[tuple[int, int, str]]:
    start = indent + sizes[0] + 2
    for cell, size in zip(cells, sizes[1:], strict=True):
        if cell and start < len(text):
            yield start, start + len(cell), style_of(cell)
        start += size + 2


def _stacked(
    header: Sequence[str], rows: Iterable[Sequence[str]], width: int, indent: int
) -> Iterator[Line]:
    for row in rows:
        yield from paragraph(row[0].strip(), width, indent + (len(row) > 1))
        for name, cell in zip(header[1:], row[1:], strict=False):
            yield from labelled(name, cell, width, indent + 2, indent + 20)


STYLES = {
    "gap": "bold red",
    "partial": "yellow",
    "unclear": "magenta",
    "compliant": "green",
}


def style_of(verdict: str) -> str:
    """Return the style of a verdict, whatever marks stand behind it."""
    return STYLES.get(verdict.rstrip("?*").lower(), "")
