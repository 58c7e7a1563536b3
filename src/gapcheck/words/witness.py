"""One case in words: dry, in the field's terms, and never a description of a child."""

from gapcheck.corpus import Corpus, Wording
from gapcheck.space import Box
from gapcheck.words.phrase import Phraser


def witness_text(
    corpus: Corpus,
    phraser: Phraser,
    cell: Box,
    box: Box,
    whole: Box,
    wording: Wording,
    thing: str = "",
) -> str:
    """Return a case of a box: the act, and what sets it apart.

    Args:
        corpus: The corpus, for its vocabulary and space.
        phraser: The words.
        cell: One cell of the box.
        box: The box.
        whole: What it is told apart from.
        wording: How the demand, or the provision, is worded, for its object.
        thing: What the case is one of, where it is no act.
    """
    # An age is told as the range of the box: one year of age would describe a child.
    names = [
        name
        for name in phraser.told_apart(box, whole)
        if corpus.vocabulary.lexicons[name].dimension.kind != "interval"
    ]
    apart = corpus.space.fields("conduct", *names)
    return phraser.case(cell & apart | box & ~apart, whole, wording, thing)
