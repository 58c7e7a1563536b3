"""Remedies on a terminal: what a drafter would do, and what that does to other findings."""

from collections.abc import Iterator, Sequence

from gapcheck.finding import Assessment
from gapcheck.remedy import BETTER, Effect, Package, Remedies, Remedy
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph
from gapcheck.reports.text import head_text
from gapcheck.verdict import Verdict
from gapcheck.words.number import counted

FEW = 6
"""Other findings that are named of each kind."""
OTHERS = 2
"""Remedies of more edits that are told in full, a new provision aside."""
SEARCHED = (
    "Searched: single edits of encoded provisions on the subject (a limit lifted, a value added, "
    "a maximum penalty raised, a general rule widened), pairs of them where no single one is "
    "enough, and a new provision, or new cases of a definition, which count as three. Head and "
    "object of a provision are never changed. Ranked by edits, findings worsened, cases added "
    "beyond the demand, provisions."
)


def remedies_text(assessment: Assessment, found: Sequence[Remedies], width: int) -> Iterator[Line]:
    """Yield remedies as lines.

    Args:
        assessment: The head.
        found: What was found for each check.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    yield from paragraph(SEARCHED, width)
    for item in found:
        yield BLANK
        yield from _check(item, width)


def package_text(assessment: Assessment, package: Package, width: int) -> Iterator[Line]:
    """Yield a package as lines: first its edits, then what became of each finding.

    Args:
        assessment: The head.
        package: The package.
        width: Columns of the terminal.
    """
    yield from head_text(assessment, width)
    yield from paragraph(SEARCHED, width)
    yield from paragraph(
        "Each finding takes its best remedy on the law with the edits before it, and once more if "
        "a later edit opens it; another order may need fewer edits.",
        width,
    )
    yield BLANK
    yield from heading(f"Package of {counted(len(package.edits), 'edit')}", width)
    for number, edit in enumerate(package.edits, start=1):
        yield from labelled(f"{number}.", edit.words, width, 2, 6)
    yield BLANK
    yield from heading("Findings", width)
    for step in package.steps:
        outcome = _outcome(step, package.after.get(step.check))
        yield from labelled(step.check, outcome, width, 2, 34)


def _outcome(step: Remedies, after: Verdict | None) -> str:
    best = next(iter(step.found), None)
    told, then = f"{step.verdict} when its turn comes", step.verdict
    if step.verdict not in ("compliant", "not-applicable", "not-assessable"):
        told = f"{step.verdict}; not closed: {step.why}"
        if best is not None and best.closes:
            then = best.verdict
            told = f"{step.verdict} -> {then}, by {counted(best.cost, 'edit')}"
            if best.worsens:
                told += f"; worsens {', '.join(it.check for it in best.worsens)}"
    return told if after in (None, then) else f"{told}; {after} with all edits"


def _check(item: Remedies, width: int) -> Iterator[Line]:
    yield from heading(f"{item.check}: {item.verdict}", width)
    if item.why is not None:
        yield from paragraph(f"{item.why[:1].upper()}{item.why[1:]}.", width, 2)
    elif item.exact:
        yield from paragraph("No cheaper change of the kinds searched closes it.", width, 2)
    shown = _shown(item.found)
    for number, remedy in enumerate(item.found, start=1):
        if number in shown:
            yield BLANK
            yield from _remedy(number, remedy, width)
    left = [(no, it) for no, it in enumerate(item.found, start=1) if no not in shown]
    if left:
        yield BLANK
        yield from paragraph(f"Not shown: {'; '.join(_short(*it) for it in left)}.", width, 2)


def _shown(found: Sequence[Remedy]) -> set[int]:
    """Return the numbers of the remedies that are told in full.

    Those of the least cost, a few others, and a new provision, which is another way to draft.
    """
    least = [number for number, it in enumerate(found, start=1) if it.cost == found[0].cost]
    others = [number for number in range(1, len(found) + 1) if number not in least]
    new = [number for number in others if any(it.cost > 1 for it in found[number - 1].edits)]
    return {*least, *[it for it in others if it not in new][:OTHERS], *new}


def _short(number: int, remedy: Remedy) -> str:
    """Return a remedy in a few words, for one that is not told in full."""
    places = ", ".join(dict.fromkeys(edit.place for edit in remedy.edits))
    return f"{number}. {counted(remedy.cost, 'edit')} in {places}"


def _remedy(number: int, remedy: Remedy, width: int) -> Iterator[Line]:
    does = "closes it" if remedy.closes else f"leaves it {remedy.verdict}"
    yield from labelled(f"{number}.", f"{counted(remedy.cost, 'edit')}; {does}", width, 2, 6)
    for edit in remedy.edits:
        yield from labelled("draft", edit.words, width, 6, 18)
    told = ("worsens", remedy.worsens), ("also mends", remedy.betters)
    if not remedy.worsens:
        yield from labelled("worsens", "no finding", width, 6, 18)
    for label, effects in told:
        for text in _effects(effects):
            yield from labelled(label, text, width, 6, 18)
    if remedy.asks:
        yield from labelled("asks more", _asked(remedy.asks), width, 6, 18)


def _asked(effects: Sequence[Effect]) -> str:
    moved = [it for it in effects if it.old != it.new]
    named = ", ".join(f"{it.check} ({it.old} -> {it.new})" for it in moved[:OTHERS])
    more = f" and {len(moved) - OTHERS} more" if len(moved) > OTHERS else ""
    told = f"; with another verdict {named}{more}" if moved else ", with the same verdict"
    return f"what it brings is judged besides by {counted(len(effects), 'finding')}{told}"


def _effects(effects: Sequence[Effect]) -> Iterator[str]:
    ordered = sorted(effects, key=lambda it: BETTER.index(it.change) if it.change in BETTER else 0)
    for effect in ordered[:FEW]:
        yield f"{effect.check}: {effect.change} ({effect.old} -> {effect.new})"
    if len(effects) > FEW:
        yield f"and {len(effects) - FEW} more"
