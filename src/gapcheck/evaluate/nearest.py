"""What comes nearest to a demand that nothing meets, and why it is not the same."""

from gapcheck.consolidate.law import Law
from gapcheck.corpus import LawBox
from gapcheck.evaluate.blocking import ACT, apart, boxes_of, surely_the_act
from gapcheck.finding import Nearest
from gapcheck.judge.weigh import Weighed
from gapcheck.part import READING
from gapcheck.space import Box
from gapcheck.vocabulary import Head
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser, as_wording, listed

MOST = 2
"""Provisions named at most."""
SAID = 3
"""Limits of a provision on another act that are told at most."""
ACTS = 5
"""Acts, or measures, of a provision that are told at most."""

Rank = tuple[bool, bool, int, int]
"""Not commented on, arguable only, the number of differences, and of limits."""


def nearest_of(
    law: Law, weighed: Weighed, missing: Box, topics: frozenset[str], phraser: Phraser
) -> tuple[Nearest, ...]:
    """Return the provisions on the subject that come nearest, where nothing is covered.

    What is neither the same kind of act or measure nor commented on for this very demand is not
    near, however few its differences.

    Args:
        law: The law.
        weighed: The demand; nothing of it is covered.
        missing: A missing box.
        topics: Subjects of the check.
        phraser: The words.
    """
    found: dict[str, tuple[Rank, LawBox, tuple[str, ...]]] = {}
    asked = weighed.asked
    kin = _kindred(law, asked.head, missing)
    for item in boxes_of(law, asked.head, asked.concept):
        encoded = law.encoded[item.provision]
        if topics.isdisjoint(encoded.noun.topics):
            continue
        names = tuple(apart(law, item, missing))
        # A provision on which a source comments for this very demand is its nearest relative.
        remarked = any(asked.provision in remark.on for remark in encoded.noun.remarks)
        if not names or (not remarked and not item.bits & kin):
            continue
        arguable = not surely_the_act(law, item.provision, asked.head, item.bits)
        rank = (not remarked, arguable, len(names), len(_limits(law, item, missing)))
        if item.provision not in found or rank < found[item.provision][0]:
            found[item.provision] = rank, item, names
    first = min((rank for rank, _, _ in found.values()), default=None)
    nearest = [(item, names) for rank, item, names in found.values() if rank == first]
    return tuple(
        Nearest(
            item.provision,
            name_provision(law.corpus, item.provision),
            _differs(law, asked.head, item, names, missing, phraser),
        )
        for item, names in nearest[:MOST]
    )


def _limits(law: Law, item: LawBox, missing: Box) -> list[str]:
    """Return the dimensions in which a box states a limit inside what is missing.

    What general rules extend is no limit that the provision states.
    """
    space, extended = law.space, law.corpus.vocabulary.extended
    return [
        name
        for name in space.smaller(item.bits & missing, missing)
        if name not in (*ACT, *extended)
        and name[0] != READING
        and item.bits & missing & space.field[name]
    ]


def _kindred(law: Law, head: Head, box: Box) -> int:
    """Return the bits of the acts or measures of the groups that a box speaks of."""
    lexicon = law.corpus.vocabulary.lexicons["measure" if head == "measure" else "conduct"]
    name, atoms = lexicon.dimension.id, lexicon.dimension.atoms
    values = law.space.values(box, name)
    families = {atom.family for n, atom in enumerate(atoms) if values >> n & 1}
    kin = sum(1 << n for n, atom in enumerate(atoms) if atom.family in families)
    return law.space.pack({name: kin}) & law.space.field[name]


def _differs(
    law: Law, head: Head, item: LawBox, names: tuple[str, ...], missing: Box, phraser: Phraser
) -> str:
    """Return what a provision is about instead, from where it differs."""
    verb = "provides for" if head == "measure" else "reaches"
    limits = _told(law, item, [name for name in names if name not in ACT], phraser)
    if ACT.isdisjoint(names):
        return f"{verb} it only {listed(limits, 'and')}"
    own = _told(law, item, _limits(law, item, missing), phraser)
    return ", ".join([f"{verb} {_about(law, head, item, phraser)}", *(*limits, *own)[:SAID]])


def _told(law: Law, item: LawBox, names: list[str], phraser: Phraser) -> list[str]:
    told = (phraser.dimension(name, law.space.values(item.bits, name)) for name in names)
    return [text for text in told if text]


def _about(law: Law, head: Head, item: LawBox, phraser: Phraser) -> str:
    """Return the acts or measures of a provision, a few of them if there are many."""
    name = "measure" if head == "measure" else "conduct"
    wording = as_wording(law.encoded[item.provision].wording)
    lexicon = law.corpus.vocabulary.lexicons[name]
    values = law.space.values(item.bits, name)
    # As the provision words it, where it names its acts; else as the vocabulary tells them.
    stated = [word for word in wording.get(name, ()) if (lexicon.atoms_of(word) or 0) & values]
    if head == "measure":
        return phraser.stated(name, stated[:ACTS]) or phraser.dimension(name, values)
    said = phraser.named(name, stated) or phraser.conduct(item.bits)
    return phraser.acts(said[:ACTS], phraser.thing(wording, item.bits))
