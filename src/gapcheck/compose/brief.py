"""The source `findings-in-brief`: the findings for an annex, without marks of notes.

Where the sections before cite every provision in full, notes on every row would only repeat them.
"""

from collections.abc import Callable

from gapcheck.compose.findings import FIELDS
from gapcheck.compose.findings import SOURCE as FINDINGS
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Source
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Cited


def _unmarked(said: Callable[[Finding, Setting], Cell]) -> Callable[[Finding, Setting], Cell]:
    def plain(row: Finding, setting: Setting) -> Cell:
        found = said(row, setting)
        bare = (
            tuple(part for part in words if not isinstance(part, Cited))
            for words in found.paragraphs
        )
        return Cell(tuple(words for words in bare if words), found.tone, found.value)

    return plain


SOURCE: Source[Finding] = Source(
    "The findings as in 'findings', without marks of notes, for an annex to sections that cite.",
    FINDINGS.rows,
    {name: field._replace(said=_unmarked(field.said)) for name, field in FIELDS.items()},
    FINDINGS.anchor,
    FINDINGS.foot,
)
