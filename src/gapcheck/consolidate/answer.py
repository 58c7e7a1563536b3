"""Provisions under answers to readings, once for a law and its answers.

Some readings have a worst answer: deciding by worst and best answers is fast, and agrees with the
projections over all answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from gapcheck.consolidate.view import Answered, Answers, View, reading_fields
from gapcheck.corpus import CLASS_QUESTION, Corpus, Encoded, LawBox
from gapcheck.part import READING
from gapcheck.region import Region, absorb, joined
from gapcheck.space import Box, Space


def answer_law(
    corpus: Corpus, encoded: Mapping[str, Encoded], answers: Mapping[str, str]
) -> Answered:
    """Return the provisions of a law under answers to readings.

    Args:
        corpus: The corpus.
        encoded: The provisions that apply.
        answers: Reading to answer; the other readings stay open.
    """
    space = corpus.space
    masks = {
        READING + key: 1 << corpus.questions[key].answers.index(answer)
        for key, answer in answers.items()
    }
    given = Answers(space.pack(masks), space.fields(*masks))
    readings = reading_fields(space)
    full = _full_view(space, encoded, given)
    loose = _loose(space, readings, full)
    turning = 0
    for box in full.offences:
        turning |= readings & ~box.bits
    speaking = {
        other.fields: tuple(
            box for box in full.offences if box.bits & other.fields != other.fields
        )
        for other in corpus.elsewhere
    }
    worst, best = _worst_view(full, loose), _best_view(space, encoded, full, loose)
    return Answered(given, loose, turning, speaking, full, worst, best)


def _full_view(space: Space, encoded: Mapping[str, Encoded], given: Answers) -> View:
    """Return everything that a law reaches, under some answers."""

    def under(boxes: Iterable[LawBox]) -> tuple[LawBox, ...]:
        found = []
        for box in boxes:
            bits = given.apply(space, box.bits)
            if bits is not None:
                found.append(box if bits == box.bits else replace(box, bits=bits))
        return tuple(found)

    items = encoded.values()
    defining = {item.id: under(item.definition) for item in items if item.definition}
    return View(
        "full",
        offences=tuple(box for item in items for box in under(item.offences)),
        measures=tuple(box for item in items for box in under(item.measures)),
        definitions=_by_concept(encoded, defining),
        defining=defining,
        widenings=tuple(
            replace(rule, within=within)
            for item in items
            for rule in item.widenings
            if (within := given.apply(space, rule.within)) is not None
        ),
        cuts=tuple(
            replace(cut, boxes=boxes)
            for item in items
            for cut in item.cuts
            if (boxes := _under(space, given, cut.boxes))
        ),
    )


def _by_concept(
    encoded: Mapping[str, Encoded], defining: Mapping[str, tuple[LawBox, ...]]
) -> dict[str, tuple[LawBox, ...]]:
    found: dict[str, tuple[LawBox, ...]] = {}
    for item in encoded.values():
        concept = item.noun.expresses
        if concept:
            found[concept] = found.get(concept, ()) + defining.get(item.id, ())
    return found


def _loose(space: Space, readings: int, full: View) -> int:
    """Return the bits of the readings that have a worst answer.

    An answer is worst if every box that is restricted on the reading excludes it, and every
    exemption that is restricted on it includes it. The class of an offence whose penalty is not
    known is never loose, since general rules for different classes give different things.
    """
    boxes = [box.bits for box in (*full.offences, *full.measures)]
    boxes += [box.bits for found in full.defining.values() for box in found]
    boxes += [rule.within for rule in full.widenings]
    boxes = list({box & readings for box in boxes} - {readings})
    cuts = list({box & readings for cut in full.cuts for box in cut.boxes} - {readings})
    loose = 0
    for name in space.names:
        if name[0] != READING:
            continue
        bits = space.field[name]
        allowed = 0
        for box in boxes:
            if box & bits != bits:
                allowed |= box & bits
        for box in cuts:
            if box & bits != bits:
                allowed |= bits & ~box
        if allowed != bits and not name.endswith(CLASS_QUESTION):
            loose |= bits
    return loose


def _worst_view(full: View, loose: int) -> View:
    """Return what is left under the worst answers to loose readings."""

    def kept(boxes: Iterable[LawBox]) -> tuple[LawBox, ...]:
        return tuple(box for box in boxes if box.bits & loose == loose)

    return View(
        "worst",
        offences=kept(full.offences),
        measures=kept(full.measures),
        definitions={key: kept(boxes) for key, boxes in full.definitions.items()},
        defining={key: kept(boxes) for key, boxes in full.defining.items()},
        widenings=tuple(rule for rule in full.widenings if rule.within & loose == loose),
        cuts=tuple(
            replace(cut, boxes=absorb(box | loose for box in cut.boxes)) for cut in full.cuts
        ),
    )


def _best_view(space: Space, encoded: Mapping[str, Encoded], full: View, loose: int) -> View:
    """Return what is reached under some answer to loose readings."""
    defining = {key: _widest(space, boxes, loose) for key, boxes in full.defining.items()}
    return View(
        "best",
        offences=_widest(space, full.offences, loose),
        measures=_widest(space, full.measures, loose),
        definitions=_by_concept(encoded, defining),
        defining=defining,
        widenings=tuple(
            dict.fromkeys(replace(rule, within=rule.within | loose) for rule in full.widenings)
        ),
        cuts=tuple(
            replace(cut, boxes=boxes)
            for cut in full.cuts
            if (boxes := tuple(box for box in cut.boxes if box & loose == loose))
        ),
    )


def _widest(space: Space, boxes: Sequence[LawBox], loose: int) -> tuple[LawBox, ...]:
    """Return boxes freed of loose readings, those of one provision joined."""
    found: list[LawBox] = []
    for _, group in groupby(boxes, key=lambda box: box.provision):
        own = list(group)
        if all(box.bits & loose == loose for box in own):
            found.extend(own)
            continue
        alike: dict[tuple[object, ...], tuple[LawBox, list[Box]]] = {}
        for box in own:
            penalty = box.penalty.text if box.penalty else ""
            key = (box.uses, box.stated, penalty, box.fine_only)
            alike.setdefault(key, (box, []))[1].append(box.bits | loose)
        found.extend(
            model.at(bits) for model, many in alike.values() for bits in joined(space, many)
        )
    return tuple(found)


def _under(space: Space, answers: Answers, boxes: Iterable[Box]) -> Region:
    return tuple(left for box in boxes if (left := answers.apply(space, box)) is not None)
