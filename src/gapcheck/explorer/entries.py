"""Findings of one scenario with the tables from which their verdicts follow."""

from collections.abc import Iterator

from gapcheck.consolidate import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.explorer.cutter import WAYS, Cuts, Cutter
from gapcheck.explorer.phrases import PieceWriter
from gapcheck.explorer.shape import EntryDoc, PieceDoc
from gapcheck.explorer.table import TableWriter
from gapcheck.explorer.verdict import TableDoc, readings_of
from gapcheck.finding import Finding
from gapcheck.judge.pieces import Piece
from gapcheck.judge.weigh import weigh_demand
from gapcheck.reports.findings_json import finding_document

SWITCHES = 16
"""Readings of a finding for which a page has switches at most."""


class EntryWriter:
    """Writes the findings of one scenario down.

    Args:
        law: The law of the scenario, with its answers.
        cutter: Cuts demands of that law.
    """

    def __init__(self, law: Law, cutter: Cutter) -> None:
        self._law = law
        self._cutter = cutter
        self._tables = TableWriter(law.corpus, law.readings)
        self._pieces = PieceWriter(law, self._tables)

    def entry(self, ready: ReadyCheck, finding: Finding) -> EntryDoc:
        """Return a finding with its table.

        Args:
            ready: The check.
            finding: Its finding.
        """
        cuts = self._cutter.cut(ready)
        table = self._table(ready, cuts, marked=finding.marked)
        pieces = self._shown(ready, cuts)
        told = [item.id for item in finding.readings]
        # What turns a verdict comes before what only changes what is left over.
        turning = [*told, *(readings_of(table) if table else ()), *self._named(cuts)]
        readings = list(dict.fromkeys(turning))
        switches = readings[: max(SWITCHES, len(told))]
        return {
            "finding": {**finding_document(finding), "exact": None},
            "table": table,
            "pieces": pieces,
            "ways": _ways(cuts),
            "readings": switches,
            "more": len(readings) - len(switches),
            "concepts": list(self.definitions(ready)),
            "statutes": statutes_of(finding),
        }

    def table(self, ready: ReadyCheck) -> TableDoc | None:
        """Return when a check has which verdict; marks aside."""
        return self._table(ready, self._cutter.cut(ready), marked=True)

    def definitions(self, ready: ReadyCheck) -> Iterator[str]:
        """Yield the checks of the definitions that a check rests on."""
        weighed = (weigh_demand(self._law, asked) for asked in ready.asked)
        for concept in sorted({name for item in weighed for name in item.concepts}):
            for other in self._law.corpus.checks:
                if other.standard == ready.standard and any(
                    item.kind == "define" and item.concept == concept for item in other.asked
                ):
                    yield other.check.id
                    break

    def _table(self, ready: ReadyCheck, cuts: Cuts, *, marked: bool) -> TableDoc | None:
        """Return the table of a check; `None` if what its demands stand on is in doubt."""
        demands = []
        topics = frozenset({ready.check.topic})
        for asked, cut in zip(ready.asked, cuts, strict=True):
            if cut is None:
                return None

            def not_found(piece: Piece) -> bool:
                return self._pieces.grade(asked, topics, piece) == "not found"  # noqa: B023

            demands.append(self._tables.demand(cut, not_found, marked=marked))
        return {"every": ready.every, "demands": demands} if demands else None

    def _named(self, cuts: Cuts) -> list[str]:
        """Return the readings on which pieces turn, sorted."""
        found = {
            name
            for cut in cuts
            for piece in (cut.pieces if cut else ())
            for region in (piece.demanded, piece.failing, *piece.standing)
            for box in self._tables.answers(region)
            for name in box
        }
        return sorted(found)

    def _shown(self, ready: ReadyCheck, cuts: Cuts) -> list[PieceDoc] | None:
        """Return the pieces in words; none if nothing turns on answers, `None` if too many do."""
        if any(cut is None or not cut.whole for cut in cuts):
            return None
        if not self._named(cuts):
            return []
        topics = frozenset({ready.check.topic})
        known = [cut for cut in cuts if cut]
        if sum(len(cut.pieces) for cut in known) > WAYS:
            return None
        return [
            self._pieces.written(asked, topics, piece)
            for asked, cut in zip(ready.asked, known, strict=True)
            for piece in cut.pieces
            if piece.failing
        ]


def _ways(cuts: Cuts) -> int | None:
    """Return how many kinds of case fare differently; `None` if they were not all told apart."""
    if any(cut is None or not cut.whole for cut in cuts):
        return None
    return sum(1 for cut in cuts if cut for piece in cut.pieces if piece.failing)


def statutes_of(finding: Finding) -> list[str]:
    """Return the national instruments that a finding rests on or is blocked by, sorted."""
    names = [item.provision for item in finding.citations if item.side == "national"]
    names += [item.provision for item in finding.blocking]
    names += [item.by for item in finding.blocking if item.by]
    return sorted({name.partition("/")[0] for name in names})
