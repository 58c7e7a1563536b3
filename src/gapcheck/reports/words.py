"""The vocabulary as lists: dimensions, and the values of one."""

from collections.abc import Collection, Iterator

from gapcheck.corpus import Corpus
from gapcheck.lexicon import Lexicon
from gapcheck.reports.lines import BLANK, Line, labelled, paragraph
from gapcheck.vocabulary import Term, Wording
from gapcheck.words.phrase import OBJECT, capital, listed


def dimensions_text(corpus: Corpus, width: int) -> Iterator[Line]:
    """Yield all dimensions, by what they describe."""
    lexicons = corpus.vocabulary.lexicons
    groups: dict[str, list[str]] = {}
    for name, item in lexicons.items():
        if item.copy is None:
            groups.setdefault(_title(item.dimension.heads), []).append(name)
    for title, names in groups.items():
        yield Line(title, ((0, len(title), "bold"),))
        for name in names:
            dimension = lexicons[name].dimension
            unstated = "" if dimension.unstated == "any" else f" Unstated: {dimension.unstated}."
            yield from labelled(name, f"{dimension.about}{unstated}", width, 2, 22, "")
        yield BLANK
    for copy in corpus.vocabulary.copies.values():
        names = [f"{copy.prefix}.{name}" for name in copy.dimensions]
        yield from labelled(
            f"{copy.prefix}.…", f"{copy.about} ({', '.join(names)})", width, 2, 22, ""
        )
    concepts = ", ".join(sorted(corpus.vocabulary.concepts))
    yield from labelled("concept", f"What definitions define: {concepts}", width, 2, 22, "")


def _title(heads: Collection[str]) -> str:
    """Return what the dimensions of some kinds of region describe."""
    titles = {"conduct": "offences", "term": "definitions", "measure": "measures and duties"}
    said = [title for head, title in titles.items() if head in heads]
    return capital(listed(said, "and"))


def dimension_text(corpus: Corpus, name: str, width: int) -> Iterator[Line]:
    """Yield the values of a dimension: atoms, then terms with what they cover."""
    lexicon = corpus.vocabulary.lexicons[name]
    dimension = lexicon.dimension
    yield Line(name, ((0, len(name), "bold"),))
    yield from paragraph(dimension.about, width, 2)
    unstated = "any: what does not mention it is not limited"
    if dimension.unstated != "any":
        unstated = f"{dimension.unstated}, which general rules extend"
    yield from labelled("unstated", unstated, width, 2, 13)
    if dimension.kind == "interval":
        top = " (the last stands for all above)" if dimension.open_above else ""
        text = f"{dimension.unit}, {dimension.first}..{dimension.last}{top}; write 15..17"
        yield from labelled("interval", text, width, 2, 13)
    elif dimension.kind == "ordered":
        yield from labelled("ordered", "a level includes all lower ones", width, 2, 13)
    yield from _items("Atoms: the finest cases", lexicon, dimension.atoms, width)
    yield from _items("Terms: words of texts", lexicon, dimension.terms, width)


def _items(title: str, lexicon: Lexicon, items: tuple[Wording, ...], width: int) -> Iterator[Line]:
    if not items:
        return
    yield BLANK
    yield Line(title, ((0, len(title), "bold"),))
    for item in items:
        yield from labelled(str(getattr(item, "id", "")), _about(lexicon, item), width, 2, 28, "")


def _about(lexicon: Lexicon, item: Wording) -> str:
    words = item.name or item.phrase or item.doing.replace(OBJECT, "…") or item.noun
    parts = [words]
    if isinstance(item, Term):
        mask = lexicon.atoms_of(item.id)
        if item.covers == ("any",):
            parts.append("covers all")
        elif mask:
            parts.append(f"covers {', '.join(item.covers)}")
        if item.may_cover:
            parts.append(f"may cover {', '.join(item.may_cover)}")
        if item.stands_for:
            parts.append("stands for " + " or ".join(_box(box) for box in item.stands_for))
        if item.set_by:
            parts.append(f"what else it covers is set by the reading {item.set_by}")
        if item.prefer:
            parts.append(f"preferred term: {item.prefer}")
    about = getattr(item, "about", "")
    return "; ".join(filter(None, parts)) + (f". {about}" if about else "")


def _box(box: dict[str, object]) -> str:
    """Return a box as it is written in a question: `conduct=t.recruit purpose=performance`."""
    said = []
    for name, value in box.items():
        if isinstance(value, dict):
            said += [f"{name}.{part}" for part in _box(value).split(" ")]
        elif isinstance(value, list):
            said.append(f"{name}={','.join(map(str, value))}")
        else:
            said.append(f"{name}={value}")
    return " ".join(said)
