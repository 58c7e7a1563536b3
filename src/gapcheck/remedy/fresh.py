"""A new provision that is what is missing: the remedy where no change of an old one is enough."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gapcheck.amendment import Instruction
from gapcheck.consolidate import Law
from gapcheck.corpus import Asked
from gapcheck.cover import cover, hull
from gapcheck.judge import Judged
from gapcheck.judge.extend import moved_dimensions
from gapcheck.judge.weigh import Weighed
from gapcheck.noun import Expression
from gapcheck.provision import Exemption, Extension, NationalProvision, Penalty
from gapcheck.region import Region, absorb, project
from gapcheck.remedy.edits import NEW, Edit, place_of
from gapcheck.space import Box
from gapcheck.vocabulary import NONE_SUCH
from gapcheck.words.cite import name_instrument
from gapcheck.words.phrase import Phraser

SAID = 3
"""Missing cases that the words of a new provision name."""
MOST = 6
"""Boxes of a new provision; where there would be more, the demand itself is its text."""


def fresh_provision(law: Law, judged: Judged, topic: str, told: str) -> Edit | None:
    """Return the provision that would reach what is missing; `None` if none can be written.

    Args:
        law: The law.
        judged: The demands, judged.
        topic: The topic of the check.
        told: What is demanded, in words.
    """
    lacking = [it for it in judged.weighed if it.split.missing or it.split.unclear]
    if not lacking:
        return None
    known = _defining(law, lacking[0].asked)
    if known is not None and len(lacking) == 1:
        return _wider_definition(law, lacking[0], known, told)
    instrument = _home(law, topic, lacking[0].asked)
    if instrument is None:
        return None
    unit = _free(law, instrument)
    update: dict[str, Any] = {"punishes": (), "provides": (), "extends": (), "exempts": ()}
    for weighed in lacking:
        field, value = _effect(law, weighed)
        if field is None:
            return None
        if field == "reaches":
            update["expresses"] = weighed.asked.concept
        update[field] = (*update.get(field, ()), *value)
    told = f"{told}{_namely(law, lacking)}"
    if update["punishes"]:
        # How it is punished is for the drafter to say.
        update["penalty"] = Penalty.model_validate({"imprisonment": "unknown"})
    noun = NationalProvision.model_validate({"id": unit, "topics": [topic]})
    noun = noun.model_copy(update={"heading": f"New: {told}", **update})
    one = Instruction(insert=instrument, provision=noun)
    kind = "exemption" if update["exempts"] else "rule" if update["extends"] else "provision"
    kind = "offence" if update["punishes"] else kind
    title = name_instrument(law.corpus, instrument)
    words = f"Into the {title}, insert a new {kind}: {told}"
    return Edit((one,), NEW, f"{instrument}/{unit}", f"the {title}", words)


def _namely(law: Law, lacking: Sequence[Weighed]) -> str:
    """Return which cases of what is demanded are missing, if not all of them are."""
    phraser, found = Phraser(law.corpus), []
    for weighed in lacking:
        # What a defined word reaches is said of its definition.
        names = (name for name in _defined(law, weighed) if name in law.space.field)
        free = law.readings | law.space.fields(*names)
        left = project((*weighed.split.missing, *weighed.split.unclear), free)
        whole = hull(project(weighed.demanded, free)) | free
        boxes = cover(law.space, absorb(left), free=law.corpus.impossible).boxes
        found += [phraser.behind(box, whole) for box in boxes]
    phrases = list(dict.fromkeys(phrase for phrase in found if phrase))
    if not phrases or len(phrases) < len(set(found)):
        return ""
    more = f"; and {len(phrases) - SAID} more" if len(phrases) > SAID else ""
    return f", namely {'; '.join(phrases[:SAID])}{more}"


def _defining(law: Law, asked: Asked) -> str | None:
    """Return the statute's definition of the concept that is asked for, if there is one."""
    for name, item in law.encoded.items():
        layer = law.corpus.instruments[item.instrument][1].layer
        if asked.head == "term" and item.noun.expresses == asked.concept and layer == "statute":
            return name
    return None


def _wider_definition(law: Law, weighed: Weighed, name: str, told: str) -> Edit | None:
    """Return a definition with what is missing added to it, so that all who use the word get it.

    A second definition of the word would leave the offences with the first.
    """
    _, boxes = _effect(law, weighed)
    if not boxes:
        return None
    one = Instruction.model_validate({"widen": name, "in": "reaches", "also": boxes})
    where = place_of(law, name)
    return Edit(
        (one,), NEW, name, where, f"In {where}, widen the definition by what it lacks of {told}"
    )


