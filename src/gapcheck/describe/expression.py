"""Expressions of boxes read back as sentences, so that they can be held against the text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gapcheck.citation import pinpoint
from gapcheck.corpus import Corpus
from gapcheck.describe.row import Row
from gapcheck.noun import DOUBTS, Expression
from gapcheck.vocabulary import NONE_SUCH, Wording
from gapcheck.words.cite import name_instrument, name_provision
from gapcheck.words.phrase import OBJECT, Phraser, listed

NOT_BEHIND = frozenset({"conduct", "object", "measure", "act-of", "if", "words", "gloss", DOUBTS})


class Reader:
    """Reads the expressions of one instrument back.

    Args:
        corpus: The corpus.
        instrument: The instrument, for its own defined words.
    """

    def __init__(self, corpus: Corpus, instrument: str) -> None:
        self._corpus = corpus
        self._instrument = instrument
        self._phraser = Phraser(corpus)
        self._defined = _defined_words(corpus, instrument)

    def offence(self, box: Expression) -> str:
        """Return an offence as a clause: `whoever sells child pornography, in public`."""
        thing = self._listed(box, "object") or "it"
        does = self._acts(_names(box.get("conduct")), "does", thing)
        if "act-of" in box:
            does = f"commits {self._act_of(box)}"
        who = f"whoever {does}" if does else "whoever commits it"
        return self._with(who, box)

    def measure(self, box: Expression) -> str:
        """Return a measure as a noun phrase."""
        return self._with(self._listed(box, "measure") or "a measure", box)

    def definition(self, box: Expression) -> str:
        """Return what a definition reaches."""
        acts = self._acts(_names(box.get("conduct")), "doing", self._listed(box, "object") or "it")
        return self._with(acts, box) if acts else self._with("", box).removeprefix(", ")

    def region(self, box: Expression) -> str:
        """Return a box as phrases, whatever it is a box of."""
        if "measure" in box:
            return self.measure(box)
        if "act-of" in box:
            return self._with(self._act_of(box), box)
        return self.definition(box) or "everything"

    def limits(self, box: Expression) -> Iterator[Row]:
        """Yield the words that impose each limit, with what they are read to reach."""
        for name, value in box.items():
            if not isinstance(value, dict) or not ("words" in value or "gloss" in value):
                continue
            words = f"“{value.get('words')}”"
            if not value.get("words"):
                words = f"in our words: {value['gloss']}"
            if name in self._corpus.vocabulary.copies:
                reaches = ", ".join(self._copied(name, value))
            else:
                reaches = self._phrase(name, _names(value))
            yield Row("limit", f"{name}: {words}; read as {reaches}")

    def _with(self, head: str, box: Expression) -> str:
        return ", ".join(filter(None, (head, *self._behind(box))))

    def _behind(self, box: Mapping[str, Any]) -> Iterator[str]:
        copies = self._corpus.vocabulary.copies
        told = {name for prefix in box if prefix in copies for name in copies[prefix].where}
        for name, value in box.items():
            if name in copies:
                yield from self._copied(name, value)
            elif name not in NOT_BEHIND | told:
                yield self._stated(name, _names(value), box)
        for reading, answer in box.get("if", {}).items():
            yield f"if {self.clause(reading, answer)}"

    def _stated(self, dimension: str, names: Sequence[str], box: Mapping[str, Any]) -> str:
        """Return a value of a box as it stands behind its act."""
        lexicon = self._corpus.vocabulary.lexicons.get(dimension)
        if list(names) == ["any"] and lexicon is not None:
            return lexicon.dimension.all_of or f"whatever the {lexicon.title}"
        text = self._phrase(dimension, names)
        if dimension == "victim_age" and "person" not in _names(box.get("object")):
            return f"the victim or person shown {text}"
        return text

    def scope(self, names: Sequence[str]) -> str:
        """Return whose offences a general rule is about: instruments, provisions, or all."""
        corpus = self._corpus
        said = []
        for name in names:
            if name == "any":
                said.append("any law")
            elif "/" in name:
                said.append(name_provision(corpus, name))
            elif name in corpus.instruments:
                said.append(f"the {name_instrument(corpus, name)}")
            else:
                said.append(" to ".join(pinpoint(unit) for unit in name.split("..")))
        return listed(said, "and")

    def clause(self, reading: str, answer: str) -> str:
        """Return an answer to a reading as a clause."""
        question = self._corpus.questions.get(reading)
        return question.reading.answers.get(answer, answer) if question else f"{reading}={answer}"

    def _copied(self, prefix: str, value: Any) -> Iterator[str]:
        """Yield what is said of another act."""
        copy = self._corpus.vocabulary.copies[prefix]
        if value == NONE_SUCH:
            yield copy.none
            return
        if "act-of" in value:
            yield f"{copy.some}: {self._act_of(value)}"
        for name, part in value.items():
            if name in ("act-of", "words", "gloss"):
                continue
            names = _names(part)
            lexicon = self._corpus.vocabulary.lexicons.get(f"{prefix}.{name}")
            if name == "conduct":
                yield f"{copy.some}: {self._acts(names, 'doing', copy.thing)}"
            elif lexicon is not None:
                yield lexicon.around.replace("{phrase}", self._phrase(name, names))

    def _act_of(self, box: Mapping[str, Any]) -> str:
        pins = []
        for name in _names(box["act-of"]):
            owner, slash, unit = name.rpartition("/")
            other = slash and owner != self._instrument
            pins.append(name_provision(self._corpus, name) if other else pinpoint(unit))
        return f"an act of {listed(list(dict.fromkeys(pins)))}"

    def _acts(self, names: Sequence[str], form: str, thing: str) -> str:
        """Return acts, those that the instrument defines by the word that it defines."""
        own = [name for name in names if self._is_own(name, "conduct")]
        items = self._phraser.named("conduct", [name for name in names if name not in own])
        said = [self._phraser.does(items, thing) if form == "does" else ""] if items else []
        if form == "doing" and items:
            said = [self._phraser.acts(items, thing)]
        commits = "commits " if form == "does" else ""
        said += [f"{commits}{self._word(name)}" for name in own]
        return listed([text for text in said if text])

    def _listed(self, box: Mapping[str, Any], dimension: str) -> str:
        """Return the values of a dimension as nouns."""
        names = _names(box.get(dimension))
        said = []
        for name in names:
            if self._is_own(name, dimension):
                said.append(self._word(name))
            else:
                said.extend(_noun(item) for item in self._phraser.named(dimension, [name]))
        return listed(said)

    def _phrase(self, dimension: str, names: Sequence[str]) -> str:
        """Return values as they stand behind a verb, defined words by the word."""
        own = [self._word(name) for name in names if self._is_own(name, dimension)]
        rest = [name for name in names if not self._is_own(name, dimension)]
        said = []
        if dimension in self._corpus.vocabulary.lexicons and rest:
            said.append(self._phraser.stated(dimension, rest))
        if own:
            lexicon = self._corpus.vocabulary.lexicons.get(dimension)
            phrase = lexicon.dimension.phrase if lexicon else "{names}"
            if lexicon is not None and lexicon.dimension.kind == "interval":
                phrase = f"{lexicon.title}: {{names}}"  # `aged minor` is no English
            said.append(phrase.replace("{names}", listed(own)))
        return listed([text for text in said if text])

    def _word(self, name: str) -> str:
        return f"{name.replace('-', ' ')} ({pinpoint(self._defined[name][0])})"

    def _is_own(self, name: str, dimension: str) -> bool:
        """Whether the instrument defines a word for a dimension; elsewhere it is no such word."""
        return name in self._defined and self._defined[name][1] == dimension


def _noun(item: Wording) -> str:
    return item.name or item.phrase or item.doing.replace(OBJECT, "it")


def _names(value: Any) -> list[str]:
    """Return the words of a value as a list."""
    if isinstance(value, dict):
        value = value.get("is", [])
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value or []]


def _defined_words(corpus: Corpus, instrument: str) -> dict[str, tuple[str, str]]:
    """Return the words that an instrument defines, with the defining provision and dimension."""
    nouns: Sequence[Any] = ()
    if instrument in corpus.instruments:
        nouns = corpus.instruments[instrument][1].provisions
    elif instrument in corpus.standards:
        nouns = corpus.standards[instrument].provisions
    concepts = corpus.vocabulary.concepts
    return {
        noun.defines: (noun.id, str(noun.as_ or concepts[noun.expresses].dimension))
        for noun in nouns
        if noun.defines and (noun.as_ or noun.expresses in concepts)
    }
