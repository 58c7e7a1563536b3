"""The sources `coverage-matrix` and `coverage`: articles of standards by national articles."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, text
from gapcheck.compose.scale import degree, tone_of, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.standard_provisions import SOURCE as UNITS
from gapcheck.compose.standard_units import UnitRow, units_for
from gapcheck.coverage import Resting
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Column
from gapcheck.words.cite import name_provision

SYMBOLS = {"full": "●", "part": "◐", "unclear": "?"}
"""What a national provision does for an article of a standard, as a sign beside the word."""
ROLES = {"sole": "sole", "shared": "shared", "redundant": "redundant"}


class PairRow(NamedTuple):
    """An article of a standard and a national provision that covers something of it.

    Attributes:
        unit: The article.
        provision: The national provision.
        finding: The finding in which it does.
        role: What would be lost without it.
    """

    unit: UnitRow
    provision: str
    finding: Finding
    role: str


def _resting(setting: Setting) -> Mapping[str, Mapping[str, Resting]]:
    """Return for each national provision its roles, by check."""
    return {
        unit.provision: {item.check: item for item in unit.resting}
        for instrument in setting.work.coverage.instruments
        for unit in instrument.provisions
        if unit.resting
    }


def _pairs(setting: Setting, part: Part) -> Sequence[PairRow]:
    roles = _resting(setting)
    return [pair for unit in units_for(setting, part) for pair in _of(unit, roles)]


def _of(unit: UnitRow, roles: Mapping[str, Mapping[str, Resting]]) -> Iterator[PairRow]:
    for name, resting in roles.items():
        for item in unit.findings:
            found = resting.get(item.check or "")
            if found is not None:
                yield PairRow(unit, name, item, found.role)


def extent_of(finding: Finding, provision: str) -> str:
    """Return how much of what is asked a provision covers: full or part; as a word."""
    for item in finding.covered:
        if item.provision == provision:
            whole = any(not case.phrase and not case.readings for case in item.cases)
            return "full" if whole else "part"
    return "part"


def _said(pairs: Sequence[PairRow]) -> Cell:
    """Return how much a provision covers of an article, and what would be lost without it."""
    if not pairs:
        return cell()
    words = {extent_of(pair.finding, pair.provision) for pair in pairs}
    extent = "full" if words == {"full"} else "part"
    order = [role for role in ROLES if any(pair.role == role for pair in pairs)]
    checks = ", ".join(pair.finding.check or pair.finding.id for pair in pairs)
    return cell(
        text(f"{SYMBOLS[extent]} {extent} ({', '.join(order)})"),
        tone="compliant" if extent == "full" else "partial",
        value=f"{extent}: {checks}",
    )


def _columns(
    setting: Setting, rows: Sequence[UnitRow]
) -> tuple[tuple[Column, Field[UnitRow]], ...]:
    """Return a column for each national provision that covers something of a row."""
    roles = _resting(setting)
    found = {name: None for name in roles for row in rows if any(_of(row, {name: roles[name]}))}
    return tuple(_column(setting, name, roles) for name in found)


def _column(
    setting: Setting, name: str, roles: Mapping[str, Mapping[str, Resting]]
) -> tuple[Column, Field[UnitRow]]:
    title = name_provision(setting.corpus, name)
    about = f"How much of the article {title} covers, and whether other provisions do too."
    key = name.replace("/", "_").replace("-", "_").replace(".", "_").replace("#", "_")
    return (
        Column(key, title, 12, about),
        Field(about, lambda row, _: _said([*_of(row, {name: roles[name]})])),
    )


MATRIX: Source[UnitRow] = Source(
    "The provisions of the standards; a column for each national provision on which something "
    "rests, with how much of it the provision covers and whether others do too.",
    lambda setting, part: [row for row in units_for(setting, part) if row.findings],
    UNITS.fields,
    UNITS.anchor,
    spread=_columns,
)


def _unit(row: PairRow, setting: Setting) -> Cell:
    cite = name_provision(setting.corpus, row.unit.name)
    return cell(text(cite, reference(setting, row.unit.name)), value=row.unit.name)


def _provision(row: PairRow, setting: Setting) -> Cell:
    cite = name_provision(setting.corpus, row.provision)
    return cell(text(cite, reference(setting, row.provision)), value=row.provision)


def _verdict(row: PairRow, setting: Setting) -> Cell:
    said = words_of(degree(setting.scale, row.finding), marked=row.finding.marked)
    return cell(said, tone=tone_of(row.finding.verdict), value=row.finding.shown_verdict)


PAIRS: Source[PairRow] = Source(
    "The same, a row for each article of a standard, national provision and check.",
    _pairs,
    {
        "benchmark": Field("Provision of the standard.", _unit),
        "check": Field("Id of the check.", lambda row, _: cell(row.finding.check)),
        "label": Field("Name of the check.", lambda row, _: cell(row.finding.label)),
        "national": Field("The national provision.", _provision),
        "extent": Field(
            "Whether it covers all that is asked, or part.",
            lambda row, _: cell(extent_of(row.finding, row.provision)),
        ),
        "role": Field(
            "What would be lost without it: all that it covers (sole), some (shared), nothing "
            "(redundant).",
            lambda row, _: cell(row.role),
        ),
        "verdict": Field("The verdict of the check.", _verdict, verdict=True),
    },
)
