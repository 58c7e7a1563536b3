"""The rows of a coverage table: the standards' provisions, and the nation's."""

from typing import Literal, NamedTuple

from gapcheck.citation import Basis
from gapcheck.finding import Assessment
from gapcheck.provision import Force, Status
from gapcheck.verdict import Verdict

Role = Literal["sole", "shared", "redundant"]
"""What becomes of what a provision covers, were it repealed: all of it is lost, some, or none."""
State = Literal["tested", "out of scope", "open"]
"""Whether a check asks for a provision of a standard, a reason says why none does, or neither."""


class TestRow(NamedTuple):
    """A check that asks for a provision.

    Attributes:
        check: Its id.
        verdict: Its verdict.
        shown: The verdict as it is printed, with its marks.
    """

    check: str
    verdict: Verdict
    shown: str


class UnitRow(NamedTuple):
    """A provision of a standard.

    Attributes:
        provision: `instrument/provision`.
        cite: The provision as tables cite it.
        heading: Its heading.
        force: How strongly it obliges.
        state: Whether it is tested.
        tests: The checks that ask for it.
        reason: Why no check belongs to it.
        status: Whether its encoding was checked against the text.
    """

    provision: str
    cite: str
    heading: str | None
    force: Force
    state: State
    tests: tuple[TestRow, ...]
    reason: str | None
    status: Status


class StandardRow(NamedTuple):
    """A standard.

    Attributes:
        standard: Its id.
        short: Its short title.
        binding: Whether it binds the State, as a clause.
        units: Its provisions.
    """

    standard: str
    short: str
    binding: str
    units: tuple[UnitRow, ...]


class Resting(NamedTuple):
    """A check that rests on a national provision."""

    check: str
    role: Role


class ProvisionRow(NamedTuple):
    """A national provision.

    Attributes:
        provision: `instrument/provision`.
        cite: The provision as tables cite it.
        heading: Its heading.
        basis: How well its text is known; none if it was not read.
        effects: What it does: `punishes`, `provides`, `defines` and so on; none if it was not
            read, or only a remark is kept.
        unread: Whether it is known to exist and was not read.
        resting: The checks whose coverage rests on it.
        status: Whether its encoding was checked against the text.
    """

    provision: str
    cite: str
    heading: str | None
    basis: Basis | None
    effects: tuple[str, ...]
    unread: bool
    resting: tuple[Resting, ...]
    status: Status


class InstrumentRow(NamedTuple):
    """A national instrument.

    Attributes:
        instrument: Its id.
        short: Its short title.
        layer: Statute, regulation, guidance or draft.
        applies: Whether it is part of the law of the scenario.
        complete: Families of heads for which the encoding is complete.
        provisions: Its provisions, in the order of the law.
    """

    instrument: str
    short: str
    layer: str
    applies: bool
    complete: tuple[str, ...]
    provisions: tuple[ProvisionRow, ...]


class Coverage(NamedTuple):
    """What is tested, what rests on what, and what is encoded.

    Attributes:
        assessment: The findings, with what every output's head says.
        standards: The standards, in canonical order.
        instruments: The national instruments.
    """

    assessment: Assessment
    standards: tuple[StandardRow, ...]
    instruments: tuple[InstrumentRow, ...]

    @property
    def encodings(self) -> dict[Status, int]:
        """How many encodings are checked, drafted or disputed; what is unread has none."""
        found: list[Status] = [unit.status for row in self.standards for unit in row.units]
        found += [
            item.status for row in self.instruments for item in row.provisions if not item.unread
        ]
        states: tuple[Status, ...] = ("checked", "drafted", "disputed")
        return {state: found.count(state) for state in states}
