"""What must hold in the vocabulary: names, intervals, base values, copies, concepts."""

from collections.abc import Iterator
from typing import Any

from gapcheck.files import Files, Loaded
from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.problem import Problem, advise
from gapcheck.source import Steps
from gapcheck.validate.places import twice, unknown
from gapcheck.vocabulary import NONE_SUCH, Dimension


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
    if problems:
        return problems
    vocabulary = Vocabulary(tuple(item.noun for item in files.vocabulary))
    for loaded in files.vocabulary:
        problems.extend(_across(loaded, vocabulary))
    return problems


def _dimension(loaded: Loaded[Any], dimension: Dimension, path: Steps) -> Iterator[Problem]:
    """Yield what is wrong inside one dimension."""
    if dimension.kind == "interval" and dimension.last < dimension.first:
        yield loaded.source.problem(
            "E024", "the interval ends before it begins", (*path, "last"), fix="correct it."
        )
        return
    lexicon = Lexicon(dimension)
    names: set[str] = set()
    ids = {
        "atoms": [atom.id for atom in dimension.atoms],
        "terms": [term.id for term in dimension.terms],
    }
    for key, known in ids.items():
        for number, name in enumerate(known):
            if name in names or name in ("any", NONE_SUCH):
                yield twice(loaded, name, (*path, key, number, "id"))
            names.add(name)
    for number, term in enumerate(dimension.terms):
        for key, covered in (("covers", term.covers), ("may-cover", term.may_cover)):
            for name in covered:
                if lexicon.atoms_of(name) is None:
                    yield loaded.source.problem(
                        "E102",
                        f"'{name}' is not a value of '{dimension.id}'",
                        (*path, "terms", number, key),
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
        for name in (*copy.dimensions, *copy.shared):
            if name not in vocabulary.lexicons:
                yield unknown(
                    loaded, "E101", "dimension", name, ("copies", number), vocabulary.lexicons
                )
    for number, concept in enumerate(loaded.noun.concepts):
        path: Steps = ("concepts", number)
        for name in (concept.dimension, *concept.described_by):
            if name is not None and name not in vocabulary.lexicons:
                yield unknown(loaded, "E101", "dimension", name, path, vocabulary.lexicons)
        lexicon = vocabulary.lexicons.get(concept.dimension or "")
        if lexicon is not None and concept.atom not in lexicon.index:
            yield unknown(loaded, "E102", "atom", concept.atom, (*path, "atom"), lexicon.index)
    for number, dimension in enumerate(loaded.noun.dimensions):
        yield from _goes_with(loaded, vocabulary, dimension, ("dimensions", number, "goes-with"))
        for index, term in enumerate(dimension.terms):
            for box in term.stands_for:
                yield from _stands_for(
                    loaded, vocabulary, box, ("dimensions", number, "terms", index, "stands-for")
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
        if name in vocabulary.copies and isinstance(values, dict | str):
            continue
        lexicon = vocabulary.lexicons.get(name)
        if lexicon is None:
            yield unknown(loaded, "E101", "dimension", name, path, vocabulary.lexicons)
            continue
        for value in [values] if isinstance(values, str) else values:
            term = lexicon.terms.get(value)
            if lexicon.atoms_of(value) is None and not (term and term.stands_for):
                yield unknown(loaded, "E102", f"value of '{name}'", value, path, lexicon.names)
