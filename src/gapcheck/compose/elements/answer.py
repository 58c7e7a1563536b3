"""What was found on a key term: one finding told in full, the others by what they add."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from gapcheck.compose.elements.law import spaced
from gapcheck.compose.elements.row import ElementRow
from gapcheck.compose.say import sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.finding import Finding
from gapcheck.paper import Words
from gapcheck.words.cite import name_provision
from gapcheck.words.number import number_word
from gapcheck.words.phrase import capital, listed

FULL = 110
"""Words that may be spent on telling findings in full; beyond, a finding is told by its case."""
MOST = 4
"""Groups of findings that are told; the others are counted."""
CASES = 2
"""Missing cases that are told of such a finding; the table of findings has all."""


def answer_words(row: ElementRow, setting: Setting) -> Words:
    """Return what was found, as one paragraph."""
    spent = 0
    parts: list[Words] = []
    names = names_of(row, setting)
    groups = _alike(row.findings)
    for group in groups[:MOST]:
        first, others = group[0], group[1:]
        said = first.sentence
        if parts and spent + _length(said) > FULL:
            said = _short(first, names[first.id])
        parts.append(text(said) if said else ())
        spent += _length(said)
        if others and len(groups) > 1 and first.verdict != "compliant":
            also = listed([names[item.id] for item in others], "and")
            parts.append(text(f"The same holds of what {also} {_asks(others)}."))
    left = [item for group in groups[MOST:] for item in group if item.verdict != "compliant"]
    if left:
        are = "requirement is" if len(left) == 1 else "requirements are"
        count = capital(number_word(len(left)))
        parts.append(text(f"{count} more {are} told {setting.at_the_end}."))
    parts += [text(said) for said in _witness(row.findings)]
    return spaced(parts)


def _asks(findings: Sequence[Finding]) -> str:
    return "asks" if len(findings) == 1 else "ask"


def _length(said: str) -> int:
    return len(said.split())


def _alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return findings that say the same of the law together, in order."""
    groups: dict[Hashable, list[Finding]] = {}
    for item in findings:
        groups.setdefault(_key(item), []).append(item)
    return list(groups.values())


def _key(item: Finding) -> Hashable:
    """Return what a finding says of the law, whatever standard asks.

    Two that miss the same part of different demands say the same only if the part is named; if all
    of the demand is missing, the demand is what they say.
    """
    if item.verdict in ("gap", "partial") and item.kind != "not-punish":
        phrases = tuple(sorted(case.phrase for case in item.missing))
        return item.verdict, item.marked, phrases, "" if all(phrases) and phrases else item.demand
    if item.verdict == "compliant":
        names = {one.provision for one in item.citations if one.side == "national"}
        return item.verdict, item.kind, tuple(sorted(names))
    if item.verdict == "unclear":
        return item.verdict, tuple(_open(item)), item.demand
    return item.verdict, item.sentence


def _open(item: Finding) -> list[str]:
    return [used.id for used in item.readings if used.answer == "open"]


def names_of(row: ElementRow, setting: Setting) -> Mapping[str, str]:
    """Return how a term names the standard behind each finding, by the findings' ids.

    Where several findings belong to one provision, their labels tell them apart.
    """
    cites = {item.id: benchmark_of(setting, item) for item in row.findings}
    several = Counter(cites.values())
    return {
        item.id: f"{cites[item.id]} ({item.label})"
        if several[cites[item.id]] > 1
        else cites[item.id]
        for item in row.findings
    }


def benchmark_of(setting: Setting, item: Finding) -> str:
    """Return the provision of the standard behind a finding, as tables cite it."""
    return name_provision(setting.corpus, item.provision) if item.provision else item.label


def _short(item: Finding, cite: str) -> str:
    """Return a finding by what it adds to those before it; nothing if the law meets it."""
    if item.verdict == "compliant":
        return ""
    phrases = [case.phrase for case in item.missing]
    if item.verdict not in ("gap", "partial") or item.kind == "not-punish":
        return _undecided(item, cite)
    if all(phrases) and phrases:
        more = len(phrases) - CASES
        noun = "cases" if more > 1 else "case"
        left = f"; or {number_word(more)} more {noun}" if more > 0 else ""
        told = "; or ".join(phrases[:CASES]) + left
        return sentence(f"Of what {cite} asks, {item.demand}, what is missing is: {told}")
    if item.marked:
        found = "no provision was found in the texts encoded"
        return sentence(f"For what {cite} asks, {item.demand}, {found}")
    return sentence(f"Nothing covers what {cite} asks: {item.demand}")


def _undecided(item: Finding, cite: str) -> str:
    questions = len(_open(item))
    if item.verdict == "unclear" and questions > 1:
        count = number_word(questions)
        return f"Whether the law does what {cite} asks depends on {count} open questions."
    return item.sentence


def _witness(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield one case that is not reached, of the first finding that has one."""
    for item in findings:
        if item.witness and item.verdict in ("gap", "partial"):
            lead = "An example that is not reached"
            if item.kind == "not-punish":
                lead = "An example of what is punished"
            elif item.marked:
                lead = "An example that no provision found reaches"
            yield f"{lead}: {item.witness.rstrip('.')}."
            return
