"""What must hold in the vocabulary: names, intervals, base values, copies, concepts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gapcheck.files import Files, Loaded
from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.problem import Problem, advise
from gapcheck.source import Steps
from gapcheck.validate.places import no_value, twice, unknown
from gapcheck.vocabulary import NONE_SUCH, Dimension

MOST_VALUES = 1000
"""Values that an interval may have: more than anyone tells apart."""


def validate_vocabulary(files: Files) -> list[Problem]:
    """Return what is wrong with the vocabulary itself."""
    problems: list[Problem] = []
    seen: dict[str, Any] = {}
    for loaded in files.vocabulary:
        for number, dimension in enumerate(loaded.noun.dimensions):
            path: Steps = ("dimensions", number)
            if dimension.id in seen:
                problems.append(twice(loaded, dimension.id, (*path, "id")))
            seen[dimension.id] = dimension
            problems.extend(_dimension(loaded, dimension, path))
    problems.extend(_twice(files))
    if problems:
        return problems
    vocabulary = Vocabulary(tuple(item.noun for item in files.vocabulary))
    answers: dict[str, Iterable[str]] = {
        reading.id: reading.answers
        for item in (*files.vocabulary, *files.instruments)
        for reading in item.noun.readings
    }
    for loaded in files.vocabulary:
        problems.extend(_across(loaded, vocabulary))
        problems.extend(_set_by(loaded, vocabulary, answers))
    problems.extend(_circles(files, vocabulary))
    return problems


def _twice(files: Files) -> Iterator[Problem]:
    """Yield the ids of concepts, topics and copies that stand twice."""
    for key, name in (("concepts", "id"), ("topics", "id"), ("copies", "prefix")):
        seen: set[str] = set()
        for loaded in files.vocabulary:
            for number, item in enumerate(getattr(loaded.noun, key)):
                found = getattr(item, name)
                if found in seen:
                    yield twice(loaded, found, (key, number, name))
                seen.add(found)


def _dimension(loaded: Loaded[Any], dimension: Dimension, path: Steps) -> Iterator[Problem]:
    """Yield what is wrong inside one dimension."""
    if dimension.kind == "interval" and dimension.last < dimension.first:
        yield loaded.source.problem(
            "E024",
            "the interval ends before it begins",
            (*path, "last"),
            fix="'first' is the lowest number, 'last' the highest.",
        )
        return
    if dimension.kind == "interval" and dimension.last - dimension.first >= MOST_VALUES:
        yield loaded.source.problem(
            "E022",
            f"'last' is too far from 'first': {dimension.first} to {dimension.last}",
            (*path, "last"),
            fix=f"at most {MOST_VALUES:,} values are told apart.",
        )
        return
    circular = _covering(dimension)
    if circular is not None:
        at, chain = circular
        yield _circle(loaded, " -> ".join(chain), (*path, "terms", *at))
        return
    lexicon = Lexicon(dimension)
    names: set[str] = set()
    ids = {
        "atoms": [atom.id for atom in dimension.atoms],
        "terms": [term.id for term in dimension.terms],
    }
    for key, known in ids.items():
        for number, name in enumerate(known):
            at = (*path, key, number, "id")
            if name in ("any", NONE_SUCH):
                message, fix = f"'{name}' has a meaning of its own", "write another id."
                yield loaded.source.problem("E204", message, at, fix=fix)
            elif name in names:
                yield twice(loaded, name, at)
            names.add(name)
    for number, term in enumerate(dimension.terms):
        for key, covered in (("covers", term.covers), ("may-cover", term.may_cover)):
            for index, name in enumerate(covered):
                if lexicon.atoms_of(name) is None:
                    yield loaded.source.problem(
                        "E102",
                        f"'{name}' is not a value of '{dimension.id}'",
                        (*path, "terms", number, key, index),
                        where=f"vocabulary {dimension.id}, term {term.id}",
                        fix=advise(name, lexicon.names),
                    )
        if not term.covers and not term.stands_for and not term.may_cover:
            yield loaded.source.problem(
                "E021",
                f"the term '{term.id}' covers nothing",
                (*path, "terms", number),
                fix="add 'covers', 'may-cover' or 'stands-for'.",
            )
    if lexicon.size and lexicon.atoms_of(dimension.unstated) is None:
        yield loaded.source.problem(
            "E102",
            f"'{dimension.unstated}' is not a value of '{dimension.id}'",
            (*path, "unstated"),
            fix=advise(dimension.unstated, [*lexicon.names, "any"]),
        )


def _across(loaded: Loaded[Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong between dimensions: copies, concepts, terms that stand for regions."""
    for number, copy in enumerate(loaded.noun.copies):
        at: Steps = ("copies", number)
        named: list[tuple[str, Steps]] = [
            *((name, (*at, "dimensions", name)) for name in copy.dimensions),
            *((name, (*at, "shared", index)) for index, name in enumerate(copy.shared)),
        ]
        for name, place in named:
            if name not in vocabulary.lexicons:
                yield _no_dimension(loaded, vocabulary, name, place)
        yield from _stands_for(loaded, vocabulary, dict(copy.where), (*at, "where"))
    for number, concept in enumerate(loaded.noun.concepts):
        path: Steps = ("concepts", number)
        for index, name in enumerate(concept.described_by):
            if name not in vocabulary.lexicons:
                place = (*path, "described-by", index)
                yield _no_dimension(loaded, vocabulary, name, place)
        if concept.dimension is not None and concept.dimension not in vocabulary.lexicons:
            place = (*path, "dimension")
            yield _no_dimension(loaded, vocabulary, concept.dimension, place, key=False)
        lexicon = vocabulary.lexicons.get(concept.dimension or "")
        if lexicon is not None and concept.atom not in lexicon.index:
            yield no_value(
                loaded,
                concept.atom or "",
                concept.dimension or "",
                (*path, "atom"),
                lexicon.index,
            )
    for number, dimension in enumerate(loaded.noun.dimensions):
        yield from _goes_with(loaded, vocabulary, dimension, ("dimensions", number, "goes-with"))
        place = ("dimensions", number, "said-of")
        yield from _stands_for(loaded, vocabulary, dict(dimension.said_of), place)
        for index, term in enumerate(dimension.terms):
            for order, box in enumerate(term.stands_for):
                yield from _stands_for(
                    loaded,
                    vocabulary,
                    box,
                    ("dimensions", number, "terms", index, "stands-for", order),
                )


