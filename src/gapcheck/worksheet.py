"""A law's words beside what was made of them, provision by provision, for signing off."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.describe import Description, Row, describe_named
from gapcheck.describe.provision import describe_provision, open_readings
from gapcheck.instrument import Instrument
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.provision import Expected, NationalProvision, Provision, Status, Trial
from gapcheck.scenario import Scenario

WORDS = ("words", "in our words", "requires", "basis", "source")
"""Labels of what the text says, and of where it was read."""
ASIDE = ("heading", "open", "case", "review", "unread")
"""Labels of what stands in a place of its own."""
OWN = (
    *("topics", "force", "defines", "reaches", "punishes", "provides", "demands", "limit"),
    *("also if", "core", "reservable", "penalty", "extends", "exempts", "classifies", "derives"),
    *("answers", "disputed", "remark", "note", "check", "no check"),
)
"""Labels of what was made of the provision itself; the rest follows from other provisions."""
KNOWN = frozenset((*WORDS, *ASIDE, *OWN))


class Case(NamedTuple):
    """A case beside a provision.

    Attributes:
        case: The case, in words.
        put: What is put to the provision, as it is written.
        expected: What the analyst expects of it.
        why: On what that rests, and what was assumed.
    """

    case: str
    put: str
    expected: Expected
    why: str | None


class Entry(NamedTuple):
    """A provision.

    Attributes:
        provision: `instrument/provision`.
        cite: How it is cited.
        heading: Its heading.
        unread: Whether it is known to exist and was not read.
        words: What the text says, and where that was read.
        read_back: What was made of it.
        questions: Questions that the text leaves open, with the answer taken.
        more: How many more questions there are on words that may mean more than they surely do.
        follows: What follows from other provisions, e.g. `class` and `jurisdiction`.
        cases: Cases that are put to it.
        status: Whether somebody checked it.
        review: By whom and when, in words.
    """

    provision: str
    cite: str
    heading: str | None
    unread: bool
    words: tuple[Row, ...]
    read_back: tuple[Row, ...]
    questions: tuple[str, ...]
    more: int
    follows: tuple[str, ...]
    cases: tuple[Case, ...]
    status: Status
    review: str


class Worksheet(NamedTuple):
    """An instrument.

    Attributes:
        title: Its title.
        instrument: Its id.
        about: What is known of it as a whole.
        entries: Its provisions, in the order of the law.
    """

    title: str
    instrument: str
    about: tuple[Row, ...]
    entries: tuple[Entry, ...]


def worksheet_of(corpus: Corpus, scenario: Scenario, name: str) -> Worksheet:
    """Return the worksheet of a national instrument or a standard.

    Args:
        corpus: The corpus.
        scenario: From which law what is derived is derived.
        name: Id of the instrument, or a standard's prefix.

    Raises:
        GapcheckError: There is no such instrument.
    """
    law = consolidate_law(corpus, scenario)
    corpus = law.corpus
    texts: dict[str, Instrument] = {key: noun for key, (_, noun) in corpus.instruments.items()}
    texts |= corpus.standards
    prefixes = {noun.prefix: key for key, noun in corpus.standards.items()}
    full = prefixes.get(name, name)
    if full not in texts:
        fix = advise(name, texts)
        raise GapcheckError([Problem("E409", f"there is no instrument '{name}'", fix=fix)])
    whole = describe_named(corpus, scenario, full)
    told = tuple(row for row in whole.rows if row.label not in ("provision", "reading"))
    units: Mapping[str, Provision] = {
        **{key: item.noun for key, item in corpus.encoded.items()},
        **corpus.standard_provisions,
    }
    entries = tuple(
        _entry(law, key, noun) for key, noun in units.items() if key.startswith(f"{full}/")
    )
    return Worksheet(whole.title, full, told, entries)


def _entry(law: Law, name: str, noun: Provision) -> Entry:
    described = _described(law, name)
    encoded = law.corpus.encoded.get(name)
    turning = open_readings(law, encoded) if encoded else ()
    questions = [key for key in turning if not law.corpus.questions[key].rule]
    lines = {row.text for row in described.rows if row.label == "open"}
    return Entry(
        name,
        described.title,
        noun.heading,
        isinstance(noun, NationalProvision) and noun.unread,
        tuple(row for row in described.rows if row.label in WORDS),
        tuple(row for row in described.rows if row.label in OWN),
        tuple(sorted(line for line in lines if any(f"[{key}]" in line for key in questions))),
        len(lines) - len(questions),
        tuple(dict.fromkeys(row.label for row in described.rows if row.label not in KNOWN)),
        tuple(_cases(noun)),
        noun.status,
        next((row.text for row in described.rows if row.label == "review"), noun.status),
    )


def _described(law: Law, name: str) -> Description:
    if name in law.corpus.encoded:
        return describe_provision(law, law.corpus.encoded[name])
    return describe_named(law.corpus, law.scenario, name)


def _cases(noun: Provision) -> Iterator[Case]:
    for trial in noun.cases if isinstance(noun, NationalProvision) else ():
        yield Case(trial.case, _put(trial), trial.expect, _why(trial))


def _put(trial: Trial) -> str:
    values = {
        name: ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        for name, value in trial.put.items()
    }
    return "; ".join(f"{name}: {value}" for name, value in values.items())


def _why(trial: Trial) -> str | None:
    assumed = "; ".join(f"{key}={answer}" for key, answer in trial.assume.items())
    return "; ".join(filter(None, (trial.why, f"assuming {assumed}" if assumed else ""))) or None
