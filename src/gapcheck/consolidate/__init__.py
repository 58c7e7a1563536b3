"""The law of a scenario: which provisions count, on which day, under which answers."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gapcheck.amend import in_force_on
from gapcheck.consolidate.edition import edition_of, under_answers
from gapcheck.consolidate.law import Law
from gapcheck.consolidate.own import Memory
from gapcheck.corpus import Corpus, Encoded
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import Commencement
from gapcheck.scenario import OPEN, Scenario

__all__ = [
    "Law",
    "Memory",
    "commencements",
    "consolidate_law",
    "counts",
    "edition_of",
    "in_force_on",
    "starting_answers",
]


def consolidate_law(corpus: Corpus, scenario: Scenario, memory: Memory | None = None) -> Law:
    """Return the law of a scenario.

    Args:
        corpus: The corpus.
        scenario: Country, date, layers, drafts, answers; its names exist in the corpus.
        memory: That of another law of the same corpus, to share what is known of provisions.
    """
    corpus = edition_of(corpus, scenario)
    applying = dict(_applying(corpus, scenario))
    answers, sources = _answers(corpus, scenario, applying.values())
    return Law(
        corpus,
        scenario,
        tuple(dict.fromkeys(item.instrument for item in applying.values())),
        applying,
        classes=tuple(
            (item.id, rule) for item in applying.values() for rule in item.noun.classifies
        ),
        derivations=tuple(
            (item.id, rule) for item in applying.values() for rule in item.noun.derives
        ),
        answers=answers,
        sources=sources,
        memory=memory or Memory.of(corpus),
    )


def counts(noun: NationalInstrument, scenario: Scenario) -> bool:
    """Whether an instrument belongs to the law of a scenario, its dates aside."""
    if noun.layer == "draft":
        return noun.instrument in scenario.enacted
    return noun.layer in scenario.layers


def _applying(corpus: Corpus, scenario: Scenario) -> Iterator[tuple[str, Encoded]]:
    """Yield the provisions that apply; where that is not certain, under the question whether."""
    chosen: dict[str, NationalInstrument] = {
        key: noun
        for key, (country, noun) in corpus.instruments.items()
        if country == scenario.country and counts(noun, scenario)
    }
    begins = {key: commencements(noun) for key, noun in chosen.items()}
    for key, item in corpus.encoded.items():
        noun = chosen.get(item.instrument)
        if noun is None or item.noun.unread:
            continue
        if noun.layer == "draft":
            yield key, item
            continue
        when, question = begins[item.instrument][item.noun.id]
        if _over(item.noun.until or noun.until, scenario.as_of):
            continue
        state = in_force_on(when, scenario.as_of)
        if state == "yes":
            yield key, item
        elif state == "unknown":
            yield key, _conditional(corpus, item, question)


def commencements(noun: NationalInstrument) -> dict[str, tuple[Commencement | None, str]]:
    """Return when each provision of an instrument began to apply, and the question asked of it."""
    found: dict[str, tuple[Commencement | None, str]] = {
        item.id: (item.in_force or noun.in_force, f"{noun.instrument}:commenced")
        for item in noun.provisions
    }
    for stage in noun.stages:
        for unit in _written_out(stage.provisions, list(found)):
            found[unit] = stage.in_force, f"{noun.instrument}:{stage.id}-commenced"
    return found


def _written_out(names: Iterable[str], units: list[str]) -> Iterator[str]:
    for name in names:
        first, dots, last = name.partition("..")
        if dots:
            yield from units[units.index(first) : units.index(last) + 1]
        else:
            yield name


def _over(until: Commencement | None, on: datetime.date) -> bool:
    """Whether a text no longer applies on a day: `until` is the first day without it."""
    return until is not None and until.latest is not None and on >= until.latest


def _conditional(corpus: Corpus, item: Encoded, question: str) -> Encoded:
    """Return a provision that applies only if a question is answered with yes."""
    known = question in corpus.questions
    return under_answers(corpus, item, {question: True}) if known else item


def _answers(
    corpus: Corpus, scenario: Scenario, applying: Iterable[Encoded]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the readings that are answered, and why each is."""
    answers: dict[str, str] = {}
    sources: dict[str, str] = {}
    for key, question in corpus.questions.items():
        if question.working is not None:
            answers[key], sources[key] = question.working, "working"
    for item in applying:
        for answer in item.noun.answers:
            guidance = corpus.instruments[item.instrument][1].layer == "guidance"
            answers[answer.reading] = answer.answer
            sources[answer.reading] = "guidance" if guidance else "law"
    for key, given in scenario.answers.items():
        if given == OPEN:
            answers.pop(key, None)
            sources.pop(key, None)
        else:
            answers[key], sources[key] = given, "assumed"
    return answers, sources


def starting_answers(corpus: Corpus, scenario: Scenario) -> Mapping[str, str]:
    """Return the answers with which a scenario starts: working ones, the law's, guidance's."""
    return consolidate_law(corpus, replace(scenario, answers={})).answers
