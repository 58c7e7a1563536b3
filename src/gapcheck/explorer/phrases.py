"""Pieces in words."""

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked
from gapcheck.cover import cover
from gapcheck.evaluate.absence import GRADES
from gapcheck.evaluate.cases import CaseWriter
from gapcheck.evaluate.shown import shown_split
from gapcheck.explorer.shape import PhraseDoc, PieceDoc
from gapcheck.explorer.table import TableWriter
from gapcheck.finding import Grade
from gapcheck.judge.pieces import Piece
from gapcheck.judge.weigh import weigh_demand
from gapcheck.words.phrase import Phraser

MOST = 6
"""Phrases of one piece at most."""
SMALL = 60
"""Maximal boxes compared for a piece."""


class PieceWriter:
    """Puts pieces of demands into words.

    Args:
        law: The law of the scenario, with its answers.
        tables: Writes sets of answers down.
    """

    def __init__(self, law: Law, tables: TableWriter) -> None:
        self._law = law
        self._tables = tables
        self._writer = CaseWriter(law, Phraser(law.corpus), full=False)

    def grade(self, asked: Asked, topics: frozenset[str], piece: Piece) -> Grade:
        """Return how the absence of a piece is evidenced: as its weakest box is."""
        found = (
            self._writer.absences.evidence(asked.head, asked.concept, topics, box).grade
            for box in piece.cells
        )
        return min(found, key=GRADES.index)

    def written(self, asked: Asked, topics: frozenset[str], piece: Piece) -> PieceDoc:
        """Return a piece in words.

        Args:
            asked: The demand.
            topics: Its subjects, on which unread provisions may bear.
            piece: The piece.
        """
        law = self._law
        weighed = weigh_demand(law, asked)
        shown = shown_split(law, weighed)
        shown = shown._replace(demanded=piece.cells)
        boxes = cover(law.space, piece.cells, free=shown.free, bound=SMALL).boxes
        phrases: dict[str, PhraseDoc] = {}
        for box in boxes:
            phrase = self._writer.case(weighed, shown, box).phrase
            grade = self._writer.absences.evidence(asked.head, asked.concept, topics, box).grade
            phrases.setdefault(phrase, {"phrase": phrase, "grade": grade})
        kept = list(phrases.values())
        return {
            "phrases": kept[:MOST],
            "left_out": max(0, len(kept) - MOST),
            "demanded": self._tables.answers(piece.demanded),
            "failing": self._tables.answers(piece.failing),
            "standing": [self._tables.answers(region) for region in piece.standing],
        }
