"""`gapcheck bibliography`."""

from typing import Annotated

import typer

from gapcheck.cli import options

EXAMPLE = (
    "Example: gapcheck bibliography --cite oscola\n\n"
    "Example: gapcheck bibliography --format csl-json -o sources.json"
)
FORMATS = ("text", "markdown", "csl-json")


def bibliography(
    cite: Annotated[
        str,
        typer.Option(
            "--cite",
            metavar="STYLE",
            help="Citation style: house, oscola, un. csl-json has none.",
        ),
    ] = "house",
    corpus: options.Corpus = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|markdown|csl-json",
            help="Output format; reference managers such as Zotero read csl-json.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List the laws, standards and documents of a corpus as a bibliography."""
    from gapcheck.assemble import assemble_corpus
    from gapcheck.cite import STYLES, bibliography_of
    from gapcheck.cli.output import check_target, choose_format, width, write_lines, write_text
    from gapcheck.load import load_files
    from gapcheck.locate import locate_corpus
    from gapcheck.problem import GapcheckError, Problem, advise

    chosen_format = choose_format(format_, FORMATS)
    if cite not in STYLES:
        fix = advise(cite, STYLES)
        raise GapcheckError([Problem("E411", f"there is no citation style '{cite}'", fix=fix)])
    check_target(output, force=force)
    loaded = assemble_corpus(load_files(locate_corpus(corpus)))
    if chosen_format == "csl-json":
        from gapcheck.reports.csl_json import csl_json

        laws = [*loaded.instruments, *loaded.standards]
        write_text(csl_json(loaded, laws, loaded.documents), output)
        return
    from gapcheck.reports.bibliography import bibliography_markdown, bibliography_text

    blocks = bibliography_of(loaded, cite)
    if chosen_format == "markdown":
        write_text(bibliography_markdown(blocks), output)
    else:
        write_lines(bibliography_text(blocks, width()), output)
