"""The source `commitments`: the treaties and soft law of the corpus, those that bind first."""

from collections.abc import Iterator, Sequence

from gapcheck.compose.instruments import STANDARDS
from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, cells, labelled, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.take import wants_standard
from gapcheck.evaluate.grounds import binding_of
from gapcheck.finding import Binding
from gapcheck.instrument import Standard
from gapcheck.paper import Cell, Words
from gapcheck.verdict import RANKED
from gapcheck.words.cite import name_source

BINDS = ("yes", "unknown", "no")
"""Whether a treaty binds, in the order in which treaties are listed; soft law stands last."""


def _rows(setting: Setting, part: Part) -> Sequence[Standard]:
    found = [
        noun
        for name, noun in setting.corpus.standards.items()
        if wants_standard(setting, part.only, name) and wants_standard(setting, setting.only, name)
    ]
    return sorted(found, key=lambda noun: (_rank(noun, setting), str(noun.adopted or "")))


def _rank(noun: Standard, setting: Setting) -> int:
    return BINDS.index(_binding(noun, setting).binds) if noun.kind == "treaty" else len(BINDS)


def _binding(noun: Standard, setting: Setting) -> Binding:
    """Return whether a standard binds the State on the day."""
    found = binding_of(setting.corpus, setting.scenario, f"{noun.instrument}/")
    assert found is not None
    return found


def _instrument(row: Standard, setting: Setting) -> Cell:
    short = f" ({row.short})" if row.short != row.title else ""
    said = text(f"{row.title}{short}", reference(setting, row.instrument))
    return cell(said, value=row.instrument)


def _since(row: Standard, setting: Setting) -> Cell:
    """Return since when it binds, or that it does not."""
    binding, country = _binding(row, setting), setting.assessment.country
    if row.kind != "treaty":
        return cell("Soft law: binds nobody", value="nobody")
    if binding.binds == "unknown":
        return cell(f"Not known whether it binds {country}", value="unknown")
    if binding.binds == "no":
        said = f"Not yet; from {binding.since}" if binding.since else f"Does not bind {country}"
        return cell(said, value="no")
    return cell(binding.since or "Binds; since when is not known", value=binding.since or "yes")


def _comments(row: Standard, setting: Setting) -> Cell:
    """Return what one has to know, with what sources say of the date."""
    party = row.parties.get(setting.scenario.country)
    return cells([*([text(party.note)] if party and party.note else []), *_sides(row, setting)])


def _sides(row: Standard, setting: Setting) -> Iterator[Words]:
    for words in STANDARDS.fields["disagreements"].said(row, setting).paragraphs:
        yield labelled("Sources differ", *words)


def _known(row: Standard, setting: Setting) -> Cell:
    party = row.parties.get(setting.scenario.country)
    found = dict.fromkeys(name_source(setting.corpus, it) for it in (party.cite if party else ()))
    return cells(f"{said}." for said in found)


def _findings(row: Standard, setting: Setting) -> Cell:
    """Return how many findings there are of each verdict."""
    counts = dict.fromkeys(RANKED, 0)
    others = 0
    for item in setting.assessment.findings:
        if item.standard == row.instrument:
            if item.verdict in RANKED:
                counts[item.verdict] += 1
            else:
                others += 1
    told = [f"{count} {verdict}" for verdict, count in counts.items() if count]
    return cell("; ".join([*told, *([f"{others} others"] if others else [])]))


SOURCE: Source[Standard] = Source(
    "The treaties and soft law by which the law is measured: those that bind the State first.",
    _rows,
    {
        "instrument": Field("Its title, with a note in full.", _instrument),
        "adopted": Field("When it was adopted.", STANDARDS.fields["adopted"].said),
        "since": Field("Since when it binds the State, or that it does not.", _since),
        "comments": Field("What one has to know of it, and where sources differ.", _comments),
        "known-from": Field("Sources that say whether it binds the State.", _known),
        "findings": Field("How many findings have which verdict.", _findings, verdict=True),
    },
    lambda row: row.instrument,
)
