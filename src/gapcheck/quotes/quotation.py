"""A quotation in the corpus, and what became of it when it was held against the text."""

from typing import Literal, NamedTuple

from gapcheck.citation import Document

Outcome = Literal["exact", "normalised", "fuzzy", "absent", "not-checked"]

OUTCOMES: tuple[Outcome, ...] = ("exact", "normalised", "fuzzy", "absent", "not-checked")
"""All outcomes, best first; what was not checked stands last."""

Where = Literal["at-pinpoint", "elsewhere", "anywhere"]
"""Whether words stand where the citation says; *anywhere* if it, or the text, tells no place."""


class Source(NamedTuple):
    """Where a quotation may come from.

    Attributes:
        document: Id of the document.
        at: Pinpoint in it, if the citation gives one.
    """

    document: str
    at: str | None = None


class Quotation(NamedTuple):
    """Words that stand in the corpus as a quotation.

    Attributes:
        words: The words.
        path: File, as messages name it.
        line: Line, from 1.
        column: Column, from 1.
        where: The place in legal coordinates, e.g. `press-law-1999 art-1, quote`.
        sources: Citations that it may be taken from; one of them has to have it.
    """

    words: str
    path: str
    line: int
    column: int
    where: str
    sources: tuple[Source, ...]


class Checked(NamedTuple):
    """A quotation, and what became of it.

    Attributes:
        quotation: The quotation.
        outcome: What became of it.
        source: Where it was found, or in what it was missed; none if it was not checked.
        place: Whether it stands where the citation says; none unless it was found.
        told_by: What in the text tells that place; empty if nothing does.
        text: The text's own words: those found, or those that come closest to what is absent.
        ratio: How much of them is the same; 1 unless the match is fuzzy or absent.
    """

    quotation: Quotation
    outcome: Outcome
    source: Source | None = None
    place: Where | None = None
    told_by: str = ""
    text: str = ""
    ratio: float = 1.0


class Comparison(NamedTuple):
    """Every quotation of a corpus, held against the copies in a folder.

    Attributes:
        corpus: Title, version and hash of the corpus.
        checked: The quotations, by file and position.
        copies: Id of a document to the name of its copy in the folder.
        missing: Documents whose copy the bibliography knows and the folder lacks.
        unnamed: Files in the folder that no document names.
        citing_nothing: Number of quotations that cite no document at all.
        documents: All documents of the bibliography.
    """

    corpus: tuple[str, str, str]
    checked: tuple[Checked, ...]
    copies: dict[str, str]
    missing: tuple[str, ...]
    unnamed: tuple[str, ...]
    citing_nothing: int
    documents: dict[str, Document]

    def counts(self) -> dict[Outcome, int]:
        """Return how many quotations came to each outcome."""
        return {name: sum(item.outcome == name for item in self.checked) for name in OUTCOMES}
