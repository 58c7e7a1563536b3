"""Options that choose findings, shown in a panel of their own."""

from typing import Annotated

import typer

from gapcheck.cli import complete

FILTERS = "Which findings"

Standard = Annotated[
    list[str] | None,
    typer.Option(
        "--standard",
        autocompletion=complete.standards,
        metavar="ID",
        help="Only this standard, e.g. opsc.",
        rich_help_panel=FILTERS,
    ),
]
Topic = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        autocompletion=complete.topics,
        metavar="TOPIC",
        help="Only this topic, e.g. csam.",
        rich_help_panel=FILTERS,
    ),
]
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
