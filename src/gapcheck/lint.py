"""What has to hold in a corpus besides what it takes to evaluate it, and what should."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from gapcheck.agree.pose import pose_question
from gapcheck.alias import FORMS, has_form
from gapcheck.consolidate import consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.coverage import untested
from gapcheck.files import Files, Loaded
from gapcheck.judge.conflict import conflicts_of
from gapcheck.part import READING
from gapcheck.problem import GapcheckError, Problem
from gapcheck.provision import NationalProvision, Provision
from gapcheck.source import Steps
from gapcheck.trial import untriable
from gapcheck.wanted import make_scenario


def lint_corpus(files: Files, corpus: Corpus) -> list[Problem]:
    """Return what is missing or should be looked at again, by file and position.

    Args:
        files: The files, for positions.
        corpus: The same, put together.
    """
    found = [
        *_idle_readings(files, corpus),
        *_without_topic(files),
        *_untested(files, corpus),
        *_unquoted(files),
        *_misformed(files),
        *_conflicts(files, corpus),
        *untriable(files, corpus),
        *_unanswerable(files, corpus),
    ]
    return sorted(found, key=Problem.sort_key)


def _idle_readings(files: Files, corpus: Corpus) -> Iterator[Problem]:
    restricted = 0
    brought = (item for it in corpus.editions.values() for item in it.encoded.values())
    for item in {id(item): item for item in (*corpus.encoded.values(), *brought)}.values():
        boxes = [box.bits for box in (*item.offences, *item.measures, *item.definition)]
        boxes += [rule.within for rule in item.widenings]
        boxes += [box for cut in item.cuts for box in cut.boxes]
        for box in boxes:
            restricted |= ~box
    for ready in corpus.checks:
        for asked in ready.asked:
            for box in asked.boxes:
                restricted |= ~box
    sources: list[Loaded[Any]] = [*files.vocabulary, *files.standards]
    sources += [item for _, item in files.statutes]
    sources += [item for _, item in files.amendments]
    for loaded in sources:
        for number, reading in enumerate(loaded.noun.readings):
            if reading.id not in corpus.questions:
                continue  # of an amendment that no scenario looked at can name
            if not restricted & corpus.space.field[READING + reading.id]:
                yield loaded.source.problem(
                    "W201",
                    f"no provision turns on the reading '{reading.id}'",
                    ("readings", number, "id"),
                    fix="name it at the element that turns on it, or delete it.",
                )


def _without_topic(files: Files) -> Iterator[Problem]:
    for text in _texts(files):
        noun = text.noun
        if not isinstance(noun, NationalProvision) or noun.topics:
            continue
        if noun.punishes or noun.provides:
            yield text.loaded.source.problem(
                "W202",
                f"{noun.id} has an effect and no topic",
                (*text.path, "id"),
                where=f"{text.owner} {noun.id}",
                fix="add 'topics: […]'.",
            )


class _Text(NamedTuple):
    """A provision with where it stands: in an instrument, or in an amendment that brings it."""

    loaded: Loaded[Any]
    path: Steps
    owner: str
    noun: Provision


def _texts(files: Files) -> Iterator[_Text]:
    """Yield the provisions of all instruments, and those that amendments bring."""
    for loaded in files.instruments:
        for number, noun in enumerate(loaded.noun.provisions):
            yield _Text(loaded, ("provisions", number), loaded.noun.instrument, noun)
    for _, amending in files.amendments:
        for number, one in enumerate(amending.noun.instructions):
            path: Steps = ("instructions", number)
            owner = amending.noun.amendment
            if one.provision is not None:
                yield _Text(amending, (*path, "provision"), owner, one.provision)
            for index, noun in enumerate(one.enact.provisions if one.enact else ()):
                yield _Text(amending, (*path, "enact", "provisions", index), owner, noun)


def _unanswerable(files: Files, corpus: Corpus) -> Iterator[Problem]:
    """Yield the demands that amendments say that they meet, and that nobody can ask."""
    for _, loaded in files.amendments:
        for number, claim in enumerate(loaded.noun.closes):
            if not claim.ask:
                continue
            try:
                pose_question(corpus, claim.ask)
            except GapcheckError as error:
                for found in error.problems:
                    where = f"{loaded.noun.amendment}, closes {claim.finding or number + 1}"
                    path = ("closes", number, "ask")
                    yield loaded.source.problem(
                        found.code, found.message, path, where=where, fix=found.fix
                    )


def _untested(files: Files, corpus: Corpus) -> Iterator[Problem]:
    without = set(untested(corpus))
    for loaded in files.standards:
        for number, noun in enumerate(loaded.noun.provisions):
            if f"{loaded.noun.instrument}/{noun.id}" in without:
                yield loaded.source.problem(
                    "E212",
                    f"{noun.id} has neither a check nor a reason for having none",
                    ("provisions", number, "id"),
                    where=f"{loaded.noun.instrument} {noun.id}",
                    fix="add a check, or say why none belongs to it with 'out-of-scope'.",
                )


def _unquoted(files: Files) -> Iterator[Problem]:
    for text in _texts(files):
        if text.noun.quote is None:
            continue
        for path, words in _quoted(text.noun):
            if not _contains(text.noun.quote, words):
                yield text.loaded.source.problem(
                    "W303",
                    f"'{words}' is not in the quotation of {text.noun.id}",
                    (*text.path, *path),
                    where=f"{text.owner} {text.noun.id}",
                    fix="quote it there as well, or write it as 'gloss' if it is our own.",
                )


def _quoted(noun: Provision) -> Iterator[tuple[Steps, str]]:
    """Yield the quoted words of limits, with their positions."""
    for key in ("punishes", "provides", "reaches", "demands"):
        for index, box in enumerate(getattr(noun, key, ())):
            for name, value in box.items():
                if isinstance(value, dict) and isinstance(value.get("words"), str):
                    yield (key, index, name, "words"), value["words"]


def _contains(quote: str, words: str) -> bool:
    plain = [text.replace("\u2019", "'").casefold() for text in (quote, words)]
    whole, part = (" ".join(text.split()) for text in plain)
    return part in whole


def _misformed(files: Files) -> Iterator[Problem]:
    """Yield aliases that are not written as their scheme asks, or that are not there."""
    for loaded in files.instruments:
        noun = loaded.noun
        where = f"{noun.instrument}, aliases"
        for scheme, name in noun.aliases.items():
            if scheme not in FORMS:
                what = f"'{scheme}' is no scheme of aliases"
                fix = f"use one of: {', '.join(FORMS)}."
                yield loaded.source.problem(
                    "E220", what, ("aliases", scheme), key=True, where=where, fix=fix
                )
            elif not has_form(scheme, name):
                what = f"'{name}' does not have the form of the scheme '{scheme}'"
                fix = f"write it as in '{FORMS[scheme][1]}'."
                yield loaded.source.problem(
                    "E220", what, ("aliases", scheme), where=where, fix=fix
                )
        for number, scheme in enumerate(noun.unverified):
            if scheme not in noun.aliases:
                what = f"'{scheme}' is called unverified and is no alias of {noun.instrument}"
                fix = "add the alias, or delete it here."
                yield loaded.source.problem(
                    "E220", what, ("unverified", number), where=where, fix=fix
                )


def _conflicts(files: Files, corpus: Corpus) -> Iterator[Problem]:
    for country, loaded in files.silences:
        law = consolidate_law(corpus, make_scenario(corpus, country))
        numbers = {silence.id: number for number, silence in enumerate(loaded.noun.silences)}
        for silent in corpus.silences.get(country, ()):
            reaching = conflicts_of(law, silent)
            if reaching and not silent.noun.contradicted:
                yield loaded.source.problem(
                    "W204",
                    f"{', '.join(reaching)} surely reaches what '{silent.noun.id}' calls silent",
                    ("silences", numbers[silent.noun.id], "id"),
                    where=f"silence {silent.noun.id}",
                    fix="read both again; if the encoding is right, say why with 'contradicted'.",
                )
