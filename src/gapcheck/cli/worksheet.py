"""`gapcheck worksheet`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck worksheet tipse-2008\n\n"
    "Example: gapcheck worksheet tipse-2008 --format html -o tipse.html"
)
FORMATS = ("markdown", "html")


@grouped
def worksheet(
    name: Annotated[
        str,
        typer.Argument(
            autocompletion=complete.texts,
            metavar="LAW",
            help="A national instrument, or a standard.",
        ),
    ],
    *,
    at: options.ScenarioOptions,
    format_: Annotated[
        str,
        options.formats("markdown|html", "Output format; html needs pip install '.[reports]'."),
    ] = "markdown",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Write a law's words beside what was made of them, for signing off."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.evaluate import assess
    from gapcheck.worksheet import worksheet_of

    writer = Writer.of(output, force=force, format_=format_, known=FORMATS)
    loaded, looked_at = open_scenario(want(at))
    sheet = worksheet_of(loaded, looked_at, name)
    assessment = assess(loaded, looked_at, ())
    if writer.format == "html":
        from gapcheck.reports.worksheet_html import worksheet_html

        writer.text(worksheet_html(assessment, sheet))
    else:
        from gapcheck.reports.worksheet_markdown import worksheet_markdown

        writer.text(worksheet_markdown(assessment, sheet))
