"""`gapcheck agree`."""

from pathlib import Path
from typing import Annotated

import typer

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = "Example: gapcheck agree tests/experts/disrupting-harm-2021.yaml"
UNEXPLAINED = 1
"""Exit status: a difference has no written reason."""


@grouped
def agree(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Findings of reports; see 'gapcheck schema'."),
    ],
    whole: Annotated[
        bool, typer.Option("--all", help="Tell the findings that agree too.")
    ] = False,
    *,
    at: options.ScenarioOptions,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Show where the engine and published reports agree, and where they differ and why."""
    from gapcheck.agree import answer_reports
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.evaluate import assess
    from gapcheck.expert import ExpertFile
    from gapcheck.load import load_nouns

    writer = Writer.of(output, force=force, format_=format_)
    experts = load_nouns(files, ExpertFile)
    asked = [item for file in experts for finding in file.noun.findings for item in finding.where]
    loaded, looked_at = open_scenario(want(at), asked)
    reports = answer_reports(loaded, looked_at, experts)
    assessment = assess(loaded, looked_at, ())
    if writer.format == "json":
        from gapcheck.reports.agreement_document import agreement_json

        writer.text(agreement_json(assessment, reports))
    else:
        from gapcheck.reports.agreement_text import agreement_text

        writer.lines(agreement_text(assessment, reports, writer.width, whole=whole))
    if any(item.unexplained for report in reports for item in report.answered):
        raise typer.Exit(UNEXPLAINED)
