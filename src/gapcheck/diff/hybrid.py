"""Two states of a corpus, and the states between: the law's changes first, then the encoding's.

An edit that comes with a new version or commencement is one of the law, one without is one of the
encoding; other answers, citations and force of sources are one of reading.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from gapcheck.diff.path import Cause
from gapcheck.files import Files, Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import Commencement, NationalProvision

_FORCE = ("in_force", "until")
_LAW = frozenset(
    {"punishes", "provides", "reaches", "doubtful", "penalty", "penalties", "extends", "exempts"}
    | {"classifies", "derives", "defines", "as_", "expresses", *_FORCE}
)
"""Fields of a provision that say what it does."""


def states_between(first: Files, second: Files) -> Iterator[tuple[Cause, str, Files]]:
    """Yield the states on the way from one state of a corpus to another, the last of them that.

    Args:
        first: The files of one state.
        second: The files of the other.
    """
    steps: list[tuple[Cause, str, Files]] = [
        ("law", "new or changed law", _with_law_of(first, second)),
        ("encoding", "changed encoding", _with_sources_of(second, first)),
        ("reading", "other answers, citations or force of sources", second),
    ]
    last = first
    for cause, what, files in steps:
        if _texts(files) != _texts(last):
            yield cause, what, files
            last = files
    if last is not second:
        yield "reading", "what says the same", second


def _texts(files: Files) -> dict[str, object]:
    """Return what a corpus says, file by file."""
    loaded: tuple[Loaded[Any], ...] = (
        *files.vocabulary,
        *files.checks,
        *files.standards,
        *(item for _, item in files.statutes),
        *(item for _, item in files.silences),
        files.corpus,
    )
    return {item.name: item.noun for item in loaded}


def _with_law_of(first: Files, second: Files) -> Files:
    """Return a corpus with the changes of law of another one."""
    nouns = {item.noun.instrument: (code, item) for code, item in second.statutes}
    found, changed = [], False
    for code, item in first.statutes:
        other = nouns.pop(item.noun.instrument, None)
        amended = _lawfully(item, other[1]) if other else item
        changed |= amended is not item
        found.append((code, amended))
    for code, item in nouns.values():
        if _began_after(item.noun.in_force, _followed(first, code)):
            found.append((code, item))
            changed = True
    return first._replace(statutes=tuple(found)) if changed else first


def _lawfully(
    item: Loaded[NationalInstrument], other: Loaded[NationalInstrument]
) -> Loaded[NationalInstrument]:
    """Return an instrument with those provisions of another state that are other law."""
    if _force(item.noun) != _force(other.noun):
        return other
    old = {noun.id: noun for noun in item.noun.provisions}
    new = {noun.id: noun for noun in other.noun.provisions}
    taken = {
        name: noun
        for name, noun in new.items()
        if name in old and _force(noun) != _force(old[name]) and noun != old[name]
    }
    come = [noun for name, noun in new.items() if name not in old and noun.in_force]
    if not taken and not come:
        return item
    provisions = (*(taken.get(noun.id, noun) for noun in item.noun.provisions), *come)
    return item._replace(noun=item.noun.model_copy(update={"provisions": provisions}))


def _with_sources_of(files: Files, sources: Files) -> Files:
    """Return a corpus whose provisions cite what another one cites, where they do the same."""
    old = {item.noun.instrument: item.noun for _, item in sources.statutes}
    found, changed = [], False
    for code, item in files.statutes:
        noun = old.get(item.noun.instrument)
        cited = _cited_as(item.noun, noun) if noun else item.noun
        changed |= cited is not item.noun
        found.append((code, item if cited is item.noun else item._replace(noun=cited)))
    return files._replace(statutes=tuple(found)) if changed else files


def _cited_as(noun: NationalInstrument, old: NationalInstrument) -> NationalInstrument:
    before = {item.id: item for item in old.provisions}
    provisions = tuple(
        before[item.id] if item.id in before and _does_the_same(item, before[item.id]) else item
        for item in noun.provisions
    )
    answered = {item.id: item for item in old.readings}
    readings = tuple(
        answered[item.id]
        if item.id in answered and item.answers == answered[item.id].answers
        else item
        for item in noun.readings
    )
    if provisions == noun.provisions and readings == noun.readings:
        return noun
    return noun.model_copy(update={"provisions": provisions, "readings": readings})


def _does_the_same(one: NationalProvision, other: NationalProvision) -> bool:
    return one != other and all(getattr(one, name) == getattr(other, name) for name in _LAW)


def _force(noun: NationalInstrument | NationalProvision) -> tuple[object, ...]:
    return tuple(getattr(noun, name) for name in _FORCE)


def _began_after(when: Commencement | None, day: str) -> bool:
    first = (when.earliest or when.latest) if when else None
    return first is not None and first > datetime.date.fromisoformat(day)


def _followed(files: Files, code: str) -> str:
    country = files.corpus.noun.countries.get(code)
    return country.followed_until if country else "9999-12-31"
