"""The shape of the JSON that `diff` prints, schema `gapcheck-diff/1`."""

import sys

from gapcheck.diff import KINDS, Changed, Comparison, Share, Text
from gapcheck.reports.document import FindingDoc, HeadDoc
from gapcheck.reports.findings_json import finding_document, head_document, json_text

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-diff/1"


class ShareDoc(TypedDict):
    """What one cause did to a finding."""

    cause: str
    what: str
    change: str
    verdict: str
    provisions: list[str]


class ElementDoc(TypedDict):
    """An element of a provision that differs."""

    name: str
    old: str | None
    new: str | None


class PieceDoc(TypedDict):
    """A piece of a redline."""

    mark: str
    text: str


class TextDoc(TypedDict):
    """A provision that differs."""

    provision: str
    cite: str
    state: str
    by: list[str]
    elements: list[ElementDoc]
    redline: list[PieceDoc]


# In class form a key could not be called `from`.
ChangeDoc = TypedDict(
    "ChangeDoc",
    {
        "finding": str,
        "change": str,
        "from": FindingDoc | None,
        "to": FindingDoc | None,
        "causes": list[ShareDoc],
    },
)


class BaseDoc(HeadDoc):
    """The base of a comparison."""

    name: str


class DiffDoc(HeadDoc):
    """What `diff` prints: its head is that of the side that is compared with the base."""

    name: str
    base: BaseDoc
    texts: list[TextDoc]
    changes: list[ChangeDoc]
    counts: dict[str, int]
    unchanged: int
    older: list[str]


def comparison_json(comparison: Comparison) -> str:
    """Return a comparison as JSON text: same input, same bytes."""
    return json_text(comparison_document(comparison))


def comparison_document(comparison: Comparison) -> DiffDoc:
    """Return a comparison as a JSON document."""
    counts = dict.fromkeys(KINDS, 0)
    for changed in comparison.changes:
        counts[changed.change] += 1
    return {
        **head_document(comparison.second, SCHEMA),
        "name": comparison.names[1],
        "base": {**head_document(comparison.first, SCHEMA), "name": comparison.names[0]},
        "texts": [_text(text) for text in comparison.texts],
        "changes": [_changed(changed) for changed in comparison.changes],
        "counts": {kind: number for kind, number in counts.items() if number},
        "unchanged": comparison.unchanged,
        "older": list(comparison.older),
    }


def _text(text: Text) -> TextDoc:
    return {
        "provision": text.provision,
        "cite": text.cite,
        "state": text.state,
        "by": list(text.by),
        "elements": [{"name": it.name, "old": it.old, "new": it.new} for it in text.elements],
        "redline": [{"mark": mark, "text": piece} for mark, piece in text.redline],
    }


def _changed(changed: Changed) -> ChangeDoc:
    return {
        "finding": changed.id,
        "change": changed.change,
        "from": finding_document(changed.old) if changed.old else None,
        "to": finding_document(changed.new) if changed.new else None,
        "causes": [_share(share) for share in changed.shares],
    }


def _share(share: Share) -> ShareDoc:
    return {
        "cause": share.cause,
        "what": share.what,
        "change": share.change,
        "verdict": share.verdict,
        "provisions": list(share.provisions),
    }
