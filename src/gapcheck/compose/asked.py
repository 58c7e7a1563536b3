"""The source `asked`: items of a checklist that a layout names, each with the checks behind it."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.compose.answered import ANSWERED
from gapcheck.compose.answered_law import LAW
from gapcheck.compose.joint import Joint, join_findings
from gapcheck.compose.proposed import PROPOSED
from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, cells, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.finding import Finding
from gapcheck.layout import Asked, TableOf
from gapcheck.paper import Cell
from gapcheck.words.cite import name_provision


class AskedRow(NamedTuple):
    """An item of a checklist.

    Attributes:
        number: Its number.
        item: The item.
        findings: The findings of its checks.
    """

    number: int
    item: Asked
    findings: tuple[Finding, ...]

    @property
    def joint(self) -> Joint | None:
        """The answer of its findings, as the item combines them."""
        return join_findings(self.findings, self.item.combine) if self.findings else None


def _rows(setting: Setting, part: Part) -> Sequence[AskedRow]:
    asked = part.asked if isinstance(part, TableOf) else ()
    return [
        AskedRow(
            number,
            item,
            tuple(setting.by_check[name] for name in item.checks if name in setting.by_check),
        )
        for number, item in enumerate(asked, start=1)
    ]


def _benchmark(row: AskedRow, setting: Setting) -> Cell:
    names = dict.fromkeys(item.provision for item in row.findings if item.provision)
    return cells(text(name_provision(setting.corpus, it), reference(setting, it)) for it in names)


SOURCE: Source[AskedRow] = Source(
    "The items that the layout itself asks, each answered by the checks that it names.",
    _rows,
    {
        **ANSWERED,
        **LAW,
        **PROPOSED,
        "number": Field(
            "Number of the item.", lambda row, _: cell(row.item.no or str(row.number))
        ),
        "item": Field("What is asked.", lambda row, _: cell(row.item.item)),
        "published": Field(
            "The answer that somebody published.", lambda row, _: cell(row.item.published)
        ),
        "note": Field("What one has to know of the question.", lambda row, _: cell(row.item.note)),
        "benchmark": Field("Provisions of standards behind its checks.", _benchmark),
    },
    lambda row: f"item-{row.item.no or row.number}",
)
