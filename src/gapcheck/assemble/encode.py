"""Provisions to regions as parts: the words of one instrument resolved, nothing packed yet.

One encoder serves one instrument, national or standard. Regions of other provisions
(`act-of`, defined words) are resolved when they are first needed, and remembered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gapcheck.amend import Repealed
from gapcheck.assemble.expression import Defined, Resolved
from gapcheck.assemble.parts import Layout, Part, conditional
from gapcheck.assemble.questions import Questions
from gapcheck.assemble.resolve import Resolver
from gapcheck.files import Loaded
from gapcheck.instrument import Standard
from gapcheck.lexicon import Vocabulary
from gapcheck.noun import DOUBTS, Expression
from gapcheck.part import Limits, join_limits
from gapcheck.problem import Problem, advise
from gapcheck.provision import Doubt, Provision, StandardProvision
from gapcheck.source import Steps


class Written:
    """A region as parts, with the words that make it up.

    Args:
        boxes: The boxes as written, resolved, each followed by its doubtful variants.
    """

    __slots__ = ("boxes", "limits", "parts")

    def __init__(self, boxes: Sequence[Resolved]) -> None:
        self.boxes = tuple(boxes)
        self.parts: tuple[tuple[Part, frozenset[str]], ...] = tuple(
            (part, box.stated) for box in boxes for part in box.parts
        )
        self.limits = join_limits(*(box.limits for box in boxes))

    @property
    def wording(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """The words of each box as written."""
        return tuple(box.wording for box in self.boxes if box.wording)

    def plain(self) -> tuple[Part, ...]:
        """Return the boxes alone."""
        return tuple(part for part, _ in self.parts)


class Encoder:
    """Resolves the provisions of one instrument.

    Args:
        loaded: The instrument.
        vocabulary: The vocabulary.
        questions: The register of readings; grows as arguable atoms are met.
        elsewhere: Gives the region of `instrument/provision` of another instrument.
        problems: Where mistakes are collected.
    """

    def __init__(
        self,
        loaded: Loaded,  # type: ignore[type-arg]
        vocabulary: Vocabulary,
        questions: Questions,
        elsewhere: Callable[[str], tuple[Part, ...] | None],
        problems: list[Problem],
    ) -> None:
        self._loaded = loaded
        self._vocabulary = vocabulary
        self._questions = questions
        self._elsewhere = elsewhere
        self._problems = problems
        self.id: str = loaded.noun.instrument
        self._index = {noun.id: number for number, noun in enumerate(loaded.noun.provisions)}
        self._acts: dict[str, Written] = {}
        self._definitions: dict[str, Written] = {}
        self._busy: list[tuple[str, str]] = []
        self.defined = self._defined_words()
        self.resolver = self._resolver()

    @property
    def provisions(self) -> Sequence[Provision]:
        """The provisions, in the order of the instrument."""
        found: Sequence[Provision] = self._loaded.noun.provisions
        return found

    def provision(self, unit: str) -> Provision | None:
        """Return a provision; `None` if there is none such."""
        return self.provisions[self._index[unit]] if unit in self._index else None

    def units(self, first: str, last: str) -> Sequence[str]:
        """Return the ids from one provision to another, both included; none if one is not here."""
        if first not in self._index or last not in self._index:
            return ()
        return [noun.id for noun in self.provisions[self._index[first] : self._index[last] + 1]]

    def path(self, provision: str, *steps: str | int) -> Steps:
        """Return the position of something in a provision."""
        return ("provisions", self._index[provision], *steps)

    def report(
        self, code: str, message: str, path: Steps, key: bool = False, fix: str = ""
    ) -> None:
        """Collect a mistake at a position of the instrument's file."""
        where = self.id
        if len(path) > 1 and path[0] == "provisions" and isinstance(path[1], int):
            where = f"{self.id} {self.provisions[path[1]].id}"
        problem = self._loaded.source.problem(code, message, path, key=key, where=where, fix=fix)
        if problem not in self._problems:
            self._problems.append(problem)

    def act(self, name: str) -> tuple[Part, ...] | None:
        """Return what a provision punishes or demands, as boxes; `None` if there is nothing.

        Args:
            name: A provision of this instrument, or `instrument/provision`.
        """
        owner, slash, unit = name.rpartition("/")
        if slash and owner != self.id:
            return self._elsewhere(name)
        noun = self.provision(unit)
        if noun is None:
            return None
        key = "demands" if isinstance(noun, StandardProvision) else "punishes"
        if not getattr(noun, key) and not isinstance(noun, Repealed):
            return None
        return self.offence(unit).plain()

    def offence(self, unit: str) -> Written:
        """Return what a provision punishes or demands; empty if it does neither."""
        if unit not in self._acts:
            noun = self.provisions[self._index[unit]]
            key = "demands" if isinstance(noun, StandardProvision) else "punishes"
            if (key, unit) in self._busy:
                self._circle(key, unit)
                return Written(())
            self._busy.append((key, unit))
            self._acts[unit] = self.region(unit, key, getattr(noun, key), noun.doubtful)
            self._busy.pop()
        return self._acts[unit]

    def definition(self, unit: str) -> Written:
        """Return the region of the word that a provision defines."""
        if unit not in self._definitions:
            noun = self.provisions[self._index[unit]]
            if ("reaches", unit) in self._busy:
                self._circle("reaches", unit)
                return Written(())
            self._busy.append(("reaches", unit))
            region = self.region(unit, "reaches", noun.reaches, noun.doubtful)
            self._busy.pop()
            self._definitions[unit] = region
        return self._definitions[unit]

    def region(
        self, unit: str, key: str, boxes: Sequence[Expression], doubts: Sequence[Doubt] = ()
    ) -> Written:
        """Return the region of boxes as written under a key of a provision."""
        resolved: list[Resolved] = []
        for number, written in enumerate(boxes):
            path = self.path(unit, key, number)
            settled, box = self._settled(written, path)
            known = len(self._problems)
            resolved.append(self.resolver.resolve(box, path))
            # What is wrong with a box is said once, not again of each variant that keeps it.
            kept = box if len(self._problems) == known else {}
            resolved.extend(() if settled else self._variants(unit, kept, doubts))
        return Written(resolved)

    def _settled(self, box: Expression, path: Steps) -> tuple[bool, Expression]:
        """Return whether the doubts of the provision do not apply to a box, and the rest of it."""
        if DOUBTS not in box:
            return False, box
        if box[DOUBTS] != "none":
            fix = "write 'doubts: none', or leave it out."
            self.report("E022", f"'{DOUBTS}' says nothing but 'none'", (*path, DOUBTS), False, fix)
        return True, {key: value for key, value in box.items() if key != DOUBTS}

    def _variants(self, unit: str, box: Expression, doubts: Sequence[Doubt]) -> Iterator[Resolved]:
        """Yield what a box becomes under the answers of its doubts, alone and together."""
        for chosen in _compatible(doubts):
            changed = dict(box)
            answers: dict[str, int] = {}
            for number in chosen:
                changed |= doubts[number].also
                path = self.path(unit, "doubtful", number, "if")
                answers |= self.resolver.conditions(doubts[number].if_, path)
            path = self.path(unit, "doubtful", chosen[-1], "also")
            found = self.resolver.resolve(changed, path)
            parts = tuple(conditional(self._questions.layout, found.parts, answers))
            yield Resolved(parts, {}, found.stated, {})

    def _defined_words(self) -> dict[str, Defined]:
        defined: dict[str, Defined] = {}
        for noun in self.provisions:
            concept = self._vocabulary.concepts.get(noun.expresses or "")
            if noun.expresses is not None and concept is None:
                self._unknown_concept(noun)
                continue
            if noun.defines is None:
                continue
            if noun.defines in defined:
                self.report(
                    "E204",
                    f"there is another '{noun.defines}'",
                    self.path(noun.id, "defines"),
                    fix="words that an instrument defines are unique; give one another name.",
                )
            dimension = noun.as_ or (concept.dimension if concept else None)
            if dimension is None and concept is not None:
                continue  # a word that offences do not use
            if dimension is not None and dimension not in self._vocabulary.lexicons:
                self.report(
                    "E206",
                    f"'{dimension}' is not a dimension",
                    self.path(noun.id, "as"),
                    fix=advise(
                        dimension,
                        self._vocabulary.lexicons,
                        "'gapcheck vocabulary' lists all dimensions.",
                    ),
                )
                continue
            if dimension is None:
                self.report(
                    "E206",
                    f"'{noun.defines}' is defined, but for which dimension is not said",
                    self.path(noun.id, "defines"),
                    fix="add 'as: object' (or conduct, purpose …), or 'expresses: <concept>'.",
                )
                continue
            defined[noun.defines] = Defined(
                noun.defines,
                f"{self.id}/{noun.id}",
                dimension,
                concept.atom if concept else None,
                self._definition_parts(noun.id),
                self._definition_limits(noun.id),
            )
        return defined

    def _definition_parts(self, unit: str) -> Callable[[], tuple[Part, ...]]:
        return lambda: self.definition(unit).plain()

    def _definition_limits(self, unit: str) -> Callable[[], Limits]:
        return lambda: self.definition(unit).limits

    def _unknown_concept(self, noun: Provision) -> None:
        concepts = self._vocabulary.concepts
        self.report(
            "E206",
            f"'{noun.expresses}' is not a concept",
            self.path(noun.id, "expresses"),
            fix=advise(noun.expresses or "", concepts),
        )

    def _circle(self, key: str, unit: str) -> None:
        chain = [name for _, name in self._busy[self._busy.index((key, unit)) :]] + [unit]
        self.report(
            "E210",
            f"the region refers to itself: {' -> '.join(chain)}",
            self.path(unit),
            fix="break the circle: state one of these regions without 'act-of'.",
        )

    def _resolver(self) -> Resolver:
        demanded = isinstance(self._loaded.noun, Standard)
        short: str = self._loaded.noun.short

        def may_reach(dimension: str, term: str, atom: str) -> tuple[str, int] | None:
            lexicon = self._vocabulary.lexicons[dimension]
            if demanded or atom not in lexicon.index:
                return None  # a demand asks for what its terms surely cover
            return self._questions.of_term(self.id, short, lexicon, term, atom)

        return Resolver(
            self._vocabulary,
            self._questions.layout,
            self.report,
            self.defined,
            self.act,
            may_reach,
            self._questions.answer,
        )


