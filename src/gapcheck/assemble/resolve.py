"""Expressions of boxes, as written in YAML, to value sets.

An expression is a mapping from dimensions to words. Words are atoms and terms of the vocabulary,
terms that the instrument itself defines, and intervals. `act-of` takes the region of another
provision; a nested expression under the prefix of a copy (`aim`, `prior`) speaks of another act.

What a word only may cover becomes a part of its own, restricted on a reading.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gapcheck.assemble.expression import Defined, Factor, Resolved
from gapcheck.assemble.parts import Layout, Part, absorbed, product, surely
from gapcheck.assemble.questions import NoAnswer
from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.noun import Expression
from gapcheck.part import READING, Limit, Limits, join_limits
from gapcheck.problem import advise
from gapcheck.source import Steps
from gapcheck.vocabulary import NONE_SUCH, Term

Report = Callable[[str, str, Steps, bool, str], None]
"""Takes code, message, path, whether the key is meant, and fix."""

MayReach = Callable[[str, str, str], tuple[str, int] | None]
"""Gives reading and answer under which a term reaches an atom (dimension, term, atom)."""


class Resolver:
    """Resolves the expressions of one instrument.

    Args:
        vocabulary: The vocabulary.
        layout: How boxes are laid out.
        report: Told of every mistake.
        defined: Words that the instrument defines.
        act_of: Gives the parts of another provision's offence or demand, or `None`.
        may_reach: Gives the reading for an atom that a term may cover; `None` to leave it out.
        answer_of: Gives an answer's value set, or why there is none such.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        layout: Layout,
        report: Report,
        defined: Mapping[str, Defined],
        act_of: Callable[[str], tuple[Part, ...] | None],
        may_reach: MayReach,
        answer_of: Callable[[str, str], int | NoAnswer],
    ) -> None:
        self._vocabulary = vocabulary
        self._layout = layout
        self._extended = sum(layout.mark(name) for name in vocabulary.extended)
        self._tell = report
        self._told = 0
        # With the value itself, so that no other one can get its number.
        self._factors: dict[tuple[str, int], tuple[Any, Factor]] = {}
        self._defined = defined
        self._act_of = act_of
        self._may_reach = may_reach
        self._answer_of = answer_of

    def resolve(self, expression: Expression, path: Steps) -> Resolved:
        """Return the region of one expression; an empty one restricts nothing."""
        parts = [Part()]
        limits: dict[str, tuple[Limit, ...]] = {}
        wording: dict[str, tuple[str, ...]] = {}
        stated: set[str] = set()
        for key, value in expression.items():
            if key in ("words", "gloss"):
                continue
            step = (*path, key)
            factor = self._factor(key, value, step)
            stated.update(factor.stated)
            limits |= factor.limits
            if key != "if":
                wording[key] = factor.names
            narrowed = product(self._layout, parts, factor.parts)
            if parts and factor.parts and not narrowed:
                self._contradiction(step)
            parts = narrowed
        return Resolved(absorbed(parts, self._extended), limits, frozenset(stated), wording)

    def _factor(self, key: str, value: Any, path: Steps) -> Factor:
        """Return what one key of an expression says.

        It is worked out once, since a doubt changes some keys of a box and keeps the others;
        anew where there is a mistake, which is told of every place.
        """
        known = self._factors.get((key, id(value)))
        if known is not None:
            return known[1]
        told = self._told
        names: tuple[str, ...] = ()
        parts: tuple[Part, ...]
        if key == "if":
            parts = (Part(self._layout.bits(self.conditions(value, path))),)
        elif key == "act-of":
            names = self._names(value, path)
            parts = tuple(self._acts(value, path))
        elif key in self._vocabulary.copies:
            parts = absorbed(tuple(self._other_act(key, value, path)))
        else:
            names = self._names(value, path)
            parts = tuple(self._values(key, names, path))
        said = 0
        for part in parts:
            said |= part.bits
        stated = [name for name in self._layout.said(said) if name[0] != READING]
        limits = dict(self._inherited(names))
        limit = _limit(value)
        if limit is not None:
            for name in stated:
                limits[name] = (limit._replace(on=surely(self._layout, parts, name)),)
        factor = Factor(parts, names, stated, limits)
        if told == self._told:
            self._factors[key, id(value)] = value, factor
        return factor

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
            atoms, arguable = self._name(lexicon, name, (*path, number))
            sure |= atoms
            others.extend(arguable)
        layout = self._layout
        if sure:
            yield Part(layout.bits({key: sure}))
        elsewhere = layout.marks & ~layout.mark(key)
        for part in others:
            more = layout.values_of(part.bits, key) & ~sure
            if part.uses or part.bits & elsewhere or more:
                yield part

    def _name(self, lexicon: Lexicon, name: str, path: Steps) -> tuple[int, list[Part]]:
        """Return what one word surely covers in its dimension, and its other alternatives."""
        key = lexicon.dimension.id
        own = self._defined.get(name)
        if own is not None and own.dimension == key.rpartition(".")[2]:
            if own.concept is not None:
                atom = lexicon.atoms_of(own.concept) or 0
                return 0, [Part(self._layout.bits({key: atom}), frozenset({own.by}))]
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
                others.append(Part(self._layout.bits({key: bit, READING + reading: answer})))
        return atoms or 0, others

    def _by_answer(self, lexicon: Lexicon, term: Term, path: Steps) -> Iterator[Part]:
        """Yield what a term covers under each answer of the reading that sets it."""
        for given, names in term.by_answer.items():
            mask = lexicon.union(names)
            for name, bits in self.conditions({term.set_by or "": given}, path).items():
                if mask:
                    yield Part(self._layout.bits({lexicon.dimension.id: mask, name: bits}))

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

    def _inherited(self, names: Iterable[str]) -> Limits:
        """Return the words of definitions that limit the region of the words they define."""
        found: list[Limits] = []
        for name in names:
            own = self._defined.get(name)
            if own is not None and own.concept is None:
                found += (
                    {dimension: tuple(item._replace(of=item.of or own.by) for item in limits)}
                    for dimension, limits in own.limits().items()
                )
        return join_limits(*found)

    def _other_act(self, prefix: str, value: Any, path: Steps) -> Iterator[Part]:
        """Yield the region of another act on the copies of the dimensions that it restricts.

        Where a dimension has no copy, boxes that it told apart are alike.
        """
        if value == NONE_SUCH:
            none = {f"{prefix}.{name}": 1 for name in self._vocabulary.copies[prefix].dimensions}
            yield Part(self._layout.bits(none))
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
        layout = self._layout
        there_is = layout.bits(
            {
                f"{prefix}.{name}": self._vocabulary.lexicons[f"{prefix}.{name}"].full & ~1
                for name in self._vocabulary.copies[prefix].dimensions
            }
        )
        for part in self.resolve(value, path).parts:
            moved = self._copied(prefix, layout.masks(part.bits))
            yield Part(there_is | layout.bits(moved), part.uses)

    def _copied(self, prefix: str, masks: Mapping[str, int]) -> dict[str, int]:
        """Return value sets moved to the copies; shared dimensions stay, the others go."""
        copy = self._vocabulary.copies[prefix]
        moved: dict[str, int] = {}
        for name, mask in masks.items():
            if name[0] == READING or name in copy.shared:
                moved[name] = mask
            elif name in copy.dimensions:
                moved[f"{prefix}.{name}"] = self._vocabulary.copied(prefix, name, mask)
        return moved

    def _report(self, code: str, message: str, path: Steps, key: bool, fix: str) -> None:
        self._told += 1
        self._tell(code, message, path, key, fix)

    def _contradiction(self, path: Steps) -> None:
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
