"""Verdicts in the words of somebody's scale."""

from collections.abc import Iterator

from gapcheck.finding import Finding
from gapcheck.layout import Degree, Scale
from gapcheck.paper import Tone
from gapcheck.verdict import RANKED, UNRANKED, Verdict

TONES: dict[str, Tone] = {
    "gap": "gap",
    "partial": "partial",
    "unclear": "unclear",
    "compliant": "compliant",
}
"""Verdict to what colour may say."""

KINDS: dict[str, tuple[str, ...]] = {
    "gap": ("conflict", "optional", "draft", "guidance"),
    "partial": ("conflict", "optional", "minor", "major", "guidance"),
}
"""Verdict to the kinds of it that a scale may tell apart."""

DEGREES: tuple[str, ...] = (
    *RANKED,
    *UNRANKED,
    "out-of-scope",
    *(f"{verdict}-{kind}" for verdict, kinds in KINDS.items() for kind in kinds),
)
"""All verdicts that a scale can have words for."""


def tone_of(verdict: str) -> Tone:
    """Return what colour may say of a verdict."""
    return TONES.get(verdict, "aside")


def degrees_of(finding: Finding) -> Iterator[str]:
    """Yield how a scale may say a finding's verdict, the closest first.

    `conflict`: something is punished that must not be. `optional`: the standard leaves it to the
    State. `draft`, `guidance`: nothing in force
    covers it, and a draft or a guidance text would cover something, or all that is missing.
    A partial is `major` if what is missing is mandatory and survives every reservation, else
    `minor`: a rule on what is missing, never a sum over cells.
    """
    verdict = finding.verdict
    if verdict in ("gap", "partial") and finding.kind == "not-punish":
        yield f"{verdict}-conflict"
    if verdict in ("gap", "partial") and finding.force == "optional" and not finding.reservable:
        yield f"{verdict}-optional"
    if verdict in ("gap", "partial"):
        yield from (f"{verdict}-{kind}" for kind in _filled(finding))
    if verdict == "partial":
        yield f"partial-{'major' if is_major(finding) else 'minor'}"
    yield verdict


def _filled(finding: Finding) -> Iterator[str]:
    """Yield what besides the law in force would cover more: guidance, a draft."""
    for name, other in finding.layers.items():
        if name.startswith("with-") and _better(other, finding.verdict):
            kind = "guidance" if name == "with-guidance" else "draft"
            if kind in KINDS[finding.verdict]:
                yield kind


def _better(other: Verdict, verdict: Verdict) -> bool:
    """Whether a verdict is that of a law that surely covers more than nothing."""
    if verdict == "partial":
        return other == "compliant"
    return other in ("partial", "compliant")


def is_major(finding: Finding) -> bool:
    """Whether what is missing is mandatory, and no reservation removes it."""
    mandatory = finding.force in ("mandatory", "definition")
    return mandatory and finding.core_verdict in (None, "gap", "partial")


def degree(scale: Scale, finding: Finding) -> Degree:
    """Return how a scale says a finding's verdict."""
    known = {item.verdict: item for item in scale.degrees}
    return next(known[name] for name in degrees_of(finding) if name in known)


def degree_for(scale: Scale, *names: str) -> Degree:
    """Return how a scale says the first of some verdicts for which it has words."""
    known = {item.verdict: item for item in scale.degrees}
    return next(known[name] for name in names if name in known)


def words_of(found: Degree, *, marked: bool = False) -> str:
    """Return a scale's word, with its sign, and a question mark if an absence was not found."""
    said = f"{found.symbol} {found.says}" if found.symbol else found.says
    return f"{said}?" if marked else said
