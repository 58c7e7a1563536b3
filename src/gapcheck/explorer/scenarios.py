"""The scenarios that a page can switch between."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from gapcheck.corpus import Corpus
from gapcheck.evaluate import assess, layer_scenarios
from gapcheck.files import ScenarioFile
from gapcheck.scenario import Scenario


class Shown(NamedTuple):
    """A scenario of the page.

    Attributes:
        id: How links name it.
        title: How the switch names it.
        note: What its file says of it.
        scenario: The scenario.
    """

    id: str
    title: str
    note: str | None
    scenario: Scenario


def shown_scenarios(
    corpus: Corpus, base: Scenario, kept: Mapping[str, tuple[ScenarioFile, Scenario]]
) -> tuple[Shown, ...]:
    """Return the law in force, with guidance, with each draft, then those that the corpus brings.

    Args:
        corpus: The corpus.
        base: The law in force on the day.
        kept: Id of a scenario file to the file and its scenario.
    """
    found: dict[str, Shown] = {}
    labels = {column.name: column.label for column in assess(corpus, base, ()).columns}
    for name, scenario in layer_scenarios(corpus, base).items():
        if name != "as-asked":
            found[scenario.line()] = Shown(name, labels[name], None, scenario)
    for name, noun, scenario in _files(kept, base):
        line = scenario.line()
        # A file's own title is said where it is one of the others.
        first = found.get(line, Shown(name, "", None, scenario))
        found[line] = first._replace(title=noun.title, note=noun.note)
    return tuple(found.values())


def _files(
    kept: Mapping[str, tuple[ScenarioFile, Scenario]], base: Scenario
) -> Iterator[tuple[str, ScenarioFile, Scenario]]:
    for name, (noun, scenario) in kept.items():
        if scenario.country == base.country:
            dated = scenario if noun.as_of else replace(scenario, as_of=base.as_of)
            yield name, noun, dated
