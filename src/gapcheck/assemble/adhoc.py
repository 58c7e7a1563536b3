"""An ad-hoc demand: dimensions and values as a user gives them, without a check."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gapcheck.assemble.askable import (
    CONCEPT,
    check_act,
    check_described,
    check_heads,
    check_some,
    concept_of,
    thresholds_of,
)
from gapcheck.assemble.demand import HEADS
from gapcheck.assemble.parts import Layout
from gapcheck.assemble.resolve import Resolver
from gapcheck.check import Condition, Kind
from gapcheck.corpus import Asked, Corpus
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import GapcheckError, Problem
from gapcheck.region import Region, absorb, meeting
from gapcheck.source import Steps

__all__ = ["CONCEPT", "AdHoc", "limits_of", "pose_demand"]

Masks = Mapping[str, int]
"""A box: the value set of each dimension that it restricts."""


class AdHoc(NamedTuple):
    """A demand without a check.

    Attributes:
        asked: The demand.
        topics: Subjects on which unread provisions may bear on it.
        unsaid: Dimensions that were left unsaid although some text is limited in them, each with
            what it is taken as.
        names_definition: Whether it names a dimension of a definition.
    """

    asked: Asked
    topics: frozenset[str]
    unsaid: tuple[str, ...]
    names_definition: bool


def limits_of(expression: Mapping[str, object]) -> dict[str, list[str]]:
    """Return a demand as a file writes it, dimension to one value or a list, as lists."""
    return {
        name: [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
        for name, value in expression.items()
    }


def pose_demand(
    corpus: Corpus,
    kind: Kind,
    limits: Mapping[str, Sequence[str]],
    some: Sequence[str] = (),
    where: Sequence[Condition] = (),
) -> AdHoc:
    """Return an ad-hoc demand.

    Args:
        corpus: The corpus.
        kind: Kind of demand.
        limits: Dimension to values; `concept` to one concept for `define`.
        some: Dimensions of which it is enough that some demanded value is covered.
        where: Conditions on the attributes of offences.

    Raises:
        GapcheckError: There is no such dimension, value, concept or attribute, the demand has no
            limits, or they contradict each other; all such mistakes at once.
    """
    problems: list[Problem] = []
    head = HEADS[kind]
    thresholds = thresholds_of(corpus, kind, where, problems)
    check_some(corpus, head, limits, some, problems)
    concept = concept_of(corpus, kind, limits, problems)
    stated = {name: list(values) for name, values in limits.items() if name != CONCEPT}
    if not stated and kind != "define":
        fix = "state at least one dimension, e.g. conduct=possess; see 'gapcheck vocabulary'."
        problems.append(Problem("E407", "the demand says nothing", fix=fix))
    check_heads(corpus, head, stated, problems)
    parts = worded = _resolved(corpus, stated, problems)
    if not problems and concept is not None:
        check_described(corpus, concept, parts, problems)
    if not problems and head == "conduct":
        check_act(corpus, parts, problems)
    if not problems and head == "conduct":
        parts = tuple(_filled_in(corpus, stated, parts, problems))
    if problems:
        raise GapcheckError(dict.fromkeys(problems))
    fill = corpus.vocabulary.with_base if head == "conduct" else dict
    boxes = absorb(corpus.space.pack(fill(part)) for part in parts)
    wording = {name: tuple(values) for name, values in stated.items()}
    asked = Asked(
        kind,
        head,
        boxes,
        boxes,
        (wording,),
        concept=concept,
        some=corpus.space.fields(*some),
        thresholds=thresholds,
    )
    described = {
        name
        for item in corpus.vocabulary.concepts.values()
        if item.dimension == "object"
        for name in item.described_by
    }
    # A word may stand for values of other dimensions: `minor` says an age of the offender.
    said = {*stated, *(name for part in worded for name in part), *some}
    filled = {name for part in parts for name in part} - said
    return AdHoc(
        asked,
        _topics(corpus, asked),
        tuple(_unsaid(corpus, asked, said, filled)),
        head == "conduct" and not described.isdisjoint(said | filled),
    )


def _resolved(
    corpus: Corpus, stated: Mapping[str, list[str]], problems: list[Problem]
) -> tuple[Masks, ...]:
    def report(code: str, message: str, path: Steps, key: bool = False, fix: str = "") -> None:
        problems.append(Problem(code, message, fix=fix))

    def answer_of(reading: str, answer: str) -> int:
        answers = corpus.questions[reading].answers
        return 1 << answers.index(answer)

    layout = Layout(
        corpus.vocabulary.sizes(), lambda reading: len(corpus.questions[reading].answers)
    )
    resolver = Resolver(
        corpus.vocabulary,
        layout,
        report,
        {},
        lambda name: None,
        lambda dimension, term, atom: None,
        answer_of,
    )
    parts = resolver.resolve(_nested(corpus, stated), ()).parts
    return tuple(layout.masks(part.bits) for part in parts)


def _filled_in(
    corpus: Corpus,
    stated: Mapping[str, list[str]],
    parts: Iterable[Masks],
    problems: list[Problem],
) -> Iterator[Masks]:
    """Yield boxes with the values that their acts go with; report acts that go with none."""
    lexicons = corpus.vocabulary.lexicons
    for part in parts:
        kept = [part]
        for name, lexicon in lexicons.items():
            goes_with = lexicon.dimension.goes_with
            others = {other for values in goes_with.values() for other in values}
            if lexicon.copy is None and (name in part or others & part.keys()):
                kept = [
                    fitting
                    for box in kept
                    for fitting in (_fitting(corpus.vocabulary, box, name) if goes_with else [box])
                ]
        if not kept:
            acts = ", ".join(stated.get("conduct", ()))
            things = ", ".join(stated.get("object", ()))
            fix = f"'{acts}' is said of something else; 'gapcheck vocabulary conduct' lists acts"
            near = [other for other in lexicons["conduct"].names if other.startswith(f"{acts}-")]
            fix += f", e.g. {' or '.join(near)}." if near else "."
            problems.append(Problem("E407", f"'{acts}' does not go with '{things}'", fix=fix))
        yield from kept


def _fitting(vocabulary: Vocabulary, part: Masks, name: str) -> Iterator[Masks]:
    """Yield a box family by family, each with the values that the family goes with."""
    lexicon = vocabulary.lexicons[name]
    left = part.get(name, lexicon.full)
    groups: dict[tuple[tuple[str, int], ...], int] = {}
    for family, others in lexicon.dimension.goes_with.items():
        atoms = (atom for atom in lexicon.dimension.atoms if atom.family == family)
        mask = left & (lexicon.union(tuple(atom.id for atom in atoms)) or 0)
        if mask:
            key = tuple(
                (other, vocabulary.lexicons[other].union(values) or 0)
                for other, values in others.items()
            )
            groups[key] = groups.get(key, 0) | mask
            left &= ~mask
    if left:
        yield {**part, name: left}
    for limits, mask in groups.items():
        masks = {**part, name: mask}
        for other, values in limits:
            masks[other] = masks.get(other, vocabulary.lexicons[other].full) & values
        if all(masks.values()):
            yield masks


def _nested(corpus: Corpus, stated: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return what is said of another act (`aim.place`) as files write it."""
    nested: dict[str, Any] = {}
    for name, values in stated.items():
        prefix, dot, inner = name.partition(".")
        if dot and prefix in corpus.vocabulary.copies:
            nested.setdefault(prefix, {})[inner] = values
        else:
            nested[name] = values
    return nested


