"""Words of a paper on an HTML page: where links lead, which ids there are, what stays together."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gapcheck.paper import Note, Paper, Run, Words
from gapcheck.reports.links import anchors_of, element_id, is_link

_LAST = re.compile(r"[A-Za-z0-9.,;:!?)\]”’\"'-]{1,12}\Z")  # noqa: RUF001  quotation marks
_POINT = re.compile(r"(?<=[a-z0-9][./])(?=[a-z])")
_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class Mark(NamedTuple):
    """The mark of a note.

    Attributes:
        note: The note.
        id: Id of the mark.
        last: Last signs of the words before it, from which no line is to part it.
        more: Whether it stands behind another mark.
    """

    note: Note
    id: str
    last: Run | None
    more: bool


def held_words(words: Words, mark_id: Callable[[Note], str]) -> Iterator[Run | Mark]:
    """Yield words with their marks, each mark with the last signs of the words before it.

    Args:
        words: The words.
        mark_id: Gives each mark its id.
    """
    waiting: Run | None = None
    more = False
    for inline in words:
        if isinstance(inline, Note):
            last = None
            if waiting is not None:
                waiting, last = _parted(waiting)
                yield waiting
            yield Mark(inline, mark_id(inline), last, more)
            waiting, more = None, True
            continue
        if waiting is not None:
            yield waiting
        waiting, more = (inline, False) if isinstance(inline, Run) else (None, False)
    if waiting is not None:
        yield waiting


def _parted(run: Run) -> tuple[Run, Run | None]:
    found = _LAST.search(run.text)
    if found is None or run.link:
        return run, None
    return run._replace(text=run.text[: found.start()]), run._replace(text=found.group())


def parts_of(run: Run) -> list[str]:
    """Return a text in the parts between which a line may end: ids end lines at their points."""
    return _POINT.split(run.text)


def language(lang: str | None) -> str:
    """Return a language if it is written as one; else nothing."""
    return lang if lang and _LANG.fullmatch(lang) else ""


def addresses(paper: Paper) -> Callable[[str | None], str]:
    """Return where each link of a paper leads; to nothing if it is to stay text."""
    known = anchors_of(paper)

    def href_of(link: str | None) -> str:
        if link is None:
            return ""
        if link.startswith("#"):
            return f"#{element_id(link[1:])}" if link[1:] in known else ""
        return link if is_link(link) else ""

    return href_of


def first_ids() -> Callable[[str], str]:
    """Return the id of each anchor; nothing for the second one of the same name."""
    met: set[str] = set()

    def id_of(anchor: str) -> str:
        name = element_id(anchor)
        if name in met:
            return ""
        met.add(name)
        return name

    return id_of


def mark_ids() -> Callable[[Note], str]:
    """Return the id of the next mark of a note."""
    met: dict[int, int] = {}

    def mark_id(note: Note) -> str:
        met[note.number] = again = met.get(note.number, 0) + 1
        return f"mark~{note.number}" if again == 1 else f"mark~{note.number}~{again}"

    return mark_id
