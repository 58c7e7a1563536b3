"""The way from one law to another, one cause at a time: law first, then encoding, then reading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from gapcheck.corpus import Corpus
from gapcheck.scenario import Scenario

Cause = Literal["law", "encoding", "reading"]


class Side(NamedTuple):
    """One of the two things that are compared.

    Attributes:
        name: How it was named.
        corpus: The corpus, put together with its amendments.
        scenario: The scenario.
    """

    name: str
    corpus: Corpus
    scenario: Scenario


class Stage(NamedTuple):
    """A law on the way, and what led to it.

    Attributes:
        cause: What kind of change led to it.
        what: The same in words.
        corpus: Its corpus.
        scenario: Its scenario.
    """

    cause: Cause
    what: str
    corpus: Corpus
    scenario: Scenario


def amendment_groups(first: Sequence[str], second: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the groups of amendments that are met on the way from some to others, in order."""
    left = list(first)
    found = [tuple(left)]
    for name in first:
        if name not in second:
            left.remove(name)
            found.append(tuple(left))
    for name in second:
        if name not in first:
            left.append(name)
            found.append(tuple(left))
    return found


def stages_between(
    first: Side, second: Side, corpora: Sequence[tuple[Cause, str, Corpus]]
) -> Iterator[Stage]:
    """Yield the laws on the way from one side to the other, the last of them the other side.

    Args:
        first: Where the way begins.
        second: Where it ends.
        corpora: For sides in different corpora, the corpora on the way, the last of them that of
            the other side; empty otherwise.
    """
    corpus, now, end = first.corpus, first.scenario, second.scenario

    def step(cause: Cause, what: str, **changes: Any) -> Stage:
        nonlocal now
        now = replace(now, **changes)
        return Stage(cause, what, corpus, now)

    if now.as_of != end.as_of:
        yield step("law", f"law of {now.as_of} to law of {end.as_of}", as_of=end.as_of)
    for name in [it for it in now.enacted if it not in end.enacted]:
        left = tuple(it for it in now.enacted if it != name)
        yield step("law", f"{_title(corpus, name)} no longer enacted", enacted=left)
    for name in [it for it in end.enacted if it not in now.enacted]:
        more = tuple(sorted((*now.enacted, name)))
        yield step("law", f"{_title(corpus, name)} enacted", enacted=more)

    def carried_out(wanted: Sequence[str]) -> Iterator[Stage]:
        for before, after in pairwise(amendment_groups(now.amendments, wanted)):
            name = next(iter(set(before) ^ set(after)))
            verb = "carried out" if name in after else "no longer carried out"
            title = corpus.amendments[name].noun.title
            yield step("law", f"{title} {verb}", amendments=tuple(sorted(after)))

    known = {name.rpartition("@")[0]: name for name in corpus.amendments}
    wanted = [known.get(name.rpartition("@")[0], "") for name in end.amendments]
    late = not all(wanted)  # one does not fit the first corpus: all come in the second
    yield from carried_out([it for it in now.amendments if it in wanted] if late else wanted)
    for cause, what, corpus in corpora:
        if corpus is second.corpus:
            kept = {name.rpartition("@")[0] for name in now.amendments}
            named = (it for it in end.amendments if not late or it.rpartition("@")[0] in kept)
            yield step(cause, what, amendments=tuple(named))
        else:
            yield step(cause, what)
    if late:
        yield from carried_out(end.amendments)
    if now.layers != end.layers:
        gone = sorted(set(now.layers) - set(end.layers))
        come = sorted(set(end.layers) - set(now.layers))
        told = [f"with {name}" for name in come] + [f"without {name}" for name in gone]
        yield step("reading", " and ".join(told), layers=end.layers)
    for name in sorted({*now.answers, *end.answers}):
        old, new = now.answers.get(name), end.answers.get(name)
        if old != new:
            answers = {key: item for key, item in now.answers.items() if key != name}
            if new is not None:
                answers[name] = new
            said = f"{name} = {new or 'as the sources take it'}"
            yield step("reading", said, answers=answers)


def _title(corpus: Corpus, instrument: str) -> str:
    noun = corpus.instruments[instrument][1]
    return f"{noun.short} ({noun.shown_as})" if noun.shown_as else noun.short
