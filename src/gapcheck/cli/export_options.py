"""Options of the commands that write papers."""

from pathlib import Path
from typing import Annotated

import typer

from gapcheck.cli import options
from gapcheck.cli.filters import FILTERS

PAPER = "Paper"

Statute = Annotated[
    list[str] | None,
    options.statutes(
        "Only findings that rest on this instrument or are blocked by it; for the layout "
        "encoding-sheet, the instruments to be written.",
        panel=FILTERS,
    ),
]
LayoutName = Annotated[
    str,
    typer.Option(
        "--layout",
        metavar="ID|FILE",
        help="What to show: a layout that gapcheck or the corpus brings ('gapcheck layouts' lists "
        "them), or a file.",
        rich_help_panel=PAPER,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, markdown, html, pdf, docx, xlsx, csv, tidy-csv, json, sarif or csl-json; that "
        "of the file's ending if left out, else text. csv and tidy-csv are several files: -o "
        "names a folder or a zip file.",
        rich_help_panel=PAPER,
    ),
]
Style = Annotated[
    str,
    typer.Option(
        "--cite",
        metavar="STYLE",
        help="Citation style: house, oscola or un.",
        rich_help_panel=PAPER,
    ),
]
NoVerdicts = Annotated[
    bool,
    typer.Option(
        "--no-verdicts",
        help="Leave verdicts out, as country profiles do.",
        rich_help_panel=PAPER,
    ),
]
NoAnnex = Annotated[
    bool,
    typer.Option(
        "--no-annex",
        help="Leave out the annexes of a report: its tables of all findings and questions.",
        rich_help_panel=PAPER,
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE.docx",
        help="Word document whose styles, header and footer a docx takes.",
        rich_help_panel=PAPER,
    ),
]
