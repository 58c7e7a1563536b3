"""The page of sources follows the files that the encodings cite."""

from collections.abc import Iterator

from corpus_case import shipped
from gapcheck.citation import Document
from golden import ROOT, compare

INTRODUCTION = """\
# Sources

Every document on which the encodings rest, and what its publisher allows. Legal texts are cited by
law and article; these are the copies in which they were read, and the reports that tell of them.
Only operative words are quoted; everything else in the encodings is in our own words. Where the
terms are not known, nothing but short quotations for the purpose of comparison was taken.

This page is made from `statutes/*/sources.yaml` and `standards/sources.yaml`.
"""

TITLES = {
    "report": "Reports",
    "law text": "Copies of national law",
    "treaty text": "Copies of standards",
    "commentary": "Commentaries",
    "register": "Registers",
    "web page": "Web pages and press",
}


def lines_of(document: Document) -> Iterator[str]:
    """Yield a document as an entry of the list."""
    year = f", {document.date or document.year}" if document.date or document.year else ""
    symbol = f", {document.symbol}" if document.symbol else ""
    language = f" In {document.language}." if document.language != "en" else ""
    yield f"- **{document.short}**. {document.author}, *{document.title}*{symbol}{year}.{language}"
    if document.url:
        yield f"  <{document.url}>."
    if document.note:
        yield f"  {document.note}"
    if document.sha256:
        yield f"  Read in a text copy with the SHA-256 `{document.sha256}`."
    yield f"  Terms: {document.terms.rstrip('.')}."


def page() -> str:
    """Return the page of sources."""
    documents = shipped().documents.values()
    parts = [INTRODUCTION]
    for kind, title in TITLES.items():
        found = sorted((item for item in documents if item.kind == kind), key=lambda it: it.short)
        if found:
            parts.append(f"## {title}\n")
            parts.extend("\n".join(lines_of(document)) for document in found)
            parts.append("")
    return "\n".join(parts)


def test_every_kind_of_document_has_a_title() -> None:
    assert {item.kind for item in shipped().documents.values()} <= TITLES.keys()


def test_the_page_of_sources_names_every_document(rewrite: bool) -> None:
    compare(ROOT / "SOURCES.md", page(), rewrite=rewrite)