def _goes_with(
    loaded: Loaded[Any], vocabulary: Vocabulary, dimension: Dimension, path: Steps
) -> Iterator[Problem]:
    families = {atom.family for atom in dimension.atoms}
    for family, boxes in dimension.goes_with.items():
        if family not in families:
            yield unknown(loaded, "E102", "family", family, (*path, family), sorted(families))
        yield from _stands_for(loaded, vocabulary, dict(boxes), (*path, family))


def _stands_for(
    loaded: Loaded[Any], vocabulary: Vocabulary, box: dict[str, Any], path: Steps
) -> Iterator[Problem]:
    for name, values in box.items():
        at = (*path, name)
        if name in vocabulary.copies:
            if isinstance(values, dict):
                yield from _stands_for(loaded, vocabulary, values, at)
            elif values != NONE_SUCH:
                message = f"'{name}' describes another act and needs dimensions"
                fix = f"write '{name}: {{conduct: …}}'."
                yield loaded.source.problem("E105", message, at, fix=fix)
            continue
        lexicon = vocabulary.lexicons.get(name)
        if lexicon is None:
            yield _no_dimension(loaded, vocabulary, name, at)
            continue
        words = [values] if isinstance(values, str) else values
        if not isinstance(words, list | tuple) or not all(isinstance(it, str) for it in words):
            yield loaded.source.problem(
                "E104", f"'{name}' has no value", at, key=True, fix="name one, or 'any'."
            )
            continue
        for index, value in enumerate(words):
            term = lexicon.terms.get(value)
            if lexicon.atoms_of(value) is None and not (term and (term.stands_for or term.set_by)):
                yield no_value(loaded, value, name, (*at, index), lexicon.names)


