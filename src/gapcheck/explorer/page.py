"""The page: one file that holds its data, its style and its script, and asks for nothing else."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape

from gapcheck.explorer.shape import ExplorerDoc
from gapcheck.explorer.share import share_parts

PARTS = ("page.html", "page.css", "verdict.js", "text.js", "finding.js", "page.js")
"""Files of which the page is made, the scripts in the order in which they stand."""

_ESCAPES = {letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_PLACE = re.compile(r"\{\{ (\w+) \}\}")


def explorer_page(document: ExplorerDoc, parts: Mapping[str, str]) -> str:
    """Return the page of a document.

    Args:
        document: The document.
        parts: Name to content of each of `PARTS`.
    """
    script = "\n".join(parts[name].strip() for name in PARTS if name.endswith(".js"))
    script, style = f'"use strict";\n{script}\n', parts["page.css"]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{hash_of(script)}'",
            f"style-src '{hash_of(style)}'",
            "img-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    texts = {
        "policy": escape(policy),
        "title": escape(_title(document)),
        "style": style,
        "notice": escape(document["notice"]),
        "script": script,
        "data": json_for_html(share_parts(document)),
    }
    # In one pass: a text that looks like a place is a text.
    return _PLACE.sub(lambda place: texts[place[1]], parts["page.html"])


def json_for_html(value: object) -> str:
    """Return a value as JSON that is text for HTML, too, wherever it stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def hash_of(text: str) -> str:
    """Return the hash by which a policy allows a script or a style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _title(document: ExplorerDoc) -> str:
    return f"{document['country']}: legal gaps on the texts encoded"
