"""What there is to say of instruments and documents in a citation, before a style says it.

Nothing is made up: what the corpus does not know is `None`, and aliases that nobody looked up are
left out.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from gapcheck.citation import Document
from gapcheck.corpus import Corpus
from gapcheck.instrument import Instrument, NationalInstrument, Standard

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Moment(NamedTuple):
    """A date as far as it is known.

    Attributes:
        year: The year.
        month: From 1; `None` if not known.
        day: From 1; `None` if not known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def words(self) -> str:
        """The date as it is printed: `25 May 2000`."""
        month = _MONTHS[self.month - 1] if self.month else None
        return " ".join(str(part) for part in (self.day, month, self.year) if part is not None)

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day, as many as are known."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)


def moment(text: str | None) -> Moment | None:
    """Return the date with which a text begins; `None` if it begins with none."""
    found = _DATE.match(text or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    return Moment(year, month, day)


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument, national or international.

    Attributes:
        id: Its id.
        title: Its title.
        short: How it is called after the first citation.
        native: Title in its own language.
        country: Name of the State whose law it is; `None` for international instruments.
        by: Body that issued it.
        year: Year by which it is cited; `None` if it bears no date.
        number: Official number as a citation prints it.
        aliases: Scheme to its name there, those that were looked up.
        adopted: When it was adopted, or, for treaties opened then, opened for signature.
        opened: Whether that day is the one on which it was opened for signature.
        in_force: When a treaty entered into force.
        rank: Layer of national law, `treaty` or `soft law`.
    """

    id: str
    title: str
    short: str
    native: str | None = None
    country: str | None = None
    by: str | None = None
    year: int | None = None
    number: str | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    adopted: Moment | None = None
    opened: bool = False
    in_force: Moment | None = None
    rank: str = "statute"


class Writing(NamedTuple):
    """A document.

    Attributes:
        id: Its id.
        title: Its title.
        short: How it is called after the first citation.
        author: Who wrote it; `None` if unknown.
        year: Year of publication; `None` if it bears no date.
        dated: Its date as it is printed, if more than the year is known.
        symbol: Its symbol in a series.
        language: BCP 47.
        url: Where it was read.
        accessed: When.
        kind: What it is.
    """

    id: str
    title: str
    short: str
    author: str | None = None
    year: int | None = None
    dated: str | None = None
    symbol: str | None = None
    language: str = "en"
    url: str | None = None
    accessed: str | None = None
    kind: str = "report"


def law_of(corpus: Corpus, instrument: str) -> Law:
    """Return an instrument or standard as citations see it; one that is not known by its id."""
    if instrument in corpus.standards:
        return _standard(corpus.standards[instrument])
    if instrument in corpus.instruments:
        code, noun = corpus.instruments[instrument]
        country = corpus.countries[code].name if code in corpus.countries else code
        return _national(noun, country)
    return Law(instrument, instrument, instrument)


def _looked_up(noun: Instrument) -> dict[str, str]:
    return {key: name for key, name in noun.aliases.items() if key not in noun.unverified}


def _standard(noun: Standard) -> Law:
    issued = noun.issued
    adopted = moment(noun.adopted)
    day = noun.in_force
    return Law(
        noun.instrument,
        noun.title,
        noun.short,
        noun.native_title,
        by=issued.by if issued else None,
        year=(issued.year if issued else None) or (adopted.year if adopted else None),
        number=(issued.number if issued else None) or noun.number,
        aliases=_looked_up(noun),
        adopted=adopted,
        opened="opened for signature" in (noun.adopted or ""),
        in_force=Moment(day.year, day.month, day.day) if day else None,
        rank=noun.kind,
    )


def _national(noun: NationalInstrument, country: str) -> Law:
    issued = noun.issued
    dated = moment(noun.promulgated) or moment(noun.adopted)
    return Law(
        noun.instrument,
        noun.title,
        noun.short,
        noun.native_title,
        country,
        by=issued.by if issued else None,
        year=(issued.year if issued else None) or (dated.year if dated else None),
        number=issued.number if issued else None,
        aliases=_looked_up(noun),
        adopted=dated,
        rank=noun.layer,
    )


def writing_of(corpus: Corpus, document: str) -> Writing:
    """Return a document as citations see it; one that is not known by its id."""
    noun = corpus.documents.get(document)
    return Writing(document, document, document) if noun is None else _writing(noun)


def _writing(noun: Document) -> Writing:
    found = _YEAR.search(noun.date or "")
    return Writing(
        noun.id,
        noun.title,
        noun.short,
        None if noun.author == "unknown" else noun.author,
        noun.year or (int(found.group()) if found else None),
        noun.date,
        noun.symbol,
        noun.language,
        noun.url,
        noun.accessed,
        noun.kind,
    )
