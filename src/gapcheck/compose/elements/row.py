"""Key terms of a report with the findings that answer them, and what was told before each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Part
from gapcheck.finding import Finding
from gapcheck.layout import Element, Layout, ProseOf


@dataclass(frozen=True, slots=True)
class ElementRow:
    """A key term.

    Attributes:
        element: The term, and the checks that answer it.
        findings: Their findings, in the order in which findings are told.
        told: What the terms before it have told: provisions, readings and points of dispute, each
            of which a report explains once.
    """

    element: Element
    findings: tuple[Finding, ...]
    told: frozenset[str] = frozenset()


Tells = Callable[[ElementRow, Setting], Iterator[str]]
"""Yields what a term tells for the first time."""


def element_rows(setting: Setting, part: Part, tells: Tells) -> Sequence[ElementRow]:
    """Return the key terms of a part of a layout that have findings, or that nothing asks.

    With a filter, only terms with findings are of interest.

    Args:
        setting: The law, its findings and the layout.
        part: The part.
        tells: What each term tells for the first time.
    """
    own = part.elements if isinstance(part, ProseOf) else ()
    wanted = {item.id for item in findings_for(setting, part)}
    told: frozenset[str] = frozenset()
    rows = []
    for element in _elements(setting.layout) if setting.layout else own:
        row = ElementRow(element, _answering(setting, element, wanted), told)
        if any(element is item for item in own) and (row.findings or _unasked(setting, element)):
            rows.append(row)
        told |= frozenset(tells(row, setting))
    return rows


def other_rows(setting: Setting, part: Part) -> Sequence[ElementRow]:
    """Return the findings that no key term of the layout answers, those of a topic together."""
    placed = placed_checks(setting.layout)
    groups: dict[str, list[Finding]] = {}
    for item in findings_for(setting, part):
        if item.check not in placed:
            groups.setdefault(item.topic or "", []).append(item)
    titles = setting.assessment.topics
    return [
        ElementRow(Element(term=titles.get(topic, topic) or "Other"), tuple(groups[topic]))
        for topic in groups
    ]


def placed_checks(layout: Layout | None) -> frozenset[str]:
    """Return the checks that key terms of a layout name."""
    found = _elements(layout) if layout else ()
    return frozenset(name for element in found for name in element.checks)


def _elements(layout: Layout) -> Iterator[Element]:
    for block in layout.body:
        if block.prose is not None:
            yield from block.prose.elements


def _answering(setting: Setting, element: Element, wanted: set[str]) -> tuple[Finding, ...]:
    return tuple(
        item
        for item in setting.assessment.findings
        if item.check in element.checks and item.id in wanted
    )


def _unasked(setting: Setting, element: Element) -> bool:
    only = setting.only
    return not element.checks and not (only.standard or only.topic or only.verdict)
