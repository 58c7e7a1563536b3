"""Questions that no file asks, because they follow from what is not known.

Whether an uncertain commencement has happened, which class an offence has whose maximum penalty is
unknown, and whether an unknown attribute reaches the number that a check asks for.
"""

from collections.abc import Iterable, Mapping, Sequence

from gapcheck.amendment import Amendment, Instruction, operation
from gapcheck.assemble.draft import Drafted
from gapcheck.assemble.questions import NO, YES, Questions
from gapcheck.citation import pinpoint
from gapcheck.corpus import CLASS_QUESTION, Threshold, attribute_question
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import NationalProvision


def ask_commencement(questions: Questions, noun: NationalInstrument) -> None:
    """Ask whether an instrument, or a stage of it, whose day is uncertain had begun to apply."""
    stages = [("", noun.in_force), *((f"{item.id}-", item.in_force) for item in noun.stages)]
    for label, when in stages:
        if when is None or (when.earliest == when.latest and when.earliest is not None):
            continue
        part = f"{label[:-1].replace('-', ' ')} of the " if label else ""
        questions.ask(
            f"{noun.instrument}:{label}commenced",
            noun.instrument,
            "commencement",
            f"Had the {part}{noun.short} begun to apply on that day?",
            {
                YES: f"the {part}{noun.short} had begun to apply on that day",
                NO: f"the {part}{noun.short} had not begun to apply on that day",
            },
        )


def ask_amendment(
    questions: Questions, noun: Amendment, question: str, shorts: Mapping[str, str]
) -> None:
    """Ask whether an amendment, or an instruction of it, had taken effect on a day.

    Args:
        questions: The register of readings.
        noun: The amendment.
        question: Id of the question.
        shorts: Instrument to its short title.
    """
    number = question.rpartition(":")[2].removesuffix("commenced").removesuffix("-")
    what = noun.title
    if number:
        what = f"{_meant(noun.instructions[int(number) - 1], shorts)} by {noun.title}"
    questions.ask(
        question,
        noun.amendment,
        "commencement",
        f"Had {what} taken effect by that day?",
        {
            YES: f"{what} had taken effect by that day",
            NO: f"{what} was yet to take effect on that day",
        },
    )


def _meant(one: Instruction, shorts: Mapping[str, str]) -> str:
    """Return what an instruction does, as a noun: `the repeal of TIPSE Law art. 34`."""
    if one.enact is not None:
        return f"the enactment of the {one.enact.short}"
    if one.insert is not None and one.provision is not None:
        return (
            f"the insertion of {shorts.get(one.insert, one.insert)} {pinpoint(one.provision.id)}"
        )
    (verb,) = operation(one)
    instrument, _, unit = str(getattr(one, verb)).partition("/")
    nouns = {"repeal": "repeal", "substitute": "substitution"}
    title = shorts.get(instrument, instrument)
    return f"the {nouns.get(verb, 'amendment')} of {title} {pinpoint(unit)}"


def ask_attributes(
    questions: Questions, drafted: Sequence[Drafted], thresholds: Iterable[Threshold]
) -> None:
    """Ask about the attributes of offences whose maximum penalty is not known.

    Args:
        questions: The register of readings.
        drafted: All national provisions.
        thresholds: What checks ask of attributes.
    """
    classes = tuple(dict.fromkeys(item.as_ for draft in drafted for item in draft.noun.classifies))
    numbers = sorted(set(thresholds), key=lambda item: (item.attribute, item.text))
    for draft in drafted:
        if draft.noun.punishes and maximum_unknown(draft.noun):
            if classes:
                _ask_class(questions, draft, classes)
            for threshold in numbers:
                _ask_number(questions, draft, threshold)


def _named(draft: Drafted) -> str:
    return f"{draft.loaded.noun.short} {pinpoint(draft.noun.id)}"


def _ask_class(questions: Questions, draft: Drafted, classes: tuple[str, ...]) -> None:
    name = _named(draft)
    questions.ask(
        f"{draft.id}{CLASS_QUESTION}",
        draft.loaded.noun.instrument,
        "attribute",
        f"Which class of offence is {name}, whose maximum penalty is not known?",
        {item: f"{name} is a {item}" for item in classes},
    )


def _ask_number(questions: Questions, draft: Drafted, threshold: Threshold) -> None:
    name, attribute = _named(draft), threshold.attribute.replace("-", " ")
    questions.ask(
        attribute_question(draft.id, threshold),
        draft.loaded.noun.instrument,
        "attribute",
        f"Is the {attribute} of {name}, which is not known, at least {threshold.text}?",
        {
            YES: f"the {attribute} of {name} is at least {threshold.text}",
            NO: f"the {attribute} of {name} is less than {threshold.text}",
        },
    )


def maximum_unknown(noun: NationalProvision) -> bool:
    """Whether the maximum imprisonment of some case of the offence is not known."""
    penalties = [noun.penalty, *noun.penalties]
    return any(
        item is None
        or item.imprisonment == "unknown"
        or (item.imprisonment is None and item.fine is None)
        for item in penalties
    )
