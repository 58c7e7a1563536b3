"""Files with amendments carried out: another state of the law; the files themselves stay."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gapcheck.amend.brought import brought, cited, emptied, weaker
from gapcheck.amend.conflicts import conflicts
from gapcheck.amend.edit import edited
from gapcheck.amend.placed import Placed
from gapcheck.amend.positions import edit_places
from gapcheck.amend.redraft import redrafted
from gapcheck.amend.refused import EditError
from gapcheck.amend.source import Place
from gapcheck.amend.text import Text
from gapcheck.amendment import OPERATIONS, Redraft
from gapcheck.files import DocumentsFile, Files, Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.lexicon import Vocabulary
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.provision import Commencement, NationalProvision
from gapcheck.source import Source


class Amended(NamedTuple):
    """A state of the law.

    Attributes:
        files: The files in that state.
        by: Provision to the amendments that made it what it is.
    """

    files: Files
    by: dict[str, tuple[str, ...]]


def amend_files(
    files: Files, country: str, instructions: Iterable[Placed], vocabulary: Vocabulary
) -> Amended:
    """Carry out instructions: day by day, and on one day all at once.

    Args:
        files: The files of the corpus.
        country: The State whose law is amended.
        instructions: What is carried out, in any order.
        vocabulary: The vocabulary of the corpus.

    Raises:
        GapcheckError: Some cannot be carried out, or contradict each other; all at once.
    """
    state = _State(files, country, vocabulary)
    days: dict[str, list[Placed]] = {}
    for placed in instructions:
        days.setdefault(_day(placed.commencement), []).append(placed)
    for day in sorted(days):
        state.carry_out(sorted(days[day], key=_order))
    if state.problems:
        raise GapcheckError(dict.fromkeys(state.problems))
    return state.amended()


def _day(when: Commencement | None) -> str:
    """Return when an instruction is carried out, for sorting; without a day, after all others."""
    day = when and (when.latest or when.earliest)
    return day.isoformat() if day else "9999"


def _order(placed: Placed) -> tuple[int, str, str]:
    return OPERATIONS.index(placed.operation), placed.target, placed.key


class _State:
    """The instruments of a State, while they are amended."""

    def __init__(self, files: Files, country: str, vocabulary: Vocabulary) -> None:
        self.problems: list[Problem] = []
        self._files = files
        self._country = country
        self._vocabulary = vocabulary
        self._texts = {
            item.noun.instrument: Text(item) for code, item in files.statutes if code == country
        }
        self._documents = files.documents
        self._repealed: dict[str, Placed] = {}
        self._enacted: dict[str, NationalInstrument] = {}
        self._by: dict[str, list[str]] = {}
        self._read: set[str] = set()

    def carry_out(self, day: Sequence[Placed]) -> None:
        """Carry out the instructions of one day."""
        clashing = list(conflicts(day))
        self.problems += clashing
        if clashing:
            return
        for placed in day:
            if placed.operation == "enact":
                self._enact(placed)
        for placed in day:
            self._bring_along(placed)
        self._insert_all([placed for placed in day if placed.operation == "insert"])
        for placed in day:
            if placed.operation == "substitute":
                self._put(placed, brought(placed))
            elif placed.operation == "repeal":
                self._put(placed, None)
        edits: dict[str, list[Placed]] = {}
        for placed in day:
            if placed.operation in ("widen", "narrow", "change"):
                edits.setdefault(placed.target, []).append(placed)
        for target in sorted(edits):
            self._edit(edits[target])

    def amended(self) -> Amended:
        """Return the state that was reached."""
        known = {item.noun.instrument for code, item in self._files.statutes}
        statutes = [
            (code, self._texts[item.noun.instrument].loaded() if code == self._country else item)
            for code, item in self._files.statutes
        ]
        statutes += [
            (self._country, text.loaded())
            for name, text in sorted(self._texts.items())
            if name not in known
        ]
        files = self._files._replace(statutes=tuple(statutes), documents=self._documents)
        return Amended(files, {name: tuple(by) for name, by in self._by.items()})

    def _bring_along(self, placed: Placed) -> None:
        """Take the readings and documents of an amendment into the law that it amends."""
        instrument = placed.target.partition("/")[0]
        noun = placed.loaded.noun
        if noun.amendment in self._read or instrument not in self._texts:
            return
        self._read.add(noun.amendment)
        if noun.documents:
            documents = DocumentsFile.model_construct(documents=noun.documents)
            loaded = Loaded(placed.loaded.name, documents, placed.loaded.source)
            self._documents = (*self._documents, loaded)
        text = self._texts[instrument]
        for number, reading in enumerate(noun.readings):
            text.readings.append(reading)
            text.asked[len(text.readings) - 1] = Place(placed.loaded.source, ("readings", number))

    def _enact(self, placed: Placed) -> None:
        noun = placed.instruction.enact
        assert noun is not None
        if noun.instrument in self._texts:
            fix = "choose another id, or insert its provisions one by one."
            if self._enacted.get(noun.instrument) != noun:
                self._refuse(placed, "E503", f"there is '{noun.instrument}' already", fix)
            return
        self._enacted[noun.instrument] = noun
        begun = noun.model_copy(update={"provisions": tuple(cited(placed, noun.provisions))})
        name = f"statutes/{self._country}/{noun.instrument}.yaml"
        loaded = Loaded(name, begun, placed.loaded.source)
        self._texts[noun.instrument] = Text(loaded, _place(placed, "enact"))
        for item in noun.provisions:
            self._note(f"{noun.instrument}/{item.id}", placed)

    def _insert_all(self, left: Sequence[Placed]) -> None:
        """Insert provisions, each behind the one that it names, which may come in that day."""
        behind: dict[tuple[str | None, str | None], int] = {}
        while left:
            coming = {placed.target for placed in left}
            waiting = [
                placed
                for placed in left
                if f"{placed.instruction.insert}/{placed.instruction.after}" in coming
            ]
            for placed in left:
                if placed not in waiting or len(waiting) == len(left):
                    self._insert(placed, behind)
            left = waiting if len(waiting) < len(left) else ()

    def _insert(self, placed: Placed, behind: dict[tuple[str | None, str | None], int]) -> None:
        one = placed.instruction
        text = self._texts.get(one.insert or "")
        if text is None:
            fix = advise(one.insert or "", self._texts)
            self._refuse(placed, "E201", f"there is no instrument '{one.insert}'", fix)
            return
        noun = brought(placed)
        if noun.id in text.units():
            if text.provisions[text.units().index(noun.id)][0] == noun:
                return  # said twice on one day, and alike
            if placed.target in self._repealed:
                self._found(placed)
                return
            fix = "give the new one another id, e.g. art-41bis, or substitute the old one."
            self._refuse(placed, "E503", f"'{placed.target}' exists already", fix, "provision")
            return
        at = len(text.provisions)
        if one.after is not None:
            if one.after not in text.units():
                fix = advise(one.after, text.units())
                message = f"there is no provision '{one.insert}/{one.after}'"
                self._refuse(placed, "E201", message, fix, "after")
                return
            place = one.insert, one.after  # several behind one provision stand as they sort
            at = text.units().index(one.after) + 1 + behind.get(place, 0)
            behind[place] = behind.get(place, 0) + 1
        text.provisions.insert(at, (noun, _place(placed, "provision")))
        self._note(placed.target, placed)

    def _put(self, placed: Placed, noun: NationalProvision | None) -> None:
        """Substitute a provision, or take it out."""
        earlier = self._repealed.get(placed.target)
        if noun is None and earlier and _day(earlier.commencement) == _day(placed.commencement):
            self._note(placed.target, placed)
            return
        found = self._found(placed)
        if found is None:
            return
        text, at = found
        before = text.provisions[at][0]
        text.parts.pop(before.id, None)
        if noun is None:
            text.provisions[at] = emptied(before, placed, self._vocabulary), _place(placed)
            self._repealed[placed.target] = placed
            self._note(placed.target, placed)
        elif noun.id != before.id:
            fix = f"write 'id: {before.id}', or repeal it and insert the other."
            message = f"the new text is '{noun.id}', not '{before.id}'"
            self._refuse(placed, "E502", message, fix, "provision")
        else:
            text.provisions[at] = noun, _place(placed, "provision")
            self._note(placed.target, placed)

    def _edit(self, edits: Sequence[Placed]) -> None:
        found = self._found(edits[0])
        if found is None:
            return
        text, at = found
        noun = text.provisions[at][0]
        if noun.unread:
            for placed in edits:
                fix = "substitute it: what an unread provision says is not known."
                self._refuse(placed, "E502", f"'{placed.target}' was not read", fix)
            return
        sound = True
        for placed in edits:
            try:
                edited(noun, [placed.instruction], self._vocabulary)
            except EditError as error:
                self.problems.append(placed.problem(error.code, error.key, str(error), error.fix))
                sound = False
        quote = self._redrafted(noun.quote, edits)
        if not sound or quote is None:
            return
        distinct = {repr(_sense(item)): item.instruction for item in edits}
        try:
            changed = edited(noun, [*distinct.values()], self._vocabulary, strict=False)
        except EditError as error:  # each alone can be carried out, but not all of them
            self._refuse(edits[-1], error.code, str(error), error.fix)
            return
        changed = changed.model_copy(update={"quote": quote or None, **_BEFORE})
        for placed in edits:
            cite = placed.instruction.cite or placed.loaded.noun.cite
            fresh = tuple(item for item in cite if item not in changed.cite)
            basis = weaker(changed.basis, placed.loaded.noun.basis)
            update = {"cite": (*changed.cite, *fresh), "basis": basis}
            changed = changed.model_copy(update=update)
            self._note(placed.target, placed)
        text.provisions[at] = changed, _place(edits[0])
        places = edit_places(noun, changed, edits, self._vocabulary.extended)
        text.parts.setdefault(noun.id, {}).update(places)

    def _redrafted(self, quote: str | None, edits: Sequence[Placed]) -> str | None:
        """Return the words of a provision after edits, `None` if they cannot be carried out."""
        drafts: list[Redraft] = []
        found: str | None = quote or ""
        for placed in edits:
            words = placed.instruction.words
            if words is None or words in drafts:
                continue
            try:
                text = redrafted(quote, [*drafts, words])
            except EditError as error:
                self.problems.append(placed.problem(error.code, error.key, str(error), error.fix))
                found = None
                continue
            drafts.append(words)
            found = text if found is not None else None
        return found

    def _found(self, placed: Placed) -> tuple[Text, int] | None:
        """Return where the provision stands that an instruction names; report it if it is gone."""
        instrument, _, unit = placed.target.partition("/")
        text = self._texts.get(instrument)
        if placed.target in self._repealed:
            by = self._repealed[placed.target].label
            message = f"'{placed.target}' is repealed before, by '{by}'"
            fix = "insert a provision under another id instead, or drop one of the two."
            self._refuse(placed, "E503", message, fix)
            return None
        if text is not None and unit in text.units():
            return text, text.units().index(unit)
        message = f"there is no provision '{placed.target}'"
        fix = advise(instrument, self._texts)
        if text is not None:
            fix = advise(unit, text.units(), f"'gapcheck show {instrument}' lists them.")
        self._refuse(placed, "E201", message, fix)
        return None

    def _refuse(
        self, placed: Placed, code: str, message: str, fix: str, key: str | None = None
    ) -> None:
        self.problems.append(placed.problem(code, key or placed.operation, message, fix))

    def _note(self, provision: str, placed: Placed) -> None:
        by = self._by.setdefault(provision, [])
        if placed.label not in by:
            by.append(placed.label)


_BEFORE: dict[str, object] = {"cases": (), "review": None}
"""What was said of a text before it was changed, and holds of that text only."""


def _place(placed: Placed, *steps: str) -> Place:
    source: Source = placed.loaded.source
    return Place(source, ("instructions", placed.number, *steps))


def _sense(placed: Placed) -> object:
    one = placed.instruction
    return one.model_dump(exclude={"cite", "note", "drafting", "commencement", "words"})
