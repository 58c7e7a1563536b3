"""What must hold in national instruments: force, stages, effects, amounts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from gapcheck.amend import AmendedSource
from gapcheck.amount import AmountError, parse_fine, parse_imprisonment, parse_period
from gapcheck.files import Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.problem import Problem, advise
from gapcheck.provision import Commencement, NationalProvision
from gapcheck.source import Steps
from gapcheck.validate.known import Known
from gapcheck.validate.places import twice, unknown

_AMOUNTS = {
    "parse_imprisonment": "write '2..5 years', 'up to 1 year', 'life' or 'unknown'.",
    "parse_fine": "write '1,000..4,000 KHR', with the code of the currency, or 'unknown'.",
    "parse_period": "write '5 years', '6 months' or 'life'.",
}
"""How amounts are written."""


def validate_national(
    known: Known, country: str, loaded: Loaded[NationalInstrument]
) -> Iterator[Problem]:
    """Yield what is wrong in a national instrument.

    Args:
        known: The names of the corpus.
        country: The State in whose folder it lies.
        loaded: The instrument.
    """
    return _National(known, loaded).problems(country)


class _National:
    def __init__(self, known: Known, loaded: Loaded[NationalInstrument]) -> None:
        self._known = known
        self._loaded = loaded
        self._units: dict[str, int] = {}
        for number, item in enumerate(loaded.noun.provisions):
            self._units.setdefault(item.id, number)

    def problems(self, country: str) -> Iterator[Problem]:
        """Yield what is wrong."""
        loaded, noun = self._loaded, self._loaded.noun
        if country not in self._known.countries:
            yield self._known.no_country(loaded, country, ("instrument",), noun.instrument)
        brought = isinstance(loaded.source, AmendedSource)  # begins with its amendment
        if noun.layer in ("statute", "regulation") and noun.in_force is None and not brought:
            yield loaded.source.problem(
                "E021",
                "'in-force' is missing",
                (),
                where=noun.instrument,
                fix="add 'in-force: {earliest: …, latest: …}'; leave out what is not known.",
            )
        whens: list[tuple[Steps, Commencement | None]] = [(("in-force",), noun.in_force)]
        whens += [(("stages", n, "in-force"), item.in_force) for n, item in enumerate(noun.stages)]
        whens += [
            (("provisions", n, "in-force"), item.in_force)
            for n, item in enumerate(noun.provisions)
        ]
        for path, when in whens:
            if when and when.earliest and when.latest and when.earliest > when.latest:
                yield loaded.source.problem(
                    "E024",
                    "the interval ends before it begins",
                    path,
                    where=noun.instrument,
                    fix="'earliest' is the first possible day, 'latest' the last.",
                )
        stages = Counter[str]()
        for number, stage in enumerate(noun.stages):
            stages[stage.id] += 1
            if stages[stage.id] > 1:
                yield twice(loaded, stage.id, ("stages", number, "id"), noun.instrument)
            yield from self._ranges(stage.provisions, ("stages", number, "provisions"))
        for number, item in enumerate(noun.complete):
            yield from self._known.topics_exist(
                loaded, item.topics, ("complete", number, "topics")
            )
        for number, provision in enumerate(noun.provisions):
            yield from self._effects(provision, ("provisions", number))

    def _effects(self, provision: NationalProvision, path: Steps) -> Iterator[Problem]:
        loaded, where = self._loaded, f"{self._loaded.noun.instrument} {provision.id}"
        effects = (
            provision.punishes
            or provision.provides
            or provision.reaches
            or provision.extends
            or provision.exempts
            or provision.classifies
            or provision.derives
            or provision.answers
        )
        if provision.unread and effects:
            yield loaded.source.problem(
                "E304",
                "an unread provision has no effect",
                (*path, "unread"),
                key=True,
                where=where,
                fix="drop 'unread', or drop the effect: what was not read is not encoded.",
            )
        if effects and provision.basis is None:
            yield loaded.source.problem(
                "E021",
                "'basis' is missing",
                (*path, "id"),
                where=where,
                fix="add 'basis: read', 'quoted' or 'reported'.",
            )
        if effects and not provision.cite:
            yield loaded.source.problem(
                "E305",
                "nothing is cited",
                (*path, "id"),
                where=where,
                fix="add 'cite: [{in: <document>, at: <pinpoint>}]'; every value stands on one.",
            )
        yield from self._known.topics_exist(loaded, provision.topics, (*path, "topics"))
        yield from self._amounts(provision, path, where)
        for number, rule in enumerate(provision.derives):
            at = (*path, "derives", number)
            yield from self._ranges(rule.offences_of, (*at, "offences-of"))
            for name in rule.by_class:
                yield from self._class(name, (*at, "by-class", name), where)
        for number, extension in enumerate(provision.extends):
            for key, names in (
                ("offences-of", extension.offences_of),
                ("except-of", extension.except_of),
            ):
                yield from self._ranges(names, (*path, "extends", number, key))
            for index, name in enumerate(extension.class_):
                at = (*path, "extends", number, "class", index)
                yield from self._class(name, at, where)
        for number, exemption in enumerate(provision.exempts):
            at = (*path, "exempts", number, "from")
            yield from self._ranges(exemption.from_, at)
        for number, support in enumerate(provision.answers):
            at = (*path, "answers", number)
            known = self._known.answers.get(support.reading)
            if known is None:
                reading = support.reading
                yield unknown(
                    loaded,
                    "E103",
                    "reading",
                    reading,
                    (*at, "reading"),
                    self._known.answers,
                    where,
                )
            else:
                yield from self._known.answer(
                    loaded, support.answer, known, (*at, "answer"), where
                )

    def _class(self, name: str, path: Steps, where: str) -> Iterator[Problem]:
        known = self._known.classes
        if name not in known:
            what = "class of offences"
            yield unknown(self._loaded, "E023", what, name, path, known, where, key=True)

    def _amounts(self, provision: NationalProvision, path: Steps, where: str) -> Iterator[Problem]:
        """Yield the penalties and bounds of classes that are no amounts."""
        penalties: list[tuple[Steps, Any]] = [(("penalty",), provision.penalty)]
        penalties += [(("penalties", n), item) for n, item in enumerate(provision.penalties)]
        told: list[tuple[Steps, str | None, Callable[[str], Any]]] = []
        for at, penalty in penalties:
            if penalty is not None:
                told.append(((*at, "imprisonment"), penalty.imprisonment, parse_imprisonment))
                told.append(((*at, "fine"), penalty.fine, parse_fine))
        for number, item in enumerate(provision.classifies):
            for key, text in (("above", item.above), ("up-to", item.up_to)):
                told.append((("classifies", number, key), text, parse_period))
        for at, text, parse in told:
            try:
                if text is not None:
                    parse(text)
            except AmountError as error:
                fix = _AMOUNTS[parse.__name__]
                yield self._loaded.source.problem(
                    "E301", str(error), (*path, *at), where=where, fix=fix
                )

    def _ranges(self, names: Iterable[str], path: Steps) -> Iterator[Problem]:
        """Yield the names that are no provision, range of provisions, or instrument."""
        for number, name in enumerate(names):
            at = (*path, number)
            if ".." in name:
                yield from self._range(name, at)
            elif name != "any" and not any(
                name in known
                for known in (self._units, self._known.instruments, self._known.units)
            ):
                known = [*self._units, *self._known.instruments]
                choices = [*known, *self._known.units] if "/" in name else known
                yield unknown(self._loaded, "E201", "provision or instrument", name, at, choices)

    def _range(self, name: str, path: Steps) -> Iterator[Problem]:
        """Yield what is wrong with a range of provisions of one instrument."""
        units = self._units
        ends = name.split("..")
        lost = [end for end in ends if end not in units]
        message, fix = "", ""
        if len(ends) != 2:
            message = f"'{name}' is not a range"
            fix = "a range has two ends: first..last."
        elif "/" in name:
            message = f"'{name}' is not a range of this instrument"
            fix = "name provisions of another instrument one by one, or the whole instrument."
        elif lost:
            message, fix = f"there is no provision '{lost[0]}'", advise(lost[0], units)
        elif units[ends[0]] > units[ends[1]]:
            message = f"'{name}' runs backwards"
            fix = f"write it in the order of the law: {ends[1]}..{ends[0]}."
        if message:
            yield self._loaded.source.problem("E201", message, path, fix=fix)
