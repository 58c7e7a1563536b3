"""Which checks rest on a provision, and what of their coverage would be lost without it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, Encoded, ReadyCheck
from gapcheck.coverage.table import Resting, Role
from gapcheck.judge import Change, Judged, Manner, judge_demands, manner_of, touched_parts
from gapcheck.region import Region, absorb, contains, difference, intersection


def resting_on(law: Law, checks: Sequence[ReadyCheck]) -> dict[str, tuple[Resting, ...]]:
    """Return for each national provision the checks whose coverage rests on it.

    A role is found by repealing the provision and judging again what that touches.

    Args:
        law: The law.
        checks: The checks.

    Returns:
        Provisions on which no check rests are left out.
    """
    found: dict[str, list[Resting]] = {}
    repeals: dict[str, Change] = {}
    for ready in checks:
        if not ready.asked:
            continue
        manner = manner_of(ready)
        judged = judge_demands(law, ready.asked, manner, each=True)
        for name, covers in _contributions(law, ready.asked, judged):
            if name not in repeals:
                left = {key: item for key, item in law.encoded.items() if key != name}
                repeals[name] = Change(law, replace(law, encoded=left))
            lost = _lost(repeals[name], ready.asked, judged, manner)
            # What an exemption spares and no other law punishes does not rest on it.
            if lost or _widens(law.encoded[name]):
                role = _role(law, covers, lost)
                found.setdefault(name, []).append(Resting(ready.check.id, role))
    return {name: tuple(found[name]) for name in law.encoded if name in found}


def _contributions(
    law: Law, asked: Sequence[Asked], judged: Judged
) -> Iterator[tuple[str, Region]]:
    """Yield the provisions that take part in covering demands, with what they help to cover."""
    found: dict[str, list[int]] = {}
    for item in judged.weighed:
        if item.asked.kind == "not-punish":
            for name, exempt in law.encoded.items():
                cuts = [box for cut in exempt.cuts for box in cut.boxes]
                found.setdefault(name, []).extend(
                    intersection(law.space, item.split.covered, cuts)
                )
            continue
        for box in item.met:
            if box.bits & law.readings == law.readings:
                inside = intersection(law.space, (box.bits,), item.split.covered)
                for name in {box.provision, *box.by}:
                    if _widens(law.encoded[name]):
                        found.setdefault(name, []).extend(inside)
    for name, boxes in found.items():
        if boxes:
            yield name, absorb(boxes)


def _widens(item: Encoded) -> bool:
    """Whether a provision does more than to take something out of offences."""
    return bool(item.offences or item.measures or item.definition or item.widenings)


def _lost(change: Change, asked: Sequence[Asked], judged: Judged, manner: Manner) -> Region:
    """Return what is covered in the first law of a change and not in the other."""
    space = change.law.space
    return tuple(
        box
        for part in touched_parts(change, asked, judged, manner)
        for box in difference(
            space,
            intersection(space, part.before.split.covered, part.touched),
            part.after.split.covered,
        )
    )


def _role(law: Law, covers: Region, lost: Region) -> Role:
    if not lost:
        return "redundant"
    return "sole" if contains(law.space, lost, covers) else "shared"
