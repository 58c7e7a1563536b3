"""Options that choose findings, shown in a panel of their own."""

from typing import Annotated

import typer

from gapcheck.cli import complete, options

FILTERS = "Which findings"

Standard = Annotated[list[str] | None, options.standards(panel=FILTERS)]
Topic = Annotated[list[str] | None, options.topics(panel=FILTERS)]
Verdict = Annotated[
    list[str] | None,
    typer.Option(
        "--verdict",
        autocompletion=complete.verdicts,
        metavar="VERDICT",
        help="Only these verdicts: gap, partial, unclear, compliant, not-applicable, "
        "not-assessable, not-encoded.",
        rich_help_panel=FILTERS,
    ),
]
