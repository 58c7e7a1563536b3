"""What cells offer: the vocabulary, and the values of columns that have few."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import get_args

from gapcheck.citation import BASES, Document, TextKind
from gapcheck.corpus import Corpus
from gapcheck.instrument import Layer
from gapcheck.lexicon import Lexicon
from gapcheck.paper import Cell, Column, Row, Run, Table, Words
from gapcheck.sheet import columns
from gapcheck.sheet.columns import EFFECTS
from gapcheck.sheet.rows import Cells
from gapcheck.vocabulary import Atom, Term

YES = "yes"

LISTED: dict[tuple[str, str], str] = {
    (columns.ENCODING, "instrument"): "instrument",
    (columns.ENCODING, "basis"): "basis",
    (columns.ENCODING, "quote-is"): "quote-is",
    (columns.ENCODING, "in"): "document",
    (columns.ENCODING, "unread"): "yes",
    (columns.ENCODING, "together"): "yes",
    (columns.ENCODING, "effect"): "effect",
    (columns.ENCODING, "dimension"): "dimension",
    (columns.ENCODING, "topics"): "topic",
    (columns.ENCODING, "as"): "dimension",
    (columns.ENCODING, "expresses"): "concept",
    (columns.INSTRUMENTS, "layer"): "layer",
    (columns.DOCUMENTS, "kind"): "kind",
}
"""Column to the list of what it offers."""

CHOICES = tuple(
    (table, column.replace("-", "_"), columns.LISTS, listed.replace("-", "_"))
    for (table, column), listed in LISTED.items()
)
"""Columns in which a spreadsheet offers values: table, column, table of lists, list."""


def tabled(key: str, about: str, shown: Sequence[Column], rows: Iterable[Cells]) -> Table:
    """Return rows as a table of the sheet."""
    made = tuple(Row(tuple(_cell(row.get(it.key, "")) for it in shown)) for row in rows)
    heads = tuple(it._replace(key=it.key.replace("-", "_")) for it in shown)
    return Table(key, columns.SHEETS[key], about, heads, made)


def _cell(text: str) -> Cell:
    lines: tuple[Words, ...] = tuple((Run(line),) for line in text.split("\n"))
    return Cell(lines) if text else Cell()


def words_of(corpus: Corpus) -> Iterator[Cells]:
    """Yield the words that can be written, those for other acts left out: they are the same."""
    for name, lexicon in corpus.vocabulary.lexicons.items():
        if lexicon.copy is None:
            yield {"dimension": name, "value": "any", "about": lexicon.dimension.about}
            yield from _values(name, lexicon)


def _values(name: str, lexicon: Lexicon) -> Iterator[Cells]:
    dimension = lexicon.dimension
    if dimension.kind == "interval":
        example = f"{dimension.first}..{dimension.last}"
        yield {"dimension": name, "value": example, "about": f"Numbers: {dimension.unit}."}
    values: tuple[Atom | Term, ...] = (*dimension.atoms, *dimension.terms)
    for value in values:
        words = value.name or value.phrase or value.doing.replace("{object}", "…") or value.noun
        about = ". ".join(filter(None, (words, value.about)))
        covers = _covers(value) if isinstance(value, Term) else ""
        yield {"dimension": name, "value": value.id, "covers": covers, "about": about}


def _covers(term: Term) -> str:
    surely = f"covers {', '.join(term.covers)}" if term.covers else ""
    arguably = f"may cover {', '.join(term.may_cover)}" if term.may_cover else ""
    return "; ".join(filter(None, (surely, arguably)))


def lists_of(corpus: Corpus, instruments: Sequence[str]) -> Table:
    """Return the lists of which spreadsheets offer the values."""
    vocabulary = corpus.vocabulary
    dimensions = [name for name, it in vocabulary.lexicons.items() if it.copy is None]
    others = [
        f"{copy.prefix}/{name}" for copy in vocabulary.copies.values() for name in copy.dimensions
    ]
    lists: dict[str, list[str]] = {
        "effect": list(EFFECTS),
        "dimension": [*dimensions, "act-of", *others],
        "instrument": list(instruments),
        "basis": list(reversed(BASES)),
        "quote-is": list(get_args(TextKind)),
        "document": sorted(corpus.documents),
        "topic": list(vocabulary.topics),
        "concept": list(vocabulary.concepts),
        "layer": list(get_args(Layer)),
        "kind": list(get_args(Document.model_fields["kind"].annotation)),
        "yes": [YES],
    }
    shown = [Column(key, key, 24, f"What is offered for {key}.") for key in lists]
    beside = zip_longest(*lists.values(), fillvalue="")
    rows = [dict(zip(lists, row, strict=True)) for row in beside]
    return tabled(columns.LISTS, "Values that cells offer", shown, rows)
