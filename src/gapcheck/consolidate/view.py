"""What a law reaches under answers: everything, under the worst answers, under the best."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gapcheck.corpus import Cut, LawBox, Widening
from gapcheck.part import READING
from gapcheck.region import Region
from gapcheck.space import Box, Space


class Answers(NamedTuple):
    """Answers to readings, as a slice of the space.

    Attributes:
        box: Unrestricted but for the readings that are answered.
        fields: Bits of the readings that are answered.
    """

    box: Box
    fields: int

    def apply(self, space: Space, bits: Box) -> Box | None:
        """Return a box as it is under the answers; `None` if nothing is left of it.

        The readings that are answered are unrestricted in the result: they are no longer open.
        """
        left = bits & self.box
        return None if space.is_empty(left) else left | self.fields


class Applying(NamedTuple):
    """General rules and exemptions that apply to an offence.

    Attributes:
        profile: What offences to which the same apply have in common.
        cuts: The exemptions.
        reached: What the rules make of the base values of the dimensions that a demand moves,
            alone and one after another; each with the provisions of the rules.
    """

    profile: tuple[object, ...]
    cuts: tuple[Cut, ...]
    reached: tuple[LawBox, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What a law reaches, as far as open readings matter to a question.

    Attributes:
        kind: `worst`: what is left whatever the answers to loose readings. `best`: what is
            reached under some answer to them. `full`: everything, restricted on its readings.
        offences: Boxes of offences, before general rules.
        measures: Boxes of measures.
        definitions: Concept to the boxes of the definitions that express it.
        defining: Provision to the boxes of the word that it defines.
        widenings: General rules that extend.
        cuts: Exemptions.
        known: Results that were worked out before, by what was asked.
        rules: The rules that apply to offences, as far as they were worked out.
        cutting: The exemptions that may cut a provision's offences, likewise.
    """

    kind: Literal["worst", "best", "full"]
    offences: tuple[LawBox, ...]
    measures: tuple[LawBox, ...]
    definitions: Mapping[str, tuple[LawBox, ...]]
    defining: Mapping[str, tuple[LawBox, ...]]
    widenings: tuple[Widening, ...]
    cuts: tuple[Cut, ...]
    known: dict[object, Region] = field(default_factory=dict, compare=False)
    rules: dict[object, Applying] = field(default_factory=dict, compare=False)
    cutting: dict[str, tuple[Cut, ...]] = field(default_factory=dict, compare=False)


class Answered(NamedTuple):
    """A law under answers: every box as it is when these readings are no longer open.

    Attributes:
        answers: The answers.
        loose: Bits of the open readings that have a worst answer and a best one: one that takes
            away whatever turns on them, and adds nothing, and the other way round. The others are
            tight: opposite answers give different things, and no single answer is the worst.
        turning: Answers to open readings under which less may be reached, as bits.
        speaking: Bits of the dimensions of another act to where offences, rules or exemptions
            restrict them; readings, and what general rules extend, aside.
        full: Everything.
        worst: What is left under the worst answers to loose readings.
        best: What is reached under some answer to loose readings.
    """

    answers: Answers
    loose: int
    turning: int
    speaking: Mapping[int, Region]
    full: View
    worst: View
    best: View


def excluded_answers(readings: int, boxes: Iterable[Box]) -> int:
    """Return the answers that some box excludes, as bits.

    Args:
        readings: Bits of the readings.
        boxes: The boxes.
    """
    bits = 0
    for box in boxes:
        bits |= readings & ~box
    return bits


def reading_fields(space: Space) -> int:
    """Return the bits of all readings of a space."""
    return space.fields(*(name for name in space.names if name[0] == READING))
