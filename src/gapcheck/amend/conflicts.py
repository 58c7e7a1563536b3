"""Instructions of one day that contradict each other: a mistake, never a matter of file order."""

from collections.abc import Iterator, Sequence

from gapcheck.amend.placed import Placed
from gapcheck.problem import Problem


def conflicts(day: Sequence[Placed]) -> Iterator[Problem]:
    """Yield the instructions of one day that contradict an earlier one.

    Args:
        day: All instructions of the day, in canonical order.
    """
    for number, later in enumerate(day):
        for earlier in day[:number]:
            if earlier.target == later.target and _contradict(earlier, later):
                yield later.problem(
                    "E504",
                    later.operation,
                    f"contradicts instruction {earlier.number + 1} of '{earlier.label}' "
                    f"('{earlier.operation}') on the same day",
                    "leave one of the two out, or give one a commencement of its own.",
                )
                break


def _contradict(first: Placed, second: Placed) -> bool:
    """Whether what two instructions make of one provision depends on their order."""
    one, other = first.instruction, second.instruction
    if _plain(first) == _plain(second):
        return False
    met = {first.operation, second.operation}
    if "insert" in met and met & {"widen", "narrow", "change"}:
        return False  # what comes in can only be changed as it comes in
    if one.also or other.also:
        # What comes in besides stands beside any text, but a narrower one would contradict it.
        return not met <= {"widen", "change", "substitute"}
    if met <= {"widen", "narrow"}:
        shared = set(one.dimension) & set(other.dimension)
        if one.when and other.when:
            return False
        if one.when or other.when:
            plain, cases = (other, one) if one.when else (one, other)
            return bool(set(plain.dimension) & {*cases.dimension, *cases.when})
        if not shared or one.in_ != other.in_:
            return False
        lifted = ("any",) in (one.to, other.to)
        return first.operation != second.operation or not (lifted or (one.add and other.add))
    return met not in ({"change", "widen"}, {"change", "narrow"})


def _plain(placed: Placed) -> object:
    """Return what an instruction does, its reasons and words aside."""
    kept = {"cite", "note", "drafting", "commencement", "words"}
    return {name: value for name, value in placed.instruction if name not in kept}
