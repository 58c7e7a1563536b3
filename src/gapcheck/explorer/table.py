"""Pieces of demands as tables: few sets of answers that decide a verdict."""

from collections.abc import Callable, Iterable, Sequence

from gapcheck.corpus import Corpus
from gapcheck.explorer.verdict import DemandTableDoc, PairDoc
from gapcheck.judge.pieces import Cut, Piece
from gapcheck.part import READING
from gapcheck.region import Region, absorb, contains, difference, intersection
from gapcheck.space import Space

Pair = tuple[Region, Region]


class TableWriter:
    """Writes sets of answers down.

    Args:
        corpus: The corpus.
        readings: Bits of all readings.
    """

    def __init__(self, corpus: Corpus, readings: int) -> None:
        self._space = corpus.space
        self._readings = readings

    def demand(self, cut: Cut, not_found: Callable[[Piece], bool]) -> DemandTableDoc:
        """Return the table of one demand.

        Args:
            cut: Its pieces.
            not_found: Whether the absence of a piece is one that was only not found.
        """
        space = self._space
        always = absorb_sets(space, _missing(space, cut.pieces))
        doubtful = [piece for piece in cut.pieces if not_found(piece)]
        return {
            "covered": cut.covered,
            "missing": [self.answers(it) for it in always],
            "not_found": [
                self.answers(it) for it in absorb_sets(space, _missing(space, doubtful))
            ],
            "coverable": []
            if cut.covered
            else [self.answers(it) for it in absorb_sets(space, _covered(space, cut.pieces))],
            "failing": self._pairs((piece.standing, piece.failing) for piece in cut.pieces),
            "demanded": []
            if cut.covered
            else self._pairs((piece.standing, piece.demanded) for piece in cut.pieces),
        }

    def answers(self, region: Region) -> list[dict[str, int]]:
        """Return a set of answers, as boxes."""
        space = self._space
        return [
            {
                name.removeprefix(READING): space.values(box, name)
                for name in space.smaller(box, self._readings)
            }
            for box in region
        ]

    def _pairs(self, found: Iterable[tuple[Sequence[Region], Region]]) -> list[PairDoc]:
        pairs = dict.fromkeys((stands, when) for many, when in found for stands in many if when)
        return [
            {"stands": self.answers(stands), "when": self.answers(when)}
            for stands, when in _widest_pairs(self._space, list(pairs))
        ]


def _missing(space: Space, pieces: Iterable[Piece]) -> list[Region]:
    """Return the sets of answers that leave something over, if all that are possible are in."""
    return [
        intersection(space, stands, piece.failing) for piece in pieces for stands in piece.standing
    ]


def _covered(space: Space, pieces: Iterable[Piece]) -> list[Region]:
    return [
        intersection(space, stands, difference(space, piece.demanded, piece.failing))
        for piece in pieces
        for stands in piece.standing
    ]


def absorb_sets(space: Space, regions: Iterable[Region]) -> list[Region]:
    """Return sets without those that lie inside another one."""
    kept: list[Region] = []
    distinct = dict.fromkeys(absorb(region) for region in regions if region)
    for region in sorted(distinct, key=lambda it: -sum(box.bit_count() for box in it)):
        if not any(contains(space, other, region) for other in kept):
            kept = [other for other in kept if not contains(space, region, other)]
            kept.append(region)
    return sorted(kept)


def _widest_pairs(space: Space, pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs without those of which another pair holds both sets."""
    kept: list[Pair] = []
    for pair in pairs:
        if not any(_within(space, pair, other) for other in kept):
            kept = [other for other in kept if not _within(space, other, pair)]
            kept.append(pair)
    return sorted(kept)


def _within(space: Space, pair: Pair, other: Pair) -> bool:
    return contains(space, other[0], pair[0]) and contains(space, other[1], pair[1])
