"""`gapcheck explain`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options
from gapcheck.cli.grouped import grouped

EXAMPLE = "Example: gapcheck explain opsc.csam.distribute\n\nExample: gapcheck explain E102"


@grouped
def explain(
    name: Annotated[
        str,
        typer.Argument(
            autocompletion=complete.checks,
            metavar="CHECK|CODE",
            help="Id of a check, or an error code.",
        ),
    ],
    *,
    at: options.ScenarioOptions,
    compound: options.Compound = False,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Show why: the proof of a finding, line by line, with quotations and citations."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import named_checks
    from gapcheck.evaluate import Detail, assess, evaluate_law

    writer = Writer.of(output, force=force, format_=format_)
    from gapcheck.catalogue import code_paragraphs, is_code

    if is_code(name):
        from gapcheck.reports.lines import paragraphs

        writer.lines(paragraphs(code_paragraphs(name), writer.width))
        return
    loaded, looked_at = open_scenario(want(at))
    ready = named_checks(loaded, looked_at.country, [name], loaded.checks)
    findings = evaluate_law(loaded, looked_at, ready, compound=compound, detail=Detail.PROOF)
    assessment = assess(loaded, looked_at, findings)
    if writer.format == "json":
        from gapcheck.reports.findings_json import findings_json

        writer.text(findings_json(assessment))
    else:
        from gapcheck.reports.proof import proof_text

        writer.lines(proof_text(assessment, writer.width))
