"""Citations: the references of a paper as numbered notes, and its bibliography, in three styles.

    paper = number_notes(paper, corpus, "oscola")

`house` is the style of reports on child sexual exploitation, `oscola` that of English legal
writing, `un` that of United Nations documents.
"""

from gapcheck.cite.house import HOUSE
from gapcheck.cite.listing import Level, cited_sources, list_sources
from gapcheck.cite.manner import Manner
from gapcheck.cite.notes import NoteWriter
from gapcheck.cite.oscola import OSCOLA
from gapcheck.cite.un import UN
from gapcheck.corpus import Corpus
from gapcheck.paper import Block, Paper, paper_words, with_words

__all__ = ["STYLES", "bibliography", "bibliography_of", "cited_sources", "number_notes"]

STYLES: dict[str, Manner] = {"house": HOUSE, "oscola": OSCOLA, "un": UN}
"""Citation styles by name; the first is the default."""


def number_notes(paper: Paper, corpus: Corpus, style: str, *, standalone: bool = False) -> Paper:
    """Return a paper in which every reference is a note, numbered from 1 in reading order.

    Args:
        paper: The paper.
        corpus: The corpus in the state of the law that the paper is about (`edition_of`), so that
            texts which an amendment changed say so.
        style: Name of a citation style, one of `STYLES`.
        standalone: Whether no note may lean on another one (*ibid*, "n 5"), as in a table that
            its readers sort.
    """
    writer = NoteWriter(corpus, STYLES[style], standalone=standalone)
    return with_words(paper, [writer.words(words) for words in paper_words(paper)])


def bibliography(paper: Paper, corpus: Corpus, style: str, level: Level = 2) -> tuple[Block, ...]:
    """Return what a paper cites: national law, international instruments, documents.

    Args:
        paper: The paper, before `number_notes`.
        corpus: The corpus.
        style: Name of a citation style.
        level: Level of the headings.
    """
    laws, documents = cited_sources(paper)
    return tuple(list_sources(corpus, STYLES[style], laws, documents, level))


def bibliography_of(corpus: Corpus, style: str, level: Level = 2) -> tuple[Block, ...]:
    """Return everything that a corpus cites and encodes.

    Args:
        corpus: The corpus.
        style: Name of a citation style.
        level: Level of the headings.
    """
    laws = [*corpus.instruments, *corpus.standards]
    return tuple(list_sources(corpus, STYLES[style], laws, corpus.documents, level))
