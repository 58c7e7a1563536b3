"""What is tested and what rests on what, on a terminal."""

from collections.abc import Iterator

from gapcheck.citation import BASES, pinpoint
from gapcheck.coverage import Coverage, InstrumentRow, ProvisionRow, StandardRow, UnitRow
from gapcheck.coverage.table import Role
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph, style_of
from gapcheck.reports.text import head_text
from gapcheck.words.number import counted

ROLES: dict[Role, str] = {
    "sole": "without it, all that it covers of the check is lost",
    "shared": "some of it is lost",
    "redundant": "nothing is lost; other provisions reach it too",
}


def coverage_text(coverage: Coverage, width: int) -> Iterator[Line]:
    """Yield coverage as lines: the standards' provisions, then the nation's.

    Args:
        coverage: What is tested, and what rests on what.
        width: Columns of the terminal.
    """
    yield from head_text(coverage.assessment, width)
    for standard in coverage.standards:
        yield BLANK
        yield from _standard(standard, width)
    for instrument in coverage.instruments:
        yield BLANK
        yield from _instrument(instrument, width)
    yield BLANK
    for role, meaning in ROLES.items():
        yield from labelled(role, meaning, width, 2, 14)
    yield BLANK
    yield from paragraph(_total(coverage), width)


def _standard(row: StandardRow, width: int) -> Iterator[Line]:
    yield from heading(f"{row.short}: {row.binding}", width)
    states = [unit.state for unit in row.units]
    told = [f"{states.count('tested')} tested", f"{states.count('out of scope')} out of scope"]
    if states.count("open"):
        told.append(f"{states.count('open')} open: neither a check nor a reason")
    yield from paragraph(f"{counted(len(states), 'provision')}: {', '.join(told)}", width, 2)
    for unit in row.units:
        yield from _unit(unit, width)


def _unit(unit: UnitRow, width: int) -> Iterator[Line]:
    where = pinpoint(unit.provision.partition("/")[2])
    title = f"{where}  {unit.heading}" if unit.heading else where
    yield from paragraph(f"{title} ({unit.force})", width, 2)
    if unit.state == "open":
        yield from labelled("open", "neither a check nor a reason", width, 6, 20, "bold red")
    for test in unit.tests:
        style = style_of(test.verdict) or "dim"
        yield from labelled(test.shown, test.check, width, 6, 22, style)
    if unit.reason:
        yield from labelled("out of scope", unit.reason, width, 6, 22)


def _instrument(row: InstrumentRow, width: int) -> Iterator[Line]:
    applies = "" if row.applies else "; no part of the law looked at"
    yield from heading(f"{row.short} ({row.layer}{applies})", width)
    found = row.provisions
    known = {basis: sum(item.basis == basis for item in found) for basis in BASES[::-1]}
    told = [f"{count} {basis}" for basis, count in known.items() if count]
    unread = sum(item.unread for item in found)
    told += [f"{unread} unread"] if unread else []
    for state in ("checked", "disputed"):
        number = sum(item.status == state for item in found)
        told += [f"{number} {state}"] if number else []
    yield from paragraph(f"{counted(len(found), 'provision')}: {', '.join(told)}", width, 2)
    whole = ", ".join(row.complete)
    if whole:
        yield from paragraph(f"encoded whole for: {whole}", width, 2)
    for item in found:
        yield from _provision(item, width)


def _provision(row: ProvisionRow, width: int) -> Iterator[Line]:
    where = pinpoint(row.provision.partition("/")[2])
    title = f"{where}  {row.heading}" if row.heading else where
    if row.unread:
        yield from labelled(where, "unread", width, 2, 22)
        return
    effects = ", ".join(row.effects) or "no effect encoded"
    known = f", {row.basis}" if row.basis else ""
    yield from paragraph(f"{title} ({effects}{known})", width, 2)
    for role in ROLES:
        names = [item.check for item in row.resting if item.role == role]
        if names:
            yield from labelled(role, _grouped(names), width, 6, 22)


def _grouped(names: list[str]) -> str:
    """Return checks by standard: `opsc: csam.offer, csam.sell; lanzarote: csam.produce`."""
    groups: dict[str, list[str]] = {}
    for name in names:
        standard, _, rest = name.partition(".")
        groups.setdefault(standard, []).append(rest)
    return "; ".join(f"{standard}: {', '.join(rest)}" for standard, rest in groups.items())


def _total(coverage: Coverage) -> str:
    states = [unit.state for row in coverage.standards for unit in row.units]
    found = [item for row in coverage.instruments for item in row.provisions]
    resting = sum(bool(item.resting) for item in found)
    encodings = ", ".join(f"{number} {state}" for state, number in coverage.encodings.items())
    return (
        f"{counted(len(states), 'provision')} of standards: {states.count('tested')} tested, "
        f"{states.count('out of scope')} out of scope, {states.count('open')} open. "
        f"{counted(len(found), 'provision')} of the law: findings rest on {resting}, "
        f"{sum(item.unread for item in found)} unread. "
        f"Encodings: {encodings}."
    )
