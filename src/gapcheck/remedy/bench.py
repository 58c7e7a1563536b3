"""Laws as they would stand with edits: every suggestion is tried on the law itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gapcheck.amend import Placed, amend_files, states_on
from gapcheck.amendment import Amendment, Instruction
from gapcheck.assemble import Named, assemble_corpus
from gapcheck.citation import Cite, Document
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.files import Files, Loaded
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import GapcheckError
from gapcheck.scenario import Scenario
from gapcheck.source import Source

Edits = tuple[Instruction, ...]

COMPUTED = {
    "id": "computed-remedy",
    "short": "computed remedy",
    "author": "gapcheck",
    "title": "Remedy computed from the encoded law; no source proposes it",
    "kind": "commentary",
}
"""What a remedy cites: no text, and nobody's proposal."""


class Tried(NamedTuple):
    """Laws with edits, all in one space with the law as it is.

    Attributes:
        law: The law as it is.
        laws: For each group of edits the law with them; none where they cannot be carried out.
    """

    law: Law
    laws: tuple[Law | None, ...]


@dataclass(frozen=True)
class Bench:
    """Where edits are tried.

    Attributes:
        files: The files of the corpus, the scenario's own amendments carried out.
        scenario: The scenario, without these amendments.
    """

    files: Files
    scenario: Scenario

    @classmethod
    def of(cls, files: Files, named: Sequence[Named], scenario: Scenario) -> "Bench":
        """Return a bench for the law of a scenario.

        Args:
            files: The files of the corpus.
            named: The amendments of the scenario.
            scenario: The scenario.
        """
        chosen = [item for item in named if item.name in scenario.amendments]
        placed = [
            Placed(item.loaded, number)
            for item in chosen
            for number in range(len(item.loaded.noun.instructions))
        ]
        steps = [(one.key, one.commencement, one.question) for one in placed]
        sure = states_on(steps, scenario.as_of)[()]
        done = [one for one in placed if one.key in sure]
        if done:
            vocabulary = Vocabulary(tuple(item.noun for item in files.vocabulary))
            files = amend_files(files, scenario.country, done, vocabulary).files
        return cls(files, replace(scenario, amendments=()))

    def try_all(self, groups: Sequence[Edits]) -> Tried:
        """Return the law, and the law with each group of edits.

        Args:
            groups: The edits that are carried out at once.
        """
        named = [self._named(number, edits) for number, edits in enumerate(groups)]
        try:
            return self._tried(named, [True] * len(named))
        except GapcheckError:
            sound = [self._can(item) for item in named]
            return self._tried(named, sound)

    def _tried(self, named: Sequence[Named], sound: Sequence[bool]) -> Tried:
        used = [item for item, fine in zip(named, sound, strict=True) if fine]
        corpus = assemble_corpus(self.files, used, [(item.name,) for item in used])
        law = consolidate_law(corpus, self.scenario)
        laws = tuple(
            consolidate_law(corpus, replace(self.scenario, amendments=(item.name,)), law.memory)
            if fine
            else None
            for item, fine in zip(named, sound, strict=True)
        )
        return Tried(law, laws)

    def _can(self, item: Named) -> bool:
        try:
            assemble_corpus(self.files, [item], [(item.name,)])
        except GapcheckError:
            return False
        return True

    def _named(self, number: int, edits: Edits) -> Named:
        noun = Amendment.model_construct(
            amendment=f"edit-{number}",
            title=f"edit {number}",
            proposer="",
            status="",
            proposed=None,
            basis="reported",
            commencement=None,
            documents=(Document.model_validate(COMPUTED),),
            cite=(Cite.model_validate({"in": COMPUTED["id"]}),),
            readings=(),
            instructions=edits,
            closes=(),
            note=None,
        )
        loaded = Loaded(f"edit-{number}", noun, Source(f"edit-{number}", "", {}))
        return Named(f"edit-{number}", self.scenario.country, loaded)
