"""A space of named dimensions, in which a box is one integer.

A box is a product: for each dimension a non-empty set of its values. Each dimension owns a field
of bits, one bit for each value, and one *guard* bit above the field. The guard makes emptiness a
single addition: a field plus its own mask carries into the guard exactly if the field is not
empty, so all dimensions are tested at once. How this representation was chosen is measured in
`benchmarks/`.
"""

from collections.abc import Iterator, Mapping

Box = int
"""A box of some space: the fields of all its dimensions side by side. Never negative."""


class Space:
    """Named dimensions, each with a number of values, and the layout of a box over them.

    Args:
        sizes: Number of values of each dimension, at least one, in the order that decides ties.

    Raises:
        ValueError: A dimension has no values.
    """

    __slots__ = (
        "_index",
        "_name_of_guard",
        "_restricted",
        "field",
        "field_of_guard",
        "full",
        "guards",
        "low",
        "names",
        "sizes",
    )

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self.names = tuple(sizes)
        self.sizes = tuple(sizes.values())
        self.field: dict[str, int] = {}
        self.field_of_guard: dict[int, int] = {}
        self._name_of_guard: dict[int, str] = {}
        self._index: dict[str, int] = {}
        self._restricted: dict[tuple[str, int], Box] = {}
        self.guards = 0
        self.low = 0
        offset = 0
        for name, size in sizes.items():
            if size < 1:
                raise ValueError(f"dimension {name!r} has no values")
            mask = ((1 << size) - 1) << offset
            guard = 1 << (offset + size)
            self.field[name] = mask
            self.field_of_guard[guard] = mask
            self._name_of_guard[guard] = name
            self._index[name] = offset
            self.low |= mask
            self.guards |= guard
            offset += size + 1
        self.full: Box = self.low

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def pack(self, masks: Mapping[str, int]) -> Box:
        """Return the box with the given value sets.

        Args:
            masks: Value set of each restricted dimension, bit n for its n-th value. Dimensions
                left out are unrestricted.

        Raises:
            KeyError: The space has no such dimension.
        """
        box = self.full
        for stated in masks.items():
            # The same few value sets are met again and again.
            restricted = self._restricted.get(stated)
            if restricted is None:
                restricted = self._restricted[stated] = self._restriction(*stated)
            box &= restricted
        return box

    def _restriction(self, name: str, mask: int) -> Box:
        field = self.field[name]
        return (self.full & ~field) | ((mask << self._index[name]) & field)

    def values(self, box: Box, name: str) -> int:
        """Return the value set of `box` in dimension `name`, bit n for the n-th value."""
        return (box & self.field[name]) >> self._index[name]

    def unpack(self, box: Box) -> dict[str, int]:
        """Return the value sets of the dimensions that `box` restricts."""
        return {
            name: self.values(box, name)
            for name in self.names
            if box & self.field[name] != self.field[name]
        }

    def fields(self, *names: str) -> int:
        """Return the bits of the named dimensions together."""
        bits = 0
        for name in names:
            bits |= self.field[name]
        return bits

    def guards_of(self, *names: str) -> int:
        """Return the guards of the named dimensions together."""
        return (self.fields(*names) << 1) & self.guards

    def is_empty(self, box: Box) -> bool:
        """Whether some dimension of `box` has no value left."""
        return (box + self.low) & self.guards != self.guards

    def empty(self, box: Box) -> Iterator[str]:
        """Yield the dimensions of which `box` has no value, in the space's order."""
        left = ((box + self.low) & self.guards) ^ self.guards
        while left:
            guard = left & -left
            yield self._name_of_guard[guard]
            left ^= guard

    def smaller(self, box: Box, whole: Box) -> Iterator[str]:
        """Yield the dimensions in which `box` is smaller than `whole`, in the space's order."""
        left = ((whole & ~box) + self.low) & self.guards
        while left:
            guard = left & -left
            yield self._name_of_guard[guard]
            left ^= guard

    def count(self, box: Box) -> int:
        """Return the number of cells in `box`."""
        cells = 1
        for field in self.field.values():
            cells *= (box & field).bit_count()
        return cells
