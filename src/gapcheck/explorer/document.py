"""Findings under several scenarios as one document."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from gapcheck.consolidate import consolidate_law, edition_of
from gapcheck.corpus import Corpus, Question, ReadyCheck
from gapcheck.evaluate import Detail, assess, evaluate_law
from gapcheck.explorer.cutter import WAYS, Cutter
from gapcheck.explorer.entries import EntryWriter
from gapcheck.explorer.scenarios import Shown
from gapcheck.explorer.shape import (
    SCHEMA,
    EntryDoc,
    ExplorerDoc,
    HeldDoc,
    QuestionDoc,
    ScenarioDoc,
    StandardDoc,
)
from gapcheck.explorer.verdict import readings_of
from gapcheck.finding import NOTICE, Assessment, Finding
from gapcheck.version import VERSION
from gapcheck.words.cite import name_place

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""


def explorer_document(
    corpus: Corpus,
    scenarios: Sequence[Shown],
    checks: Sequence[ReadyCheck],
    progress: Progress = lambda _title, _done, _whole: None,
) -> ExplorerDoc:
    """Return findings under several scenarios with what their verdicts follow from.

    Args:
        corpus: The corpus.
        scenarios: The scenarios, of one State.
        checks: The checks to answer.
        progress: Told how far it is.
    """
    cutter, country = Cutter(), corpus.countries[scenarios[0].scenario.country]
    assessments: list[Assessment] = []
    written: list[ScenarioDoc] = []
    for shown in scenarios:
        progress(shown.title, 0, len(checks))
        found = evaluate_law(corpus, shown.scenario, checks, detail=Detail.PROOF)
        assessments.append(assess(corpus, shown.scenario, found))
        written.append(_scenario(corpus, shown, assessments[-1], cutter, checks, progress))
    named = {name for item in written for name in _named(item)}
    topics = {it.topic for found in assessments for it in found.findings if it.topic}
    return {
        "schema": SCHEMA,
        "tool": {"name": "gapcheck", "version": VERSION},
        "corpus": {"title": corpus.title, "version": corpus.version, "hash": corpus.hash},
        "notice": NOTICE,
        "country": country.name,
        "followed_until": country.followed_until,
        "standards": _standards(assessments[0]),
        "topics": {it: text for it, text in corpus.vocabulary.topics.items() if it in topics},
        "statutes": _statutes(corpus, scenarios),
        "readings": {it: _question(corpus, corpus.questions[it]) for it in sorted(named)},
        "most": WAYS,
        "scenarios": written,
    }


def _scenario(
    corpus: Corpus,
    shown: Shown,
    assessment: Assessment,
    cutter: Cutter,
    checks: Iterable[ReadyCheck],
    progress: Progress,
) -> ScenarioDoc:
    law = consolidate_law(corpus, shown.scenario)
    cutter.turn_to(law)
    writer = EntryWriter(law, cutter)
    known = {ready.check.id: ready for ready in checks}
    entries: list[EntryDoc] = []
    for number, finding in enumerate(assessment.findings, 1):
        entries.append(writer.entry(known[finding.check or ""], finding))
        progress(shown.title, number, len(assessment.findings))
    rested = sorted({name for entry in entries for name in entry["concepts"]})
    ready = {name: corpus.check(name) for name in rested}
    return {
        "id": shown.id,
        "title": shown.title,
        "note": shown.note,
        "line": assessment.scenario,
        "law": assessment.law,
        "columns": {column.name: column.label for column in assessment.columns},
        "answers": dict(sorted(law.answers.items())),
        "sources": dict(sorted(law.sources.items())),
        "definitions": {name: writer.table(it) for name, it in ready.items() if it},
        "entries": entries,
    }


def _statutes(corpus: Corpus, scenarios: Sequence[Shown]) -> dict[str, str]:
    """Return the short titles of national instruments, those that amendments bring included."""
    return {
        key: noun.short
        for shown in scenarios
        for key, (code, noun) in edition_of(corpus, shown.scenario).instruments.items()
        if code == shown.scenario.country
    }


def _named(scenario: ScenarioDoc) -> Iterator[str]:
    """Yield the readings that a scenario's findings name."""
    tables = [entry["table"] for entry in scenario["entries"]]
    for table in (*tables, *scenario["definitions"].values()):
        yield from readings_of(table) if table else ()
    for entry in scenario["entries"]:
        yield from entry["readings"]
        for piece in entry["pieces"] or ():
            for boxes in (piece["demanded"], piece["failing"], *piece["standing"]):
                yield from (name for box in boxes for name in box)


def _standards(assessment: Assessment) -> dict[str, StandardDoc]:
    """Return the standards, those that bind the State first, in the order of the findings."""
    first: dict[str, Finding] = {}
    for finding in assessment.findings:
        first.setdefault(finding.standard or "", finding)
    return {
        item.standard: {
            "short": item.short,
            "binding": item.binding,
            "binds": _binds(first[item.standard]),
        }
        for item in sorted(assessment.standards, key=lambda it: not first[it.standard].binds)
    }


def _binds(finding: Finding) -> Literal["yes", "no", "unknown"]:
    return finding.binding.binds if finding.binding else "unknown"


def _question(corpus: Corpus, question: Question) -> QuestionDoc:
    reading = question.reading
    held: list[HeldDoc] = [
        {
            "answer": view.answer,
            "by": name_place(corpus, view.by, view.at),
            "says": view.says,
            "words": view.words,
        }
        for view in reading.held
    ]
    if reading.working and not held:
        held = [
            {
                "answer": reading.working.answer,
                "by": name_place(corpus, document, None),
                "says": None,
                "words": None,
            }
            for document in reading.working.by
        ]
    return {
        "question": reading.question,
        "answers": dict(reading.answers),
        "working": question.working,
        "why": reading.working.why if reading.working else None,
        "held": held,
        "note": reading.note,
    }
