"""`gapcheck coverage`."""

from typing import Annotated

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck coverage --standard opsc\n\n"
    "Example: gapcheck coverage --statute tipse-2008 --format json -o coverage.json"
)


@grouped
def coverage(
    standard: options.Standard = None,
    statute: Annotated[
        list[str] | None,
        options.statutes("Only this national instrument."),
    ] = None,
    *,
    at: options.ScenarioOptions,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List what of the standards is tested, and which findings rest on which provision."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose_texts
    from gapcheck.coverage import coverage_of

    writer = Writer.of(output, force=force, format_=format_)
    loaded, looked_at = open_scenario(want(at))
    standards, instruments = choose_texts(loaded, standard, statute)
    found = coverage_of(loaded, looked_at, standards, instruments)
    if writer.format == "json":
        from gapcheck.reports.coverage_document import coverage_json

        writer.text(coverage_json(found))
    else:
        from gapcheck.reports.coverage_text import coverage_text

        writer.lines(coverage_text(found, writer.width))
