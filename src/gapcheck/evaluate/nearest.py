"""What comes nearest to a demand that nothing meets, and why it is not the same."""

from gapcheck.consolidate.law import Law
from gapcheck.corpus import LawBox
from gapcheck.evaluate.blocking import ACT, apart, boxes_of, surely_the_act
from gapcheck.finding import Nearest
from gapcheck.judge.weigh import Weighed
from gapcheck.space import Box
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser, as_wording, listed

MOST = 2
"""Provisions named at most."""

Rank = tuple[bool, bool, bool, int]
"""Not commented on, of another family, arguable only, and the number of differences."""


def nearest_of(
    law: Law, weighed: Weighed, missing: Box, topics: frozenset[str], phraser: Phraser
) -> tuple[Nearest, ...]:
    """Return the provisions on the subject that come nearest, where nothing is covered.

    Args:
        law: The law.
        weighed: The demand; nothing of it is covered.
        missing: A missing box.
        topics: Subjects of the check.
        phraser: The words.
    """
    found: dict[str, tuple[Rank, LawBox, tuple[str, ...]]] = {}
    asked = weighed.asked
    kin = _kindred(law, missing)
    for item in boxes_of(law, asked.head, asked.concept):
        encoded = law.encoded[item.provision]
        if topics.isdisjoint(encoded.noun.topics):
            continue
        names = tuple(apart(law, item, missing))
        if not names:
            continue
        # A provision on which a source comments for this very demand is its nearest relative.
        remarked = any(asked.provision in remark.on for remark in encoded.noun.remarks)
        strange = not law.space.values(item.bits, "conduct") & kin
        arguable = not surely_the_act(law, item.provision, asked.head, item.bits)
        rank = (not remarked, strange, arguable, len(names))
        if item.provision not in found or rank < found[item.provision][0]:
            found[item.provision] = rank, item, names
    first = min((rank for rank, _, _ in found.values()), default=None)
    nearest = [(item, names) for rank, item, names in found.values() if rank == first]
    return tuple(
        Nearest(
            item.provision,
            name_provision(law.corpus, item.provision),
            _differs(law, item, names, phraser),
        )
        for item, names in nearest[:MOST]
    )


def _kindred(law: Law, box: Box) -> int:
    """Return the acts of the groups of which a box speaks, so that kindred acts come first."""
    atoms = law.corpus.vocabulary.lexicons["conduct"].dimension.atoms
    values = law.space.values(box, "conduct")
    families = {atom.family for n, atom in enumerate(atoms) if values >> n & 1}
    return sum(1 << n for n, atom in enumerate(atoms) if atom.family in families)


def _differs(law: Law, item: LawBox, names: tuple[str, ...], phraser: Phraser) -> str:
    """Return what a provision is about instead, from where it differs."""
    limits = [
        phraser.dimension(name, law.space.values(item.bits, name))
        for name in names
        if name not in ACT
    ]
    if not ACT.isdisjoint(names):
        about = phraser.acts(phraser.conduct(item.bits), _thing(law, item, phraser))
        return ", ".join([f"reaches {about}", *filter(None, limits)])
    return f"applies only {listed([text for text in limits if text], 'and')}"


def _thing(law: Law, item: LawBox, phraser: Phraser) -> str:
    return phraser.thing(as_wording(law.encoded[item.provision].wording), item.bits)
