"""Which words of which provision stop short of a missing case, and what comes nearest to it."""

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.consolidate import Law
from gapcheck.corpus import Encoded, LawBox, Threshold
from gapcheck.cover import hull
from gapcheck.finding import Blocking
from gapcheck.judge.define import multiplied
from gapcheck.judge.extend import moved_dimensions
from gapcheck.judge.reach import reach
from gapcheck.judge.weigh import Weighed
from gapcheck.part import Limit
from gapcheck.space import Box
from gapcheck.vocabulary import Head
from gapcheck.words.cite import name_provision, name_source
from gapcheck.words.phrase import Phraser

MOST = 6
"""Blocking elements that a finding names at most."""

ACT = frozenset({"conduct", "object", "measure"})
"""Dimensions that make another act of it: their difference is no limit but another subject."""


def blocking_of(
    law: Law, weighed: Weighed, missing: Sequence[Box], phraser: Phraser
) -> tuple[Blocking, ...]:
    """Return the elements that stop provisions short of the missing boxes, nearest first.

    Args:
        law: The law.
        weighed: The demand, weighed.
        missing: Maximal missing boxes.
        phraser: For what the provision does reach.
    """
    found: dict[tuple[str, str], Blocking] = {}
    for item, threshold in weighed.filtered:
        if any(not law.space.is_empty(item.bits & box) for box in missing):
            blocked = _condition(law, item, threshold)
            found.setdefault((blocked.provision, blocked.dimension), blocked)
    for box in missing:
        for item, names in _closest(law, weighed, box):
            for name in names:
                if not _only_some(law, item, name):
                    blocked = element_of(law, item, name, phraser)
                    if not surely_the_act(law, item.provision, weighed.asked.head, box):
                        blocked = blocked._replace(arguable=True)
                    found.setdefault((blocked.provision, blocked.dimension), blocked)
    # A limit that is said of one value of another dimension says that value, too: rape, abuse.
    lexicons = law.corpus.vocabulary.lexicons
    for provision, name in list(found):
        for other in lexicons[name].dimension.said_of if name in lexicons else ():
            found.pop((provision, other), None)
    # What the text itself says comes before what is only told of it.
    return tuple(sorted(found.values(), key=lambda item: item.words is None))[:MOST]


def _only_some(law: Law, item: LawBox, name: str) -> bool:
    """Whether a box says of another act only that there is one: another dimension says more."""
    lexicon = law.corpus.vocabulary.lexicons[name]
    values = law.space.values(item.bits, name)
    return lexicon.copy is not None and values == lexicon.full & ~1


def surely_the_act(law: Law, provision: str, head: Head, box: Box) -> bool:
    """Whether a provision reaches the act, or the measure, of a box under every answer."""
    if head == "term":
        return True
    act = [law.space.field[name] for name in sorted(ACT) if name in law.space]
    worst = law.answered.worst
    return any(
        other.provision == provision
        and other.bits & law.readings == law.readings
        and all(other.bits & box & field for field in act)
        for other in (worst.offences if head == "conduct" else worst.measures)
    )


def boxes_of(law: Law, head: Head, concept: str | None) -> Iterable[LawBox]:
    """Return what the law reaches under the best answers, before general rules."""
    # What is sure comes first, so that a limit is told by what the words surely reach.
    worst, best = law.answered.worst, law.answered.best
    if head == "term":
        name = concept or ""
        return (*worst.definitions.get(name, ()), *best.definitions.get(name, ()))
    if head == "measure":
        return (*worst.measures, *best.measures)
    return (*worst.offences, *best.offences)


def _closest(law: Law, weighed: Weighed, missing: Box) -> Iterator[tuple[LawBox, tuple[str, ...]]]:
    """Yield the boxes that differ from a missing box in the fewest elements, and in which."""
    fewest = shortfalls(law, weighed, missing)
    least = min((len(names) for _, names in fewest), default=0)
    for item, names in fewest:
        if len(names) == least:
            yield item, names


