"""Instructions with where they stand and when they take effect."""

from collections.abc import Iterator
from typing import NamedTuple

from gapcheck.amendment import Amendment, Instruction, operation
from gapcheck.files import Loaded
from gapcheck.problem import Problem
from gapcheck.provision import Commencement
from gapcheck.source import Steps


class Placed(NamedTuple):
    """An instruction of an amendment.

    Attributes:
        loaded: The amendment.
        number: Which instruction of it, from 0.
    """

    loaded: Loaded[Amendment]
    number: int

    @property
    def label(self) -> str:
        """The id of its amendment."""
        return self.loaded.noun.amendment

    @property
    def instruction(self) -> Instruction:
        """The instruction itself."""
        return self.loaded.noun.instructions[self.number]

    @property
    def operation(self) -> str:
        """What it does: one of the operations."""
        return operation(self.instruction)[0]

    @property
    def target(self) -> str:
        """The provision or the instrument that it acts on, `instrument/provision`."""
        one = self.instruction
        if one.enact is not None:
            return one.enact.instrument
        if one.insert is not None:
            return f"{one.insert}/{one.provision.id if one.provision else ''}"
        return str(getattr(one, self.operation))

    @property
    def commencement(self) -> Commencement | None:
        """When it takes effect; `None` wherever its amendment is named."""
        return self.instruction.commencement or self.loaded.noun.commencement

    @property
    def key(self) -> str:
        """Its name among all instructions."""
        return f"{self.label}#{self.number + 1}"

    @property
    def question(self) -> str:
        """The reading whether it has taken effect, where that is uncertain."""
        number = f"{self.number + 1}-" if self.instruction.commencement else ""
        return f"{self.label}:{number}commenced"

    def problem(self, code: str, key: str, message: str, fix: str) -> Problem:
        """Return a problem that points at one of its keys."""
        path = ("instructions", self.number, key)
        where = f"{self.loaded.noun.amendment}, instruction {self.number + 1}"
        return self.loaded.source.problem(code, message, path, where=where, fix=fix)


def placed_instructions(loaded: Loaded[Amendment]) -> Iterator[Placed]:
    """Yield the instructions of an amendment."""
    for number in range(len(loaded.noun.instructions)):
        yield Placed(loaded, number)


def instruction_problems(
    loaded: Loaded[Amendment], number: int, one: Instruction
) -> Iterator[Problem]:
    """Yield what is wrong with an instruction, whatever law it is applied to."""

    def problem(key: str, message: str, fix: str) -> Problem:
        where = f"{loaded.noun.amendment}, instruction {number + 1}"
        path: Steps = ("instructions", number, key) if key else ("instructions", number)
        return loaded.source.problem("E501", message, path, where=where, fix=fix)

    found = operation(one)
    if len(found) != 1:
        said = " and ".join(f"'{name}'" for name in found) or "nothing"
        fix = "write one of insert, substitute, repeal, widen, narrow, change, enact to each."
        yield problem("", f"the instruction says {said}", fix)
        return
    name = found[0]
    for key in _stated(one):
        if key not in _TAKES[name]:
            takes = ", ".join(f"'{it}'" for it in _TAKES[name]) or "nothing but its reasons"
            yield problem(key, f"'{key}' says nothing to '{name}'", f"'{name}' takes {takes}.")
    if name in ("insert", "substitute") and one.provision is None:
        yield problem(name, "the text that comes in is missing", "add 'provision: {id: …}'.")
    if one.also and (one.dimension or one.add or one.to or one.when):
        fix = "give the cases an instruction of their own."
        yield problem("also", "cases that come in besides move no limit", fix)
    elif name in ("widen", "narrow") and not (one.dimension or one.also):
        yield problem(name, "in which dimension is not said", "add 'dimension: …'.")
    if name == "widen" and not one.also and bool(one.add) == bool(one.to):
        fix = "write 'add: […]' for values that come in, or 'to: any' to lift the limit."
        yield problem(name, "to which values is not said, or twice", fix)
    if name == "narrow" and one.to in ((), ("any",)):
        yield problem(name, "to which values is not said", "write 'to: […]'.")
    if name == "change" and one.penalty is None:
        yield problem(name, "the new penalty is missing", "add 'penalty: {…}'.")
    if name not in ("insert", "enact") and "/" not in str(getattr(one, name)):
        fix = "write 'instrument/provision', e.g. press-law-1999/art-4."
        yield problem(name, f"'{getattr(one, name)}' names no provision", fix)
    if one.words is not None:
        yield from _redraft_problems(problem, one)


def _redraft_problems(problem, one: Instruction) -> Iterator[Problem]:  # type: ignore[no-untyped-def]
    words = one.words
    ways = [words.delete, words.replace, words.insert] if words else []
    if "" in (*ways, words.after if words else None):
        yield problem("words", "the words that change are left out", _WAYS)
    elif sum(way is not None for way in ways) != 1:
        yield problem("words", "how the words change is not said, or twice", _WAYS)
    elif words and (words.by is not None) != (words.replace is not None):
        yield problem("words", "'replace' and 'by' go together", _WAYS)
    elif words and words.after is not None and words.insert is None:
        yield problem("words", "'after' goes with 'insert'", _WAYS)
    elif words and words.insert is None and one.provision is not None:
        fix = "write its words as 'quote' of the provision."
        yield problem("words", "a text that comes in has no words yet", fix)


def _stated(one: Instruction) -> Iterator[str]:
    """Yield the keys that belong to some operations only and that an instruction states."""
    for name in _SOME:
        if getattr(one, {"in": "in_"}.get(name, name)) not in (None, (), {}):
            yield name


_TAKES = {
    "insert": ("provision", "after", "words"),
    "substitute": ("provision", "words"),
    "repeal": (),
    "widen": ("dimension", "in", "add", "to", "when", "also", "words"),
    "narrow": ("dimension", "in", "to", "words"),
    "change": ("penalty", "penalties", "words"),
    "enact": (),
}
"""Operation to the keys that say how, besides those that every instruction can have."""
_SOME = tuple(dict.fromkeys(key for keys in _TAKES.values() for key in keys))


_WAYS = "write {delete: …}, {replace: …, by: …} or {insert: …, after: …}."
