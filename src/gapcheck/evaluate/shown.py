"""A weighed demand as it is printed: without the dimensions of definitions that clip it."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.consolidate.law import Law
from gapcheck.cover import hull
from gapcheck.judge.weigh import Weighed
from gapcheck.region import (
    Region,
    absorb,
    contains,
    difference,
    disjoint,
    intersection,
    joined,
    project,
)
from gapcheck.space import Box, Space


class Shown(NamedTuple):
    """A split as it is printed: without the dimensions to whose definitions it was clipped.

    Attributes:
        demanded: What is demanded under some answer.
        reached: What the law reaches under some answer, where all that it leaves is missing and
            this has fewer boxes than that; else nothing.
        missing: What is surely missing.
        fields: Bits of these dimensions; 0 if they have to be printed.
        free: Cells that cannot happen, which boxes may include or not.
        whole: Smallest box around what is demanded under every answer, or else under some.
    """

    demanded: Region
    reached: Region
    missing: Region
    fields: int
    free: Region
    whole: Box


def shown_split(law: Law, weighed: Weighed) -> Shown:
    """Return a split without the dimensions of definitions, where that loses nothing.

    A demand that was clipped to the law's definitions is missing or not whatever the picture
    shows, unless the law has two definitions and a case falls between them.
    """
    space, split = law.space, weighed.split
    demanded = project(weighed.demanded, law.readings)
    names = [
        name
        for concept in weighed.concepts
        for name in law.corpus.vocabulary.concepts[concept].described_by
        if name in space
    ]
    fields = space.fields(*names)
    parts = (split.missing, split.unclear) if fields else ()
    if not all(_uniform(space, demanded, part, fields) for part in parts):
        fields = 0
    demanded = freed(demanded, fields)
    certain = [box | fields for box in weighed.demanded if box & law.readings == law.readings]
    reached = _reached(space, weighed, fields, certain)
    missing = difference(space, demanded, reached) if reached else freed(split.missing, fields)
    return Shown(
        demanded,
        reached,
        missing,
        fields,
        absorb(box for other in weighed.spoken for box in other.impossible),
        hull(certain or demanded) if demanded else space.full,
    )


def _reached(space: Space, weighed: Weighed, fields: int, certain: Sequence[Box]) -> Region:
    """Return what the law reaches, where the demand without it is what is missing, and simpler.

    What is demanded under some answers only is not surely missing.
    """
    missing = weighed.split.missing
    if not missing or weighed.asked.kind == "not-punish" or len(certain) < len(weighed.demanded):
        return ()
    reached = joined(space, (box | fields for box in weighed.reached))
    return reached if len(reached) < len(missing) else ()


def is_missing(space: Space, shown: Shown, region: Region) -> bool:
    """Whether all of a region is surely missing that is demanded under some answer."""
    if shown.reached:
        return disjoint(space, region, shown.reached)
    return contains(space, shown.missing, region)


def freed(region: Region, fields: int) -> Region:
    """Return a region freed of dimensions; as it is if none is restricted on them."""
    return region if all(box & fields == fields for box in region) else project(region, fields)


def _uniform(space: Space, demanded: Region, part: Region, fields: int) -> bool:
    """Whether a part of a demand is the same for all demanded values of some dimensions."""
    beyond = dict.fromkeys(
        other
        for box in part
        for other in intersection(space, (box | fields,), demanded)
        if other & box != other
    )
    return contains(space, part, beyond)
