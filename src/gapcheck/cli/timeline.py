"""`gapcheck timeline`."""

from typing import Annotated

import typer

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck timeline opsc.csam.distribute\n\n"
    "Example: gapcheck timeline --standard opsc --topic csam --format json -o timeline.json"
)


@grouped
def timeline(
    checks: Annotated[
        list[str] | None,
        typer.Argument(metavar="CHECK...", help="Ids of checks; all of them if left out."),
    ] = None,
    standard: options.Standard = None,
    topic: options.Topic = None,
    *,
    at: options.ScenarioOptions,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Show when gaps opened and closed, and when treaties began to bind."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose, named_checks
    from gapcheck.timeline import timeline_of

    writer = Writer.of(output, force=force, format_=format_)
    loaded, looked_at = open_scenario(want(at))
    chosen = choose(loaded, standard, topic, None, None, None).checks
    found = timeline_of(loaded, looked_at, named_checks(loaded, looked_at.country, checks, chosen))
    if writer.format == "json":
        from gapcheck.reports.timeline_document import timeline_json

        writer.text(timeline_json(found))
    else:
        from gapcheck.reports.timeline_text import timeline_text

        writer.lines(timeline_text(found, writer.width))
