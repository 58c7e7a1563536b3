"""What can be asked without a check, and what is wrong with a question that cannot."""

from collections.abc import Iterable, Mapping, Sequence

from gapcheck.amount import AmountError
from gapcheck.assemble.asking import maximum_unknown
from gapcheck.assemble.demand import attributes_of, threshold_of
from gapcheck.check import Condition, Kind
from gapcheck.corpus import Corpus, Threshold, attribute_question
from gapcheck.problem import Problem, advise
from gapcheck.vocabulary import Head

CONCEPT = "concept"
"""Key under which a demand for a definition names what has to be defined."""


def concept_of(
    corpus: Corpus, kind: Kind, limits: Mapping[str, Sequence[str]], problems: list[Problem]
) -> str | None:
    """Return what has to be defined, for `define`; report that it is not said, or is none."""
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


def check_some(
    corpus: Corpus,
    head: Head,
    limits: Mapping[str, Sequence[str]],
    some: Iterable[str],
    problems: list[Problem],
) -> None:
    """Report dimensions of which one value cannot be enough."""
    lexicons = corpus.vocabulary.lexicons
    for name in some:
        if name not in lexicons:
            fix = advise(name, lexicons, "'gapcheck vocabulary' lists all dimensions.")
            problems.append(Problem("E101", f"'{name}' is not a dimension", fix=fix))
        elif head not in lexicons[name].dimension.heads:
            check_heads(corpus, head, [name], problems)
        elif len(limits.get(name, ("any", "any"))) < 2 and _single(corpus, name, limits[name]):
            fix = f"name several, or leave {name} out for any of them."
            message = f"of '{name}' only one value is asked, so that some of it is all of it"
            problems.append(Problem("E407", message, fix=fix))


def _single(corpus: Corpus, name: str, words: Sequence[str]) -> bool:
    return (corpus.vocabulary.lexicons[name].union(tuple(words)) or 0).bit_count() == 1


def thresholds_of(
    corpus: Corpus, kind: Kind, where: Sequence[Condition], problems: list[Problem]
) -> tuple[Threshold, ...]:
    """Return conditions with their numbers; report those that cannot be asked."""
    found: list[Threshold] = []
    if where and kind != "criminalise":
        fix = "ask with criminalise, or leave the condition out."
        problems.append(Problem("E407", "only an offence can be asked for a number", fix=fix))
        return ()
    lexicons = corpus.vocabulary.lexicons
    known = attributes_of(item.noun for item in corpus.encoded.values())
    ages = [name for name, item in lexicons.items() if item.dimension.kind == "interval"]
    for condition in where:
        if condition.attribute not in known:
            what = f"'{condition.attribute}' is not an attribute of a provision"
            problems.append(Problem("E023", what, fix=advise(condition.attribute, known)))
        if condition.counted_from is not None and condition.counted_from not in ages:
            what = f"'{condition.counted_from}' is not a dimension of ages"
            problems.append(Problem("E101", what, fix=advise(condition.counted_from, ages)))
        try:
            threshold = threshold_of(condition, {})
        except AmountError as error:
            problems.append(Problem("E208", str(error), fix="write '5 years'."))
            continue
        found.append(threshold)
        unknown = (
            attribute_question(item.id, threshold)
            for item in corpus.encoded.values()
            if item.noun.punishes and maximum_unknown(item.noun)
        )
        if not corpus.questions.keys() >= set(unknown):
            what = f"the corpus was not loaded for a {condition.attribute} of {threshold.text}"
            fix = "give the condition to 'load_corpus' too."
            problems.append(Problem("E407", what, fix=fix))
    return tuple(found)


def check_act(corpus: Corpus, parts: Iterable[Mapping[str, int]], problems: list[Problem]) -> None:
    """Report a question that names no act: it would ask for all of criminal law."""
    every = corpus.vocabulary.lexicons["conduct"].full
    if any(part.get("conduct", every) == every for part in parts):
        fix = "add conduct=…, e.g. conduct=possess; 'gapcheck vocabulary conduct' lists acts."
        problems.append(Problem("E407", "what is done is not said", fix=fix))


def check_described(
    corpus: Corpus, concept: str, parts: Iterable[Mapping[str, int]], problems: list[Problem]
) -> None:
    """Report dimensions that do not describe what is defined."""
    noun = corpus.vocabulary.concepts[concept]
    for name in dict.fromkeys(name for part in parts for name in part):
        if name not in noun.described_by:
            fix = f"use one of: {', '.join(noun.described_by)}."
            message = f"'{name}' says nothing about {noun.name}"
            problems.append(Problem("E407", message, fix=fix))


def check_heads(
    corpus: Corpus, head: Head, stated: Iterable[str], problems: list[Problem]
) -> None:
    """Report dimensions that say nothing about what is asked for."""
    for name in stated:
        lexicon = corpus.vocabulary.lexicons.get(name)
        if lexicon is not None and head not in lexicon.dimension.heads:
            heads = " or ".join(lexicon.dimension.heads)
            fix = f"'{name}' belongs to regions of {heads}."
            problems.append(Problem("E407", f"'{name}' says nothing about a {head}", fix=fix))
