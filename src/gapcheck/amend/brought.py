"""Texts as an amendment brings, empties or changes them, with what is cited for them."""

from collections.abc import Iterable
from typing import Any

from gapcheck.amend.placed import Placed
from gapcheck.amend.redraft import redrafted
from gapcheck.amend.text import Repealed
from gapcheck.citation import BASES, Basis
from gapcheck.lexicon import Vocabulary
from gapcheck.provision import NationalProvision

_EFFECTS = (
    *("punishes", "provides", "reaches", "doubtful", "penalties", "extends", "exempts"),
    *("classifies", "derives", "answers", "cases", "remarks", "disagreements"),
)
"""What a repealed provision loses."""


def brought(placed: Placed) -> NationalProvision:
    """Return the text that an instruction brings, on the amendment's own citations."""
    noun = placed.instruction.provision
    assert noun is not None
    (found,) = cited(placed, (noun,))
    words = placed.instruction.words
    if words is not None and words.insert is not None and found.quote is None:
        found = found.model_copy(update={"quote": redrafted("", [words])})
    return found


def cited(placed: Placed, nouns: Iterable[NationalProvision]) -> Iterable[NationalProvision]:
    """Yield provisions that cite the amendment where they cite nothing, and as well known."""
    amendment = placed.loaded.noun
    for noun in nouns:
        yield noun.model_copy(
            update={
                "cite": noun.cite or placed.instruction.cite or amendment.cite,
                "basis": noun.basis or amendment.basis,
            }
        )


def weaker(one: Basis | None, other: Basis) -> Basis:
    """Return the basis of a text that rests on two: it is as well known as the lesser known."""
    return min((one, other), key=BASES.index) if one else other


def emptied(noun: NationalProvision, by: Placed, vocabulary: Vocabulary) -> Repealed:
    """Return a repealed provision.

    A word that it defined is there and reaches nothing; the law expresses no concept by it.
    """
    update: dict[str, Any] = {
        **dict.fromkeys(_EFFECTS, ()),
        "penalty": None,
        "quote": None,
        "unread": False,
    }
    update["gloss"] = f"Repealed by {by.loaded.noun.title}."
    update["cite"] = by.instruction.cite or by.loaded.noun.cite
    update["basis"] = by.loaded.noun.basis
    concept = vocabulary.concepts.get(noun.expresses or "")
    if concept is not None:
        update |= {"expresses": None, "as_": noun.as_ or concept.dimension}
    fields = type(noun).model_fields
    values = {fields[key].alias or key: item for key, item in {**dict(noun), **update}.items()}
    return Repealed.model_construct(**values)
