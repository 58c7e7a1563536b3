"""Expressions of boxes, as written in YAML, to value sets.

An expression is a mapping from dimensions to words. Words are atoms and terms of the vocabulary,
terms that the instrument itself defines, and intervals. `act-of` takes the region of another
provision; a nested expression under the prefix of a copy (`aim`, `prior`) speaks of another act.

What a word only may cover becomes a part of its own, restricted on a reading.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gapcheck.assemble.questions import NoAnswer
from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.noun import Expression
from gapcheck.part import READING, Limit, Limits, Part, join_limits
from gapcheck.problem import advise
from gapcheck.source import Steps
from gapcheck.vocabulary import NONE_SUCH, Term


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression, resolved.

    Attributes:
        parts: Its boxes; their union is the region.
        limits: Dimension to the words that limit it.
        wording: Dimension to the words as written, for reading back.
    """

    parts: tuple[Part, ...]
    limits: Limits = field(default_factory=dict)
    wording: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Defined:
    """A word that an instrument defines.

    Attributes:
        word: The word.
        by: The defining provision, `instrument/provision`.
        dimension: Dimension in which the word is used.
        concept: Atom of the dimension, if the definition expresses a concept; its region then
            multiplies lazily.
        region: Gives the region of the definition, for words that express no concept.
        limits: Gives the words that limit it.
    """

    word: str
    by: str
    dimension: str
    concept: str | None
    region: Callable[[], tuple[Part, ...]]
    limits: Callable[[], Limits]


Report = Callable[[str, str, Steps, bool, str], None]
"""Takes code, message, path, whether the key is meant, and fix."""

MayReach = Callable[[str, str, str], tuple[str, int] | None]
"""Gives reading and answer under which a term reaches an atom (dimension, term, atom)."""


