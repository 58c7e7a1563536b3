"""What a Python user calls: open a corpus, make a scenario, put a question."""

import datetime
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gapcheck.assemble import assemble_corpus, pose_demand
from gapcheck.check import KINDS, Condition, Kind
from gapcheck.consolidate import starting_answers
from gapcheck.corpus import Corpus
from gapcheck.evaluate import Detail, Evaluator, older_laws
from gapcheck.finding import Finding
from gapcheck.load import load_files
from gapcheck.locate import locate_corpus
from gapcheck.noun import parse_day
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.scenario import IN_FORCE, OPEN, Scenario

LAYERS = ("guidance", "regulation", "statute")
"""Layers that a scenario can count; drafts are enacted by id."""


def load_corpus(folder: str | Path | None = None, where: Sequence[Condition] = ()) -> Corpus:
    """Load a corpus.

    Args:
        folder: The corpus folder; else `GAPCHECK_CORPUS`, else the nearest folder upwards that
            holds `corpus.yaml`, else the packaged one.
        where: Conditions that `ask_law` will be asked for, besides those of checks.

    Raises:
        GapcheckError: There is no such folder, or something is wrong with its files; every
            mistake of the run at once.
    """
    with _uncollected():
        return assemble_corpus(load_files(locate_corpus(Path(folder) if folder else None)), where)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away from what is being made.

    Nearly all of it stays, and looking through it again and again for what does not takes a
    quarter of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def make_scenario(
    corpus: Corpus,
    country: str | None = None,
    *,
    as_of: datetime.date | str | None = None,
    layers: Iterable[str] = (),
    enact: Iterable[str] = (),
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
        assume: Reading to answer, or to `open`.

    Raises:
        GapcheckError: The corpus knows no such country, layer, draft, reading or answer.
    """
    problems: list[Problem] = []
    chosen = _country(corpus, country)
    day = _day(corpus, chosen, as_of, problems)
    added = _layers(layers, problems)
    drafts = _drafts(corpus, chosen, enact, problems)
    answers = _assumed(corpus, assume or {}, problems)
    if problems:
        raise GapcheckError(problems)
    scenario = Scenario(chosen, day, tuple(sorted({*IN_FORCE, *added})), drafts)
    if not answers:
        return scenario
    start = starting_answers(corpus, scenario)
    changed = {key: text for key, text in answers.items() if text != start.get(key, OPEN)}
    return replace(scenario, answers=changed)


def parse_scenario(corpus: Corpus, line: str) -> Scenario:
    """Return the scenario of a canonical line, as every output prints it.

    Args:
        corpus: The corpus.
        line: E.g. `kh as-of=2021-03-23 layers=regulation,statute enact=cybercrime-draft-v1`.

    Raises:
        GapcheckError: The line is not in that form, or names what the corpus does not know.
    """
    country, *words = line.split() or [""]
    given: dict[str, list[str]] = {"as-of": [], "layers": [], "enact": [], "assume": []}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or key not in given:
            raise _usage(
                "E403",
                f"'{word}' is no part of a scenario",
                "a scenario reads '<country> as-of=YYYY-MM-DD layers=… enact=… "
                "assume=READING=ANSWER'.",
            )
        given[key].append(value)
    return make_scenario(
        corpus,
        country,
        as_of=given["as-of"][-1] if given["as-of"] else None,
        layers=_commas(given["layers"]),
        enact=_commas(given["enact"]),
        assume=parse_answers(given["assume"]),
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


def scenario_warnings(corpus: Corpus, scenario: Scenario) -> list[Problem]:
    """Return what a scenario asks that the corpus cannot know."""
    found = []
    country = corpus.countries[scenario.country]
    if scenario.as_of.isoformat() > country.followed_until:
        message = f"{scenario.as_of} lies after {country.followed_until}"
        fix = f"sources on {country.name} were searched up to that day; later law is not encoded."
        found.append(Problem("W401", message, fix=fix))
    for name in older_laws(corpus, scenario):
        message = f"on {scenario.as_of} the {name} may have applied, which is not encoded"
        fix = "an absence in the texts encoded says nothing of it."
        found.append(Problem("W402", message, fix=fix))
    return found


def ask_law(
    corpus: Corpus,
    scenario: Scenario,
    kind: str,
    limits: Mapping[str, Sequence[str]],
    *,
    some: Sequence[str] = (),
    where: Sequence[Condition] = (),
    compound: bool | None = None,
    detail: Detail = Detail.FULL,
) -> Finding:
    """Put an ad-hoc demand to a law, without a check.

    Args:
        corpus: The corpus.
        scenario: The scenario.
        kind: `criminalise`, `define`, `provide` or `not-punish`.
        limits: Dimension to values; for `define`, `concept` to the concept's id.
        some: Dimensions of which it is enough that some demanded value is covered.
        where: Conditions on attributes of offences; those that no check states have to be
            given to `load_corpus` too.
        compound: Whether definitions are multiplied in; by default if the demand names a
            dimension of a definition.
        detail: How much the finding says.

    Raises:
        GapcheckError: There is no such kind, dimension or value, or they contradict each other.
    """
    known: dict[str, Kind] = {name: name for name in KINDS}
    if kind not in known:
        raise _usage("E407", f"'{kind}' is no kind of demand", advise(kind, KINDS))
    posed = pose_demand(corpus, known[kind], limits, some, where)
    evaluator = Evaluator(corpus, scenario, detail=detail)
    return evaluator.ask(posed, compound=posed.names_definition if compound is None else compound)


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
