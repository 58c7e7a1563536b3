"""The shape of the data in the page, schema `gapcheck-explorer/1`.

In the page, what occurs more than once stands in `shared`: see `gapcheck.explorer.share`.
"""

import sys
from typing import Literal

from gapcheck.explorer.verdict import TableDoc
from gapcheck.finding import Grade
from gapcheck.reports.document import CorpusDoc, FindingDoc, ToolDoc

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-explorer/1"


class PhraseDoc(TypedDict):
    """A box of a piece, in words."""

    phrase: str
    grade: Grade


class PieceDoc(TypedDict):
    """Cases that fare alike under every answer.

    They count if one of the sets of `standing` holds all answers that are possible; they are
    missing if `failing` does, too, and covered if none of these answers is possible.
    """

    phrases: list[PhraseDoc]
    left_out: int
    demanded: list[dict[str, int]]
    failing: list[dict[str, int]]
    standing: list[list[dict[str, int]]]


class EntryDoc(TypedDict):
    """A finding with what its verdict under other answers follows from.

    Attributes:
        finding: The finding under the answers with which the scenario starts; `exact` is left out.
        table: When the check has which verdict; null if the page cannot tell.
        pieces: What is missing under some answers; null if there are more than a page can show.
        ways: How many pieces there are; null if they are more than `most` and the verdict does not
            turn on them, so that they were not all told apart.
        readings: The readings that can change the verdict, or what is missing.
        more: How many of them the page offers no switch for.
        concepts: Checks of the definitions that the finding rests on, in the order in which the
            first that falls short is named.
        statutes: National instruments that it rests on or is blocked by.
    """

    finding: FindingDoc
    table: TableDoc | None
    pieces: list[PieceDoc] | None
    ways: int | None
    readings: list[str]
    more: int
    concepts: list[str]
    statutes: list[str]


class ScenarioDoc(TypedDict):
    """A scenario.

    Attributes:
        id: How links name it.
        line: Its canonical line.
        law: Which law is looked at, in words.
        answers: Reading to the answer with which it starts; the others are open.
        sources: Reading to why it has that answer: `working`, `law`, `guidance` or `assumed`.
        definitions: Checks of definitions that findings rest on, to their tables.
        entries: The findings, binding first, then the worst.
    """

    id: str
    title: str
    note: str | None
    line: str
    law: str
    columns: dict[str, str]
    answers: dict[str, str]
    sources: dict[str, str]
    definitions: dict[str, TableDoc | None]
    entries: list[EntryDoc]


class HeldDoc(TypedDict):
    """Who answers a question how."""

    answer: str
    by: str
    says: str | None
    words: str | None


class QuestionDoc(TypedDict):
    """A reading."""

    question: str
    answers: dict[str, str]
    working: str | None
    why: str | None
    held: list[HeldDoc]
    note: str | None


class StandardDoc(TypedDict):
    """A standard."""

    short: str
    binding: str
    binds: Literal["yes", "no", "unknown"]


class ExplorerDoc(TypedDict):
    """Everything that the page shows.

    Attributes:
        most: Pieces that it shows of one finding at most.
    """

    schema: str
    tool: ToolDoc
    corpus: CorpusDoc
    notice: str
    country: str
    followed_until: str
    standards: dict[str, StandardDoc]
    topics: dict[str, str]
    statutes: dict[str, str]
    readings: dict[str, QuestionDoc]
    most: int
    scenarios: list[ScenarioDoc]
