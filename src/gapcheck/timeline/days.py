"""The days on which a law may change, and what becomes of a provision on one of them."""

import datetime
from collections.abc import Iterator
from typing import Literal

from gapcheck.consolidate import Law, commencements, counts, in_force_on
from gapcheck.corpus import Corpus, Edition, Encoded
from gapcheck.part import READING
from gapcheck.provision import Commencement
from gapcheck.scenario import Scenario
from gapcheck.space import Box
from gapcheck.timeline.course import State


def days_of_change(corpus: Corpus, scenario: Scenario) -> tuple[datetime.date, ...]:
    """Return every day on which the law of a scenario may differ from that of the day before.

    Args:
        corpus: The corpus.
        scenario: The scenario; its own day does not matter.
    """
    found: set[datetime.date] = set()

    def note(*times: Commencement | None) -> None:
        for when in times:
            found.update(day for day in (when.earliest, when.latest) if day) if when else None

    editions: tuple[Corpus | Edition, ...] = (corpus, *corpus.editions.values())
    for edition in editions:
        for country, noun in edition.instruments.values():
            if country == scenario.country and counts(noun, scenario):
                note(noun.in_force, noun.until, *(stage.in_force for stage in noun.stages))
                for item in noun.provisions:
                    note(item.in_force, item.until)
    for name in scenario.amendments:
        note(*(when for _, when, _ in corpus.amendments[name].steps))
    return tuple(sorted(found))


def became_of(before: Law, after: Law, name: str) -> State | None:
    """Return what became of a provision from one law to the next; none for nothing."""
    old, new = (_applies(law, law.encoded.get(name)) for law in (before, after))
    if new == "no":
        return None if old == "no" else "no longer applies"
    if old == new:
        return "changes"
    if new == "perhaps":
        return "may apply"
    return "surely applies" if old == "perhaps" else "applies"


def _applies(law: Law, item: Encoded | None) -> Literal["yes", "perhaps", "no"]:
    """Return whether a provision applies, as far as its commencement is known."""
    if item is None:
        return "no"
    boxes = [*_boxes(item)]
    if not boxes:
        return _begun(law, item)
    found: Literal["yes", "perhaps"] = "yes"
    for box in boxes:
        for name in law.space.smaller(box, law.readings):
            question = law.corpus.questions[name[1:]]
            if question.rule != "commencement":
                continue
            answer = law.answers.get(question.id)
            if answer is None:
                found = "perhaps"
            elif (
                not box
                & law.space.pack({name: 1 << question.answers.index(answer)})
                & (law.space.field[READING + question.id])
            ):
                return "no"
    return found


def _begun(law: Law, item: Encoded) -> Literal["yes", "perhaps", "no"]:
    """Return whether a provision applies that reaches nothing by itself: a rule on classes."""
    if not (item.noun.classifies or item.noun.derives or item.noun.answers):
        return "no"  # it does nothing, or it is repealed
    noun = law.corpus.instruments[item.instrument][1]
    when, question = commencements(noun)[item.noun.id]
    if noun.layer == "draft" or in_force_on(when, law.scenario.as_of) == "yes":
        return "yes"
    answers: dict[str | None, Literal["yes", "perhaps", "no"]] = {"yes": "yes", "no": "no"}
    return answers.get(law.answers.get(question), "perhaps")


def _boxes(item: Encoded) -> Iterator[Box]:
    for found in (item.offences, item.measures, item.definition):
        yield from (box.bits for box in found)
    yield from (rule.within for rule in item.widenings)
    yield from (box for cut in item.cuts for box in cut.boxes)
