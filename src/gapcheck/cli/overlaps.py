"""`gapcheck overlaps`."""

from typing import Annotated

import typer

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck overlaps --statute tipse-2008\n\nExample: gapcheck overlaps --topic csam"
)


@grouped
def overlaps(
    statute: Annotated[
        list[str] | None,
        options.statutes("Only pairs with this instrument."),
    ] = None,
    topic: Annotated[
        list[str] | None,
        options.topics("Only pairs on this topic, e.g. csam."),
    ] = None,
    within: Annotated[
        bool,
        typer.Option(
            "--within",
            help="Pairs of one instrument too: a basic offence and its graver forms.",
        ),
    ] = False,
    *,
    at: options.ScenarioOptions,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List the offences that punish the same act with different penalties, and which applies."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose
    from gapcheck.consolidate import consolidate_law
    from gapcheck.evaluate import assess
    from gapcheck.overlap import overlaps_of

    writer = Writer.of(output, force=force, format_=format_)
    loaded, looked_at = open_scenario(want(at))
    chosen = choose(loaded, None, topic, None, statute, None)
    law = consolidate_law(loaded, looked_at)
    found = [
        item
        for item in overlaps_of(law, within=within)
        if chosen.keeps(law, item.first.provision, item.second.provision)
    ]
    assessment = assess(loaded, looked_at, ())
    if writer.format == "json":
        from gapcheck.reports.overlaps_document import overlaps_json

        writer.text(overlaps_json(assessment, found))
    else:
        from gapcheck.reports.overlaps_text import overlaps_text

        writer.lines(overlaps_text(assessment, found, writer.width))
