"""`gapcheck test`."""

from typing import Annotated

import typer

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck test --statute tipse-2008\n\n"
    "Example: gapcheck test --assume in-public-qualifies-every-verb=open"
)
FAILED = 1
"""Exit status: a case came out otherwise than expected."""


@grouped
def trial(
    statute: Annotated[
        list[str] | None,
        options.statutes("Only cases of this instrument."),
    ] = None,
    *,
    at: options.ScenarioOptions,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Put the cases that stand beside provisions to these alone; exit 1 if one fails."""
    from gapcheck.cli.opening import open_files, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose_texts
    from gapcheck.evaluate import assess
    from gapcheck.library import find_amendments
    from gapcheck.trial import try_cases

    writer = Writer.of(output, force=force, format_=format_)
    files, loaded, looked_at = open_files(want(at))
    _, instruments = choose_texts(loaded, None, statute)
    amended = find_amendments(files, looked_at.amendments, looked_at.country)
    brought = [item.loaded for item in amended.values()]
    tried = try_cases(files, loaded, looked_at, instruments, brought)
    assessment = assess(loaded, looked_at, ())
    if writer.format == "json":
        from gapcheck.reports.trials_document import trials_json

        writer.text(trials_json(assessment, tried))
    else:
        from gapcheck.reports.trials_text import trials_text

        writer.lines(trials_text(assessment, tried, writer.width))
    if any(item.state == "failed" for item in tried):
        raise typer.Exit(FAILED)
