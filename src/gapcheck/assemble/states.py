"""States of the law to which amendments lead, resolved and then packed beside the law itself.

All share one space, so that what is found of one can be compared with what is found of another.
"""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import NamedTuple

from gapcheck.amend import (
    Amended,
    Placed,
    all_states,
    amend_files,
    most_uncertain,
    placed_instructions,
    uncertain,
)
from gapcheck.amendment import Amendment, ReadyAmendment, Step
from gapcheck.assemble.affected import Naming
from gapcheck.assemble.asking import ask_amendment
from gapcheck.assemble.draft import Drafted, draft_provisions
from gapcheck.assemble.encode import Encoder
from gapcheck.assemble.encoders import make_encoders
from gapcheck.assemble.pack import Packer
from gapcheck.assemble.questions import Questions
from gapcheck.corpus import Edition, Encoded
from gapcheck.files import Files, Loaded
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import GapcheckError, Problem
from gapcheck.space import Space
from gapcheck.validate import amendment_problems, validate_files

MOST = 7
"""Uncertain commencements that can be open at once: each doubles the states of the law."""


class Named(NamedTuple):
    """An amendment that scenarios can name.

    Attributes:
        name: How they name it, with the hash of its content.
        country: The State whose law it changes.
        loaded: The amendment.
    """

    name: str
    country: str
    loaded: Loaded[Amendment]


class _State(NamedTuple):
    """A state of the law, before it is packed."""

    amended: Amended
    encoders: Mapping[str, Encoder]
    drafted: Sequence[Drafted]


