"""Expert findings put to the engine, each in the law that it speaks of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gapcheck.agree.compare import compare_missing, compare_reach, compare_verdicts
from gapcheck.agree.table import Answer, Answered, Report
from gapcheck.amount import AmountError, parse_imprisonment, spoken
from gapcheck.assemble import AdHoc, pose_demand
from gapcheck.check import KINDS, Kind
from gapcheck.corpus import Asked, Corpus, Encoded
from gapcheck.evaluate import Detail, Evaluator
from gapcheck.evaluate.grounds import binding_of
from gapcheck.expert import Expert, ExpertFile, Statement
from gapcheck.files import Loaded
from gapcheck.finding import Finding
from gapcheck.judge import Manner, judge_demands
from gapcheck.judge.condition import derived
from gapcheck.judge.weigh import weigh_demand
from gapcheck.library import make_scenario
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.region import intersection
from gapcheck.scenario import Scenario
from gapcheck.source import Steps
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import listed

Found = tuple[Answer, str]
"""What is said to a finding, and what the engine says in words."""


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
    return tuple(
        Report(
            loaded.noun.report,
            corpus.documents[loaded.noun.report].short,
            tuple(answered),
            sum(item.repeats is not None for item in loaded.noun.findings),
        )
        for loaded, answered in reports
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


@dataclass(frozen=True, slots=True)
class _Put:
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
        self._evaluators: dict[str, Evaluator] = {}

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
            assume=assume,
        )

    def answer(self, expert: Expert, scenario: Scenario) -> Answered:
        """Return a finding, answered.

        Raises:
            GapcheckError: It names what the corpus does not know.
        """
        line = scenario.line()
        evaluator = self._evaluators.get(line)
        if evaluator is None:
            evaluator = Evaluator(self.corpus, scenario, detail=Detail.BRIEF)
            self._evaluators[line] = evaluator
        if expert.states is not None:
            name = expert.provision or expert.standard or ""
            told = (
                _of_standard(self.corpus, scenario, name, expert.states)
                if expert.standard
                else _of_provision(evaluator, name, expert.states)
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
            manner = Manner(ready.every, core=ready.check.core)
            return _Put(ready.asked, manner, evaluator.answer(ready))
        posed = self._posed(expert)
        compound = posed.names_definition
        finding = evaluator.ask(posed, compound=compound)
        return _Put((posed.asked,), Manner(compound=compound), finding)

    def _posed(self, expert: Expert) -> AdHoc:
        known: dict[str, Kind] = {name: name for name in KINDS}
        kind = expert.ask.get("kind")
        if kind not in known:
            fix = advise(str(kind or ""), KINDS, f"add kind: {', '.join(KINDS)}.")
            raise GapcheckError([Problem("E407", f"'{kind}' is no kind of demand", fix=fix)])
        limits = {key: _words(value) for key, value in expert.ask.items() if key != "kind"}
        return pose_demand(self.corpus, known[kind], limits)


def _words(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]


def _missing(evaluator: Evaluator, put: _Put, expert: Expert) -> Answer:
    """Return what a residue says to what the report says is missing."""
    corpus, law = evaluator.corpus, evaluator.law
    box = corpus.space.pack(dict(_masks(corpus, expert.missing)))
    judged = judge_demands(law, put.asked, put.manner)
    demanded = tuple(found for item in judged.weighed for found in item.demanded)
    missing = tuple(found for item in judged.weighed for found in item.split.missing)
    found = intersection(corpus.space, demanded, (box | law.readings,))
    return compare_missing(corpus.space, found, missing)


def _masks(corpus: Corpus, expression: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the value sets that an expression names.

    Raises:
        GapcheckError: It names a dimension or a value that does not exist.
    """
    problems = []
    for name, value in expression.items():
        lexicon = corpus.vocabulary.lexicons.get(name)
        if lexicon is None:
            fix = advise(name, corpus.vocabulary.lexicons)
            problems.append(Problem("E101", f"'{name}' is not a dimension", fix=fix))
            continue
        for word in _words(value):
            if lexicon.atoms_of(word) is None:
                fix = advise(word, lexicon.names)
                what = f"'{word}' is not a value of '{name}'"
                problems.append(Problem("E102", what, fix=fix))
        yield name, lexicon.union(tuple(_words(value))) or 0
    if problems:
        raise GapcheckError(problems)


# --- what is said of one provision ---


