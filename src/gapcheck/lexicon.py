"""The vocabulary indexed: names as sets of values, sets of values as names."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from gapcheck.construct import construct
from gapcheck.vocabulary import (
    NONE_SUCH,
    Atom,
    Copied,
    Copy,
    Dimension,
    Term,
    VocabularyFile,
)


class Lexicon:
    """One dimension, indexed: what its names mean as sets of values.

    Args:
        dimension: The dimension, or the copy of one.
        copy: For a copy of a dimension, what it belongs to.
        around: What stands around a copy's phrases, `{phrase}` for them.
    """

    __slots__ = ("_covered", "_words", "around", "copy", "dimension", "index", "size", "terms")

    def __init__(
        self, dimension: Dimension, copy: Copy | None = None, around: str = "{phrase}"
    ) -> None:
        self.dimension = dimension
        self.copy = copy
        self.around = around
        self.terms = {term.id: term for term in dimension.terms}
        self._covered: dict[str, int | None] = {}
        self._words: dict[int, tuple[Atom | Term, ...]] = {}
        if dimension.kind == "interval":
            self.size = dimension.last - dimension.first + 1
            self.index: dict[str, int] = {}
        else:
            self.index = {atom.id: number for number, atom in enumerate(dimension.atoms)}
            self.size = len(dimension.atoms)

    @property
    def title(self) -> str:
        """What the dimension is called in headings."""
        return self.dimension.title or self.dimension.id.replace("_", " ")

    @property
    def full(self) -> int:
        """The set of all values."""
        return (1 << self.size) - 1

    @property
    def names(self) -> tuple[str, ...]:
        """All names that can be written, atoms first."""
        return (*self.index, *self.terms)

    def atoms_of(self, name: str) -> int | None:
        """Return the set that a name surely covers in this dimension.

        Args:
            name: An atom, a term that covers atoms, `any`, or an interval such as `15..17`.

        Returns:
            Bit n for the n-th value; `None` if there is no such name here, or what the term
            covers lies in several dimensions or depends on a reading.
        """
        if name == "any":
            return self.full
        if name in self.index:
            bit = 1 << self.index[name]
            # A level that is reached or asked for includes the levels below it.
            return (bit << 1) - 1 if self.dimension.kind == "ordered" else bit
        if name in self._covered:
            return self._covered[name]
        term = self.terms.get(name)
        if term is not None:
            atoms = None if term.stands_for or term.set_by else self.union(term.covers)
            self._covered[name] = atoms
            return atoms
        return self._interval(name) if self.dimension.kind == "interval" else None

    def union(self, names: tuple[str, ...]) -> int | None:
        """Return the union of what the names cover, or `None` if one is unknown."""
        mask = 0
        for name in names:
            atoms = self.atoms_of(name)
            if atoms is None:
                return None
            mask |= atoms
        return mask

    def names_of(self, mask: int) -> tuple[str, ...]:
        """Return the set as names: one term if it surely covers exactly that, else atoms.

        An interval gives its runs, inclusive: `0..14`, `18..`.
        """
        if self.dimension.kind == "interval":
            return self._runs(mask)
        for term in self.dimension.terms:
            if not term.may_cover and self.atoms_of(term.id) == mask:
                return (term.id,)
        for term in self.dimension.terms:
            if self.atoms_of(term.id) == mask:
                return (term.id,)
        return tuple(atom for atom, number in self.index.items() if mask >> number & 1)

    def words_of(self, mask: int) -> tuple[Atom | Term, ...]:
        """Return the set as few words: terms that lie inside it, widest first, then atoms."""
        if mask not in self._words:
            found = sorted(self._chosen(mask), key=self._first)
            self._words[mask] = tuple(found)
        return self._words[mask]

    def _chosen(self, mask: int) -> Iterator[Atom | Term]:
        left = mask
        terms = [
            (atoms, term)
            for term in self.dimension.terms
            if (atoms := self.atoms_of(term.id)) and not atoms & ~mask and atoms & (atoms - 1)
        ]
        for atoms, term in sorted(terms, key=lambda item: -item[0].bit_count()):
            if atoms & left == atoms and (term.name or term.phrase or term.doing):
                yield term
                left &= ~atoms
        for number, atom in enumerate(self.dimension.atoms):
            if left >> number & 1:
                yield atom

    def _first(self, word: Atom | Term) -> int:
        """Return the number of the first value of a word."""
        if isinstance(word, Atom):
            return self.index[word.id]
        atoms = self.atoms_of(word.id) or 1
        return (atoms & -atoms).bit_length() - 1

    def _interval(self, text: str) -> int | None:
        low, dots, high = text.partition("..")
        first, last = self.dimension.first, self.dimension.last
        try:
            start = int(low) if low else first
            end = (int(high) if high else last) if dots else start
        except ValueError:
            return None
        if start > end or start < first or (end > last and not self.dimension.open_above):
            return None
        start, end = min(start, last), min(end, last)
        return ((1 << (end - start + 1)) - 1) << (start - first)

    def _runs(self, mask: int) -> tuple[str, ...]:
        runs = []
        number = 0
        while mask >> number:
            if not mask >> number & 1:
                number += 1
                continue
            start = number
            while mask >> number & 1:
                number += 1
            runs.append(self._run(start + self.dimension.first, number - 1 + self.dimension.first))
        return tuple(runs)

    def _run(self, start: int, end: int) -> str:
        if self.dimension.open_above and end == self.dimension.last:
            return f"{start}.."
        return f"{start}..{end}" if start != end else str(start)


class Vocabulary:
    """All dimensions, those copied for other acts included.

    Args:
        files: The files of the vocabulary, in canonical order.
    """

    def __init__(self, files: tuple[VocabularyFile, ...]) -> None:
        self.copies = {copy.prefix: copy for file in files for copy in file.copies}
        self.concepts = {concept.id: concept for file in files for concept in file.concepts}
        self.topics = {topic.id: topic.title for file in files for topic in file.topics}
        self.lexicons: dict[str, Lexicon] = {}
        self._base: dict[str, int] = {}
        self._copies: dict[tuple[str, str, int], int] = {}
        for file in files:
            for dimension in file.dimensions:
                self.lexicons[dimension.id] = Lexicon(dimension)
        for copy in self.copies.values():
            for name, part in copy.dimensions.items():
                if name in self.lexicons:
                    copied = _copied(copy, self.lexicons[name].dimension, part)
                    self.lexicons[copied.id] = Lexicon(copied, copy, part.around)

    def sizes(self) -> dict[str, int]:
        """Return the number of values of each dimension that has values of its own."""
        return {name: lexicon.size for name, lexicon in self.lexicons.items() if lexicon.size}

    def base(self, name: str) -> int:
        """Return the set that an unstated value of the dimension means."""
        if name not in self._base:
            lexicon = self.lexicons[name]
            mask = lexicon.atoms_of(lexicon.dimension.unstated)
            self._base[name] = lexicon.full if mask is None else mask
        return self._base[name]

    def with_base(self, masks: Mapping[str, int]) -> dict[str, int]:
        """Return value sets with the base value where an extended dimension is unstated."""
        filled = dict(masks)
        for name in self.extended:
            filled.setdefault(name, self.base(name))
        return filled

    def copied(self, prefix: str, name: str, mask: int) -> int:
        """Return a value set of a dimension in its copy; values that the copy lacks are left out.

        Args:
            prefix: Prefix of the copy.
            name: The dimension.
            mask: Bit n for its n-th value.
        """
        key = prefix, name, mask
        if key not in self._copies:
            target = self.lexicons[f"{prefix}.{name}"].index
            self._copies[key] = sum(
                1 << target[atom]
                for atom, number in self.lexicons[name].index.items()
                if mask >> number & 1 and atom in target
            )
        return self._copies[key]

    def possible(self, copy: Copy) -> tuple[dict[str, int], ...]:
        """Return the boxes in which the copies agree on whether there is another act.

        Args:
            copy: The copies.

        Returns:
            Value sets by dimension: with another act, then without; the rest cannot happen.
        """
        names = [f"{copy.prefix}.{name}" for name in copy.dimensions]
        some = {name: self.lexicons[name].full & ~1 for name in names}
        none = dict.fromkeys(names, 1)
        found = [some]
        for name, values in copy.where.items():
            mask = self.lexicons[name].union(values) or 0
            some[name] = mask
            found.append(none | {name: self.lexicons[name].full & ~mask})
        return tuple(found) if copy.where else (some, none)

    @cached_property
    def extended(self) -> tuple[str, ...]:
        """The dimensions whose unstated value is a base value, which rules extend."""
        return tuple(
            name
            for name, lexicon in self.lexicons.items()
            if lexicon.size and self.base(name) != lexicon.full
        )


def _copied(copy: Copy, dimension: Dimension, part: Copied) -> Dimension:
    """Return the copy of a dimension, with the families kept and the atom for no such act."""
    none = construct(Atom, {"id": NONE_SUCH, "name": copy.none, "phrase": copy.none})
    kept = tuple(
        atom for atom in dimension.atoms if not part.families or atom.family in part.families
    )
    ids = {atom.id for atom in kept}
    terms = tuple(
        term
        for term in dimension.terms
        if not term.stands_for and term.covers != ("any",) and ids.issuperset(term.covers)
    )
    return dimension.model_copy(
        update={
            "id": f"{copy.prefix}.{dimension.id}",
            "atoms": (none, *kept),
            "terms": terms,
            "phrase": part.phrase or dimension.phrase,
            "but": part.but or dimension.but,
            "unstated": "any",
        }
    )
