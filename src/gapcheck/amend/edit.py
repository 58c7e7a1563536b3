"""One provision, edited: a dimension widened or narrowed, a penalty changed, words redrafted."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from gapcheck.amend.besides import REGIONS, effect_besides, with_more
from gapcheck.amend.reach import perhaps, surely, words_of, written
from gapcheck.amend.refused import EditError
from gapcheck.amendment import Instruction
from gapcheck.lexicon import Vocabulary
from gapcheck.noun import DOUBTS, Expression
from gapcheck.provision import Doubt, Extension, NationalProvision

ANY = ("any",)


def edited(
    noun: NationalProvision,
    instructions: Sequence[Instruction],
    vocabulary: Vocabulary,
    *,
    strict: bool = True,
) -> NationalProvision:
    """Return a provision with instructions of one day carried out.

    The order of the instructions does not matter: limits are moved first, cases added after.

    Args:
        noun: The provision.
        instructions: Those that widen, narrow or change it; none contradicts another.
        vocabulary: The vocabulary.
        strict: Whether one that changes nothing is refused; another one may have done it.

    Raises:
        EditError: One of them cannot be carried out.
    """
    found = noun
    ordered = sorted(instructions, key=lambda one: one.to == ANY)  # lifted limits stay lifted
    for one in ordered:
        if not (one.when or one.also):
            found = _moved(noun, found, one, _Mover(one, vocabulary, strict=strict))
    plain = found
    for one in ordered:
        if one.when:
            found = _with_cases(plain, found, one, _Mover(one, vocabulary, strict=strict))
    for one in ordered:
        if one.also:
            found = with_more(plain, found, one, strict=strict)
    return found


def effect_of(noun: NationalProvision, one: Instruction, extended: Collection[str]) -> str:
    """Return the effect that an instruction widens or narrows.

    Args:
        noun: The provision.
        one: The instruction.
        extended: Dimensions in which an offence that says nothing has a base value.

    Raises:
        EditError: None states a dimension that it names, or several do.
    """
    if one.also:
        return effect_besides(noun, one)
    stating = [
        name
        for name in ("punishes", "provides", "reaches", "extends", "exempts")
        if set(one.dimension) & set(_stated(noun, name))
    ]
    if one.in_ is not None:
        stating = [one.in_]
    if not stating and one.narrow is not None:
        stating = [name for name in REGIONS if getattr(noun, name)]
    known = sorted({key for name in stating for key in _stated(noun, name)})
    missing = [name for name in one.dimension if name not in known]
    if one.narrow is not None and len(stating) == 1 and stating[0] in REGIONS:
        missing = []  # an element that comes in limits what was not limited
    if one.widen is not None and noun.punishes and missing and set(missing) <= set(extended):
        stating = stating or ["punishes"]
        missing = missing if stating != ["punishes"] else []
    if not stating or missing:
        names = ", ".join(f"'{name}'" for name in missing or one.dimension)
        raise EditError(
            "E502",
            "dimension",
            f"{noun.id} is not limited in {names}",
            f"it is limited in: {', '.join(limited_in(noun)) or 'nothing'}.",
        )
    if len(stating) > 1:
        raise EditError(
            "E502",
            "dimension",
            f"{noun.id} is limited in that by several of its effects",
            f"add {' or '.join(repr(f'in: {name}') for name in stating)}.",
        )
    return stating[0]


def limited_in(noun: NationalProvision) -> list[str]:
    """Return the dimensions in which a provision states a limit."""
    names = ("punishes", "provides", "reaches", "extends", "exempts")
    return sorted({key for name in names for key in _stated(noun, name)})


def _stated(noun: NationalProvision, effect: str) -> Iterator[str]:
    """Yield the dimensions that an effect states."""
    for box in limited_boxes(noun, effect):
        yield from (key for key in box if key not in ("words", "gloss", "if", DOUBTS))
    if effect == "extends":
        for rule in noun.extends:
            yield from ("class",) if rule.class_ else ()
            yield from ("offences-of",) if rule.offences_of != ANY else ()


def limited_boxes(noun: NationalProvision, effect: str) -> Iterator[Expression]:
    """Yield the boxes in which an effect of a provision states its limits."""
    if effect == "extends":
        for rule in noun.extends:
            yield rule.with_
            yield rule.where
    elif effect == "exempts":
        for cut in noun.exempts:
            yield from cut.region
    else:
        yield from getattr(noun, effect)


def _moved(
    before: NationalProvision, noun: NationalProvision, one: Instruction, mover: "_Mover"
) -> NationalProvision:
    """Return a provision with a limit moved, or with another penalty."""
    if one.change is not None:
        update: dict[str, Any] = {"penalty": one.penalty, "penalties": one.penalties}
        if not before.punishes:
            fix = "name the provision that punishes, or substitute this one."
            raise EditError("E502", "change", f"{before.id} punishes nothing", fix)
        if (before.penalty, before.penalties) == (one.penalty, one.penalties):
            raise EditError(
                "E503", "change", f"{before.id} has that penalty already", "leave this out."
            )
        return noun.model_copy(update=update)
    effect = effect_of(before, one, mover.vocabulary.extended)
    if effect == "extends":
        moved: tuple[Any, ...] = tuple(mover.rule(rule) for rule in noun.extends)
    elif effect == "exempts":
        moved = tuple(
            cut.model_copy(update={"region": tuple(mover.box(box) for box in cut.region)})
            for cut in noun.exempts
        )
    else:
        moved = tuple(mover.limited(box) for box in getattr(noun, effect))
    mover.expect_change(before, effect)
    update = {effect: moved}
    if effect in REGIONS:
        update["doubtful"] = tuple(_doubts(noun.doubtful, mover))
    return noun.model_copy(update=update)


def _doubts(doubts: Iterable[Doubt], mover: "_Mover") -> Iterator[Doubt]:
    """Yield the doubts that are left, moved like what they change."""
    for doubt in doubts:
        also = mover.box(doubt.also, sure=False)
        if also:
            yield doubt.model_copy(update={"also": also})


class _Mover:
    """Moves the limits that an instruction names, in one box after another."""

    def __init__(self, one: Instruction, vocabulary: Vocabulary, *, strict: bool) -> None:
        self._one = one
        self.vocabulary = vocabulary
        self._changed = not strict

    def box(self, box: Expression, *, sure: bool = True) -> Expression:
        found = dict(box)
        for name in self._one.dimension:
            if name in found:
                self._move(found, name, sure)
        return found

    def rule(self, rule: Extension) -> Extension:
        """Return a general rule with its limits moved; classes and offences are limits of it."""
        update: dict[str, Any] = {"with_": self.box(rule.with_), "where": self.box(rule.where)}
        for key, field, every in (("class", "class_", ()), ("offences-of", "offences_of", ANY)):
            have = getattr(rule, field)
            if key in self._one.dimension and have != every:
                added = (*have, *(name for name in self._one.add if name not in have))
                moved = added if self._one.add else self._one.to
                update[field] = every if self._one.to == ANY else moved
                self._changed |= update[field] != have
        return rule.model_copy(update=update)

    def limited(self, box: Expression) -> Expression:
        """Return a box with its limits moved, and with those that a narrowing brings in."""
        found = self.box(box)
        one = self._one
        for name in one.dimension:
            if name in found:
                continue
            if one.narrow is not None:
                self._changed = True
                found[name] = written(one.to)
            elif name in self.vocabulary.extended:
                found[name] = self.vocabulary.lexicons[name].dimension.unstated
                self._move(found, name, sure=True)
        return found

    def _move(self, box: Expression, name: str, sure: bool) -> None:
        one, names = self._one, words_of(box[name])
        if one.to == ANY:
            self._changed = True
            if name in self.vocabulary.extended:
                box[name] = "any"  # left unstated it would have its base value
            else:
                del box[name]
            return
        if one.add and not names:
            raise EditError(
                "E502",
                "dimension",
                f"'{name}' has no values to which one could be added",
                "write 'to: any', or substitute the provision.",
            )
        wanted = (*names, *(it for it in one.add if it not in names)) if one.add else one.to
        if one.add and self._covers(name, names, one.add):
            return
        if set(wanted) == set(names):
            return
        if one.to and names and sure:
            self._expect_direction(name, names)
        self._changed = True
        box[name] = written(wanted)

    def _expect_direction(self, name: str, names: tuple[str, ...]) -> None:
        """Raise an error if a limit that is to be widened is narrowed, or the reverse."""
        to = self._one.to
        smaller, larger = (to, names) if self._one.narrow is not None else (names, to)
        inner, outer = (
            surely(self.vocabulary, name, smaller),
            perhaps(self.vocabulary, name, larger),
        )
        if inner is None or outer is None or not inner & ~outer:
            return
        verb = "narrow" if self._one.narrow is not None else "widen"
        message = f"that does not {verb} '{name}', which is '{', '.join(names)}'"
        raise EditError("E502", "to", message, "substitute the provision if both are meant.")

    def expect_change(self, noun: NationalProvision, effect: str) -> None:
        """Raise an error if nothing was moved."""
        if not self._changed:
            key = "add" if self._one.add else "to"
            values = ", ".join(self._one.add or self._one.to)
            verb = "is limited to" if self._one.narrow is not None else "reaches"
            raise EditError(
                "E503",
                key,
                f"{noun.id} {verb} '{values}' already",
                f"leave this out; 'gapcheck show' reads back what it {effect}.",
            )

    def _covers(self, name: str, names: tuple[str, ...], added: tuple[str, ...]) -> bool:
        if set(added) <= set(names):
            return True
        have, more = surely(self.vocabulary, name, names), surely(self.vocabulary, name, added)
        return have is not None and more is not None and not more & ~have


def _with_cases(
    plain: NationalProvision, found: NationalProvision, one: Instruction, mover: "_Mover"
) -> NationalProvision:
    """Return a provision that is widened for some cases only: boxes that it gets besides."""
    effect = effect_of(found, one, mover.vocabulary.extended)
    if one.widen is None or effect in ("extends", "exempts"):
        raise EditError(
            "E506",
            "when",
            "only an offence, a measure or a definition can be widened for some cases",
            "substitute the provision instead.",
        )
    if any(set(doubt.also) & set(one.when) for doubt in plain.doubtful):
        raise EditError(
            "E506",
            "when",
            f"a doubt of {plain.id} changes what 'when' limits",
            "substitute the provision instead.",
        )
    more = []
    for box in getattr(plain, effect):
        if set(one.dimension) & set(box):
            for name, value in one.when.items():
                if name not in one.dimension:
                    _expect_within(plain, box, name, value, mover.vocabulary)
            more.append({**mover.box(box), **one.when})
    mover.expect_change(plain, effect)
    return found.model_copy(update={effect: (*getattr(found, effect), *more)})


def _expect_within(
    noun: NationalProvision, box: Expression, name: str, value: Any, vocabulary: Vocabulary
) -> None:
    """Raise an error unless a case lies within what a box says, so that nothing else widens."""
    if name not in box:
        return
    have, wanted = words_of(box[name]), words_of(value)
    if set(wanted) <= set(have):
        return
    outer, inner = surely(vocabulary, name, have), surely(vocabulary, name, wanted)
    if outer is None or inner is None or inner & ~outer:
        raise EditError(
            "E506",
            "when",
            f"'{name}: {', '.join(wanted)}' does not surely lie within what {noun.id} says: "
            f"'{', '.join(have)}'",
            f"add '{name}' to 'dimension' too, or substitute the provision instead.",
        )