class States:
    """The states that amendments lead to.

    Args:
        files: The files of the corpus.
        vocabulary: The vocabulary.
        questions: The register of readings; grows as new texts are met.
        encoders: Instrument to its encoder, for the law as it is.
        drafted: Instrument to its provisions, for the law as it is.
        problems: Where mistakes are collected.

    Attributes:
        amendments: Amendments by name.
    """

    def __init__(
        self,
        files: Files,
        vocabulary: Vocabulary,
        questions: Questions,
        encoders: Mapping[str, Encoder],
        drafted: Mapping[str, Sequence[Drafted]],
        problems: list[Problem],
    ) -> None:
        self._files = files
        self._vocabulary = vocabulary
        self._questions = questions
        self._encoders = encoders
        self._drafted = drafted
        self._problems = problems
        self._states: dict[tuple[str, ...], _State] = {}
        self._naming = Naming()
        self._before = {loaded.noun.instrument: loaded for _, loaded in files.statutes}
        self.amendments: dict[str, ReadyAmendment] = {}

    def reach(self, named: Sequence[Named], together: Sequence[Sequence[str]]) -> None:
        """Resolve the texts of every state that some scenario can ask for.

        Args:
            named: The amendments.
            together: The names of those that a scenario names at once.

        Raises:
            GapcheckError: One is not in order, or cannot be carried out.
        """
        for item in named:
            self._problems += amendment_problems(item.loaded, self._files)
        self._raise(self._problems)
        placed = {item.name: tuple(placed_instructions(item.loaded)) for item in named}
        for item in named:
            self._name(item, [_step(one) for one in placed[item.name]])
        self._raise(self._problems)
        countries = {item.name: item.country for item in named}
        for names in dict.fromkeys(tuple(group) for group in together):
            _expect_one_country(names, countries)
            chosen = {one.key: one for name in names for one in placed[name]}
            steps = [_step(one) for one in chosen.values()]
            _expect_few(steps)
            for key in sorted(all_states(steps)):
                if key and key not in self._states:
                    instructions = [chosen[name] for name in key]
                    self._states[key] = self._state(countries[names[0]], instructions)

    def drafted(self) -> Iterator[Drafted]:
        """Yield the provisions of all states."""
        for state in self._states.values():
            yield from state.drafted

    def editions(
        self, space: Space, before: Mapping[str, Encoded]
    ) -> dict[tuple[str, ...], Edition]:
        """Return the states, packed; what they share with it or with each other is one object.

        Args:
            space: The space of all regions.
            before: The provisions of the law as it is.
        """
        met = {name: [item] for name, item in before.items()}
        return {key: self._edition(it, space, met) for key, it in self._states.items()}

    def _name(self, item: Named, steps: Sequence[Step]) -> None:
        noun = item.loaded.noun
        self.amendments[item.name] = ReadyAmendment(item.name, item.country, noun, tuple(steps))
        for number, reading in enumerate(noun.readings):
            if not self._questions.state(reading, noun.amendment):
                self._problems.append(
                    item.loaded.source.problem(
                        "E204",
                        f"there is another reading '{reading.id}'",
                        ("readings", number, "id"),
                        fix="give one of them another id.",
                    )
                )
        shorts = {name: loaded.noun.short for name, loaded in self._before.items()}
        for question in uncertain(steps):
            ask_amendment(self._questions, noun, question, shorts)

    def _state(self, country: str, chosen: Sequence[Placed]) -> _State:
        amended = amend_files(self._files, country, chosen, self._vocabulary)
        self._raise(validate_files(amended.files))
        statutes = [loaded for _, loaded in amended.files.statutes]
        affected = self._naming.affected(self._before, statutes)
        encoders = make_encoders(
            [loaded for loaded in statutes if loaded.noun.instrument in affected],
            self._vocabulary,
            self._questions,
            self._problems,
            self._encoders,
        )
        drafted: list[Drafted] = []
        for loaded in statutes:
            name = loaded.noun.instrument
            known = {draft.noun.id: draft for draft in self._drafted.get(name, ())}
            if name in affected:
                fresh = draft_provisions(encoders[name], loaded, affected[name])
                known |= {draft.noun.id: draft for draft in fresh}
            drafted += [known[noun.id] for noun in loaded.noun.provisions]
        return _State(amended, encoders, drafted)

    def _edition(
        self, state: _State, space: Space, met: MutableMapping[str, list[Encoded]]
    ) -> Edition:
        packer = Packer(space, self._vocabulary, self._questions.layout, state.encoders)
        encoded = {}
        own = {id(draft) for drafts in self._drafted.values() for draft in drafts}
        for draft in state.drafted:
            if id(draft) in own:
                encoded[draft.id] = met[draft.id][0]
                continue
            item, known = packer.encoded(draft), met.setdefault(draft.id, [])
            same = next((other for other in known if other == item), None)
            if same is None:
                known.append(item)
            encoded[draft.id] = same or item
        instruments = {
            item.noun.instrument: (country, item.noun)
            for country, item in state.amended.files.statutes
        }
        return Edition(instruments, encoded, state.amended.by)

    def _raise(self, problems: Sequence[Problem]) -> None:
        if any(problem.severity == "error" for problem in problems):
            raise GapcheckError(dict.fromkeys([*self._problems, *problems]))


def _expect_one_country(names: Sequence[str], countries: Mapping[str, str]) -> None:
    met = {countries[name]: name for name in names}
    if len(met) > 1:
        told = " and ".join(f"'{name}' of '{code}'" for code, name in met.items())
        fix = "name amendments of one State at a time."
        raise GapcheckError(
            [Problem("E414", f"the amendments change the law of several States: {told}", fix=fix)]
        )


def _expect_few(steps: Sequence[Step]) -> None:
    """Raise an error if more states would have to be kept apart than can be."""
    open_ = most_uncertain(steps)
    if open_ > MOST:
        message = f"on one day {open_} commencements are uncertain; {MOST} can be kept apart"
        fix = "name fewer amendments at once, or give instructions one 'commencement' together."
        raise GapcheckError([Problem("E507", message, fix=fix)])


def _step(placed: Placed) -> Step:
    return placed.key, placed.commencement, placed.question
