"""The law of a scenario, and its offences' classes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from gapcheck.amount import LIFE, parse_period
from gapcheck.consolidate.answer import answer_law, surely_left
from gapcheck.consolidate.own import Memory
from gapcheck.consolidate.view import Answered, View
from gapcheck.corpus import Corpus, Encoded, LawBox, Question
from gapcheck.part import READING
from gapcheck.provision import Classification, Derivation
from gapcheck.scenario import Scenario
from gapcheck.space import Box, Space


@dataclass(frozen=True)
class Law:
    """The law of a country in one scenario.

    Attributes:
        corpus: Where it comes from.
        scenario: What it is a function of.
        instruments: Ids of the instruments that count, in canonical order.
        encoded: Their provisions that apply on the day, in the order of the law.
        classes: Rules that turn penalties into classes, with their provisions.
        derivations: Consequences of classes, with their provisions.
        answers: Reading to answer, for readings that are not open.
        sources: Reading to why that answer: `working`, `law`, `guidance` or `assumed`.
        memory: What is known of provisions from laws that share them.
    """

    corpus: Corpus
    scenario: Scenario
    instruments: tuple[str, ...]
    encoded: Mapping[str, Encoded]
    classes: tuple[tuple[str, Classification], ...]
    derivations: tuple[tuple[str, Derivation], ...]
    answers: Mapping[str, str]
    sources: Mapping[str, str]
    memory: Memory = field(compare=False)

    @cached_property
    def space(self) -> Space:
        """The space of all its regions."""
        return self.corpus.space

    @cached_property
    def readings(self) -> int:
        """Bits of all readings."""
        return self.memory.readings

    @cached_property
    def commencements(self) -> int:
        """Bits of the readings whether something had begun to apply.

        They do not say what a text means but which texts there are.
        """
        questions = self.corpus.questions.values()
        asked = (READING + item.id for item in questions if item.rule == "commencement")
        return self.space.fields(*asked)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.encoded)}

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that are provisions of the law, in its order."""
        return sorted(
            (name for name in names if name in self.encoded), key=self._places.__getitem__
        )

    @cached_property
    def answered(self) -> Answered:
        """The law under the answers of the scenario."""
        return answer_law(self.corpus, self.encoded, self.answers, self.memory)

    @cached_property
    def surely(self) -> View:
        """What is left whatever its texts mean, restricted on which texts there are."""
        return surely_left(self.encoded, self.answered, self.commencements, self.memory)

    @cached_property
    def _reopened(self) -> dict[str, "Law"]:
        return {}

    def reopened(self, reading: str) -> "Law":
        """Return the law with the answer to a reading set aside."""
        if reading not in self._reopened:
            answers = {key: item for key, item in self.answers.items() if key != reading}
            self._reopened[reading] = replace(self, answers=answers)
        return self._reopened[reading]

    @cached_property
    def _classes(self) -> dict[tuple[str, bool], tuple[str, str] | None]:
        return {}

    def class_of(self, box: LawBox) -> tuple[str, str] | None:
        """Return the class of an offence and the provision that fixes it; `None` if unknown.

        Args:
            box: A box with the penalty of its cases.
        """
        key = (box.penalty.text if box.penalty else "", box.fine_only)
        if key not in self._classes:
            self._classes[key] = self._class_of(box)
        return self._classes[key]

    def _class_of(self, box: LawBox) -> tuple[str, str] | None:
        for provision, rule in self.classes:
            if box.fine_only:
                if rule.fine_only:
                    return rule.as_, provision
                continue
            if box.penalty is None or box.penalty.high is None:
                continue
            most = box.penalty.high
            if most == LIFE:
                if rule.life:
                    return rule.as_, provision
                continue
            above = rule.above is None or most > parse_period(rule.above)
            up_to = rule.up_to is None or most <= parse_period(rule.up_to)
            if above and up_to:
                return rule.as_, provision
        return None


def open_questions(law: Law, bits: Box) -> Iterator[tuple[Question, int]]:
    """Yield the readings on which a box is restricted, with the answers that it needs."""
    for name in law.space.smaller(bits, law.readings):
        yield law.corpus.questions[name[1:]], law.space.values(bits, name)
