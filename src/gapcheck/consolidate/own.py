"""What one provision reaches under answers to readings, remembered from law to law.

Laws that answer the readings of a provision alike share what is worked out for it, so setting one
answer aside costs no more than the provisions that turn on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gapcheck.consolidate.view import Answers, excluded_answers, reading_fields
from gapcheck.corpus import CLASS_QUESTION, Corpus, Cut, Encoded, LawBox, Widening
from gapcheck.part import READING
from gapcheck.region import Region, absorb, joined
from gapcheck.space import Box, Space


class Own(NamedTuple):
    """A provision under answers.

    Attributes:
        item: The provision.
        offences: What it punishes.
        measures: What it provides.
        definition: What the word that it defines reaches.
        widenings: General rules that it states.
        cuts: Exemptions that it states.
        turning: Answers to open readings under which less may be reached, as bits.
        choices: Bits of an open reading, with the answers under which a box or a rule of it holds,
            or an exemption does not.
        excluded: Answers to open readings that something of it excludes, as bits.
        speaking: For each other act, where its offences, rules or exemptions restrict it:
            readings, and what general rules extend, aside.
    """

    item: Encoded
    offences: tuple[LawBox, ...]
    measures: tuple[LawBox, ...]
    definition: tuple[LawBox, ...]
    widenings: tuple[Widening, ...]
    cuts: tuple[Cut, ...]
    turning: int
    choices: frozenset[tuple[int, int]]
    excluded: int
    speaking: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What provisions reach under the answers that were asked for.

    Args:
        space: The space of the corpus.
        readings: Bits of all readings.
        classes: Bits of those that ask for the class of an offence.
        extended: Bits of the dimensions that general rules extend.
        others: Bits of the dimensions of each other act.
    """

    space: Space
    readings: int
    classes: int
    extended: int
    others: tuple[int, ...]
    _given: dict[tuple[tuple[str, str], ...], Answers] = field(default_factory=dict)
    _turning: dict[int, tuple[Encoded, int]] = field(default_factory=dict)
    _known: dict[tuple[str, int, int], Own] = field(default_factory=dict)

    @classmethod
    def of(cls, corpus: Corpus) -> "Memory":
        """Return a memory that knows nothing yet."""
        others = tuple(other.fields for other in corpus.elsewhere)
        extended = corpus.space.fields(*corpus.vocabulary.extended)
        space = corpus.space
        named = (name for name in space.names if name[0] == READING)
        classes = space.fields(*(name for name in named if name.endswith(CLASS_QUESTION)))
        return cls(space, reading_fields(space), classes, extended, others)

    def given(self, corpus: Corpus, answers: Mapping[str, str]) -> Answers:
        """Return answers to readings as a slice of the space."""
        key = tuple(answers.items())
        if key not in self._given:
            masks = {
                READING + name: 1 << corpus.questions[name].answers.index(answer)
                for name, answer in key
            }
            self._given[key] = Answers(self.space.pack(masks), self.space.fields(*masks))
        return self._given[key]

    def under(self, item: Encoded, given: Answers) -> Own:
        """Return a provision under answers."""
        fields = self.fields(item)
        box = given.box | self.space.full ^ fields
        key = ("full", id(item), box)
        if key not in self._known:
            self._known[key] = self._under(item, Answers(box, given.fields & fields))
        return self._known[key]

    def worst(self, own: Own, loose: int) -> Own:
        """Return what is left of a provision under the worst answers to loose readings."""
        return self._at("worst", own, loose)

    def best(self, own: Own, loose: int) -> Own:
        """Return what a provision reaches under some answer to loose readings."""
        return self._at("best", own, loose)

    def _at(self, kind: str, own: Own, loose: int) -> Own:
        turning = loose & own.excluded
        if not turning:
            return own
        key = (kind, id(own), turning)
        if key not in self._known:
            find = _worst if kind == "worst" else _best
            self._known[key] = find(self.space, own, turning)
        return self._known[key]

    def fields(self, item: Encoded) -> int:
        """Return the bits of the readings on which something of a provision is restricted."""
        # The provision is kept beside what is known of it, so that its identity stays its own.
        if id(item) not in self._turning:
            self._turning[id(item)] = item, self._fields(item)
        return self._turning[id(item)][1]

    def _fields(self, item: Encoded) -> int:
        bits = excluded_answers(self.readings, _bits(item))
        bits |= excluded_answers(self.readings, (box for cut in item.cuts for box in cut.boxes))
        fields = (self.space.field[name] for name in self.space.smaller(~bits, self.readings))
        whole = 0
        for found in fields:
            whole |= found
        return whole

    def _restricted(self, boxes: Iterable[Box]) -> int:
        """Return the answers that boxes need, of the readings on which they are restricted."""
        space, bits = self.space, 0
        for box in boxes:
            bits |= box & space.fields(*space.smaller(box & self.readings, self.readings))
        return bits

    def _under(self, item: Encoded, given: Answers) -> Own:
        space, readings = self.space, self.readings

        def under(boxes: Iterable[LawBox]) -> tuple[LawBox, ...]:
            found = []
            for box in boxes:
                bits = given.apply(space, box.bits)
                if bits is not None:
                    found.append(box if bits == box.bits else box.at(bits))
            return tuple(found)

        left = Own(
            item,
            under(item.offences),
            under(item.measures),
            under(item.definition),
            tuple(
                rule._replace(within=within)
                for rule in item.widenings
                if (within := given.apply(space, rule.within)) is not None
            ),
            tuple(
                cut._replace(boxes=boxes)
                for cut in item.cuts
                if (boxes := _applied(space, given, cut.boxes))
            ),
            0,
            frozenset(),
            0,
            (),
        )
        cut = [box for cut in left.cuts for box in cut.boxes]
        bits = [box.bits for box in left.offences] + [rule.within for rule in left.widenings]
        freed = readings | self.extended
        return left._replace(
            turning=excluded_answers(readings, _bits(left)) | self._restricted(cut),
            choices=frozenset(
                (field, (box ^ without) & field)
                for boxes, without in ((_bits(left), 0), (cut, readings))
                for box in {box & readings for box in boxes}
                for field in map(space.field.__getitem__, space.smaller(box, readings))
            ),
            excluded=excluded_answers(readings, (*_bits(left), *cut)),
            speaking=tuple(
                joined(space, (box | freed for box in (*bits, *cut) if box & other != other))
                for other in self.others
            ),
        )


