"""Provisions that differ between two laws: element by element, and their words as a redline."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from gapcheck.amend import Repealed
from gapcheck.consolidate import Law
from gapcheck.corpus import Encoded
from gapcheck.noun import DOUBTS
from gapcheck.provision import NationalProvision
from gapcheck.words.cite import title_provision

Mark = Literal["same", "gone", "come"]

SHOWN = (
    *("heading", "gloss", "defines", "punishes", "provides", "reaches", "doubtful", "penalty"),
    *("penalties", "extends", "exempts", "classifies", "derives", "answers", "in_force", "until"),
    *("basis", "cite"),
)
"""Fields that a reader is shown, in this order."""


class Element(NamedTuple):
    """An element of a provision that differs.

    Attributes:
        name: What it is, e.g. `punishes: place`.
        old: What it was, as it is encoded; none if it was not there.
        new: What it is now; none if it is gone.
    """

    name: str
    old: str | None
    new: str | None


class Text(NamedTuple):
    """A provision that differs.

    Attributes:
        provision: `instrument/provision`.
        cite: How tables cite it.
        state: Whether it comes, goes or changes.
        by: The amendments that changed it.
        elements: What differs, element by element.
        redline: The quoted words, in pieces that stay, go and come; empty if none are quoted, or
            nothing differs in them.
    """

    provision: str
    cite: str
    state: Literal["comes", "goes", "changes"]
    by: tuple[str, ...]
    elements: tuple[Element, ...]
    redline: tuple[tuple[Mark, str], ...]


def changed_texts(first: Law, second: Law) -> Iterator[Text]:
    """Yield the provisions that differ between two laws, in the order of the law."""
    for name in {**second.encoded, **first.encoded}:
        one, other = first.encoded.get(name), second.encoded.get(name)
        if one is other or (one and other and one.noun == other.noun and one == other):
            continue
        old, new = _standing(one), _standing(other)
        law = second if other else first
        elements = tuple(_elements(old, new))
        by = second.corpus.amended.get(name, ())
        if not elements and old and new and old.quote == new.quote and not by:
            continue  # only what it refers to has changed
        yield Text(
            name,
            title_provision(law.corpus, name),
            "changes" if old and new else "comes" if new else "goes",
            by,
            elements,
            tuple(redline(old.quote if old else None, new.quote if new else None)),
        )


def _standing(item: Encoded | None) -> NationalProvision | None:
    """Return the text of a provision; none if it is not there, or repealed."""
    return None if item is None or isinstance(item.noun, Repealed) else item.noun


def redline(old: str | None, new: str | None) -> Iterator[tuple[Mark, str]]:
    """Yield a text in pieces that stay, go and come; nothing if both are alike."""
    if old == new:
        return
    before, after = (old or "").split(), (new or "").split()
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield "same", " ".join(before[a:b])
            continue
        if a < b:
            yield "gone", " ".join(before[a:b])
        if c < d:
            yield "come", " ".join(after[c:d])


def _elements(old: NationalProvision | None, new: NationalProvision | None) -> Iterator[Element]:
    before, after = _flat(old), _flat(new)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    # What is cited for a text matters where nothing else differs.
    said = [name for name in names if name not in ("basis", "cite")] or names
    for name in said:
        yield Element(name, before.get(name), after.get(name))


def _flat(noun: NationalProvision | None) -> dict[str, str]:
    """Return a provision as element to text."""
    found: dict[str, str] = {}
    if noun is None:
        return found
    plain = noun.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for field in SHOWN:
        key = NationalProvision.model_fields[field].alias or field.replace("_", "-")
        if field == "cite" and noun.cite:
            found["cite"] = "; ".join(f"{it.in_} {it.at or ''}".strip() for it in noun.cite)
        elif plain.get(key) is not None:
            found |= dict(_flattened(key, plain[key]))
    return found


def _flattened(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the leaves of plain data, each with the keys that lead to it."""
    if isinstance(value, Mapping):
        if "is" in value:
            yield name, _leaf(value["is"])
            return
        for key, item in value.items():
            if key != DOUBTS:  # how it is encoded, not what it says
                yield from _flattened(f"{name}: {key}", item)
    elif isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        for number, item in enumerate(value, start=1):
            label = name if number == 1 else f"{name} ({number})"
            yield from _flattened(label, item)
    else:
        yield name, _leaf(value)


def _leaf(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_leaf(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
