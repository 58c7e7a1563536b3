"""`gapcheck layouts`."""

from typing import Annotated

import typer

from gapcheck.cli import options

EXAMPLE = (
    "Example: gapcheck layouts\n\n"
    "Example: gapcheck layouts checklist\n\n"
    "Example: gapcheck layouts --fields findings"
)


def layouts(
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID|FILE", help="A layout; all of them if left out."),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="SOURCE",
            help="Show what a layout can show of a source of rows; 'all' for every source.",
        ),
    ] = None,
    corpus: options.Corpus = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List the layouts, what one of them shows, or what a layout can show."""
    from gapcheck.cli.exporting import SHEET, SHEET_ABOUT, check_layout
    from gapcheck.cli.output import check_target, width, write_lines
    from gapcheck.compose import SOURCES
    from gapcheck.layouts import choose_layout, load_layouts
    from gapcheck.library import load_corpus
    from gapcheck.problem import GapcheckError, Problem, advise
    from gapcheck.reports.layouts_text import layout_text, layouts_text, sheets_text, sources_text
    from gapcheck.sheet import FILLED

    check_target(output, force=force)
    if fields is not None:
        if fields not in (*SOURCES, "all"):
            what = f"there is no source '{fields}'"
            raise GapcheckError([Problem("E602", what, fix=advise(fields, [*SOURCES, "all"]))])
        named = dict(SOURCES) if fields == "all" else {fields: SOURCES[fields]}
        write_lines(sources_text(named, width()), output)
        return
    shelf = load_layouts(corpus)
    if name is None:
        found = {key: item.noun.about for key, item in shelf.layouts.items()}
        found[SHEET] = SHEET_ABOUT
        write_lines(layouts_text(found, list(shelf.by_id.values()), width()), output)
        return
    if name == SHEET:
        write_lines(sheets_text(SHEET, SHEET_ABOUT, FILLED, width()), output)
        return
    chosen = choose_layout(shelf, name)
    check_layout(shelf, chosen, load_corpus(corpus))
    layout = chosen.noun
    write_lines(layout_text(layout, shelf.by_id[layout.scale], width()), output)
