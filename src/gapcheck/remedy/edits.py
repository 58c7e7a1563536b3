"""Edits that a drafter could make: a limiting element dropped, a value added, a number changed.

Head and object of a provision are never touched: that would make another provision of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from gapcheck.amend import limited_boxes
from gapcheck.amendment import Instruction, Redraft
from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, Encoded
from gapcheck.judge import Judged
from gapcheck.judge.extend import moved_dimensions
from gapcheck.judge.weigh import Weighed
from gapcheck.noun import DOUBTS
from gapcheck.part import Limit
from gapcheck.provision import NationalProvision, Penalty
from gapcheck.region import Region, intersection, project
from gapcheck.words.cite import spell_provisions
from gapcheck.words.phrase import Phraser

ACT = ("conduct", "object", "measure")
"""Dimensions of head and object."""
NEW = 3
"""Edits that a new provision counts."""


class Edit(NamedTuple):
    """A change that a drafter could make.

    Attributes:
        instructions: It, as an amendment says it.
        cost: Edits that it counts.
        provision: The provision that it changes, or brings.
        place: The provision, or the law into which it comes, in words.
        words: It in words, as a drafting instruction.
    """

    instructions: tuple[Instruction, ...]
    cost: int
    provision: str
    place: str
    words: str


def place_of(law: Law, provision: str) -> str:
    """Return a provision as a drafting instruction names it: `Article 41(1) of the TIPSE Law`."""
    text = spell_provisions(law.corpus, [provision])
    return text if text.startswith("Article") else f"{text[:1].lower()}{text[1:]}"


def edits_for(law: Law, judged: Judged, topic: str, phraser: Phraser) -> Iterator[Edit]:
    """Yield the edits that may fill what is missing of some demands, none of them twice.

    Only provisions on the subject are edited, general rules aside: a rule on labour contracts
    without its purpose might reach a case of trafficking, and no drafter would write that.

    Args:
        law: The law.
        judged: The demands, judged.
        topic: The topic of the check.
        phraser: The words.
    """
    seen: set[str] = set()
    for weighed in judged.weighed:
        left = project((*weighed.split.missing, *weighed.split.unclear), law.readings)
        if not left:
            continue
        for edit in (*_widening(law, weighed, left, topic, phraser), *_numbers(law, weighed)):
            key = repr(edit.instructions)
            if key not in seen:
                seen.add(key)
                yield edit


def _widening(
    law: Law, weighed: Weighed, left: Region, topic: str, phraser: Phraser
) -> Iterator[Edit]:
    """Yield what lifts or moves one limiting element of one provision."""
    asked = weighed.asked
    moved = set(moved_dimensions(law, asked.boxes)) if asked.head == "conduct" else set()
    for item in law.encoded.values():
        if law.corpus.instruments[item.instrument][1].layer == "guidance":
            continue
        if topic not in item.noun.topics and not (item.noun.extends or item.noun.exempts):
            continue
        for effect in _effects(law, item, asked, left, moved):
            for names in _elements(item.noun, effect):
                yield from _moves(law, item, effect, names, left, phraser)


def _effects(
    law: Law, item: Encoded, asked: Asked, left: Region, moved: set[str]
) -> Iterator[str]:
    """Yield the effects of a provision that may come to reach what is missing."""
    space, noun = law.space, item.noun
    act = space.fields(*(name for name in ACT if name in space.field))
    if asked.head == "term":
        if noun.expresses == asked.concept and noun.reaches:
            yield "reaches"
        return
    boxes = item.measures if asked.head == "measure" else item.offences
    # All but head and object set free, the provision has to meet what is missing.
    free = [box.bits | space.full & ~act for box in boxes]
    if asked.kind != "not-punish" and intersection(space, free, left):
        yield "provides" if asked.head == "measure" else "punishes"
        if noun.reaches and not noun.expresses:
            yield "reaches"
    if asked.kind == "not-punish" and noun.exempts:
        yield "exempts"
    if any(set(rule.with_) & moved for rule in noun.extends):
        yield "extends"


def _elements(noun: NationalProvision, effect: str) -> Iterator[tuple[str, ...]]:
    """Yield the limiting elements of an effect: keys of its boxes, those of one clause together.

    One clause of the text may be encoded in several dimensions, as "for the purpose of an act of
    paragraph 1" is in purpose and in the other act.
    """
    clauses: dict[tuple[str, str], dict[str, None]] = {}
    for box in limited_boxes(noun, effect):
        for key, value in box.items():
            if key in (*ACT, "act-of", "if", "words", "gloss", DOUBTS):
                continue
            clause = ("", key)
            if isinstance(value, dict):
                said = value.get("words") or value.get("gloss")
                clause = ("said", str(said)) if said else clause
            clauses.setdefault(clause, {})[key] = None
    for keys in clauses.values():
        yield tuple(keys)
    if effect == "extends":
        if any(rule.class_ for rule in noun.extends):
            yield ("class",)
        if any(rule.offences_of != ("any",) for rule in noun.extends):
            yield ("offences-of",)


def _moves(
    law: Law,
    item: Encoded,
    effect: str,
    names: tuple[str, ...],
    left: Region,
    phraser: Phraser,
) -> Iterator[Edit]:
    noun, full = item.noun, law.corpus.vocabulary.lexicons
    limits = [limit for name in names for limit in _limits(item, name)]
    where = place_of(law, item.id)
    if names in (("class",), ("offences-of",)):
        what = "any class of offence" if names == ("class",) else "any offence"
        one = _widen(item.id, names, "extends", to=("any",))
        yield Edit((one,), 1, item.id, where, f"In {where}, let the rule apply to {what}")
        return
    if len(names) == 1 and names[0] in full:
        added = _missing_values(law, item, effect, names[0], left)
        if added:
            phrase = phraser.stated(names[0], added)
            title = full[names[0]].title
            one = _widen(item.id, names, effect, add=added)
            said = f" beside {_quoted(limits)}" if limits else ""
            told = f"In {where}, add{said}: {phrase} ({title})"
            yield Edit((one,), 1, item.id, where, told)
    told = f"In {where}, lift {_named(limits, names, phraser)}"
    if effect == "exempts" or (effect == "extends" and names[0] in law.corpus.vocabulary.extended):
        if effect == "exempts":
            one = _widen(item.id, names, effect, to=("any",))
            yield Edit((one,), 1, item.id, where, told)
        return
    words = next((it.words for it in limits if it.words and it.of is None), None)
    redraft = None
    if words and noun.quote and noun.quote.count(words) == 1:
        redraft = Redraft(delete=words)
        kind = f" ({noun.quote_is})" if noun.quote_is and "translation" in noun.quote_is else ""
        told = f"In {where}, delete '{words}'{kind}"
    one = _widen(item.id, names, effect, to=("any",), words=redraft)
    yield Edit((one,), 1, item.id, where, told)


def _widen(provision: str, names: tuple[str, ...], effect: str, **more: Any) -> Instruction:
    found = {"widen": provision, "dimension": names, "in": effect}
    return Instruction.model_validate({**found, **more})


def _limits(item: Encoded, name: str) -> Sequence[Limit]:
    found = list(item.limits.get(name, ()))
    for key, limits in item.limits.items():
        if key.startswith(f"{name}."):
            found += limits
    return found


def _quoted(limits: Iterable[Limit]) -> str:
    for limit in limits:
        if limit.words:
            return f"'{limit.words}'"
        if limit.gloss:
            return f"what is reported as: {limit.gloss}"
    return ""


def _named(limits: Sequence[Limit], names: tuple[str, ...], phraser: Phraser) -> str:
    words = next((limit.words for limit in limits if limit.words), None)
    gloss = next((limit.gloss for limit in limits if limit.gloss), None)
    said = f" '{words}'" if words else f", as reported: {gloss}" if gloss else ""
    unknown = "" if any(limit.words for limit in limits) else "; its words are not known"
    title = " and ".join(phraser.title(name) for name in names)
    return f"the limit{said} ({title}{unknown})" if said else f"the limit on the {title}{unknown}"


def _missing_values(
    law: Law, item: Encoded, effect: str, name: str, left: Region
) -> tuple[str, ...]:
    """Return the values that a dimension lacks, if some are missing and not all others."""
    space, lexicon = law.space, law.corpus.vocabulary.lexicons[name]
    if name not in space.field:
        return ()
    have = 0
    if effect == "extends":
        for rule in item.widenings:
            if rule.fields & space.field[name]:
                have |= space.values(rule.added, name)
    else:
        boxes = {
            "punishes": item.offences,
            "provides": item.measures,
            "reaches": item.definition,
        }.get(effect, ())
        for box in boxes:
            if box.bits & law.readings == law.readings:
                have |= space.values(box.bits, name)
        if effect == "exempts":
            for cut in item.cuts:
                for bits in cut.boxes:
                    have |= space.values(bits, name)
    wanted = 0
    for bits in left:
        wanted |= space.values(bits, name)
    lacking = wanted & ~have
    if not lacking or not have or (have | wanted == lexicon.full and effect != "extends"):
        return ()
    return lexicon.names_of(lacking)


def _numbers(law: Law, weighed: Weighed) -> Iterator[Edit]:
    """Yield higher penalties for what would cover a case but for its penalty."""
    most: dict[str, tuple[str, str]] = {}
    for box, threshold in weighed.filtered:
        noun = law.encoded[box.provision].noun
        if threshold.attribute != "maximum-imprisonment" or noun.penalty is None:
            continue
        low = box.penalty.low if box.penalty else None
        least = f"{low}..".replace("None..", "") if low and low == int(low) else ""
        most[box.provision] = threshold.text, least
    for name, (number, least) in most.items():
        noun = law.encoded[name].noun
        years = number.partition(" ")[0]
        text = f"{least}{years} years" if least and least != f"{years}.." else f"up to {number}"
        penalty = Penalty.model_validate({"imprisonment": text})
        if noun.penalty is not None:
            penalty = noun.penalty.model_copy(update={"imprisonment": text, "inferred": None})
        one = Instruction(change=name, penalty=penalty)
        where = place_of(law, name)
        told = f"In {where}, raise the maximum imprisonment to {number}"
        yield Edit((one,), 1, name, where, told)
