"""From options to a corpus and a scenario."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gapcheck.check import Condition
from gapcheck.cli.options import ScenarioOptions
from gapcheck.cli.output import warn
from gapcheck.corpus import Corpus
from gapcheck.files import Files, ScenarioFile
from gapcheck.library import assemble_with, scenario_warnings
from gapcheck.load import load_files, load_nouns
from gapcheck.locate import locate_corpus
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.scenario import Scenario, Wanted
from gapcheck.wanted import parse_answers, parse_wanted, scenario_of, wanted_by

YAML = (".yaml", ".yml")
LINE_LENGTH = 200
"""Characters from which a text is surely no name of a file."""


class Asked(NamedTuple):
    """What options ask for.

    Attributes:
        wanted: The scenario that they spell out.
        named: The scenario that is named instead.
        folder: The corpus folder; none for the one that is found without.
    """

    wanted: Wanted
    named: str | None
    folder: Path | None


def want(at: ScenarioOptions) -> Asked:
    """Return what the scenario options ask for.

    Raises:
        GapcheckError: An option is not written as it has to be, or two exclude each other.
    """
    if at.scenario is not None:
        given = {"country": at.country, "as-of": at.as_of, "layer": at.layer, "enact": at.enact}
        _expect_alone({**given, "amend": at.amend, "assume": at.assume})
    wanted = Wanted(
        at.country,
        at.as_of,
        tuple(_commas(at.layer)),
        tuple(_commas(at.enact)),
        tuple(at.amend or ()),
        parse_answers(at.assume or ()),
    )
    return Asked(wanted, at.scenario, at.corpus)


def _expect_alone(given: Mapping[str, object]) -> None:
    """Raise an error if an option stands beside a scenario, which would then say two things."""
    names = [name for name, value in given.items() if value]
    if names:
        options = ", ".join(f"--{name}" for name in names)
        keys = " and ".join(_KEYS.get(name, f"'{name}'") for name in names)
        fix = f"write {keys} in the scenario's file, or in its line; or leave --scenario out."
        message = f"--scenario stands instead of {options}"
        raise GapcheckError([Problem("E403", message, fix=fix)])


_KEYS = {"layer": "'layers'", "assume": "the answer"}
"""Options whose names a scenario spells otherwise."""


def open_scenario(asked: Asked, where: Sequence[Condition] = ()) -> tuple[Corpus, Scenario]:
    """Return the corpus and the scenario that the options name; warn of what it cannot know.

    The corpus is laid out for conditions that no check states, too, if there are any.

    Raises:
        GapcheckError: Something is wrong with the corpus or an option.
    """
    _, loaded, scenario = open_files(asked, where)
    return loaded, scenario


def open_files(asked: Asked, where: Sequence[Condition] = ()) -> tuple[Files, Corpus, Scenario]:
    """Return the same, and the files of the corpus, for positions.

    Raises:
        GapcheckError: Something is wrong with the corpus or an option.
    """
    files = load_files(locate_corpus(asked.folder))
    wanted = wanted_of(files, asked)
    loaded = assemble_with(files, [wanted.amend], wanted.country, where)
    return files, loaded, choose_scenario(loaded, wanted)


def open_shipped(corpus: Path | None) -> tuple[Files, Corpus]:
    """Return a corpus with every amendment and scenario that it brings tried out.

    Raises:
        GapcheckError: Something is wrong with the corpus, or one cannot be carried out.
    """
    files = load_files(locate_corpus(corpus))
    groups = [(loaded.noun.amendment,) for _, loaded in files.amendments]
    kept = [named_scenario(files, loaded.noun.scenario) for _, loaded in files.scenarios]
    loaded = assemble_with(files, [*groups, *(wanted.amend for wanted in kept)])
    for wanted in kept:
        scenario_of(loaded, wanted)
    return files, loaded


def choose_scenario(loaded: Corpus, wanted: Wanted) -> Scenario:
    """Return the scenario that is asked for; warn of what the corpus cannot know.

    Raises:
        GapcheckError: Something is wrong with an option.
    """
    scenario = scenario_of(loaded, wanted)
    warn(scenario_warnings(loaded, scenario))
    return scenario


def wanted_of(files: Files, asked: Asked) -> Wanted:
    """Return what options ask for, or the scenario that they name.

    Raises:
        GapcheckError: There is no such scenario.
    """
    return asked.wanted if asked.named is None else named_scenario(files, asked.named)


def named_scenario(files: Files, text: str) -> Wanted:
    """Return the scenario of a line, of a file, or that the corpus brings.

    Raises:
        GapcheckError: There is none such.
    """
    shipped = {loaded.noun.scenario: (code, loaded.noun) for code, loaded in files.scenarios}
    if text in shipped:
        code, noun = shipped[text]
        return wanted_by(noun.model_copy(update={"country": noun.country or code}))
    path = Path(text)
    if len(text) < LINE_LENGTH and path.is_file():
        if path.suffix in YAML:
            return wanted_by(load_nouns([path], ScenarioFile)[0].noun, path.parent)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            fix = "name a text file with the line behind 'scenario' of an output."
            message = f"'{path}' cannot be read as a scenario"
            raise GapcheckError([Problem("E403", message, fix=fix)]) from None
    elif path.suffix in YAML or " " not in text.strip():
        fix = advise(text, shipped, "name a file, or copy the line of an output.")
        if text.strip() not in files.corpus.noun.countries:
            message = f"there is no scenario '{text}'"
            raise GapcheckError([Problem("E403", message, fix=fix)])
    return parse_wanted(" ".join(text.split()).removeprefix("scenario "))


def _commas(texts: Sequence[str] | None) -> list[str]:
    return [word for text in texts or () for word in text.split(",")]
