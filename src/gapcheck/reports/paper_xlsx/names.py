"""Names of sheets: what spreadsheets allow, unlike each other, near to the caption."""

import re
from collections.abc import Iterable

from gapcheck.reports.visible import visible

LONGEST = 31
"""UTF-16 units of a name."""
_REFUSED = re.compile(r"[\[\]:*?/\\]")
_TAKEN = ("History",)
"""Names that Excel keeps for itself."""


def sheet_names(captions: Iterable[str]) -> list[str]:
    """Return a name for the sheet of each caption.

    A caption that is too long is cut; it stands in full on the first sheet and in the codebook.
    """
    known = {name.casefold() for name in _TAKEN}
    found: list[str] = []
    for caption in captions:
        plain = _cut(" ".join(_REFUSED.sub(" ", visible(caption)).split()).replace("'", "’"))  # noqa: RUF001
        name, number = plain or "Table", 1
        while name.casefold() in known:
            number += 1
            tail = f" ({number})"
            name = _cut(plain, LONGEST - len(tail)) + tail if plain else f"Table{tail}"
        known.add(name.casefold())
        found.append(name)
    return found


def _cut(text: str, most: int = LONGEST) -> str:
    """Return what fits, without a space at its end; characters stay whole."""
    while len(text.encode("utf-16-le")) > 2 * most:
        text = text[:-1]
    return text.strip()
