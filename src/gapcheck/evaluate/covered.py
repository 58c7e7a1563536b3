"""What covers a demand: the provisions that carry it, and what each contributes."""

from collections.abc import Callable, Collection, Sequence

from gapcheck.citation import BASES
from gapcheck.consolidate.law import Law
from gapcheck.corpus import LawBox
from gapcheck.cover import cover
from gapcheck.evaluate.shown import Shown
from gapcheck.finding import Case, Covering
from gapcheck.judge.condition import derived
from gapcheck.judge.weigh import Weighed
from gapcheck.region import (
    Region,
    absorb,
    difference,
    intersection,
    joined,
    meeting,
    project,
    redundant,
)
from gapcheck.space import Box
from gapcheck.words.cite import name_provision

SMALL = 60
"""Maximal boxes compared for what is not missing: there a shorter search will do."""


def covered_of(weighed: Weighed) -> Region:
    """Return what is covered; for what must not be punished, what is punished."""
    split = weighed.split
    return split.missing if weighed.asked.kind == "not-punish" else split.covered


def carriers_of(law: Law, weighed: Weighed) -> tuple[str, ...]:
    """Return provisions that together cover what is covered, none superfluous.

    Of provisions that can replace each other, those whose text is known best are kept, the
    earlier in the order of the law before the later.
    """
    space, target = law.space, joined(law.space, covered_of(weighed))
    if not target:
        return ()
    sure = _sure(law, weighed)
    names = law.ordered(sure)
    regions = [absorb(item.bits for item in sure[name]) for name in names]
    # What opposite answers cover in different ways has no sure box: all that meet it carry it.
    rest = difference(space, target, [box for region in regions for box in region])
    if rest:
        target = difference(space, target, rest)
    worst_first = sorted(
        range(len(names)), key=lambda number: (_known(law, names[number]), -number)
    )
    superfluous = redundant(space, regions, target, worst_first)
    kept = [name for number, name in enumerate(names) if number not in superfluous]
    kept += [item.provision for item in weighed.met if meeting(space, (item.bits,), rest)]
    return tuple(law.ordered(set(kept)))


def contributions_of(
    law: Law, weighed: Weighed, shown: Shown, describe: Callable[[Box], Case]
) -> tuple[Covering, ...]:
    """Return what each provision contributes, in the order of the law.

    Args:
        law: The law.
        weighed: The demand.
        shown: The demand as it is printed.
        describe: Puts a box into words.
    """
    space, target = law.space, covered_of(weighed)
    found = {}
    for provision, items in _sure(law, weighed).items():
        inside = intersection(space, absorb(item.bits for item in items), target)
        if not inside:
            continue
        encoded = law.encoded[provision]
        boxes = cover(space, project(inside, shown.fields), free=shown.free, bound=SMALL).boxes
        found[provision] = Covering(
            provision,
            name_provision(law.corpus, provision),
            tuple(describe(box) for box in boxes),
            tuple(dict.fromkeys(name for item in items for name in item.by)),
            encoded.noun.basis,
            law.corpus.instruments[encoded.instrument][1].layer,
        )
    return tuple(found[name] for name in law.ordered(found))


def rules_of(weighed: Weighed, carriers: Sequence[str]) -> tuple[str, ...]:
    """Return the provisions that widened, cut or defined what the carriers reach."""
    return tuple(
        dict.fromkeys(
            name for item in weighed.met if item.provision in carriers for name in item.by
        )
    )


def derived_by(law: Law, weighed: Weighed, named: Collection[str]) -> tuple[str, ...]:
    """Return the provisions from which the attributes of named provisions follow."""
    boxes = [box for box in weighed.met if box.provision in named]
    boxes += [box for box, _ in weighed.filtered if box.provision in named]
    found: dict[str, None] = {}
    for threshold in weighed.asked.thresholds:
        for box in boxes:
            attribute, class_ = derived(law, box, threshold.attribute), law.class_of(box)
            if attribute is not None and class_ is not None:
                found |= dict.fromkeys((class_[1], attribute[1]))
    return tuple(found)


def _sure(law: Law, weighed: Weighed) -> dict[str, list[LawBox]]:
    """Return the boxes that meet a demand under every answer, by provision."""
    readings = law.readings
    found: dict[str, list[LawBox]] = {}
    for item in weighed.met:
        if item.bits & readings == readings:
            found.setdefault(item.provision, []).append(item)
    return found


def _known(law: Law, provision: str) -> int:
    basis = law.encoded[provision].noun.basis
    return BASES.index(basis) if basis else 0
