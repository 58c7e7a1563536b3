"""The sources `instruments` and `standards`: what is compared, a row each."""

from collections.abc import Sequence

from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, cells, labelled, script_of, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.take import wants_standard
from gapcheck.compose.terms import LAYERS
from gapcheck.describe.instrument import commencement_text
from gapcheck.evaluate import binding_clause
from gapcheck.instrument import Instrument, NationalInstrument, Standard
from gapcheck.paper import Cell, Run, Words
from gapcheck.words.cite import name_place, name_source


def _national(setting: Setting, part: Part) -> Sequence[NationalInstrument]:
    return [
        noun
        for country, noun in setting.corpus.instruments.values()
        if country == setting.scenario.country
    ]


def _standards(setting: Setting, part: Part) -> Sequence[Standard]:
    return [
        noun
        for name, noun in setting.corpus.standards.items()
        if wants_standard(setting, part.only, name) and wants_standard(setting, setting.only, name)
    ]


def _title(row: Instrument, setting: Setting) -> Cell:
    return cell(text(row.title, reference(setting, row.instrument)), value=row.instrument)


def _native(row: Instrument, setting: Setting) -> Cell:
    """Return the title in the language of the law; its script tells which that is."""
    return (
        cell((Run(row.native_title, lang=script_of(row.native_title)),))
        if row.native_title
        else cell()
    )


def _disputed(row: Instrument, setting: Setting) -> Cell:
    return cells(_dispute(row, setting))


def _dispute(row: Instrument, setting: Setting) -> list[Words]:
    parties = row.parties if isinstance(row, Standard) else {}
    party = parties.get(setting.scenario.country)
    found = [*row.disagreements, *(party.disagreements if party else ())]
    return [
        labelled(
            item.on[:1].upper() + item.on[1:],
            "; ".join(
                f"{name_place(setting.corpus, side.by, side.at)}: {side.says}"
                for side in item.held
            ),
            f". Followed here: {item.chosen} ({item.why.rstrip('.')}).",
        )
        for item in found
    ]


def _cited(row: Instrument, setting: Setting) -> Cell:
    return cells(f"{name_source(setting.corpus, cite)}." for cite in row.cite)


COMMON: dict[str, Field[Instrument]] = {
    "title": Field("Its title, with a note in full.", _title),
    "short": Field("Its short title.", lambda row, _: cell(row.short)),
    "number": Field("Its number or symbol.", lambda row, _: cell(row.number)),
    "disagreements": Field("Points on which sources disagree.", _disputed),
    "sources": Field("Documents that it was read in, or known from.", _cited),
    "note": Field("What one has to know of it.", lambda row, _: cell(row.note)),
}
"""Fields of all instruments."""


def _layer(row: NationalInstrument, setting: Setting) -> Cell:
    applies = row.instrument in setting.work.law.instruments
    out = (
        None if applies or row.layer in ("draft", "guidance") else "No part of the law looked at."
    )
    return cell(f"{LAYERS[row.layer]}.", out, value=row.layer)


def _force(row: NationalInstrument, setting: Setting) -> Cell:
    said = commencement_text(row.in_force)
    until = commencement_text(row.until)
    return cell(
        sentence(said) if said else None,
        labelled("No longer applies", sentence(until)) if until else None,
    )


def _encoded(row: NationalInstrument, setting: Setting) -> Cell:
    unread = sum(item.unread for item in row.provisions)
    noun = "provision" if len(row.provisions) == 1 else "provisions"
    left = f", {unread} of them not read" if unread else ""
    whole = [f"Whole on {', '.join(it.topics)}: {it.why}" for it in row.complete]
    return cell(f"{len(row.provisions)} {noun}{left}.", *whole)


def _later(row: NationalInstrument, setting: Setting) -> Cell:
    return cells(f"{act.title} ({act.date})." for act in row.unread_acts)


def _binding(row: Standard, setting: Setting) -> Cell:
    clause = binding_clause(setting.corpus, setting.scenario, row.instrument)
    party = row.parties.get(setting.scenario.country)
    return cell(sentence(clause), party.note if party else None)


def _adopted(row: Standard, setting: Setting) -> Cell:
    force = f"in force since {row.in_force.isoformat()}" if row.in_force else ""
    return cell(
        sentence("; ".join(filter(None, (f"adopted {row.adopted}" if row.adopted else "", force))))
    )


NATIONAL: Source[NationalInstrument] = Source(
    "The national instruments: statutes, regulations, guidance and drafts.",
    _national,
    {
        **COMMON,
        "native-title": Field("Its title in its own language.", _native),
        "layer": Field("Its rank, and whether it is part of the law looked at.", _layer),
        "status": Field("What has become of it.", lambda row, _: cell(row.status)),
        "adopted": Field("When it was adopted.", lambda row, _: cell(row.adopted)),
        "in-force": Field("When it began to apply.", _force),
        "encoded": Field("How much of it is encoded.", _encoded),
        "not-obtained": Field("Later acts whose text was not obtained.", _later),
    },
    lambda row: row.instrument,
)

STANDARDS: Source[Standard] = Source(
    "The standards: treaties and soft law.",
    _standards,
    {
        **COMMON,
        "kind": Field("Treaty or soft law.", lambda row, _: cell(sentence(row.kind))),
        "adopted": Field("When it was adopted, and came into force.", _adopted),
        "binding": Field("Whether it binds the State, and since when.", _binding),
    },
    lambda row: row.instrument,
)
