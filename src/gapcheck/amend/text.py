"""An instrument while it is amended: its provisions, each with where it stands."""

from gapcheck.amend.source import AmendedSource, Place
from gapcheck.files import Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import NationalProvision
from gapcheck.source import Steps


class Repealed(NationalProvision):
    """A repealed provision: it keeps its place, so that what refers to it finds nothing."""


class Text:
    """An instrument while it is amended.

    Args:
        loaded: The instrument.
        place: Where it stands, if in the file of an amendment.
    """

    def __init__(self, loaded: Loaded[NationalInstrument], place: Place | None = None) -> None:
        self._loaded = loaded
        self._place = place
        self.provisions: list[tuple[NationalProvision, Place]] = [
            (noun, self._own("provisions", number))
            for number, noun in enumerate(loaded.noun.provisions)
        ]
        self.readings = list(loaded.noun.readings)
        self.asked: dict[int, Place] = {}
        self.parts: dict[str, dict[Steps, Place]] = {}

    def units(self) -> list[str]:
        """Return the ids of the provisions, in order."""
        return [noun.id for noun, _ in self.provisions]

    def loaded(self) -> Loaded[NationalInstrument]:
        """Return the instrument as it stands now."""
        noun, source = self._loaded.noun, self._loaded.source
        provisions = tuple(item for item, _ in self.provisions)
        same = provisions == noun.provisions and len(self.readings) == len(noun.readings)
        if same and self._place is None:
            return self._loaded
        places: dict[Steps, Place] = {
            ("provisions", n): place for n, (_, place) in enumerate(self.provisions)
        }
        for number, unit in enumerate(self.units()):
            for steps, place in self.parts.get(unit, {}).items():
                places["provisions", number, *steps] = place
        places |= {("readings", n): place for n, place in self.asked.items()}
        changed = noun.model_copy(
            update={"provisions": provisions, "readings": tuple(self.readings)}
        )
        amended = AmendedSource(source.path, source.text, source.data, source, places)
        return Loaded(self._loaded.name, changed, amended)

    def _own(self, *steps: str | int) -> Place:
        if self._place is None:
            return Place(self._loaded.source, steps)
        return Place(self._place.source, (*self._place.steps, *steps))
