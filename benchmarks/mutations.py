"""Mutations of encoded law, as plain data: one value dropped, widened or changed at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.source import Steps

DROPPED = object()
"""Stands for the new value of what is dropped."""

BOX_KEYS = ("punishes", "provides", "reaches")
RULES = {"doubtful": "doubt", "extends": "extension", "exempts": "exemption"}
RULE_BOXES = ("also", "with", "where", "region", "when")
SCOPES = ("offences-of", "except-of", "from", "class")

_NUMBER = re.compile(r"([0-9][0-9,]*)( (?:year|month|day)s?)?")
_SMALLER = {" year": (6, " months"), " month": (15, " days")}


@dataclass(frozen=True)
class Mutation:
    """One change of one encoded value.

    Attributes:
        kind: What is done, as the table names it.
        instrument: Id of the instrument; `silences` for what sources call silent.
        unit: The provision, reading or silence.
        path: Keys and positions of what is replaced, from the root of the file.
        value: What it becomes, or `DROPPED`.
        told: The change in words.
    """

    kind: str
    instrument: str
    unit: str
    path: Steps
    value: Any
    told: str

    @property
    def where(self) -> str:
        """The place inside the unit."""
        return ".".join(map(str, self.path[2:]))

    @property
    def of_penalty(self) -> bool:
        """Whether nothing but a penalty changes."""
        key = self.path[2:3]
        return key == ("penalty",) or (key == ("penalties",) and "when" not in self.path)


def mutated(data: Any, mutation: Mutation) -> Any:
    """Return a file's data with one mutation; the data itself stays as it is."""
    return _replaced(data, mutation.path, mutation.value)


def mutations(data: Any, vocabulary: Vocabulary, random: Random) -> Iterator[Mutation]:
    """Yield the mutations of the values of a file.

    Args:
        data: A national instrument or a list of silences, as plain data.
        vocabulary: For values that a limit lacks.
        random: Chooses the value by which a limit is widened.
    """
    file = _File(data, vocabulary, random)
    for number, reading in enumerate(data.get("readings", ())):
        yield from file.reading(("readings", number), reading)
    for number, complete in enumerate(data.get("complete", ())):
        yield from file.names("drop a topic", ("complete", number), complete, "topics")
    for number, provision in enumerate(data.get("provisions", ())):
        yield from file.provision(("provisions", number), provision)
    for number, silence in enumerate(data.get("silences", ())):
        path = ("silences", number)
        yield file.dropped("drop a silence", path)
        yield from file.boxes((*path, "region"), silence["region"])


