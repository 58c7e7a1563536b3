"""Expert findings put to the engine, each in the law that it speaks of."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.agree.compare import compare_missing, compare_verdicts
from gapcheck.agree.pose import masks_of, pose_question
from gapcheck.agree.state import answer_provision, answer_standard
from gapcheck.agree.table import Answer, Answered, Report
from gapcheck.corpus import Asked, Corpus
from gapcheck.evaluate import Detail, Evaluator
from gapcheck.expert import Expert, ExpertFile
from gapcheck.files import Loaded
from gapcheck.finding import Finding
from gapcheck.judge import Manner, judge_demands, manner_of
from gapcheck.judge.alone import Alone
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.region import intersection
from gapcheck.scenario import Scenario
from gapcheck.source import Steps
from gapcheck.wanted import make_scenario


def answer_reports(
    corpus: Corpus, scenario: Scenario, files: Sequence[Loaded[ExpertFile]]
) -> tuple[Report, ...]:
    """Return the findings of reports, answered by the engine.

    Args:
        corpus: The corpus.
        scenario: The law that is looked at where a report or finding names no other.
        files: The reports' findings.

    Raises:
        GapcheckError: A finding names what the corpus does not know, or asks for what is no
            demand; all such mistakes at once, with their places.
    """
    problems: list[Problem] = []
    desk = _Desk(corpus)
    reports = []
    for loaded in files:
        if loaded.noun.report not in corpus.documents:
            fix = advise(loaded.noun.report, corpus.documents)
            what = f"there is no document '{loaded.noun.report}'"
            problems.append(loaded.source.problem("E203", what, ("report",), fix=fix))
        reports.append((loaded, list(_answered(desk, scenario, loaded, problems))))
    if problems:
        raise GapcheckError(dict.fromkeys(problems))
    by_document: dict[str, list[tuple[Loaded[ExpertFile], list[Answered]]]] = {}
    for loaded, answered in reports:
        by_document.setdefault(loaded.noun.report, []).append((loaded, answered))
    return tuple(
        Report(
            document,
            corpus.documents[document].short,
            tuple(item for _, answered in found for item in answered),
            sum(it.repeats is not None for loaded, _ in found for it in loaded.noun.findings),
        )
        for document, found in by_document.items()
    )


def _answered(
    desk: "_Desk", scenario: Scenario, loaded: Loaded[ExpertFile], problems: list[Problem]
) -> Iterator[Answered]:
    """Yield the findings of one report, answered; report what cannot be put."""
    seen: dict[str, int] = {}
    for number, expert in enumerate(loaded.noun.findings):
        path = ("findings", number)
        if expert.id in seen:
            fix = "give one of the two another id."
            what = f"'{expert.id}' stands twice"
            problems.append(loaded.source.problem("E204", what, (*path, "id"), fix=fix))
        seen[expert.id] = number
        problems += _references(desk.corpus, loaded, expert, path)
        if expert.repeats is not None:
            continue
        if expert.not_assessable is not None:
            yield Answered(expert, "not assessable", None, expert.not_assessable, "")
            continue
        try:
            looked_at = desk.scenario(scenario, loaded.noun, expert)
            yield desk.answer(expert, looked_at)
        except GapcheckError as error:
            subjects = ("check", "ask", "provision", "standard")
            subject = next((key for key in subjects if getattr(expert, key)), "id")
            problems += [
                loaded.source.problem(
                    problem.code,
                    problem.message,
                    (*path, subject),
                    where=expert.id,
                    fix=problem.fix,
                )
                for problem in error.problems
            ]
    for number, expert in enumerate(loaded.noun.findings):
        if expert.repeats is not None and expert.repeats not in seen:
            what = f"there is no finding '{expert.repeats}'"
            fix = advise(expert.repeats, seen)
            place = ("findings", number, "repeats")
            problems.append(loaded.source.problem("E201", what, place, where=expert.id, fix=fix))


def _references(
    corpus: Corpus, loaded: Loaded[ExpertFile], expert: Expert, path: Steps
) -> Iterator[Problem]:
    """Yield the texts that a difference cites and that do not exist."""
    if expert.difference is None:
        return
    units = {**corpus.encoded, **corpus.standard_provisions}
    for number, name in enumerate(expert.difference.provisions):
        if name not in units:
            at = (*path, "difference", "provisions", number)
            what = f"there is no provision '{name}'"
            yield loaded.source.problem("E201", what, at, where=expert.id, fix=advise(name, units))
    for number, cite in enumerate(expert.difference.cite):
        if cite.in_ not in corpus.documents:
            at = (*path, "difference", "cite", number, "in")
            what = f"there is no document '{cite.in_}'"
            fix = advise(cite.in_, corpus.documents)
            yield loaded.source.problem("E203", what, at, where=expert.id, fix=fix)


class _Put(NamedTuple):
    """A demand that a finding is about, and how it fares."""

    asked: tuple[Asked, ...]
    manner: Manner
    finding: Finding


class _Desk:
    """Puts findings to the engine; laws that were looked at before are kept.

    Args:
        corpus: The corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._looked_at: dict[str, tuple[Evaluator, Alone]] = {}

    def scenario(self, base: Scenario, file: ExpertFile, expert: Expert) -> Scenario:
        """Return the law that a finding speaks of.

        Raises:
            GapcheckError: The corpus knows no such layer, draft, reading or answer.
        """
        day = expert.as_of or file.as_of
        layers = file.layers if expert.layers is None else expert.layers
        enact = file.enact if expert.enact is None else expert.enact
        assume = {**file.assume, **expert.assume}
        if day is None and not layers and not enact and not assume:
            return base
        return make_scenario(
            self.corpus,
            base.country,
            as_of=day or base.as_of,
            layers=layers,
            enact=enact,
            amend=base.amendments,
            assume=assume,
        )

    def answer(self, expert: Expert, scenario: Scenario) -> Answered:
        """Return a finding, answered.

        Raises:
            GapcheckError: It names what the corpus does not know.
        """
        line = scenario.line()
        if line not in self._looked_at:
            evaluator = Evaluator(self.corpus, scenario, detail=Detail.BRIEF)
            self._looked_at[line] = evaluator, Alone(evaluator.law)
        evaluator, alone = self._looked_at[line]
        if expert.states is not None:
            name = expert.provision or expert.standard or ""
            told = (
                answer_standard(self.corpus, scenario, name, expert.states)
                if expert.standard
                else answer_provision(self.corpus, alone, name, expert.states)
            )
            return Answered(expert, told[0], None, told[1], line)
        put = self._put(evaluator, expert)
        verdict = put.finding.verdict
        assert expert.verdict is not None
        answer = compare_verdicts(expert.verdict, verdict)
        if answer == "agree" and expert.missing and verdict in ("gap", "partial"):
            answer = _missing(evaluator, put, expert)
        return Answered(expert, answer, verdict, put.finding.sentence, line)

    def _put(self, evaluator: Evaluator, expert: Expert) -> _Put:
        if expert.check:
            ready = self.corpus.check(expert.check)
            if ready is None:
                known = [item.check.id for item in self.corpus.checks]
                fix = advise(expert.check, known)
                problem = Problem("E409", f"there is no check '{expert.check}'", fix=fix)
                raise GapcheckError([problem])
            manner = manner_of(ready)
            return _Put(ready.asked, manner, evaluator.answer(ready))
        posed = pose_question(self.corpus, expert.ask, expert.some, expert.where)
        compound = posed.names_definition
        finding = evaluator.ask(posed, compound=compound)
        return _Put((posed.asked,), Manner(compound=compound), finding)


def _missing(evaluator: Evaluator, put: _Put, expert: Expert) -> Answer:
    """Return what a residue says to what the report says is missing."""
    corpus, law = evaluator.corpus, evaluator.law
    box = corpus.space.pack(dict(masks_of(corpus, expert.missing)))
    judged = judge_demands(law, put.asked, put.manner)
    demanded = tuple(found for item in judged.weighed for found in item.demanded)
    missing = tuple(found for item in judged.weighed for found in item.split.missing)
    found = intersection(corpus.space, demanded, (box | law.readings,))
    return compare_missing(corpus.space, found, missing)
