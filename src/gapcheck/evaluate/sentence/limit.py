"""How the words of blocking elements limit what their provisions reach."""

from collections.abc import Container, Iterable, Iterator, Sequence

from gapcheck.citation import pinpoint
from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.evaluate.blocking import said
from gapcheck.evaluate.sentence.demand import act_text, stated_limits
from gapcheck.finding import Blocking
from gapcheck.words.cite import spell_provisions
from gapcheck.words.phrase import Phraser, as_wording, listed

MOST = 2
"""Sentences about limits that a finding has at most."""


def limit_clauses(
    law: Law, asked: Asked, blocking: Sequence[Blocking], phraser: Phraser
) -> Iterator[str]:
    """Yield a sentence for each limit, provisions that share it named together.

    Args:
        law: The law.
        asked: The demand.
        blocking: Elements and conditions that block.
        phraser: The words.
    """
    alike: dict[tuple[str, str, bool], list[str]] = {}
    arguable = {item.provision for item in blocking if item.arguable}
    for provision, limits in _limits(law, blocking).items():
        limited = {item.dimension for item in blocking if item.provision == provision}
        limited |= {other for name in limited for other in _said_of(law, name)}
        noun = _noun(law, asked, provision, phraser, limited)
        key = noun, listed(limits, "and"), provision in arguable
        alike.setdefault(key, []).append(provision)
    # What surely reaches the act comes before what only may.
    ranked = sorted(alike.items(), key=lambda found: found[0][2])
    for (noun, limit, doubted), provisions in ranked[:MOST]:
        yield _sentence(law, asked, provisions, noun, limit, doubted=doubted)
    for item in blocking:
        if item.kind == "condition":
            yield f"{spell_provisions(law.corpus, [item.provision])} {item.reaches}."
            break


def _sentence(
    law: Law, asked: Asked, provisions: Sequence[str], noun: str, limit: str, *, doubted: bool
) -> str:
    one = len(provisions) == 1
    who = spell_provisions(law.corpus, provisions)
    measure = asked.head == "measure"
    if doubted:
        condition = "it reaches" if one else "they reach"
        if measure:
            condition = "it provides for" if one else "they provide for"
        return f"{who}, if {condition} {noun} at all, {'does' if one else 'do'} so {limit}."
    verb = "reaches" if one else "reach"
    if measure:
        verb = "provides for" if one else "provide for"
    return f"{who} {verb} {noun} {limit}."


def _said_of(law: Law, name: str) -> Iterable[str]:
    """Return the dimensions of whose values a limit is said, so that it says these, too."""
    lexicon = law.corpus.vocabulary.lexicons.get(name)
    return lexicon.dimension.said_of if lexicon else ()


def _limits(law: Law, blocking: Sequence[Blocking]) -> dict[str, list[str]]:
    """Return the limits of each provision in words, each once."""
    found: dict[str, list[str]] = {}
    for item in blocking:
        if item.kind == "element":
            text = _limit(law, item)
            limits = found.setdefault(item.provision, [])
            if text not in limits:
                limits.append(text)
    return found


def _limit(law: Law, item: Blocking) -> str:
    dimension = law.corpus.vocabulary.lexicons[item.dimension].dimension
    words = said(item)
    if item.by is not None and item.words is not None:
        words += f" ({pinpoint(item.by.partition('/')[2])})"
    return words if words.startswith("only ") else dimension.limit.replace("{words}", words)


def _noun(
    law: Law, asked: Asked, provision: str, phraser: Phraser, limited: Container[str]
) -> str:
    """Return the act that a provision shares with the demand, as a noun where there is one.

    A measure is told without what the demand says where the provision's own limit is told.
    """
    if asked.head == "measure":
        measure = act_text(law, asked, phraser)
        return f"{measure} {stated_limits(asked, phraser, limited)}".strip()
    wording = as_wording(asked.wording)
    space = law.space
    shared = 0
    for box in law.encoded[provision].offences:
        for part in asked.boxes:
            shared |= space.values(box.bits & part, "conduct")
    lexicon = law.corpus.vocabulary.lexicons["conduct"]
    names = [name for name in wording.get("conduct", ()) if (lexicon.atoms_of(name) or 0) & shared]
    items = phraser.named("conduct", names or wording.get("conduct", ()))
    if items and all(item.noun for item in items):
        return listed([item.noun for item in items])
    return act_text(law, asked, phraser)
