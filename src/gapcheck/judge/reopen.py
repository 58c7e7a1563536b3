"""Which answers a judgement may rest on: a quick test before it is made again without them."""

from collections.abc import Iterator
from typing import NamedTuple

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Cut, LawBox, Widening
from gapcheck.judge.change import Change
from gapcheck.judge.extend import in_scope, moved_dimensions
from gapcheck.judge.weigh import Weighed
from gapcheck.part import READING
from gapcheck.region import Region, contains, meeting
from gapcheck.vocabulary import Head


class Turning(NamedTuple):
    """What of a law turns on one reading that has an answer.

    Attributes:
        change: To the law with the answer set aside.
        field: Bits of the reading.
        provisions: Provisions whose offences, measures or definitions turn on it.
        definitions: Those whose definitions do.
        excluded: For each head, the boxes that the answer leaves out, or that use a definition
            which turns on it; extended dimensions and readings unrestricted.
        widenings: General rules that turn on it.
        cuts: Exemptions that turn on it.
        attribute: Whether it asks for an attribute of an offence, which no text says.
    """

    change: Change
    field: int
    provisions: frozenset[str]
    definitions: frozenset[str]
    excluded: dict[Head, Region]
    widenings: tuple[Widening, ...]
    cuts: tuple[Cut, ...]
    attribute: bool


def may_rest_on(law: Law, weighed: Weighed, turning: Turning) -> bool:
    """Whether setting an answer aside may change what is surely missing or surely covered.

    Conservative: `False` only if nothing that turns on the reading is needed for what is covered,
    and nothing that the answer excludes meets what is missing. What the demand was clipped to is
    left out: what turns on it is said by the check of the definition, or of the offence, itself.

    Args:
        law: The law.
        weighed: The demand, weighed.
        turning: What turns on the reading.
    """
    field = turning.field
    if any(box & field != field for box in weighed.asked.boxes):
        return True
    if turning.attribute and weighed.asked.head == "conduct":
        return True
    punished = weighed.asked.kind == "not-punish"
    split = weighed.split
    reached, unreached = (
        (split.missing, split.covered) if punished else (split.covered, split.missing)
    )
    return _may_lose(law, weighed, turning, reached) or _may_gain(law, weighed, turning, unreached)


def _may_lose(law: Law, weighed: Weighed, turning: Turning, reached: Region) -> bool:
    """Whether something covered needs what turns on the reading."""
    needed = _needed(weighed, turning)
    kept = []
    for item in weighed.met:
        if item.provision in needed or not needed.isdisjoint(item.by):
            continue
        if not turning.cuts or not _may_be_cut(law, turning, item):
            kept.append(item.bits)
    return len(kept) < len(weighed.met) and not contains(law.space, kept, reached)


def _needed(weighed: Weighed, turning: Turning) -> frozenset[str]:
    """Return the provisions without which a demand may lose something."""
    rules = frozenset(rule.provision for rule in turning.widenings)
    if weighed.asked.apart == "offence":
        return rules
    return rules | (turning.provisions - turning.definitions) | _unclipped(weighed, turning)


def _unclipped(weighed: Weighed, turning: Turning) -> frozenset[str]:
    return frozenset() if weighed.concepts else turning.definitions


def _may_be_cut(law: Law, turning: Turning, item: LawBox) -> bool:
    """Whether an exemption that turns on the reading takes something out of a box."""
    return any(
        in_scope(cut.scope, frozenset(), item.provision)
        and bool(meeting(law.space, (box | law.readings for box in cut.boxes), (item.bits,)))
        for cut in turning.cuts
    )


def _may_gain(law: Law, weighed: Weighed, turning: Turning, unreached: Region) -> bool:
    """Whether what the answer excludes, or exempts, meets something missing."""
    if not unreached:
        return False
    if weighed.asked.apart != "offence" and meeting(
        law.space, turning.excluded[weighed.asked.head], unreached
    ):
        return True
    conduct = weighed.asked.head == "conduct"
    exempted = [box | law.readings for cut in turning.cuts for box in cut.boxes]
    if conduct and meeting(law.space, exempted, unreached):
        return True
    moved = law.space.fields(*moved_dimensions(law, unreached))
    answer = law.answered.answers.box & turning.field
    return any(rule.fields & moved and not rule.within & answer for rule in turning.widenings)


def turning_on(law: Law) -> Iterator[tuple[str, Turning]]:
    """Yield each reading that has an answer, with what of the law turns on it."""
    for name in law.answers:
        field = law.space.field[READING + name]
        answer = law.answered.answers.box & field
        attribute = law.corpus.questions[name].rule == "attribute"
        yield name, _turning(law, Change(law, law.reopened(name)), field, answer, attribute)


def _turning(law: Law, change: Change, field: int, answer: int, attribute: bool) -> Turning:
    freed = law.space.fields(*law.corpus.vocabulary.extended) | law.readings
    definitions = frozenset(
        item.id
        for item in law.encoded.values()
        if law.memory.fields(item) & field
        and any(box.bits & field != field for box in item.definition)
    )
    provisions = set(definitions)
    excluded: dict[Head, list[int]] = {"conduct": [], "measure": [], "term": []}
    widenings: list[Widening] = []
    cuts: list[Cut] = []
    for item in law.encoded.values():
        if not law.memory.fields(item) & field and not item.uses(definitions):
            continue
        groups: dict[Head, tuple[LawBox, ...]] = {
            "conduct": item.offences,
            "measure": item.measures,
            "term": item.definition,
        }
        for head, boxes in groups.items():
            for box in boxes:
                if box.bits & field != field:
                    provisions.add(item.id)
                if not box.bits & answer or box.uses & definitions:
                    excluded[head].append(box.bits | freed)
        widenings += [rule for rule in item.widenings if rule.within & field != field]
        cuts += [cut for cut in item.cuts if any(box & field != field for box in cut.boxes)]
    return Turning(
        change,
        field,
        frozenset(provisions),
        definitions,
        {head: tuple(dict.fromkeys(boxes)) for head, boxes in excluded.items()},
        tuple(widenings),
        tuple(cuts),
        attribute,
    )
