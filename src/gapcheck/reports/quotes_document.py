"""The shape of the JSON that `quotes` prints, schema `gapcheck-quotes/1`; absent is null."""

import sys

from gapcheck.finding import NOTICE
from gapcheck.quotes.problems import quotation_problems
from gapcheck.quotes.quotation import Checked, Comparison, Outcome, Where
from gapcheck.reports.document import CorpusDoc, ToolDoc
from gapcheck.reports.findings_json import json_text
from gapcheck.version import VERSION

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-quotes/1"


class SourceDoc(TypedDict):
    """A citation that a quotation may be taken from."""

    document: str
    at: str | None


class QuotationDoc(TypedDict):
    """A quotation, and what became of it.

    `document` and `at` say where it was found, or in what it was missed; `text` has the text's own
    words, or those that come closest; `problem` is the code of what is wrong with it.
    """

    path: str
    line: int
    column: int
    where: str
    words: str
    sources: list[SourceDoc]
    outcome: Outcome
    document: str | None
    at: str | None
    place: Where | None
    told_by: str | None
    text: str | None
    ratio: float | None
    problem: str | None


class CopyDoc(TypedDict):
    """A document and the file that is its copy, known by its hash."""

    document: str
    file: str
    sha256: str | None


class QuotesDoc(TypedDict):
    """What `quotes` prints."""

    schema: str
    tool: ToolDoc
    corpus: CorpusDoc
    notice: str
    copies: list[CopyDoc]
    missing: list[str]
    unnamed: list[str]
    citing_nothing: int
    quotations: list[QuotationDoc]
    counts: dict[Outcome, int]


def quotes_document(comparison: Comparison) -> QuotesDoc:
    """Return a comparison as a JSON document."""
    title, version, digest = comparison.corpus
    codes = {id(item): problem.code for item, problem in quotation_problems(comparison)}
    return {
        "schema": SCHEMA,
        "tool": {"name": "gapcheck", "version": VERSION},
        "corpus": {"title": title, "version": version, "hash": digest},
        "notice": NOTICE,
        "copies": [
            {"document": name, "file": file, "sha256": comparison.documents[name].sha256}
            for name, file in comparison.copies.items()
        ],
        "missing": list(comparison.missing),
        "unnamed": list(comparison.unnamed),
        "citing_nothing": comparison.citing_nothing,
        "quotations": [_quotation(item, codes.get(id(item))) for item in comparison.checked],
        "counts": comparison.counts(),
    }


def _quotation(item: Checked, code: str | None) -> QuotationDoc:
    quotation = item.quotation
    return {
        "path": quotation.path,
        "line": quotation.line,
        "column": quotation.column,
        "where": quotation.where,
        "words": quotation.words,
        "sources": [{"document": it.document, "at": it.at} for it in quotation.sources],
        "outcome": item.outcome,
        "document": item.source.document if item.source else None,
        "at": item.source.at if item.source else None,
        "place": item.place,
        "told_by": item.told_by or None,
        "text": item.text or None,
        "ratio": round(item.ratio, 4) if item.source else None,
        "problem": code,
    }


def quotes_json(comparison: Comparison) -> str:
    """Return a comparison as JSON text."""
    return json_text(quotes_document(comparison))
