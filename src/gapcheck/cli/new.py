"""`gapcheck new`."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = (
    "Example: gapcheck new country xa Arcadia Arcadian --followed-until 2024-12-31\n\n"
    "Example: gapcheck new statute press-law-1999 'Press Law' --corpus law\n\n"
    "Example: gapcheck new check opsc.csam.share art-3.1.c"
)
KINDS = ("country", "statute", "standard", "check")

Folder = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="FOLDER",
        help="Corpus folder, made for a country if there is none; else GAPCHECK_CORPUS, else the "
        "nearest folder with corpus.yaml.",
    ),
]


def new(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="country, statute, standard or check.")
    ],
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            help="country: code, name, adjective. statute, standard: id, title. check: id, "
            "provision of its standard.",
        ),
    ],
    followed_until: Annotated[
        str | None,
        typer.Option(
            "--followed-until",
            metavar="DATE",
            help="Day up to which the sources of a new country were searched.",
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="Country of a statute; else the only one."),
    ] = None,
    corpus: Folder = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
) -> None:
    """Write a commented file to start from, in a corpus that is in order with it."""
    from gapcheck.cli.output import Writer
    from gapcheck.cli.start import add_check, add_country, add_standard, add_statute
    from gapcheck.problem import GapcheckError, Problem, advise

    if kind not in KINDS:
        raise GapcheckError(
            [Problem("E413", f"'{kind}' cannot be started", fix=advise(kind, KINDS))]
        )
    if kind == "country":
        written = add_country(corpus, names, followed_until, force=force)
    elif kind == "statute":
        written = add_statute(corpus, names, country, force=force)
    elif kind == "standard":
        written = add_standard(corpus, names, force=force)
    else:
        written = add_check(corpus, names)
    Writer().text("".join(f"{path}\n" for path in written))
