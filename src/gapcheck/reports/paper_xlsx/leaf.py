"""The sheets of a workbook and what stands in their cells; nothing of a file format yet."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gapcheck.paper import Stamp, Tone
from gapcheck.reports.paper_xlsx.bits import Bits

Look = Literal["text", "title", "heading", "head", "label", "foot"]
"""The form of a cell."""


class Spot(NamedTuple):
    """What stands in a cell.

    Attributes:
        bits: Its text.
        tone: Its colour.
        look: Its form.
        leads: Where it leads: an address, `#` and an anchor, `note 3` or `sheet 2`.
    """

    bits: Bits = ()
    tone: Tone = "none"
    look: Look = "text"
    leads: str | None = None


class Line(NamedTuple):
    """A row of a sheet; `place` is by what `Spot.leads` finds it."""

    spots: tuple[Spot, ...] = ()
    place: str | None = None


class Leaf(NamedTuple):
    """A sheet.

    Attributes:
        name: Its name.
        caption: What is printed above it.
        widths: Width of each column, in characters.
        lines: Its rows.
        keys: Keys of the columns of a table, and that of the table before them.
        rows: Rows of the table, the head included; 0 if it is none.
    """

    name: str
    caption: str
    widths: tuple[int, ...]
    lines: tuple[Line, ...]
    keys: tuple[str, ...] = ()
    rows: int = 0


class Choice(NamedTuple):
    """A column in which a spreadsheet offers values.

    Attributes:
        table: Key of its table.
        column: Its key.
        of: Key of the table that lists them; their column has the key `column`, or `listed`.
        listed: Key of their column, if it is another.
    """

    table: str
    column: str
    of: str
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook."""

    title: str
    lang: str
    stamp: Stamp
    leaves: tuple[Leaf, ...] = field(default=())

    def places(self) -> dict[str, tuple[str, int]]:
        """Return where what is led to stands: name of the sheet and row, from 1."""
        found = {f"sheet {number}": (leaf.name, 1) for number, leaf in enumerate(self.leaves)}
        for leaf in self.leaves:
            for row, line in enumerate(leaf.lines, 1):
                if line.place is not None:
                    found.setdefault(line.place, (leaf.name, row))
        return found
