"""`gapcheck show`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck show tipse-2008/art-41.2\n\n"
    "Example: gapcheck show public-place-includes-internet"
)


@grouped
def show(
    name: Annotated[
        str,
        typer.Argument(
            autocompletion=complete.anything,
            metavar="ID",
            help="An instrument, a provision (instrument/provision), a check, a reading, a "
            "document, or silence:ID.",
        ),
    ],
    *,
    at: options.ScenarioOptions,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Read something back in words, so that it can be held against the text."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.describe import describe_named
    from gapcheck.reports.described import description_text

    writer = Writer.of(output, force=force)
    loaded, looked_at = open_scenario(want(at))
    described = describe_named(loaded, looked_at, name)
    writer.lines(description_text(described, loaded, looked_at, writer.width))
