"""Fields of answered rows: the national side, provision by provision."""

from gapcheck.citation import is_numbered, pinpoint
from gapcheck.compose.answered import Answered, gathered
from gapcheck.compose.findings.answer import covers_of
from gapcheck.compose.findings.evidence import sources_of
from gapcheck.compose.national import applied_to, closest, covering, national_lines, punishing
from gapcheck.compose.quotation import in_line
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cells, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.paper import Cell, Words
from gapcheck.words.cite import name_instrument, name_provision


def _shown(row: Answered, setting: Setting) -> tuple[str, ...]:
    """Return the provisions that are told: those that cover, else those that stop short."""
    found = row.findings
    return tuple({**covering(setting, found), **punishing(found)} or closest(found))


def _acts(row: Answered, setting: Setting) -> Cell:
    acts = dict.fromkeys(name.partition("/")[0] for name in _shown(row, setting))
    return cells(name_instrument(setting.corpus, name) for name in acts)


def _articles(row: Answered, setting: Setting) -> Cell:
    """Return the articles, act by act, each with a note."""
    names = _shown(row, setting)
    return cells(text(_article(setting, name), reference(setting, name)) for name in names)


def _article(setting: Setting, name: str) -> str:
    unit = name.partition("/")[2]
    return pinpoint(unit) if is_numbered(unit) else name_provision(setting.corpus, name)


def _national(row: Answered, setting: Setting) -> Cell:
    return cells(national_lines(setting, row.findings))


def _texts(row: Answered, setting: Setting) -> Cell:
    """Return the words of the provisions, each under its citation."""
    found = [_text(setting, name) for name in _shown(row, setting)]
    return cells([*found, text(applied_to(setting, row.findings))])


def _text(setting: Setting, name: str) -> Words:
    cite = name_provision(setting.corpus, name)
    return text(bold(f"{cite}: "), *in_line(setting.corpus.encoded[name].noun))


LAW: dict[str, Field[Answered]] = {
    "national-act": Field("National acts, by their short titles.", _acts),
    "national-article": Field("Articles of these acts, each with a note.", _articles),
    "national": Field("National provisions that cover something, or come closest.", _national),
    "national-text": Field("Words of these provisions, quoted or in our own.", _texts),
    "covers": Field(
        "What each national provision covers.",
        lambda row, setting: gathered(row, setting, covers_of),
    ),
    "sources": Field(
        "Every provision relied on, and where it was read.",
        lambda row, setting: cells(
            dict.fromkeys(
                words for item in row.findings for words in sources_of(item, setting).paragraphs
            )
        ),
    ),
}
"""Fields by name."""
