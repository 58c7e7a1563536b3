"""`gapcheck quotes`."""

from pathlib import Path
from typing import Annotated

import typer

from gapcheck.cli import options

EXAMPLE = "Example: gapcheck quotes --sources ../sources"
ABSENT = 1
"""Exit status: a quotation is absent from the text that it cites."""


def quotes(
    sources: Annotated[
        Path,
        typer.Option(
            "--sources",
            metavar="FOLDER",
            help="Folder with text copies of the documents. They are known by the SHA-256 that "
            "the bibliography (sources.yaml) gives, whatever their names.",
        ),
    ],
    corpus: options.Corpus = None,
    format_: options.Format = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Hold every quotation in the corpus against the text of the document that it cites.

    A quotation is exact, normalised (the same words, set otherwise), fuzzy
    (nearly the same: a warning), absent (status 1), or not checked, because
    the folder has no copy.
    """
    from gapcheck.cli.output import Writer
    from gapcheck.copies import load_copies
    from gapcheck.load import load_files
    from gapcheck.locate import locate_corpus
    from gapcheck.problem import GapcheckError
    from gapcheck.quotes import check_quotations, hashes_of
    from gapcheck.validate import validate_files

    writer = Writer.of(output, force=force, format_=format_)
    files = load_files(locate_corpus(corpus))
    problems = validate_files(files)
    if problems:
        raise GapcheckError(problems)
    comparison = check_quotations(files, load_copies(sources, hashes_of(files)))
    if writer.format == "json":
        from gapcheck.reports.quotes_document import quotes_json

        writer.text(quotes_json(comparison))
    else:
        from gapcheck.reports.quotes_text import quotes_text

        writer.lines(quotes_text(comparison, writer.width))
    if comparison.counts()["absent"]:
        raise typer.Exit(ABSENT)
