"""Cases beside provisions, each put to its provision alone: reached, not reached, doubtful."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from gapcheck.amendment import Amendment
from gapcheck.assemble import AdHoc
from gapcheck.consolidate import Law, consolidate_law, edition_of
from gapcheck.corpus import Corpus, Encoded
from gapcheck.evaluate.cases import CaseWriter, Part
from gapcheck.files import Files, Loaded
from gapcheck.finding import Blocking
from gapcheck.instrument import NationalInstrument
from gapcheck.judge.alone import Alone, kind_of, pose_alone
from gapcheck.judge.split import Split
from gapcheck.judge.weigh import weigh_demand
from gapcheck.position import locate
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.provision import Expected, NationalProvision, Trial
from gapcheck.scenario import OPEN, Scenario
from gapcheck.source import Source, Steps
from gapcheck.wanted import make_scenario
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser, listed

Outcome = Literal["reached", "not-reached", "doubtful", "in part", "not put"]
"""What came out: besides what can be expected, a case of which only a part is reached, and one
whose provision is no part of the law that is looked at."""

NOT_YET = "it is no part of the law that is looked at"
"""Why a case is not put."""

FEW = 3
"""Reasons that are named one by one."""


class Tried(NamedTuple):
    """A case that was put.

    Attributes:
        provision: The provision, `instrument/provision`.
        cite: How it is cited.
        case: The case, in words.
        expected: What has to come out.
        outcome: What came out.
        why: Why, in words.
        place: File, line and column of the case, if it failed.
    """

    provision: str
    cite: str
    case: str
    expected: Expected
    outcome: Outcome
    why: str
    place: tuple[str, int, int] | None = None

    @property
    def state(self) -> Literal["passed", "failed", "not put"]:
        """Whether what came out is what was expected."""
        if self.outcome == "not put":
            return "not put"
        return "passed" if self.outcome == self.expected else "failed"


def try_cases(
    files: Files,
    corpus: Corpus,
    scenario: Scenario,
    instruments: Sequence[str] = (),
    amendments: Sequence[Loaded[Amendment]] = (),
) -> tuple[Tried, ...]:
    """Return the cases of a country's provisions, each put to its provision.

    Args:
        files: The files, for positions.
        corpus: The same, put together.
        scenario: The law that is looked at.
        instruments: Instruments whose cases are put; all of them if empty.
        amendments: The amendments of the scenario; the texts that they bring have cases too.

    Raises:
        GapcheckError: A case names what does not exist, or nothing that could be put; all such
            mistakes at once, with their places.
    """
    problems: list[Problem] = []
    bench = _Bench(corpus, scenario)
    beside = [
        *(item for code, it in files.statutes if code == scenario.country for item in _cases(it)),
        *(item for loaded in amendments for item in _brought(loaded)),
    ]
    found = [
        tried
        for item in beside
        if not instruments or item.instrument in instruments
        for tried in _tried(bench, item, problems)
    ]
    if problems:
        raise GapcheckError(dict.fromkeys(problems))
    return tuple(found)


def untriable(files: Files, corpus: Corpus) -> Iterator[Problem]:
    """Yield what is wrong with cases that cannot be put, without putting the others."""
    for _, loaded in files.statutes:
        for item in _cases(loaded):
            try:
                _posed(corpus, corpus.encoded[item.name], item.trial)
            except GapcheckError as error:
                yield from _at(error, item)
            for reading, answer in item.trial.assume.items():
                known = corpus.questions.get(reading)
                choices = [*known.answers, OPEN] if known else [*corpus.questions]
                if answer not in choices:
                    name = answer if known else reading
                    what = f"'{name}' is no {'answer' if known else 'reading'}"
                    problem = Problem("E406", what, fix=advise(name, choices))
                    yield from _at(GapcheckError([problem]), item)


class _Case(NamedTuple):
    """A case beside a provision, and where it stands."""

    instrument: str
    noun: NationalProvision
    trial: Trial
    source: Source
    path: Steps

    @property
    def name(self) -> str:
        return f"{self.instrument}/{self.noun.id}"


def _cases(loaded: Loaded[NationalInstrument]) -> Iterator[_Case]:
    yield from _within(loaded.noun, loaded.source, ())


def _within(law: NationalInstrument, source: Source, path: Steps) -> Iterator[_Case]:
    """Yield the cases of an instrument that stands in a file, or at a place in one."""
    for number, noun in enumerate(law.provisions):
        yield from _of(law.instrument, noun, source, (*path, "provisions", number))


def _of(instrument: str, noun: NationalProvision, source: Source, path: Steps) -> Iterator[_Case]:
    for index, trial in enumerate(noun.cases):
        yield _Case(instrument, noun, trial, source, (*path, "cases", index))


def _brought(loaded: Loaded[Amendment]) -> Iterator[_Case]:
    """Yield the cases of the texts that an amendment brings."""
    for number, one in enumerate(loaded.noun.instructions):
        path = ("instructions", number)
        if one.enact is not None:
            yield from _within(one.enact, loaded.source, (*path, "enact"))
        elif one.provision is not None:
            instrument = (one.insert or one.substitute or "").partition("/")[0]
            yield from _of(instrument, one.provision, loaded.source, (*path, "provision"))


def _tried(bench: "_Bench", item: _Case, problems: list[Problem]) -> Iterator[Tried]:
    """Yield a case; report it if it cannot be put."""
    try:
        yield _placed(bench.put(item.name, item.trial), item)
    except GapcheckError as error:
        problems += _at(error, item)


def _at(error: GapcheckError, item: _Case) -> Iterator[Problem]:
    """Yield the problems of a case with their place."""
    for problem in error.problems:
        key = "assume" if problem.code == "E406" else "put"
        where = f"{item.instrument} {item.noun.id}, {item.trial.case}"
        yield item.source.problem(
            problem.code, problem.message, (*item.path, key), where=where, fix=problem.fix
        )


def _placed(tried: Tried, item: _Case) -> Tried:
    """Return a case with its place, if someone has to look there."""
    if tried.state != "failed":
        return tried
    line, column, _ = locate(item.source.text, (*item.path, "expect"))
    return tried._replace(place=(item.source.path, line, column))


class _Bench:
    """Puts cases; laws that were looked at before are kept.

    Args:
        corpus: The corpus.
        scenario: The law that is looked at where a case assumes nothing else.
    """

    def __init__(self, corpus: Corpus, scenario: Scenario) -> None:
        self._corpus = corpus
        self._stands = edition_of(corpus, scenario)
        self._scenario = scenario
        self._law = consolidate_law(corpus, scenario)
        self._phraser = Phraser(corpus)
        self._alone = cache(lambda answers: Alone(self._under(answers)))

    def put(self, name: str, trial: Trial) -> Tried:
        """Return a case, put to its provision.

        Raises:
            GapcheckError: It names what does not exist, or its provision cannot be asked.
        """
        stands = self._stands
        encoded = stands.encoded.get(name)
        if encoded is None:
            return Tried(name, name, trial.case, trial.expect, "not put", NOT_YET)
        cite = name_provision(stands, name)
        if trial not in encoded.noun.cases:
            why = f"its text is another one by {listed(list(stands.amended[name]), 'and')}"
            return Tried(name, cite, trial.case, trial.expect, "not put", why)
        posed = _posed(stands, encoded, trial)
        alone: Alone = self._alone(tuple(sorted(trial.assume.items())))
        if name not in alone.law.encoded:
            outcome: Outcome = "not put"
            why = NOT_YET
        else:
            outcome, why = self._answer(alone.of(encoded, posed.asked.kind), posed)
        return Tried(name, cite, trial.case, trial.expect, outcome, why)

    def _under(self, answers: tuple[tuple[str, str], ...]) -> Law:
        if not answers:
            return self._law
        base = self._scenario
        scenario = make_scenario(
            self._corpus,
            base.country,
            as_of=base.as_of,
            layers=base.layers,
            enact=base.enacted,
            amend=base.amendments,
            assume={**base.answers, **dict(answers)},
        )
        return consolidate_law(self._corpus, scenario, self._law.memory)

    def _answer(self, law: Law, posed: AdHoc) -> tuple[Outcome, str]:
        """Return what comes out, and why."""
        weighed = weigh_demand(law, posed.asked, compound=posed.names_definition)
        split = weighed.split
        if split.verdict == "not-applicable":
            return "not-reached", "the law's own definition reaches nothing of it"
        outcome = outcome_of(split)
        if outcome == "reached":
            return outcome, "under every answer left open"
        part = CaseWriter(law, self._phraser, full=False).part(weighed, posed.topics)
        return outcome, _reason(outcome, part)


def outcome_of(split: Split) -> Outcome:
    """Return what a case is, all of which has to be alike.

    A case of which some is reached and the rest depends on a question is doubtful; once some of it
    is surely not reached, and some perhaps, it is too wide to say anything.
    """
    if split.missing:
        return "in part" if split.covered or split.unclear else "not-reached"
    return "doubtful" if split.unclear else "reached"


def _posed(corpus: Corpus, encoded: Encoded, trial: Trial) -> AdHoc:
    """Return a case as a demand.

    Raises:
        GapcheckError: It names what does not exist, or the provision reaches nothing by itself.
    """
    noun = encoded.noun
    if kind_of(encoded) == "define" and not (noun.reaches and noun.expresses):
        what = f"{noun.id} neither punishes nor provides, and defines no concept"
        fix = "put the case to a provision on which it can be tried, or take it out."
        raise GapcheckError([Problem("E306", what, fix=fix)])
    return pose_alone(corpus, encoded, trial.put)


def _reason(outcome: Outcome, part: Part) -> str:
    """Return why a case is not, or not surely, reached."""
    reasons = []
    if outcome != "doubtful":
        blocked = [_blocked(item) for item in part.blocking[:FEW]]
        blocked += [item.differs for item in part.nearest[:FEW]]
        reasons.append("; ".join(blocked) or "nothing in it speaks of such an act")
    if outcome == "in part" and part.missing:
        phrases = [case.phrase for case in part.missing if case.phrase]
        if phrases:
            reasons.append(f"missing: {listed(phrases[:FEW], 'and')}")
    if part.turning:
        reasons.append(f"it depends on whether {listed(list(part.turning[:FEW]), 'and')}")
    return "; ".join(reasons)


def _blocked(item: Blocking) -> str:
    """Return the words that stop short of a case, or what the provision reaches."""
    words = f"“{item.words}”" if item.words else item.gloss
    by = f" ({item.by})" if item.by else ""
    return f"{words}{by}: {item.reaches}" if words else f"reaches only {item.reaches}{by}"