def _topics(corpus: Corpus, asked: Asked) -> frozenset[str]:
    """Return the topics of the national provisions that meet the demand, or else of checks.

    Where there are neither, those of the provisions on acts or measures of the same family.
    """
    found: set[str] = set()
    freed = _freed(corpus, asked)
    for item in corpus.encoded.values():
        boxes = item.measures if asked.head == "measure" else item.offences
        if asked.head == "term":
            touched = item.noun.expresses == asked.concept
        else:
            touched = bool(meeting(corpus.space, (box.bits for box in boxes), freed))
        if touched:
            found.update(item.noun.topics)
    if not found:
        found.update(
            ready.check.topic
            for ready in corpus.checks
            for other in ready.asked
            if other.head == asked.head
            and other.concept == asked.concept
            and meeting(corpus.space, other.boxes, asked.boxes)
        )
    return frozenset(found or _kindred(corpus, asked) or corpus.vocabulary.topics)


def _kindred(corpus: Corpus, asked: Asked) -> set[str]:
    """Return the topics of the provisions on acts or measures of the families of a demand."""
    if asked.head == "term":
        return set()
    name = "measure" if asked.head == "measure" else "conduct"
    atoms = corpus.vocabulary.lexicons[name].dimension.atoms

    def families(boxes: Iterable[int]) -> set[str]:
        masks = [corpus.space.values(box, name) for box in boxes]
        return {it.family for n, it in enumerate(atoms) if any(mask >> n & 1 for mask in masks)}

    kin = families(asked.boxes)
    return {
        topic
        for item in corpus.encoded.values()
        for boxes in [item.measures if asked.head == "measure" else item.offences]
        if not kin.isdisjoint(families(box.bits for box in boxes))
        for topic in item.noun.topics
    }


def _freed(corpus: Corpus, asked: Asked) -> Region:
    extended = corpus.space.fields(*corpus.vocabulary.extended)
    return absorb(box | extended for box in asked.boxes)


def _unsaid(
    corpus: Corpus, asked: Asked, said: Container[str], filled: Container[str]
) -> Iterator[str]:
    """Yield the dimensions left unsaid in which some text that meets the demand is limited.

    Args:
        corpus: The corpus.
        asked: The demand.
        said: What was said.
        filled: What was not said, and holds the values that go with what was.
    """
    space, vocabulary = corpus.space, corpus.vocabulary
    limited = 0
    freed = _freed(corpus, asked)
    for box in meeting(space, _texts(corpus, asked), freed):
        limited |= space.full & ~box
    concept = vocabulary.concepts.get(asked.concept or "")
    for name, lexicon in vocabulary.lexicons.items():
        if concept is not None and name not in concept.described_by:
            continue
        if name in said or lexicon.copy is not None or not lexicon.size:
            continue
        whole = all(box & space.field[name] == space.field[name] for box in asked.boxes)
        if whole or name in filled:
            if limited & space.field[name]:
                yield f"{name}: any"
        elif name in vocabulary.extended:
            yield f"{name}: {lexicon.dimension.unstated}"


def _texts(corpus: Corpus, asked: Asked) -> Iterator[int]:
    """Yield the boxes of all texts of the demand's head."""
    for item in corpus.encoded.values():
        boxes = {"conduct": item.offences, "measure": item.measures, "term": item.definition}
        yield from (box.bits for box in boxes[asked.head])
    for ready in corpus.checks:
        for other in ready.asked:
            if other.head == asked.head:
                yield from other.boxes
