"""Demands as parts: the region of a standard's provision, narrowed to what a check asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from gapcheck.amount import AmountError, parse_period
from gapcheck.assemble.encode import Encoder, Written, multiplied_parts
from gapcheck.assemble.expression import Resolved
from gapcheck.assemble.parts import Part, product
from gapcheck.assemble.questions import Questions
from gapcheck.assemble.resolve import Resolver
from gapcheck.check import Check, Condition, Demand, Kind, Parameter
from gapcheck.corpus import Threshold, Wording
from gapcheck.files import Loaded
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import Problem, advise, nearest
from gapcheck.provision import NationalProvision, StandardProvision
from gapcheck.source import Steps
from gapcheck.vocabulary import Head

HEADS: Mapping[Kind, Head] = {
    "criminalise": "conduct",
    "not-punish": "conduct",
    "define": "term",
    "provide": "measure",
}
"""Which regions can answer each kind of demand."""


class Posed(NamedTuple):
    """A demand as parts, before it is packed.

    Attributes:
        parts: The region, the standard's definitions multiplied in.
        core: What of it no reservation removes.
        wording: For each box as written, its words.
        provision: The standard's provision, `instrument/provision`.
        definitions: Provisions whose definitions were multiplied in.
        concept: Concept that the provision expresses.
        thresholds: Conditions with their numbers.
    """

    demand: Demand
    parts: tuple[Part, ...]
    core: tuple[Part, ...]
    wording: tuple[Wording, ...]
    provision: str
    definitions: tuple[str, ...]
    concept: str | None
    thresholds: tuple[Threshold, ...]


def threshold_of(condition: Condition, parameters: Mapping[str, Parameter]) -> Threshold:
    """Return a condition with its number.

    Args:
        condition: The condition.
        parameters: Numbers that it may name.

    Raises:
        AmountError: What it names, or states, is no period.
    """
    parameter = parameters.get(condition.at_least)
    text = parameter.value if parameter else condition.at_least
    return Threshold(
        condition.attribute,
        parse_period(text),
        text,
        condition.at_least if parameter else None,
        condition.counted_from,
        condition.majority,
    )


def attributes_of(provisions: Iterable[NationalProvision]) -> list[str]:
    """Return the attributes of provisions on which a condition can be set."""
    derived = {rule.attribute for noun in provisions for rule in noun.derives}
    return sorted(derived | {"maximum-imprisonment", "minimum-imprisonment"})


class DemandReader:
    """Reads the demands of checks.

    Args:
        vocabulary: The vocabulary.
        questions: The register of readings.
        encoders: Instrument to its encoder.
        problems: Where mistakes are collected.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        questions: Questions,
        encoders: Mapping[str, Encoder],
        problems: list[Problem],
    ) -> None:
        self.vocabulary = vocabulary
        self.layout = questions.layout
        self._questions = questions
        self._encoders = encoders
        self._problems = problems

    def pose(self, loaded: Loaded[Any], number: int, check: Check) -> Iterator[Posed]:
        """Yield the demands of a check; those with a mistake are reported and left out."""
        if check.not_assessable and check.standard:
            _Reading(self, loaded, ("checks", number), check, check).provision()
        listed = "all" if check.all_ else "any" if check.any_ else ""
        for index, demand in enumerate(check.demands):
            path: Steps = ("checks", number, listed, index) if listed else ("checks", number)
            posed = _Reading(self, loaded, path, check, demand).posed()
            if posed is not None:
                yield posed

    @cached_property
    def derives(self) -> bool:
        """Whether some national provision derives an attribute."""
        return len(self.attributes) > 2

    @cached_property
    def attributes(self) -> list[str]:
        """The attributes on which a condition can be set."""
        return attributes_of(
            noun
            for encoder in self._encoders.values()
            for noun in encoder.provisions
            if isinstance(noun, NationalProvision)
        )

    def encoder(self, instrument: str) -> Encoder | None:
        """Return the encoder of an instrument."""
        return self._encoders.get(instrument)

    def resolver(self, encoder: Encoder, report: Callable[..., None]) -> Resolver:
        """Return a resolver of a demand's limits; what a term only may cover is not demanded."""
        return Resolver(
            self.vocabulary,
            self.layout,
            report,
            encoder.defined,
            encoder.act,
            lambda dimension, term, atom: None,
            self._questions.answer,
        )

    def multiplied(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """Return parts with the definitions that they use multiplied in."""
        return tuple(multiplied_parts(self.layout, self._encoders, parts))

    def collect(self, problem: Problem) -> None:
        """Collect a mistake."""
        self._problems.append(problem)


class _Reading(NamedTuple):
    """One demand of one check, being read."""

    reader: DemandReader
    loaded: Loaded[Any]
    path: Steps
    check: Check
    demand: Demand

    def report(self, code: str, message: str, at: Steps, key: bool = False, fix: str = "") -> None:
        where = f"check {self.check.id}"
        self.reader.collect(
            self.loaded.source.problem(code, message, at, key=key, where=where, fix=fix)
        )

    def provision(self) -> tuple[Encoder | None, StandardProvision | None]:
        """Return the standard's provision; report it if there is none such."""
        return self._provision(self.demand.standard or self.check.standard or "")

    def posed(self) -> Posed | None:
        name = self.demand.standard or self.check.standard or ""
        encoder, noun = self.provision()
        if encoder is None or noun is None:
            return None
        kind = self.demand.kind
        if not (noun.reaches if kind == "define" else noun.demands):
            key = "reaches" if kind == "define" else "demands"
            self.report(
                "E211",
                f"{name} states no region to {kind}: it has no '{key}'",
                (*self.path, "standard"),
                fix=f"add '{key}:' to the provision, or name another one.",
            )
            return None
        if not self._names_exist():
            return None
        limits = self._limits(encoder)
        region = encoder.definition(noun.id) if kind == "define" else encoder.offence(noun.id)
        parts, wording = self._narrowed(region, limits)
        whole = core = self.reader.multiplied(parts)
        if noun.core is not None and kind != "define":
            left, _ = self._narrowed(encoder.region(noun.id, "core", noun.core), limits)
            core = self.reader.multiplied(left)
        if not parts and all(limit.parts for limit in limits):
            self.report(
                "E106",
                f"the limits leave nothing of what {name} demands",
                (*self.path, kind),
                fix="a check narrows the region of its provision; drop a limit, or name another "
                "provision.",
            )
        return Posed(
            self.demand,
            whole,
            core,
            wording,
            name,
            tuple(sorted({use for part in parts for use in part.uses})),
            noun.expresses,
            tuple(self._thresholds(self.demand.where)),
        )

    def _provision(self, name: str) -> tuple[Encoder | None, StandardProvision | None]:
        """Return the standard's provision; report it if there is none such."""
        owner = self.loaded.noun.standard
        encoder = self.reader.encoder(owner)
        if encoder is None:
            return None, None  # validation says so
        instrument, _, unit = name.partition("/")
        noun = encoder.provision(unit) if instrument == owner else None
        if isinstance(noun, StandardProvision):
            return encoder, noun
        units = [item.id for item in encoder.provisions]
        at = (*self.path, "standard") if self.demand.standard else (*self.path[:2], "standard")
        if not name:
            fix = f"add 'standard: {owner}/…' with the provision that is tested."
            self.report("E021", "'standard' is missing", at, fix=fix)
        elif instrument != owner or not unit:
            close = nearest(unit or instrument, units) or "…"
            fix = f"write '{owner}/{close}'?"
            self.report("E201", f"'{name}' is not a provision of {owner}", at, fix=fix)
        else:
            fix = advise(unit, units, f"see standards/{owner}.yaml.")
            self.report("E201", f"{owner} has no provision '{unit}'", at, fix=fix)
        return None, None

    def _names_exist(self) -> bool:
        """Report names of dimensions that do not exist, and `over` where it means nothing.

        Returns:
            Whether the demand can be put together.
        """
        exist = True
        for key, names in {"some": self.demand.some, "over": self.demand.over}.items():
            for number, name in enumerate(names):
                exist &= self._dimension_exists(name, (*self.path, key, number))
        for number, condition in enumerate(self.demand.where):
            at = (*self.path, "where", number)
            if condition.counted_from is not None:
                exist &= self._dimension_exists(condition.counted_from, (*at, "counted-from"))
            known = self.reader.attributes
            # Where no law says yet what follows from a class, its attributes have no names yet.
            if not self.reader.derives and nearest(condition.attribute, known) is None:
                continue
            if condition.attribute not in known:
                message = f"'{condition.attribute}' is not an attribute of a provision"
                fix = advise(condition.attribute, known)
                self.report("E023", message, (*at, "attribute"), fix=fix)
        if self.demand.over and self.demand.apart != "offence":
            message = "'over' is for demands that are judged apart from offences"
            fix = "add 'apart: offence', or drop 'over'."
            self.report("E025", message, (*self.path, "over"), fix=fix)
        return exist

    def _dimension_exists(self, name: str, at: Steps) -> bool:
        known = self.reader.vocabulary.lexicons
        if name not in known:
            fix = advise(name, known, "'gapcheck vocabulary' lists all dimensions.")
            self.report("E101", f"'{name}' is not a dimension", at, fix=fix)
        return name in known

    def _limits(self, encoder: Encoder) -> list[Resolved]:
        resolver = self.reader.resolver(encoder, self.report)
        return [
            resolver.resolve(box, (*self.path, self.demand.kind, index))
            for index, box in enumerate(self.demand.limits)
        ]

    def _thresholds(self, conditions: Sequence[Condition]) -> Iterator[Threshold]:
        for number, condition in enumerate(conditions):
            parameters = self.check.parameters
            try:
                threshold = threshold_of(condition, parameters)
            except AmountError as error:
                at: Steps = (*self.path, "where", number, "at-least")
                close = nearest(condition.at_least, parameters)
                fix = f"write '{close}'?" if close else "write '5 years', or name a parameter."
                if condition.at_least in parameters:
                    at = (*self.path[:2], "parameters", condition.at_least, "value")
                    fix = "write '5 years'."
                self.report("E208", str(error), at, fix=fix)
                continue
            yield threshold

    def _narrowed(
        self, region: Written, limits: Sequence[Resolved]
    ) -> tuple[tuple[Part, ...], tuple[Wording, ...]]:
        """Return a region narrowed to limits, with the words that are left of both."""
        layout = self.reader.layout
        parts: list[Part] = []
        wording: list[Wording] = []
        bare: list[Wording] = []
        for box in region.boxes:
            for limit in limits:
                inside = product(layout, box.parts, limit.parts)
                parts.extend(inside)
                if inside:
                    said = wording if box.wording else bare
                    said.append({**box.wording, **limit.wording})
        return tuple(parts), tuple(wording or bare[:1])