class _File:
    def __init__(self, data: Any, vocabulary: Vocabulary, random: Random) -> None:
        self._data = data
        self._vocabulary = vocabulary
        self._random = random

    def reading(self, path: Steps, reading: Any) -> Iterator[Mutation]:
        if "working" in reading:
            yield self.dropped("drop an answer", (*path, "working"))

    def provision(self, path: Steps, provision: Any) -> Iterator[Mutation]:
        yield from self.names("drop a topic", path, provision, "topics")
        for key in BOX_KEYS:
            if key in provision:
                yield from self.boxes((*path, key), provision[key])
        for key, kind in RULES.items():
            for number, rule in enumerate(_listed(provision.get(key, []))):
                place = self._in_list(path, provision, key, number)
                yield self.dropped(f"drop {'an' if kind[0] in 'aeiou' else 'a'} {kind}", place)
                yield from self._rule(place, rule)
        yield from self._penalties(path, provision)
        for key in ("classifies", "derives"):
            for number, rule in enumerate(provision.get(key, ())):
                yield from self._class_rule((*path, key, number), rule)
        for number in range(len(provision.get("answers", ()))):
            yield self.dropped("drop an answer", (*path, "answers", number))

    def boxes(self, path: Steps, value: Any) -> Iterator[Mutation]:
        """Yield the mutations of one box or of a list of boxes."""
        if isinstance(value, dict):
            yield from self._box(path, value)
            return
        for number, box in enumerate(value):
            if len(value) > 1:
                yield self.dropped("drop a box", (*path, number))
            yield from self._box((*path, number), box)

    def names(self, kind: str, path: Steps, noun: Any, key: str) -> Iterator[Mutation]:
        """Yield the mutations that drop one name of several, or the only one."""
        found = _listed(noun.get(key, []))
        for name in found:
            left = [other for other in found if other != name]
            yield self._set(kind, (*path, key), left or DROPPED, f"without {name}")

    def dropped(self, kind: str, path: Steps) -> Mutation:
        return self._set(kind, path, DROPPED, "dropped")

    def _rule(self, path: Steps, rule: Any) -> Iterator[Mutation]:
        for key in RULE_BOXES:
            if key in rule:
                yield from self.boxes((*path, key), rule[key])
        for key in SCOPES:
            if len(_listed(rule.get(key, []))) > 1:
                yield from self.names("drop a value", path, rule, key)
        if "class" in rule:
            yield self.dropped("drop a limit", (*path, "class"))
        if "also" not in rule:
            yield from self._conditions((*path, "if"), rule.get("if", {}))

    def _conditions(self, path: Steps, conditions: Any) -> Iterator[Mutation]:
        for reading in conditions:
            alone = len(conditions) == 1
            yield self.dropped("drop a condition", path if alone else (*path, reading))

    def _box(self, path: Steps, box: Any) -> Iterator[Mutation]:
        for key, value in box.items():
            place = (*path, key)
            if key in ("words", "gloss"):
                continue
            if key == "if":
                yield from self._conditions(place, value)
                continue
            yield self.dropped("drop a limit", place)
            if key in self._vocabulary.copies:
                if isinstance(value, dict):
                    yield from self._box(place, value)
                continue
            yield from self._values(place, key, value)

    def _values(self, path: Steps, key: str, value: Any) -> Iterator[Mutation]:
        """Yield the mutations of the values of one dimension."""
        if isinstance(value, dict):
            path, value = (*path, "is"), value["is"]
        names = _listed(value)
        if len(names) > 1:
            for name in names:
                left = [other for other in names if other != name]
                yield self._set("drop a value", path, left, f"without {name}")
        lexicon = self._lexicon(path, key)
        if lexicon is None:
            return
        reached = 0
        for name in names:
            reached |= lexicon.atoms_of(name) or self._stood_for(lexicon, name)
        if lexicon.dimension.kind == "interval":
            yield from self._ages(path, lexicon, reached)
            return
        others = [atom for atom, n in lexicon.index.items() if not reached >> n & 1]
        if others:
            name = self._random.choice(others)
            yield self._set("widen by a value", path, [*names, name], f"with {name}")

    def _lexicon(self, path: Steps, key: str) -> Lexicon | None:
        """Return the dimension of a key: that of another act where one is described."""
        lexicons = self._vocabulary.lexicons
        for prefix in self._vocabulary.copies:
            if prefix in path:
                return lexicons.get(f"{prefix}.{key}", lexicons.get(key))
        return lexicons.get(key)

    def _stood_for(self, lexicon: Lexicon, name: str) -> int:
        """Return the values that a word surely has in a dimension among others."""
        term = lexicon.terms.get(name)
        boxes: Sequence[Any] = term.stands_for if term else self._defined(name)
        found = 0
        for box in boxes:
            for word in _listed(_inner(box.get(lexicon.dimension.id, []))):
                if word != name:
                    found |= lexicon.atoms_of(word) or 0
        return found

    def _defined(self, name: str) -> Sequence[Any]:
        for provision in self._data.get("provisions", ()):
            if provision.get("defines") == name:
                return _listed(provision.get("reaches", []))
        return ()

    def _ages(self, path: Steps, lexicon: Lexicon, reached: int) -> Iterator[Mutation]:
        top, low = reached.bit_length() - 1, (reached & -reached).bit_length() - 1
        changed = {}
        if 0 < top < lexicon.size - 1:
            changed = {"a year more": reached | 2 << top, "a year less": reached & ~(1 << top)}
        elif low > 0:
            changed = {"a year more": reached & ~(1 << low), "a year less": reached | 1 << low - 1}
        for told, mask in changed.items():
            if mask:
                names = list(lexicon.names_of(mask))
                yield self._set("change an age", path, names, f"{told}: {', '.join(names)}")

    def _penalties(self, path: Steps, provision: Any) -> Iterator[Mutation]:
        if "penalty" in provision:
            yield self.dropped("drop a penalty", (*path, "penalty"))
            yield from self._amounts((*path, "penalty"), provision["penalty"])
        for number, tier in enumerate(provision.get("penalties", ())):
            place = (*path, "penalties", number)
            yield self.dropped("drop a penalty", place)
            yield from self._amounts(place, tier)
            if "when" in tier:
                yield from self.boxes((*place, "when"), tier["when"])

    def _amounts(self, path: Steps, penalty: Any) -> Iterator[Mutation]:
        for key in ("imprisonment", "fine"):
            if key in penalty:
                yield from self._numbers((*path, key), penalty[key])

    def _class_rule(self, path: Steps, rule: Any) -> Iterator[Mutation]:
        for key in ("above", "up-to"):
            if key in rule:
                yield from self._numbers((*path, key), rule[key])
        for name, period in rule.get("by-class", {}).items():
            yield from self._numbers((*path, "by-class", name), period)

    def _numbers(self, path: Steps, text: str) -> Iterator[Mutation]:
        """Yield one less for each number of an amount, and the last one halved."""
        found = list(_NUMBER.finditer(text))
        for position, match in enumerate(found):
            number = int(match[1].replace(",", ""))
            money = "," in text
            less = number * 9 // 10 if money else number - 1
            changed = {less: ""} if less > 0 else {}
            if position == len(found) - 1:
                changed[number // 2] = ""
            for new in changed:
                shown = f"{new:,}" if money else str(new)
                unit = match[2] or ""
                if not new and unit.rstrip("s") in _SMALLER:
                    amount, unit = _SMALLER[unit.rstrip("s")]
                    shown = str(amount)
                elif not new:
                    continue
                told = text[: match.start()] + shown + unit + text[match.end() :]
                kind = "change a fine" if money else "change a number"
                yield self._set(kind, path, told, f"{text} to {told}")

    def _in_list(self, path: Steps, noun: Any, key: str, number: int) -> Steps:
        return (*path, key, number) if isinstance(noun[key], list) else (*path, key)

    def _set(self, kind: str, path: Steps, value: Any, told: str) -> Mutation:
        unit = self._data[path[0]][path[1]]
        name = unit.get("id", f"{path[0]}.{path[1]}")
        return Mutation(kind, self._data.get("instrument", "silences"), name, path, value, told)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _inner(value: Any) -> Any:
    return value["is"] if isinstance(value, dict) and "is" in value else value


def _replaced(data: Any, path: Steps, value: Any) -> Any:
    """Return data with the value at a path replaced or dropped; what is beside it is shared."""
    first, *rest = path
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    if rest:
        copy[first] = _replaced(data[first], tuple(rest), value)
    elif value is DROPPED:
        del copy[first]
    else:
        copy[first] = value
    return copy
