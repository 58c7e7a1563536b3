"""Units of law in the Akoma Ntoso Naming Convention: `art-3.1.c` is `art_3__para_1__point_c`.

Both ways without loss. The names of the levels follow from what stands there, so that the shape
of a unit alone says them: numbers are paragraphs, letters are points, the words above a list are
its intro.

Source:
    Akoma Ntoso Naming Convention Version 1.0, OASIS Standard, 2019, section 5.
"""

import re

_UNIT = re.compile(r"^(art|item|para|recital)-([a-z0-9]+(?:-[a-z0-9]+)*)((?:\.[a-z0-9]+)*)$")
_EID = re.compile(r"^[a-z]+_[a-z0-9-]+(?:__(?:intro|[a-z]+_[a-z0-9]+))*$")
_ABOVE = "chapeau"
"""What ids call the words above a list; the convention calls them `intro`."""


def eid_of(unit: str) -> str | None:
    """Return a unit's eId; `None` if the convention has no name for such a unit.

    Args:
        unit: Id of a provision in its instrument. A label behind `#` is no part of it.
    """
    found = _UNIT.match(unit.partition("#")[0])
    if found is None:
        return None
    kind, number, rest = found.groups()
    return "__".join([f"{kind}_{number}", *(_level(part) for part in rest.split(".")[1:])])


def _level(part: str) -> str:
    if part == _ABOVE:
        return "intro"
    return f"{'para' if part[0].isdigit() else 'point'}_{part}"


def unit_of(eid: str) -> str | None:
    """Return the unit of an eId; `None` if it is none that `eid_of` writes."""
    if not _EID.match(eid):
        return None
    kind_number, *levels = eid.split("__")
    kind, _, number = kind_number.partition("_")
    parts = [_ABOVE if level == "intro" else level.partition("_")[2] for level in levels]
    unit = ".".join([f"{kind}-{number}", *parts])
    return unit if eid_of(unit) == eid else None


def portion_of(work: str, unit: str, language: str) -> str | None:
    """Return the IRI of a unit of an expression: `/akn/…/eng@/~art_3`.

    Args:
        work: IRI of the work.
        unit: Id of a provision in it.
        language: Language of the expression, ISO 639-2.
    """
    eid = eid_of(unit)
    return f"{work}/{language}@/~{eid}" if eid else None