class Resolver:
    """Resolves the expressions of one instrument.

    Args:
        vocabulary: The vocabulary.
        report: Told of every mistake.
        defined: Words that the instrument defines.
        act_of: Gives the parts of another provision's offence or demand, or `None`.
        may_reach: Gives the reading for an atom that a term may cover; `None` to leave it out.
        answer_of: Gives an answer's value set, or why there is none such.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        report: Report,
        defined: Mapping[str, Defined],
        act_of: Callable[[str], tuple[Part, ...] | None],
        may_reach: MayReach,
        answer_of: Callable[[str, str], int | NoAnswer],
    ) -> None:
        self._vocabulary = vocabulary
        self._report = report
        self._defined = defined
        self._act_of = act_of
        self._may_reach = may_reach
        self._answer_of = answer_of

    def resolve(self, expression: Expression, path: Steps) -> Resolved:
        """Return the region of one expression; an empty one restricts nothing."""
        parts: list[Part] = [Part({})]
        limits: dict[str, tuple[Limit, ...]] = {}
        wording: dict[str, tuple[str, ...]] = {}
        for key, value in expression.items():
            if key in ("words", "gloss"):
                continue
            step = (*path, key)
            if key == "if":
                factor = [Part(self.conditions(value, step))]
            elif key == "act-of":
                wording[key] = self._names(value, step)
                factor = list(self._acts(value, step))
            elif key in self._vocabulary.copies:
                factor = list(self._other_act(key, value, step))
                wording[key] = ()
            else:
                names = self._names(value, step)
                wording[key] = names
                factor = list(self._values(key, names, step))
            touched = {name for part in factor for name in part.masks if name[0] != READING}
            limit = _limit(value)
            limits |= self._inherited(wording.get(key, ()))
            for name in touched:
                if limit is not None:
                    limits[name] = (replace(limit, on=_surely(factor, name)),)
            parts = list(self._product(parts, factor, step))
        return Resolved(tuple(self._absorbed(parts)), limits, wording)

    def conditions(self, answers: Mapping[str, str], path: Steps) -> dict[str, int]:
        """Return answers to readings as value sets of the readings' dimensions."""
        masks: dict[str, int] = {}
        if not isinstance(answers, dict):
            fix = "write 'if: {READING: ANSWER}'."
            self._report("E022", "'if' names readings, each with an answer", path, False, fix)
            return masks
        for reading, answer in answers.items():
            found = self._answer_of(reading, answer)
            if isinstance(found, NoAnswer):
                self._report("E103", found.message, (*path, reading), found.reading, found.fix)
            else:
                masks[READING + reading] = found
        return masks

    def _values(self, key: str, names: tuple[str, ...], path: Steps) -> Iterator[Part]:
        """Yield the alternatives of one dimension: the sure set, then what is arguable."""
        lexicon = self._vocabulary.lexicons.get(key)
        if lexicon is None:
            dimensions = [*self._vocabulary.lexicons, *self._vocabulary.copies, "act-of"]
            self._report(
                "E101",
                f"'{key}' is not a dimension",
                path,
                True,
                advise(key, dimensions, "'gapcheck vocabulary' lists all dimensions."),
            )
            return
        if not names:
            self._report("E104", f"'{key}' has no value", path, False, "name one, or 'any'.")
        sure = 0
        others: list[Part] = []
        for number, name in enumerate(names):
            atoms, more = self._name(lexicon, name, (*path, number))
            sure |= atoms
            others.extend(more)
        if sure:
            yield Part({key: sure})
        for part in others:
            if part.uses or set(part.masks) - {key} or part.masks[key] & ~sure:
                yield part

    def _name(self, lexicon: Lexicon, name: str, path: Steps) -> tuple[int, list[Part]]:
        """Return what one word surely covers in its dimension, and its other alternatives."""
        key = lexicon.dimension.id
        own = self._defined.get(name)
        if own is not None and own.dimension == key.rpartition(".")[2]:
            if own.concept is not None:
                atom = lexicon.atoms_of(own.concept) or 0
                return 0, [Part({key: atom}, frozenset({own.by}))]
            return 0, list(own.region())
        atoms = lexicon.atoms_of(name)
        term = lexicon.terms.get(name)
        if atoms is None and (term is None or not (term.stands_for or term.set_by)):
            words = [word for word, item in self._defined.items() if item.dimension == key]
            self._report(
                "E102",
                f"'{name}' is not a value of '{key}'",
                path,
                False,
                advise(
                    name,
                    [*lexicon.names, *words],
                    f"'gapcheck vocabulary {key}' lists all values.",
                ),
            )
            return 0, []
        if term is None:
            return atoms or 0, []
        others: list[Part] = []
        for box in term.stands_for:
            others.extend(self.resolve(box, path).parts)
        if term.set_by is not None:
            atoms = lexicon.union(term.covers)
            others.extend(self._by_answer(lexicon, term, path))
        for arguable in term.may_cover:
            found = self._may_reach(key, name, arguable)
            bit = lexicon.atoms_of(arguable)
            if found is not None and bit:
                reading, answer = found
                others.append(Part({key: bit, READING + reading: answer}))
        return atoms or 0, others

    def _by_answer(self, lexicon: Lexicon, term: Term, path: Steps) -> Iterator[Part]:
        """Yield what a term covers under each answer of the reading that sets it."""
        for given, names in term.by_answer.items():
            mask = lexicon.union(names)
            for name, bits in self.conditions({term.set_by or "": given}, path).items():
                if mask:
                    yield Part({lexicon.dimension.id: mask, name: bits})

    def _acts(self, value: Any, path: Steps) -> Iterator[Part]:
        for number, name in enumerate(self._names(value, path)):
            parts = self._act_of(name)
            if parts is None:
                self._report(
                    "E201",
                    f"there is no provision '{name}' with a region",
                    (*path, number),
                    False,
                    "name a provision of this instrument, or 'instrument/provision'.",
                )
                continue
            yield from parts

    def _absorbed(self, parts: Iterable[Part]) -> list[Part]:
        """Return the parts without those that another one contains.

        What is said of an extended dimension is kept: where it is unsaid, it has a base value.
        """
        extended = set(self._vocabulary.extended)
        kept: list[Part] = []
        for part in parts:
            said = extended & part.masks.keys()
            alike = [other for other in kept if said == extended & other.masks.keys()]
            if any(_inside(part, other) for other in alike):
                continue
            inner = [other for other in alike if _inside(other, part)]
            kept = [other for other in kept if other not in inner]
            kept.append(part)
        return kept

    def _inherited(self, names: Iterable[str]) -> Limits:
        """Return the words of definitions that limit the region of the words they define."""
        found: list[Limits] = []
        for name in names:
            own = self._defined.get(name)
            if own is not None and own.concept is None:
                found += (
                    {dimension: tuple(replace(item, of=item.of or own.by) for item in limits)}
                    for dimension, limits in own.limits().items()
                )
        return join_limits(*found)

    def _other_act(self, prefix: str, value: Any, path: Steps) -> Iterator[Part]:
        """Yield the region of another act on the copies of the dimensions that it restricts."""
        if value == NONE_SUCH:
            yield Part(
                {f"{prefix}.{name}": 1 for name in self._vocabulary.copies[prefix].dimensions}
            )
            return
        if not isinstance(value, dict):
            self._report(
                "E105",
                f"'{prefix}' describes another act and needs dimensions",
                path,
                False,
                f"write '{prefix}: {{act-of: …}}' or '{prefix}: {{conduct: …}}'.",
            )
            return
        there_is = {
            f"{prefix}.{name}": self._vocabulary.lexicons[f"{prefix}.{name}"].full & ~1
            for name in self._vocabulary.copies[prefix].dimensions
        }
        for part in self.resolve(value, path).parts:
            yield Part(there_is | self._copied(prefix, part.masks), part.uses)

    def _copied(self, prefix: str, masks: Mapping[str, int]) -> dict[str, int]:
        """Return value sets moved to the copies; shared dimensions stay, the others go."""
        copy = self._vocabulary.copies[prefix]
        moved: dict[str, int] = {}
        for name, mask in masks.items():
            if name[0] == READING or name in copy.shared:
                moved[name] = mask
            elif name in copy.dimensions:
                base = self._vocabulary.lexicons[name]
                target = self._vocabulary.lexicons[f"{prefix}.{name}"]
                bits = 0
                for atom, number in base.index.items():
                    if mask >> number & 1 and atom in target.index:
                        bits |= 1 << target.index[atom]
                moved[f"{prefix}.{name}"] = bits
        return moved

    def _product(self, first: list[Part], second: list[Part], path: Steps) -> Iterator[Part]:
        """Yield the non-empty intersections of two unions of boxes."""
        met = False
        for a in first:
            for b in second:
                masks = dict(a.masks)
                empty = ""
                for name, mask in b.masks.items():
                    masks[name] = masks[name] & mask if name in masks else mask
                    if not masks[name]:
                        empty = name
                        break
                if not empty:
                    met = True
                    yield Part(masks, a.uses | b.uses)
        if first and second and not met:
            self._report(
                "E106",
                f"'{path[-1]}' contradicts what stands before it: no case is left",
                path,
                True,
                "leave one of the two out, or make them two boxes.",
            )

    def _names(self, value: Any, path: Steps) -> tuple[str, ...]:
        """Return the words of a value: one, several, or those under `is`."""
        if isinstance(value, dict):
            for key in ("words", "gloss"):
                if value.get(key) is not None and not isinstance(value[key], str):
                    fix = "write one text, in quotation marks if in doubt."
                    self._report("E022", f"'{key}' is not text", (*path, key), False, fix)
            extra = [key for key in value if key not in ("is", "words", "gloss")]
            for key in extra:
                self._report(
                    "E107",
                    f"'{key}' is not a key of a value",
                    (*path, key),
                    True,
                    "a value has 'is', 'words' (quoted) and 'gloss' (our words).",
                )
            value = value.get("is")
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._report("E104", f"'{path[-1]}' has no value", path, False, "name one, or 'any'.")
        return ()


def _limit(value: Any) -> Limit | None:
    """Return the words that a value carries."""
    if not isinstance(value, dict):
        return None
    words, gloss = (
        text if isinstance(text := value.get(key), str) else None for key in ("words", "gloss")
    )
    return Limit(words, gloss) if words is not None or gloss is not None else None


def _surely(parts: Iterable[Part], name: str) -> int:
    """Return every value of a dimension that a union of boxes reaches under every answer."""
    values = 0
    for part in parts:
        if not any(key[0] == READING for key in part.masks):
            values |= part.masks.get(name, 0)
    return values


def _inside(inner: Part, outer: Part) -> bool:
    """Whether every case of `inner` is surely one of `outer`."""
    if inner.uses != outer.uses:
        return False
    masks = inner.masks
    return all(name in masks and not masks[name] & ~mask for name, mask in outer.masks.items())
