"""What amendments do to gaps, on a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.proposals import (
    Changed,
    Claimed,
    Effect,
    Group,
    Proposal,
    Proposals,
    Together,
    group_of,
)
from gapcheck.proposals.outcome import GROUPS, OUTCOMES, WORSE
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph, style_of
from gapcheck.reports.text import head_text
from gapcheck.words.number import counted
from gapcheck.words.phrase import capital

MEANT: Mapping[Group, str] = {
    "closes": "nothing is missing any more",
    "narrows": "less is missing than before",
    "makes unclear": "the same is missing, but less of it surely",
    "opens": "nothing was missing before",
    "widens": "more is missing than before",
    "makes clear": "the same is missing, and more of it surely",
    "shifts": "other things are missing, or the law's own words now reach other things",
    "judges more": "the law's own words or offences reach more, so that more is asked of it; "
    "what was asked before fares the same",
    "judges less": "they reach less, so that less is asked of the law; what is still asked fares "
    "the same",
    "brings to judgement": "there was nothing to judge before: no such offence or definition",
    "leaves nothing to judge": "there is no such offence or definition any more",
}
"""What each thing that an amendment does to a finding means."""
UNPUNISHED = "what is missing there is what is punished and must not be"
STYLES: Mapping[Group, str] = {
    "closes": "bold green",
    "narrows": "green",
    "opens": "bold red",
    "widens": "bold red",
    "makes clear": "yellow",
}
LATER: Mapping[Effect, str] = {
    "no": "It has not taken effect on the day that is looked at, so nothing changes; name a later "
    "day with --as-of.",
    "unknown": "Whether it has taken effect on the day that is looked at is not certain.",
    "partly": "Only part of it has surely taken effect on the day that is looked at.",
}
"""What is said of an amendment that has not taken effect for certain."""
TOLD: Mapping[str, str] = {
    "nothing was missing": "nothing was missing before",
    "nothing to judge": "there is nothing to judge, before or after",
    "nothing asks for it": "nothing in the corpus asks for it",
}
"""Outcomes in other words, where one gap is told."""
COUNTED: Mapping[str, str] = {
    "nothing was missing": "where nothing was missing",
    "nothing to judge": "with nothing to judge",
    "only practice can tell": "of which only practice can tell",
    "nothing asks for it": "that nothing asks for",
}
"""Outcomes in other words, behind a number."""


def proposals_text(proposals: Proposals, width: int) -> Iterator[Line]:
    """Yield what amendments do as lines.

    Args:
        proposals: The amendments.
        width: Columns of the terminal.
    """
    yield from head_text(proposals.assessment, width)
    yield from paragraph(amendments_counted(proposals), width)
    if not proposals.proposals:
        return
    yield BLANK
    yield from heading("Each alone", width)
    for item in proposals.proposals:
        yield from labelled(item.id, f"{summary(item.changes)}{claims_counted(item)}", width, 2, 6)
    yield BLANK
    yield from _legend(proposals, width)
    for item in proposals.proposals:
        yield BLANK
        yield from _proposal(item, width)
    if proposals.together is not None:
        yield BLANK
        yield from heading("All together", width)
        yield from _together(proposals.together, width)
    yield BLANK
    yield from heading("Gaps that no amendment closes or narrows", width)
    yield from paragraph(left_words(proposals), width, 2)
    for measured in proposals.standards:
        yield BLANK
        yield from paragraph(f"{measured.short}: {measured.binding}", width, 2)
        for left in proposals.left:
            if left.standard == measured.standard:
                what, style = f"{left.check}  {left.cite}", style_of(left.verdict)
                yield from labelled(left.verdict, what, width, 4, 14, style)


def amendments_counted(proposals: Proposals) -> str:
    """Return how much is looked at."""
    number = len(proposals.proposals)
    if not number:
        return "No amendment is named, and the corpus brings none for this State."
    return (
        f"{counted(number, 'amendment')}, against {proposals.checks} checks, of which "
        f"{proposals.gaps} say that something is surely missing."
    )


def summary(changes: Iterable[Changed]) -> str:
    """Return how many findings become what."""
    counts = Counter(group_of(it) for it in changes)
    told = [f"{group} {counts[group]}" for group in GROUPS if counts[group]]
    return ", ".join(told) if told else "changes no finding"


def claims_counted(proposal: Proposal) -> str:
    """Return what becomes of the gaps that it is said to close, counted."""
    counts = Counter(it.outcome for it in proposal.claims)
    told = [f"{counts[it]} {COUNTED.get(it, it)}" for it in OUTCOMES if counts[it]]
    gaps = counted(len(proposal.claims), "gap")
    return f"; said to close {gaps}: {', '.join(told)}" if told else ""


def grouped(changes: Sequence[Changed]) -> Iterator[tuple[Group, list[Changed]]]:
    """Yield what is done to findings, each with the findings."""
    for group in GROUPS:
        mine = [it for it in changes if group_of(it) == group]
        if mine:
            yield group, mine


def claim_words(claim: Claimed) -> str:
    """Return what becomes of a gap that an amendment is said to close."""
    outcome = TOLD.get(claim.outcome, claim.outcome)
    if claim.in_part and claim.outcome in ("narrowed only", "made unclear only"):
        outcome = f"{outcome}, as it is said to"
    verdicts = ""
    if claim.old is not None:
        verdicts = f" ({verdicts_words(claim.old, claim.new)})"
    more = f"; and {claim.more} more" if claim.more else ""
    label = "Still punished" if claim.demand == "not-punish" else "Still missing"
    still = f". {label}: {'; '.join(claim.still)}{more}" if claim.still else ""
    return f"{outcome}{verdicts}{still}{f'. {claim.note}' if claim.note else ''}"


def claims_grouped(claims: Iterable[Claimed]) -> Iterator[str]:
    """Yield what is said to be closed and what becomes of it, the same once with all findings."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        words = claim_words(claim)
        if claim.ask:
            words = f"{claim.question} [{claim.ask}] {capital(words)}"
        elif claim.check:
            words = f"{claim.check}: {words}"
        found.setdefault(words, []).extend([claim.finding] if claim.finding else [])
    for words, findings in found.items():
        yield f"{', '.join(findings)}: {words}" if findings else words


