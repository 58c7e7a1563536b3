"""The source `drafts`: what guidance and each draft would change in the findings."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gapcheck.compose.elements.answer import benchmark_of
from gapcheck.compose.elements.measure import anchor_of
from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.terms import VERDICTS
from gapcheck.finding import Column, Finding
from gapcheck.paper import Cell, Inline, Run
from gapcheck.verdict import GROUNDS, RANKED, Ground, Verdict
from gapcheck.words.phrase import capital

PREFIX = "with-"
"""With what the name of a scenario begins that adds something to the law."""


class DraftRow(NamedTuple):
    """A scenario that adds guidance or a draft to the law.

    Attributes:
        column: The scenario.
        instrument: The draft; `None` for guidance.
        moved: Findings whose verdict it changes.
        total: How many findings there are.
    """

    column: Column
    instrument: str | None
    moved: tuple[Finding, ...]
    total: int


def _rows(setting: Setting, part: Part) -> Sequence[DraftRow]:
    found = findings_for(setting, part)
    return [
        DraftRow(
            column,
            name
            if (name := column.name.removeprefix(PREFIX)) in setting.corpus.instruments
            else None,
            tuple(it for it in found if it.layers.get(column.name, it.verdict) != it.verdict),
            len(found),
        )
        for column in setting.assessment.columns
        if column.name.startswith(PREFIX)
    ]


def _account(row: DraftRow, setting: Setting) -> Cell:
    """Return what it would change, in a paragraph for each direction."""
    label = row.column.label.removeprefix("with ")
    head: list[Inline] = [bold(f"{label[:1].upper()}{label[1:]}. ")]
    if row.instrument is not None:
        noun = setting.corpus.instruments[row.instrument][1]
        status = f" ({noun.status})" if noun.status else ""
        head += [Run(f"{noun.title}{status}."), reference(setting, row.instrument), Run(" ")]
    if not setting.verdicts:
        return cell(tuple(head))
    head.append(Run(f"It would change {len(row.moved)} of {row.total} verdicts. "))
    return cells([(*head, *_moves(row, setting))])


def _moves(row: DraftRow, setting: Setting) -> Iterator[Inline]:
    groups: dict[str, list[Finding]] = {lead: [] for lead in _LEADS.values()}
    for item in row.moved:
        groups[_lead(item, row.column.name)].append(item)
    for lead, found in groups.items():
        if found:
            yield Run(lead)
            yield from _listed(row, setting, found)
            yield Run(". ")


_LEADS: dict[Ground | Literal["better", "worse"], str] = {
    "better": "For the better: ",
    "worse": "For the worse: ",
    **{ground: f"{capital(told)}: " for ground, told in GROUNDS.items()},
}
"""What is said before the findings that change in the same way."""


def _lead(item: Finding, column: str) -> str:
    better = _rank(item.layers[column]) > _rank(item.verdict)
    return _LEADS[item.grounds.get(column, "better" if better else "worse")]


def _rank(verdict: Verdict) -> int:
    return RANKED.index(verdict) if verdict in RANKED else -1


def _listed(row: DraftRow, setting: Setting, findings: Sequence[Finding]) -> Iterator[Inline]:
    for number, item in enumerate(findings):
        new = VERDICTS[item.layers[row.column.name]]
        yield Run("; " if number else "")
        yield Run(f"{benchmark_of(setting, item)}, {item.label}", link=f"#{anchor_of(item)}")
        yield Run(f" ({VERDICTS[item.verdict]} to {new})")


SOURCE: Source[DraftRow] = Source(
    "The guidance and the drafts that could be added to the law, a row for each.",
    _rows,
    {
        "account": Field("What it is, and which verdicts it would change.", _account),
        "label": Field("What it is.", lambda row, _: cell(row.column.label)),
        "count": Field(
            "How many verdicts it would change.",
            lambda row, _: cell(f"{len(row.moved)} of {row.total}", value=str(len(row.moved))),
            verdict=True,
        ),
    },
)
