"""What must hold across the files of a corpus: ids, references, dates, citations."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from gapcheck.files import Files, Loaded
from gapcheck.instrument import NationalInstrument, Standard
from gapcheck.problem import Problem, advise
from gapcheck.provision import Commencement
from gapcheck.source import Steps
from gapcheck.validate.places import twice, unknown


def validate_files(files: Files) -> list[Problem]:
    """Return what is wrong with references, ids and dates across the files of a corpus."""
    return sorted(_Validator(files).problems(), key=Problem.sort_key)


class _Validator:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._documents = {item.id for file in files.documents for item in file.noun.documents}
        self._topics = {item.id for file in files.vocabulary for item in file.noun.topics}
        self._standards = {item.noun.instrument: item for item in files.standards}
        self._instruments = {item.noun.instrument for _, item in files.statutes}
        self._units = {
            f"{item.noun.instrument}/{noun.id}"
            for item in files.instruments
            for noun in item.noun.provisions
        }
        self._readings = {
            reading.id for item in files.instruments for reading in item.noun.readings
        } | {reading.id for item in files.vocabulary for reading in item.noun.readings}

    def problems(self) -> Iterator[Problem]:
        files = self._files
        yield from self._countries()
        yield from self._twice_documents()
        for loaded in files.instruments:
            yield from self._instrument(loaded)
        for country, item in files.statutes:
            yield from self._national(country, item)
        for standard in files.standards:
            yield from self._parties(standard)
        for _, silence in files.silences:
            yield from self._silences(silence)
        yield from self._checks()

    def _countries(self) -> Iterator[Problem]:
        corpus = self._files.corpus
        for code, country in corpus.noun.countries.items():
            try:
                datetime.date.fromisoformat(country.followed_until)
            except ValueError:
                yield corpus.source.problem(
                    "E024",
                    f"'{country.followed_until}' is not a date",
                    ("countries", code, "followed-until"),
                    fix="write year-month-day, e.g. 2021-03-23.",
                )

    def _twice_documents(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for loaded in self._files.documents:
            for number, document in enumerate(loaded.noun.documents):
                if document.id in seen:
                    yield twice(loaded, document.id, ("documents", number, "id"))
                seen.add(document.id)

    def _instrument(self, loaded: Loaded[Any]) -> Iterator[Problem]:
        noun = loaded.noun
        stem = PurePosixPath(loaded.name).stem
        if noun.instrument != stem:
            yield loaded.source.problem(
                "E205",
                f"the file is named '{stem}' but holds '{noun.instrument}'",
                ("instrument",),
                fix=f"name the file {noun.instrument}.yaml.",
            )
        seen: set[str] = set()
        for number, provision in enumerate(noun.provisions):
            path: Steps = ("provisions", number)
            where = f"{noun.instrument} {provision.id}"
            if provision.id in seen:
                yield twice(loaded, provision.id, (*path, "id"), where)
            seen.add(provision.id)
            yield from self._cited(loaded, provision, path, where)
            if provision.quote is not None and provision.quote_is is None:
                yield loaded.source.problem(
                    "E302",
                    "the quotation does not say what it is",
                    (*path, "quote"),
                    key=True,
                    where=where,
                    fix="add 'quote-is: unofficial translation' (or official, original).",
                )
        for number, reading in enumerate(noun.readings):
            yield from self._reading(loaded, reading, ("readings", number))
        yield from self._cited(loaded, noun, (), noun.instrument)

    def _reading(self, loaded: Loaded[Any], reading: Any, path: Steps) -> Iterator[Problem]:
        where = f"reading {reading.id}"
        answers = [*reading.answers, "open"]
        given = [("working", reading.working)] if reading.working else []
        given += [(f"held.{number}", view) for number, view in enumerate(reading.held)]
        for key, item in given:
            if item.answer not in answers:
                yield loaded.source.problem(
                    "E103",
                    f"'{item.answer}' is not an answer of this reading",
                    (*path, *(int(step) if step.isdigit() else step for step in key.split("."))),
                    where=where,
                    fix=advise(item.answer, answers),
                )
        names = [view.by for view in reading.held]
        names += list(reading.working.by) if reading.working else []
        for name in names:
            yield from self._document(loaded, name, path, where)
        yield from self._cited(loaded, reading, path, where)

    def _cited(self, loaded: Loaded[Any], noun: Any, path: Steps, where: str) -> Iterator[Problem]:
        for number, cite in enumerate(noun.cite):
            yield from self._document(loaded, cite.in_, (*path, "cite", number, "in"), where)
        for number, item in enumerate(getattr(noun, "disagreements", ())):
            for index, held in enumerate(item.held):
                at = (*path, "disagreements", number, "held", index, "by")
                yield from self._document(loaded, held.by, at, where)
        for number, remark in enumerate(getattr(noun, "remarks", ())):
            for index, cite in enumerate(remark.cite):
                at = (*path, "remarks", number, "cite", index, "in")
                yield from self._document(loaded, cite.in_, at, where)
            for name in remark.on:
                if name not in self._units:
                    at = (*path, "remarks", number, "on")
                    yield unknown(loaded, "E201", "provision", name, at, self._units, where)

    def _document(
        self, loaded: Loaded[Any], name: str, path: Steps, where: str
    ) -> Iterator[Problem]:
        if name not in self._documents:
            yield unknown(loaded, "E203", "document", name, path, self._documents, where)

    def _national(self, country: str, loaded: Loaded[NationalInstrument]) -> Iterator[Problem]:
        noun = loaded.noun
        if country not in self._files.corpus.noun.countries:
            yield loaded.source.problem(
                "E207",
                f"corpus.yaml knows no country '{country}'",
                ("instrument",),
                where=noun.instrument,
                fix=f"add '{country}' under 'countries', with its name and followed-until.",
            )
        if noun.layer in ("statute", "regulation") and noun.in_force is None:
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
        units = [item.id for item in noun.provisions]
        for number, stage in enumerate(noun.stages):
            yield from self._ranges(
                loaded, stage.provisions, ("stages", number, "provisions"), units
            )
        for number, item in enumerate(noun.complete):
            yield from self._known_topics(loaded, item.topics, ("complete", number, "topics"))
        for number, provision in enumerate(noun.provisions):
            yield from self._effects(loaded, provision, ("provisions", number), units)

    def _effects(
        self, loaded: Loaded[NationalInstrument], provision: Any, path: Steps, units: list[str]
    ) -> Iterator[Problem]:
        where = f"{loaded.noun.instrument} {provision.id}"
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
        yield from self._known_topics(loaded, provision.topics, (*path, "topics"))
        for number, extension in enumerate(provision.extends):
            for key, names in (
                ("offences-of", extension.offences_of),
                ("except-of", extension.except_of),
            ):
                yield from self._ranges(loaded, names, (*path, "extends", number, key), units)
        for number, exemption in enumerate(provision.exempts):
            at = (*path, "exempts", number, "from")
            yield from self._ranges(loaded, exemption.from_, at, units)
        for number, support in enumerate(provision.answers):
            if support.reading not in self._readings:
                at = (*path, "answers", number, "reading")
                yield unknown(
                    loaded, "E103", "reading", support.reading, at, self._readings, where
                )

    def _ranges(
        self, loaded: Loaded[Any], names: Iterable[str], path: Steps, units: list[str]
    ) -> Iterator[Problem]:
        """Yield the names that are no provision, range of provisions, or instrument."""
        for name in names:
            ends = name.split("..") if ".." in name else [name]
            for end in ends:
                if end in ("any", *units) or end in self._instruments or end in self._units:
                    continue
                yield unknown(
                    loaded,
                    "E201",
                    "provision or instrument",
                    end,
                    path,
                    [*units, *self._instruments],
                )

    def _known_topics(
        self, loaded: Loaded[Any], topics: Iterable[str], path: Steps
    ) -> Iterator[Problem]:
        for topic in topics:
            if topic not in self._topics and topic != "any":
                yield unknown(loaded, "E207", "topic", topic, path, self._topics)

    def _parties(self, loaded: Loaded[Standard]) -> Iterator[Problem]:
        countries = self._files.corpus.noun.countries
        for code, party in loaded.noun.parties.items():
            if code not in countries:
                path: Steps = ("parties", code)
                yield unknown(loaded, "E207", "country", code, path, countries)
            yield from self._cited(loaded, party, ("parties", code), loaded.noun.instrument)

    def _silences(self, loaded: Loaded[Any]) -> Iterator[Problem]:
        seen: set[str] = set()
        for number, silence in enumerate(loaded.noun.silences):
            path: Steps = ("silences", number)
            if silence.id in seen:
                yield twice(loaded, silence.id, (*path, "id"))
            seen.add(silence.id)
            yield from self._cited(loaded, silence, path, f"silence {silence.id}")
            for name in silence.instruments:
                if name not in self._instruments:
                    yield unknown(
                        loaded,
                        "E201",
                        "instrument",
                        name,
                        (*path, "instruments"),
                        self._instruments,
                    )

    def _checks(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for loaded in self._files.checks:
            folder, stem = PurePosixPath(loaded.name).parts[1], PurePosixPath(loaded.name).stem
            standard = self._standards.get(loaded.noun.standard)
            if loaded.noun.standard != folder or standard is None:
                yield unknown(
                    loaded,
                    "E202",
                    "standard of this folder",
                    loaded.noun.standard,
                    ("standard",),
                    [folder, *self._standards],
                )
                continue
            if stem not in self._topics:
                yield unknown(loaded, "E207", "topic", stem, ("standard",), self._topics)
            for number, check in enumerate(loaded.noun.checks):
                path: Steps = ("checks", number, "id")
                if check.id in seen:
                    yield twice(loaded, check.id, path)
                seen.add(check.id)
                expected = f"{standard.noun.prefix}.{stem}."
                if not check.id.startswith(expected):
                    yield loaded.source.problem(
                        "E209",
                        f"'{check.id}' does not begin with '{expected}'",
                        path,
                        fix="an id is the standard's prefix, the topic (file name), and a name.",
                    )
