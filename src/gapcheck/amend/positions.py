"""Where the parts of an edited provision stand: those that an edit brought, in its amendment."""

from collections.abc import Collection, Iterator, Sequence

from gapcheck.amend.besides import more_boxes
from gapcheck.amend.edit import effect_of
from gapcheck.amend.placed import Placed
from gapcheck.amend.reach import words_of
from gapcheck.amend.source import Place
from gapcheck.noun import Expression
from gapcheck.provision import NationalProvision
from gapcheck.source import Steps


def edit_places(
    before: NationalProvision,
    after: NationalProvision,
    edits: Sequence[Placed],
    extended: Collection[str],
) -> dict[Steps, Place]:
    """Return where what edits brought stands, by its position in the provision.

    Args:
        before: The provision before the edits.
        after: The same after them.
        edits: The edits.
        extended: Dimensions in which an offence that says nothing has a base value.
    """
    found: dict[Steps, Place] = {}
    for placed in edits:
        one = placed.instruction
        found |= _penalties(after, placed)
        if one.change is not None:
            continue
        effect = effect_of(before, one, extended)
        brought = more_boxes(one)
        for path, box in _boxes(after, effect):
            if box in brought:
                found[path] = _place(placed, "also", brought.index(box))
            for name, value in one.when.items():
                if box.get(name) == value:
                    found[*path, name] = _place(placed, "when", name)
            for number, name in enumerate(one.dimension):
                if name not in one.when:
                    found[*path, name] = _place(placed, "dimension", number)
                for at, word in enumerate(words_of(box.get(name))):
                    for key, words in (("add", one.add), ("to", one.to)):
                        if word in words:
                            found[*path, name, at] = _place(placed, key, words.index(word))
    return found


def _penalties(after: NationalProvision, placed: Placed) -> dict[Steps, Place]:
    """Return where penalties of some cases stand: who brought them, or narrowed their cases."""
    one = placed.instruction
    return {
        ("penalties", number): _place(placed, "penalties", number)
        if one.change is not None
        else _place(placed, "dimension")
        for number, tier in enumerate(after.penalties)
        if one.change is not None or (one.narrow and set(tier.when or {}) & set(one.dimension))
    }


def _boxes(noun: NationalProvision, effect: str) -> Iterator[tuple[Steps, Expression]]:
    """Yield the boxes of an effect with their positions in the provision."""
    if effect == "extends":
        for number, rule in enumerate(noun.extends):
            yield ("extends", number, "with"), rule.with_
            yield ("extends", number, "where"), rule.where
    elif effect == "exempts":
        for number, cut in enumerate(noun.exempts):
            for index, box in enumerate(cut.region):
                yield ("exempts", number, "region", index), box
    else:
        for number, box in enumerate(getattr(noun, effect)):
            yield (effect, number), box


def _place(placed: Placed, *steps: str | int) -> Place:
    return Place(placed.loaded.source, ("instructions", placed.number, *steps))
