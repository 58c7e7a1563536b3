"""Checks: the question put to a law, and the demand behind it.

A standard's file holds the text, a check the test. A check takes the region of the provision that
it tests, or narrows it; it never copies it.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from gapcheck.noun import Expression, Expressions, Names, Noun, Words

Kind = Literal["criminalise", "define", "provide", "not-punish"]
CHECK_ID = r"^[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$"
KINDS: tuple[Kind, ...] = ("criminalise", "define", "provide", "not-punish")


class Parameter(Noun):
    """A number that the standard does not give and the check has to have.

    Attributes:
        value: The number with its unit, e.g. `4 years`.
        basis: Why this number.
    """

    value: Words
    basis: Words


class Condition(Noun):
    """What a provision's attribute has to be for the provision to count.

    Attributes:
        attribute: `maximum-imprisonment`, `minimum-imprisonment` or an attribute that the law
            derives from the class of an offence, e.g. `limitation`.
        at_least: A number with its unit, or the name of a parameter.
        counted_from: For periods: a dimension of ages; the period then has to run at least
            `at_least` years beyond `majority` from the act, so that it depends on the case.
        majority: The age from which years are counted, with `counted_from`.
    """

    attribute: Words
    at_least: Words
    counted_from: str | None = None
    majority: int = 18


class Demand(Noun):
    """One demand: exactly one kind, with the limits that narrow the standard's region.

    Attributes:
        standard: Provision whose region it takes; that of the check if left out.
        criminalise: Limits on the region that has to be an offence.
        define: Limits on the region that a definition has to have.
        provide: Limits on the region of a measure.
        not_punish: Limits on the region that must not be punished.
        where: Conditions on the attributes of provisions.
        some: Dimensions of which it is enough that some demanded value is covered.
        apart: What the demand is clipped to: what the law's own `definition` surely reaches
            (where one exists), or what its completed `offence` surely reaches; `no` for neither.
        over: Dimensions on which a demand judged apart from offences is a rule, besides those
            that general rules extend: any value of them makes a completed offence.
    """

    standard: str | None = None
    criminalise: Expressions | None = None
    define: Expressions | None = None
    provide: Expressions | None = None
    not_punish: Expressions | None = None
    where: tuple[Condition, ...] = ()
    some: Names = ()
    apart: Literal["definition", "offence", "no"] = "definition"
    over: Names = ()

    @property
    def kind(self) -> Kind:
        """The kind of demand."""
        for kind in KINDS:
            if self.limits_of(kind) is not None:
                return kind
        raise AssertionError("a demand without a kind")

    def limits_of(self, kind: Kind) -> tuple[Expression, ...] | None:
        """Return the limits written under `kind`, if it is there."""
        found: tuple[Expression, ...] | None = getattr(self, kind.replace("-", "_"))
        return found

    @property
    def limits(self) -> tuple[Expression, ...]:
        """The boxes that narrow the standard's region; one without limits takes it whole."""
        return self.limits_of(self.kind) or ({},)


def _states_one(demand: Demand) -> Demand:
    ways = sum(demand.limits_of(kind) is not None for kind in KINDS)
    if ways != 1:
        raise ValueError(
            f"a demand states exactly one of {', '.join(KINDS)}; this one states {ways}"
        )
    return demand


JointDemand = Annotated[Demand, AfterValidator(_states_one)]
"""One of several demands that a check combines."""


class Check(Demand):
    """One question, answered by one finding.

    Attributes:
        id: `<prefix of the standard>.<topic>.<name>`.
        label: How the row of the matrix is named.
        question: What a lawyer would ask.
        all_: Demands that have to be met together, instead of one.
        any_: Demands of which one has to be met.
        parameters: Numbers that conditions use.
        core: Whether the check asks for the irreducible core only.
        not_assessable: Why only practice can answer it; no demand then.
        readings: How it reads the treaty's open words, in our own words.
        about_definition: Concept whose definition check it is.
    """

    id: str = Field(pattern=CHECK_ID)
    label: Words
    question: Words
    all_: tuple[JointDemand, ...] = Field(default=(), alias="all")
    any_: tuple[JointDemand, ...] = Field(default=(), alias="any")
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    core: bool = False
    not_assessable: str | None = None
    readings: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _one_demand(self) -> "Check":
        kinds = [kind for kind in KINDS if self.limits_of(kind) is not None]
        ways = len(kinds) + bool(self.all_) + bool(self.any_) + bool(self.not_assessable)
        if ways != 1:
            raise ValueError(
                "a check states exactly one of criminalise, define, provide, not-punish, all, "
                f"any, not-assessable; this one states {ways}"
            )
        return self

    @property
    def topic(self) -> str:
        """The second part of the id."""
        return self.id.split(".")[1]

    @property
    def demands(self) -> tuple[Demand, ...]:
        """The demands that have to be looked at: one, or those combined."""
        if self.not_assessable:
            return ()
        return self.all_ or self.any_ or (self,)


class ChecksFile(Noun):
    """One file of `rules/<standard>/`."""

    standard: Words
    checks: tuple[Check, ...] = Field(min_length=1)
