"""What words of one dimension reach, surely or perhaps, and how they are written."""

from typing import Any

from gapcheck.lexicon import Vocabulary


def surely(vocabulary: Vocabulary, name: str, names: tuple[str, ...]) -> int | None:
    """Return what names surely cover in a dimension; `None` if that is not known."""
    lexicon = vocabulary.lexicons.get(name)
    return lexicon.union(names) if lexicon else None


def perhaps(vocabulary: Vocabulary, name: str, names: tuple[str, ...]) -> int | None:
    """Return what names cover in a dimension, with what they may cover."""
    lexicon = vocabulary.lexicons.get(name)
    if lexicon is None:
        return None
    total = 0
    for word in names:
        atoms = lexicon.atoms_of(word)
        if atoms is None:
            return None
        total |= atoms
        term = lexicon.terms.get(word)
        for arguable in term.may_cover if term else ():
            total |= lexicon.atoms_of(arguable) or 0
    return total


def written(names: tuple[str, ...]) -> str | list[str]:
    """Return words as a file writes them."""
    return names[0] if len(names) == 1 else list(names)


def words_of(value: Any) -> tuple[str, ...]:
    """Return the words of a value; none if it is no list of words."""
    if isinstance(value, dict):
        value = value.get("is")
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(item for item in value if isinstance(item, str))
    return ()
