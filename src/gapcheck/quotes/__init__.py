"""The quotations of a corpus, held against copies of the documents that they cite.

    files --gather--> quotations
    quotations + texts --compare--> exact, normalised, fuzzy, absent or not checked

`plain` takes away what typesetting adds, `search` and `closest` find words, `place` finds the part
of a text that a pinpoint names, by its `pages`, `notes` and `headings`.
"""

from gapcheck.copies import Copies
from gapcheck.files import Files
from gapcheck.quotes.compare import compare_quotations
from gapcheck.quotes.gather import gather_quotations
from gapcheck.quotes.quotation import Comparison

__all__ = ["Comparison", "check_quotations", "hashes_of"]


def hashes_of(files: Files) -> dict[str, str]:
    """Return id of a document to the hash of the text copy that it was read in, if one is kept."""
    documents = (item for loaded in files.documents for item in loaded.noun.documents)
    return {item.id: item.sha256 for item in documents if item.sha256}


def check_quotations(files: Files, copies: Copies) -> Comparison:
    """Hold every quotation of a corpus against the copies in a folder.

    Args:
        files: The corpus.
        copies: The copies.
    """
    gathered = list(gather_quotations(files))
    corpus = files.corpus.noun
    return Comparison(
        corpus=(corpus.title, corpus.version, files.hash),
        checked=compare_quotations((item for item in gathered if item.sources), copies.texts),
        copies=dict(sorted(copies.names.items())),
        missing=tuple(sorted(hashes_of(files).keys() - copies.texts.keys())),
        unnamed=copies.unnamed,
        citing_nothing=sum(not item.sources for item in gathered),
        documents={item.id: item for loaded in files.documents for item in loaded.noun.documents},
    )
