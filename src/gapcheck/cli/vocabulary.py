"""`gapcheck vocabulary`."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options

EXAMPLE = "Example: gapcheck vocabulary conduct"


def vocabulary(
    dimension: Annotated[
        str | None,
        typer.Argument(
            autocompletion=complete.dimensions,
            metavar="DIMENSION",
            help="A dimension; all of them if left out.",
        ),
    ] = None,
    corpus: options.Corpus = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """List the dimensions, or the values of one: what each covers, and what it may cover."""
    from gapcheck.cli.output import Writer
    from gapcheck.library import load_corpus
    from gapcheck.problem import GapcheckError, Problem, advise
    from gapcheck.reports.words import dimension_text, dimensions_text

    writer = Writer.of(output, force=force)
    loaded = load_corpus(corpus)
    if dimension is None:
        writer.lines(dimensions_text(loaded, writer.width))
        return
    if dimension not in loaded.vocabulary.lexicons:
        known = list(loaded.vocabulary.lexicons)
        fix = advise(dimension, known, "'gapcheck vocabulary' lists all dimensions.")
        raise GapcheckError([Problem("E101", f"'{dimension}' is not a dimension", fix=fix)])
    writer.lines(dimension_text(loaded, dimension, writer.width))
