"""The source `set-aside`: what is neither gap nor compliance, each with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.standard_units import units_for
from gapcheck.compose.terms import VERDICTS
from gapcheck.paper import Cell
from gapcheck.verdict import UNRANKED
from gapcheck.words.cite import name_provision


class AsideRow(NamedTuple):
    """Something that is neither gap nor compliance.

    Attributes:
        why: The kind of reason.
        ref: Its id: of a finding, a provision or a reading.
        provision: The provision of a standard, if it is about one.
        subject: What it is about.
        reason: The reason.
    """

    why: str
    ref: str
    provision: str | None
    subject: str
    reason: str


def _rows(setting: Setting, part: Part) -> Sequence[AsideRow]:
    return [*_provisions(setting, part), *_open(setting, part)]


def _provisions(setting: Setting, part: Part) -> Sequence[AsideRow]:
    return [*_neither(setting, part), *_out_of_scope(setting, part)]


def _neither(setting: Setting, part: Part) -> Iterator[AsideRow]:
    for item in findings_for(setting, part):
        if item.verdict in UNRANKED:
            why = sentence(VERDICTS[item.verdict].partition(":")[0])
            yield AsideRow(why, item.id, item.provision, item.question, item.sentence)


def _out_of_scope(setting: Setting, part: Part) -> Iterator[AsideRow]:
    for row in units_for(setting, part):
        if row.noun.out_of_scope is not None:
            reason = sentence(row.noun.out_of_scope)
            yield AsideRow("Out of scope.", row.name, row.name, row.noun.requires, reason)


def _open(setting: Setting, part: Part) -> Iterator[AsideRow]:
    """Yield the questions that are left open, with the findings that turn on them."""
    turning: dict[str, list[str]] = {}
    questions = {}
    for item in findings_for(setting, part):
        for used in item.readings:
            if used.answer == "open":
                turning.setdefault(used.id, []).append(item.check or item.id)
                questions[used.id] = used.question
    for name in sorted(turning):
        reason = f"No answer is taken; on it turn: {', '.join(turning[name])}."
        yield AsideRow("Unanswered question.", name, None, questions[name], reason)


def _benchmark(row: AsideRow, setting: Setting) -> Cell:
    if row.provision is None:
        return cell()
    cite = name_provision(setting.corpus, row.provision)
    return cell(text(cite, reference(setting, row.provision)), value=row.provision)


SOURCE: Source[AsideRow] = Source(
    "What is neither gap nor compliance, with the reason: not applicable, not assessable, not "
    "encoded, out of scope, and questions that nobody has answered.",
    _rows,
    {
        "why": Field("The kind of reason.", lambda row, _: cell(row.why)),
        "ref": Field("Id of the finding, provision or reading.", lambda row, _: cell(row.ref)),
        "benchmark": Field("Provision of the standard.", _benchmark),
        "subject": Field("What it is about.", lambda row, _: cell(row.subject)),
        "reason": Field("The reason.", lambda row, _: cell(row.reason)),
    },
)

NEITHER: Source[AsideRow] = replace(
    SOURCE,
    about="What is in 'set-aside', without the questions: for papers that list them besides.",
    rows=_provisions,
)
