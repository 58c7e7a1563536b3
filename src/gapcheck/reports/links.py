"""Links: which addresses lead anywhere, and which stay words."""

import re
from urllib.parse import urlsplit

from gapcheck.paper import Heading, Paper, Table

_NEVER = frozenset(' "<>\\^`{|}')
"""Characters that no address holds, and that end one in HTML, Markdown or XML."""


def is_link(url: str) -> bool:
    """Whether a link may be made of an address: http, https, mailto, or `#` and an anchor.

    Anything else stays text: other schemes run programs, and what cannot be seen deceives.
    """
    if not url.isprintable() or not _NEVER.isdisjoint(url):
        return False
    if url.startswith("#"):
        return len(url) > 1
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # both may find fault
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return not host and "@" in parts.path.strip("@")
    return parts.scheme in {"http", "https"} and bool(host)


def anchors_of(paper: Paper) -> frozenset[str]:
    """Return what links of the paper to itself can lead to."""
    headings = {block.anchor for block in paper.blocks if isinstance(block, Heading)}
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    rows = {row.anchor for table in tables for row in table.rows if row.anchor is not None}
    return frozenset(headings | rows)


def element_id(anchor: str) -> str:
    """Return an anchor as the id of an element, and as the fragment that leads to it.

    Different anchors stay different. None holds `~`, which is left for ids of the page's own.
    """
    return re.sub(r"[^A-Za-z0-9./-]", lambda sign: f"_{ord(sign.group()):X}_", anchor) or "_"
