"""Set algebra over boxes by name, before there is a space to lay them out in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.part import READING, Part
from gapcheck.region import absorb


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


def absorbed(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts without those that another one contains, in their first order."""
    if len(parts) < 2:
        return tuple(parts)
    first: dict[int, Part] = {}
    for part, box in zip(parts, _laid_out(parts), strict=True):
        first.setdefault(box, part)
    return tuple(first[box] for box in absorb(first))


def _laid_out(parts: Sequence[Part]) -> Iterator[int]:
    """Yield each part as an integer, which has the bits of another's exactly if it lies inside it.

    Each dimension has a field with one bit more than it has values. The bit stands for "not
    restricted", so that a part which names a dimension contains none that is silent on it. Parts
    that use different definitions have no bit of the last field in common.
    """
    highest: dict[str, int] = {}
    for part in parts:
        for name, mask in part.masks.items():
            highest[name] = max(mask, highest.get(name, 0))
    fields: dict[str, tuple[int, int]] = {}
    offset = 0
    for name, mask in highest.items():
        size = mask.bit_length() + 1
        fields[name] = offset, (1 << size) - 1
        offset += size
    uses = {key: 1 << number for number, key in enumerate({part.uses: 0 for part in parts})}
    for part in parts:
        box = (1 << offset) - 1
        for name, mask in part.masks.items():
            start, field = fields[name]
            box ^= (field ^ mask) << start
        yield uses[part.uses] << offset | box
