"""Instruments: national law, the standards it is measured by, and what sources call silent."""

from typing import Literal

from pydantic import Field

from gapcheck.citation import Cite, Disagreement
from gapcheck.noun import Day, Expressions, Names, Noun, Words
from gapcheck.provision import NationalProvision, StandardProvision, When
from gapcheck.reading import Reading

Layer = Literal["statute", "regulation", "guidance", "draft"]

UNKNOWN = "unknown"

INSTRUMENT_ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


class Repealed(Noun):
    """An older law that an instrument replaced."""

    title: Words
    year: int | None = None
    encoded: str | None = None
    until: Day | None = None


class LaterAct(Noun):
    """An act that changes the instrument, or the picture, and whose text was not obtained."""

    title: Words
    date: str = UNKNOWN
    from_: Day | None = Field(default=None, alias="from")
    cite: tuple[Cite, ...] = ()
    note: str | None = None


class Stage(Noun):
    """Part of an instrument that began to apply on a day of its own.

    Attributes:
        id: Unique in the instrument, e.g. `special-part`.
        provisions: Provisions, or ranges such as `art-1..art-182`.
    """

    id: str
    provisions: Names
    in_force: When


class Complete(Noun):
    """What of an instrument is encoded whole.

    Attributes:
        topics: Topics on which every provision was read in the text.
        as_of: The text's state that was read.
        why: What was read.
    """

    topics: Names
    as_of: Day | None = None
    why: Words


class Issued(Noun):
    """What a citation says of an instrument besides its title.

    Attributes:
        by: Body that issued it; for national law, the body under the government.
        year: Year by which it is cited, if it is not that of its promulgation or adoption.
        number: Official number as a citation prints it, if the title does not name it.
    """

    by: Words | None = None
    year: int | None = None
    number: Words | None = None


class Instrument(Noun):
    """What all instruments have in common.

    Attributes:
        issued: What a citation says of it besides its title.
        aliases: Scheme of identifiers to the instrument's name in it, e.g. `akn`, `unts`.
        unverified: Aliases that nobody looked up; no citation prints them.
    """

    instrument: str = Field(pattern=INSTRUMENT_ID)
    title: Words
    native_title: str | None = None
    short: Words
    number: str | None = None
    issued: Issued | None = None
    cite: tuple[Cite, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    readings: tuple[Reading, ...] = ()
    aliases: dict[str, str] = Field(default_factory=dict)
    unverified: Names = ()
    note: str | None = None


class NationalInstrument(Instrument):
    """A statute, regulation, guidance document or draft.

    Attributes:
        layer: Its rank.
        in_force: When it began to apply; for drafts left out.
        shown_as: How a draft or guidance is named in a column, e.g. `draft V.1, undated`.
        repeals: Older laws that it replaced.
        unread_acts: Acts that amend it and whose text was not obtained.
        complete: Topics on which it is encoded whole.
        stages: Parts that began to apply on a day of their own.
    """

    layer: Layer
    status: str | None = None
    adopted: str | None = None
    promulgated: str | None = None
    in_force: When | None = None
    until: When | None = None
    shown_as: str | None = None
    repeals: tuple[Repealed, ...] = ()
    unread_acts: tuple[LaterAct, ...] = ()
    complete: tuple[Complete, ...] = ()
    stages: tuple[Stage, ...] = ()
    provisions: tuple[NationalProvision, ...]


class Party(Noun):
    """Whether a standard binds a State.

    Attributes:
        binds: `yes`, `no` or `unknown`; soft law binds nobody.
        since: First day on which it binds; none if unknown.
        reservations: Reservations made; none if unknown.
    """

    binds: Literal["yes", "no", "unknown"]
    since: Day | None = None
    note: str | None = None
    cite: tuple[Cite, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


class Standard(Instrument):
    """A treaty or soft-law text, as a benchmark.

    Attributes:
        kind: Treaty or soft law.
        prefix: First part of the ids of its checks, e.g. `opsc`.
        parties: Country code to whether it binds that State.
    """

    kind: Literal["treaty", "soft law"]
    prefix: str
    adopted: str | None = None
    in_force: Day | None = None
    depositary: str | None = None
    parties: dict[str, Party] = Field(default_factory=dict)
    provisions: tuple[StandardProvision, ...]


class Silence(Noun):
    """A source's statement that the law says nothing on something.

    Attributes:
        id: Unique in the country.
        of: Whether the source speaks of the whole law, or of some provisions only.
        instruments: Instruments that the source read.
        kind: Head of the region.
        concept: For definitions, the concept whose definition leaves it out.
        region: What the law is silent on; unrestricted where it says nothing.
        says: What the source says, in our own words.
        contradicted: Why the encoding is followed where it reaches what the source calls silent.
    """

    id: str
    of: Literal["law", "provisions"]
    provisions: Names = ()
    instruments: Names
    kind: Literal["conduct", "measure", "term"] = "conduct"
    concept: str | None = None
    region: Expressions
    says: Words
    contradicted: str | None = None
    cite: tuple[Cite, ...] = Field(min_length=1)
    note: str | None = None
