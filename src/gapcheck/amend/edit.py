"""One provision, edited: a dimension widened or narrowed, a penalty changed, words redrafted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gapcheck.amendment import Instruction, Redraft
from gapcheck.lexicon import Vocabulary
from gapcheck.noun import Expression
from gapcheck.provision import Doubt, Extension, NationalProvision

ANY = ("any",)


class EditError(Exception):
    """An instruction cannot be carried out.

    Attributes:
        code: Code of the problem.
        key: Key of the instruction at which it shows.
        message: What is wrong.
        fix: One thing to do.
    """

    def __init__(self, code: str, key: str, message: str, fix: str) -> None:
        self.code, self.key, self.message, self.fix = code, key, message, fix
        super().__init__(message)


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
        if not one.when:
            found = _moved(noun, found, one, _Mover(one, vocabulary, strict=strict))
    plain = found
    for one in ordered:
        if one.when:
            found = _with_cases(plain, found, one, _Mover(one, vocabulary, strict=strict))
    for one in instructions:
        if one.words is not None:
            found = found.model_copy(update={"quote": redrafted(found.quote, one.words)})
    return found


def effect_of(noun: NationalProvision, one: Instruction) -> str:
    """Return the effect that an instruction widens or narrows.

    Raises:
        EditError: None states a dimension that it names, or several do.
    """
    stating = [
        name
        for name in ("punishes", "provides", "reaches", "extends", "exempts")
        if set(one.dimension) & set(_stated(noun, name))
    ]
    if one.in_ is not None:
        stating = [one.in_]
    known = sorted({key for name in stating for key in _stated(noun, name)})
    missing = [name for name in one.dimension if name not in known]
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
            f"add 'in: {stating[0]}', or one of {', '.join(stating[1:])}.",
        )
    return stating[0]


def limited_in(noun: NationalProvision) -> list[str]:
    """Return the dimensions in which a provision states a limit."""
    names = ("punishes", "provides", "reaches", "extends", "exempts")
    return sorted({key for name in names for key in _stated(noun, name)})


def redrafted(quote: str | None, words: Redraft) -> str:
    """Return quoted words, redrafted.

    Raises:
        EditError: There are no such words.
    """
    old = words.delete or words.replace
    if words.insert is not None and words.after is None:
        return f"{quote} {words.insert}" if quote else words.insert
    sought = old if old is not None else words.after
    if quote is None or sought is None or quote.count(sought) != 1:
        what = "are not in" if quote and sought and sought not in quote else "cannot be found in"
        raise EditError(
            "E505",
            "words",
            f"the words '{sought or ''}' {what} the words quoted of the provision",
            f"the quotation reads: {quote}"
            if quote
            else "its words are not quoted; leave it out.",
        )
    if words.insert is not None:
        new = f"{sought} {words.insert}"
    else:
        new = (words.by or "") if words.replace is not None else ""
    return " ".join(quote.replace(sought, new).split()).replace(" ,", ",")


def _stated(noun: NationalProvision, effect: str) -> Iterator[str]:
    """Yield the dimensions that an effect states."""
    for box in limited_boxes(noun, effect):
        yield from (key for key in box if key not in ("words", "gloss", "if"))
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
        if (before.penalty, before.penalties) == (one.penalty, one.penalties):
            raise EditError(
                "E503", "change", f"{before.id} has that penalty already", "leave this out."
            )
        return noun.model_copy(update=update)
    effect = effect_of(before, one)
    if effect == "extends":
        moved: tuple[Any, ...] = tuple(mover.rule(rule) for rule in noun.extends)
    elif effect == "exempts":
        moved = tuple(
            cut.model_copy(update={"region": tuple(mover.box(box) for box in cut.region)})
            for cut in noun.exempts
        )
    else:
        moved = tuple(mover.box(box) for box in getattr(noun, effect))
    mover.expect_change(before, effect)
    update = {effect: moved}
    if effect in ("punishes", "provides", "reaches"):
        update["doubtful"] = tuple(_doubts(noun.doubtful, mover))
    return noun.model_copy(update=update)


def _doubts(doubts: Iterable[Doubt], mover: "_Mover") -> Iterator[Doubt]:
    """Yield the doubts that are left, moved like what they change."""
    for doubt in doubts:
        also = mover.box(doubt.also)
        if also:
            yield doubt.model_copy(update={"also": also})


class _Mover:
    """Moves the limits that an instruction names, in one box after another."""

    def __init__(self, one: Instruction, vocabulary: Vocabulary, *, strict: bool) -> None:
        self._one = one
        self.vocabulary = vocabulary
        self._changed = not strict

    def box(self, box: Expression) -> Expression:
        found = dict(box)
        for name in self._one.dimension:
            if name in found:
                self._move(found, name)
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

    def _move(self, box: Expression, name: str) -> None:
        one, names = self._one, _names(box[name])
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
        if set(wanted) != set(names):
            self._changed = True
            box[name] = wanted[0] if len(wanted) == 1 else list(wanted)

    def expect_change(self, noun: NationalProvision, effect: str) -> None:
        """Raise an error if nothing was moved."""
        if not self._changed:
            key = "add" if self._one.add else "to"
            values = ", ".join(self._one.add or self._one.to)
            raise EditError(
                "E503",
                key,
                f"{noun.id} reaches '{values}' already",
                f"leave this out; 'gapcheck show' reads back what it {effect}.",
            )

    def _covers(self, name: str, names: tuple[str, ...], added: tuple[str, ...]) -> bool:
        if set(added) <= set(names):
            return True
        lexicon = self.vocabulary.lexicons.get(name)
        have = lexicon.union(names) if lexicon else None
        more = lexicon.union(added) if lexicon else None
        return have is not None and more is not None and not more & ~have


def _with_cases(
    plain: NationalProvision, found: NationalProvision, one: Instruction, mover: "_Mover"
) -> NationalProvision:
    """Return a provision that is widened for some cases only: boxes that it gets besides."""
    effect = effect_of(found, one)
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
    have, wanted = _names(box[name]), _names(value)
    if set(wanted) <= set(have):
        return
    lexicon = vocabulary.lexicons.get(name)
    outer = _reach(vocabulary, name, have)
    inner = lexicon.union(wanted) if lexicon else None
    if outer is None or inner is None or inner & ~outer:
        raise EditError(
            "E506",
            "when",
            f"'{name}: {', '.join(wanted)}' does not surely lie within what {noun.id} says",
            "substitute the provision instead.",
        )


def _reach(vocabulary: Vocabulary, name: str, names: tuple[str, ...]) -> int | None:
    """Return what names cover in a dimension, with what they may cover."""
    lexicon = vocabulary.lexicons.get(name)
    if lexicon is None:
        return None
    total = 0
    for word in names:
        atoms = lexicon.atoms_of(word)
        if atoms is None:
            return None
        total |= atoms
        term = lexicon.terms.get(word)
        for arguable in term.may_cover if term else ():
            total |= lexicon.atoms_of(arguable) or 0
    return total


def _names(value: Any) -> tuple[str, ...]:
    """Return the words of a value; none if it is no list of words."""
    if isinstance(value, dict):
        value = value.get("is")
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(item for item in value if isinstance(item, str))
    return ()
