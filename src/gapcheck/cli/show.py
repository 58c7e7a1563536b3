"""`gapcheck show`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options

EXAMPLE = (
    "Example: gapcheck show tipse-2008/art-41.2\n\n"
    "Example: gapcheck show public-place-includes-internet"
)


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
    country: options.Country = None,
    as_of: options.AsOf = None,
    layer: options.Layers = None,
    enact: options.Enact = None,
    amend: options.Amend = None,
    assume: options.Assume = None,
    scenario: options.ScenarioLine = None,
    corpus: options.Corpus = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Read something back in words, so that it can be held against the text."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.describe import describe_named
    from gapcheck.reports.described import description_text

    writer = Writer.of(output, force=force)
    wanted = want(country, as_of, layer, enact, amend, assume, scenario)
    loaded, looked_at = open_scenario(corpus, wanted)
    described = describe_named(loaded, looked_at, name)
    writer.lines(description_text(described, loaded, looked_at, writer.width))
