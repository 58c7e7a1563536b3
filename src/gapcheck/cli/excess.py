"""`gapcheck excess`."""

from typing import Annotated

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = "Example: gapcheck excess\n\nExample: gapcheck excess --topic csam --standard opsc"


@grouped
def excess(
    topic: Annotated[
        list[str] | None,
        options.topics("Only this topic; and what the law reaches beyond the demands on it."),
    ] = None,
    standard: options.Standard = None,
    *,
    at: options.ScenarioOptions,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List what the law punishes that a standard says must not be punished."""
    from gapcheck.cli.opening import open_scenario, want
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose
    from gapcheck.consolidate import consolidate_law
    from gapcheck.evaluate import Detail, assess, evaluate_law
    from gapcheck.excess import excess_of

    writer = Writer.of(output, force=force, format_=format_)
    loaded, looked_at = open_scenario(want(at))
    chosen = choose(loaded, standard, topic, None, None, None)
    spared = [
        ready for ready in chosen.checks if any(it.kind == "not-punish" for it in ready.asked)
    ]
    detail = Detail.PROOF if writer.format == "json" else Detail.BRIEF
    found = evaluate_law(loaded, looked_at, spared, detail=detail)
    assessment = assess(loaded, looked_at, found)
    beyond = None
    if chosen.topics:
        law = consolidate_law(loaded, looked_at)
        beyond = [item for ready in chosen.checks for item in excess_of(law, ready)]
    if writer.format == "json":
        from gapcheck.reports.excess_document import excess_json

        writer.text(excess_json(assessment, beyond))
    else:
        from gapcheck.reports.excess_text import excess_text

        writer.lines(excess_text(assessment, beyond, writer.width))
