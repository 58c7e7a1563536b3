"""Silences that meet what the law surely reaches: sources that contradict the encoding."""

from gapcheck.consolidate.law import Law
from gapcheck.corpus import Silent
from gapcheck.region import meeting


def conflicts_of(law: Law, silent: Silent) -> tuple[str, ...]:
    """Return the provisions that surely reach something on which a source calls the law silent.

    Args:
        law: The law.
        silent: The silence. One that speaks of some provisions only is held against these.
    """
    noun = silent.noun
    view = law.answered.worst
    boxes = {
        "conduct": view.offences,
        "measure": view.measures,
        "term": view.definitions.get(noun.concept or "", ()),
    }[noun.kind]
    base = law.space.pack(law.corpus.vocabulary.with_base({}))
    region = tuple(box & base for box in silent.boxes) if noun.kind == "conduct" else silent.boxes
    sure = [box for box in boxes if box.bits & law.readings == law.readings and not box.uses]
    found = dict.fromkeys(
        box.provision
        for box in sure
        if meeting(law.space, (box.bits,), region)
        and (noun.of == "law" or box.provision in noun.provisions)
    )
    return tuple(found)