def verdicts_words(old: str, new: str | None) -> str:
    """Return two verdicts, or the one that stays."""
    return f"stays {old}" if old == new else f"{old} -> {new}"


def together_words(together: Together) -> Iterator[str]:
    """Yield what amendments do together, findings aside."""
    if together.problems:
        yield (
            "They cannot be carried out together; each is answered alone. Name those that do not "
            "contradict each other to see what these do together."
        )
        return
    yield f"Together: {summary(together.changes)}."
    if together.closed:
        yield f"Closed by all together, and by none alone: {', '.join(together.closed)}."
    if together.spoilt:
        yield f"Closed by one alone, and not by all together: {', '.join(together.spoilt)}."


def left_words(proposals: Proposals) -> str:
    """Return how many gaps no amendment makes smaller."""
    number = len(proposals.left)
    return f"{number} of {proposals.gaps}." if number else "None."


def change_words(changed: Changed) -> str:
    """Return a finding that changes."""
    unpunished = ", must not be punished" if changed.demand == "not-punish" else ""
    return (
        f"{changed.check}  {changed.cite}{unpunished}: {verdicts_words(changed.old, changed.new)}"
    )


def group_words(group: Group, mine: Sequence[Changed]) -> Iterator[str]:
    """Yield findings to which the same is done; those of which only more is asked, in short."""
    brief = group in ("judges more", "judges less")
    told = [it for it in mine if not brief or it.old != it.new]
    yield from (change_words(it) for it in told)
    rest = len(mine) - len(told)
    if rest:
        noun = "finding keeps its verdict" if rest == 1 else "findings keep their verdict"
        yield f"{rest} {'more ' if told else ''}{noun}"


def _legend(proposals: Proposals, width: int) -> Iterator[Line]:
    changes = [it for item in proposals.proposals for it in item.changes]
    changes += proposals.together.changes if proposals.together else ()
    met = {group_of(it) for it in changes}
    for group in GROUPS:
        if group in met:
            yield from labelled(group, MEANT[group], width, 2, 28)
    if any(it.demand == "not-punish" for it in changes):
        yield from labelled("must not be punished", UNPUNISHED, width, 2, 28)


def _proposal(item: Proposal, width: int) -> Iterator[Line]:
    yield from heading(item.title, width)
    yield from paragraph(f"{item.id}, {item.proposer}; {item.status}", width, 2)
    if item.effect in LATER:
        yield from paragraph(LATER[item.effect], width, 2)
    yield from _changes(item.changes, width)
    worse = [it for it in item.changes if group_of(it) in (*WORSE, "shifts")]
    if item.changes and not worse:
        yield from labelled("makes worse", "nothing that was judged before", width, 2, 18)
    for number, words in enumerate(claims_grouped(item.claims)):
        yield from labelled("" if number else "said to close", words, width, 2, 18)


def _changes(changes: Sequence[Changed], width: int) -> Iterator[Line]:
    if not changes:
        yield from paragraph("Changes no finding.", width, 2)
    for group, mine in grouped(changes):
        for number, text in enumerate(group_words(group, mine)):
            style = STYLES.get(group, "dim")
            yield from labelled("" if number else group, text, width, 2, 18, style)


def _together(together: Together, width: int) -> Iterator[Line]:
    for text in together_words(together):
        yield from paragraph(text, width, 2)
    for problem in together.problems:
        yield from paragraph(
            f"{problem.where}: {problem.message}. {capital(problem.fix)}", width, 4
        )
    if not together.problems:
        yield from _changes(together.changes, width)
