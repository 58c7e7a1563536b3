"""`gapcheck check`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, filters, options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck check --standard opsc --topic csam\n\n"
    "Example: gapcheck check --enact cybercrime-draft-v1 --verdict gap,partial"
)
FORMATS = ("text", "json", "sarif")
BELOW = 1
"""Exit status: something is at or above `--fail-on`."""


@grouped
def check(
    standard: filters.Standard = None,
    topic: filters.Topic = None,
    verdict: filters.Verdict = None,
    statute: Annotated[
        list[str] | None,
        options.statutes(
            "Only findings that rest on this instrument or are blocked by it; verdicts stay "
            "those of the whole law.",
            panel=filters.FILTERS,
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            autocompletion=complete.verdicts,
            metavar="VERDICT",
            help="Leave with status 1 if a finding is as bad as this: gap, partial, unclear, "
            "compliant.",
            rich_help_panel=filters.FILTERS,
        ),
    ] = None,
    *,
    at: options.ScenarioOptions,
    compound: options.Compound = False,
    format_: Annotated[
        str,
        options.formats(
            "text|json|sarif", "Output format; sarif shows findings at the line of the encoding."
        ),
    ] = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Measure the law against the standards: a matrix, then every finding, worst first."""
    from gapcheck.cli.opening import open_files, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose, fails, keep
    from gapcheck.evaluate import Detail, assess, evaluate_law

    writer = Writer.of(output, force=force, format_=format_, known=FORMATS)
    files, loaded, looked_at = open_files(want(at))
    selection = choose(loaded, standard, topic, verdict, statute, fail_on)
    detail = {"json": Detail.PROOF, "sarif": Detail.FULL}.get(writer.format, Detail.BRIEF)
    found = evaluate_law(loaded, looked_at, selection.checks, compound=compound, detail=detail)
    findings = keep(found, selection)
    assessment = assess(loaded, looked_at, findings)
    if writer.format == "json":
        from gapcheck.reports.findings_json import findings_json

        writer.text(findings_json(assessment))
    elif writer.format == "sarif":
        from gapcheck.reports.sarif import findings_sarif

        writer.text(findings_sarif(assessment, loaded, files))
    else:
        from gapcheck.reports.text import assessment_text

        writer.lines(assessment_text(assessment, writer.width))
    if fails(findings, selection):
        raise typer.Exit(BELOW)
