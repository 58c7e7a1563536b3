"""Characters that a reader would not see, made visible: no file format may hide or obey them."""

import re
from typing import Any

from gapcheck.source import UNSEEN

_UNSEEN = re.compile(f"[{UNSEEN}\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]")
"""What no text of a corpus may hold, and what XML cannot hold or has a use of its own for."""


def visible(text: str) -> str:
    """Return text in which each unseen character stands as its number: `⟨U+202E⟩`.

    Ends of lines and tabs become spaces, because a cell or a paragraph of ours is one text.
    """
    return _UNSEEN.sub(_numbered, re.sub(r"\r\n|[\t\n\r]", " ", text))


def visible_data(value: Any) -> Any:
    """Return plain data whose texts hold no unseen characters."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [visible_data(item) for item in value]
    if isinstance(value, dict):
        return {key: visible_data(item) for key, item in value.items()}
    return value


def _numbered(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found.group()):04X}⟩"
