"""What must hold of a layout before a paper can be composed from it: every name in it is known."""

from collections.abc import Iterator, Mapping, Sequence

from gapcheck.compose.build import PLACEHOLDERS, key_of, names_in
from gapcheck.compose.registry import SOURCES
from gapcheck.compose.scale import DEGREES
from gapcheck.corpus import Corpus
from gapcheck.files import Loaded
from gapcheck.layout import Layout, Only, ProseOf, Scale, ScalesFile, Show, TableOf
from gapcheck.problem import Problem, advise
from gapcheck.source import Steps
from gapcheck.verdict import RANKED, UNRANKED


def layout_problems(
    loaded: Loaded[Layout], corpus: Corpus, scales: Mapping[str, Scale]
) -> Iterator[Problem]:
    """Yield every name in a layout that stands for nothing.

    Args:
        loaded: The layout.
        corpus: The corpus whose standards, topics and checks it may name.
        scales: The scales that it may name.
    """
    reader = _Reader(loaded, corpus, scales)
    yield from reader.problems()


class _Reader:
    def __init__(
        self, loaded: Loaded[Layout], corpus: Corpus, scales: Mapping[str, Scale]
    ) -> None:
        self._loaded = loaded
        self._corpus = corpus
        self._scales = scales
        self._placed: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        layout = self._loaded.noun
        yield from self._named("E601", "scale", layout.scale, self._scales, ("scale",))
        yield from self._braces(layout.title, ("title",))
        keys: dict[str, int] = {}
        for number, block in enumerate(layout.body):
            path: Steps = ("body", number)
            for name in ("heading", "text", "notice"):
                yield from self._braces(getattr(block, name), (*path, name))
            if block.table is not None:
                yield from self._table(block.table, (*path, "table"), keys)
            if block.prose is not None:
                yield from self._prose(block.prose, (*path, "prose"))

    def _table(self, table: TableOf, path: Steps, keys: dict[str, int]) -> Iterator[Problem]:
        yield from self._braces(table.caption, (*path, "caption"))
        yield from self._braces(table.about, (*path, "about"))
        key = table.key or table.of
        if key in keys:
            fix = "give one of them another 'key'."
            yield self._problem("E605", f"two tables have the key '{key}'", path, fix)
        keys[key] = 1
        yield from self._only(table.only, (*path, "only"))
        if table.of not in SOURCES:
            yield from self._named("E602", "source", table.of, SOURCES, (*path, "of"))
            return
        titles: dict[str, str] = {}
        for number, show in enumerate(table.columns):
            at = (*path, "columns", number)
            yield from self._fields(table.of, show.show, (*at, "show"))
            yield from self._shortened(table.of, show, at)
            if show.scale is not None:
                yield from self._named("E601", "scale", show.scale, self._scales, (*at, "scale"))
            name = key_of(show.title)
            if name in titles or not name:
                fix = "give it another title."
                what = f"'{show.title}' and '{titles[name]}' have the same name for machines"
                if not name:
                    what = f"'{show.title}' has no letters or digits to be named by"
                yield self._problem("E605", what, (*at, "title"), fix)
            titles[name] = show.title
        yield from self._asked(table, path)

    def _shortened(self, source: str, show: Show, path: Steps) -> Iterator[Problem]:
        if show.at_most is None:
            return
        at = (*path, "at-most")
        if self._loaded.noun.complete:
            what = "a layout that is complete cuts nothing short"
            yield self._problem("E608", what, at, "leave 'at-most' or 'complete' out.")
        known = SOURCES[source].fields
        if not any(name in known and known[name].listed for name in show.show):
            lists = ", ".join(name for name, field in known.items() if field.listed) or "none"
            what = f"nothing in the column '{show.title}' is a list"
            fix = f"leave 'at-most' out; lists of '{source}': {lists}."
            yield self._problem("E608", what, at, fix)

    def _asked(self, table: TableOf, path: Steps) -> Iterator[Problem]:
        known = [ready.check.id for ready in self._corpus.checks]
        for number, item in enumerate(table.asked):
            for place, check in enumerate(item.checks):
                at = (*path, "asked", number, "checks", place)
                yield from self._named("E604", "check", check, known, at)

    def _prose(self, prose: ProseOf, path: Steps) -> Iterator[Problem]:
        yield from self._only(prose.only, (*path, "only"))
        yield from self._elements(prose, path)
        if prose.of not in SOURCES:
            yield from self._named("E602", "source", prose.of, SOURCES, (*path, "of"))
            return
        yield from self._fields(prose.of, prose.show, (*path, "show"))
        if prose.heads is not None:
            yield from self._fields(prose.of, (prose.heads,), (*path, "heads"), one=True)

    def _elements(self, prose: ProseOf, path: Steps) -> Iterator[Problem]:
        known = [ready.check.id for ready in self._corpus.checks]
        for number, element in enumerate(prose.elements):
            for place, check in enumerate(element.checks):
                at = (*path, "elements", number, "checks", place)
                yield from self._named("E604", "check", check, known, at)
                if check in self._placed:
                    fix = "let one of them answer it: a finding stands in a report once."
                    what = f"two key terms name the check '{check}'"
                    yield self._problem("E605", what, at, fix)
                self._placed.add(check)

    def _fields(
        self, source: str, names: Sequence[str], path: Steps, *, one: bool = False
    ) -> Iterator[Problem]:
        known = SOURCES[source].fields
        for place, name in enumerate(names):
            if name not in known:
                told = f"'gapcheck layouts --fields {source}' lists all fields."
                fix = advise(name, known, told)
                at = path if one else (*path, place)
                yield self._problem("E603", f"'{source}' has no field '{name}'", at, fix)

    def _only(self, only: Only, path: Steps) -> Iterator[Problem]:
        corpus = self._corpus
        prefixes = [noun.prefix for noun in corpus.standards.values()]
        known: dict[str, Sequence[str]] = {
            "standard": [*prefixes, *corpus.standards],
            "topic": list(corpus.vocabulary.topics),
            "check": [ready.check.id for ready in corpus.checks],
            "verdict": [*RANKED, *UNRANKED],
            "provision": [*corpus.standard_provisions, *corpus.encoded],
        }
        for key, choices in known.items():
            for place, name in enumerate(getattr(only, key)):
                yield from self._named("E604", key, name, choices, (*path, key, place))

    def _named(
        self,
        code: str,
        what: str,
        name: str,
        known: Sequence[str] | Mapping[str, object],
        at: Steps,
    ) -> Iterator[Problem]:
        if name not in known:
            fix = advise(name, known, TOLD.get(what, ""))
            yield self._problem(code, f"there is no {what} '{name}'", at, fix)

    def _braces(self, written: str | None, path: Steps) -> Iterator[Problem]:
        for name in names_in(written or ""):
            if name not in PLACEHOLDERS:
                fix = advise(name, PLACEHOLDERS)
                what = f"'{{{name}}}' stands for nothing"
                yield self._problem("E606", what, path, fix)

    def _problem(self, code: str, message: str, path: Steps, fix: str) -> Problem:
        where = f"layout {self._loaded.noun.layout}"
        return self._loaded.source.problem(code, message, path, where=where, fix=fix)


