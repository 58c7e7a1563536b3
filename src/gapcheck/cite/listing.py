"""Bibliographies: every source once, grouped and sorted."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from gapcheck.cite.manner import Manner, Runs, text_of
from gapcheck.cite.source import law_of, writing_of
from gapcheck.corpus import Corpus
from gapcheck.paper import Block, Cited, Heading, Listing, Paper, paper_words

Level = Literal[1, 2, 3, 4]

GROUPS = ("National law", "International instruments", "Documents")
_LETTER = re.compile(r"\W+")


def cited_sources(paper: Paper) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the instruments and of the documents that a paper cites.

    Args:
        paper: The paper, before its references are put into words.
    """
    marks = (it for words in paper_words(paper) for it in words if isinstance(it, Cited))
    references = [reference for mark in marks for reference in mark.references]
    laws = frozenset(it.provision.partition("/")[0] for it in references if it.provision)
    return laws, frozenset(it.document for it in references if it.document)


def list_sources(
    corpus: Corpus,
    manner: Manner,
    laws: Iterable[str],
    documents: Iterable[str],
    level: Level,
) -> Iterator[Block]:
    """Yield the groups that are not empty, each with its heading.

    Args:
        corpus: The corpus.
        manner: The style.
        laws: Ids of instruments and standards.
        documents: Ids of documents.
        level: Level of the headings.
    """
    found = [law_of(corpus, law) for law in laws]
    national = [manner.listed_law(law) for law in found if law.id not in corpus.standards]
    others = [manner.listed_law(law) for law in found if law.id in corpus.standards]
    written = [manner.listed_writing(writing_of(corpus, name)) for name in documents]
    for title, entries in zip(GROUPS, (national, others, written), strict=True):
        if entries:
            anchor = f"bibliography-{title.lower().replace(' ', '-')}"
            yield Heading(level, title, anchor)
            ordered: list[Runs] = sorted(entries, key=_order)
            yield Listing(tuple(ordered))


def _order(entry: Runs) -> tuple[str, str]:
    text = text_of(entry)
    return _LETTER.sub(" ", text.casefold()), text
