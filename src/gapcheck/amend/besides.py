"""Cases that a provision comes to reach besides what it says."""

from gapcheck.amend.refused import EditError
from gapcheck.amendment import Instruction
from gapcheck.noun import DOUBTS, Expression
from gapcheck.provision import NationalProvision

REGIONS = ("punishes", "provides", "reaches")
"""Effects that state regions of their own."""


def effect_besides(noun: NationalProvision, one: Instruction) -> str:
    """Return the effect to which cases come in besides.

    Args:
        noun: The provision.
        one: The instruction.

    Raises:
        EditError: It has none that states cases, or several.
    """
    stating = [name for name in REGIONS if getattr(noun, name)]
    if one.in_ is not None:
        stating = [name for name in stating if name == one.in_]
    if len(stating) != 1:
        what = "several effects" if stating else "no effect"
        told = " or ".join(f"'in: {name}'" for name in stating)
        fix = f"add {told}." if told else "insert a provision instead."
        raise EditError("E502", "also", f"{noun.id} has {what} to which cases could be added", fix)
    return stating[0]


def more_boxes(one: Instruction) -> tuple[Expression, ...]:
    """Return the boxes that an instruction brings besides; no doubt of the provision is theirs."""
    return tuple({**box, DOUBTS: "none"} for box in one.also)


def with_more(
    plain: NationalProvision, found: NationalProvision, one: Instruction, *, strict: bool
) -> NationalProvision:
    """Return a provision that reaches other cases besides, whatever else is done to it.

    Args:
        plain: The provision without such cases.
        found: The same, perhaps with cases of other instructions.
        one: The instruction.
        strict: Whether an instruction that brings nothing is refused.

    Raises:
        EditError: It cannot be carried out.
    """
    effect = effect_besides(plain, one)
    have = getattr(found, effect)
    more = tuple(box for box in more_boxes(one) if box not in have)
    if strict and not more:
        fix = f"leave this out; 'gapcheck show' reads back what it {effect}."
        raise EditError("E503", "also", f"{plain.id} says that already", fix)
    return found.model_copy(update={effect: (*have, *more)})
