"""A corpus and its findings to the rows of a coverage table."""

from collections.abc import Iterator, Mapping, Sequence

from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.coverage.roles import resting_on
from gapcheck.coverage.table import (
    Coverage,
    InstrumentRow,
    ProvisionRow,
    Resting,
    StandardRow,
    State,
    TestRow,
    UnitRow,
)
from gapcheck.evaluate import Detail, assess, binding_clause, evaluate_law
from gapcheck.finding import Finding
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import NationalProvision, StandardProvision
from gapcheck.scenario import Scenario
from gapcheck.words.cite import name_provision

EFFECTS = (
    "punishes",
    "provides",
    "defines",
    "extends",
    "exempts",
    "classifies",
    "derives",
    "answers",
)
"""What a provision may do, in the order in which it is told."""


def coverage_of(
    corpus: Corpus,
    scenario: Scenario,
    standards: Sequence[str] = (),
    instruments: Sequence[str] = (),
) -> Coverage:
    """Return what of the standards is tested, what rests on the law, and what is encoded.

    Args:
        corpus: The corpus.
        scenario: The law that is looked at.
        standards: Standards to be told of, with their checks alone; all of them if empty.
        instruments: National instruments to be told of; all of them if empty.
    """
    law = consolidate_law(corpus, scenario)
    checks = tuple(
        ready for ready in corpus.checks if not standards or ready.standard in standards
    )
    findings = evaluate_law(corpus, scenario, checks, detail=Detail.BRIEF)
    verdicts = {item.check: item for item in findings}
    asking = dict(_asking(checks))
    resting = resting_on(law, checks)
    return Coverage(
        assess(corpus, scenario, findings),
        tuple(
            StandardRow(
                name,
                standard.short,
                binding_clause(corpus, scenario, name),
                tuple(
                    _unit(corpus, f"{name}/{noun.id}", noun, asking, verdicts)
                    for noun in standard.provisions
                ),
            )
            for name, standard in corpus.standards.items()
            if not standards or name in standards
        ),
        tuple(
            _instrument(law, noun, resting)
            for country, noun in law.corpus.instruments.values()
            if country == scenario.country and (not instruments or noun.instrument in instruments)
        ),
    )


def untested(corpus: Corpus) -> Iterator[str]:
    """Yield the provisions of standards for which there is neither a check nor a reason."""
    asking = dict(_asking(corpus.checks))
    for name, noun in corpus.standard_provisions.items():
        if not asking.get(name) and noun.out_of_scope is None:
            yield name


def _asking(checks: Sequence[ReadyCheck]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each provision of a standard with the checks that ask for it, or use its words."""
    found: dict[str, dict[str, None]] = {}
    for ready in checks:
        names = [ready.check.standard] if ready.check.standard else []
        for item in ready.asked:
            names += [item.provision] if item.provision else []
            names += item.definitions
        for name in names:
            found.setdefault(name, {})[ready.check.id] = None
    for name, ids in found.items():
        yield name, tuple(ids)


def _unit(
    corpus: Corpus,
    name: str,
    noun: StandardProvision,
    asking: Mapping[str, Sequence[str]],
    verdicts: Mapping[str | None, Finding],
) -> UnitRow:
    tests = tuple(_test(verdicts[check]) for check in asking.get(name, ()))
    state: State = "tested" if tests else "out of scope" if noun.out_of_scope else "open"
    cite = name_provision(corpus, name)
    return UnitRow(
        name, cite, noun.heading, noun.force, state, tests, noun.out_of_scope, noun.status
    )


def _test(finding: Finding) -> TestRow:
    star = "*" if finding.subject_to else ""
    return TestRow(finding.check or finding.id, finding.verdict, f"{finding.shown_verdict}{star}")


def _instrument(
    law: Law, noun: NationalInstrument, resting: Mapping[str, tuple[Resting, ...]]
) -> InstrumentRow:
    return InstrumentRow(
        noun.instrument,
        noun.short,
        noun.layer,
        noun.instrument in law.instruments,
        tuple(dict.fromkeys(topic for item in noun.complete for topic in item.topics)),
        tuple(
            _provision(law.corpus, f"{noun.instrument}/{item.id}", item, resting)
            for item in noun.provisions
        ),
    )


def _provision(
    corpus: Corpus,
    name: str,
    noun: NationalProvision,
    resting: Mapping[str, tuple[Resting, ...]],
) -> ProvisionRow:
    return ProvisionRow(
        name,
        name_provision(corpus, name),
        noun.heading,
        noun.basis,
        tuple(effect for effect in EFFECTS if getattr(noun, effect)),
        noun.unread,
        resting.get(name, ()),
        noun.status,
    )
