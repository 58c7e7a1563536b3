"""The quotations of a corpus: all that its files put forward as the words of a document."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from gapcheck.files import Files, Loaded
from gapcheck.form import place
from gapcheck.position import LOADER, mark_of
from gapcheck.quotes.plain import make_plain
from gapcheck.quotes.quotation import Quotation, Source
from gapcheck.quotes.search import find_in_order, split_parts
from gapcheck.source import Steps

QUOTED = ("quote", "words")
"""Keys whose whole value is a quotation."""
_NAMES = frozenset({"id", "title", "native-title", "short", "number", "url"})
"""Keys whose value is a name; quotation marks in it quote nobody."""
_UNKNOWN = "unknown"
_MARKED = re.compile(
    "\u201c([^\u201c\u201d]+)\u201d"
    '|"([^"]+)"'
    "|\u00ab([^\u00ab\u00bb]+)\u00bb"
    "|\u201e([^\u201c-\u201e]+)[\u201c\u201d]"
    "|\u2018([^\u2018\u2019]+)\u2019"
)
"""Words in quotation marks; a straight apostrophe is none."""

Entry = Mapping[str, Any]
"""The keys of a mapping and the nodes of their values."""


def gather_quotations(files: Files) -> Iterator[Quotation]:
    """Yield every quotation of a corpus, file by file and from top to bottom.

    That is the value of `quote` and `words`, and whatever stands in quotation marks in any other
    text. It may come from the documents that are cited nearest to it; what is also part of a
    provision's quotation in the same file may come from that provision's documents, too.
    """
    known = frozenset(item.id for loaded in files.documents for item in loaded.noun.documents)
    holders: list[Loaded[Any]] = [*files.vocabulary, *files.checks, *files.instruments]
    holders += [loaded for _, loaded in files.silences]
    for loaded in sorted(holders, key=lambda item: item.name):
        yield from _Gatherer(loaded, known).quotations()


class _Gatherer:
    def __init__(self, loaded: Loaded[Any], known: frozenset[str]) -> None:
        self._source = loaded.source
        self._known = known
        self._root: Any = yaml.compose(loaded.source.text, Loader=LOADER)
        self._quoting = list(self._provisions())

    def quotations(self) -> Iterator[Quotation]:
        """Yield the quotations of the file."""
        yield from self._walk(self._root, (), ())

    def _provisions(self) -> Iterator[tuple[Any, tuple[Source, ...]]]:
        """Yield the quotations of provisions, as they are compared, and their documents."""
        provisions = _entry(self._root).get("provisions")
        for node in getattr(provisions, "value", ()):
            entry = _entry(node)
            if _text(entry.get("quote")):
                yield make_plain(_text(entry["quote"])), self._cited(entry)

    def _walk(self, node: Any, path: Steps, near: tuple[Source, ...]) -> Iterator[Quotation]:
        """Yield the quotations in a node; `near` are the documents cited around it."""
        if isinstance(node, yaml.MappingNode):
            entry = _entry(node)
            near = self._cited(entry) or near
            for key, value in entry.items():
                yield from self._walk(value, (*path, key), near)
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                yield from self._walk(value, (*path, number), near)
        elif path:
            yield from self._scalar(node, path, near)

    def _scalar(self, node: Any, path: Steps, near: tuple[Source, ...]) -> Iterator[Quotation]:
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if key in QUOTED:
            if node.value.strip() and node.value != _UNKNOWN:
                yield self._quotation(node, node.value, path, near)
            return
        if key in _NAMES:
            return
        for found in _MARKED.finditer(node.value):
            words = next(filter(None, found.groups()), "").strip().rstrip(",.;:")
            if words:
                sources = dict.fromkeys((*near, *self._of_provisions(words)))
                yield self._quotation(node, words, path, tuple(sources))

    def _of_provisions(self, words: str) -> Iterator[Source]:
        """Yield the documents of the provisions whose quotation has some words."""
        parts = split_parts(words)
        for quote, sources in self._quoting:
            if any(find_in_order(parts, quote)):
                yield from sources

    def _quotation(
        self, node: Any, words: str, path: Steps, sources: tuple[Source, ...]
    ) -> Quotation:
        line, column = mark_of(node.start_mark)
        first, last = node.start_mark.index, node.end_mark.index
        at = self._source.text.find(words, first, last)
        if at >= 0 and words != node.value:
            line = self._source.text.count("\n", 0, at) + 1
            column = at - self._source.text.rfind("\n", 0, at)
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        where = ", ".join(filter(None, (place(self._source.data, path), key)))
        return Quotation(words, self._source.path, line, column, where, sources)

    def _cited(self, entry: Entry) -> tuple[Source, ...]:
        """Return the documents that a mapping cites, itself or through those who hold a view."""
        found = [*self._named(entry)]
        for key in ("cite", "held", "working"):
            node = entry.get(key)
            inner = node.value if isinstance(node, yaml.SequenceNode) else [node]
            found += [source for item in inner for source in self._named(_entry(item))]
        return tuple(dict.fromkeys(found))

    def _named(self, entry: Entry) -> Iterator[Source]:
        at = _text(entry.get("at")) or None
        for key in ("in", "by"):
            node = entry.get(key)
            names = node.value if isinstance(node, yaml.SequenceNode) else [node]
            for name in map(_text, names):
                if name in self._known:
                    yield Source(name, at)


def _entry(node: Any) -> Entry:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value}


def _text(node: Any) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""
