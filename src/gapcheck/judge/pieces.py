"""A demand cut into pieces, each missing under one exact set of answers to readings.

Where `gapcheck.judge.weigh` projects readings away, this keeps them: a piece holds the cases that
fare alike under every answer. What is surely missing, surely covered and unclear under any
answers, some of them left open, then follows from the pieces without any region.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.cover import cover
from gapcheck.judge.cutting import Parts, by_answers, cut_along, overlaid
from gapcheck.judge.defined import done_with_definitions, indifferent_fields, on_definitions
from gapcheck.judge.footing import (
    ROUGH,
    Groups,
    TooManyError,
    base_of,
    completed_by,
    falling_short,
    moved_fields,
    near_to,
    on_offences,
    possible_cases,
    stands_in_doubt,
)
from gapcheck.judge.weigh import met_in, met_under_answers, weigh_demand
from gapcheck.region import (
    Region,
    absorb,
    difference,
    disjoint,
    intersection,
    joined,
    project,
)
from gapcheck.space import Box, Space

Fate = tuple[Region, Region, tuple[Region, ...]]
"""Answers under which a case is demanded, those under which it fails, and what it stands on."""


class Cut(NamedTuple):
    """What of a demand can fare otherwise under other answers.

    Attributes:
        missing: Whether something of it is missing under every answer.
        covered: Whether something of it is covered under every answer.
        pieces: The pieces. If something is covered under every answer, they are those that can
            fail; else they hold all that can be covered, too. They have no case in common, but
            for the dimensions of definitions, which are left out where they make no difference.
        whole: Whether the pieces hold all that can fail. If not, something is missing under every
            answer, and there are too many of them; what is covered turns on these pieces alone.
    """

    missing: bool
    covered: bool
    pieces: tuple["Piece", ...]
    whole: bool = True


class Piece(NamedTuple):
    """Cases of a demand that fare alike under every answer.

    Answers are regions of the readings' dimensions; all others are unrestricted in them.

    Attributes:
        cells: The cases, free of readings.
        demanded: Answers under which they are demanded.
        failing: Those under which they are demanded and not covered; of what must not be
            punished, those under which they are demanded and punished.
        standing: What the law's own definitions, or its completed offences, have to reach: they
            do if one of these regions holds all answers that are possible.
    """

    cells: Region
    demanded: Region
    failing: Region
    standing: tuple[Region, ...]


def reopened(law: Law) -> Law:
    """Return the law with every answer set aside, so that readings are dimensions."""
    return replace(law, answers={}, sources={})


def cut_demand(law: Law, asked: Asked, most: int | None = None) -> Cut | None:
    """Return what of a demand can fare otherwise under other answers, cut into pieces.

    Args:
        law: The law, with every reading open.
        asked: The demand.
        most: How many ways in which cases stand, or fare, are told apart where something is
            missing under every answer; any number if left out.

    Returns:
        The pieces; `None` if what is demanded of one case stands on different grounds, or if it is
        not certain which definitions or offences there are to stand on.
    """
    if stands(asked) and stands_in_doubt(law, asked):
        return None
    split = weigh_demand(law, asked).split
    missing, covered = bool(split.missing), bool(split.covered)
    pieces: tuple[Piece, ...] | None = ()
    try:
        pieces = _Cutter(law, asked, most if missing else None).pieces(met=not covered)
    except TooManyError:
        if not covered:
            pieces = _Cutter(law, asked, None).pieces(met=True, failing=False)
        return None if pieces is None else Cut(missing, covered, pieces, whole=False)
    return None if pieces is None else Cut(missing, covered, pieces)


def stands(asked: Asked) -> bool:
    """Whether a demand stands on the law's own definitions, or its completed offences."""
    return asked.head == "conduct" and asked.apart != "no"


