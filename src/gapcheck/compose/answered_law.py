"""Fields of answered rows: the national side, provision by provision."""

from collections.abc import Iterator

from gapcheck.citation import is_numbered, pinpoint
from gapcheck.compose.answered import Answered, gathered
from gapcheck.compose.findings.answer import covers_of
from gapcheck.compose.findings.evidence import sources_of
from gapcheck.compose.quotation import quotation
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cells, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.paper import Cell, Words
from gapcheck.words.cite import name_instrument, name_provision


def covering(row: Answered) -> dict[str, None]:
    """Return the national provisions that cover something, in order."""
    return dict.fromkeys(item.provision for one in row.findings for item in one.covered)


def closest(row: Answered) -> dict[str, None]:
    """Return the national provisions that stop short, or come closest."""
    found: dict[str, None] = {}
    for one in row.findings:
        found |= dict.fromkeys(item.provision for item in one.blocking)
        found |= dict.fromkeys(item.provision for item in one.nearest)
    return found


def _shown(row: Answered) -> tuple[str, ...]:
    """Return the provisions that are told: those that cover, else those that stop short."""
    return tuple(covering(row) or closest(row))


def _acts(row: Answered, setting: Setting) -> Cell:
    acts = dict.fromkeys(name.partition("/")[0] for name in _shown(row))
    return cells(name_instrument(setting.corpus, name) for name in acts)


def _articles(row: Answered, setting: Setting) -> Cell:
    """Return the articles, act by act, each with a note."""
    return cells(text(_article(setting, name), reference(setting, name)) for name in _shown(row))


def _article(setting: Setting, name: str) -> str:
    unit = name.partition("/")[2]
    return pinpoint(unit) if is_numbered(unit) else name_provision(setting.corpus, name)


def _national(row: Answered, setting: Setting) -> Cell:
    return cells(_lines(row, setting))


def _lines(row: Answered, setting: Setting) -> Iterator[Words]:
    if not row.findings:
        return
    names = covering(row)
    if not names and closest(row):
        yield text("None covers it. Closest:")
    for name in names or closest(row):
        yield text(name_provision(setting.corpus, name), reference(setting, name))
    if not names and not closest(row):
        marked = any(item.marked for item in row.findings)
        yield text("None found in the texts encoded." if marked else "None.")


def _texts(row: Answered, setting: Setting) -> Cell:
    """Return the words of the provisions, each under its citation."""
    return cells(_text(setting, name) for name in _shown(row))


def _text(setting: Setting, name: str) -> Words:
    cite = name_provision(setting.corpus, name)
    return text(bold(f"{cite}: "), *quotation(setting.corpus.encoded[name].noun))


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
