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
        options.formats(
            "text|markdown|csl-json",
            "Output format; reference managers such as Zotero read csl-json.",
        ),
    ] = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List the laws, standards and documents of a corpus as a bibliography."""
    from gapcheck.assemble import assemble_corpus
    from gapcheck.cite import bibliography_of
    from gapcheck.cli.exporting import choose_style
    from gapcheck.cli.output import Writer
    from gapcheck.load import load_files
    from gapcheck.locate import locate_corpus

    writer = Writer.of(output, force=force, format_=format_, known=FORMATS)
    choose_style(cite)
    loaded = assemble_corpus(load_files(locate_corpus(corpus)))
    if writer.format == "csl-json":
        from gapcheck.reports.csl_json import csl_json

        laws = [*loaded.instruments, *loaded.standards]
        writer.text(csl_json(loaded, laws, loaded.documents))
        return
    from gapcheck.reports.bibliography import bibliography_markdown, bibliography_text

    blocks = bibliography_of(loaded, cite)
    if writer.format == "markdown":
        writer.text(bibliography_markdown(blocks))
    else:
        writer.lines(bibliography_text(blocks, writer.width))
