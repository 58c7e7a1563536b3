"""What a check that is not applicable would have to stand on, and which finding says so."""

from collections.abc import Iterator, Sequence

from gapcheck.corpus import Asked, Corpus, ReadyCheck
from gapcheck.region import absorb, contains
from gapcheck.words.phrase import listed

MOST = 3
"""Checks that are named at most."""


def standing_of(corpus: Corpus, ready: ReadyCheck | None, asked: Sequence[Asked]) -> str:
    """Return what is not there, with the checks that ask for it.

    Args:
        corpus: The corpus.
        ready: The check; none for an ad-hoc demand.
        asked: Its demands.
    """
    text = "the law's own definitions and the standard's have no case in common"
    if asked[0].apart == "offence":
        text = "the law has no completed offence that covers any of these acts"
    names = list(_asking(corpus, ready, asked[0])) if ready else []
    if not names:
        return text
    told = names[:MOST] if len(names) <= MOST else [*names[:MOST], f"{len(names) - MOST} more"]
    return f"{text} (see {listed(told, 'and')})"


def _asking(corpus: Corpus, ready: ReadyCheck, asked: Asked) -> Iterator[str]:
    """Yield the checks of the same standard on completed offences of which this one asks more."""
    if asked.apart != "offence":
        return
    extended = corpus.space.fields(*corpus.vocabulary.extended)
    freed = absorb(box | extended for box in asked.boxes)
    for other in corpus.checks:
        if other.standard != ready.standard or other is ready:
            continue
        if any(
            item.kind == asked.kind
            and item.apart != "offence"
            and contains(corpus.space, freed, item.boxes)
            for item in other.asked
        ):
            yield other.check.id
