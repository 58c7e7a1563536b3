"""The source `recommendations`: for each topic, the changes of law that what is missing asks for.

They are read off what is missing, without trying them: `remedies` tries them. Obligations that
bind the State come first.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.compose.elements.answer import benchmark_of
from gapcheck.compose.elements.law import spaced
from gapcheck.compose.elements.measure import anchor_of
from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Inline, Run, Words
from gapcheck.words.number import number_word
from gapcheck.words.phrase import capital, listed

CASES = 2
"""Missing cases that a change of law names."""
LINES = 3
"""Changes of law that a topic is given; the table of findings has all."""


class TopicRow(NamedTuple):
    """A topic on which something is missing.

    Attributes:
        topic: The topic.
        title: Its title.
        groups: Findings that ask for one change of law together, those that bind first.
    """

    topic: str
    title: str
    groups: tuple[tuple[Finding, ...], ...]


def is_duty(item: Finding) -> bool:
    """Whether something is missing that binds the State, and is not left to it."""
    return item.verdict in ("gap", "partial") and item.binds and item.force != "optional"


def _rows(setting: Setting, part: Part) -> Sequence[TopicRow]:
    topics: dict[str, dict[str, list[Finding]]] = {}
    lacking = [item for item in findings_for(setting, part) if item.verdict in ("gap", "partial")]
    for item in sorted(lacking, key=lambda one: not is_duty(one)):
        groups = topics.setdefault(item.topic or "", {})
        groups.setdefault(act_of(item), []).append(item)
    titles = setting.assessment.topics
    return [
        TopicRow(topic, titles[topic], tuple(tuple(group) for group in topics[topic].values()))
        for topic in titles
        if topic in topics
    ]


def act_of(item: Finding) -> str:
    """Return the change of law that a finding asks for, in the imperative, with a few cases."""
    phrases = [case.phrase for case in item.missing if case.phrase]
    more = len(phrases) - CASES
    noun = "case" if more == 1 else "cases"
    left = f"; and in {number_word(more)} more {noun}" if more > 0 else ""
    told = "; ".join(phrases[:CASES]) + left
    too = f", in these cases too: {told}" if told else ""
    if item.kind == "not-punish":
        return sentence(f"Exempt from punishment: {told or item.demand}")
    if item.kind == "define":
        whole = f"Enact {item.demand}"
        return sentence(f"Widen the definition, so that it covers: {told}" if told else whole)
    lead = "Make it an offence: " if item.kind == "criminalise" else "Provide for "
    return sentence(f"{lead}{item.demand}{too}")


def _account(row: TopicRow, setting: Setting) -> Cell:
    """Return the first changes, each in a sentence with who asks for it, and how many more."""
    head = text(bold(f"{row.title}."))
    return cells([head, *lines_of(row, setting), *_more(row)])


def lines_of(row: TopicRow, setting: Setting) -> list[Words]:
    """Return the first changes of law of a topic, one to a paragraph."""
    return [_line(setting, group) for group in row.groups[:LINES]]


def _line(setting: Setting, group: Sequence[Finding]) -> Words:
    first = group[0]
    provisions = [item.provision for item in group if item.provision]
    mark: list[Inline] = [reference(setting, *dict.fromkeys(provisions))] if provisions else []
    said = text(act_of(first), *mark)
    return spaced([said, (*_askers(setting, group), Run(".")), text(_recommended(setting, group))])


def _askers(setting: Setting, group: Sequence[Finding]) -> Iterator[Inline]:
    """Yield the standards that ask for a change, each a link to its finding."""
    duties = [item for item in group if is_duty(item)]
    others = [item for item in group if not is_duty(item)]
    yield Run("Asked by ")
    yield from _links(setting, duties)
    if duties:
        verb = "binds" if len(duties) == 1 else "bind"
        yield Run(f", which {verb} {setting.assessment.country}{', and by ' if others else ''}")
    yield from _links(setting, others)


def _links(setting: Setting, findings: Sequence[Finding]) -> Iterator[Inline]:
    for number, item in enumerate(findings):
        if number:
            yield Run(" and " if number == len(findings) - 1 else ", ")
        yield Run(benchmark_of(setting, item), link=f"#{anchor_of(item)}")


def _recommended(setting: Setting, group: Sequence[Finding]) -> str:
    """Return who recommends what is said to bear on one of some gaps; it may not close it."""
    checks = {item.check for item in group}
    found: dict[str, list[str]] = {}
    for item in setting.work.handed.recommended:
        if not item.example and any(claim.check in checks for claim in item.closes):
            found.setdefault(item.proposer, []).append(f"“{item.title}”")
    told = [f"{who} ({listed(titles, 'and')})" for who, titles in found.items()]
    return f"Recommendations that bear on it: by {'; and by '.join(told)}." if told else ""


def _more(row: TopicRow) -> Iterator[str]:
    left = len(row.groups) - LINES
    if left > 0:
        noun = "change" if left == 1 else "changes"
        yield capital(
            f"{number_word(left)} more {noun} on this topic can be read off the findings."
        )


SOURCE: Source[TopicRow] = Source(
    "The topics on which something is missing, each with the changes of law that this asks for.",
    _rows,
    {
        "account": Field(
            "The topic, and its first changes of law, with who asks for and recommends them.",
            _account,
        ),
        "topic": Field("The topic.", lambda row, _: cell(row.title, value=row.topic)),
        "lines": Field(
            "The first changes of law, a sentence or two each.",
            lambda row, setting: cells([*lines_of(row, setting), *_more(row)]),
        ),
    },
)
