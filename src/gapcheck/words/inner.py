"""Limits that are said of some values of another dimension only, and stand with these."""

from collections.abc import Callable, Mapping

from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.space import Box, Space


def inner_limits(
    vocabulary: Vocabulary,
    space: Space,
    box: Box,
    whole: Box,
    value: Callable[[Lexicon, int], str],
) -> Mapping[str, str]:
    """Return what a box says of such a limit and of the dimension of which it is said.

    Args:
        vocabulary: The vocabulary.
        space: The space.
        box: The box.
        whole: What it is told inside of.
        value: Puts a value set into words.

    Returns:
        Dimension to phrase, `""` if another phrase says it too. Of material and of sexual abuse by
        touching only the latter is told, `in cases of sexual abuse by touching`: the kind of abuse
        says nothing of material, so that it is missing whatever the kind, in a box of its own.
    """
    smaller = set(space.smaller(box, whole))
    found: dict[str, str] = {}
    for name in smaller & vocabulary.lexicons.keys():
        lexicon = vocabulary.lexicons[name]
        for other, values in lexicon.dimension.said_of.items():
            about = vocabulary.lexicons[other]
            inside = space.values(box, other) & (about.union(values) or 0)
            found[name] = ""
            if inside:
                said = f"{value(about, inside)} {value(lexicon, space.values(box, name))}"
                found[other if other in smaller else name] = said
    return found
