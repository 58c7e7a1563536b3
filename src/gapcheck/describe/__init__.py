"""Anything in a corpus, read back in words."""

from gapcheck.consolidate import consolidate_law, edition_of
from gapcheck.corpus import Corpus, Silent
from gapcheck.describe.instrument import describe_instrument
from gapcheck.describe.provision import cite_text, describe_provision
from gapcheck.describe.reading import describe_reading
from gapcheck.describe.row import Description, Row
from gapcheck.describe.standard import describe_check, describe_demand, describe_standard
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.scenario import Scenario

__all__ = ["Description", "Row", "describe_check", "describe_named"]

SILENCE = "silence:"
"""Prefix of the name of a documented silence."""


def describe_named(corpus: Corpus, scenario: Scenario, name: str) -> Description:
    """Return what a name stands for, read back.

    Args:
        corpus: The corpus.
        scenario: Which law what is derived is derived from.
        name: Id of an instrument, a provision (`instrument/provision`), a check, a reading, a
            document, or `silence:<id>`.

    Raises:
        GapcheckError: Nothing has that name.
    """
    corpus = edition_of(corpus, scenario)
    full = _full_name(corpus, name)
    if full in corpus.instruments:
        return describe_instrument(corpus, corpus.instruments[full][1])
    if full in corpus.standards:
        return describe_standard(corpus, scenario, corpus.standards[full])
    if full in corpus.encoded:
        return describe_provision(consolidate_law(corpus, scenario), corpus.encoded[full])
    if full in corpus.standard_provisions:
        return describe_demand(corpus, full, corpus.standard_provisions[full])
    check = corpus.check(full)
    if check is not None:
        return describe_check(corpus, check)
    if full in corpus.questions:
        return describe_reading(consolidate_law(corpus, scenario), full)
    if full in corpus.documents:
        return _document(corpus, full)
    for silent in corpus.silences.get(scenario.country, ()):
        if full == f"{SILENCE}{silent.noun.id}":
            return _silence(corpus, silent)
    raise _unknown(corpus, scenario, name)


def _full_name(corpus: Corpus, name: str) -> str:
    """Return a name with a standard's prefix written out: `opsc/art-2.c`."""
    first, slash, rest = name.partition("/")
    for key, standard in corpus.standards.items():
        if first == standard.prefix:
            return f"{key}{slash}{rest}"
    return name


def _document(corpus: Corpus, name: str) -> Description:
    noun = corpus.documents[name]
    rows = [Row("author", noun.author), Row("kind", noun.kind), Row("cited as", noun.short)]
    told = {
        "year": noun.year,
        "date": noun.date,
        "publisher": noun.publisher,
        "symbol": noun.symbol,
        "language": noun.language,
        "url": noun.url,
        "accessed": noun.accessed,
        "sha-256": noun.sha256,
        "terms": noun.terms,
        "note": noun.note,
    }
    rows += [Row(label, str(value)) for label, value in told.items() if value]
    return Description(noun.title, name, tuple(rows))


def _silence(corpus: Corpus, silent: Silent) -> Description:
    noun = silent.noun
    rows = [
        Row("says", noun.says),
        Row("speaks of", "the whole law" if noun.of == "law" else ", ".join(noun.provisions)),
        Row("had read", ", ".join(noun.instruments)),
        *(Row("source", cite_text(corpus, cite)) for cite in noun.cite),
    ]
    if noun.contradicted:
        rows.append(Row("contradicted", noun.contradicted))
    if noun.note:
        rows.append(Row("note", noun.note))
    return Description("Silence", f"{SILENCE}{noun.id}", tuple(rows))


def _unknown(corpus: Corpus, scenario: Scenario, name: str) -> GapcheckError:
    known = [
        *corpus.instruments,
        *corpus.standards,
        *corpus.encoded,
        *corpus.standard_provisions,
        *(ready.check.id for ready in corpus.checks),
        *corpus.questions,
        *corpus.documents,
        *(f"{SILENCE}{item.noun.id}" for item in corpus.silences.get(scenario.country, ())),
    ]
    fix = advise(name, known, "name an instrument, provision, check, reading or document.")
    return GapcheckError([Problem("E409", f"nothing is named '{name}'", fix=fix)])
