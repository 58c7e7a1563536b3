"""What has to hold in a corpus besides what it takes to evaluate it, and what should."""

from collections.abc import Iterator
from typing import Any

from gapcheck.alias import FORMS, has_form
from gapcheck.consolidate import consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.coverage import untested
from gapcheck.files import Files, Loaded
from gapcheck.judge.conflict import conflicts_of
from gapcheck.part import READING
from gapcheck.problem import Problem
from gapcheck.provision import Provision
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
    ]
    return sorted(found, key=Problem.sort_key)


def _idle_readings(files: Files, corpus: Corpus) -> Iterator[Problem]:
    restricted = 0
    for item in corpus.encoded.values():
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
    for loaded in sources:
        for number, reading in enumerate(loaded.noun.readings):
            if not restricted & corpus.space.field[READING + reading.id]:
                yield loaded.source.problem(
                    "W201",
                    f"no provision turns on the reading '{reading.id}'",
                    ("readings", number, "id"),
                    fix="name it at the element that turns on it, or delete it.",
                )


def _without_topic(files: Files) -> Iterator[Problem]:
    for _, loaded in files.statutes:
        for number, noun in enumerate(loaded.noun.provisions):
            if (noun.punishes or noun.provides) and not noun.topics:
                yield loaded.source.problem(
                    "W202",
                    f"{noun.id} has an effect and no topic",
                    ("provisions", number, "id"),
                    where=f"{loaded.noun.instrument} {noun.id}",
                    fix="add 'topics: […]'.",
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
    for loaded in files.instruments:
        for number, noun in enumerate(loaded.noun.provisions):
            if noun.quote is not None:
                for path, words in _quoted(noun):
                    if not _contains(noun.quote, words):
                        yield loaded.source.problem(
                            "W303",
                            f"'{words}' is not in the quotation of {noun.id}",
                            ("provisions", number, *path),
                            where=f"{loaded.noun.instrument} {noun.id}",
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
