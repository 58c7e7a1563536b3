"""What a citation style is: how a source is put in full, how again, how a place in it.

One interface, three styles. The order of notes, what counts as the same source and when a note may
lean on an earlier one is the same for all of them and stands in `notes`.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gapcheck.cite.pin import Pin
from gapcheck.cite.source import Law, Writing
from gapcheck.paper import Run, Style

Runs = tuple[Run, ...]
"""Words of a note."""

DASH = "\N{EN DASH}"
OPEN = "\N{LEFT SINGLE QUOTATION MARK}"
CLOSE = "\N{RIGHT SINGLE QUOTATION MARK}"
_KHMER = re.compile("[\u1780-\u17ff\u19e0-\u19ff][\u1780-\u17ff\u19e0-\u19ff\u200b-\u200d\\s]*")


class Manner(NamedTuple):
    """A citation style.

    Attributes:
        law: An instrument in full.
        writing: A document in full.
        pins: Pinpoints in words, numbered ones.
        places: Words for units of documents, to the style's words for them.
        joint: What stands between a source and a place in it.
        ibid: Words for the source of the note before, at the beginning of a note.
        ibid_inside: The same behind other words.
        again: A source by its short title and the number of the note that cites it in full;
            `None` if the style repeats the full form.
        listed_law: An instrument in the bibliography.
        listed_writing: A document in the bibliography.
    """

    law: Callable[[Law], Runs]
    writing: Callable[[Writing], Runs]
    pins: Callable[[Sequence[Pin]], str]
    places: Sequence[tuple[str, str]]
    joint: str
    ibid: Runs
    ibid_inside: Runs
    again: Callable[[str, int], Runs] | None
    listed_law: Callable[[Law], Runs]
    listed_writing: Callable[[Writing], Runs]


def said(*parts: str | Runs | None) -> Runs:
    """Return parts as one text; empty ones leave nothing, and words of one style are one run."""
    runs: list[Run] = []
    for part in parts:
        for run in spoken(part) if isinstance(part, str) else part or ():
            if runs and _alike(runs[-1], run):
                last = runs.pop()
                run = Run(last.text + run.text, run.style, run.lang, run.link)
            if run.text:
                runs.append(run)
    return tuple(runs)


def _alike(first: Run, second: Run) -> bool:
    return (first.style, first.lang, first.link) == (second.style, second.lang, second.link)


def spoken(
    text: str, style: Style = "plain", lang: str | None = None, link: str | None = None
) -> Runs:
    """Return a text with its language; words in Khmer script say that they are Khmer.

    Args:
        text: The text.
        style: How it looks.
        lang: Language of the rest; `None` for that of the paper.
        link: What it leads to.
    """
    runs, start = [], 0
    for found in _KHMER.finditer(text):
        end = found.start() + len(found.group().rstrip())
        runs += [Run(text[start : found.start()], style, lang, link)]
        runs += [Run(text[found.start() : end], style, "km", link)]
        start = end
    runs.append(Run(text[start:], style, lang, link))
    return tuple(run for run in runs if run.text)


def tongue(writing: Writing) -> str | None:
    """Return the language of a document's title; `None` for that of the paper.

    The corpus knows the document's language and often gives the title in English; a title with no
    letter but those of English is taken to be that.
    """
    return None if writing.language == "en" or writing.title.isascii() else writing.language


def text_of(runs: Runs) -> str:
    """Return runs without their styles."""
    return "".join(run.text for run in runs)


def dated(year: int | None, undated: str) -> str:
    """Return the year of a source, or the style's word for none."""
    return undated if year is None else str(year)
