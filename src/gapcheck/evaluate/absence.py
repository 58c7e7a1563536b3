"""How the absence of a provision is evidenced: documented, complete, or only not found."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gapcheck.citation import WHOLE, pinpoint
from gapcheck.consolidate import Law, counts, in_force_on
from gapcheck.corpus import Corpus, Silent
from gapcheck.finding import Absence, Grade
from gapcheck.instrument import NationalInstrument
from gapcheck.judge.weigh import Weighed
from gapcheck.region import contains, disjoint
from gapcheck.scenario import Scenario
from gapcheck.space import Box
from gapcheck.vocabulary import Head
from gapcheck.words.cite import name_instrument, name_source

GRADES: tuple[Grade, ...] = ("not found", "complete", "documented")
"""Weakest first."""


TOLD = 8
"""Instruments with unread provisions that a sentence names at most."""


class Evidence(NamedTuple):
    """What evidences the absence of one box.

    Attributes:
        grade: How well.
        silences: Silences that contain the box, whatever the source spoke of.
        partly: Silences that contain part of it. They are told, and evidence nothing.
    """

    grade: Grade
    silences: tuple[Silent, ...]
    partly: tuple[Silent, ...] = ()


class _Ground(NamedTuple):
    """What was read on some subjects, and what was not.

    Attributes:
        on_subject: Instruments with a provision on a subject that was read.
        unread: Provisions that were not read and may bear on a subject, each with its instrument.
        complete: Whether every instrument is encoded whole on all subjects.
    """

    on_subject: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    complete: bool


class Absences:
    """How the absence of something from a law is evidenced.

    Args:
        law: The law that lacks it.
    """

    def __init__(self, law: Law) -> None:
        self._law = law
        self._nouns = tuple(_searched(law))
        self._older = tuple(older_laws(law.corpus, law.scenario))
        self._later = tuple(_later(law, self._nouns))
        self._silences = law.corpus.silences.get(law.scenario.country, ())
        self._known: dict[frozenset[str], _Ground] = {}

    def evidence(
        self, head: Head, concept: str | None, topics: frozenset[str], box: Box
    ) -> Evidence:
        """Return how the absence of one missing box is evidenced.

        Args:
            head: Kind of region.
            concept: For definitions, the concept.
            topics: Subjects on which unread provisions may bear.
            box: The box.
        """
        space = self._law.space
        meeting = [
            silent
            for silent in self._silences
            if silent.noun.kind == head
            and silent.noun.concept in (None, concept)
            and not disjoint(space, silent.boxes, (box,))
        ]
        silences = tuple(it for it in meeting if contains(space, it.boxes, (box,)))
        partly = tuple(it for it in meeting if it not in silences)
        return Evidence(self._grade(topics, silences), silences, partly)

    def _grade(self, topics: frozenset[str], silences: Sequence[Silent]) -> Grade:
        if self._older:
            # What was not encoded may have reached it; nobody read that law for this corpus.
            return "not found"
        ground = self._ground(topics)
        for silent in silences:
            read = set(silent.noun.instruments)
            if silent.noun.of == "law" and all(owner in read for owner, _ in ground.unread):
                return "documented"
        return "complete" if ground.complete and not ground.unread else "not found"

    def plainly_not_found(self, weighed: Weighed, topics: frozenset[str]) -> bool:
        """Whether all that is missing of a demand is only not found, whichever its boxes are.

        Args:
            weighed: The demand, weighed.
            topics: Subjects on which unread provisions may bear.
        """
        if self._grade(topics, ()) != "not found":
            return False
        asked = weighed.asked
        return not any(
            silent.noun.kind == asked.head
            and silent.noun.concept in (None, asked.concept)
            and self._grade(topics, (silent,)) == "documented"
            and not disjoint(self._law.space, silent.boxes, weighed.split.missing)
            for silent in self._silences
        )

    def of(
        self, evidence: Sequence[Evidence], topics: frozenset[str], *, presumed: bool = False
    ) -> Absence | None:
        """Return how the absence of all missing boxes is evidenced: as the weakest of them is.

        Args:
            evidence: What evidences the absence of each.
            topics: Subjects on which unread provisions may bear.
            presumed: Whether the verdict rests on an absence though nothing is missing (nobody is
                punished, or there is no offence to judge); it is told where an older law is not
                encoded.
        """
        if not evidence and not (presumed and self._older):
            return None
        grades: list[Grade] = [item.grade for item in evidence]
        grade = min(grades, key=GRADES.index) if grades else "not found"
        corpus, ground = self._law.corpus, self._ground(topics)
        whole = {silent.noun.id: silent for item in evidence for silent in item.silences}
        partly = {silent.noun.id: silent for item in evidence for silent in item.partly}
        said = {
            f"{name_source(corpus, cite)}{'' if name in whole else ', of part of it'}: "
            f"{silent.noun.says}"
            for name, silent in {**partly, **whole}.items()
            for cite in silent.noun.cite
        }
        return Absence(
            grade,
            searched=tuple(noun.instrument for noun in self._nouns),
            on_subject=ground.on_subject,
            unread=tuple(f"{owner}/{unit}" for owner, unit in ground.unread),
            said_by=tuple(sorted(said)),
            older=self._older,
            later=self._later,
        )

    def _ground(self, topics: frozenset[str]) -> _Ground:
        if topics not in self._known:
            nouns = self._nouns
            self._known[topics] = _Ground(
                tuple(noun.instrument for noun in nouns if _speaks_of(noun, topics)),
                tuple(_unread(self._law, topics)),
                bool(nouns) and all(_complete(self._law, noun, topics) for noun in nouns),
            )
        return self._known[topics]


def _searched(law: Law) -> Iterable[NationalInstrument]:
    """Yield the instruments of the scenario, except guidance: it creates no offence."""
    for key in law.instruments:
        noun = law.corpus.instruments[key][1]
        if noun.layer != "guidance":
            yield noun


def _speaks_of(noun: NationalInstrument, topics: frozenset[str]) -> bool:
    """Whether an instrument has a provision on a subject that was read."""
    return any(not item.unread and topics & set(item.topics) for item in noun.provisions)


def _unread(law: Law, topics: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Yield the unread provisions of the scenario's instruments that may bear on the topics."""
    for item in law.corpus.encoded.values():
        country, noun = law.corpus.instruments[item.instrument]
        if (
            item.noun.unread
            and country == law.scenario.country
            and counts(noun, law.scenario)
            and in_force_on(noun.in_force, law.scenario.as_of) != "no"
            and {*topics, "any"} & set(item.noun.topics)
        ):
            yield item.instrument, item.noun.id


