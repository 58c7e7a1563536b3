"""Which law is looked at: country, date, layers, drafts, amendments, answers."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

IN_FORCE = ("regulation", "statute")
"""Layers of the law in force."""

OPEN = "open"
"""The answer that reopens a reading."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A scenario as a user asks for it, before a corpus is there that knows its names.

    Attributes:
        country: Country code; none for the only one.
        as_of: Day, `YYYY-MM-DD`; none for the day up to which sources were searched.
        layers: Layers added to the law in force.
        enact: Ids of drafts taken as enacted.
        amend: Amendments: files, or ids of those that the corpus brings.
        assume: Reading to answer, or to `open`.
    """

    country: str | None = None
    as_of: str | None = None
    layers: tuple[str, ...] = ()
    enact: tuple[str, ...] = ()
    amend: tuple[str, ...] = ()
    assume: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything that an answer depends on, besides the corpus.

    Attributes:
        country: Country code, e.g. `kh`.
        as_of: Day on which the law is looked at; never taken from the clock.
        layers: Layers that count; those of the law in force, and perhaps guidance.
        enacted: Ids of drafts taken as enacted.
        amendments: Label and content hash of each amendment applied.
        answers: Reading to answer, or to `open`, where it differs from the working answer.
    """

    country: str
    as_of: datetime.date
    layers: tuple[str, ...] = IN_FORCE
    enacted: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def line(self) -> str:
        """Return the canonical one-line form, which every command accepts back."""
        words = [self.country, f"as-of={self.as_of.isoformat()}"]
        words.append(f"layers={','.join(sorted(self.layers))}")
        if self.enacted:
            words.append(f"enact={','.join(sorted(self.enacted))}")
        words.extend(f"amend={label}" for label in self.amendments)
        words.extend(f"assume={key}={self.answers[key]}" for key in sorted(self.answers))
        return " ".join(words)
