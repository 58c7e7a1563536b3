"""The names that a corpus knows, and the references to them that are checked in many places."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gapcheck.files import DocumentsFile, Files, Loaded
from gapcheck.problem import Problem, advise
from gapcheck.source import Steps
from gapcheck.validate.places import unknown


class Known:
    """All names of a corpus.

    Args:
        files: The files of the corpus.
        besides: Documents that something else brings.
    """

    def __init__(self, files: Files, besides: tuple[Loaded[DocumentsFile], ...] = ()) -> None:
        self.countries = files.corpus.noun.countries
        self.documents = {
            item.id for file in (*files.documents, *besides) for item in file.noun.documents
        }
        self.topics = {item.id for file in files.vocabulary for item in file.noun.topics}
        self.standards = {item.noun.instrument: item for item in files.standards}
        self.instruments = {item.noun.instrument for _, item in files.statutes}
        self.units = {
            f"{item.noun.instrument}/{noun.id}"
            for item in files.instruments
            for noun in item.noun.provisions
        }
        self.answers: Mapping[str, Iterable[str]] = {
            reading.id: reading.answers
            for item in (*files.vocabulary, *files.instruments)
            for reading in item.noun.readings
        }
        self.concepts = {item.id for file in files.vocabulary for item in file.noun.concepts}
        self.classes = {
            item.as_
            for _, file in files.statutes
            for noun in file.noun.provisions
            for item in noun.classifies
        }

    def document(
        self, loaded: Loaded[Any], name: str, path: Steps, where: str
    ) -> Iterator[Problem]:
        """Yield a document that does not exist."""
        if name not in self.documents:
            yield unknown(loaded, "E203", "document", name, path, self.documents, where)

    def answer(
        self, loaded: Loaded[Any], answer: str, known: Iterable[str], path: Steps, where: str
    ) -> Iterator[Problem]:
        """Yield an answer that a reading does not have."""
        if answer not in known:
            yield loaded.source.problem(
                "E103",
                f"'{answer}' is not an answer of this reading",
                path,
                where=where,
                fix=advise(answer, known),
            )

    def cited(self, loaded: Loaded[Any], noun: Any, path: Steps, where: str) -> Iterator[Problem]:
        """Yield the documents and provisions that a noun cites and that do not exist."""
        stated = vars(noun)  # a noun looks long for an attribute that its kind does not have
        for number, cite in enumerate(noun.cite):
            yield from self.document(loaded, cite.in_, (*path, "cite", number, "in"), where)
        for number, act in enumerate(stated.get("unread_acts", ())):
            for index, cite in enumerate(act.cite):
                at = (*path, "unread-acts", number, "cite", index, "in")
                yield from self.document(loaded, cite.in_, at, where)
        for number, item in enumerate(stated.get("disagreements", ())):
            for index, held in enumerate(item.held):
                at = (*path, "disagreements", number, "held", index, "by")
                yield from self.document(loaded, held.by, at, where)
        for number, remark in enumerate(stated.get("remarks", ())):
            for index, cite in enumerate(remark.cite):
                at = (*path, "remarks", number, "cite", index, "in")
                yield from self.document(loaded, cite.in_, at, where)
            for index, name in enumerate(remark.on):
                if name not in self.units:
                    at = (*path, "remarks", number, "on", index)
                    yield unknown(loaded, "E201", "provision", name, at, self.units, where)

    def topics_exist(
        self, loaded: Loaded[Any], topics: Iterable[str], path: Steps
    ) -> Iterator[Problem]:
        """Yield the topics that do not exist."""
        for number, topic in enumerate(topics):
            if topic not in self.topics and topic != "any":
                yield unknown(loaded, "E207", "topic", topic, (*path, number), self.topics)

    def no_country(
        self, loaded: Loaded[Any], country: str, path: Steps, where: str = ""
    ) -> Problem:
        """Return the problem of a folder of a State that the corpus does not name."""
        return loaded.source.problem(
            "E207",
            f"corpus.yaml knows no country '{country}'",
            path,
            where=where,
            fix=f"add '{country}' under 'countries', with its name and followed-until.",
        )
