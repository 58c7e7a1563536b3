"""What a corpus folder holds, read but not yet put together."""

from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import Field

from gapcheck.amendment import Amendment
from gapcheck.check import ChecksFile
from gapcheck.citation import Document
from gapcheck.instrument import INSTRUMENT_ID, NationalInstrument, Party, Silence, Standard
from gapcheck.noun import Day, Names, Noun, Words
from gapcheck.source import Source
from gapcheck.vocabulary import VocabularyFile

FORMAT = "1"
"""Corpus format that this version reads."""


class Country(Noun):
    """A State whose law is encoded.

    Attributes:
        name: Its name in sentences.
        adjective: E.g. `Cambodian`.
        followed_until: Day up to which its sources were searched, ISO 8601.
        searched: What was searched, in our own words.
        parties: Standard to whether it binds the State, where the standard's file does not say.
    """

    name: Words
    adjective: Words
    followed_until: str
    searched: str | None = None
    parties: dict[str, Party] = Field(default_factory=dict)


class CorpusFile(Noun):
    """`corpus.yaml`."""

    format: str
    title: Words
    version: Words
    licence: Words
    countries: dict[str, Country]


class DocumentsFile(Noun):
    """`sources.yaml`: the documents that were read."""

    documents: tuple[Document, ...]


class SilencesFile(Noun):
    """`silences.yaml`: what sources say that the law is silent on."""

    silences: tuple[Silence, ...]


class ScenarioFile(Noun):
    """A scenario that is kept, shared and cited.

    Attributes:
        scenario: Its id.
        country: Country code; the only one if left out.
        as_of: Day on which the law is looked at.
        layers: Layers added to the law in force.
        enact: Drafts taken as enacted.
        amend: Amendments: ids of those of the corpus, or files beside this one.
        assume: Reading to answer, or to `open`.
    """

    scenario: str = Field(pattern=INSTRUMENT_ID)
    title: Words
    country: str | None = None
    as_of: Day | None = None
    layers: Names = ()
    enact: Names = ()
    amend: Names = ()
    assume: dict[str, str] = Field(default_factory=dict)
    note: str | None = None


N = TypeVar("N", bound=Noun)


class Loaded(NamedTuple, Generic[N]):
    """One file's content with its text, for pointing at.

    Attributes:
        name: Path inside the corpus, with `/`.
        noun: The content.
        source: The text, and how messages name the file.
    """

    name: str
    noun: N
    source: Source


class Files(NamedTuple):
    """All files of a corpus.

    Attributes:
        root: The folder, as messages name it.
        hash: SHA-256 over sorted relative paths and bytes, CRLF read as LF; hexadecimal.
        statutes: Country code and national instrument.
        amendments: Country code and amendment; none is part of the law by itself.
        scenarios: Country code and scenario that the corpus brings.
        borrowed: Folders that the corpus lacks and that are taken from the packaged one.
    """

    root: str
    hash: str
    corpus: Loaded[CorpusFile]
    vocabulary: tuple[Loaded[VocabularyFile], ...]
    checks: tuple[Loaded[ChecksFile], ...]
    standards: tuple[Loaded[Standard], ...]
    statutes: tuple[tuple[str, Loaded[NationalInstrument]], ...]
    silences: tuple[tuple[str, Loaded[SilencesFile]], ...]
    documents: tuple[Loaded[DocumentsFile], ...]
    amendments: tuple[tuple[str, Loaded[Amendment]], ...] = ()
    scenarios: tuple[tuple[str, Loaded[ScenarioFile]], ...] = ()
    borrowed: frozenset[str] = frozenset()

    @property
    def instruments(self) -> tuple[Loaded[Any], ...]:
        """Standards, then national instruments."""
        return (*self.standards, *(loaded for _, loaded in self.statutes))
