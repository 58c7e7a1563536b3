"""Fields of answered rows: the national side, provision by provision."""

from dataclasses import replace

from gapcheck.citation import is_numbered, pinpoint
from gapcheck.compose.answered import Answered, gathered
from gapcheck.compose.findings.answer import covers_of
from gapcheck.compose.findings.evidence import sources_of
from gapcheck.compose.national import (
    CLOSEST,
    applied_to,
    closest,
    covering,
    national_lines,
    none_of,
    punishing,
)
from gapcheck.compose.quotation import in_line
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cells, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import shortened, shortened_cell
from gapcheck.compose.source import Field
from gapcheck.paper import Cell, Words
from gapcheck.words.cite import name_instrument, name_provision


def _covering(row: Answered, setting: Setting) -> tuple[str, ...]:
    """Return the provisions that answer a row: that cover something, or punish it wrongly."""
    return tuple({**covering(setting, row.findings), **punishing(row.findings)})


def _acts(row: Answered, setting: Setting) -> Cell:
    acts = dict.fromkeys(name.partition("/")[0] for name in _covering(row, setting))
    return cells(name_instrument(setting.corpus, name) for name in acts)


def _articles(row: Answered, setting: Setting) -> Cell:
    """Return the articles, each with a note; with their acts, if these are several."""
    names = _covering(row, setting)
    several = len({name.partition("/")[0] for name in names}) > 1
    found = [text(_article(setting, it, full=several), reference(setting, it)) for it in names]
    told = cells(found or national_lines(setting, row.findings))
    return shortened_cell(setting, told, row.findings)


def _article(setting: Setting, name: str, *, full: bool) -> str:
    unit = name.partition("/")[2]
    alone = is_numbered(unit) and not full
    return pinpoint(unit) if alone else name_provision(setting.corpus, name)


def _national(row: Answered, setting: Setting) -> Cell:
    return shortened_cell(setting, cells(national_lines(setting, row.findings)), row.findings)


def _texts(row: Answered, setting: Setting) -> Cell:
    """Return the words of the provisions, each under its citation."""
    names, near = _covering(row, setting), closest(row.findings)
    found = [_text(setting, name) for name in names or near]
    short = shortened(setting, found, row.findings)
    if not names:
        return cells([text(CLOSEST if near else none_of(row.findings)), *short])
    return cells([*short, text(applied_to(setting, row.findings))])


def _sources(row: Answered, setting: Setting) -> Cell:
    whole = replace(setting, at_most=None)
    told = (words for item in row.findings for words in sources_of(item, whole).paragraphs)
    return shortened_cell(setting, cells(dict.fromkeys(told)), row.findings)


def _text(setting: Setting, name: str) -> Words:
    cite = name_provision(setting.corpus, name)
    return text(bold(f"{cite}: "), *in_line(setting.corpus.encoded[name].noun))


LAW: dict[str, Field[Answered]] = {
    "national-act": Field("National acts, by their short titles.", _acts),
    "national-article": Field("Articles of these acts, each with a note.", _articles, listed=True),
    "national": Field(
        "National provisions that cover something, or come closest.", _national, listed=True
    ),
    "national-text": Field(
        "Words of these provisions, quoted or in our own.", _texts, listed=True
    ),
    "covers": Field(
        "What each national provision covers.",
        lambda row, setting: gathered(row, setting, covers_of),
        listed=True,
    ),
    "sources": Field(
        "Every provision relied on, and where it was read.",
        _sources,
        listed=True,
    ),
}
"""Fields by name."""
