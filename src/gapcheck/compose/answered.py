"""Fields of rows that several findings answer together: an article, an item of a checklist."""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Protocol

from gapcheck.compose.findings.answer import subject_clause, subject_text
from gapcheck.compose.findings.evidence import readings_of
from gapcheck.compose.findings.residue import missing_of, remainder_of, unclear_of
from gapcheck.compose.joint import Joint, joint_words
from gapcheck.compose.requirement import recommendation
from gapcheck.compose.say import bold, cell, cells, text
from gapcheck.compose.scale import degree, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.compose.terms import VERDICTS
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Run, Words


class Answered(Protocol):
    """A row with findings."""

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings that answer it, in order."""

    @property
    def joint(self) -> Joint | None:
        """Their answer together; none if there are none."""


def _answer(row: Answered, setting: Setting) -> Cell:
    joint = row.joint
    if joint is None:
        return cell()
    said = joint_words(setting, joint)
    return cell(text(bold(said)), *clauses_of(joint), tone=joint.tone, value=joint.shown)


def clauses_of(joint: Joint) -> list[str]:
    """Return the clauses without which a joint answer must not be printed, as one if many."""
    subjects = dict.fromkeys(item.subject_to for item in joint.deciding if item.subject_to)
    if len(subjects) < 2:
        return [subject_text(*found) for found in subjects]
    named = "; ".join(f"{VERDICTS[verdict]}: {check}" for check, verdict in subjects)
    return [f"as to conduct; definitions fall short ({named})"]


def _each(row: Answered, setting: Setting) -> Cell:
    """Return the verdict on each check; nothing if there is only one.

    A clause that the joint answer says already is not said again.
    """
    joint = row.joint
    if joint is None or len(row.findings) < 2:
        return cell()
    said = {item.subject_to for item in joint.deciding}
    return cells(_one(item, setting, said) for item in row.findings)


def _one(item: Finding, setting: Setting, known: Container[object]) -> Words:
    clause = None if item.subject_to in known else subject_clause(item)
    said = words_of(degree(setting.scale, item), marked=item.marked)
    return text(f"{_name(item)}: ", said, f", {clause}" if clause else "")


def _name(item: Finding) -> str:
    return f"{item.label[:1].upper()}{item.label[1:]}"


def gathered(
    row: Answered,
    setting: Setting,
    said: Callable[[Finding, Setting], Cell],
    findings: Sequence[Finding] | None = None,
) -> Cell:
    """Return a field of every finding of a row; each under its label, if there are several."""
    items = row.findings if findings is None else findings
    found = [(item, said(item, setting).paragraphs) for item in items]
    if len(row.findings) < 2:
        return Cell(tuple(words for _, group in found for words in group))
    return Cell(tuple(words for item, group in found for words in _under(item, group)))


def _under(item: Finding, group: Sequence[Words]) -> Iterator[Words]:
    for number, words in enumerate(group):
        yield (Run(f"{_name(item)}: ", "bold"), *words) if number == 0 else words


def _checks(row: Answered, setting: Setting) -> Cell:
    return cells(text(item.check or item.id) for item in row.findings)


def _refs(row: Answered, setting: Setting) -> Cell:
    return cells(text(item.id) for item in row.findings)


def _recommendation(row: Answered, setting: Setting) -> Cell:
    found = (recommendation(setting, item) for item in row.findings)
    return cells(dict.fromkeys(filter(None, found)))


def _sentences(row: Answered, setting: Setting) -> Cell:
    return gathered(row, setting, lambda item, _: cell(item.sentence))


def _lacking(row: Answered, setting: Setting) -> Cell:
    """Return what is left over of the findings that decide."""
    joint = row.joint
    return gathered(row, setting, remainder_of, joint.deciding if joint else ())


def _reasons(row: Answered, setting: Setting) -> Cell:
    """Return one or two paragraphs for a rating: a sentence where nothing is missing."""
    joint = row.joint
    if joint is None or joint.verdict == "compliant":
        return cell("Nothing is missing on the texts encoded." if joint else None)
    return cells(dict.fromkeys(item.sentence for item in joint.deciding))


ANSWERED: dict[str, Field[Answered]] = {
    "answer": Field(
        "The answer of all its checks together: partial if something asked for is surely missing "
        "and something else surely covered.",
        _answer,
        verdict=True,
    ),
    "each": Field("The verdict on each of its checks, if there are several.", _each, verdict=True),
    "checks": Field("Ids of the checks on which it rests.", _checks),
    "refs": Field("Ids of the findings on which it rests.", _refs),
    "findings": Field("Its findings, in sentences.", _sentences),
    "factors": Field(
        "Why the answer is what it is: a sentence where nothing is missing.", _reasons
    ),
    "missing": Field(
        "What is missing under every answer.",
        lambda row, it: gathered(row, it, missing_of),
        listed=True,
    ),
    "unclear": Field(
        "What depends on an open question.",
        lambda row, it: gathered(row, it, unclear_of),
        listed=True,
    ),
    "remainder": Field("What is missing, and what is unclear.", _lacking, listed=True),
    "readings": Field(
        "Questions left open, and answers taken.",
        lambda row, it: gathered(row, it, readings_of),
        listed=True,
    ),
    "recommendation": Field(
        "The change of law that what is missing asks for.", _recommendation, listed=True
    ),
}
"""Fields by name."""
