"""What general rules make of one provision: attempt, roles, legal persons, links, computed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gapcheck.consolidate import Law
from gapcheck.consolidate.law import open_questions
from gapcheck.corpus import Asked
from gapcheck.cover import witness
from gapcheck.describe.row import Row
from gapcheck.judge.alone import Alone
from gapcheck.judge.weigh import Weighed, arguable_boxes, weigh_demand
from gapcheck.region import Region, absorb
from gapcheck.space import Box
from gapcheck.words.cite import name_place, name_provision
from gapcheck.words.phrase import Phraser, listed


def rule_rows(law: Law, provision: str, phraser: Phraser) -> Iterator[Row]:
    """Yield for each value that general rules may add how far they reach this offence.

    Each is worked out as a demand on this provision alone: its own offence at another stage, in
    another role, by another offender, with another link to the State. What such a rule asks for
    besides (that the act is a crime abroad too, that someone complains) has a row of its own.

    Args:
        law: The law.
        provision: A provision that punishes something.
        phraser: The words.
    """
    moved = _Moved(_alone(law, provision), phraser)
    for name in law.corpus.vocabulary.extended:
        lexicon = law.corpus.vocabulary.lexicons[name]
        if lexicon.dimension.kind == "interval":
            continue
        beyond: list[str] = []
        for number in range(lexicon.size):
            if law.corpus.vocabulary.base(name) >> number & 1:
                continue
            value = phraser.dimension(name, 1 << number)
            weighed = moved.weighed(name, number)
            if weighed.split.verdict in ("gap", "not-applicable"):
                beyond.append(value)
                continue
            yield Row(lexicon.title, f"{value}: {moved.reached(weighed)}")
            for title, text in moved.needed(weighed):
                yield Row(title, f"{value}: {text}")
        if beyond:
            yield Row(lexicon.title, f"not {listed(beyond)}")


def _alone(law: Law, provision: str) -> Law:
    """Return the law with no other offence than that of one provision.

    An offence that turns on a reading whole is taken as it stands under the answer that makes it
    one: general rules fare with it as with any other.
    """
    alone = Alone(law).of(law.encoded[provision], "criminalise")
    if alone.answered.worst.offences:
        return alone
    kept = alone.encoded[provision]
    boxes = tuple(box.at(box.bits | law.readings) for box in kept.offences)
    return replace(alone, encoded={**alone.encoded, provision: replace(kept, offences=boxes)})


class _Moved(NamedTuple):
    """A law with one offence, which is moved off its base values."""

    law: Law
    phraser: Phraser

    def weighed(self, name: str, number: int) -> Weighed:
        """Return the offence with one value of an extended dimension, weighed."""
        space = self.law.space
        field, value = space.field[name], space.pack({name: 1 << number})
        own = absorb(box.bits for box in self.law.answered.worst.offences)
        return self._weigh(tuple((box & ~field) | (value & field) for box in own))

    def reached(self, weighed: Weighed) -> str:
        """Return by which rules it is reached, and what it depends on."""
        rules = dict.fromkeys(
            name
            for item in (*weighed.met, *arguable_boxes(self.law, weighed))
            for name in item.by
            if self.law.encoded[name].widenings
        )
        by = listed([name_provision(self.law.corpus, name) for name in rules], "and")
        if weighed.split.verdict == "unclear" and not weighed.split.covered:
            return f"unclear, by {by}: {'; '.join(self._questions(weighed))}"
        return f"by {by}" if by else "yes"

    def needed(self, weighed: Weighed) -> Iterator[tuple[str, str]]:
        """Yield what rules ask for besides, one dimension after another."""
        space, lexicons = self.law.space, self.law.corpus.vocabulary.lexicons
        if not weighed.split.covered:
            return
        case = witness(space, weighed.split.covered) | self.law.readings
        for name in self._limited():
            field, lexicon = space.field[name], lexicons[name]
            open_, missing = [], []
            for number in range(lexicon.size):
                box = (case & ~field) | (space.pack({name: 1 << number}) & field)
                other = self._weigh((box,))
                if other.split.unclear:
                    open_.append((number, other))
                elif other.split.missing:
                    missing.append(self.phraser.dimension(name, 1 << number))
            for number, other in open_:
                value = self.phraser.dimension(name, 1 << number)
                yield lexicon.title, f"unclear {value}: {'; '.join(self._questions(other))}"
            if missing:
                yield lexicon.title, f"not {listed(missing)}"

    def _weigh(self, boxes: Region) -> Weighed:
        asked = Asked("criminalise", "conduct", boxes, boxes, ())
        return weigh_demand(self.law, asked)

    def _limited(self) -> list[str]:
        """Return the dimensions in which some general rule is limited."""
        space = self.law.space
        limited = 0
        for item in self.law.encoded.values():
            for rule in item.widenings:
                limited |= space.full & ~rule.within & ~self.law.readings
        return [name for name in space.names if limited & space.field[name]]

    def _questions(self, weighed: Weighed) -> list[str]:
        """Return the questions on which something unclear turns, with who holds what."""
        law = self.law
        others: Box = law.space.full & ~law.readings
        found = {}
        for bits in absorb(item.bits | others for item in arguable_boxes(law, weighed)):
            for question, _ in open_questions(law, bits):
                held = "; ".join(
                    f"{name_place(law.corpus, view.by, view.at)}: {view.answer}"
                    for view in question.reading.held
                )
                held = f" Held: {held}." if held else ""
                found[question.id] = f"{question.reading.question}{held} [{question.id}]"
        return list(found.values())
