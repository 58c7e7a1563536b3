"""Pieces of demands as tables: few sets of answers that decide a verdict."""

from collections.abc import Callable, Iterable, Sequence

from gapcheck.corpus import Corpus
from gapcheck.explorer.verdict import DemandTableDoc, PairDoc
from gapcheck.judge.pieces import Cut, Piece
from gapcheck.part import READING
from gapcheck.region import Region, absorb, contains, difference, intersection
from gapcheck.space import Box, Space

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

    def demand(
        self, cut: Cut, not_found: Callable[[Piece], bool], *, marked: bool
    ) -> DemandTableDoc:
        """Return the table of one demand.

        Args:
            cut: Its pieces.
            not_found: Whether the absence of a piece is one that was only not found.
            marked: Whether something missing was only not found, if not all pieces are known.
        """
        space: Space = self._space
        always: list[Region] = [(space.full,)]
        pairs = self._pairs
        doubtful = [piece for piece in cut.pieces if cut.whole and not_found(piece)]
        missing = always if cut.missing else absorb_sets(space, _missing(space, cut.pieces))
        unsaid = absorb_sets(space, _missing(space, doubtful))
        if not cut.whole:
            unsaid = always if marked else []
        coverable = [] if cut.covered else absorb_sets(space, _covered(space, cut.pieces))
        settled, met = cut.missing, cut.missing or cut.covered
        return {
            "covered": cut.covered,
            "missing": [self.answers(it) for it in missing],
            "not_found": [self.answers(it) for it in unsaid],
            "coverable": [self.answers(it) for it in coverable],
            # What is missing under every answer settles how the demand fares.
            "failing": [] if settled else pairs((it.standing, it.failing) for it in cut.pieces),
            "demanded": [] if met else pairs((it.standing, it.demanded) for it in cut.pieces),
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
        alike: dict[Region, list[Box]] = {}
        for many, when in found:
            for stands in many if when else ():
                alike.setdefault(stands, []).extend(when)
        # Under answers that are possible, something fails if it does under one of them.
        pairs = [(stands, absorb(when)) for stands, when in alike.items()]
        return [
            {"stands": self.answers(stands), "when": self.answers(when)}
            for stands, when in _widest_pairs(self._space, pairs)
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