def _home(law: Law, topic: str, asked: Asked) -> str | None:
    """Return the statute that says most on a topic, and of those that say as much the first."""
    counts: dict[str, int] = {}
    for item in law.encoded.values():
        noun = law.corpus.instruments[item.instrument][1]
        own = {"term": item.definition, "measure": item.measures}.get(asked.head, item.offences)
        if noun.layer == "statute":
            counts.setdefault(item.instrument, 0)
            counts[item.instrument] += (topic in item.noun.topics) * (2 if own else 1)
    return max(counts, key=lambda name: counts[name]) if counts else None


def _free(law: Law, instrument: str) -> str:
    number = 1
    while f"{instrument}/new-{number}" in law.corpus.encoded:
        number += 1
    return f"new-{number}"


def _effect(law: Law, weighed: Weighed) -> tuple[str | None, tuple[Any, ...]]:
    """Return the effect that reaches what is missing: the field and its value."""
    asked = weighed.asked
    left = absorb(project((*weighed.split.missing, *weighed.split.unclear), law.readings))
    if asked.head == "conduct" and asked.kind != "not-punish":
        moved = moved_dimensions(law, left)
        if moved and asked.apart == "offence":
            return "extends", tuple(_rules(law, left, moved))
    boxes = tuple(_expressions(law, weighed, left))
    if not boxes:
        return None, ()
    if asked.kind == "not-punish":
        cut = Exemption.model_validate({"from": "any", "region": list(boxes)})
        return "exempts", (cut,)
    if asked.head == "term":
        return "reaches", boxes
    return ("provides" if asked.head == "measure" else "punishes"), boxes


def _rules(law: Law, left: Region, moved: Sequence[str]) -> Iterator[Extension]:
    """Yield general rules that extend every offence to what is missing."""
    space, vocabulary = law.space, law.corpus.vocabulary
    added: dict[str, list[str]] = {}
    for name in moved:
        mask = 0
        for box in left:
            mask |= space.values(box, name)
        mask &= ~vocabulary.base(name)
        if mask and name in vocabulary.lexicons:
            added[name] = list(vocabulary.lexicons[name].names_of(mask))
    yield Extension.model_validate({"offences-of": "any", "with": added})


def _expressions(law: Law, weighed: Weighed, left: Region) -> Iterator[Expression]:
    """Yield what is missing as boxes in the words of files."""
    vocabulary, space = law.corpus.vocabulary, law.space
    defined = _defined(law, weighed)
    if defined:
        # The thing is what the law's own word says it is, whatever that reaches.
        left = absorb(project(left, space.fields(*(n for n in defined if n in space.field))))
    found = cover(space, left, free=law.corpus.impossible).boxes
    if len(found) > MOST:
        found = absorb(project(weighed.demanded, law.readings))
        if defined:
            names = (n for n in defined if n in space.field)
            found = absorb(project(found, space.fields(*names)))
    for box in found:
        yield _expression(law, box, vocabulary.extended)


def _defined(law: Law, weighed: Weighed) -> frozenset[str]:
    concepts = law.corpus.vocabulary.concepts
    return frozenset(name for it in weighed.concepts for name in concepts[it].described_by)


def _expression(law: Law, box: Box, extended: Iterable[str]) -> Expression:
    """Return a box as a file writes it; other acts stand under their prefix."""
    space, vocabulary = law.space, law.corpus.vocabulary
    names = [name for name in vocabulary.lexicons if name in space.field]
    found: Expression = {}
    masks: Mapping[str, int] = {
        name: space.values(box, name) for name in space.smaller(box, space.fields(*names))
    }
    for name, mask in masks.items():
        lexicon = vocabulary.lexicons[name]
        copy = lexicon.copy
        if copy is None:
            if name in extended and mask == vocabulary.base(name):
                continue
            found[name] = _value(lexicon.names_of(mask))
            continue
        prefix, _, inner = name.partition(".")
        if mask == 1:
            found[prefix] = NONE_SUCH
        elif found.get(prefix) != NONE_SUCH and mask & ~1 != lexicon.full & ~1:
            words = [it for it in lexicon.names_of(mask & ~1) if it != NONE_SUCH]
            found.setdefault(prefix, {})[inner] = _value(tuple(words))
    return found


def _value(names: tuple[str, ...]) -> str | list[str]:
    return names[0] if len(names) == 1 else list(names)
