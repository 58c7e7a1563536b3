"""Quotations held against texts, on a terminal: what is wrong, then each document, then counts."""

from collections import Counter
from collections.abc import Iterator

from gapcheck.finding import NOTICE
from gapcheck.problem import Problem
from gapcheck.quotes.problems import quotation_problems
from gapcheck.quotes.quotation import OUTCOMES, Checked, Comparison
from gapcheck.reports.lines import BLANK, Line, labelled, paragraph

_COLUMN = 11


def quotes_text(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield a comparison as lines; the last one counts every outcome.

    Args:
        comparison: The quotations and what became of them.
        width: Columns of the terminal.
    """
    title, version, digest = comparison.corpus
    yield from paragraph(f"corpus {title} {version} ({digest[:12]})", width)
    yield from paragraph(NOTICE, width)
    for item, problem in quotation_problems(comparison):
        yield BLANK
        yield from _problem_text(item, problem, width)
    yield BLANK
    yield from _documents_text(comparison, width)
    yield from _places_text(comparison, width)
    yield BLANK
    counts = comparison.counts()
    told = ", ".join(f"{counts[name]} {name.replace('-', ' ')}" for name in OUTCOMES)
    yield Line(f"{len(comparison.checked)} quotations: {told}")


def _problem_text(item: Checked, problem: Problem, width: int) -> Iterator[Line]:
    place = f"{problem.path}:{problem.line}:{problem.column}: "
    style = "bold red" if problem.severity == "error" else "yellow"
    text = f"{place}{problem.severity} {problem.code}: {problem.message}"
    for number, line in enumerate(paragraph(text, width)):
        first = len(place) if not number else 0
        yield Line(line.text, ((min(first, len(line.text)), len(line.text), style),))
    yield from _row("quoted", item.quotation.words, width)
    if item.text:
        label = "closest" if item.outcome == "absent" else "text"
        alike = f" ({int(item.ratio * 100)}% alike)" if item.ratio < 1 else ""
        yield from _row(label, f"{item.text}{alike}", width)
    yield from _row("where", problem.where, width)
    yield from _row("fix", problem.fix, width)


def _row(label: str, text: str, width: int) -> Iterator[Line]:
    yield from labelled(f"{label}:", text, width, 2, _COLUMN)


def _documents_text(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield what became of the quotations of each document, those with a copy first."""
    outcomes: dict[str, Counter[str]] = {}
    for item in comparison.checked:
        name = item.source.document if item.source else _without_copy(comparison, item)
        outcomes.setdefault(name, Counter())[item.outcome] += 1
    for name, file in sorted(comparison.copies.items()):
        told = _told(outcomes.get(name, Counter())) or "no quotation"
        yield from paragraph(f"{comparison.documents[name].short} ({file})", width)
        yield from paragraph(told, width, 4)
    for name, counter in sorted(outcomes.items()):
        if name not in comparison.copies:
            why = "its copy is not there" if name in comparison.missing else "no copy is recorded"
            text = f"{comparison.documents[name].short}: {_told(counter)} ({why})"
            yield from paragraph(text, width)
    for name in comparison.missing:
        if name not in outcomes:
            text = f"{comparison.documents[name].short}: its copy is not there"
            yield from paragraph(text, width)
    for file in comparison.unnamed:
        yield from paragraph(f"{file}: no document of the bibliography is this file", width)


def _without_copy(comparison: Comparison, item: Checked) -> str:
    """Return the first cited document that has no copy."""
    names = (source.document for source in item.quotation.sources)
    return next(name for name in names if name not in comparison.copies)


def _told(counter: Counter[str]) -> str:
    return ", ".join(
        f"{counter[name]} {name.replace('-', ' ')}" for name in OUTCOMES if counter[name]
    )


def _places_text(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield how many of the quotations found stand where the citation says."""
    places = Counter(item.place for item in comparison.checked if item.place)
    told_by = Counter(
        item.told_by.partition(",")[0]
        for item in comparison.checked
        if item.place == "at-pinpoint"
    )
    by = ", ".join(f"{count} by {name}" for name, count in sorted(told_by.items()))
    text = (
        f"Of {sum(places.values())} found, {places['at-pinpoint']} stand where they are cited"
        f"{f' ({by})' if by else ''}, {places['elsewhere']} elsewhere, {places['anywhere']} "
        "anywhere (the citation or the text tells no place)."
    )
    yield BLANK
    yield from paragraph(text, width)
    undecided = sum(
        item.outcome == "not-checked"
        and any(source.document in comparison.copies for source in item.quotation.sources)
        for item in comparison.checked
    )
    if undecided:
        text = (
            f"Of those not checked, {undecided} also cite a copy that is there and lacks the "
            "words; they may be those of the other document."
        )
        yield from paragraph(text, width)
    if comparison.citing_nothing:
        number = comparison.citing_nothing
        verb = "cites" if number == 1 else "cite"
        yield from paragraph(f"{number} more {verb} no document.", width)
