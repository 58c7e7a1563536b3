"""Words as GitHub-flavoured Markdown that shows them as they are."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from gapcheck.paper import Note, Run, Words
from gapcheck.reports.links import element_id, is_link
from gapcheck.reports.visible import visible

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_BARE = re.compile(r"\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)|(?<=\S)(?=@)", re.IGNORECASE)
"""Before what Markdown would make links of without being asked."""

_FIRST = re.compile(r"^(\d+)(?=[.)])|^(?=[-+=])")
"""What would begin a list, or make a heading of the line above."""

_PLAIN_CODE = re.compile(r"[\w./:#, =-]*[\w./#,=-]", re.ASCII)
_BEFORE = ("", " ", "(", "“")
_AFTER = ("", " ", ",", ".", ";", ":", ")", "[")
_MERGING = ("*", "~", "_")
"""Signs before and behind which signs of emphasis are surely read as such."""

_SIGNS = {"bold": "**", "italic": "*", "removed": "~~"}
_TAGS = {"bold": "b", "italic": "i", "removed": "del", "added": "ins", "code": "code"}


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, inside a line."""
    shown = re.sub(" +", " ", visible(text))
    return _BARE.sub(lambda found: f"{found.group()}\\", _MARKS.sub(r"\\\1", shown))


def line_of(words: Words, leads: Callable[[str], bool] = lambda _: True) -> str:
    """Return words as a line of Markdown, marks of notes as footnotes.

    Args:
        words: The words.
        leads: Whether a link to an anchor of the paper leads anywhere.
    """
    return lined("".join(_inlines(words, leads)))


def lined(markup: str) -> str:
    """Return what is on a line so that it stays a paragraph."""
    return _FIRST.sub(lambda found: f"{found.group()}\\", markup.strip(" "))


def _inlines(words: Words, leads: Callable[[str], bool]) -> Iterator[str]:
    before = ""
    for number, inline in enumerate(words):
        if isinstance(inline, Note):
            markup = f"[^{inline.number}]"
        elif isinstance(inline, Run):
            markup = _run(inline, before, _next_sign(words[number + 1 :]), leads)
            if before.endswith("]") and markup.startswith(("(", ":")):
                markup = f"\\{markup}"  # else a mark of a note would become a link
        else:
            markup = ""
        before = markup or before
        yield markup


def _next_sign(words: Words) -> str:
    """Return the first sign of what follows; nothing at the end."""
    texts = (visible(inline.text) if isinstance(inline, Run) else "[" for inline in words)
    return next((text[0] for text in texts if text), "")


def _run(run: Run, before: str, after: str, leads: Callable[[str], bool]) -> str:
    """Return a run; its marks stand inside the spaces at its ends, where they count as marks."""
    shown = visible(run.text)
    inner = shown.strip(" ")
    if not inner:
        return shown
    lead, tail = " " * shown.startswith(" "), " " * shown.endswith(" ")
    markup = _styled(run.style, inner, lead or before[-1:], tail or after)
    address = _address(run.link, leads)
    return f"{lead}[{markup}](<{address}>){tail}" if address else f"{lead}{markup}{tail}"


def _styled(style: str, text: str, before: str, after: str) -> str:
    if style == "plain":
        return escaped(text)
    if style == "code" and _PLAIN_CODE.fullmatch(text) and before != "`":
        return f"`{text}`"
    sign = _SIGNS.get(style)
    opens = _letter(text[0]) and before in _BEFORE
    closes = after in _AFTER if not _letter(text[-1]) else after not in _MERGING
    if sign and opens and closes:
        return f"{sign}{escaped(text)}{sign}"
    return f"<{_TAGS[style]}>{escaped(text)}</{_TAGS[style]}>"


def _letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _address(link: str | None, leads: Callable[[str], bool]) -> str:
    if link is None or not is_link(link):
        return ""
    if not link.startswith("#"):
        return link
    return f"#{element_id(link[1:])}" if leads(link[1:]) else ""
