"""What amendments do to gaps, as Markdown."""

from collections.abc import Iterator, Sequence

from gapcheck.finding import NOTICE
from gapcheck.proposals import Changed, Proposal, Proposals, Together
from gapcheck.reports.proposals_text import (
    LATER,
    MEANT,
    UNPUNISHED,
    amendments_counted,
    claims_counted,
    claims_grouped,
    grouped,
    left_words,
    summary,
    together_words,
    verdicts_words,
)
from gapcheck.reports.worksheet_markdown import plain


def proposals_markdown(proposals: Proposals) -> str:
    """Return what amendments do as Markdown."""
    return "\n".join(_lines(proposals)) + "\n"


def _lines(proposals: Proposals) -> Iterator[str]:
    side = proposals.assessment
    title, version = side.corpus
    yield "# Amendments and gaps"
    yield ""
    yield (
        f"- Law: {plain(side.country)}, {plain(side.law)}; corpus {plain(title)} "
        f"{plain(version)} (`{side.hash[:12]}`); scenario `{side.scenario}`"
    )
    yield ""
    yield plain(NOTICE)
    yield ""
    yield f"**{plain(amendments_counted(proposals))}**"
    if not proposals.proposals:
        return
    yield ""
    yield "| amendment | alone |"
    yield "| --- | --- |"
    for item in proposals.proposals:
        yield f"| `{item.id}` | {plain(summary(item.changes) + claims_counted(item))} |"
    yield ""
    yield from (f"- *{group}*: {MEANT[group]}" for group, _ in grouped(_changes_of(proposals)))
    if any(it.demand == "not-punish" for it in _changes_of(proposals)):
        yield f"- *must not be punished*: {UNPUNISHED}"
    for item in proposals.proposals:
        yield ""
        yield from _proposal(item)
    if proposals.together is not None:
        yield ""
        yield "## All together"
        yield from _together(proposals.together)
    yield ""
    yield "## Gaps that no amendment closes or narrows"
    yield ""
    yield left_words(proposals)
    for measured in proposals.standards:
        yield ""
        yield f"### {plain(measured.short)}: {plain(measured.binding)}"
        yield ""
        for left in proposals.left:
            if left.standard == measured.standard:
                yield f"- `{left.check}` {plain(left.cite)}: {left.verdict}"


def _changes_of(proposals: Proposals) -> list[Changed]:
    """Return all findings that change, alone or together."""
    together = proposals.together.changes if proposals.together else ()
    return [*(it for item in proposals.proposals for it in item.changes), *together]


def _proposal(item: Proposal) -> Iterator[str]:
    yield f"## {plain(item.title)}"
    yield ""
    yield f"`{item.id}`, {plain(item.proposer)}; {plain(item.status)}"
    if item.effect in LATER:
        yield ""
        yield plain(LATER[item.effect])
    yield from _changes(item.changes)
    claims = list(claims_grouped(item.claims))
    if claims:
        yield ""
        yield "Said to close:"
        yield ""
    yield from (f"- {plain(words)}" for words in claims)


def _changes(changes: Sequence[Changed]) -> Iterator[str]:
    yield ""
    if not changes:
        yield "Changes no finding."
        return
    yield "| does | check | provision | verdict |"
    yield "| --- | --- | --- | --- |"
    for group, mine in grouped(changes):
        for it in mine:
            unpunished = ", must not be punished" if it.demand == "not-punish" else ""
            verdict = plain(verdicts_words(it.old, it.new))
            yield f"| {group} | `{it.check}` | {plain(it.cite + unpunished)} | {verdict} |"


def _together(together: Together) -> Iterator[str]:
    for text in together_words(together):
        yield ""
        yield plain(text)
    if together.problems:
        yield ""
        for problem in together.problems:
            yield f"- {plain(f'{problem.where}: {problem.message}')}"
    else:
        yield from _changes(together.changes)
