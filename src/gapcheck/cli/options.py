"""Options that mean the same on every command."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from gapcheck.cli import complete
from gapcheck.version import VERSION

SCENARIO = "Scenario"
OUTPUT = "Output"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gapcheck {VERSION}")
        raise typer.Exit


def standards(about: str = "Only this standard, e.g. opsc.", panel: str | None = None) -> Any:
    """Return an option that names standards."""
    return typer.Option(
        "--standard",
        autocompletion=complete.standards,
        metavar="ID",
        help=about,
        rich_help_panel=panel,
    )


def topics(about: str = "Only this topic, e.g. csam.", panel: str | None = None) -> Any:
    """Return an option that names topics."""
    return typer.Option(
        "--topic",
        autocompletion=complete.topics,
        metavar="TOPIC",
        help=about,
        rich_help_panel=panel,
    )


def statutes(about: str, panel: str | None = None) -> Any:
    """Return an option that names national instruments."""
    return typer.Option(
        "--statute",
        autocompletion=complete.statutes,
        metavar="ID",
        help=about,
        rich_help_panel=panel,
    )


def formats(known: str, about: str = "Output format.") -> Any:
    """Return an option that names a format."""
    return typer.Option("--format", metavar=known, help=about, rich_help_panel=OUTPUT)


VERSION_OPTION = Annotated[
    bool,
    typer.Option(
        "--version", "-V", callback=_version, is_eager=True, help="Print the version and leave."
    ),
]

Country = Annotated[
    str | None,
    typer.Option(
        "--country",
        autocompletion=complete.countries,
        metavar="CC",
        help="Country code; the only one if left out.",
        rich_help_panel=SCENARIO,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Day on which the law is looked at, YYYY-MM-DD; the day up to which sources were "
        "searched if left out.",
        rich_help_panel=SCENARIO,
    ),
]
Layers = Annotated[
    list[str] | None,
    typer.Option(
        "--layer",
        autocompletion=complete.layers,
        metavar="LAYER",
        help="Add a layer to the law in force, e.g. guidance.",
        rich_help_panel=SCENARIO,
    ),
]
Enact = Annotated[
    list[str] | None,
    typer.Option(
        "--enact",
        autocompletion=complete.drafts,
        metavar="ID",
        help="Take a draft as enacted, e.g. cybercrime-draft-v1.",
        rich_help_panel=SCENARIO,
    ),
]
Amend = Annotated[
    list[str] | None,
    typer.Option(
        "--amend",
        metavar="FILE|ID",
        help="Carry out an amendment: a file, or one that the corpus brings.",
        rich_help_panel=SCENARIO,
    ),
]
Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        autocompletion=complete.answers,
        metavar="READING=ANSWER",
        help="Fix a reading, or reopen it with READING=open.",
        rich_help_panel=SCENARIO,
    ),
]
ScenarioLine = Annotated[
    str | None,
    typer.Option(
        "--scenario",
        metavar="LINE|FILE|ID",
        help="A scenario as outputs print it, a file that holds one, or one that the corpus "
        "brings; instead of the options above.",
        rich_help_panel=SCENARIO,
    ),
]
Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="FOLDER",
        help="Corpus folder; else GAPCHECK_CORPUS, else the nearest folder with corpus.yaml, "
        "else the packaged one.",
        rich_help_panel=SCENARIO,
    ),
]


@dataclass(frozen=True, slots=True)
class ScenarioOptions:
    """Which law is looked at, as the options of a command say it; nothing of it is tried yet."""

    country: Country = None
    as_of: AsOf = None
    layer: Layers = None
    enact: Enact = None
    amend: Amend = None
    assume: Assume = None
    scenario: ScenarioLine = None
    corpus: Corpus = None


Compound = Annotated[
    bool,
    typer.Option(
        "--compound",
        help="Multiply definitions into offences instead of judging conduct apart from them.",
        rich_help_panel=SCENARIO,
    ),
]
Standard = Annotated[list[str] | None, standards()]
Topic = Annotated[list[str] | None, topics()]
Format = Annotated[str, formats("text|json")]
MarkdownFormat = Annotated[str, formats("text|markdown|json")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, whole or not at all.",
        rich_help_panel=OUTPUT,
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Overwrite the file if it exists.", rich_help_panel=OUTPUT),
]
