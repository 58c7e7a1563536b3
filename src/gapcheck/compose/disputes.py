"""The source `disputes`: points on which sources disagree, with the answer that is followed."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.say import cell, cells, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.finding import Disputed, Finding
from gapcheck.paper import Cell


class DisputeRow(NamedTuple):
    """A point of dispute.

    Attributes:
        disputed: The point.
        findings: The findings that rest on the text.
    """

    disputed: Disputed
    findings: tuple[Finding, ...]


def _rows(setting: Setting, part: Part) -> Sequence[DisputeRow]:
    found: dict[tuple[str, str], tuple[Disputed, list[Finding]]] = {}
    for item in findings_for(setting, part):
        for one in item.disagreements:
            found.setdefault((one.provision, one.on), (one, []))[1].append(item)
    return [DisputeRow(one, tuple(items)) for one, items in found.values()]


def _followed(row: DisputeRow, setting: Setting) -> Cell:
    found = row.disputed
    return cell(sentence(f"{found.chosen.rstrip('.')} ({found.why.rstrip('.')})"))


def _findings(row: DisputeRow, setting: Setting) -> Cell:
    return cells(text(item.check or item.id) for item in row.findings)


SOURCE: Source[DisputeRow] = Source(
    "The points on which sources disagree, each once, with the answer that is followed here.",
    _rows,
    {
        "provision": Field("The text in dispute.", lambda row, _: cell(row.disputed.provision)),
        "on": Field("The point.", lambda row, _: cell(sentence(row.disputed.on))),
        "held": Field("Who says what.", lambda row, _: cells(map(sentence, row.disputed.held))),
        "followed": Field("The answer that is followed, and why.", _followed),
        "findings": Field("Findings that rest on the text.", _findings),
    },
)