def _no_dimension(
    loaded: Loaded[Any], vocabulary: Vocabulary, name: str, path: Steps, *, key: bool = True
) -> Problem:
    return unknown(loaded, "E101", "dimension", name, path, vocabulary.lexicons, key=key)


def _set_by(
    loaded: Loaded[Any], vocabulary: Vocabulary, answers: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Yield the readings and answers that terms are set by and that do not exist."""
    for number, dimension in enumerate(loaded.noun.dimensions):
        lexicon = vocabulary.lexicons[dimension.id]
        for index, term in enumerate(dimension.terms):
            path: Steps = ("dimensions", number, "terms", index)
            known = answers.get(term.set_by or "")
            if term.set_by is not None and known is None:
                at = (*path, "set-by")
                yield unknown(loaded, "E103", "reading", term.set_by, at, answers)
            for answer, names in term.by_answer.items():
                at = (*path, "by-answer", answer)
                if known is not None and answer not in known:
                    yield loaded.source.problem(
                        "E103",
                        f"'{answer}' is not an answer to '{term.set_by}'",
                        at,
                        key=True,
                        fix=advise(answer, known),
                    )
                for order, name in enumerate(names):
                    if lexicon.atoms_of(name) is None:
                        yield no_value(loaded, name, dimension.id, (*at, order), lexicon.names)


def _covering(dimension: Dimension) -> tuple[Steps, list[str]] | None:
    """Return where a term covers itself, by way of other terms, and by which."""
    atoms = {atom.id for atom in dimension.atoms}
    numbers = {
        term.id: number for number, term in enumerate(dimension.terms) if term.id not in atoms
    }

    def follow(name: str, chain: list[str]) -> tuple[Steps, list[str]] | None:
        for key in ("covers", "may-cover"):
            names = getattr(dimension.terms[numbers[name]], key.replace("-", "_"))
            for index, other in enumerate(names):
                if other in chain:
                    circle = [*chain[chain.index(other) :], other]
                    return (numbers[name], key, index), circle
                found = follow(other, [*chain, other]) if other in numbers else None
                if found:
                    return found
        return None

    for name in numbers:
        found = follow(name, [name])
        if found:
            return found
    return None


def _circles(files: Files, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield the terms that stand for themselves, by way of other terms."""
    for loaded in files.vocabulary:
        for number, dimension in enumerate(loaded.noun.dimensions):
            for index, term in enumerate(dimension.terms):
                start = (dimension.id, term.id)
                for order, box in enumerate(term.stands_for):
                    for steps, end in _named(vocabulary, box):
                        if end == start or start in _reached(vocabulary, end, set()):
                            at = ("dimensions", number, "terms", index, "stands-for", order)
                            chain = term.id if end == start else f"{term.id} -> {end[1]}"
                            yield _circle(loaded, f"{chain} -> {term.id}", (*at, *steps))


def _named(
    vocabulary: Vocabulary, box: Mapping[str, Any]
) -> Iterator[tuple[Steps, tuple[str, str]]]:
    """Yield the terms that a box names, each with its place in the box and its dimension."""
    for name, values in box.items():
        if isinstance(values, dict):
            for steps, end in _named(vocabulary, values):
                yield (name, *steps), end
        elif name in vocabulary.lexicons and isinstance(values, str | list):
            for index, value in enumerate([values] if isinstance(values, str) else values):
                if isinstance(value, str) and value in vocabulary.lexicons[name].terms:
                    yield (name, index), (name, value)


def _reached(
    vocabulary: Vocabulary, start: tuple[str, str], seen: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return all terms that a term stands for, by way of others."""
    for box in vocabulary.lexicons[start[0]].terms[start[1]].stands_for:
        for _, end in _named(vocabulary, box):
            if end not in seen:
                seen.add(end)
                _reached(vocabulary, end, seen)
    return seen


def _circle(loaded: Loaded[Any], chain: str, path: Steps) -> Problem:
    message = f"the term refers to itself: '{chain}'"
    return loaded.source.problem(
        "E210", message, path, fix="break the circle: name what it covers without this word."
    )
