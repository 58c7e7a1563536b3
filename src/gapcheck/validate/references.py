"""What must hold across the files of a corpus: ids, references, dates, citations."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from gapcheck.files import Files, Loaded
from gapcheck.instrument import Standard
from gapcheck.noun import parse_day
from gapcheck.problem import Problem, advise
from gapcheck.provision import Provision
from gapcheck.source import Steps
from gapcheck.validate.amendments import twice_named
from gapcheck.validate.known import Known
from gapcheck.validate.national import validate_national
from gapcheck.validate.places import twice, unknown


def validate_files(files: Files) -> list[Problem]:
    """Return what is wrong with references, ids and dates across the files of a corpus."""
    return sorted(_Validator(files).problems(), key=Problem.sort_key)


class _Validator:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._known = Known(files)

    def problems(self) -> Iterator[Problem]:
        files = self._files
        yield from self._countries()
        yield from self._twice_documents()
        yield from self._twice_instruments()
        yield from twice_named(files)
        for file in files.vocabulary:
            for number, reading in enumerate(file.noun.readings):
                yield from self._reading(file, reading, ("readings", number))
        for loaded in files.instruments:
            yield from self._instrument(loaded)
        for country, item in files.statutes:
            yield from validate_national(self._known, country, item)
        for standard in files.standards:
            yield from self._parties(standard)
        for country, silence in files.silences:
            if country not in self._known.countries:
                yield self._known.no_country(silence, country, ("silences",))
            yield from self._silences(silence)
        yield from self._checks()

    def _countries(self) -> Iterator[Problem]:
        corpus = self._files.corpus
        for code, country in corpus.noun.countries.items():
            try:
                parse_day(country.followed_until)
            except ValueError:
                yield corpus.source.problem(
                    "E024",
                    f"'{country.followed_until}' is not a date",
                    ("countries", code, "followed-until"),
                    fix="write year-month-day, e.g. 2021-03-23.",
                )

            for name, party in country.parties.items():
                at: Steps = ("countries", code, "parties", name)
                if name not in self._known.standards:
                    known = self._known.standards
                    yield unknown(corpus, "E201", "standard", name, at, known, key=True)
                yield from self._known.cited(corpus, party, at, code)

    def _twice_documents(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for loaded in self._files.documents:
            for number, document in enumerate(loaded.noun.documents):
                if document.id in seen:
                    yield twice(loaded, document.id, ("documents", number, "id"))
                seen.add(document.id)

    def _twice_instruments(self) -> Iterator[Problem]:
        ids = Counter[str]()
        for loaded in self._files.instruments:
            ids[loaded.noun.instrument] += 1
            if ids[loaded.noun.instrument] > 1:
                yield twice(loaded, loaded.noun.instrument, ("instrument",))
        prefixes = Counter[str]()
        for standard in self._files.standards:
            prefixes[standard.noun.prefix] += 1
            if prefixes[standard.noun.prefix] > 1:
                yield twice(standard, standard.noun.prefix, ("prefix",))

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
            yield from self._known.cited(loaded, provision, path, where)
            yield from self._review(loaded, provision, path, where)
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
        yield from self._known.cited(loaded, noun, (), noun.instrument)

    def _review(
        self, loaded: Loaded[Any], provision: Provision, path: Steps, where: str
    ) -> Iterator[Problem]:
        """Yield who checked or disputed an encoding, or when, if that is not said."""
        review = provision.review
        if review is not None and review.status != "drafted":
            for key in ("by", "on"):
                if getattr(review, key) is None:
                    yield loaded.source.problem(
                        "E021",
                        f"'{key}' is missing",
                        (*path, "review"),
                        key=True,
                        where=where,
                        fix="say who looked at it and on which day: "
                        f"{{status: {review.status}, by: …, on: 2024-05-31}}.",
                    )

    def _reading(self, loaded: Loaded[Any], reading: Any, path: Steps) -> Iterator[Problem]:
        where = f"reading {reading.id}"
        views: list[tuple[Steps, Any]] = [
            ((*path, "held", number), view) for number, view in enumerate(reading.held)
        ]
        if reading.working:
            views.append(((*path, "working"), reading.working))
        for at, view in views:
            yield from self._known.answer(
                loaded, view.answer, [*reading.answers, "open"], (*at, "answer"), where
            )
            for number, name in enumerate([view.by] if isinstance(view.by, str) else view.by):
                yield from self._known.document(loaded, name, (*at, "by", number), where)
        yield from self._known.cited(loaded, reading, path, where)

    def _other_standard(self, loaded: Loaded[Any], folder: str) -> Problem:
        name = loaded.noun.standard
        fix = advise(name, self._known.standards)
        if folder in self._known.standards:
            fix = f"write '{folder}'."
        elif name in self._known.standards:
            fix = f"move the file to rules/{name}/."
        return loaded.source.problem(
            "E202", f"'{name}' is not the standard of this folder", ("standard",), fix=fix
        )

    def _parties(self, loaded: Loaded[Standard]) -> Iterator[Problem]:
        countries = self._known.countries
        for code, party in loaded.noun.parties.items():
            # The packaged standards name parties whose law another corpus does not hold.
            if code not in countries and "standards" not in self._files.borrowed:
                path: Steps = ("parties", code)
                yield unknown(loaded, "E207", "country", code, path, countries)
            yield from self._known.cited(loaded, party, ("parties", code), loaded.noun.instrument)

    def _silences(self, loaded: Loaded[Any]) -> Iterator[Problem]:
        seen: set[str] = set()
        for number, silence in enumerate(loaded.noun.silences):
            path: Steps = ("silences", number)
            if silence.id in seen:
                yield twice(loaded, silence.id, (*path, "id"))
            seen.add(silence.id)
            yield from self._known.cited(loaded, silence, path, f"silence {silence.id}")
            where = f"silence {silence.id}"
            if silence.concept is not None and silence.concept not in self._known.concepts:
                yield loaded.source.problem(
                    "E206",
                    f"'{silence.concept}' is not a concept",
                    (*path, "concept"),
                    where=where,
                    fix=advise(silence.concept, self._known.concepts),
                )
            for key, what, names, known in (
                ("instruments", "instrument", silence.instruments, self._known.instruments),
                ("provisions", "provision", silence.provisions, self._known.units),
            ):
                for index, name in enumerate(names):
                    if name not in known:
                        at = (*path, key, index)
                        yield unknown(loaded, "E201", what, name, at, known, where)

    def _checks(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for loaded in self._files.checks:
            folder, stem = PurePosixPath(loaded.name).parts[1], PurePosixPath(loaded.name).stem
            standard = self._known.standards.get(loaded.noun.standard)
            if loaded.noun.standard != folder or standard is None:
                yield self._other_standard(loaded, folder)
                continue
            if stem not in self._known.topics:
                yield unknown(loaded, "E207", "topic", stem, ("standard",), self._known.topics)
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
