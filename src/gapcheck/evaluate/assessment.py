"""Findings with their head: what was looked at, in words."""

from collections.abc import Sequence

from gapcheck.consolidate import edition_of, in_force_on
from gapcheck.corpus import Corpus
from gapcheck.evaluate.evaluator import layer_scenarios
from gapcheck.evaluate.grounds import binding_of
from gapcheck.finding import Assessment, Column, Finding, Measured
from gapcheck.instrument import NationalInstrument
from gapcheck.scenario import Scenario
from gapcheck.version import VERSION
from gapcheck.words.number import counted
from gapcheck.words.phrase import listed

FEW = 3
"""Guidance texts, or amendments, that are named one by one."""


def assess(corpus: Corpus, scenario: Scenario, findings: Sequence[Finding]) -> Assessment:
    """Return findings with what every output's head says of them.

    Args:
        corpus: The corpus.
        scenario: The scenario of the findings.
        findings: The findings, in the order in which they are shown.
    """
    corpus = edition_of(corpus, scenario)
    country = corpus.countries[scenario.country]
    standards = dict.fromkeys(item.standard for item in findings if item.standard)
    return Assessment(
        ("gapcheck", VERSION),
        (corpus.title, corpus.version),
        corpus.hash,
        country.name,
        scenario.line(),
        scenario.as_of.isoformat(),
        country.followed_until,
        _law(corpus, scenario),
        tuple(_columns(corpus, scenario)),
        tuple(
            Measured(name, corpus.standards[name].short, binding_clause(corpus, scenario, name))
            for name in standards
        ),
        corpus.vocabulary.topics,
        tuple(findings),
    )


def binding_clause(corpus: Corpus, scenario: Scenario, standard: str) -> str:
    """Return whether a standard binds the State, as a clause: `binds Cambodia since 2002`."""
    country = corpus.countries[scenario.country].name
    noun = corpus.standards[standard]
    if noun.kind == "soft law":
        return "soft law; binds nobody"
    binding = binding_of(corpus, scenario, f"{standard}/")
    if binding is None or binding.binds == "unknown":
        return f"whether it binds {country} is not known"
    if binding.binds == "no":
        return f"does not bind {country}; distance from a standard"
    since = f" since {binding.since}" if binding.since else ""
    party = noun.parties[scenario.country]
    sides = [item for item in party.disagreements if item.on.startswith("date")]
    return f"binds {country}{since}{'; sources differ on the day' if sides else ''}"


def _law(corpus: Corpus, scenario: Scenario) -> str:
    """Return which law is looked at, in words."""
    parts = [f"law in force on {scenario.as_of.isoformat()}"]
    if "guidance" in scenario.layers:
        notes = [noun.short for noun in _nouns(corpus, scenario) if noun.layer == "guidance"]
        told = f"{len(notes)} texts" if len(notes) > FEW else listed(notes, "and")
        parts.append(f"with guidance ({told})")
    parts += [f"with the {corpus.instruments[key][1].short} enacted" for key in scenario.enacted]
    parts += _amended(corpus, scenario)
    if scenario.answers:
        parts.append(f"{counted(len(scenario.answers), 'reading')} fixed or reopened")
    return ", ".join(parts)


def _amended(corpus: Corpus, scenario: Scenario) -> list[str]:
    """Return what amendments have done by the day: what is yet to take effect has done nothing."""
    found: dict[str, list[str]] = {}
    for key in scenario.amendments:
        item = corpus.amendments[key]
        states = {in_force_on(when, scenario.as_of) for _, when, _ in item.steps}
        told = "yet to be amended by" if states == {"no"} else "perhaps amended by"
        if "yes" in states:
            told = "amended by" if states == {"yes"} else "amended in part by"
        found.setdefault(told, []).append(item.noun.title)
    if len(scenario.amendments) > FEW:
        return [f"{told} {counted(len(it), 'amendment')}" for told, it in found.items()]
    return [f"{told} {listed(titles, 'and')}" for told, titles in found.items()]


def _columns(corpus: Corpus, scenario: Scenario) -> list[Column]:
    found = []
    nouns = _nouns(corpus, scenario)
    for name in layer_scenarios(corpus, scenario):
        label = "as asked" if name == "as-asked" else "in force"
        if name == "with-guidance":
            shown = [noun.shown_as or noun.short for noun in nouns if noun.layer == "guidance"]
            label = listed(shown, "and") if len(shown) == 1 else "with guidance"
        elif name.startswith("with-"):
            noun = corpus.instruments[name.removeprefix("with-")][1]
            label = f"with {noun.shown_as or noun.short}"
        found.append(Column(name, label))
    return found


def _nouns(corpus: Corpus, scenario: Scenario) -> list[NationalInstrument]:
    return [noun for country, noun in corpus.instruments.values() if country == scenario.country]
