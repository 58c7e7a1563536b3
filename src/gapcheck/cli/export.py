"""`gapcheck export` and `gapcheck report`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gapcheck.cli import export_options as paper
from gapcheck.cli import filters, options
from gapcheck.cli.grouped import grouped

if TYPE_CHECKING:
    from gapcheck.cli.exporting import Choice
    from gapcheck.cli.opening import Asked
    from gapcheck.cli.output import Writer

EXAMPLE = (
    "Example: gapcheck export --standard opsc -o opsc.xlsx\n\n"
    "Example: gapcheck export --layout checklist --format markdown\n\n"
    "Example: gapcheck export --format tidy-csv -o data.zip\n\n"
    "Example: gapcheck export --layout concordance --cite oscola -o concordance.docx"
)
REPORT_EXAMPLE = (
    "Example: gapcheck report -o cambodia.docx\n\n"
    "Example: gapcheck report --cite un --template house.docx -o cambodia.docx\n\n"
    "Example: gapcheck report --standard opsc --no-annex -o opsc.docx"
)
DEFAULT = "gap-table"
"""The layout that `export` follows."""
REPORT = "legal-analysis"
"""The layout that `report` follows."""


@grouped
def export(
    layout: paper.LayoutName = DEFAULT,
    format_: paper.Format = None,
    cite: paper.Style = "house",
    no_verdicts: paper.NoVerdicts = False,
    no_annex: paper.NoAnnex = False,
    template: paper.Template = None,
    standard: filters.Standard = None,
    topic: filters.Topic = None,
    verdict: filters.Verdict = None,
    statute: paper.Statute = None,
    *,
    at: options.ScenarioOptions,
    compound: options.Compound = False,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Write findings as a table or a document, by a layout, in a format of your choice."""
    from gapcheck.cli.exporting import Choice
    from gapcheck.cli.opening import want

    asked = want(at)
    choice = Choice(
        layout,
        cite,
        statute,
        standard,
        topic,
        verdict,
        verdicts=not no_verdicts,
        annexes=not no_annex,
        compound=compound,
    )
    _write(asked, choice, format_, template, output, force=force)


@grouped
def report(
    format_: paper.Format = None,
    cite: paper.Style = "house",
    no_annex: paper.NoAnnex = False,
    template: paper.Template = None,
    standard: filters.Standard = None,
    topic: filters.Topic = None,
    verdict: filters.Verdict = None,
    statute: paper.Statute = None,
    *,
    at: options.ScenarioOptions,
    compound: options.Compound = False,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Write the legal analysis: 'export' with the layout of that name."""
    from gapcheck.cli.exporting import Choice
    from gapcheck.cli.opening import want

    asked = want(at)
    choice = Choice(
        REPORT,
        cite,
        statute,
        standard,
        topic,
        verdict,
        annexes=not no_annex,
        compound=compound,
    )
    _write(asked, choice, format_, template, output, force=force)


def _write(
    asked: "Asked",
    choice: "Choice",
    format_: str | None,
    template: Path | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Compose a paper and write it; what cannot be written is refused before the work."""
    from gapcheck.cli.exporting import make_paper, stage
    from gapcheck.cli.formats import (
        FORMATS,
        SORTED,
        Given,
        check_several,
        guess_format,
        read_template,
    )
    from gapcheck.cli.output import Writer, choose_format

    name = choose_format(guess_format(format_, output), tuple(FORMATS))
    several = FORMATS[name].kind == "package"
    if several:
        check_several(name, output, force=force)
    writer = Writer.of(
        None if several else output, force=force, format_=name, known=tuple(FORMATS)
    )
    read = read_template(template, name)
    made = make_paper(asked, choice._replace(standalone=name in SORTED))
    with stage(f"writing {name}"):
        content = FORMATS[name].write(Given(made, writer.width, read))
    _put(writer, content, output, force=force)


def _put(writer: "Writer", content: Any, output: Path | None, *, force: bool) -> None:
    """Write text, lines, bytes, or several files."""
    if isinstance(content, str):
        writer.text(content)
    elif isinstance(content, bytes):
        writer.content(content)
    elif not isinstance(content, Mapping):
        writer.lines(content)
    elif output is not None:
        from gapcheck.cli.packages import write_package

        write_package(content, output, force=force)
    else:
        from gapcheck.reports.data_package import zip_of

        writer.content(zip_of(content))
