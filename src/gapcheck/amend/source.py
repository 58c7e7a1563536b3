"""Where the parts of an amended instrument stand: in its own file, or in that of an amendment."""

from dataclasses import dataclass
from typing import NamedTuple

from gapcheck.problem import Problem
from gapcheck.source import Source, Steps


class Place(NamedTuple):
    """Where something stands.

    Attributes:
        source: The file.
        steps: The position in it.
    """

    source: Source
    steps: Steps


@dataclass(frozen=True, slots=True)
class AmendedSource(Source):
    """The file of an instrument, some of whose parts stand elsewhere.

    Attributes:
        base: The file itself.
        places: Position in the amended instrument to where that stands; what is not named stands
            in the file itself, where it says.
    """

    base: Source
    places: dict[Steps, Place]

    def problem(
        self,
        code: str,
        message: str,
        path: Steps = (),
        *,
        key: bool = False,
        where: str = "",
        fix: str = "",
    ) -> Problem:
        """Return a problem that points at a value, in the file in which it stands."""
        for length in range(len(path), 0, -1):
            place = self.places.get(path[:length])
            if place is not None:
                steps = (*place.steps, *path[length:])
                return place.source.problem(code, message, steps, key=key, where=where, fix=fix)
        return self.base.problem(code, message, path, key=key, where=where, fix=fix)
