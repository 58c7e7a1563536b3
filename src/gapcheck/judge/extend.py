"""General rules that extend offences, applied where a demand moves off their base values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import Applying, View
from gapcheck.corpus import CLASS_QUESTION, Cut, LawBox, Widening
from gapcheck.cover import hull
from gapcheck.judge.define import multiplied
from gapcheck.part import READING
from gapcheck.region import Region, absorb, difference, intersection, separated
from gapcheck.space import Box, Space

NOBODY: frozenset[str] = frozenset()
Inside = Mapping[tuple[Box, str], LawBox]
"""Parts of a demand, each with the provision that reaches it, to the box that does."""


class _Profile:
    """Boxes to which the same general rules and exemptions apply.

    Args:
        space: The space.
        boxes: The boxes, definitions multiplied in.
        cuts: Exemptions that may cut them.
        fields: Bits of the dimensions that were moved.
        reached: What the rules make of the base values of the dimensions that were moved, alone
            and one after another; each with the provisions of the rules.
        each: Whether boxes of different provisions are kept apart.
    """

    def __init__(
        self,
        space: Space,
        boxes: Iterable[LawBox],
        cuts: tuple[Cut, ...],
        fields: int,
        reached: Sequence[LawBox],
        each: bool,
    ) -> None:
        self.reached = reached
        self.cut_by = tuple(map(id, cuts))
        self._cuts = cuts
        self._space = space
        self._each = each
        self._freed = {
            (box.bits | (fields & ~box.stated), box.provision if each else ""): box
            for box in boxes
        }
        self._parts: dict[Box, tuple[LawBox | None, Inside]] = {}

    def holding(self, part: Box) -> LawBox | None:
        """Return a box that surely holds a whole part, and that no exemption may cut."""
        return self._part(part)[0]

    def inside(self, part: Box) -> Inside:
        """Return the boxes as far as they lie in a part, none inside another.

        Returns:
            The box, and its provision if boxes of different provisions are kept apart.
        """
        return self._part(part)[1]

    def _part(self, part: Box) -> tuple[LawBox | None, Inside]:
        if part not in self._parts:
            self._parts[part] = self._worked_out(part)
        return self._parts[part]

    def _worked_out(self, part: Box) -> tuple[LawBox | None, Inside]:
        low, guards = self._space.low, self._space.guards
        found: dict[str, dict[Box, LawBox]] = {}
        for (freed, name), item in self._freed.items():
            common = freed & part
            if common == part and not self._each:
                return None if self._may_be_cut(part) else item, {(part, name): item}
            if (common + low) & guards == guards:
                found.setdefault(name, {})[common] = item
        return None, {(bits, name): it[bits] for name, it in found.items() for bits in absorb(it)}

    def _may_be_cut(self, part: Box) -> bool:
        return any(not self._space.is_empty(part & box) for cut in self._cuts for box in cut.boxes)


def extended(
    law: Law,
    view: View,
    demanded: Sequence[Box],
    clipped: Mapping[str, Region],
    fields: int,
    by_penalty: bool,
    each: bool,
) -> Iterator[LawBox]:
    """Yield what general rules make of the boxes that meet a demand.

    The demand is cut along the values of the moved dimensions that the rules tell apart. Where
    one box surely holds a whole part of the demand, the others add nothing to that part, unless
    it matters whose they are.

    Args:
        law: The law.
        view: What it reaches.
        demanded: The demand.
        clipped: Concepts to whose definitions the demand was clipped.
        fields: Bits of the dimensions that the demand moves.
        by_penalty: Whether boxes with different penalties are kept apart.
        each: Whether boxes of different provisions are kept apart.
    """
    space = law.space
    # Readings on which the demand turns are no limits of the law.
    parts = absorb(part | fields | law.readings for part in demanded)
    profiles = list(_profiles(law, view, parts, clipped, fields, by_penalty, each))
    others = space.full & ~fields
    wanted = absorb(part | others for part in demanded)
    for values in _told_apart(space, law.readings, wanted, profiles):
        left: Sequence[Box] = parts
        reaching = [
            (profile, rule)
            for profile in profiles
            for rule in profile.reached
            if not space.is_empty(rule.bits & values)
        ]
        for profile, rule in reaching:
            if rule.bits & values == values and not by_penalty:
                kept = []
                for part in left:
                    held = profile.holding(part)
                    if held is None:
                        kept.append(part)
                    else:
                        yield held.at(part & values, *rule.by)
                left = kept
        seen: set[tuple[object, ...]] = set()
        for profile, rule in reaching:
            within = rule.bits & values
            for part in left:
                for (bits, name), item in profile.inside(part).items():
                    own = id(profile) if by_penalty else 0
                    found = (bits & within, name, profile.cut_by, own)
                    # A box and a rule that need opposite answers have nothing in common.
                    if found not in seen and not space.is_empty(bits & within):
                        seen.add(found)
                        yield item.at(bits & within, *rule.by)


def _told_apart(
    space: Space, readings: int, demanded: Sequence[Box], profiles: Sequence[_Profile]
) -> Sequence[Box]:
    """Return the demand cut along the values that the general rules tell apart."""
    classes = separated(space, demanded)
    reached = [item.bits | readings for profile in profiles for item in profile.reached]
    for bits in dict.fromkeys(reached):
        inside = intersection(space, classes, (bits,))
        classes = (*difference(space, classes, (bits,)), *inside)
    return classes


def _profiles(
    law: Law,
    view: View,
    parts: Sequence[Box],
    clipped: Mapping[str, Region],
    fields: int,
    by_penalty: bool,
    each: bool,
) -> Iterator[_Profile]:
    """Yield the boxes that meet a demand, by the rules and exemptions that apply to them."""
    alike: dict[tuple[object, ...], list[LawBox]] = {}
    applying: dict[tuple[object, ...], Applying] = {}
    for box in meeting_boxes(law.space, view.offences, parts):
        rules = applying_to(law, view, box, fields)
        profile = rules.profile
        if by_penalty:
            profile = (*profile, box.penalty.text if box.penalty else "", box.fine_only)
        applying.setdefault(profile, rules)
        alike.setdefault(profile, []).append(box)
    for profile, items in alike.items():
        found = applying[profile]
        boxes = multiplied(law, view, items, clipped)
        yield _Profile(law.space, boxes, found.cuts, fields, found.reached, each)


def applying_to(law: Law, view: View, box: LawBox, fields: int) -> Applying:
    """Return the general rules and exemptions that apply to an offence, and what they make.

    Args:
        law: The law.
        view: What it reaches.
        box: The offence.
        fields: Bits of the dimensions that a demand moves.
    """
    # The text of a penalty stands for it: hashing exact amounts costs more than the rest.
    penalty = box.penalty.text if box.penalty else ""
    origin = (box.provision, penalty, box.fine_only, box.stated & fields, fields)
    if origin not in view.rules:
        view.rules[origin] = _applying(law, view, box, fields)
    return view.rules[origin]


def _applying(law: Law, view: View, box: LawBox, fields: int) -> Applying:
    rules = [
        rule
        for rule in view.widenings
        if rule.fields & fields
        and not box.stated & rule.fields
        and in_scope(rule.scope, rule.excluded, box.provision)
        and _in_class(law, rule, box, law.space.full)
    ]
    cuts = cuts_of(view, box.provision)
    kind = law.class_of(box)
    unknown = box.provision if kind is None else ""
    stated = box.stated & fields
    base = law.space.pack(
        {
            name: law.corpus.vocabulary.base(name)
            for name in law.corpus.vocabulary.extended
            if fields & law.space.field[name]
        }
    )
    shadows = {
        item.bits: item for item in _widened(law, rules, box._replace(bits=base | stated, by=()))
    }
    return Applying(
        (tuple(map(id, rules)), tuple(map(id, cuts)), kind, unknown, stated),
        cuts,
        tuple(shadows[bits] for bits in absorb(shadows)),
    )


def moved_dimensions(law: Law, demanded: Iterable[Box]) -> list[str]:
    """Return the extended dimensions that the demand moves off their base value."""
    space, vocabulary = law.space, law.corpus.vocabulary
    whole = 0
    for box in demanded:
        whole |= box
    return [
        name for name in vocabulary.extended if space.values(whole, name) & ~vocabulary.base(name)
    ]


def meeting_boxes(
    space: Space, boxes: Iterable[LawBox], demanded: Sequence[Box]
) -> Iterator[LawBox]:
    """Yield the boxes that have a case in common with a demand."""
    low, guards = space.low, space.guards
    around = hull(demanded)
    several = len(demanded) > 1
    for box in boxes:
        bits = box.bits
        if ((bits & around) + low) & guards != guards:
            continue
        if several:
            for part in demanded:
                if ((bits & part) + low) & guards == guards:
                    break
            else:
                continue
        yield box


def _widened(law: Law, rules: Sequence[Widening], box: LawBox) -> list[LawBox]:
    """Return a box and what rules make of it: each alone, and with those of other dimensions.

    Rules act in every order: what one asks for may be what another adds.
    """
    found = [(box, 0)]
    seen = {(box.bits, 0)}
    for item, fields in found:
        for rule in rules:
            if rule.fields & fields:
                continue
            bits = ((item.bits & ~rule.fields) | (rule.added & rule.fields)) & rule.within
            bits = _in_class(law, rule, item, bits)
            reached = (bits, fields | rule.fields)
            if bits and reached not in seen and not law.space.is_empty(bits):
                seen.add(reached)
                found.append((item.at(bits, rule.provision), reached[1]))
    return [item for item, _ in found]


def _in_class(law: Law, rule: Widening, box: LawBox, bits: Box) -> Box:
    """Return the box if its class is one that the rule reaches; if unknown, under the question."""
    if not rule.classes:
        return bits
    found = law.class_of(box)
    if found is not None:
        return bits if found[0] in rule.classes else 0
    question = law.corpus.questions.get(box.provision + CLASS_QUESTION)
    if question is None:
        return 0
    mask = sum(1 << n for n, item in enumerate(question.answers) if item in rule.classes)
    kept = law.answered.answers.apply(law.space, law.space.pack({READING + question.id: mask}))
    return bits & (kept or 0)


def cuts_of(view: View, provision: str) -> tuple[Cut, ...]:
    """Return the exemptions that may cut a provision's offences."""
    if provision not in view.cutting:
        view.cutting[provision] = tuple(
            cut for cut in view.cuts if in_scope(cut.scope, NOBODY, provision)
        )
    return view.cutting[provision]


def in_scope(scope: frozenset[str], excluded: frozenset[str], provision: str) -> bool:
    """Whether a general rule or an exemption speaks of a provision's offences."""
    owner = provision.partition("/")[0]
    if provision in excluded or owner in excluded:
        return False
    return "any" in scope or provision in scope or owner in scope
