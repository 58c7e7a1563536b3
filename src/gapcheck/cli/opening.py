"""From options to a corpus and a scenario."""

import sys
from collections.abc import Sequence
from pathlib import Path

from gapcheck.assemble import assemble_corpus
from gapcheck.check import Condition
from gapcheck.cli.output import tell_problems
from gapcheck.corpus import Corpus
from gapcheck.files import Files
from gapcheck.library import (
    load_corpus,
    make_scenario,
    parse_answers,
    parse_scenario,
    scenario_warnings,
)
from gapcheck.load import load_files
from gapcheck.locate import locate_corpus
from gapcheck.problem import GapcheckError, Problem
from gapcheck.scenario import Scenario


def open_scenario(
    corpus: Path | None,
    country: str | None,
    as_of: str | None,
    layers: Sequence[str] | None,
    enact: Sequence[str] | None,
    assume: Sequence[str] | None,
    line: str | None,
    where: Sequence[Condition] = (),
) -> tuple[Corpus, Scenario]:
    """Return the corpus and the scenario that the options name; warn of what it cannot know.

    The corpus is laid out for conditions that no check states, too, if there are any.

    Raises:
        GapcheckError: Something is wrong with the corpus or an option.
    """
    loaded = load_corpus(corpus, where)
    return loaded, choose_scenario(loaded, country, as_of, layers, enact, assume, line)


def open_files(corpus: Path | None) -> tuple[Files, Corpus]:
    """Return the files of the corpus that an option names, for positions, and the corpus.

    Raises:
        GapcheckError: Something is wrong with the corpus.
    """
    files = load_files(locate_corpus(corpus))
    return files, assemble_corpus(files)


def choose_scenario(
    loaded: Corpus,
    country: str | None,
    as_of: str | None,
    layers: Sequence[str] | None,
    enact: Sequence[str] | None,
    assume: Sequence[str] | None,
    line: str | None,
) -> Scenario:
    """Return the scenario that the options name; warn of what the corpus cannot know.

    Raises:
        GapcheckError: Something is wrong with an option.
    """
    if line is not None:
        if any(given is not None for given in (country, as_of)) or layers or enact or assume:
            fix = "give one or the other."
            message = "--scenario stands instead of the other scenario options"
            raise GapcheckError([Problem("E403", message, fix=fix)])
        scenario = parse_scenario(loaded, _line(line))
    else:
        scenario = make_scenario(
            loaded,
            country,
            as_of=as_of,
            layers=_commas(layers),
            enact=_commas(enact),
            assume=parse_answers(assume or ()),
        )
    warnings = scenario_warnings(loaded, scenario)
    if warnings:
        tell_problems(warnings)
        sys.stderr.write("\n")
    return scenario


def _line(text: str) -> str:
    """Return the scenario line, from a file if it names one."""
    path = Path(text)
    if len(text) < 200 and path.is_file():
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            fix = "name a text file with the line behind 'scenario' of an output."
            message = f"'{path}' cannot be read as a scenario"
            raise GapcheckError([Problem("E403", message, fix=fix)]) from None
    return " ".join(text.split()).removeprefix("scenario ")


def _commas(texts: Sequence[str] | None) -> list[str]:
    return [word for text in texts or () for word in text.split(",")]
