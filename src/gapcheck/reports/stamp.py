"""Where a file comes from, as every format says it."""

from gapcheck.paper import Stamp

DIGITS = 12
"""Digits of a hash that a line shows; the rows have them all."""


def stamp_rows(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """Return a stamp as labels and texts, each part of it in one of them."""
    title, version, digest = stamp.corpus
    return (
        ("State", stamp.country),
        ("Law", stamp.law),
        ("As of", stamp.as_of),
        ("Scenario", stamp.scenario),
        *((("Selection", stamp.selection),) if stamp.selection else ()),
        ("Corpus", f"{title} {version}, SHA-256 {digest}"),
        ("Made with", " ".join(stamp.tool)),
        ("Notice", stamp.notice),
    )


def stamp_line(stamp: Stamp) -> str:
    """Return a stamp as the line at the foot of each page."""
    title, version, digest = stamp.corpus
    corpus = f"corpus {title} {version} ({digest[:DIGITS]})"
    only = f" · only {stamp.selection}" if stamp.selection else ""
    return f"{' '.join(stamp.tool)} · {corpus} · scenario {stamp.scenario}{only}"
