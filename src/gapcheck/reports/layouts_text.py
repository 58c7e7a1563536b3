"""Layouts on a terminal: which there are, what one shows, and what they can show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gapcheck.compose import Source
from gapcheck.layout import Block, Layout, Scale
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph

COLUMN = 20
"""Column at which what a name stands for begins."""


def layouts_text(
    layouts: Mapping[str, str], scales: Sequence[Scale], width: int
) -> Iterator[Line]:
    """Yield all layouts, then all scales.

    Args:
        layouts: What each layout is, by its id.
        scales: The scales.
        width: Columns of the terminal.
    """
    yield from heading("Layouts", width)
    for name in sorted(layouts):
        yield from labelled(name, layouts[name], width, 2, COLUMN, "")
    yield BLANK
    yield from heading("Scales of verdicts", width)
    for scale in scales:
        yield from labelled(scale.scale, f"{scale.title}. {scale.about}", width, 2, COLUMN, "")


def sheets_text(
    name: str, about: str, sheets: Mapping[str, Mapping[str, str]], width: int
) -> Iterator[Line]:
    """Yield the columns of sheets that are filled in.

    Args:
        name: Id of their layout.
        about: What it is.
        sheets: What stands in each column, by its title, by the title of its sheet.
        width: Columns of the terminal.
    """
    yield from heading(name, width)
    yield from paragraph(about, width)
    for sheet, columns in sheets.items():
        yield BLANK
        yield from heading(f"Sheet {sheet}", width)
        for title, says in columns.items():
            yield from labelled(title, says, width, 2, COLUMN, "")


def layout_text(layout: Layout, scale: Scale, width: int) -> Iterator[Line]:
    """Yield what a layout shows, part by part.

    Args:
        layout: The layout.
        scale: The scale in which it says verdicts.
        width: Columns of the terminal.
    """
    yield from heading(layout.layout, width)
    yield from paragraph(layout.about, width)
    if layout.source:
        yield from labelled("source", layout.source, width, 2, COLUMN)
    yield from labelled("scale", f"{scale.scale}. {scale.about}", width, 2, COLUMN)
    for degree in scale.degrees:
        said = " ".join(filter(None, (degree.symbol, degree.says)))
        yield from labelled(degree.verdict, said, width, 4, COLUMN + 2)
    for block in layout.body:
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[Line]:
    if block.heading:
        yield BLANK
        yield from heading(f"{'#' * block.level} {block.heading}", width)
    if block.table:
        yield BLANK
        yield from heading(f"{block.table.caption} ({block.table.of})", width)
        for show in block.table.columns:
            short = f" (at most {show.at_most})" if show.at_most is not None else ""
            yield from labelled(show.title, ", ".join(show.show) + short, width, 2, 34)
        for item in block.table.asked:
            named = f"{item.item} [{item.combine}: {', '.join(item.checks)}]"
            yield from labelled(item.no or "-", named, width, 4, 8)
    if block.prose:
        yield from labelled(f"{block.prose.of}:", ", ".join(block.prose.show), width, 2, 34)


def sources_text(sources: Mapping[str, Source[Any]], width: int) -> Iterator[Line]:
    """Yield sources of rows with their fields.

    Args:
        sources: The sources, by name.
        width: Columns of the terminal.
    """
    for number, (name, source) in enumerate(sources.items()):
        if number:
            yield BLANK
        yield from heading(name, width)
        yield from paragraph(source.about, width)
        for field in sorted(source.fields):
            yield from labelled(field, source.fields[field].told, width, 2, 24, "")
