"""The sentence of a finding on a definition."""

from collections.abc import Iterator

from gapcheck.citation import is_numbered
from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.evaluate.blocking import said
from gapcheck.evaluate.sentence.demand import stated_limits
from gapcheck.evaluate.sentence.material import Material, searched, told_cases
from gapcheck.words.cite import name_provision, spell_provisions
from gapcheck.words.number import number_word
from gapcheck.words.phrase import Phraser, capital, listed


def write_definition(
    law: Law, asked: Asked, material: Material, phraser: Phraser
) -> Iterator[str]:
    """Yield the sentences of a finding on a definition."""
    concept = law.corpus.vocabulary.concepts[asked.concept or ""]
    measure = _measure(law, asked)
    defining = [
        name
        for name, item in law.encoded.items()
        if item.definition and item.noun.expresses == asked.concept
    ]
    named = material.carriers or defining
    who = spell_provisions(law.corpus, named)
    one = len(named) == 1
    if material.verdict == "compliant":
        verb = "defines" if one else "define"
        yield f"{who} {verb} {concept.name} as widely as {measure}."
        return
    if material.carriers or defining:
        limits = [said(item) for item in material.blocking if item.kind == "element"]
        by = f", by the words {listed(list(dict.fromkeys(limits)), 'and')}" if limits else ""
        verb = "defines" if one else "define"
        part = f"part of what {measure} calls {concept.name}" if material.carriers else "it"
        if material.carriers and measure.startswith("the "):
            part = f"part of what counts as {concept.name} under {measure}"
        if material.carriers:
            verb = "covers" if one else "cover"
        yield f"{who} {verb} {part}{by}."
    if material.missing:
        behind = told_cases(material).replace("; or ", f"; or {concept.noun} ")
        if named:
            subject = "It does" if one else "They do"
            what = behind or _stated(asked, phraser)
            yield f"{subject} not cover {concept.noun} {what}".rstrip() + "."
        else:
            where = searched(law, material.absence)
            yield f"No definition of {concept.name} was found in {where}."
    yield _questions(material)


def _measure(law: Law, asked: Asked) -> str:
    """Return what the definition is held against, inside a sentence."""
    if asked.provision is None:
        return "the demand"
    name = name_provision(law.corpus, asked.provision)
    return name if is_numbered(asked.provision.partition("/")[2]) else f"the {name}"


def _stated(asked: Asked, phraser: Phraser) -> str:
    """Return what an ad-hoc demand asks of the definition; a check's demand is its standard's."""
    return "" if asked.provision else stated_limits(asked, phraser)


def _questions(material: Material) -> str:
    """Return the sentence on the questions that decide about what is unclear."""
    number = len(material.turning)
    if not number:
        return ""
    first = f"whether {material.turning[0]}"
    if number == 1:
        return f"One question decides about the rest: {first}."
    return (
        f"{capital(number_word(number))} open questions decide about the rest, among them {first}."
    )
