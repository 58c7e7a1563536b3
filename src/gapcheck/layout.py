"""Layouts: what an export shows and in which order. Data, so that adding one needs no Python."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from gapcheck.check import Kind
from gapcheck.instrument import INSTRUMENT_ID
from gapcheck.noun import Names, Noun, Words


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Kinds = Annotated[
    tuple[Kind, ...], BeforeValidator(_as_list, json_schema_input_type=Kind | list[Kind])
]
"""One kind of demand, or a list of them."""


def _as_number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


Level = Annotated[
    Literal[1, 2, 3, 4],
    BeforeValidator(_as_number, json_schema_input_type=Literal[1, 2, 3, 4]),
]
"""Level of a heading; files are read as text."""


class Only(Noun):
    """Which of the things that there are a block takes; what is left out takes all.

    Attributes:
        standard: Ids or prefixes of standards.
        topic: Topics of checks.
        check: Ids of checks, in the order in which they are to stand.
        kind: Kinds of demand.
        verdict: Verdicts.
        provision: Provisions of standards, or of national law, whose findings are taken.
        binding: Whether the standard binds the State.
    """

    standard: Names = ()
    topic: Names = ()
    check: Names = ()
    kind: Kinds = ()
    verdict: Names = ()
    provision: Names = ()
    binding: bool | None = None


class Show(Noun):
    """A column of a table.

    Attributes:
        title: Its heading.
        show: Fields that it holds, each a paragraph; empty ones leave nothing.
        width: How wide it is, in characters; on pages, what the cells hold counts as much.
        about: What it holds, for a codebook; the fields' own words if left out.
        scale: Scale of its verdicts, if it is not the layout's.
        at_most: Items that a list in it has at most, for pages on which rows have to stay short;
            a line says how many more there are, and which command tells them. All if left out.
    """

    title: Words
    show: Names = Field(min_length=1)
    width: int = Field(default=20, ge=3, le=120)
    about: str | None = None
    scale: str | None = None
    at_most: int | None = Field(default=None, ge=1, le=100)


class Asked(Noun):
    """A row that a layout names itself: an item of a checklist.

    Attributes:
        item: What it asks.
        no: Its number.
        checks: Checks that answer it.
        combine: Whether all of them have to be met, or any.
        published: The answer that somebody published, to stand beside ours.
        note: What a reader has to know of the question.
    """

    item: Words
    no: str | None = None
    checks: Names = Field(min_length=1)
    combine: Literal["all", "any"] = "all"
    published: str | None = None
    note: str | None = None


class TableOf(Noun):
    """A table.

    Attributes:
        of: What its rows are: the name of a source of rows.
        key: Its name for machines; the source's name if left out.
        caption: Its heading.
        about: What it shows, for those who cannot see it.
        only: Which of them.
        asked: Its rows, if the layout names them itself.
        columns: Its columns.
    """

    of: Words
    key: str | None = Field(default=None, pattern="^[a-z][a-z0-9-]*$")
    caption: Words
    about: Words
    only: Only = Only()
    asked: tuple[Asked, ...] = ()
    columns: tuple[Show, ...] = ()


class Element(Noun):
    """A key term of a report: one thing that is asked of the law.

    Attributes:
        term: The term.
        checks: Checks that answer it; none if nothing in the corpus asks it.
        note: What a reader has to know of it.
    """

    term: Words
    checks: Names = ()
    note: str | None = None


class ProseOf(Noun):
    """Running text: for each thing of a source, the fields as paragraphs.

    Attributes:
        of: The name of a source of rows.
        only: Which of them.
        elements: Its key terms, if the layout names them itself.
        show: Fields, each a paragraph; empty ones leave nothing.
        heads: Field that heads each of them; no headings if left out.
        empty: What stands there if there are none; nothing if left out.
        as_: As paragraphs, or as a list.
    """

    of: Words
    only: Only = Only()
    elements: tuple[Element, ...] = ()
    show: Names = Field(min_length=1)
    heads: str | None = None
    empty: str | None = None
    as_: Literal["paragraphs", "list"] = Field(default="paragraphs", alias="as")


class Block(Noun):
    """A part of a layout; exactly one of the keys but `level` and `annex` says which.

    Attributes:
        heading: A heading.
        level: Its level.
        text: A paragraph of the layout's own words; names in braces are replaced, such as
            {country}, {as-of}, {law}, {scenario}, {corpus}, {notice}.
        notice: The same, set apart.
        contents: The place of the table of contents.
        table: A table.
        prose: Running text.
        bibliography: The place of the list of everything that the paper cites.
        annex: Whether it belongs to an annex, which a user can leave out.
    """

    heading: str | None = None
    level: Level = 1
    text: str | None = None
    notice: str | None = None
    contents: bool = False
    table: TableOf | None = None
    prose: ProseOf | None = None
    bibliography: bool = False
    annex: bool = False

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Block":
        said = [name for name in PARTS if getattr(self, name)]
        if len(said) != 1:
            told = f"it has {' and '.join(said)}" if said else "it has none"
            raise ValueError(f"a part of a layout is one of {', '.join(PARTS)}; {told}")
        return self


PARTS = ("heading", "text", "notice", "contents", "table", "prose", "bibliography")
"""What a part of a layout can be."""


class Layout(Noun):
    """What an export shows.

    Attributes:
        layout: Its id.
        title: Title of the paper; names in braces are replaced as in texts.
        about: What it is for, in a line.
        source: Where the form comes from, if it is somebody's.
        landscape: Whether its pages lie on their long side.
        scale: Scale of its verdicts.
        complete: Whether it promises every field of every finding.
        body: Its parts, in order.
    """

    layout: str = Field(pattern=INSTRUMENT_ID)
    title: Words
    about: Words
    source: str | None = None
    landscape: bool = False
    scale: str = "gapcheck"
    complete: bool = False
    body: tuple[Block, ...] = Field(min_length=1)


class Degree(Noun):
    """How a scale says a verdict.

    Attributes:
        verdict: The verdict of ours; with `minor` or `major` behind a dash for the two kinds of
            partial, `draft` or `guidance` for a gap that only these would fill.
        says: The scale's word.
        symbol: The scale's sign, if it has one.
    """

    verdict: Words
    says: Words
    symbol: str | None = None


class Scale(Noun):
    """Somebody's words for verdicts.

    Attributes:
        scale: Its id.
        title: Its name.
        about: What one has to know of it.
        source: Whose it is.
        degrees: Its words.
    """

    scale: str = Field(pattern=INSTRUMENT_ID)
    title: Words
    about: Words
    source: str | None = None
    degrees: tuple[Degree, ...] = Field(min_length=1)


class ScalesFile(Noun):
    """`scales.yaml`."""

    scales: tuple[Scale, ...] = Field(min_length=1)
