"""Set algebra over boxes by name, before there is a space to lay them out in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.part import READING, Part


def met(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int] | None:
    """Return the intersection of two boxes by name; `None` if it is empty."""
    masks = dict(first)
    for name, mask in second.items():
        masks[name] = masks[name] & mask if name in masks else mask
        if not masks[name]:
            return None
    return masks


def product(first: Iterable[Part], second: Sequence[Part]) -> Iterator[Part]:
    """Yield the non-empty intersections of two unions of boxes."""
    for a in first:
        for b in second:
            masks = met(a.masks, b.masks)
            if masks is not None:
                yield Part(masks, a.uses | b.uses)


def conditional(parts: Iterable[Part], answers: Mapping[str, int]) -> Iterator[Part]:
    """Yield the parts restricted to answers; those that contradict them are left out."""
    for part in parts:
        masks = met(part.masks, answers)
        if masks is not None:
            yield Part(masks, part.uses)


def surely(parts: Iterable[Part], name: str) -> int:
    """Return every value of a dimension that a union of boxes reaches under every answer."""
    values = 0
    for part in parts:
        if not any(key[0] == READING for key in part.masks):
            values |= part.masks.get(name, 0)
    return values


def absorbed(parts: Iterable[Part]) -> list[Part]:
    """Return the parts without those that another one contains."""
    kept: list[Part] = []
    for part in parts:
        if any(_inside(part, other) for other in kept):
            continue
        kept = [other for other in kept if not _inside(other, part)]
        kept.append(part)
    return kept


def _inside(inner: Part, outer: Part) -> bool:
    """Whether every case of `inner` is surely one of `outer`."""
    if inner.uses != outer.uses:
        return False
    masks = inner.masks
    return all(name in masks and not masks[name] & ~mask for name, mask in outer.masks.items())
