"""Provisions: the smallest citable units of national law and of standards.

A provision is encoded as what it does: defines, punishes, provides, extends, exempts, classifies,
derives, answers. What is known to exist but was not read is `unread`, so that ignorance never
passes for a gap.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from gapcheck.citation import Basis, Cite, Disagreement, TextKind
from gapcheck.noun import Day, Expression, Expressions, Names, Noun, Words

UNIT_ID = r"^[a-z]+(-[a-z0-9]+)*(\.[a-z0-9]+)*(#[a-z-]+)?$"

Force = Literal["mandatory", "optional", "conditional", "programmatic", "soft-law", "definition"]


Expected = Literal["reached", "not-reached", "doubtful"]
"""What a case that is put to a provision is expected to be."""


class Commencement(Noun):
    """When a text began or ceases to apply, with honest precision.

    Attributes:
        earliest: First day on which it may have begun; none if unknown.
        latest: First day by which it surely had begun; none if unknown.
        note: What the sources say.
    """

    earliest: Day | None = None
    latest: Day | None = None
    note: str | None = None


def _as_commencement(value: Any) -> Any:
    return {"earliest": value, "latest": value} if isinstance(value, str) else value


When = Annotated[
    Commencement, BeforeValidator(_as_commencement, json_schema_input_type=str | Commencement)
]


class Penalty(Noun):
    """A penalty as the provision states it.

    Attributes:
        imprisonment: `2..5 years`, `up to 1 year`, `6 days..3 months`, `life` or `unknown`.
        fine: `4,000,000..10,000,000 KHR`, or `unknown`; none if there is none.
        together: Whether imprisonment and fine are imposed together.
        inferred: Why the amounts are not known from a text, if they are not.
    """

    imprisonment: str | None = None
    fine: str | None = None
    together: bool = False
    inferred: str | None = None


class Tier(Penalty):
    """Another penalty for part of what a provision reaches.

    Attributes:
        when: The part; left out if no dimension tells it apart, so that it is only told.
        words: The words of the text that say when.
        gloss: The same in our own words.
    """

    when: Expression | None = None
    words: str | None = None
    gloss: str | None = None


class Doubt(Noun):
    """What a provision reaches beyond its sure region under answers to readings.

    Attributes:
        if_: Reading to answer, all of which have to hold.
        also: Values that replace those of the sure region under these answers.
    """

    if_: dict[str, str] = Field(alias="if", min_length=1)
    also: Expression


class Extension(Noun):
    """A general rule that widens offences to a stage, a role, an offender or a link.

    Attributes:
        offences_of: Instruments or provisions whose offences it widens; `any` for all.
        except_of: Instruments or provisions left out.
        class_: Classes of offence that it reaches; all if empty.
        with_: The values added to dimensions that the offence leaves unstated.
        where: Further limits on what is added.
        if_: Answers under which it applies.
        words: Words that impose the limits.
    """

    offences_of: Names
    except_of: Names = ()
    class_: Names = Field(default=(), alias="class")
    with_: Expression = Field(alias="with")
    where: Expression = Field(default_factory=dict)
    if_: dict[str, str] = Field(default_factory=dict, alias="if")
    words: str | None = None
    gloss: str | None = None


class Exemption(Noun):
    """What a provision takes out of offences.

    Attributes:
        from_: Instruments or provisions whose offences are cut; `any` for all.
        region: What is taken out; unrestricted where it says nothing.
        if_: Answers under which it applies.
    """

    from_: Names = Field(alias="from")
    region: Expressions
    if_: dict[str, str] = Field(default_factory=dict, alias="if")
    words: str | None = None
    gloss: str | None = None


class Classification(Noun):
    """Turns a maximum penalty into a class of offence.

    Attributes:
        as_: The class.
        above: Maximum imprisonment above which it begins, e.g. `5 years`; none for no bound.
        up_to: Maximum imprisonment up to which it goes, inclusive.
        life: Whether life imprisonment falls in it.
        fine_only: Whether offences punished by fine alone fall in it.
    """

    as_: str = Field(alias="as")
    above: str | None = None
    up_to: str | None = None
    life: bool = False
    fine_only: bool = False


class Derivation(Noun):
    """A consequence that follows from the class of an offence, e.g. the limitation period."""

    attribute: str
    by_class: dict[str, str]
    offences_of: Names = ("any",)


class Answer(Noun):
    """An answer to a reading: set by a statute, or supported by guidance."""

    reading: str
    answer: str


class Remark(Noun):
    """What an expert says, kept as said by the expert and never as a result.

    Attributes:
        on: Provisions of standards that it bears on.
        says: The remark, in our own words.
        cite: Who says it.
    """

    on: Names = ()
    says: Words
    cite: tuple[Cite, ...] = Field(min_length=1)


class Trial(Noun):
    """A case that is put to a provision alone, and what has to come out.

    Attributes:
        case: The case, in a few words of our own.
        put: Dimension to values, as in a demand; the narrower, the more it tests.
        assume: Reading to answer, where the outcome depends on one.
        expect: What the text says: that the provision reaches all of it, nothing of it, or that
            an open question decides.
        why: The words, or the reason, on which that rests.
    """

    case: Words
    put: Expression = Field(min_length=1)
    assume: dict[str, str] = Field(default_factory=dict)
    expect: Expected
    why: str | None = None


Status = Literal["drafted", "checked", "disputed"]


class Review(Noun):
    """Whether a person has checked the encoding against the text.

    Attributes:
        status: A provision without a review counts as drafted.
        by: Who looked at it last.
        on: On which day.
    """

    status: Status
    by: str | None = None
    on: Day | None = None


class Provision(Noun):
    """What national provisions and those of standards have in common.

    Attributes:
        id: Pinpoint in canonical spelling, e.g. `art-41.1`; `#label` behind it tells apart two
            duties of one unit and is no part of the pinpoint.
        heading: The heading, as the text has it or in our words.
        basis: How well the text is known.
        quote: Operative words, exactly as in the document cited.
        quote_is: What the quotation is.
        gloss: Our own translation or summary of operative words.
        defines: Word that it defines, for use in the same instrument.
        as_: Dimension in which the defined word is used; that of the concept if it expresses one.
        expresses: Concept that the definition expresses.
        reaches: Region of the definition.
        doubtful: What it reaches under answers to readings.
        note: Judgements made in encoding it, with the alternatives.
        review: Whether the encoding was checked against the text.
    """

    id: str = Field(pattern=UNIT_ID)
    heading: str | None = None
    basis: Basis | None = None
    quote: str | None = None
    quote_is: TextKind | None = None
    gloss: str | None = None
    cite: tuple[Cite, ...] = ()
    defines: str | None = None
    as_: str | None = Field(default=None, alias="as")
    expresses: str | None = None
    reaches: Expressions = ()
    doubtful: tuple[Doubt, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    note: str | None = None
    review: Review | None = None

    @property
    def status(self) -> Status:
        """Whether the encoding was checked: drafted, until somebody says otherwise."""
        return self.review.status if self.review else "drafted"


class NationalProvision(Provision):
    """The smallest citable unit of a national instrument, and its effects.

    Attributes:
        unread: Known to exist, content not read.
        topics: Topics on which it bears; for unread provisions, on which it may.
        in_force: Its own commencement, if it differs from the instrument's.
        until: Day from which it no longer applies.
        words_known: Whether the operative words are known.
        punishes: Region of the offence.
        provides: Region of a measure, duty or remedy.
        penalty: Penalty of the offence; `penalties` for parts with another one.
        cases: Cases that are put to it alone by `gapcheck test`.
    """

    unread: bool = False
    topics: Names = ()
    in_force: When | None = None
    until: When | None = None
    punishes: Expressions = ()
    provides: Expressions = ()
    penalty: Penalty | None = None
    penalties: tuple[Tier, ...] = ()
    extends: tuple[Extension, ...] = ()
    exempts: tuple[Exemption, ...] = ()
    classifies: tuple[Classification, ...] = ()
    derives: tuple[Derivation, ...] = ()
    answers: tuple[Answer, ...] = ()
    cases: tuple[Trial, ...] = ()


class StandardProvision(Provision):
    """A provision of a benchmark.

    Attributes:
        force: How strongly it obliges its parties.
        requires: What it requires, in our own words.
        demands: Region that national law has to punish, provide or leave alone.
        core: What no reservation removes, if that is less; empty list if all can be reserved.
        reservable: Under which provision, and what.
        called: How the acts that it gathers are called, e.g. `an offence of arts 18 to 23`.
        out_of_scope: Why no check belongs to it.
    """

    force: Force
    requires: Words
    demands: Expressions = ()
    core: Expressions | None = None
    reservable: str | None = None
    called: str | None = None
    out_of_scope: str | None = None
