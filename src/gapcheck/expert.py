"""What experts found: a published report's findings, so written that they can be answered.

A finding names what it is about with a check, an ad-hoc demand, a national provision or a
standard, and the law that it speaks of with a date, layers and drafts. Nothing of it is ever part
of the law or of a verdict.
"""

from typing import Any, Literal

from pydantic import Field, model_validator

from gapcheck.check import Condition
from gapcheck.citation import Cite
from gapcheck.noun import Day, Expression, Names, Noun, Words

Reason = Literal[
    "text read decides",
    "other date",
    "other corpus",
    "other benchmark",
    "reading",
    "error in the report",
]
"""Why a report and the engine differ."""
Found = Literal["gap", "partial", "unclear", "compliant"]
"""What a report finds, in the words of verdicts."""


class Difference(Noun):
    """Why a finding and the engine differ; accepted only with a text that decides.

    Attributes:
        reason: The kind of reason.
        why: The reason, in our own words.
        provisions: Provisions, national or of a standard, whose text decides.
        cite: Documents that decide.
    """

    reason: Reason
    why: Words
    provisions: Names = ()
    cite: tuple[Cite, ...] = ()

    @model_validator(mode="after")
    def _has_text(self) -> "Difference":
        if not self.provisions and not self.cite:
            raise ValueError("a difference cites no text: add 'provisions' or 'cite'")
        return self


class Statement(Noun):
    """What a report says of one provision or standard.

    Attributes:
        imprisonment: Its imprisonment, e.g. `2..5 years`.
        class_: Its class, e.g. `felony`.
        limitation: The period after which it can no longer be prosecuted, e.g. `5 years`.
        derived: Another consequence of its class: its name, to what it is.
        reaches: Cases that it reaches, or asks for.
        leaves_out: Cases that it does not reach, or ask for.
        binds: Whether a standard binds the State.
        since: Since when.
        in_force: Day from which a provision applies.
    """

    imprisonment: str | None = None
    class_: str | None = Field(default=None, alias="class")
    limitation: str | None = None
    derived: dict[str, str] = Field(default_factory=dict, max_length=1)
    reaches: Expression = Field(default_factory=dict)
    leaves_out: Expression = Field(default_factory=dict)
    binds: Literal["yes", "no"] | None = None
    since: Day | None = None
    in_force: Day | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Statement":
        said = [name for name in type(self).model_fields if getattr(self, name)]
        if len(said) != 1:
            raise ValueError("a statement says exactly one thing")
        return self


class Expert(Noun):
    """One finding of a report.

    Attributes:
        id: Unique in the file.
        at: Where in the report.
        says: What it says, in our own words.
        verdict: What it finds of a check or a demand.
        missing: What it says is missing of the demand; all it does not name is left open.
        check: The check that it is about.
        ask: The ad-hoc demand that it is about: `kind`, and dimensions with their values.
        some: Dimensions of that demand of which it is enough that some demanded value is covered.
        where: Conditions of that demand on the attributes of offences.
        provision: The national provision that it is about.
        standard: The standard that it is about.
        states: What it says of the provision or standard.
        not_assessable: Why no text can answer it.
        repeats: The finding that it says again; it is not counted.
        difference: Why the engine says otherwise.
    """

    id: Words
    at: str | None = None
    says: Words
    verdict: Found | None = None
    missing: Expression = Field(default_factory=dict)
    check: str | None = None
    ask: dict[str, Any] = Field(default_factory=dict)
    some: Names = ()
    where: tuple[Condition, ...] = ()
    provision: str | None = None
    standard: str | None = None
    states: Statement | None = None
    not_assessable: str | None = None
    repeats: str | None = None
    as_of: Day | None = None
    layers: Names | None = None
    enact: Names | None = None
    assume: dict[str, str] = Field(default_factory=dict)
    difference: Difference | None = None

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> "Expert":
        about = [self.check, self.ask, self.provision, self.standard]
        about += [self.not_assessable, self.repeats]
        if sum(bool(item) for item in about) != 1:
            names = "check, ask, provision, standard, not-assessable and repeats"
            raise ValueError(f"a finding has exactly one of {names}")
        if bool(self.check or self.ask) != (self.verdict is not None):
            raise ValueError("'verdict' belongs to 'check' or 'ask', and to nothing else")
        if bool(self.provision or self.standard) != (self.states is not None):
            raise ValueError("'states' belongs to 'provision' or 'standard', and to nothing else")
        if (self.some or self.where) and not self.ask:
            raise ValueError("'some' and 'where' belong to 'ask', and to nothing else")
        return self


class ExpertFile(Noun):
    """The findings of one report.

    Attributes:
        report: The document.
        as_of: Day of which it speaks; that of the scenario if left out.
        layers: Layers of which it speaks besides the law in force.
        enact: Drafts that it takes as enacted.
        assume: Answers to readings that it takes.
        note: How the findings were chosen and put.
    """

    report: str
    as_of: Day | None = None
    layers: Names = ()
    enact: Names = ()
    assume: dict[str, str] = Field(default_factory=dict)
    note: str | None = None
    findings: tuple[Expert, ...] = Field(min_length=1)
