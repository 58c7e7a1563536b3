"""Characters that a reader would not see, made visible: no file format may hide or obey them."""

import re
from typing import Any

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
"""Control characters, marks that turn the direction of text, and what XML cannot hold.

The joiners of Khmer and other scripts (U+200B to U+200D) are not among them.
"""


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
