"""The source `readings`: questions of interpretation on which findings turn or rest."""

from collections.abc import Sequence
from typing import NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.say import bold, cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.terms import VERDICTS, WHY
from gapcheck.corpus import Question
from gapcheck.finding import Finding, ReadingUsed
from gapcheck.paper import Cell
from gapcheck.words.cite import name_instrument, name_place


class QuestionRow(NamedTuple):
    """A reading with the findings that turn or rest on it.

    Attributes:
        question: The reading.
        used: The findings, each with what it says of the reading.
    """

    question: Question
    used: tuple[tuple[Finding, ReadingUsed], ...]


def _rows(setting: Setting, part: Part) -> Sequence[QuestionRow]:
    found: dict[str, list[tuple[Finding, ReadingUsed]]] = {}
    for item in findings_for(setting, part):
        for used in item.readings:
            found.setdefault(used.id, []).append((item, used))
    questions = setting.corpus.questions
    rows = [
        QuestionRow(questions[name], tuple(found[name])) for name in questions if name in found
    ]
    return sorted(rows, key=lambda row: (row.used[0][1].answer != "open", row.question.id))


def _answers(row: QuestionRow, setting: Setting) -> Cell:
    taken = row.used[0][1].answer
    return cells(
        text(bold("Taken: ") if key == taken else "", sentence(said))
        for key, said in row.question.reading.answers.items()
    )


def _state(row: QuestionRow, setting: Setting) -> Cell:
    used = row.used[0][1]
    if used.answer == "open":
        return cell("Open.", value="open")
    working = row.question.reading.working
    why = working.why if working and used.why == "working" else None
    return cell(sentence(WHY.get(used.why, used.why)), why, value=used.answer)


def _held(row: QuestionRow, setting: Setting) -> Cell:
    return cells(
        labelled(
            name_place(setting.corpus, view.by, view.at),
            view.answer,
            f": “{view.words}”" if view.words else "",
            f": {view.says}" if view.says else "",
        )
        for view in row.question.reading.held
    )


def _turning(row: QuestionRow, setting: Setting) -> Cell:
    """Return the findings, with what becomes of each that rests on an answer if it is reopened."""
    return cells(
        text(
            item.check or item.id,
            f": reopened, {VERDICTS[used.reopened]}" if used.reopened and setting.verdicts else "",
        )
        for item, used in row.used
    )


SOURCE: Source[QuestionRow] = Source(
    "The questions of interpretation on which findings turn or rest; open ones first.",
    _rows,
    {
        "reading": Field("Id of the reading.", lambda row, _: cell(row.question.id)),
        "question": Field("The question.", lambda row, _: cell(row.question.reading.question)),
        "of": Field(
            "The instrument whose words it is about.",
            lambda row, setting: cell(name_instrument(setting.corpus, row.question.owner)),
        ),
        "answers": Field("Its answers; the one taken is marked.", _answers),
        "state": Field("Whether it is open, or why the answer is taken.", _state),
        "held": Field("Who answers it how.", _held),
        "findings": Field("Findings that turn or rest on it.", _turning),
        "note": Field("Why it is a question.", lambda row, _: cell(row.question.reading.note)),
    },
    lambda row: row.question.id.replace("/", "-").replace(":", "-"),
)
