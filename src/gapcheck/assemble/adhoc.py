"""An ad-hoc demand: dimensions and values as a user gives them, without a check."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gapcheck.assemble.demand import HEADS
from gapcheck.assemble.parts import Layout
from gapcheck.assemble.resolve import Resolver
from gapcheck.check import Kind
from gapcheck.corpus import Asked, Corpus
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.region import Region, absorb, meeting
from gapcheck.source import Steps
from gapcheck.vocabulary import Head

CONCEPT = "concept"
"""Key under which a demand for a definition names what has to be defined."""

Masks = Mapping[str, int]
"""A box: the value set of each dimension that it restricts."""


@dataclass(frozen=True, slots=True)
class AdHoc:
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


def pose_demand(corpus: Corpus, kind: Kind, limits: Mapping[str, Sequence[str]]) -> AdHoc:
    """Return an ad-hoc demand.

    Args:
        corpus: The corpus.
        kind: Kind of demand.
        limits: Dimension to values; `concept` to one concept for `define`.

    Raises:
        GapcheckError: There is no such dimension, value or concept, the demand has no limits, or
            they contradict each other; all such mistakes at once.
    """
    problems: list[Problem] = []
    head = HEADS[kind]
    concept = _concept(corpus, kind, limits, problems)
    stated = {name: list(values) for name, values in limits.items() if name != CONCEPT}
    if not stated and kind != "define":
        fix = "state at least one dimension, e.g. conduct=possess; see 'gapcheck vocabulary'."
        problems.append(Problem("E407", "the demand says nothing", fix=fix))
    _check_heads(corpus, head, stated, problems)
    parts = _resolved(corpus, stated, problems)
    if not problems and concept is not None:
        _check_described(corpus, concept, parts, problems)
    if not problems and head == "conduct":
        _check_act(corpus, parts, problems)
    if not problems and head == "conduct":
        parts = tuple(_filled_in(corpus, stated, parts, problems))
    if problems:
        raise GapcheckError(dict.fromkeys(problems))
    fill = corpus.vocabulary.with_base if head == "conduct" else dict
    boxes = absorb(corpus.space.pack(fill(part)) for part in parts)
    wording = {name: tuple(values) for name, values in stated.items()}
    asked = Asked(kind, head, boxes, boxes, (wording,), concept=concept)
    described = {
        name
        for item in corpus.vocabulary.concepts.values()
        if item.dimension == "object"
        for name in item.described_by
    }
    # A word may stand for values of other dimensions: `minor` says an age of the offender.
    said = {*stated, *(name for part in parts for name in part)}
    return AdHoc(
        asked,
        _topics(corpus, asked),
        tuple(_unsaid(corpus, asked, said)),
        head == "conduct" and not described.isdisjoint(said),
    )


def _concept(
    corpus: Corpus, kind: Kind, limits: Mapping[str, Sequence[str]], problems: list[Problem]
) -> str | None:
    if kind != "define":
        return None
    named = limits.get(CONCEPT, ())
    known = corpus.vocabulary.concepts
    if len(named) == 1 and named[0] in known:
        return named[0]
    what = ", ".join(named)
    message = f"there is no concept '{what}'" if what else "what has to be defined is not said"
    fix = advise(what, known) if what else f"add concept=… ({', '.join(sorted(known))})."
    problems.append(Problem("E407", message, fix=fix))
    return None


def _check_act(corpus: Corpus, parts: Iterable[Masks], problems: list[Problem]) -> None:
    """Report a question that names no act: it would ask for all of criminal law."""
    every = corpus.vocabulary.lexicons["conduct"].full
    if any(part.get("conduct", every) == every for part in parts):
        fix = "add conduct=…, e.g. conduct=possess; 'gapcheck vocabulary conduct' lists acts."
        problems.append(Problem("E407", "what is done is not said", fix=fix))


def _check_described(
    corpus: Corpus, concept: str, parts: Iterable[Masks], problems: list[Problem]
) -> None:
    """Report dimensions that do not describe what is defined."""
    noun = corpus.vocabulary.concepts[concept]
    for name in dict.fromkeys(name for part in parts for name in part):
        if name not in noun.described_by:
            fix = f"use one of: {', '.join(noun.described_by)}."
            message = f"'{name}' says nothing about {noun.name}"
            problems.append(Problem("E407", message, fix=fix))


def _check_heads(
    corpus: Corpus, head: Head, stated: Iterable[str], problems: list[Problem]
) -> None:
    for name in stated:
        lexicon = corpus.vocabulary.lexicons.get(name)
        if lexicon is not None and head not in lexicon.dimension.heads:
            heads = " or ".join(lexicon.dimension.heads)
            fix = f"'{name}' belongs to regions of {heads}."
            problems.append(Problem("E407", f"'{name}' says nothing about a {head}", fix=fix))


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
    """Return the topics of the national provisions that meet the demand, or else of checks."""
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
    return frozenset(found or corpus.vocabulary.topics)


def _freed(corpus: Corpus, asked: Asked) -> Region:
    extended = corpus.space.fields(*corpus.vocabulary.extended)
    return absorb(box | extended for box in asked.boxes)


def _unsaid(corpus: Corpus, asked: Asked, said: Container[str]) -> Iterator[str]:
    """Yield the dimensions left unsaid in which some text that meets the demand is limited."""
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
        if all(box & space.field[name] == space.field[name] for box in asked.boxes):
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