def shortfalls(law: Law, weighed: Weighed, missing: Box) -> list[tuple[LawBox, tuple[str, ...]]]:
    """Return for each provision on the same act how it falls short of a missing box.

    Boxes that differ in the act itself are left out: what they lack is not a limit.

    Returns:
        One box of each provision, with the dimensions in which it has nothing in common with the
        missing box; in the order of the law.
    """
    space, asked = law.space, weighed.asked
    act = space.guards_of(*(name for name in sorted(ACT) if name in space))
    if asked.some:  # one demanded value is enough, but a value that is not demanded is none
        missing &= hull(asked.boxes) | (space.full & ~asked.some)
    fewest: dict[str, tuple[LawBox, tuple[str, ...]]] = {}
    for item in _near(law, weighed, missing):
        if ((item.bits & missing) + space.low) & act != act:
            continue
        names = tuple(apart(law, item, missing))
        if not names:
            names, item = _defined_apart(law, item, missing)
        if not names or _unruled(law, item, names):
            continue
        known = fewest.get(item.provision)
        if known is None or len(names) < len(known[1]):
            fewest[item.provision] = item, names
    return list(fewest.values())


def _near(law: Law, weighed: Weighed, missing: Box) -> Iterable[LawBox]:
    """Return the boxes that may come near a missing box, general rules applied if it needs any.

    For what a rule would have to reach, the limits that rules carry are set aside, so that the
    limit which blocks can be named.
    """
    boxes = boxes_of(law, weighed.asked.head, weighed.asked.concept)
    if weighed.asked.head != "conduct" or not moved_dimensions(law, [missing]):
        return boxes
    view = law.answered.best
    limited = 0
    for rule in view.widenings:
        limited |= law.space.full & ~rule.within
    fields = law.space.fields(
        *(name for name in law.space.names if limited & law.space.field[name])
    )
    return reach(law, view, (missing | fields,), {})


def _unruled(law: Law, item: LawBox, names: Sequence[str]) -> bool:
    """Whether a box falls short only because no general rule extends it: that is no limit."""
    extended = set(law.corpus.vocabulary.extended)
    return any(name in extended and not item.stated & law.space.field[name] for name in names)


def _defined_apart(law: Law, item: LawBox, missing: Box) -> tuple[tuple[str, ...], LawBox]:
    """Return how a box whose definitions fall short differs from a missing box."""
    if not item.uses:
        return (), item
    products = list(multiplied(law, law.answered.best, [item]))
    if not products:
        return (), item
    best = min(products, key=lambda product: len(tuple(apart(law, product, missing))))
    return tuple(apart(law, best, missing)), best


def apart(law: Law, item: LawBox, missing: Box) -> Iterator[str]:
    """Yield the dimensions in which two boxes have no value in common, readings aside."""
    yield from law.space.empty((item.bits | law.readings) & missing)


def element_of(law: Law, item: LawBox, name: str, phraser: Phraser) -> Blocking:
    """Return one element of a provision, with the words that impose it."""
    encoded, limit = _limit(law, item, name)
    reaches = phraser.dimension(name, law.space.values(item.bits, name))
    by = encoded.id if encoded.id != item.provision else None
    words = limit.words if limit else None
    source = None
    if words is None and encoded.noun.cite:
        source = name_source(law.corpus, encoded.noun.cite[0])
        if encoded.noun.basis == "read":
            source = None
    return Blocking(
        item.provision,
        name_provision(law.corpus, item.provision),
        name,
        reaches,
        words,
        limit.gloss if limit else None,
        source,
        by=by,
    )


def _limit(law: Law, item: LawBox, name: str) -> tuple[Encoded, Limit | None]:
    """Return the words that impose a limit: the provision's own, or those of a definition."""
    for provision in (item.provision, *reversed(item.by)):
        encoded = law.encoded.get(provision)
        if encoded is not None and name in encoded.limits:
            values = law.space.values(item.bits, name)
            limits = encoded.limits[name]
            # Boxes of one provision may be limited by different words.
            limit = next((found for found in limits if not values & ~found.on), limits[0])
            return law.corpus.encoded[limit.of or provision], limit
    return law.encoded[item.provision], None


def _condition(law: Law, item: LawBox, threshold: Threshold) -> Blocking:
    attribute = threshold.attribute.replace("-", " ")
    beyond = f" beyond the age of {threshold.majority}" if threshold.counted_from else ""
    reaches = item.penalty.text.replace("..", " to ") if item.penalty else "a fine only"
    return Blocking(
        item.provision,
        name_provision(law.corpus, item.provision),
        threshold.attribute,
        f"carries {reaches}, and a {attribute} of at least {threshold.text}{beyond} is asked",
        None,
        None,
        None,
        kind="condition",
    )


def said(blocking: Blocking) -> str:
    """Return the words of a limit as they are printed: quoted, or as reported."""
    if blocking.words is not None:
        return f"“{blocking.words}”"
    text = blocking.gloss or blocking.reaches
    return f"{text} (as reported by {blocking.source})" if blocking.source else text
