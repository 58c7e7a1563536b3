"""Regions of corpora with different vocabularies, brought into one space to be compared.

A region that says nothing of a dimension says nothing of it there, whatever values it has got
since; one that names all values that its own vocabulary knows does not mean those that only the
other one knows either, unless it names them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gapcheck.corpus import Corpus
from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.region import Region, absorb
from gapcheck.space import Box, Space


@dataclass(frozen=True)
class Frame:
    """A space in which regions of several corpora can be compared; readings are no part of it.

    Attributes:
        corpora: The corpora.
    """

    corpora: tuple[Corpus, ...]
    _known: dict[tuple[int, Box], Box] = field(default_factory=dict)

    @cached_property
    def alike(self) -> bool:
        """Whether all corpora have one space already."""
        return all(corpus.space is self.corpora[0].space for corpus in self.corpora)

    @cached_property
    def space(self) -> Space:
        """The space."""
        return self.corpora[0].space if self.alike else Space(self._sizes())

    @cached_property
    def impossible(self) -> Region:
        """Cases that cannot happen in the last of the corpora."""
        corpus = self.corpora[-1]
        return self.take(corpus, corpus.impossible)

    @cached_property
    def _atoms(self) -> dict[str, list[str]]:
        """Dimension to the names of its values in all corpora, in the order in which they come."""
        found: dict[str, dict[str, None]] = {}
        for corpus in self.corpora:
            for name, lexicon in corpus.vocabulary.lexicons.items():
                found.setdefault(name, {}).update(dict.fromkeys(_values(lexicon)))
        return {name: list(atoms) for name, atoms in found.items()}

    def _sizes(self) -> dict[str, int]:
        # A dimension whose words all stand for values of others has none of its own.
        return {name: len(atoms) for name, atoms in self._atoms.items() if atoms}

    def take(self, corpus: Corpus, region: Iterable[Box]) -> Region:
        """Return a region of a corpus, free of readings, in the common space.

        Args:
            corpus: Whose space the region lies in.
            region: The region.
        """
        if self.alike:
            return tuple(region)
        return absorb(self._taken(corpus, box) for box in region)

    def _taken(self, corpus: Corpus, box: Box) -> Box:
        key = id(corpus.space), box
        if key not in self._known:
            self._known[key] = self.space.pack(dict(self._masks(corpus, box)))
        return self._known[key]

    def _masks(self, corpus: Corpus, box: Box) -> Iterable[tuple[str, int]]:
        space, vocabulary = corpus.space, corpus.vocabulary
        names = [name for name in vocabulary.lexicons if name in space.field]
        for name in space.smaller(box, space.fields(*names)):
            mask = space.values(box, name)
            atoms = self._atoms[name]
            own = _values(vocabulary.lexicons[name])
            yield name, sum(1 << atoms.index(it) for n, it in enumerate(own) if mask >> n & 1)


def _values(lexicon: Lexicon) -> Sequence[str]:
    """Return the names of all values of a dimension, in order."""
    if lexicon.index:
        return tuple(lexicon.index)
    first = lexicon.dimension.first
    return tuple(str(first + number) for number in range(lexicon.size))


def same_words(first: Vocabulary, second: Vocabulary) -> bool:
    """Whether two vocabularies tell the same values apart."""
    names = first.lexicons.keys()
    return names == second.lexicons.keys() and all(
        _values(first.lexicons[name]) == _values(second.lexicons[name]) for name in names
    )
