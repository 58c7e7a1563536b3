"""Overlapping offences on a terminal."""

from collections.abc import Iterator, Sequence

from gapcheck.finding import Assessment
from gapcheck.overlap import Overlap, Precedence, Side
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph
from gapcheck.reports.text import head_text
from gapcheck.words.number import counted

FEW = 3
"""Common regions and questions shown of each pair."""


def overlaps_text(
    assessment: Assessment, overlaps: Sequence[Overlap], width: int
) -> Iterator[Line]:
    """Yield overlapping offences as lines.

    Args:
        assessment: What every output's head says.
        overlaps: The pairs of offences.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    for overlap in overlaps:
        yield BLANK
        yield from _pair(overlap, width)
    yield BLANK
    surely = sum(bool(item.common) for item in overlaps)
    settled = sum(item.settled for item in overlaps)
    number = len(overlaps)
    punish = counted(number, "pair of offences punishes", "pairs of offences punish")
    text = (
        f"{punish} the same act with different penalties: {surely} surely, "
        f"{number - surely} under some answers only; settled by a rule of precedence: {settled}."
    )
    yield from paragraph(text, width)


def _pair(overlap: Overlap, width: int) -> Iterator[Line]:
    yield from heading(f"{overlap.first.cite} and {overlap.second.cite}", width)
    for case in overlap.common[:FEW]:
        yield from labelled("both punish", case.phrase, width)
    if len(overlap.common) > FEW:
        left = len(overlap.common) - FEW
        yield from labelled("both punish", f"and {left} more, in the JSON", width)
    if not overlap.common:
        yield from labelled("both punish", "nothing for sure", width)
    if overlap.witness:
        yield from labelled("witness", overlap.witness, width)
    for side in (overlap.first, overlap.second):
        yield from labelled("penalty", _penalty(side), width)
    if overlap.questions:
        more = "meet further" if overlap.common else "meet"
        named = ", ".join(f"whether {clause}" for clause in overlap.turning[:FEW])
        left = len(overlap.questions) - FEW
        rest = f" and {left} more questions, in the JSON" if left > 0 else ""
        text = f"whether they {more} turns on {named}{rest}"
        yield from labelled("unclear", text, width)
    for rule in overlap.precedence:
        yield from labelled("precedence", _rule(rule, overlap), width)
    if not overlap.precedence:
        yield from labelled("precedence", "no rule encoded speaks of this pair", width)


def _penalty(side: Side) -> str:
    class_ = f"; {side.class_}" if side.class_ else ""
    return f"{side.cite}: {side.penalty}{class_}"


def _rule(rule: Precedence, overlap: Overlap) -> str:
    sides = {side.provision: side.cite for side in (overlap.first, overlap.second)}
    whole = "" if rule.whole else " for a part of it"
    text = f"{rule.cite} displaces {sides[rule.displaced]}{whole}"
    if rule.conditions:
        text += f" if {' and '.join(item.phrase for item in rule.conditions)}"
        names = ", ".join(item.reading for item in rule.conditions)
        held = {True: "so answered", False: "answered otherwise: both apply", None: "open"}
        text += f" [{names}: {held[rule.holds]}]"
    return text