def _complete(law: Law, noun: NationalInstrument, topics: frozenset[str]) -> bool:
    """Whether an instrument is encoded whole on all the topics, as of the scenario's day."""
    later = [act.from_ for act in noun.unread_acts if _before(act.from_, law.scenario.as_of)]
    for topic in topics:
        found = [item for item in noun.complete if topic in item.topics or "any" in item.topics]
        if not found:
            return False
        if any(
            item.as_of is not None and day and day > item.as_of for item in found for day in later
        ):
            return False
    return bool(topics)


def _before(day: datetime.date | None, on: datetime.date) -> bool:
    return day is not None and day <= on


def older_laws(corpus: Corpus, scenario: Scenario) -> Iterator[str]:
    """Yield the older laws, not encoded, that may have applied on a day before the encoded law.

    Args:
        corpus: The corpus.
        scenario: The scenario, for its day.
    """
    for country, noun in corpus.instruments.values():
        if country != scenario.country or noun.layer not in scenario.layers:
            continue
        starts = [noun.in_force, *(stage.in_force for stage in noun.stages)]
        if all(in_force_on(when, scenario.as_of) == "yes" for when in starts):
            continue
        for old in noun.repeals:
            if old.encoded is None:
                year = f" ({old.year})" if old.year else ""
                yield f"{old.title}{year}"


def _later(law: Law, nouns: Iterable[NationalInstrument]) -> Iterable[str]:
    """Yield the acts whose text was not obtained and that applied on the day."""
    for noun in nouns:
        for act in noun.unread_acts:
            if _before(act.from_, law.scenario.as_of):
                yield f"{noun.short}: {act.title} ({act.date})"


def name_unread(law: Law, absence: Absence) -> str:
    """Return the unread provisions as a phrase, by instrument: `TIPSE Law arts 38 and 52`."""
    units: dict[str, list[str]] = {}
    for name in absence.unread:
        owner, _, unit = name.partition("/")
        units.setdefault(owner, []).append(pinpoint(unit))
    told = [_units(name_instrument(law.corpus, owner), pins) for owner, pins in units.items()]
    if len(told) > TOLD:
        told = [*told[: TOLD - 1], f"and in {len(told) - TOLD + 1} more instruments"]
    return "; ".join(told)


def _units(instrument: str, pins: list[str]) -> str:
    """Return some unread provisions of one instrument, or the instrument if nothing was read."""
    if pins == [WHOLE]:
        return instrument
    if all(pin.startswith("art. ") for pin in pins):
        numbers = ", ".join(pin.removeprefix("art. ") for pin in pins)
        return f"{instrument} art{'s' if len(pins) > 1 else ''} {numbers}"
    return f"{instrument} ({', '.join(pins)})"
