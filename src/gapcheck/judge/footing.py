"""What a demand stands on, answer by answer: the law's own definitions, its completed offences.

`gapcheck.judge.clip` clips a demand to what these reach under every answer that is possible. Here
each case keeps the answers under which they reach it.
"""

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import View
from gapcheck.corpus import Asked
from gapcheck.cover import cover, hull
from gapcheck.judge.condition import filtered
from gapcheck.judge.cutting import by_answers, cut_along, overlaid
from gapcheck.judge.extend import applying_to, meeting_boxes, moved_dimensions
from gapcheck.judge.weigh import met_in, spoken_of
from gapcheck.region import (
    Region,
    absorb,
    contains,
    disjoint,
    intersection,
    project,
)
from gapcheck.space import Box, Space

Groups = dict[tuple[Region, ...], list[Box]]
"""What a demand stands on, to the part of it that does: one of the sets of answers has to hold."""

ROUGH = 4
"""How many times as many parts may differ before it is known which of them are alike."""


class TooManyError(Exception):
    """There are more ways in which cases stand, or fare, than were to be told apart."""


def stands_in_doubt(law: Law, asked: Asked) -> bool:
    """Whether it is not certain which definitions, or offences, there are to stand on.

    Then the demand differs with the answer whether they had begun to apply.
    """
    doubts, view = law.commencements, law.answered.full
    if asked.apart == "offence" and law.answered.turning & doubts:
        return True
    return any(box.bits & doubts != doubts for boxes in view.definitions.values() for box in boxes)


def possible_cases(law: Law, asked: Asked, demanded: Region) -> Region:
    """Return a demand without cases that cannot happen, where it matters."""
    for other in spoken_of(law, asked, demanded):
        demanded = absorb(intersection(law.space, demanded, other.possible))
    return demanded


def moved_fields(law: Law, demanded: Sequence[Box]) -> int:
    """Return the bits of the extended dimensions that a demand moves off their base value."""
    return law.space.fields(*moved_dimensions(law, demanded))


def base_of(law: Law, asked: Asked, demanded: Sequence[Box], moved: int) -> Region:
    """Return a demand on a rule as one on completed offences.

    Which case of what does not matter is an offence does not matter either: one is enough.
    """
    vocabulary = law.corpus.vocabulary
    names = [name for name in vocabulary.extended if law.space.field[name] & moved]
    base = law.space.pack({name: vocabulary.base(name) for name in names})
    freed = moved | asked.over | law.readings
    return absorb((box | freed) & (base | asked.over) for box in demanded)


def completed_by(law: Law, view: View, asked: Asked, base: Region) -> list[Box]:
    """Return what completed offences reach of a demand, restricted on the readings."""
    found = met_in(law, view, asked._replace(thresholds=(), some=0), base)
    return list(dict.fromkeys(item.bits for item in found))


def on_offences(
    law: Law, asked: Asked, demanded: Region, groups: Groups, most: int | None = None
) -> Groups:
    """Return the demand on a rule by the answers under which completed offences reach it.

    Args:
        law: The law.
        asked: The demand.
        demanded: Its region.
        groups: What of it is looked at.
        most: How many ways in which cases stand are told apart.

    Raises:
        TooManyError: There are more.
    """
    space, moved = law.space, moved_fields(law, demanded)
    freed, cells = moved | asked.over, [box for boxes in groups.values() for box in boxes]
    near = base_of(law, asked, near_to(space, demanded, cells), moved)
    reached = by_answers(law, completed_by(law, law.answered.full, asked, near))
    if most is not None and len(reached) > ROUGH * most:
        raise TooManyError
    base = base_of(law, asked, cells, moved)
    grounds = [
        (answers, project(own, freed))
        for answers, own in cut_along(space, law.readings, base, reached)
        if answers
    ]
    if most is not None and len(grounds) > ROUGH * most:
        raise TooManyError
    found: Groups = {}
    known: dict[tuple[int, ...], tuple[Region, ...]] = {}
    for standing, numbers, inside in laid_over(law, groups, [own for _, own in grounds]):
        if numbers:
            if numbers not in known:
                known[numbers] = widest(space, [grounds[number][0] for number in numbers])
            both = both_of(space, standing, known[numbers])
            own = groups[standing]
            found.setdefault(both, []).extend(intersection(space, own, inside))
    return found


def laid_over(
    law: Law, groups: Groups, grounds: Sequence[Sequence[Box]], last: int | None = None
) -> Iterator[tuple[tuple[Region, ...], tuple[int, ...], Region]]:
    """Yield the parts of groups that the same grounds hold, with the numbers of these."""
    names = list(groups)
    regions = [project(groups[name], law.readings) for name in names]
    cells = [box for region in regions for box in region]
    first = len(names)
    whole = None if last is None else first + last
    for key, own in overlaid(law.space, law.readings, cells, [*regions, *grounds], whole, first):
        numbers = tuple(number - first for number in key if number >= first)
        for number in key:
            if number < first:
                yield names[number], numbers, own


def near_to(space: Space, demanded: Region, cells: Sequence[Box]) -> Region:
    """Return the boxes of a demand as far as they are near to some of its cases.

    They are far fewer than boxes that hold these cases alone, and what the law reaches is clipped
    to those in the end.
    """
    return absorb(intersection(space, demanded, (hull(cells),)))


def falling_short(law: Law, asked: Asked, demanded: Region, moved: int) -> Region:
    """Return where offences may stand that a rule may not extend to all that is demanded of them.

    Where every offence that reaches a case, once completed, is extended whatever the answers, the
    rule covers what stands on it, answer by answer, and nothing has to be cut.
    """
    space, view = law.space, law.answered.full
    freed = moved | asked.over
    found = []
    for box in meeting_boxes(space, view.offences, base_of(law, asked, demanded, moved)):
        extended = box.bits | moved & ~box.stated
        rules = applying_to(law, view, box, moved)
        reached = [box.at(extended & rule.bits) for rule in rules.reached]
        kept, _ = filtered(law, view, asked, (it for it in reached if not space.is_empty(it.bits)))
        wanted = intersection(space, (box.bits | freed,), demanded)
        # An exemption that does not speak of what is extended acts before and after it.
        cuts = [it for rule in rules.cuts for it in rule.boxes if it & freed != freed]
        cut = not disjoint(space, wanted, cuts)
        if cut or not contains(space, [it.bits for it in kept], wanted):
            found.append(box.bits | freed | law.readings | asked.some)
    return absorb(found)


def both_of(space: Space, first: Sequence[Region], second: Sequence[Region]) -> tuple[Region, ...]:
    """Return the answers under which one region of each of two lists holds, widest only."""
    if first == ((space.full,),):
        return widest(space, second)
    return widest(space, [intersection(space, one, other) for one in first for other in second])


def widest(space: Space, regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return regions in one form each, without those inside others."""
    found = tuple(dict.fromkeys(cover(space, region).boxes for region in regions if region))
    return tuple(
        sorted(
            one
            for one in found
            if not any(other != one and contains(space, other, one) for other in found)
        )
    )
