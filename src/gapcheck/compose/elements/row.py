"""Key terms of a report with the findings that answer them, and what was told before each."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Part
from gapcheck.finding import Finding
from gapcheck.layout import Element, Layout, ProseOf


class ElementRow(NamedTuple):
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
    return [
        row
        for row in _told_in_order(setting, own, wanted, tells)
        if any(row.element is item for item in own)
        and (row.findings or _unasked(setting, row.element))
    ]


def other_rows(setting: Setting, part: Part, tells: Tells) -> Sequence[ElementRow]:
    """Return the findings that no key term of the layout answers, those of a topic together."""
    placed = placed_checks(setting.layout)
    found = findings_for(setting, part)
    groups: dict[str, list[Finding]] = {}
    for item in found:
        if item.check not in placed:
            groups.setdefault(item.topic or "", []).append(item)
    told: frozenset[str] = frozenset()
    for row in _told_in_order(setting, (), {item.id for item in found}, tells):
        told |= frozenset(tells(row, setting))
    rows = []
    for topic, findings in groups.items():
        title = setting.assessment.topics.get(topic, topic) or "Other"
        rows.append(ElementRow(Element(term=title), tuple(findings), told))
        told |= frozenset(tells(rows[-1], setting))
    return rows


def _told_in_order(
    setting: Setting, own: Sequence[Element], wanted: set[str], tells: Tells
) -> Iterator[ElementRow]:
    """Yield all key terms of the layout, each with what those before it have told."""
    told: frozenset[str] = frozenset()
    for element in _elements(setting.layout) if setting.layout else own:
        row = ElementRow(element, _answering(setting, element, wanted), told)
        yield row
        told |= frozenset(tells(row, setting))


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