def _compatible(doubts: Sequence[Doubt]) -> Iterator[tuple[int, ...]]:
    """Yield the doubts that can all have their answers, each alone first.

    Those exclude each other that say different things of one dimension, or take different
    answers to one reading. Larger groups are made of smaller ones: nearly all doubts exclude
    each other, and looking at every group would double the work with each more.
    """
    beside = [
        {
            later
            for later in range(number + 1, len(doubts))
            if not doubt.also.keys() & doubts[later].also.keys()
            and all(doubts[later].if_.get(key, value) == value for key, value in doubt.if_.items())
        }
        for number, doubt in enumerate(doubts)
    ]
    groups: list[tuple[int, ...]] = [(number,) for number in range(len(doubts))]
    while groups:
        yield from groups
        groups = [
            (*group, later)
            for group in groups
            for later in sorted(set.intersection(*(beside[number] for number in group)))
        ]


def multiplied_parts(
    layout: Layout, encoders: Mapping[str, Encoder], parts: Iterable[Part]
) -> Iterator[Part]:
    """Yield parts with the definitions that they use multiplied in."""
    for part in parts:
        if not part.uses:
            yield part
            continue
        use, *rest = sorted(part.uses)
        owner, _, unit = use.partition("/")
        for other in encoders[owner].definition(unit).plain():
            bits = layout.met(part.bits, other.bits)
            if bits is not None:
                left = Part(bits, frozenset(rest) | other.uses)
                yield from multiplied_parts(layout, encoders, [left])
