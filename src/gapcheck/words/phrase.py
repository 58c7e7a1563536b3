"""Value sets and boxes in words, from the vocabulary's phrases.

Every sentence is put together here and in `evaluate.sentence`; none is typed for a finding.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gapcheck.corpus import Corpus, Wording
from gapcheck.lexicon import Lexicon
from gapcheck.part import READING
from gapcheck.space import Box
from gapcheck.vocabulary import Copy
from gapcheck.vocabulary import Wording as Words
from gapcheck.words.inner import inner_limits

OBJECT = "{object}"
SILENT = frozenset({"conduct", "object"})
"""Dimensions that stand in the verb and its object, not behind it."""


def listed(words: Sequence[str], last: str = "or") -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


class Phraser:
    """Puts the regions of a corpus into words.

    Args:
        corpus: The corpus, for its vocabulary and space.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._vocabulary = corpus.vocabulary
        self._space = corpus.space
        self._told: dict[tuple[str, int], str] = {}

    def values(self, box: Box, whole: Box) -> dict[str, tuple[str, ...]]:
        """Return each dimension on which `box` is smaller than `whole`, with its values."""
        lexicons = self._vocabulary.lexicons
        return {
            name: lexicons[name].names_of(self._space.values(box, name))
            for name in self._space.smaller(box, whole)
            if name[0] != READING
        }

    def behind(self, box: Box, whole: Box) -> str:
        """Return what limits `box` inside `whole`, as it stands behind a verb."""
        return ", ".join(self.limits(box, whole))

    def limits(self, box: Box, whole: Box) -> tuple[str, ...]:
        """Return what limits `box` inside `whole`, one phrase for each limit."""
        return tuple(self._limits(box, whole, self._value))

    def told_apart(self, box: Box, whole: Box) -> list[str]:
        """Return the dimensions in which `box` is smaller, whether or not there is another act."""
        found = []
        for name in self._space.smaller(box, whole):
            values, others = self._space.values(box, name), self._space.values(whole, name)
            if self._lexicon(name).copy is None or values == 1 or values & ~1 != others & ~1:
                found.append(name)
        return found

    def _limits(self, box: Box, whole: Box, value: Callable[[Lexicon, int], str]) -> Iterator[str]:
        """Yield what limits a box, the measure first; what another act is like, together."""
        said, others = self._others(box, whole, value)
        inner = inner_limits(self._vocabulary, self._space, box, whole, value)
        for name in sorted(self._space.smaller(box, whole), key="measure".__ne__):
            if name[0] == READING or name in SILENT or name in said:
                continue
            values = self._space.values(box, name)
            if phrase := inner.get(name, value(self._lexicon(name), values)):
                yield phrase
        yield from others

    def _others(
        self, box: Box, whole: Box, value: Callable[[Lexicon, int], str]
    ) -> tuple[set[str], list[str]]:
        """Return the dimensions that speak of another act, and what they say."""
        said: set[str] = set()
        phrases: list[str] = []
        smaller = set(self._space.smaller(box, whole))
        for copy in self._vocabulary.copies.values():
            names = [f"{copy.prefix}.{name}" for name in copy.dimensions]
            said.update(names)
            if smaller.isdisjoint(names):
                continue
            told = smaller & copy.where.keys()
            masks = {name: self._space.values(box, name) for name in names}
            if any(mask == 1 for mask in masks.values()):
                phrases += [] if told else [copy.none]
                continue
            found = list(self._other(masks, whole, value))
            if all(mask & 1 for mask in masks.values()) and not self._there_is(copy, box):
                phrases.append(", ".join([f"{copy.none}, or {found[0]}", *found[1:]]))
                continue
            if found or not told:
                phrases += found or [copy.some]
            if found:
                said.update(told)
        return said, phrases

    def _there_is(self, copy: Copy, box: Box) -> bool:
        """Whether a value of the box says that there is another act."""
        return any(
            not self._space.values(box, name) & ~(self._lexicon(name).union(values) or 0)
            for name, values in copy.where.items()
        )

    def _other(
        self, masks: Mapping[str, int], whole: Box, value: Callable[[Lexicon, int], str]
    ) -> Iterator[str]:
        """Yield what another act is like: what it is, then how it is done."""
        act = ""
        for name, mask in masks.items():
            if mask & ~1 == self._space.values(whole, name) & ~1:
                continue
            lexicon = self._lexicon(name)
            phrase = value(lexicon, mask & ~1)
            yield phrase if act else lexicon.around.replace("{phrase}", phrase)
            act = act or (phrase if name.endswith("conduct") else "")

    def title(self, name: str) -> str:
        """Return how a key of a provision's boxes is called: a dimension, or another act."""
        lexicons = self._vocabulary.lexicons
        return lexicons[name].title if name in lexicons else name.replace("_", " ")

    def _lexicon(self, name: str) -> Lexicon:
        return self._vocabulary.lexicons[name]

    def dimension(self, name: str, mask: int) -> str:
        """Return a value set of one dimension as a phrase."""
        lexicon = self._lexicon(name)
        if lexicon.copy is None:
            return self._value(lexicon, mask)
        if mask == 1:
            return lexicon.copy.none
        if mask & ~1 == lexicon.full & ~1:
            return lexicon.dimension.all_of if mask & 1 else lexicon.copy.some
        return lexicon.around.replace("{phrase}", self._value(lexicon, mask & ~1))

    def _value(self, lexicon: Lexicon, mask: int) -> str:
        """Return a value set as a phrase; of copies without the value for no other act."""
        key = (lexicon.dimension.id, mask)
        if key not in self._told:
            self._told[key] = self._worded(lexicon, mask)
        return self._told[key]

    def _worded(self, lexicon: Lexicon, mask: int) -> str:
        dimension = lexicon.dimension
        full = lexicon.full if lexicon.copy is None else lexicon.full & ~1
        if mask == full:
            return dimension.all_of
        if dimension.kind == "interval":
            return self._interval(lexicon, mask)
        chosen, rest = lexicon.words_of(mask), lexicon.words_of(full & ~mask)
        but = bool(dimension.but) and len(rest) + 1 < len(chosen)
        if dimension.id.endswith("conduct"):
            thing = lexicon.copy.thing if lexicon.copy else "it"
            forms = [item.doing or item.name for item in (rest if but else chosen)]
            names = self._with_object(forms, thing, "or")
            return (dimension.but if but else dimension.phrase).replace("{names}", names)
        if but and all(item.name for item in rest):
            return dimension.but.replace("{names}", listed([item.name for item in rest]))
        return self._joined(lexicon, chosen)

    def conduct(self, box: Box) -> Sequence[Words]:
        """Return the acts of a box, in as few words as the vocabulary has."""
        lexicon = self._vocabulary.lexicons["conduct"]
        return lexicon.words_of(self._space.values(box, "conduct"))

    def acts(self, items: Iterable[Words], thing: str) -> str:
        """Return acts as gerunds with their object: `offering or selling a child`."""
        return self._with_object([item.doing for item in items], thing, "or")

    def does(self, items: Iterable[Words], thing: str) -> str:
        """Return acts in the third person with their object: `offers or sells a child`."""
        return self._with_object([item.does for item in items], thing, "or")

    def named(self, dimension: str, names: Iterable[str]) -> list[Words]:
        """Return the atoms and terms of a dimension that have these names."""
        lexicon = self._vocabulary.lexicons[dimension]
        found: list[Words] = []
        for name in names:
            if name in lexicon.terms:
                found.append(lexicon.terms[name])
            elif name in lexicon.index:
                found.append(lexicon.dimension.atoms[lexicon.index[name]])
        return found

    def stated(self, dimension: str, names: Sequence[str]) -> str:
        """Return a value as a text states it, as a phrase."""
        lexicon = self._vocabulary.lexicons[dimension]
        items = self.named(dimension, names)
        if lexicon.dimension.kind == "interval" and len(items) < len(names):
            mask = lexicon.union(tuple(names))
            return self._interval(lexicon, mask) if mask else ""
        return self._joined(lexicon, items)

    def thing(self, wording: Wording, box: Box | None = None) -> str:
        """Return the object of an act, as the demand or the provision names it.

        Args:
            wording: The words of the demand or the provision.
            box: The act. A word for another object than its own does not name it.
        """
        if "object" not in self._space:
            return "it"
        lexicon = self._vocabulary.lexicons["object"]
        mask = lexicon.full if box is None else self._space.values(box, "object")
        for name in wording.get("object", ()):
            for concept in self._vocabulary.concepts.values():
                if concept.dimension == "object" and name in (concept.atom, concept.id):
                    if mask & (lexicon.atoms_of(concept.atom or "") or 0):
                        return concept.name
                    break
            else:
                items = self.named("object", [name])
                if items and mask & (lexicon.atoms_of(name) or mask):
                    return items[0].name
        if mask != lexicon.full:
            return listed([item.name for item in lexicon.words_of(mask)])
        return "it"

    def case(self, cell: Box, whole: Box, wording: Wording, thing: str = "") -> str:
        """Return one cell as a dry description of a case.

        Args:
            cell: The cell, unrestricted where it is not told.
            whole: Smallest box around what it is a case of.
            wording: How the demand is worded, for its object.
            thing: What the case is one of, where it is no act.
        """
        first = thing or self.thing(wording, cell)
        act = self._space.values(cell, "conduct") if "conduct" in self._space else 0
        if not thing and act.bit_count() == 1:
            words = self.conduct(cell)[0]
            first = (words.case or words.doing).replace(OBJECT, first)
        named = () if "measure" in self._space.smaller(cell, whole) else (first,)
        return ", ".join([*named, *self._limits(cell, whole, self._case_of)])

    def _case_of(self, lexicon: Lexicon, mask: int) -> str:
        """Return the last value of a set as a case."""
        if lexicon.dimension.kind == "interval":
            return self._interval(lexicon, mask)
        atom = lexicon.dimension.atoms[mask.bit_length() - 1]
        thing = lexicon.copy.thing if lexicon.copy else "it"
        told = atom.case.replace(OBJECT, thing) if atom.case else ""
        return told or self._value(lexicon, 1 << (mask.bit_length() - 1))

    # --- choosing words ---

    def _joined(self, lexicon: Lexicon, items: Sequence[Words]) -> str:
        """Return words as one phrase: whole phrases as they are, names in the dimension's."""
        whole = [item.phrase for item in items if item.phrase]
        names = [item.name for item in items if not item.phrase and item.name]
        if names:
            whole.append(lexicon.dimension.phrase.replace("{names}", listed(names)))
        return listed(whole)

    @staticmethod
    def _with_object(forms: Sequence[str], thing: str, last: str) -> str:
        """Return verbs that share an object, the object said once where it stands last."""
        ending = f" {OBJECT}"
        groups: list[list[str]] = []
        for form in forms:
            shared = form.endswith(ending)
            if groups and shared and groups[-1][-1].endswith(ending):
                groups[-1].append(form)
            else:
                groups.append([form])
        said = []
        for group in groups:
            if group[0].endswith(ending):
                said.append(listed([form.removesuffix(ending) for form in group], last) + ending)
            else:
                said.extend(group)
        return listed([text.replace(OBJECT, thing) for text in said], last)

    def _interval(self, lexicon: Lexicon, mask: int) -> str:
        dimension = lexicon.dimension
        for term in dimension.terms:
            if lexicon.atoms_of(term.id) == mask:
                return term.phrase or dimension.phrase.replace("{names}", term.name)
        runs = [_run(run) for run in lexicon.names_of(mask)]
        return dimension.phrase.replace("{names}", listed(runs))


def _run(run: str) -> str:
    """Return a run of an interval as it is spoken: `15..17` becomes `15 to 17`."""
    low, dots, high = run.partition("..")
    return f"{low} to {high}" if high else f"{low} or more" if dots else low


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def as_wording(wording: Sequence[Wording]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of several boxes together, each word once."""
    joined: dict[str, tuple[str, ...]] = {}
    for box in wording:
        for key, names in box.items():
            joined[key] = tuple(dict.fromkeys((*joined.get(key, ()), *names)))
    return joined
