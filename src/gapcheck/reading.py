"""Questions of interpretation: named once, cited, with their possible answers.

A reading is a dimension: what a text reaches only under an answer is a box restricted on it.
"""

from typing import Annotated

from pydantic import Field

from gapcheck.citation import Cite
from gapcheck.noun import Names, Noun, Words


class View(Noun):
    """Who answers the question how.

    Attributes:
        answer: One of the reading's answers, or `open` for a source that leaves it open.
        by: Id of the document.
        at: Pinpoint.
        words: The source's words.
        says: What the source says, in our own words.
    """

    answer: str
    by: str
    at: str | None = None
    words: str | None = None
    says: str | None = None


class Working(Noun):
    """The answer with which scenarios start.

    Attributes:
        answer: One of the reading's answers.
        by: Documents that take it; empty if it is our own.
        why: Why it is taken.
    """

    answer: str
    by: Names = ()
    why: Words


class TermQuestion(Noun):
    """A term's arguable atoms that a reading asks about, instead of one question for each.

    Attributes:
        term: A term of the vocabulary that the instrument uses.
        atoms: Atoms that it may cover; they are reached under the reading's first answer.
    """

    term: str
    atoms: Names


class Reading(Noun):
    """One question.

    Attributes:
        id: Canonical id.
        question: The question, as a lawyer would put it.
        answers: Answer to a clause that can follow "if", e.g. `yes: '"public place" includes
            the internet'`. In this order, the first is the widest.
        working: The answer taken unless a scenario says otherwise; none leaves it open.
        held: Views of the sources.
        terms: Arguable atoms of terms that this reading decides for its instrument.
        cite: Where the question is raised, if no view says so.
        note: Why the question is one.
    """

    id: str
    question: Words
    answers: Annotated[dict[str, str], Field(min_length=2)]
    working: Working | None = None
    held: tuple[View, ...] = ()
    terms: tuple[TermQuestion, ...] = ()
    cite: tuple[Cite, ...] = ()
    note: str | None = None
