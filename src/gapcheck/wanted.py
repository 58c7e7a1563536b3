"""Scenarios from what users write: arguments, a line, a file."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from gapcheck.consolidate import starting_answers
from gapcheck.corpus import Corpus
from gapcheck.files import ScenarioFile
from gapcheck.noun import parse_day
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.scenario import IN_FORCE, OPEN, Scenario, Wanted

LAYERS = ("guidance", "regulation", "statute")
"""Layers that a scenario can count; drafts are enacted by id."""

_HASHED = re.compile("@[0-9a-f]{12}$")
_KEYS = ("as-of", "layers", "enact", "amend", "assume")


def make_scenario(
    corpus: Corpus,
    country: str | None = None,
    *,
    as_of: datetime.date | str | None = None,
    layers: Iterable[str] = (),
    enact: Iterable[str] = (),
    amend: Iterable[str] = (),
    assume: Mapping[str, str] | None = None,
) -> Scenario:
    """Return a scenario of a corpus.

    Args:
        corpus: The corpus.
        country: Country code; the only one if left out.
        as_of: Day on which the law is looked at, `YYYY-MM-DD`; the day up to which the country's
            sources were searched if left out, never today.
        layers: Layers that count besides the law in force, e.g. `guidance`.
        enact: Ids of drafts taken as enacted.
        amend: Amendments with which the corpus was loaded, with or without their hash.
        assume: Reading to answer, or to `open`.

    Raises:
        GapcheckError: The corpus knows no such country, layer, draft, amendment, reading or
            answer.
    """
    problems: list[Problem] = []
    chosen = _country(corpus, country)
    day = _day(corpus, chosen, as_of, problems)
    added = _layers(layers, problems)
    drafts = _drafts(corpus, chosen, enact, problems)
    amendments = _amendments(corpus, chosen, amend, problems)
    answers = _assumed(corpus, assume or {}, problems)
    if problems:
        raise GapcheckError(problems)
    scenario = Scenario(chosen, day, tuple(sorted({*IN_FORCE, *added})), drafts, amendments)
    if not answers:
        return scenario
    start = starting_answers(corpus, scenario)
    changed = {key: text for key, text in answers.items() if text != start.get(key, OPEN)}
    return replace(scenario, answers=changed)


def scenario_of(corpus: Corpus, wanted: Wanted) -> Scenario:
    """Return the scenario that a user asks for.

    Args:
        corpus: The corpus, loaded with the amendments that are asked for.
        wanted: What is asked for.

    Raises:
        GapcheckError: The corpus does not know one of its names.
    """
    return make_scenario(
        corpus,
        wanted.country,
        as_of=wanted.as_of,
        layers=wanted.layers,
        enact=wanted.enact,
        amend=wanted.amend,
        assume=wanted.assume,
    )


def parse_scenario(corpus: Corpus, line: str) -> Scenario:
    """Return the scenario of a canonical line, as every output prints it.

    Args:
        corpus: The corpus, loaded with the amendments that the line names.
        line: E.g. `kh as-of=2021-03-23 layers=regulation,statute enact=cybercrime-draft-v1`.

    Raises:
        GapcheckError: The line is not in that form, or names what the corpus does not know.
    """
    return scenario_of(corpus, parse_wanted(line))


def parse_wanted(line: str) -> Wanted:
    """Return what a canonical line asks for.

    Raises:
        GapcheckError: The line is not in that form.
    """
    country, *words = line.split() or [""]
    given: dict[str, list[str]] = {key: [] for key in _KEYS}
    for word in words:
        key, equals, value = word.partition("=")
        if key not in given and given["amend"] and not _HASHED.search(given["amend"][-1]):
            given["amend"][-1] += f" {word}"  # a path with a space in it
            continue
        if not equals or key not in given:
            raise _usage(
                "E403",
                f"'{word}' is no part of a scenario",
                "a scenario reads '<country> as-of=YYYY-MM-DD layers=… enact=… amend=… "
                "assume=READING=ANSWER'.",
            )
        given[key].append(value)
    return Wanted(
        country,
        given["as-of"][-1] if given["as-of"] else None,
        tuple(_commas(given["layers"])),
        tuple(_commas(given["enact"])),
        tuple(given["amend"]),
        parse_answers(given["assume"]),
    )


def wanted_by(noun: ScenarioFile, folder: Path | None = None) -> Wanted:
    """Return what a scenario file asks for.

    Args:
        noun: The file's content.
        folder: Where it lies; amendments that are files beside it are found from there.
    """

    def placed(name: str) -> str:
        path = folder / name if folder else None
        return str(path) if path is not None and path.is_file() else name

    return Wanted(
        noun.country,
        noun.as_of.isoformat() if noun.as_of else None,
        noun.layers,
        noun.enact,
        tuple(placed(name) for name in noun.amend),
        noun.assume,
    )


def parse_answers(texts: Iterable[str]) -> dict[str, str]:
    """Return answers written as `READING=ANSWER`.

    Raises:
        GapcheckError: One of them has no `=`.
    """
    answers = {}
    for text in texts:
        reading, equals, answer = text.rpartition("=")
        if not equals:
            raise _usage(
                "E403",
                f"'{text}' does not say which answer",
                f"write '{text}=ANSWER', or '{text}=open' to reopen it.",
            )
        answers[reading] = answer
    return answers


def _country(corpus: Corpus, country: str | None) -> str:
    known = list(corpus.countries)
    if country is None:
        if len(known) == 1:
            return known[0]
        raise _usage("E401", "the corpus has several countries", advise("", known))
    if country not in known:
        raise _usage("E401", f"the corpus has no country '{country}'", advise(country, known))
    return country


def _day(
    corpus: Corpus, country: str, given: datetime.date | str | None, problems: list[Problem]
) -> datetime.date:
    text = corpus.countries[country].followed_until if given is None else given
    if isinstance(text, datetime.date):
        return text
    try:
        return parse_day(text)
    except ValueError:
        problems.append(
            Problem(
                "E402", f"'{text}' is not a date", fix="write year-month-day, e.g. 2009-12-31."
            )
        )
        return datetime.date.min


def _layers(names: Iterable[str], problems: list[Problem]) -> list[str]:
    found = []
    for name in names:
        if name == "draft":
            fix = "drafts are enacted by id: --enact ID."
            problems.append(Problem("E404", "'draft' is no layer that can be added", fix=fix))
        elif name not in LAYERS:
            problems.append(
                Problem("E404", f"there is no layer '{name}'", fix=advise(name, LAYERS))
            )
        else:
            found.append(name)
    return found


def _drafts(
    corpus: Corpus, country: str, names: Iterable[str], problems: list[Problem]
) -> tuple[str, ...]:
    drafts = [
        key
        for key, (owner, noun) in corpus.instruments.items()
        if owner == country and noun.layer == "draft"
    ]
    found = sorted(set(names))
    problems += [
        Problem("E405", f"there is no draft '{name}'", fix=advise(name, drafts))
        for name in found
        if name not in drafts
    ]
    return tuple(found)


def _amendments(
    corpus: Corpus, country: str, names: Iterable[str], problems: list[Problem]
) -> tuple[str, ...]:
    found = []
    for name in dict.fromkeys(names):
        known = [key for key in corpus.amendments if name in (key, key.rpartition("@")[0])]
        found += known
        for code in {corpus.amendments[key].country for key in known} - {country}:
            fix = f"name the State with --country {code}."
            message = f"'{name}' changes the law of '{code}', not of '{country}'"
            problems.append(Problem("E414", message, fix=fix))
        if not known:
            fix = advise(name, corpus.amendments, "load the corpus with it.")
            problems.append(Problem("E414", f"there is no amendment '{name}'", fix=fix))
    return tuple(sorted(found))


def _assumed(corpus: Corpus, given: Mapping[str, str], problems: list[Problem]) -> dict[str, str]:
    """Return the answers that exist; report the others."""
    found: dict[str, str] = {}
    for reading, answer in sorted(given.items()):
        question = corpus.questions.get(reading)
        if question is None:
            told = "findings and provisions name theirs in brackets."
            fix = advise(reading, corpus.questions, told)
            problems.append(Problem("E406", f"there is no reading '{reading}'", fix=fix))
        elif answer not in (*question.answers, OPEN):
            problems.append(
                Problem(
                    "E406",
                    f"'{answer}' is not an answer to '{reading}'",
                    fix=advise(answer, [*question.answers, OPEN]),
                )
            )
        else:
            found[reading] = answer
    return found


def _commas(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split(",") if word]


def _usage(code: str, message: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem(code, message, fix=fix)])