def _of_provision(evaluator: Evaluator, name: str, states: Statement) -> Found:
    corpus, law = evaluator.corpus, evaluator.law
    if name not in corpus.encoded:
        fix = advise(name, corpus.encoded)
        raise GapcheckError([Problem("E201", f"there is no provision '{name}'", fix=fix)])
    encoded = corpus.encoded[name]
    cite = name_provision(corpus, name)
    if encoded.noun.unread:
        return "not assessable", f"{cite} was not read"
    if states.in_force is not None:
        return _in_force(corpus, encoded, states)
    if name not in law.encoded:
        return "contradicts", f"{cite} is no part of the law that is looked at"
    if states.reaches or states.leaves_out:
        return _reach(evaluator, encoded, states)
    return _attribute(evaluator, encoded, states)


def _in_force(corpus: Corpus, encoded: Encoded, states: Statement) -> Found:
    instrument = corpus.instruments[encoded.instrument][1]
    when = encoded.noun.in_force or instrument.in_force
    if when is None or when.earliest is None or when.latest is None or states.in_force is None:
        return "not assessable", "the day is not known"
    told = f"in force from {when.earliest}"
    if when.latest != when.earliest:
        told = f"in force at some day from {when.earliest} to {when.latest}"
    inside = when.earliest <= states.in_force <= when.latest
    return ("agree" if inside else "contradicts"), told


def _attribute(evaluator: Evaluator, encoded: Encoded, states: Statement) -> Found:
    """Return what is said to a penalty, a class or a period."""
    law = evaluator.law
    if states.imprisonment is not None:
        try:
            wanted = parse_imprisonment(states.imprisonment).text
        except AmountError:
            what = f"'{states.imprisonment}' is no amount"
            fix = "write '2..5 years', 'up to 1 year' or 'life'."
            raise GapcheckError([Problem("E301", what, fix=fix)]) from None
        found = [box.penalty.text for box in encoded.offences if box.penalty]
        penalties = [tier.imprisonment for tier in encoded.noun.penalties if tier.imprisonment]
        found += [parse_imprisonment(text).text for text in penalties]
        if encoded.noun.penalty and encoded.noun.penalty.imprisonment:
            found.append(parse_imprisonment(encoded.noun.penalty.imprisonment).text)
    elif states.class_ is not None:
        wanted = states.class_
        classes = [law.class_of(box) for box in encoded.offences]
        found = [item[0] for item in classes if item]
    else:
        wanted = states.limitation or ""
        periods = [derived(law, box, "limitation") for box in encoded.offences]
        found = [item[0] for item in periods if item]
    found = list(dict.fromkeys(text for text in found if text != "unknown"))
    if not found:
        return "not assessable", "not known from the texts encoded"
    told = listed([spoken(text) for text in found], "and")
    return ("agree" if wanted in found else "contradicts"), told


def _reach(evaluator: Evaluator, encoded: Encoded, states: Statement) -> Found:
    """Return what is said to the cases that a provision reaches, or leaves out.

    They are put as a demand to the law without any other offence, measure or definition of the
    same word.
    """
    corpus = evaluator.corpus
    expression = states.reaches or states.leaves_out
    kind: Kind = "criminalise" if encoded.offences else "provide" if encoded.measures else "define"
    limits = {name: _words(value) for name, value in expression.items()}
    if kind == "define":
        limits["concept"] = [encoded.noun.expresses or ""]
    posed = pose_demand(corpus, kind, limits)
    alone = {
        name: item
        if name == encoded.id
        else replace(
            item,
            offences=(),
            measures=(),
            definition=()
            if kind == "define" and item.noun.expresses == encoded.noun.expresses
            else item.definition,
        )
        for name, item in evaluator.law.encoded.items()
    }
    law = replace(evaluator.law, encoded=alone)
    verdict = weigh_demand(law, posed.asked, compound=posed.names_definition).split.verdict
    words = {
        "compliant": "reaches all of it",
        "partial": "reaches a part of it",
        "unclear": "may reach it, under some answers",
        "gap": "reaches none of it",
    }
    told = f"{name_provision(corpus, encoded.id)} {words.get(verdict, verdict)}"
    return compare_reach(verdict, left_out=bool(states.leaves_out)), told


def _of_standard(corpus: Corpus, scenario: Scenario, name: str, states: Statement) -> Found:
    if name not in corpus.standards:
        fix = advise(name, corpus.standards)
        raise GapcheckError([Problem("E201", f"there is no standard '{name}'", fix=fix)])
    binding = binding_of(corpus, scenario, f"{name}/")
    if binding is None or binding.binds == "unknown":
        return "not assessable", "whether it binds is not known"
    since = f" since {binding.since}" if binding.since else ""
    told = f"binds: {binding.binds}{since}"
    if states.since is not None:
        if binding.since is None:
            return "not assessable", f"{told}; the day is not known"
        same = states.since.isoformat() == binding.since
        return ("agree" if same else "contradicts"), told
    return ("agree" if states.binds == binding.binds else "contradicts"), told
