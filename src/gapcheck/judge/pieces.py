"""A demand cut into pieces, each missing under one exact set of answers to readings.

Where `gapcheck.judge.weigh` projects readings away, this keeps them: a piece holds the cases that
fare alike under every answer. What is surely missing, surely covered and unclear under any
answers, some of them left open, then follows from the pieces without any region.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.cover import cover
from gapcheck.judge.cutting import Parts, by_answers, cut_along
from gapcheck.judge.footing import (
    Groups,
    base_of,
    completed_by,
    on_definitions,
    on_offences,
    possible_cases,
    stands_in_doubt,
)
from gapcheck.judge.weigh import met_under_answers, weigh_demand
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

STANDING, REACHING, PRODUCT = 0.1, 2, 125
"""Where work is bounded, as multiples of the bound: how many boxes a demand may have that stand on
something, how many may reach it, and how many pairs of both may have to be looked at."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a demand can fare otherwise under other answers.

    Attributes:
        covered: Whether something of it is covered under every answer. Then the pieces are those
            that can fail; else they hold all that can be covered, too.
        pieces: The pieces. They have no case in common, but for the dimensions of definitions,
            which are left out where they make no difference.
    """

    covered: bool
    pieces: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Piece:
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
        most: Boxes, each under its answers, that are looked at; any number if left out.

    Returns:
        The pieces; `None` if there are too many, if what is demanded of one case stands on
        different grounds, or if it is not certain which definitions or offences there are to stand
        on.
    """
    if asked.head == "conduct" and asked.apart != "no" and stands_in_doubt(law, asked):
        return None
    covered = bool(weigh_demand(law, asked).split.covered)
    groups: Groups = {((law.space.full,),): list(asked.boxes)}
    if asked.head == "conduct" and asked.apart != "no":
        law, groups = on_definitions(law, asked, groups)
    groups = possible_cases(law, asked, groups)
    space = law.space
    demanded = absorb(box for boxes in groups.values() for box in boxes)
    base, moved = base_of(law, asked, demanded)
    reached: Region = ()
    standing = absorb(_holding(space, groups))
    if most is not None and len(standing) > STANDING * most:
        return None
    if asked.apart == "offence":
        reached = absorb(completed_by(law, asked, base))
        if most is not None and len(standing) * len(reached) > PRODUCT * most:
            return None
        standing = absorb(intersection(space, standing, project(reached, moved)))
    standing = project(standing, asked.some)
    if most is not None and len(standing) > most:
        return None
    reaching = dict.fromkeys(item.bits for item in met_under_answers(law, asked, demanded))
    if most is not None and len(reaching) > REACHING * most:
        return None
    bits = absorb(reaching)
    failing, met = difference(space, standing, bits), intersection(space, standing, bits)
    if asked.kind == "not-punish":
        failing, met = met, failing
    if most is not None and len(failing) > most:
        return None
    looked_at = project(failing if covered else (*failing, *met), law.readings)
    groups = {
        key: list(absorb(intersection(space, boxes, looked_at))) for key, boxes in groups.items()
    }
    if asked.apart == "offence":
        groups = on_offences(law, groups, reached, moved)
    groups = {key: boxes for key, boxes in groups.items() if boxes}
    if _mixed(law, asked, groups):
        return None
    return Cut(covered, _pieces(law, asked, groups, bits))


def _holding(space: Space, groups: Groups) -> Iterator[Box]:
    """Yield a demand restricted on the answers under which it has something to stand on."""
    for standing, boxes in groups.items():
        for answers in (answers for region in standing for answers in region):
            yield from intersection(space, boxes, (answers,))


def _pieces(law: Law, asked: Asked, groups: Groups, reached: Region) -> tuple[Piece, ...]:
    """Return the parts of a demand that stand on different grounds, cut by how they fare."""
    space = law.space
    met = by_answers(law, reached)
    found: dict[tuple[Region, Region, tuple[Region, ...]], list[Box]] = {}
    for standing, boxes in groups.items():
        whole = absorb(box | asked.some for box in boxes)
        for key, cells in _fates(law, asked, whole, met).items():
            found.setdefault((*key, standing), []).extend(cells)
    return tuple(Piece(joined(space, cells), *key) for key, cells in found.items() if cells)


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


def _fates(
    law: Law, asked: Asked, demanded: Sequence[Box], met: Parts
) -> dict[tuple[Region, Region], list[Box]]:
    """Return cases of a demand by the answers under which they are demanded, and fail."""
    space = law.space
    found: dict[tuple[Region, Region], list[Box]] = {}
    for wanted, cells in cut_along(space, law.readings, demanded, by_answers(law, demanded)):
        if not wanted:
            continue
        for reaching, inside in cut_along(space, law.readings, cells, met):
            punished = asked.kind == "not-punish"
            left = (intersection if punished else difference)(space, wanted, reaching)
            key = (cover(space, wanted).boxes, cover(space, left).boxes)
            found.setdefault(key, []).extend(inside)
    return found
