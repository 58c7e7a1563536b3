"""Words as runs: their styles, languages and links, and the marks of footnotes."""

import re
from collections.abc import Iterator

from gapcheck.paper import Cited, Note, Run, Style, Words
from gapcheck.reports.docx.element import Element, element, text_element
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.styles import KHMER_FONT
from gapcheck.reports.visible import visible

_NAMED_STYLES: dict[Style, str] = {
    "code": "PaperCode",
    "added": "AddedWords",
    "removed": "RemovedWords",
}
_KHMER = re.compile("([\u1780-\u17ff\u19e0-\u19ff][\u1780-\u17ff\u19e0-\u19ff\u200b-\u200d ]*)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def runs_of(manuscript: Manuscript, words: Words, colour: str | None = None) -> list[Element]:
    """Return words as what stands in a paragraph of Word's.

    Args:
        manuscript: What is written.
        words: The words.
        colour: Their colour, if they have one of their own.
    """
    found: list[Element] = []
    for inline in words:
        match inline:
            case Run():
                found += _run(manuscript, inline, colour)
            case Note():
                found.append(_mark(manuscript, inline))
            case Cited():
                raise TypeError("a reference has to be put into words before it is written")
    return found


def plain_runs(manuscript: Manuscript, text: str) -> list[Element]:
    """Return text without style as runs."""
    return runs_of(manuscript, (Run(text),))


def _run(manuscript: Manuscript, run: Run, colour: str | None) -> list[Element]:
    leading = manuscript.leading(run.link)
    style = _NAMED_STYLES.get(run.style) or ("Hyperlink" if leading is not None else None)
    own = None if style is None else manuscript.style(style)
    lang = run.lang if run.lang and _LANGUAGE.fullmatch(run.lang) else manuscript.lang
    pieces = [
        element("r", _looks(run.style, own, colour, lang, khmer=khmer), text_element(piece))
        for piece, khmer in _pieces(visible(run.text))
    ]
    if leading is None:
        return pieces
    leading.extend(pieces)
    return [leading]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text that are Khmer and those that are not."""
    for number, piece in enumerate(_KHMER.split(text)):
        if piece:
            yield piece, bool(number % 2)


def _looks(
    style: Style, own: str | None, colour: str | None, lang: str | None, *, khmer: bool
) -> Element | None:
    """Return properties of a run, in the order of Word's schema; `None` if it has none."""
    bold, italic = style == "bold", style == "italic"
    if khmer:
        language: Element | None = element("lang", bidi="km-KH")
    else:
        language = element("lang", val=lang) if lang else None
    looks = element(
        "rPr",
        element("rStyle", val=own) if own else None,
        element("rFonts", cs=KHMER_FONT) if khmer else None,
        *((element("b"), element("bCs")) if bold else ()),
        *((element("i"), element("iCs")) if italic else ()),
        element("color", val=colour) if colour and not own else None,
        element("cs") if khmer else None,
        language,
    )
    return looks if len(looks) else None


def _mark(manuscript: Manuscript, note: Note) -> Element:
    identity, counted = manuscript.take(note)
    looks = element("rPr", element("rStyle", val=manuscript.style("FootnoteReference")))
    if counted:
        return element("r", looks, element("footnoteReference", id=identity))
    reference = element("footnoteReference", customMarkFollows="1", id=identity)
    return element("r", looks, reference, text_element(str(note.number)))
