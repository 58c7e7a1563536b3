"""The shape of the JSON that `export` prints, schema `gapcheck-paper/1`.

Every field is there; absent values are null, and lists stand in the order of the paper.
"""

import sys
from typing import Literal

from gapcheck.paper import Style, Tone
from gapcheck.reports.document import CorpusDoc, ToolDoc

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-paper/1"


class RunDoc(TypedDict):
    """Some words of one style."""

    text: str
    style: Style
    lang: str | None
    link: str | None


class MarkDoc(TypedDict):
    """The mark of a note: its number."""

    note: int


WordsDoc = list[RunDoc | MarkDoc]
"""A paragraph."""


class NoteDoc(TypedDict):
    """A note: its number, and what it says."""

    number: int
    words: list[RunDoc]


class CellDoc(TypedDict):
    """A cell: its paragraphs, what colour may say, and the same for machines."""

    paragraphs: list[WordsDoc]
    tone: Tone
    value: str | None


class ColumnDoc(TypedDict):
    """A column; its width is in characters."""

    key: str
    title: str
    width: int
    about: str


class RowDoc(TypedDict):
    """A row: a cell for each column."""

    anchor: str | None
    cells: list[CellDoc]


class TableDoc(TypedDict):
    """A table."""

    type: Literal["table"]
    key: str
    caption: str
    about: str
    columns: list[ColumnDoc]
    rows: list[RowDoc]
    foot: list[WordsDoc]


class HeadingDoc(TypedDict):
    """A heading."""

    type: Literal["heading"]
    level: Literal[1, 2, 3, 4]
    text: str
    anchor: str


class ParagraphDoc(TypedDict):
    """A paragraph."""

    type: Literal["paragraph"]
    role: Literal["text", "notice", "quotation", "term"]
    words: WordsDoc


class ListingDoc(TypedDict):
    """A list."""

    type: Literal["list"]
    numbered: bool
    items: list[WordsDoc]


class ContentsDoc(TypedDict):
    """The place of the table of contents."""

    type: Literal["contents"]


BlockDoc = HeadingDoc | ParagraphDoc | ListingDoc | TableDoc | ContentsDoc
"""A part of a paper."""


class StampDoc(TypedDict):
    """Where a paper comes from."""

    tool: ToolDoc
    corpus: CorpusDoc
    country: str
    law: str
    scenario: str
    as_of: str
    notice: str
    selection: str | None


class PaperDoc(TypedDict):
    """What `export --format json` prints."""

    schema: str
    layout: str
    title: str
    lang: str
    landscape: bool
    stamp: StampDoc
    blocks: list[BlockDoc]
    notes: list[NoteDoc]
