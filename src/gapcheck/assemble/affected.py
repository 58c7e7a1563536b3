"""Which provisions a change of some provisions touches, so that the others stay as they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gapcheck.files import Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.noun import Noun
from gapcheck.provision import NationalProvision

_REGIONS = ("punishes", "provides", "reaches", "doubtful", "exempts", "extends", "penalties")
"""Fields of a provision in which another provision, or a defined word, can be named."""


class Naming:
    """What the provisions of instruments name in their regions; remembered by provision."""

    def __init__(self) -> None:
        # The provision is kept beside what is known of it, so that its identity stays its own.
        self._known: dict[int, tuple[NationalProvision, frozenset[str]]] = {}

    def affected(
        self,
        before: Mapping[str, Loaded[NationalInstrument]],
        after: Sequence[Loaded[NationalInstrument]],
    ) -> dict[str, frozenset[str]]:
        """Return the provisions that read differently in another state, by instrument.

        Args:
            before: Instruments as they were, by id.
            after: All instruments as they are.

        Returns:
            Their ids; those of provisions that are gone count for what names them, and are not
            returned.
        """
        found: dict[str, set[str]] = {}
        local: dict[str, set[str]] = {}
        everywhere: set[str] = set()

        def touch(instrument: str, noun: NationalProvision) -> None:
            found.setdefault(instrument, set()).add(noun.id)
            names = {noun.id, *([noun.defines] if noun.defines else [])}
            local.setdefault(instrument, set()).update(names)
            everywhere.add(f"{instrument}/{noun.id}")

        for loaded in after:
            old = before.get(loaded.noun.instrument)
            if old is not None and old.noun is loaded.noun:
                continue
            for noun in _differing(old.noun.provisions if old else (), loaded.noun.provisions):
                touch(loaded.noun.instrument, noun)
        changed = True
        while changed:
            changed = False
            for loaded in after:
                name = loaded.noun.instrument
                known = found.get(name, set())
                wanted = everywhere | local.get(name, set())
                for noun in loaded.noun.provisions:
                    if noun.id not in known and not wanted.isdisjoint(self._names(noun)):
                        touch(name, noun)
                        changed = True
        kept = {item.noun.instrument: {noun.id for noun in item.noun.provisions} for item in after}
        return {name: frozenset(units & kept[name]) for name, units in found.items()}

    def _names(self, noun: NationalProvision) -> frozenset[str]:
        if id(noun) not in self._known:
            names = frozenset(_leaves([getattr(noun, field) for field in _REGIONS]))
            self._known[id(noun)] = noun, names
        return self._known[id(noun)][1]


def _differing(
    old: Sequence[NationalProvision], new: Sequence[NationalProvision]
) -> Iterator[NationalProvision]:
    """Yield the provisions that come, go or change; those with a range if any comes or goes."""
    before, after = ({item.id: item for item in items} for items in (old, new))
    for name in {**before, **after}:
        one, other = before.get(name), after.get(name)
        if one is other:
            continue
        yield from (item for item in (one, other) if item is not None)
    if before.keys() != after.keys():
        yield from (item for item in new if _has_range(item))


def _has_range(noun: NationalProvision) -> bool:
    scopes: Iterable[tuple[str, ...]] = (
        *(rule.offences_of + rule.except_of for rule in noun.extends),
        *(cut.from_ for cut in noun.exempts),
    )
    return any(".." in name for scope in scopes for name in scope)


def _leaves(value: Any) -> Iterator[str]:
    """Yield every text in something, wherever in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Noun):
        yield from _leaves(vars(value))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
