"""What a law reaches of a demand: general rules, definitions, exemptions applied.

Rules that extend act first, and only those of the dimensions that the demand moves off their base
value; then definitions multiply, and exemptions cut.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import View
from gapcheck.corpus import Cut, LawBox
from gapcheck.judge.define import multiplied
from gapcheck.judge.extend import cuts_of, extended, meeting_boxes, moved_dimensions
from gapcheck.region import Region, difference
from gapcheck.space import Box, Space


def reach(
    law: Law,
    view: View,
    demanded: Sequence[Box],
    clipped: Mapping[str, Region],
    *,
    by_penalty: bool = False,
    each: bool = False,
) -> Iterator[LawBox]:
    """Yield the boxes of offences that meet a demand, general rules applied.

    Args:
        law: The law.
        view: What it reaches, as far as readings matter.
        demanded: The region of the demand.
        clipped: Concepts to whose definitions the demand was clipped, with what these surely
            reach.
        by_penalty: Whether boxes with different penalties are kept apart, for conditions.
        each: Whether all provisions that reach a case are told, not one of them.
    """
    space = law.space
    moved = moved_dimensions(law, demanded)
    if moved:
        fields = space.fields(*moved)
        found = extended(law, view, demanded, clipped, fields, by_penalty, each)
    else:
        met = meeting_boxes(space, view.offences, demanded)
        found = meeting_boxes(space, multiplied(law, view, met, clipped), demanded)
    for item in found:
        cuts = cuts_of(view, item.provision)
        if cuts:
            yield from _cut(space, cuts, item)
        else:
            yield item


def _cut(space: Space, cuts: Iterable[Cut], box: LawBox) -> Iterator[LawBox]:
    """Yield a box without what exemptions take out of it."""
    left = [box]
    for cut in cuts:
        kept = []
        for item in left:
            pieces = difference(space, (item.bits,), cut.boxes)
            if pieces == (item.bits,):
                kept.append(item)
            else:
                by = (*item.by, cut.provision)
                kept.extend(item._replace(bits=bits, by=by) for bits in pieces)
        left = kept
    yield from left
