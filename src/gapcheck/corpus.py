"""A corpus put together: every text as regions of one space, every id resolved.

Built by `gapcheck.assemble`; everything that is computed is a function of a corpus and a
scenario.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from gapcheck.amendment import ReadyAmendment
from gapcheck.amount import Range
from gapcheck.check import Check, Kind
from gapcheck.citation import Document
from gapcheck.files import Country
from gapcheck.instrument import NationalInstrument, Silence, Standard
from gapcheck.lexicon import Vocabulary
from gapcheck.part import Limits
from gapcheck.provision import NationalProvision, StandardProvision
from gapcheck.reading import Reading
from gapcheck.region import Region, absorb
from gapcheck.space import Box, Space
from gapcheck.vocabulary import Head

Wording = Mapping[str, tuple[str, ...]]
"""Dimension to its words as a text or a check writes them."""

CLASS_QUESTION = ":class"
"""End of the id of the reading which class an offence has whose maximum penalty is not known."""

_NOTHING: Limits = MappingProxyType({})


class Question(NamedTuple):
    """A reading, wherever it comes from.

    Attributes:
        reading: The question and its answers, the widest first.
        owner: Instrument beside which it stands.
        rule: For questions that the tool asks by rule: `may-cover`, `commencement` or
            `attribute`; empty for those that a file states.
        working: The answer with which scenarios start; none leaves the question open.
    """

    reading: Reading
    owner: str
    rule: str = ""
    working: str | None = None

    @property
    def id(self) -> str:
        """The reading's id."""
        return self.reading.id

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers, the widest first."""
        return tuple(self.reading.answers)


class LawBox(NamedTuple):
    """A box of what a provision reaches.

    Attributes:
        provision: The provision, `instrument/provision`.
        bits: The box, readings included.
        uses: Definitions whose regions multiply it.
        stated: Bits of the dimensions that the provision states; general rules do not widen
            these.
        penalty: Imprisonment for this box; none if the provision states none.
        fine_only: Whether it is punished by a fine alone.
        by: Provisions that widened or cut it, in the order in which they acted.
    """

    provision: str
    bits: Box
    uses: frozenset[str] = frozenset()
    stated: int = 0
    penalty: Range | None = None
    fine_only: bool = False
    by: tuple[str, ...] = ()

    def at(self, bits: Box, *by: str, uses: frozenset[str] | None = None) -> "LawBox":
        """Return the same with other bits; what acted on it last comes behind the others.

        Args:
            bits: The other bits.
            by: Provisions that acted on it.
            uses: Definitions that are left to multiply it; the same if left out.
        """
        # A tenth of all the work is making these: a named tuple takes a quarter of the time.
        return LawBox(
            self.provision,
            bits,
            self.uses if uses is None else uses,
            self.stated,
            self.penalty,
            self.fine_only,
            self.by + by,
        )


class Widening(NamedTuple):
    """A general rule that extends offences, ready to apply.

    Attributes:
        provision: The provision that states it.
        scope: Instruments and provisions whose offences it widens; `any` for all.
        excluded: Those left out.
        classes: Classes that it reaches; all if empty.
        fields: Bits of the dimensions that it adds to.
        added: Box whose values in `fields` are added.
        within: Box to which what is added is limited, readings included.
    """

    provision: str
    scope: frozenset[str]
    excluded: frozenset[str]
    classes: frozenset[str]
    fields: int
    added: Box
    within: Box


class Cut(NamedTuple):
    """An exemption, ready to apply.

    Attributes:
        provision: The provision that states it.
        scope: Instruments and provisions whose offences it cuts; `any` for all.
        boxes: What is cut out, readings included.
    """

    provision: str
    scope: frozenset[str]
    boxes: Region


@dataclass(frozen=True, slots=True)
class Encoded:
    """A national provision as regions.

    Attributes:
        id: `instrument/provision`.
        instrument: Id of its instrument.
        noun: The provision as written.
        offences: What it punishes.
        measures: What it provides.
        definition: What the word that it defines reaches, in the dimensions that describe it.
        limits: Dimension to the words that limit it.
        wording: For each box as written, its words.
    """

    id: str
    instrument: str
    noun: NationalProvision
    offences: tuple[LawBox, ...] = ()
    measures: tuple[LawBox, ...] = ()
    definition: tuple[LawBox, ...] = ()
    widenings: tuple[Widening, ...] = ()
    cuts: tuple[Cut, ...] = ()
    limits: Limits = field(default_factory=lambda: _NOTHING)
    wording: tuple[Wording, ...] = ()

    def uses(self, definitions: frozenset[str]) -> bool:
        """Whether one of these definitions multiplies what the provision reaches."""
        return bool(definitions) and any(
            not definitions.isdisjoint(box.uses)
            for box in (*self.offences, *self.measures, *self.definition)
        )


class Threshold(NamedTuple):
    """A condition with its number.

    Attributes:
        attribute: Attribute of the provision.
        at_least: The number, in years.
        text: The number as written.
        parameter: Name of the parameter, if the number is one; its basis is in the check.
        counted_from: Dimension of ages for periods that run from the act.
        majority: Age from which years are counted then.
    """

    attribute: str
    at_least: Fraction
    text: str
    parameter: str | None
    counted_from: str | None
    majority: int


class Asked(NamedTuple):
    """A demand as a region.

    Attributes:
        kind: What is asked of the law.
        head: Which regions can answer it.
        boxes: The region, the standard's definitions multiplied in.
        core: What no reservation removes; equal to `boxes` if there is nothing to reserve.
        wording: For each box as written, its words.
        provision: The standard's provision, `instrument/provision`; none for an ad-hoc demand.
        definitions: Provisions of the standard whose definitions were multiplied in.
        concept: For `define`, the concept.
        some: Bits of the dimensions of which some value is enough.
        thresholds: Conditions on attributes.
        apart: What the demand is clipped to.
        over: Bits of the dimensions that do not matter to the clip to completed offences.
    """

    kind: Kind
    head: Head
    boxes: Region
    core: Region
    wording: tuple[Wording, ...]
    provision: str | None = None
    definitions: tuple[str, ...] = ()
    concept: str | None = None
    some: int = 0
    thresholds: tuple[Threshold, ...] = ()
    apart: str = "definition"
    over: int = 0


class ReadyCheck(NamedTuple):
    """A check with its demands as regions.

    Attributes:
        check: The check.
        standard: Id of its standard.
        asked: Its demands; none if only practice can answer it.
        every: Whether all demands have to be met, instead of one of them.
        name: File that states it, inside the corpus.
    """

    check: Check
    standard: str
    asked: tuple[Asked, ...]
    every: bool
    name: str


class Silent(NamedTuple):
    """A documented silence as a region."""

    noun: Silence
    boxes: Region


class Elsewhere(NamedTuple):
    """Copies of dimensions, which speak of another act.

    Attributes:
        fields: Bits of the copies.
        possible: Boxes in which the copies agree on whether there is another act.
        impossible: All other cells.
    """

    fields: int
    possible: Region
    impossible: Region


class Edition(NamedTuple):
    """National law in one state of its texts.

    Attributes:
        instruments: National instruments, with the country of each.
        encoded: National provisions, in the order of the law.
        amended: Provision to the amendments that made it what it is.
    """

    instruments: Mapping[str, tuple[str, NationalInstrument]]
    encoded: Mapping[str, Encoded]
    amended: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is encoded.

    Attributes:
        hash: SHA-256 of its files, hexadecimal.
        space: The space of all regions, readings included.
        elsewhere: For each copy of dimensions, what of the space can happen.
        instruments: National instruments, with the country of each.
        encoded: National provisions, in the order of the law.
        standards: Benchmarks.
        standard_provisions: Their provisions, `instrument/provision`.
        standard_regions: Their demands or definitions as regions.
        checks: Checks, in canonical order.
        silences: Country to documented silences.
        amendments: Amendments that scenarios can name, by name.
        editions: Instructions carried out, sorted, to the state of the law that they lead to.
        amended: Provision to the amendments that made it what it is in this state.
        doubtful: Those of which it is not certain whether all these had taken effect.
    """

    title: str
    version: str
    licence: str
    hash: str
    root: str
    vocabulary: Vocabulary
    space: Space
    elsewhere: tuple[Elsewhere, ...]
    countries: Mapping[str, Country]
    documents: Mapping[str, Document]
    questions: Mapping[str, Question]
    instruments: Mapping[str, tuple[str, NationalInstrument]]
    encoded: Mapping[str, Encoded]
    standards: Mapping[str, Standard]
    standard_provisions: Mapping[str, StandardProvision]
    checks: tuple[ReadyCheck, ...]
    silences: Mapping[str, tuple[Silent, ...]]
    amendments: Mapping[str, ReadyAmendment] = field(default_factory=dict)
    editions: Mapping[tuple[str, ...], Edition] = field(default_factory=dict)
    amended: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()

    @property
    def impossible(self) -> Region:
        """All cases that cannot happen: another act that is and is not."""
        return absorb(box for other in self.elsewhere for box in other.impossible)

    def check(self, check: str) -> ReadyCheck | None:
        """Return the check with the given id."""
        return next((ready for ready in self.checks if ready.check.id == check), None)

    def standard_of(self, provision: str) -> Standard:
        """Return the standard of one of its provisions."""
        return self.standards[provision.partition("/")[0]]


def attribute_question(provision: str, threshold: Threshold) -> str:
    """Return the id of the reading whether an unknown attribute reaches a threshold."""
    number = threshold.text.replace(" ", "-")
    return f"{provision}:{threshold.attribute}-at-least-{number}"
