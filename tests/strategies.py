"""Hypothesis strategies for the region algebra: small spaces, boxes, regions, descriptions.

In small spaces an oracle can look at every cell and at every box. Wide spaces are as wide as a
legal vocabulary; nobody can count their cells.

Spaces are drawn and shrink; boxes come from a drawn seed. Drawn value by value, most examples
would repeat a box or have but one, and few regions would need more than one maximal box.
"""

from random import Random

from hypothesis import strategies as st

from gapcheck.region import Region
from gapcheck.space import Box, Space
from oracle import box_of, values_in

NAMES = ("conduct", "place", "purpose", "means")
_SHAPES = (
    *((3,), (2, 2), (3, 3), (4, 3), (2, 2, 2), (3, 2, 2), (2, 1, 4), (2, 3, 3), (3, 3, 3)),
    *((2, 2, 2, 2), (2, 3, 2, 2), (3, 2, 1, 3)),
)
_SEEDS = st.integers(0, (1 << 24) - 1)


class DrawnSpace(Space):
    """A space that a falsifying example can be read from."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Space({dict(zip(self.names, self.sizes, strict=True))})"


_SMALL_SPACES: list[Space] = [
    DrawnSpace(dict(zip(NAMES, shape, strict=False))) for shape in _SHAPES
]


def small_spaces() -> st.SearchStrategy[Space]:
    """Return spaces of one to four dimensions whose cells can all be looked at."""
    return st.sampled_from(_SMALL_SPACES)


@st.composite
def wide_spaces(draw: st.DrawFn) -> Space:
    """Return spaces of 8 to 14 dimensions, with far more cells than could be looked at."""
    chance = Random(draw(_SEEDS))
    names = [f"dimension-{n}" for n in range(chance.randint(8, 14))]
    return DrawnSpace({name: chance.randint(2, 8) for name in names})


def boxes(space: Space) -> st.SearchStrategy[Box]:
    """Return boxes of the space that may be limited in every dimension."""
    return _SEEDS.map(lambda seed: _box(space, Random(seed)))


def regions(space: Space, least: int = 0, most: int = 4) -> st.SearchStrategy[Region]:
    """Return regions of boxes that may overlap, repeat and contain each other."""
    return _SEEDS.map(lambda seed: _region(space, least, most, Random(seed)))


def _region(space: Space, least: int, most: int, chance: Random) -> Region:
    return tuple(_box(space, chance) for _ in range(chance.randint(least, most)))


def _box(space: Space, chance: Random) -> Box:
    return box_of(space, (_values(size, chance) for size in space.sizes))


def _values(size: int, chance: Random) -> int:
    """Return a value set that is not empty; some have every value."""
    everything = (1 << size) - 1
    return everything if chance.random() < 0.15 else chance.randint(1, everything)


@st.composite
def one_region(draw: st.DrawFn) -> tuple[Space, Region]:
    """Return a small space and a region of it."""
    space = draw(small_spaces())
    return space, draw(regions(space))


@st.composite
def two_regions(draw: st.DrawFn) -> tuple[Space, Region, Region]:
    """Return a small space and two regions, of which one often lies in the other or equals it."""
    space = draw(small_spaces())
    first = draw(regions(space))
    second = draw(st.one_of(regions(space), parts(space, first), descriptions(space, first)))
    return space, *draw(st.sampled_from([(first, second), (second, first)]))


@st.composite
def three_regions(draw: st.DrawFn) -> tuple[Space, Region, Region, Region]:
    """Return a small space and three regions of it."""
    space = draw(small_spaces())
    return space, draw(regions(space)), draw(regions(space)), draw(regions(space))


@st.composite
def some_region(draw: st.DrawFn) -> tuple[Space, Region]:
    """Return a small space and a region of it that is not empty."""
    space = draw(small_spaces())
    return space, draw(regions(space, least=1, most=6))


@st.composite
def described_twice(draw: st.DrawFn) -> tuple[Space, Region, Region]:
    """Return a small space, a region that is not empty, and another description of it."""
    space, region = draw(some_region())
    return space, region, draw(descriptions(space, region))


@st.composite
def descriptions(draw: st.DrawFn, space: Space, region: Region) -> Region:
    """Return the same region in other words: boxes split, parts said twice, another order."""
    chance = Random(draw(_SEEDS))
    said = list(_parts(space, region, chance))
    for box in region:
        name, size = chance.choice(list(zip(space.names, space.sizes, strict=True)))
        own, apart = space.values(box, name), _values(size, chance)
        said += [_limited(space, box, name, part) for part in (own & apart, own & ~apart) if part]
    chance.shuffle(said)
    return tuple(said)


def parts(space: Space, region: Region) -> st.SearchStrategy[Region]:
    """Return regions whose boxes each lie in a box of the region."""
    return _SEEDS.map(lambda seed: _parts(space, region, Random(seed)))


def _parts(space: Space, region: Region, chance: Random) -> Region:
    found: list[Box] = []
    for box in chance.choices(region, k=chance.randint(0, 3)) if region else ():
        name = chance.choice(space.names)
        value = chance.choice(values_in(space.values(box, name)))
        found.append(_limited(space, box, name, 1 << value))
    return tuple(found)


def _limited(space: Space, box: Box, name: str, mask: int) -> Box:
    return space.pack({**space.unpack(box), name: mask})


@st.composite
def two_wide_regions(draw: st.DrawFn) -> tuple[Space, Region, Region]:
    """Return a wide space and two regions whose boxes, limited in a few dimensions, meet."""
    space = draw(wide_spaces())
    return space, draw(_sparse_regions(space)), draw(_sparse_regions(space))


@st.composite
def _sparse_regions(draw: st.DrawFn, space: Space) -> Region:
    chance = Random(draw(_SEEDS))
    dimensions = list(zip(space.names, space.sizes, strict=True))
    limits = [chance.sample(dimensions, chance.randint(0, 3)) for _ in range(chance.randint(1, 4))]
    return tuple(
        space.pack({name: _values(size, chance) for name, size in limited}) for limited in limits
    )
