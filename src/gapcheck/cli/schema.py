"""`gapcheck schema`."""

from typing import Annotated

import typer

from gapcheck.cli import options

EXAMPLE = "Example: gapcheck schema statute -o statute.json"


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A schema; their names if left out."),
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Print a JSON Schema: of a corpus file, for an editor, or of the findings."""
    from gapcheck.cli.output import Writer
    from gapcheck.problem import GapcheckError, Problem, advise
    from gapcheck.schema import NAMES, schema_text

    writer = Writer.of(output, force=force)
    if name is None:
        writer.text("".join(f"{item}\n" for item in NAMES))
        return
    if name not in NAMES:
        fix = advise(name, NAMES)
        raise GapcheckError([Problem("E408", f"there is no schema '{name}'", fix=fix)])
    writer.text(schema_text(name))