class _Cutter:
    """Cuts one demand.

    Args:
        law: The law, with every reading open.
        asked: The demand.
        most: How many ways in which cases stand, or fare, are told apart.
    """

    def __init__(self, law: Law, asked: Asked, most: int | None) -> None:
        self._law, self._asked, self._most = law, asked, most
        self._bare, self._concepts = (
            done_with_definitions(law, asked) if stands(asked) else (law, ())
        )
        self._indifferent = indifferent_fields(self._bare, self._concepts, asked.boxes)
        self._demanded = possible_cases(self._bare, asked, asked.boxes)
        self._near = absorb(box | self._indifferent for box in self._demanded)
        self._moved = moved_fields(self._bare, self._demanded)

    def pieces(self, *, met: bool, failing: bool = True) -> tuple[Piece, ...] | None:
        """Return the pieces that can fail, or be met, or both; `None` if they cannot be told.

        Raises:
            TooManyError: There are more than `most`.
        """
        asked, bare = self._asked, self._bare
        looked_at = self._standing(short=not met)
        if not met:
            looked_at = self._unsure(looked_at)
        elif not failing:
            looked_at = self._coverable(looked_at)
        if not looked_at:
            return ()
        groups: Groups = {((bare.space.full,),): list(looked_at)}
        if stands(asked):
            groups = on_definitions(self._law, groups, self._indifferent)
        if asked.apart == "offence":
            groups = on_offences(bare, asked, self._near, groups, self._most)
        groups = {key: boxes for key, boxes in groups.items() if boxes}
        return None if _mixed(bare, asked, groups) else self._cut(groups, met)

    def _standing(self, *, short: bool) -> Region:
        """Return what of the demand may have an offence to stand on, under some answers.

        Args:
            short: Whether only that is looked at to which a rule may not extend the offence.
        """
        asked, law, space = self._asked, self._bare, self._bare.space
        if asked.apart != "offence":
            return self._demanded
        base = base_of(law, asked, self._demanded, self._moved)
        freed = self._moved | asked.over
        reached = completed_by(law, law.answered.best, asked, base)
        near = project(reached, law.readings | freed)
        found = joined(space, intersection(space, self._demanded, near))
        if short:
            limits = falling_short(law, asked, self._demanded, self._moved)
            found = joined(space, intersection(space, found, limits))
        return found

    def _unsure(self, demanded: Region) -> Region:
        """Return what of the demand the law may not cover under some answers."""
        asked, law, space = self._asked, self._bare, self._bare.space
        if asked.some:
            return demanded
        if asked.kind == "not-punish":
            return self._reached(demanded)
        worst = met_in(law, law.answered.worst, asked, demanded)
        sure = absorb(item.bits for item in worst if item.bits & law.readings == law.readings)
        return joined(space, difference(space, demanded, sure))

    def _coverable(self, demanded: Region) -> Region:
        """Return what of the demand may be met under some answers."""
        asked = self._asked
        return demanded if asked.some or asked.kind == "not-punish" else self._reached(demanded)

    def _reached(self, demanded: Region) -> Region:
        """Return what of the demand the law reaches under some answers."""
        law, space = self._bare, self._bare.space
        best = met_in(law, law.answered.best, self._asked, demanded)
        reached = absorb(item.bits | law.readings for item in best)
        return joined(space, intersection(space, demanded, reached))

    def _cut(self, groups: Groups, met: bool) -> tuple[Piece, ...]:
        """Return the parts of a demand that stand on different grounds, cut by how they fare."""
        asked, law, space = self._asked, self._bare, self._bare.space
        grounds = [
            (standing, answers, cells)
            for standing, boxes in groups.items()
            for answers, cells in by_answers(law, (box | asked.some for box in boxes)).items()
        ]
        reaching = self._reaching([box for boxes in groups.values() for box in boxes])
        first, answers = len(grounds), list(reaching)
        if self._most is not None and first + len(answers) > ROUGH * self._most:
            raise TooManyError
        last = first + answers.index(space.full) if space.full in reaching else None
        laid = overlaid(
            space,
            law.readings,
            [box for _, _, cells in grounds for box in cells],
            [*(cells for _, _, cells in grounds), *reaching.values()],
            last,
            first,
        )
        if self._most is not None and len(laid) > ROUGH * self._most:
            raise TooManyError
        found: dict[Fate, list[Box]] = {}
        for key, cells in laid:
            reached = absorb(answers[number - first] for number in key if number >= first)
            wanted: dict[tuple[Region, ...], list[Box]] = {}
            for number in key:
                if number < first:
                    wanted.setdefault(grounds[number][0], []).append(grounds[number][1])
            for ground, boxes in wanted.items():
                fate = (*_fate(space, asked, absorb(boxes), reached), ground)
                if met or any(not disjoint(space, region, fate[1]) for region in ground):
                    found.setdefault(fate, []).extend(cells)
        return tuple(Piece(joined(space, cells), *fate) for fate, cells in found.items())

    def _reaching(self, cells: Sequence[Box]) -> Parts:
        """Return what the law reaches near cases of the demand, by the answers that it needs."""
        asked, law, space = self._asked, self._bare, self._bare.space
        near = near_to(space, self._near, cells)
        boxes = met_under_answers(law, asked._replace(some=0), near)
        reaching = by_answers(law, (item.bits for item in boxes))
        if not asked.some:
            return reaching
        found: dict[Box, list[Box]] = {}
        for answers, own in cut_along(space, law.readings, cells, reaching):
            for box in answers:
                found.setdefault(box, []).extend(project(own, asked.some))
        return {answers: absorb(own) for answers, own in found.items()}


def _fate(space: Space, asked: Asked, wanted: Region, reached: Region) -> tuple[Region, Region]:
    """Return the answers under which a case is demanded, and those under which it fails."""
    left = (intersection if asked.kind == "not-punish" else difference)(space, wanted, reached)
    return cover(space, wanted).boxes, cover(space, left).boxes


def _mixed(law: Law, asked: Asked, groups: Groups) -> bool:
    """Whether values of which one is enough stand on different grounds in one case."""
    if not asked.some:
        return False
    shadows = [project(boxes, law.readings | asked.some) for boxes in groups.values()]
    return any(
        not disjoint(law.space, shadow, other)
        for number, shadow in enumerate(shadows)
        for other in shadows[:number]
    )
