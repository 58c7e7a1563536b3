"""Sources of what stands inside findings: answers to readings, citations, steps of proofs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.refer import quoted
from gapcheck.compose.say import cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.terms import BASES, VERDICTS, WHY
from gapcheck.finding import Citation, Finding, ReadingUsed, Step
from gapcheck.paper import Cell


class AnswerRow(NamedTuple):
    """A reading on which a finding turns or rests."""

    finding: Finding
    reading: ReadingUsed


class CitationRow(NamedTuple):
    """A provision on which a finding rests."""

    finding: Finding
    citation: Citation


class StepRow(NamedTuple):
    """A step of a finding's proof.

    Attributes:
        finding: The finding.
        number: Where it stands in the proof, e.g. `2.1`.
        step: The step.
    """

    finding: Finding
    number: str
    step: Step


def _answers(setting: Setting, part: Part) -> Sequence[AnswerRow]:
    return [AnswerRow(it, used) for it in findings_for(setting, part) for used in it.readings]


def _citations(setting: Setting, part: Part) -> Sequence[CitationRow]:
    return [CitationRow(it, cite) for it in findings_for(setting, part) for cite in it.citations]


def _steps(setting: Setting, part: Part) -> Sequence[StepRow]:
    return [
        StepRow(item, number, step)
        for item in findings_for(setting, part)
        if item.proof is not None
        for number, step in _numbered(item.proof, "")
    ]


def _numbered(step: Step, number: str) -> Iterator[tuple[str, Step]]:
    yield number or "0", step
    for place, inner in enumerate(step.steps, start=1):
        yield from _numbered(inner, f"{number}.{place}" if number else str(place))


def _all_answers(row: AnswerRow, setting: Setting) -> Cell:
    return cells(labelled(key, sentence(said)) for key, said in row.reading.answers.items())


def _reopened(row: AnswerRow, setting: Setting) -> Cell:
    found = row.reading.reopened
    return cell(VERDICTS[found] if found else None, value=found)


def _basis(row: CitationRow, setting: Setting) -> Cell:
    basis = row.citation.basis
    return cell(f"{BASES[basis]}." if basis else None, value=basis)


def _quote(row: CitationRow, setting: Setting) -> Cell:
    found = row.citation
    return cell(f"“{found.quote}” ({found.quote_is})" if found.quote else None)


ANSWERS: Source[AnswerRow] = Source(
    "The readings on which findings turn or rest, a row for each finding and reading.",
    _answers,
    {
        "ref": Field("Id of the finding.", lambda row, _: cell(row.finding.id)),
        "reading": Field("Id of the reading.", lambda row, _: cell(row.reading.id)),
        "question": Field("The question.", lambda row, _: cell(row.reading.question)),
        "answers": Field("Its answers.", _all_answers),
        "answer": Field("The answer taken, or open.", lambda row, _: cell(row.reading.answer)),
        "why": Field(
            "Why that answer.",
            lambda row, _: cell(WHY.get(row.reading.why, row.reading.why)),
        ),
        "held": Field("Who answers it how.", lambda row, _: cells(row.reading.by)),
        "reopened": Field("The verdict if it is reopened.", _reopened, verdict=True),
    },
)

CITATIONS: Source[CitationRow] = Source(
    "The provisions on which findings rest, a row for each finding and provision.",
    _citations,
    {
        "ref": Field("Id of the finding.", lambda row, _: cell(row.finding.id)),
        "side": Field(
            "Whether it is the standard's or the nation's.",
            lambda row, _: cell(row.citation.side),
        ),
        "provision": Field(
            "The provision, with a note in full.",
            lambda row, setting: cell(
                text(row.citation.cite, quoted(setting, row.citation)),
                value=row.citation.provision,
            ),
        ),
        "id": Field("Id of the provision.", lambda row, _: cell(row.citation.provision)),
        "source": Field("Where it was read.", lambda row, _: cell(row.citation.source)),
        "basis": Field("How well its text is known.", _basis),
        "quote": Field("Operative words, quoted.", _quote),
        "gloss": Field("Operative words, in our own.", lambda row, _: cell(row.citation.gloss)),
    },
)

STEPS: Source[StepRow] = Source(
    "The proofs of the findings, a row for each step; its leaves cite provisions.",
    _steps,
    {
        "ref": Field("Id of the finding.", lambda row, _: cell(row.finding.id)),
        "number": Field("Where the step stands in the proof.", lambda row, _: cell(row.number)),
        "step": Field("What the step is.", lambda row, _: cell(row.step.title)),
        "says": Field("What it says.", lambda row, _: cell(row.step.text)),
        "rests-on": Field(
            "Provision or documented silence that it rests on.",
            lambda row, _: cell(row.step.cites),
        ),
    },
)
