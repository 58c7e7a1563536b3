"""A demand clipped to what the law's own definitions, or its offences, surely reach.

What is clipped away is the residue of the definition's, or the offence's, own check.
"""

from gapcheck.consolidate.law import Law
from gapcheck.consolidate.view import Answered
from gapcheck.judge.define import sure_definition
from gapcheck.region import Region, absorb, intersection


def defined_fields(law: Law, known: Answered) -> int:
    """Return the bits of the dimensions whose atoms the law's own definitions describe."""
    concepts = law.corpus.vocabulary.concepts.values()
    return law.space.fields(
        *(it.dimension for it in concepts if it.dimension and it.id in known.full.definitions)
    )


def clipped_by_definitions(
    law: Law, known: Answered, demanded: Region
) -> tuple[Region, dict[str, Region]]:
    """Return the demand within what the law's own definitions surely reach.

    Returned too is for each concept the region outside of which its definitions do not matter.

    A concept that no national definition expresses clips nothing: the law then uses the word, or
    does without it, in its ordinary meaning.
    """
    space = law.space
    clipped: dict[str, Region] = {}
    for concept in law.corpus.vocabulary.concepts.values():
        if concept.id not in known.full.definitions or concept.dimension is None:
            continue
        lexicon = law.corpus.vocabulary.lexicons[concept.dimension]
        atom = space.pack({concept.dimension: 1 << lexicon.index[concept.atom or ""]})
        field = space.field[concept.dimension]
        others = space.full & ~(atom & field)
        named = [box for box in demanded if box & field != field]
        inside = [box & atom for box in named if not space.is_empty(box & atom)]
        outside = [box & others for box in named if not space.is_empty(box & others)]
        outside += [box for box in demanded if box & field == field]
        if inside:
            sure = sure_definition(law, known.full, concept.id)
            demanded = absorb([*intersection(space, inside, sure), *outside])
            # What names no object at all is met by everything that a definition reaches.
            unnamed = any(box & field == field for box in outside)
            clipped[concept.id] = (space.full,) if unnamed else sure
    return demanded, clipped
