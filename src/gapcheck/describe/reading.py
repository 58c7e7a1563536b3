"""A reading described: the question, its answers, who holds what, which provisions turn on it."""

from collections.abc import Iterator

from gapcheck.consolidate import Law
from gapcheck.describe.row import Description, Row
from gapcheck.part import READING
from gapcheck.words.cite import name_place, name_provision, name_source


def describe_reading(law: Law, reading: str) -> Description:
    """Return a reading described.

    Args:
        law: The law of the scenario.
        reading: Id of the reading.
    """
    question = law.corpus.questions[reading]
    noun = question.reading
    rows = [Row("question", noun.question)]
    rows += [Row("answer", f"{key}: {text}") for key, text in noun.answers.items()]
    rows.append(Row("taken", taken_text(law, reading)))
    rows += [Row("held", text) for text in _held(law, reading)]
    if question.rule:
        rows.append(Row("asked", f"by rule ({question.rule}), stated in no file"))
    rows += [Row("turns on it", text) for text in _turning(law, reading)]
    rows += [Row("source", name_source(law.corpus, cite)) for cite in noun.cite]
    if noun.note:
        rows.append(Row("note", noun.note))
    return Description("Reading", reading, tuple(rows))


def reading_line(law: Law, reading: str) -> str:
    """Return a reading in one line: the question, and the answer taken."""
    question = law.corpus.questions[reading].reading.question
    return f"{question} {taken_text(law, reading)} [{reading}]"


def taken_text(law: Law, reading: str) -> str:
    """Return which answer the scenario takes, and why."""
    if reading not in law.answers:
        return "Open."
    answer, why = law.answers[reading], law.sources[reading]
    noun = law.corpus.questions[reading].reading
    reasons = {
        "working": f"working answer: {noun.working.why}" if noun.working else "working answer",
        "law": "the law answers",
        "guidance": "guidance answers",
        "assumed": "assumed by the scenario",
    }
    return f"Taken: {answer} ({reasons[why]})."


def _held(law: Law, reading: str) -> Iterator[str]:
    for view in law.corpus.questions[reading].reading.held:
        text = f"{name_place(law.corpus, view.by, view.at)}: {view.answer}"
        if view.words:
            text += f", “{view.words}”"
        if view.says:
            text += f", {view.says}"
        yield text


def _turning(law: Law, reading: str) -> Iterator[str]:
    field = law.space.field[READING + reading]
    for name, item in law.corpus.encoded.items():
        boxes = [box.bits for box in (*item.offences, *item.measures, *item.definition)]
        boxes += [rule.within for rule in item.widenings]
        boxes += [box for cut in item.cuts for box in cut.boxes]
        if any(box & field != field for box in boxes):
            yield f"{name_provision(law.corpus, name)} [{name}]"
    for ready in law.corpus.checks:
        if any(box & field != field for item in ready.asked for box in item.boxes):
            yield f"check {ready.check.id}"
