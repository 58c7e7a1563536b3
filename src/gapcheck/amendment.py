"""Amendments: what somebody proposes to change in the law, instruction by instruction."""

from typing import Literal, NamedTuple

from pydantic import Field

from gapcheck.citation import Basis, Cite, Document
from gapcheck.instrument import INSTRUMENT_ID, NationalInstrument
from gapcheck.noun import Expression, Expressions, Names, Noun, Words
from gapcheck.provision import Commencement, NationalProvision, Penalty, Tier, When
from gapcheck.reading import Reading

Field_ = Literal["punishes", "provides", "reaches", "extends", "exempts"]
"""Effects of a provision that an instruction can widen or narrow."""


class Redraft(Noun):
    """How the words of a provision change; one of the three ways.

    Attributes:
        delete: Words that go.
        replace: Words that go, for those under `by`.
        insert: Words that come in, behind those under `after`; at the end if that is left out.
    """

    delete: str | None = None
    replace: str | None = None
    by: str | None = None
    insert: str | None = None
    after: str | None = None


class Instruction(Noun):
    """One instruction of an amendment; exactly one of the first six keys says which.

    Attributes:
        insert: Instrument into which a provision comes: an offence, an exemption, a measure …
        substitute: Provision that gets another text whole.
        repeal: Provision that goes.
        widen: Provision that is to reach more in the dimensions named.
        narrow: Provision that is to reach less in them.
        change: Provision that gets another penalty.
        enact: A whole new instrument.
        provision: The text that is inserted or substituted.
        after: Provision behind which one is inserted; the end of the instrument if left out.
        dimension: Dimensions that are widened or narrowed.
        in_: Effect that states them; needed only if several do.
        add: Values that a widened dimension gets besides its own.
        to: Values that it has from now on; `any` lifts the limit.
        when: For which cases only it is widened.
        also: What it reaches besides, whatever else it says; its doubts do not apply to that.
        penalty: The new penalty; `penalties` for parts with another one.
        words: How the quoted words change, where the drafting words are known.
        drafting: The proposal's own words, or ours, for what is to be done.
        commencement: When it takes effect, if not with the rest.
    """

    insert: str | None = None
    substitute: str | None = None
    repeal: str | None = None
    widen: str | None = None
    narrow: str | None = None
    change: str | None = None
    enact: NationalInstrument | None = None
    provision: NationalProvision | None = None
    after: str | None = None
    dimension: Names = ()
    in_: Field_ | None = Field(default=None, alias="in")
    add: Names = ()
    to: Names = ()
    when: Expression = Field(default_factory=dict)
    also: Expressions = ()
    penalty: Penalty | None = None
    penalties: tuple[Tier, ...] = ()
    words: Redraft | None = None
    drafting: str | None = None
    commencement: When | None = None
    cite: tuple[Cite, ...] = ()
    note: str | None = None


OPERATIONS = ("insert", "substitute", "repeal", "widen", "narrow", "change", "enact")
"""What an instruction can do, in the order in which those of one day are carried out."""


class Claim(Noun):
    """A gap that an amendment is said to close.

    Attributes:
        finding: How the source numbers or names it.
        check: The check that asks for it; none if `ask` states the demand, or nothing does.
        ask: The demand, with `kind` and dimensions.
        in_part: Whether it is said to close only part of it.
        note: Why nothing in the corpus asks for it, or what else has to be known.
    """

    finding: str | None = None
    check: str | None = None
    ask: Expression = Field(default_factory=dict)
    in_part: bool = False
    note: str | None = None


class Amendment(Noun):
    """A proposal, bill or act that changes the law.

    Attributes:
        amendment: Its id.
        proposer: Who proposes it.
        status: What has become of it.
        example: Whether it only shows what words do. It is then nobody's proposal, and not among
            what is proposed unless it is named.
        proposed: When it was proposed, as far as known.
        basis: How well its text is known; that of the provisions that it brings, too.
        documents: Documents that it cites and that the corpus does not know.
        commencement: When it takes effect; left out, it is taken as in force in every scenario
            that names it.
        readings: Open questions of the new texts.
        instructions: What it changes.
        closes: Gaps that it is said to close.
    """

    amendment: str = Field(pattern=INSTRUMENT_ID)
    title: Words
    proposer: Words
    status: Words
    example: bool = False
    proposed: str | None = None
    basis: Basis
    commencement: When | None = None
    documents: tuple[Document, ...] = ()
    cite: tuple[Cite, ...] = Field(min_length=1)
    readings: tuple[Reading, ...] = ()
    instructions: tuple[Instruction, ...] = Field(min_length=1)
    closes: tuple[Claim, ...] = ()
    note: str | None = None


def operation(instruction: Instruction) -> tuple[str, ...]:
    """Return what an instruction does: one name of `OPERATIONS`, if it is in order."""
    return tuple(name for name in OPERATIONS if getattr(instruction, name) is not None)


Step = tuple[str, Commencement | None, str]
"""An instruction's name, when it takes effect (`None`: wherever its amendment is named), and the
reading whether it has, where that is uncertain."""


class ReadyAmendment(NamedTuple):
    """An amendment that a scenario can name.

    Attributes:
        name: How a scenario names it, with the hash of its content.
        country: The State whose law it changes.
        noun: The amendment.
        steps: Its instructions.
    """

    name: str
    country: str
    noun: Amendment
    steps: tuple[Step, ...]
