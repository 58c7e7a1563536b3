"""The register of readings: those that files state, and those that the tool asks by rule."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gapcheck.assemble.parts import Layout
from gapcheck.construct import construct
from gapcheck.corpus import Question
from gapcheck.lexicon import Lexicon, Vocabulary
from gapcheck.problem import advise
from gapcheck.reading import Reading

YES, NO = "yes", "no"


class NoAnswer(NamedTuple):
    """Why there is no such answer to a reading.

    Attributes:
        message: What is wrong.
        fix: What helps.
        reading: Whether it is the reading that does not exist.
    """

    message: str
    fix: str
    reading: bool


class Questions:
    """Every reading of a corpus, by id.

    Args:
        vocabulary: The vocabulary.

    Attributes:
        layout: Where boxes keep dimensions, and readings that texts have met.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.layout = Layout(vocabulary.sizes(), self._count)
        self._by_id: dict[str, Question] = {}
        self._of_term: dict[tuple[str, str, str], str] = {}

    def state(self, reading: Reading, owner: str) -> bool:
        """Register a reading that a file states; `False` if the id is taken."""
        if reading.id in self._by_id:
            return False
        working = reading.working.answer if reading.working else None
        self._by_id[reading.id] = Question(reading, owner, working=working)
        for question in reading.terms:
            for atom in question.atoms:
                self._of_term[owner, question.term, atom] = reading.id
        return True

    def of_term(
        self, owner: str, short: str, lexicon: Lexicon, term: str, atom: str
    ) -> tuple[str, int]:
        """Return reading and answer under which a term, in one instrument, reaches an atom.

        Args:
            owner: The instrument.
            short: Its name in sentences.
            lexicon: The dimension.
            term: The term, as the instrument uses it.
            atom: The atom that it may cover.
        """
        stated = self._of_term.get((owner, term, atom))
        if stated is not None:
            return stated, 1
        reading = f"{owner}:{term}-reaches-{atom}"
        if reading not in self._by_id:
            said, meant = _named(lexicon, term), _named(lexicon, atom)
            claim = f"the word for {said} in the {short} reaches {meant}"
            noun = construct(
                Reading,
                {
                    "id": reading,
                    "question": f"Does the word for {said} in the {short} reach {meant}?",
                    "answers": {
                        YES: claim,
                        NO: f"the word for {said} in the {short} does not reach {meant}",
                    },
                },
            )
            self._by_id[reading] = Question(noun, owner, "may-cover")
        return reading, 1

    def ask(
        self, reading: str, owner: str, rule: str, question: str, answers: Mapping[str, str]
    ) -> str:
        """Register a question that the tool asks by rule, once; return its id."""
        if reading not in self._by_id:
            noun = construct(
                Reading, {"id": reading, "question": question, "answers": dict(answers)}
            )
            self._by_id[reading] = Question(noun, owner, rule)
        return reading

    def answer(self, reading: str, answer: str) -> int | NoAnswer:
        """Return an answer's value set, or what is wrong with the question or the answer."""
        question = self._by_id.get(reading)
        if question is None:
            fix = advise(reading, self._by_id, "'gapcheck show READING' shows a reading.")
            return NoAnswer(f"there is no reading '{reading}'", fix, reading=True)
        if answer not in question.answers:
            said = f"'{answer}'" if isinstance(answer, str) else "this"
            fix = f"use one of: {', '.join(question.answers)}."
            return NoAnswer(f"{said} is not an answer to '{reading}'", fix, reading=False)
        return 1 << question.answers.index(answer)

    def _count(self, reading: str) -> int:
        return len(self._by_id[reading].answers)

    def all(self) -> dict[str, Question]:
        """Return all questions in canonical order."""
        return dict(sorted(self._by_id.items()))

    def ids(self) -> Iterable[str]:
        """Return the ids of all questions."""
        return self._by_id


def _named(lexicon: Lexicon, name: str) -> str:
    """Return how an atom or term is put in a question."""
    term = lexicon.terms.get(name)
    words = term if term is not None else lexicon.dimension.atoms[lexicon.index[name]]
    doing = words.doing.replace("{object}", "it")
    return (words.noun or doing or words.name or words.phrase or name).strip()
