"""CSL-JSON of instruments and documents, for reference managers such as Zotero.

An export, not what notes are made from: the format knows no articles and no *ibid*. Fields are
those of the Citation Style Language 1.0.2; nothing stands in them that nobody looked up.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gapcheck.cite.source import Law, Writing, law_of, writing_of
from gapcheck.corpus import Corpus
from gapcheck.reports.visible import visible_data

TYPES: Mapping[str, str] = {
    "statute": "legislation",
    "regulation": "regulation",
    "guidance": "report",
    "draft": "bill",
    "treaty": "treaty",
    "soft law": "report",
    "report": "report",
    "commentary": "report",
    "web page": "webpage",
    "register": "webpage",
    "law text": "document",
    "treaty text": "document",
}
"""Layer of an instrument, kind of a standard or of a document, to the type of the format."""

_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_SERIES = {
    "unts": re.compile(r"(?P<volume>\d+) UNTS (?P<page>\d+)"),
    "ets": re.compile(r"ETS (?P<number>No\. \d+)"),
    "cets": re.compile(r"CETS (?P<number>No\. \d+)"),
}
_TITLES = {
    "unts": "United Nations Treaty Series",
    "ets": "European Treaty Series",
    "cets": "Council of Europe Treaty Series",
}

Entry = dict[str, Any]


def csl_json(corpus: Corpus, laws: Iterable[str], documents: Iterable[str]) -> str:
    """Return instruments and documents as CSL-JSON, sorted by id.

    Args:
        corpus: The corpus.
        laws: Ids of national instruments and standards.
        documents: Ids of documents.
    """
    entries = [_law(corpus, law_of(corpus, name)) for name in sorted(set(laws))]
    entries += [_writing(corpus, writing_of(corpus, name)) for name in sorted(set(documents))]
    return (
        json.dumps(visible_data(_told(entries)), ensure_ascii=False, indent=2, sort_keys=True)
        + "\n"
    )


def _told(value: Any) -> Any:
    """Return plain data without empty values."""
    if isinstance(value, list):
        return [_told(item) for item in value]
    if isinstance(value, dict):
        return {key: _told(item) for key, item in value.items() if item not in (None, "", [])}
    return value


def _law(corpus: Corpus, law: Law) -> Entry:
    code = corpus.instruments[law.id][0] if law.id in corpus.instruments else None
    government = f"Government of {law.country}" if law.country else None
    entry: Entry = {
        "id": law.id,
        "type": TYPES[law.rank],
        "title": law.title,
        "title-short": law.short,
        "original-title": law.native,
        "author": [{"literal": law.by or government}] if law.by or government else [],
        "jurisdiction": code.upper() if code else None,
        "number": law.number or law.aliases.get("un") or _numbered(corpus, law),
        "issued": _date(law.adopted.parts if law.adopted else (), law.year),
        "note": "\n".join(_notes(law)),
    }
    return entry | _series(law)


def _numbered(corpus: Corpus, law: Law) -> str | None:
    """Return the official number that the title names; one with a doubt in brackets is none."""
    number = corpus.instruments[law.id][1].number if law.id in corpus.instruments else None
    return None if number is None or "(" in number else number


def _date(parts: tuple[int, ...], year: int | None) -> Entry | None:
    """Return a date as far as it is known; the year by which a source is cited has the say."""
    if parts and year in (None, parts[0]):
        return {"date-parts": [list(parts)]}
    return {"date-parts": [[year]]} if year else None


def _notes(law: Law) -> Iterator[str]:
    if law.in_force:
        yield f"entered into force {law.in_force.words}"
    if law.opened and law.adopted:
        yield f"opened for signature {law.adopted.words}"
    if law.rank == "draft":
        yield "draft" if law.year else "undated draft"
    for scheme, name in sorted(law.aliases.items()):
        yield f"{scheme}: {name}"


def _series(law: Law) -> Entry:
    """Return where a treaty was published, if that was looked up."""
    for scheme, form in _SERIES.items():
        found = form.fullmatch(law.aliases.get(scheme, ""))
        if found:
            return {"container-title": _TITLES[scheme], **found.groupdict()}
    return {}


def _writing(corpus: Corpus, writing: Writing) -> Entry:
    noun = corpus.documents[writing.id]
    read = _DAY.match(writing.accessed or "")
    return {
        "id": writing.id,
        "type": TYPES[writing.kind],
        "title": writing.title,
        "title-short": writing.short,
        "author": [{"literal": writing.author}] if writing.author else [],
        "publisher": noun.publisher,
        "number": writing.symbol,
        "issued": _date((), writing.year),
        "language": writing.language,
        "URL": writing.url,
        "accessed": {"date-parts": [[int(part) for part in read.groups()]]} if read else None,
        "note": noun.note,
    }