TOLD = {
    "source": "'gapcheck layouts --fields' lists all sources.",
    "check": "'gapcheck check' lists all checks.",
    "scale": "'gapcheck layouts' lists all scales.",
    "topic": "'gapcheck check' shows all topics.",
    "provision": "'gapcheck show INSTRUMENT' lists its provisions.",
}
"""How to list all that could be meant."""


def scale_problems(loaded: Loaded[ScalesFile]) -> Iterator[Problem]:
    """Yield what is wrong with scales: verdicts that there are not, or that have no words."""
    for number, scale in enumerate(loaded.noun.scales):
        where = f"scale {scale.scale}"
        for place, degree in enumerate(scale.degrees):
            if degree.verdict not in DEGREES:
                path: Steps = ("scales", number, "degrees", place, "verdict")
                what = f"there is no verdict '{degree.verdict}'"
                fix = advise(degree.verdict, DEGREES)
                yield loaded.source.problem("E607", what, path, where=where, fix=fix)
        said = {degree.verdict for degree in scale.degrees}
        for verdict in (*RANKED, *UNRANKED):
            if verdict not in said:
                what = f"the scale has no words for '{verdict}'"
                fix = f"add {{verdict: {verdict}, says: …}}."
                path = ("scales", number, "degrees")
                yield loaded.source.problem("E607", what, path, where=where, fix=fix)
