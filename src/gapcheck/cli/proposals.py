"""`gapcheck proposals`."""

from typing import Annotated

import typer

from gapcheck.cli import options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck proposals bill.yaml --standard opsc\n\n"
    "Example: gapcheck proposals --format markdown -o proposals.md"
)


@grouped
def proposals(
    amendments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|ID...",
            help="Amendments: files, or ids of those that the corpus brings; all that it brings "
            "but examples if left out.",
        ),
    ] = None,
    standard: options.Standard = None,
    topic: options.Topic = None,
    *,
    at: options.ScenarioOptions,
    format_: options.MarkdownFormat = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Say which gaps amendments close, narrow and open, and which none of them reaches."""
    from gapcheck.cli.opening import choose_scenario, want, wanted_of
    from gapcheck.cli.output import Writer
    from gapcheck.cli.select import choose
    from gapcheck.load import load_files
    from gapcheck.locate import locate_corpus
    from gapcheck.proposals import gather_proposals, weigh_proposals

    writer = Writer.of(output, force=force, format_=format_, known=("text", "markdown", "json"))
    asked = want(at)
    files = load_files(locate_corpus(asked.folder))
    wanted = wanted_of(files, asked)
    gathered = gather_proposals(files, amendments or (), wanted.amend, wanted.country)
    base = choose_scenario(gathered.corpus, wanted)
    checks = choose(gathered.corpus, standard, topic, None, None, None).checks
    found = weigh_proposals(gathered, base, checks)
    if writer.format == "json":
        from gapcheck.reports.proposals_document import proposals_json

        writer.text(proposals_json(found))
    elif writer.format == "markdown":
        from gapcheck.reports.proposals_markdown import proposals_markdown

        writer.text(proposals_markdown(found))
    else:
        from gapcheck.reports.proposals_text import proposals_text

        writer.lines(proposals_text(found, writer.width))
