"""`gapcheck ask`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck ask criminalise conduct=possess object=csam purpose=own-use\n\n"
    "Example: gapcheck ask define concept=csam medium=audio --explain\n\n"
    "Example: gapcheck ask criminalise conduct=distribute object=csam offender=legal-person "
    "--some liability\n\n"
    "Example: gapcheck ask criminalise conduct=produce object=csam "
    "--where 'maximum-imprisonment=4 years'"
)


@grouped
def ask(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="What is asked: criminalise, define, provide or not-punish."
        ),
    ],
    limits: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.limits,
            metavar="DIMENSION=VALUE,VALUE...",
            help="What has to be covered; 'gapcheck vocabulary' lists dimensions and values.",
        ),
    ],
    some: Annotated[
        list[str] | None,
        typer.Option(
            "--some",
            autocompletion=complete.dimensions,
            metavar="DIMENSION",
            help="Of this dimension one value is enough, case by case, e.g. --some liability.",
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="ATTRIBUTE=PERIOD",
            help="Count only offences with at least this maximum-imprisonment, "
            "minimum-imprisonment or limitation, e.g. 'limitation=3 years'; or with one that "
            "runs on beyond an age of the victim: 'limitation=3 years after victim_age 18'.",
        ),
    ] = None,
    why: Annotated[
        bool,
        typer.Option("--explain", help="Print the proof.", rich_help_panel=options.OUTPUT),
    ] = False,
    *,
    at: options.ScenarioOptions,
    compound: options.Compound = False,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Put a question of your own to the law, without a check."""
    from gapcheck.cli.limits import parse_conditions, parse_limits
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.evaluate import Detail, assess
    from gapcheck.library import ask_law

    writer = Writer.of(output, force=force, format_=format_)
    stated = parse_limits(limits)
    conditions = parse_conditions(where or ())
    enough = [name for text in some or () for name in text.split(",")]
    loaded, looked_at = open_scenario(want(at), conditions)
    detail = Detail.PROOF if why or writer.format == "json" else Detail.BRIEF
    finding = ask_law(
        loaded,
        looked_at,
        kind,
        stated,
        some=enough,
        where=conditions,
        compound=compound or None,
        detail=detail,
    )
    assessment = assess(loaded, looked_at, [finding])
    if writer.format == "json":
        from gapcheck.reports.findings_json import findings_json

        writer.text(findings_json(assessment))
    elif why:
        from gapcheck.reports.proof import proof_text

        writer.lines(proof_text(assessment, writer.width))
    else:
        from gapcheck.reports.text import answer_text

        writer.lines(answer_text(assessment, writer.width))
