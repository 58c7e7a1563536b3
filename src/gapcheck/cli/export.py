"""`gapcheck export` and `gapcheck report`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gapcheck.cli import export_options as paper
from gapcheck.cli import options

if TYPE_CHECKING:
    from gapcheck.cli.exporting import Choice
    from gapcheck.cli.opening import Asked

EXAMPLE = (
    "Example: gapcheck export --standard opsc -o opsc.xlsx\n\n"
    "Example: gapcheck export --layout checklist --format markdown\n\n"
    "Example: gapcheck export --layout concordance --cite oscola -o concordance.docx"
)
REPORT_EXAMPLE = (
    "Example: gapcheck report -o cambodia.docx\n\n"
    "Example: gapcheck report --cite un --template house.docx -o cambodia.docx"
)
DEFAULT = "gap-table"
"""The layout that `export` follows."""
REPORT = "legal-analysis"
"""The layout that `report` follows."""
SORTED = ("xlsx", "csv", "tidy-csv")
"""Formats whose readers sort the rows, so that no note may lean on the one before it."""


def export(
    layout: paper.LayoutName = DEFAULT,
    format_: paper.Format = None,
    cite: paper.Style = "house",
    no_verdicts: paper.NoVerdicts = False,
    template: paper.Template = None,
    standard: paper.Standard = None,
    topic: paper.Topic = None,
    verdict: paper.Verdict = None,
    country: options.Country = None,
    as_of: options.AsOf = None,
    layer: options.Layers = None,
    enact: options.Enact = None,
    amend: options.Amend = None,
    assume: options.Assume = None,
    scenario: options.ScenarioLine = None,
    corpus: options.Corpus = None,
    compound: options.Compound = False,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Write findings as a table or a document, by a layout, in a format of your choice."""
    from gapcheck.cli.exporting import Choice
    from gapcheck.cli.opening import want

    asked = want(country, as_of, layer, enact, amend, assume, scenario)
    choice = Choice(layout, cite, standard, topic, verdict, not no_verdicts, compound)
    _write(corpus, asked, choice, format_, template, output, force=force)


def report(
    format_: paper.Format = None,
    cite: paper.Style = "house",
    template: paper.Template = None,
    standard: paper.Standard = None,
    topic: paper.Topic = None,
    verdict: paper.Verdict = None,
    country: options.Country = None,
    as_of: options.AsOf = None,
    layer: options.Layers = None,
    enact: options.Enact = None,
    amend: options.Amend = None,
    assume: options.Assume = None,
    scenario: options.ScenarioLine = None,
    corpus: options.Corpus = None,
    compound: options.Compound = False,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Write the legal analysis: 'export' with the layout of that name."""
    from gapcheck.cli.exporting import Choice
    from gapcheck.cli.opening import want

    asked = want(country, as_of, layer, enact, amend, assume, scenario)
    choice = Choice(REPORT, cite, standard, topic, verdict, compound=compound)
    _write(corpus, asked, choice, format_, template, output, force=force)


def _write(
    corpus: Path | None,
    asked: "Asked",
    choice: "Choice",
    format_: str | None,
    template: Path | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Compose a paper and write it; what cannot be written is refused before the work."""
    import sys
    from dataclasses import replace

    from gapcheck.cli.exporting import make_paper, stage
    from gapcheck.cli.formats import choose_writer, read_template, refuse_terminal
    from gapcheck.cli.output import check_target, width, write_bytes, write_text

    name, writer = choose_writer(format_, output)
    refuse_terminal(name, writer, output, terminal=sys.stdout.isatty())
    check_target(output, force=force)
    given: Mapping[str, Any] = {"width": width(), "template": read_template(template, name)}
    choice = replace(choice, standalone=name in SORTED)
    made, setting = make_paper(corpus, asked, choice)
    with stage(f"writing {name}"):
        content = writer.write({**given, "paper": made, "setting": setting})
    if isinstance(content, bytes):
        write_bytes(content, output)
    else:
        write_text(content, output)
