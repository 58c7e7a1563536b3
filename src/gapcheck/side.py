"""One side of a comparison, from the words that users write."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from gapcheck.problem import GapcheckError, Problem, nearest
from gapcheck.scenario import Wanted
from gapcheck.wanted import LAYERS, parse_answers


class SideWords(NamedTuple):
    """One side of a comparison, in words.

    Attributes:
        text: The words.
        wanted: What they ask of the scenario.
        scenario: Scenario file, line or id that they build on.
        revision: Git revision of the corpus.
        folder: Another corpus folder.
        plus: What is added: amendments, drafts or layers, not yet told apart.
    """

    text: str
    wanted: Wanted
    scenario: str | None = None
    revision: str | None = None
    folder: str | None = None
    plus: tuple[str, ...] = ()


def parse_side(text: str) -> SideWords:
    """Return one side of a comparison.

    Args:
        text: Words joined by commas: `now`, `@DATE`, `+AMENDMENT`, `+DRAFT`, `+LAYER`,
            `READING=ANSWER`, `rev:NAME`, `dir:PATH`, `file:SCENARIO`.

    Raises:
        GapcheckError: It is not in that form.
    """
    found = SideWords(text, Wanted())
    for word in (piece.strip() for piece in text.split(",")):
        key, _, value = word.partition(":")
        if word == "now":
            continue
        if word[:1] == "@" and word[1:]:
            found = found._replace(wanted=replace(found.wanted, as_of=word[1:]))
        elif word[:1] == "+" and word[1:]:
            found = found._replace(plus=(*found.plus, word[1:]))
        elif key == "rev" and value:
            found = found._replace(revision=value)
        elif key == "dir" and value:
            found = found._replace(folder=value)
        elif key == "file" and value:
            found = found._replace(scenario=value)
        elif "=" in word:
            answers = {**found.wanted.assume, **parse_answers([word])}
            found = found._replace(wanted=replace(found.wanted, assume=answers))
        else:
            raise _unwritten(f"'{word}' names no side of a comparison", _advice(word))
    if found.revision and found.folder:
        fix = "compare them one after the other."
        raise _unwritten(f"'{text}' names a revision and a folder", fix)
    return found


def sides_wanted(words: SideWords, base: Wanted, drafts: Iterable[str]) -> Wanted:
    """Return what one side of a comparison asks for, all told.

    Args:
        words: The side.
        base: What holds for both sides, or what the scenario asks for on which it builds.
        drafts: Ids of the drafts that can be enacted.
    """
    known = set(drafts)
    own = words.wanted
    return replace(
        base,
        as_of=own.as_of or base.as_of,
        layers=(*base.layers, *(it for it in words.plus if it in LAYERS)),
        enact=(*base.enact, *(it for it in words.plus if it in known)),
        amend=(*base.amend, *(it for it in words.plus if it not in LAYERS and it not in known)),
        assume={**base.assume, **own.assume},
    )


def _advice(word: str) -> str:
    forms = "now, @DATE, READING=ANSWER, rev:NAME, dir:PATH or file:SCENARIO"
    if nearest(word, ["now"]):
        return "write 'now'?"
    # Who puts a kind before the name means the name.
    name = word.rpartition(":")[2] or word
    return f"write '+{name}' if it is an amendment, a draft or a layer; else {forms}."


def _unwritten(message: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem("E415", message, fix=fix)])
