"""The source `national-provisions`: every provision of the national law, in its order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gapcheck.citation import is_numbered, pinpoint
from gapcheck.compose.quotation import quotation
from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, cells, labelled, sentence, text
from gapcheck.compose.scale import degree, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.take import takes
from gapcheck.compose.terms import BASES, LAYERS
from gapcheck.corpus import Encoded
from gapcheck.coverage import ProvisionRow, Resting
from gapcheck.finding import Finding
from gapcheck.paper import Cell
from gapcheck.provision import Penalty
from gapcheck.words.cite import name_instrument, name_provision, name_source

EFFECTS = {
    "punishes": "punishes",
    "provides": "provides a measure",
    "defines": "defines",
    "extends": "extends offences",
    "exempts": "exempts from offences",
    "classifies": "classifies offences",
    "derives": "states a consequence of the class",
    "answers": "answers a reading",
}
"""What a provision does, in words."""


class LawRow(NamedTuple):
    """A national provision.

    Attributes:
        encoded: The provision.
        findings: The findings that name it: because it covers, stops short or comes closest.
    """

    encoded: Encoded
    findings: tuple[Finding, ...]


def _rows(setting: Setting, part: Part) -> Sequence[LawRow]:
    naming = _naming(setting, part)
    country = setting.scenario.country
    filtered = any(getattr(setting.only, name) for name in ("standard", "topic", "verdict"))
    rows = [
        LawRow(item, tuple(naming.get(name, ())))
        for name, item in setting.corpus.encoded.items()
        if setting.corpus.instruments[item.instrument][0] == country
        and (not part.only.provision or name in part.only.provision)
    ]
    return [row for row in rows if row.findings] if filtered else rows


def _naming(setting: Setting, part: Part) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    only = part.only.model_copy(update={"provision": ()})
    for item in setting.assessment.findings:
        if takes(setting, only, item) and takes(setting, setting.only, item):
            names = [one.provision for one in item.citations if one.side == "national"]
            names += [one.provision for one in item.blocking]
            names += [one.provision for one in item.nearest]
            for name in dict.fromkeys(names):
                found.setdefault(name, []).append(item)
    return found


def _provision(row: LawRow, setting: Setting) -> Cell:
    name = row.encoded.id
    return cell(text(name_provision(setting.corpus, name), reference(setting, name)), value=name)


def _article(row: LawRow, setting: Setting) -> Cell:
    unit = row.encoded.noun.id
    return cell(pinpoint(unit) if is_numbered(unit) else row.encoded.noun.heading or unit)


def _does(row: LawRow, setting: Setting) -> Cell:
    noun = row.encoded.noun
    if noun.unread:
        return cell("Known to exist; not read.")
    said = "; ".join(word for key, word in EFFECTS.items() if getattr(noun, key))
    return cell(sentence(said or "no effect encoded"))


def _penalty(row: LawRow, setting: Setting) -> Cell:
    noun = row.encoded.noun
    found = [said for one in (noun.penalty, *noun.penalties) if one and (said := _amounts(one))]
    return cells(found)


def _amounts(penalty: Penalty) -> str:
    parts = []
    if penalty.imprisonment:
        parts.append(f"imprisonment {penalty.imprisonment}")
    if penalty.fine:
        parts.append(f"fine {penalty.fine}")
    said = (" and " if penalty.together else ", ").join(parts)
    when = getattr(penalty, "words", None) or getattr(penalty, "gloss", None)
    inferred = f" ({penalty.inferred})" if penalty.inferred else ""
    return sentence(f"{said}{f', where: {when}' if when else ''}{inferred}") if said else ""


def _layer(row: LawRow, setting: Setting) -> Cell:
    noun = setting.corpus.instruments[row.encoded.instrument][1]
    applies = row.encoded.id in setting.work.law.encoded
    out = (
        None if applies or noun.layer in ("draft", "guidance") else "No part of the law looked at."
    )
    return cell(f"{LAYERS[noun.layer]}.", out, value=noun.layer)


def _source(row: LawRow, setting: Setting) -> Cell:
    noun = row.encoded.noun
    basis = f"{BASES[noun.basis]}." if noun.basis else None
    return cell(
        basis, *(f"{name_source(setting.corpus, it)}." for it in noun.cite), value=noun.basis
    )


def _findings(row: LawRow, setting: Setting) -> Cell:
    return cells(
        text(
            f"{item.check or item.id}",
            f": {words_of(degree(setting.scale, item), marked=item.marked)}"
            if setting.verdicts
            else "",
        )
        for item in row.findings
    )


def _roles(row: LawRow, setting: Setting) -> Cell:
    """Return for which checks all, some or nothing would be lost without the provision."""
    groups: dict[str, list[str]] = {}
    for item in _resting(row, setting):
        groups.setdefault(item.role, []).append(item.check)
    return cells(
        labelled(LOST[role], f"{', '.join(groups[role])}.") for role in LOST if role in groups
    )


LOST = {
    "sole": "Without it, all that it covers would be lost of",
    "shared": "Without it, some would be lost of",
    "redundant": "Others reach the same of",
}
"""Role of a provision, in words."""


def _resting(row: LawRow, setting: Setting) -> tuple[Resting, ...]:
    found: tuple[ProvisionRow, ...] = tuple(
        unit
        for instrument in setting.work.coverage.instruments
        if instrument.instrument == row.encoded.instrument
        for unit in instrument.provisions
        if unit.provision == row.encoded.id
    )
    return found[0].resting if found else ()


SOURCE: Source[LawRow] = Source(
    "The provisions of the national law, in its order, each with the findings that name it.",
    _rows,
    {
        "provision": Field("The provision, cited.", _provision),
        "act": Field(
            "Short title of its instrument.",
            lambda row, setting: cell(name_instrument(setting.corpus, row.encoded.instrument)),
        ),
        "article": Field("Its article and paragraph.", _article),
        "heading": Field("Its heading.", lambda row, _: cell(row.encoded.noun.heading)),
        "text": Field(
            "Its words, quoted or in our own.", lambda row, _: cells(quotation(row.encoded.noun))
        ),
        "effects": Field("What it does.", _does),
        "penalty": Field("Its penalties.", _penalty),
        "layer": Field("Its rank, and whether it is part of the law looked at.", _layer),
        "known-from": Field("How well its text is known, and where it was read.", _source),
        "findings": Field("Findings that name it.", _findings),
        "roles": Field("What rests on it.", _roles),
        "note": Field(
            "Judgements made in encoding it.", lambda row, _: cell(row.encoded.noun.note)
        ),
        "review": Field(
            "Whether its encoding was checked against the text.",
            lambda row, _: cell(row.encoded.noun.status),
        ),
    },
    lambda row: row.encoded.id.replace("/", "-").replace("#", "-"),
)