def _bits(found: Encoded | Own) -> list[Box]:
    """Return the boxes of a provision and the limits of its rules."""
    boxes = (*found.offences, *found.measures, *found.definition)
    return [*(box.bits for box in boxes), *(rule.within for rule in found.widenings)]


def _applied(space: Space, answers: Answers, boxes: Iterable[Box]) -> Region:
    return tuple(left for box in boxes if (left := answers.apply(space, box)) is not None)


def _worst(_space: Space, own: Own, loose: int) -> Own:
    """Return what is left of a provision under the worst answers to loose readings."""

    def kept(boxes: Iterable[LawBox]) -> tuple[LawBox, ...]:
        return tuple(box for box in boxes if box.bits & loose == loose)

    return own._replace(
        offences=kept(own.offences),
        measures=kept(own.measures),
        definition=kept(own.definition),
        widenings=tuple(rule for rule in own.widenings if rule.within & loose == loose),
        cuts=tuple(
            cut._replace(boxes=absorb(box | loose for box in cut.boxes)) for cut in own.cuts
        ),
    )


def _best(space: Space, own: Own, loose: int) -> Own:
    """Return what a provision reaches under some answer to loose readings."""
    return own._replace(
        offences=_widest(space, own.offences, loose),
        measures=_widest(space, own.measures, loose),
        definition=_widest(space, own.definition, loose),
        widenings=tuple(
            dict.fromkeys(rule._replace(within=rule.within | loose) for rule in own.widenings)
        ),
        cuts=tuple(
            cut._replace(boxes=boxes)
            for cut in own.cuts
            if (boxes := tuple(box for box in cut.boxes if box & loose == loose))
        ),
    )


def _widest(space: Space, boxes: Sequence[LawBox], loose: int) -> tuple[LawBox, ...]:
    """Return the boxes of one provision freed of loose readings, joined."""
    if all(box.bits & loose == loose for box in boxes):
        return tuple(boxes)
    alike: dict[tuple[object, ...], tuple[LawBox, list[Box]]] = {}
    for box in boxes:
        penalty = box.penalty.text if box.penalty else ""
        key = (box.uses, box.stated, penalty, box.fine_only)
        alike.setdefault(key, (box, []))[1].append(box.bits | loose)
    return tuple(model.at(bits) for model, many in alike.values() for bits in joined(space, many))
