"""The source `findings-in-brief`: the findings for an annex, without marks of notes, cut short.

Where the sections before cite every provision in full, notes on every row would only repeat them.
"""

from collections.abc import Callable

from gapcheck.compose.findings import FIELDS
from gapcheck.compose.findings import SOURCE as FINDINGS
from gapcheck.compose.say import text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Source
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Cited
from gapcheck.words.number import number_word

MOST = 4
"""Paragraphs of a cell; the gap table has all."""


def _unmarked(said: Callable[[Finding, Setting], Cell]) -> Callable[[Finding, Setting], Cell]:
    def plain(row: Finding, setting: Setting) -> Cell:
        found = said(row, setting)
        bare = (
            tuple(part for part in words if not isinstance(part, Cited))
            for words in found.paragraphs
        )
        kept = tuple(words for words in bare if words)
        left = len(kept) - MOST
        more = (text(f"And {number_word(left)} more; the gap table has all."),) if left > 1 else ()
        return Cell((*(kept[:MOST] if more else kept), *more), found.tone, found.value)

    return plain


SOURCE: Source[Finding] = Source(
    "The findings as in 'findings', for an annex to sections that cite: without marks of notes, "
    "and long cells cut short.",
    FINDINGS.rows,
    {
        name: Field(field.about, _unmarked(field.said), verdict=field.verdict)
        for name, field in FIELDS.items()
    },
    FINDINGS.anchor,
    FINDINGS.foot,
)
