"""Papers for tests: settings over the shipped and the small corpus, and findings full of marks."""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any, Literal

from corpus_case import ROOT, shipped
from gapcheck.compose import Setting, Work, compose_paper
from gapcheck.consolidate import edition_of
from gapcheck.corpus import Corpus
from gapcheck.evaluate import Detail, assess, evaluate_law
from gapcheck.finding import Finding, Step
from gapcheck.layout import Only
from gapcheck.layouts import Shelf, load_layouts
from gapcheck.paper import Cited, Note, Paper, Reference, Run, paper_words, plain, with_words
from gapcheck.scenario import Scenario
from gapcheck.wanted import make_scenario


@cache
def shelf() -> Shelf:
    """Return the shipped layouts and scales."""
    return load_layouts(ROOT)


def setting_of(
    corpus: Corpus,
    findings: tuple[Finding, ...] | None = None,
    prefixes: tuple[str, ...] = ("",),
    scenario: Scenario | None = None,
    only: Only | None = None,
) -> Setting:
    """Return a setting.

    Args:
        corpus: The corpus.
        findings: Its findings; evaluated if left out.
        prefixes: What the ids of the checks begin with that are evaluated.
        scenario: The scenario; that of the law in force if left out.
        only: What a user wants to see.
    """
    looked_at = scenario or make_scenario(corpus)
    if findings is None:
        checks = [item for item in corpus.checks if item.check.id.startswith(prefixes)]
        findings = evaluate_law(corpus, looked_at, checks, detail=Detail.PROOF)
        assessment = assess(corpus, looked_at, findings)
    else:
        assessment = assess(corpus, looked_at, ())._replace(findings=findings)
    scales = shelf().by_id
    return Setting(
        edition_of(corpus, looked_at),
        looked_at,
        assessment,
        scales,
        scales["gapcheck"],
        Work(corpus, looked_at, findings),
        only or Only(),
    )


@cache
def csam() -> Setting:
    """Return the shipped law measured by the checks on material and two others, once."""
    ids = ("opsc.csam", "opsc.jurisdiction", "rio.victims", "palermo.sanctions", "lanzarote.csam")
    return setting_of(shipped(), prefixes=ids)


def composed(setting: Setting, layout: str) -> Paper:
    """Return a paper by a shipped layout."""
    return compose_paper(setting, shelf().layouts[layout].noun)


def said_by(paper: Paper) -> str:
    """Return everything that the body of a paper says, references by their ids."""
    return "\n".join(_said(paper))


def _said(paper: Paper) -> Iterator[str]:
    for words in paper_words(paper):
        yield plain(words)
        for inline in words:
            if isinstance(inline, Cited):
                yield from (_reference(item) for item in inline.references)


def _reference(item: Reference) -> str:
    return " ".join(str(value) for value in item)


def noted(paper: Paper) -> Paper:
    """Return a paper whose references are notes that name them by their ids."""
    numbers = count(1)
    changed = (
        tuple(
            Note(next(numbers), tuple(Run(_reference(one)) for one in inline.references))
            if isinstance(inline, Cited)
            else inline
            for inline in words
        )
        for words in paper_words(paper)
    )
    return with_words(paper, list(changed))


# --- findings in which every leaf is told apart ---


@dataclass
class Marks:
    """A finding in which every text and number is another one.

    Attributes:
        texts: Path of a leaf to what stands there.
        choices: Path of a leaf that is one of a few words, or true or false, to its other values.
    """

    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def finding(self) -> Finding:
        """Return the finding."""
        made: Finding = self._make(Finding, "finding")
        law = self.texts["finding.layers.key"]
        # What is said of a scenario is said of one whose verdict is told.
        for path in ("finding.subjects.key", "finding.grounds.key", "finding.doubted[]"):
            self.texts.pop(path)
        return made._replace(
            subjects={law: next(iter(made.subjects.values()))},
            grounds={law: next(iter(made.grounds.values()))},
            doubted=(law,),
            marked=True,
        )

    def _make(self, kind: Any, path: str) -> Any:
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            inner = next(one for one in args if one is not type(None))
            return self._make(inner, path)
        if origin is Literal:
            self.choices[path] = args
            return args[0]
        if kind is bool:
            self.choices[path] = (False, True)
            return False
        if kind in (str, int):
            return self._leaf(kind, path)
        if origin is tuple and args[-1] is Ellipsis:
            deep = args[0] is Step and path.count(".steps") > 1
            return () if deep else (self._make(args[0], f"{path}[]"),)
        if origin is tuple:
            return tuple(self._make(one, f"{path}.{place}") for place, one in enumerate(args))
        if origin is Mapping or origin is typing.get_origin(Mapping[str, str]):
            key = self._make(args[0], f"{path}.key")
            return {key: self._make(args[1], f"{path}.value")}
        assert isinstance(kind, type), kind
        hints = typing.get_type_hints(kind)
        assert hints, kind
        return kind(**{name: self._make(hint, f"{path}.{name}") for name, hint in hints.items()})

    def _leaf(self, kind: type, path: str) -> Any:
        number = 7_000_000 + 137 * len(self.texts)
        self.texts[path] = str(number) if kind is int else f"mark{number}"
        return number if kind is int else self.texts[path]
