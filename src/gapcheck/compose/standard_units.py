"""The source `standard-provisions`: every provision of the standards, in order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gapcheck.compose.joint import Joint, join_findings
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Part
from gapcheck.compose.take import takes, wants_standard
from gapcheck.corpus import ReadyCheck
from gapcheck.finding import Finding
from gapcheck.layout import Only
from gapcheck.provision import StandardProvision


class UnitRow(NamedTuple):
    """A provision of a standard.

    Attributes:
        standard: Id of the standard.
        name: The provision, `standard/provision`.
        noun: The provision.
        findings: The findings of the checks that ask for it.
        users: Labels of the checks that use its words, where none asks for it.
    """

    standard: str
    name: str
    noun: StandardProvision
    findings: tuple[Finding, ...]
    users: tuple[str, ...]

    @property
    def joint(self) -> Joint | None:
        """The answer of its findings together; none if there are none."""
        return join_findings(self.findings) if self.findings else None


def units_for(setting: Setting, part: Part) -> Sequence[UnitRow]:
    """Return the provisions of standards that a part of a layout takes."""
    asking, using = _asking(setting.corpus.checks)
    rows = [
        _row(setting, name, noun, asking.get(name, ()), using.get(name, ()))
        for name, noun in setting.corpus.standard_provisions.items()
    ]
    wanted = (part.only, setting.only)
    found = [row for row in rows if all(_takes(setting, only, row) for only in wanted)]
    # Standards stand in the order of the findings: those that bind first.
    order = [item.standard for item in setting.assessment.standards]
    place = {name: number for number, name in enumerate(order)}
    return sorted(found, key=lambda row: place.get(row.standard, len(place)))


def _row(
    setting: Setting,
    name: str,
    noun: StandardProvision,
    asking: Sequence[str],
    using: Sequence[str],
) -> UnitRow:
    found = setting.by_check
    return UnitRow(
        name.partition("/")[0],
        name,
        noun,
        tuple(found[check] for check in asking if check in found),
        tuple(found[check].label for check in using if check in found),
    )


def _takes(setting: Setting, only: Only, row: UnitRow) -> bool:
    """Whether a provision is wanted; one without findings is, unless findings are chosen."""
    if only.provision and row.name not in only.provision:
        return False
    if not wants_standard(setting, only, row.standard):
        return False
    chosen = only.topic or only.check or only.kind or only.verdict or only.binding is not None
    return not chosen or any(takes(setting, only, item) for item in row.findings)


Asking = Mapping[str, Sequence[str]]
"""Provision of a standard to ids of checks."""


def _asking(checks: Sequence[ReadyCheck]) -> tuple[Asking, Asking]:
    """Return which checks ask for a provision, and which only use its words."""
    asking: dict[str, dict[str, None]] = {}
    using: dict[str, dict[str, None]] = {}
    for ready in checks:
        stated = {ready.check.standard, *(item.provision for item in ready.asked)} - {None}
        for name in stated:
            asking.setdefault(name or "", {})[ready.check.id] = None
        for name in (name for item in ready.asked for name in item.definitions):
            if name not in stated:
                using.setdefault(name, {})[ready.check.id] = None
    return (
        {name: tuple(ids) for name, ids in asking.items()},
        {name: tuple(ids) for name, ids in using.items()},
    )
