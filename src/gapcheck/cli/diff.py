"""`gapcheck diff`."""

from typing import Annotated

import typer

from gapcheck.cli import filters, options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck diff now +bill.yaml --format markdown -o review.md\n\n"
    "Example: gapcheck diff @2007-06-01 @2009-01-01\n\n"
    "Example: gapcheck diff rev:v1 now --fail-on opened,widened"
)
FAILED = 1
"""Exit status: a finding changed in a way that `--fail-on` names."""


@grouped
def diff(
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE",
            help="From what is compared: now, @DATE, +AMENDMENT, +DRAFT, +LAYER, rev:NAME, "
            "dir:PATH, file:SCENARIO, READING=ANSWER; joined by commas.",
        ),
    ],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="With what, in the same words.")],
    standard: filters.Standard = None,
    topic: filters.Topic = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="CHANGES",
            help="Leave with status 1 if a finding changed so: opened, widened, became-unclear, "
            "shifted, became-clear, narrowed, closed, evidence; joined by commas.",
            rich_help_panel=filters.FILTERS,
        ),
    ] = None,
    *,
    at: options.ScenarioOptions,
    format_: options.MarkdownFormat = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Compare two laws: what differs in the texts, and what that does to every finding."""
    from gapcheck.cli.opening import want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose, choose_changes
    from gapcheck.cli.sides import open_sides
    from gapcheck.diff import compare_laws

    writer = Writer.of(output, force=force, format_=format_, known=("text", "markdown", "json"))
    failing = choose_changes(fail_on)
    sides = open_sides(want(at), (base, other))
    chosen = [
        choose(side.corpus, standard, topic, None, None, None).checks
        for side in (sides.second, sides.first)
    ]
    checks = dict.fromkeys(ready.check.id for group in chosen for ready in group)
    comparison = compare_laws(sides.first, sides.second, [*checks], sides.corpora)
    if writer.format == "json":
        from gapcheck.reports.diff_document import comparison_json

        writer.text(comparison_json(comparison))
    elif writer.format == "markdown":
        from gapcheck.reports.diff_markdown import comparison_markdown

        writer.text(comparison_markdown(comparison))
    else:
        from gapcheck.reports.diff_text import comparison_text

        writer.lines(comparison_text(comparison, writer.width))
    if any(changed.change in failing for changed in comparison.changes):
        raise typer.Exit(FAILED)
