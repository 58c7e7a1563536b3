"""What every engine is asked, and how it answers."""

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple, Protocol

from workload import Law, Masks, Workload


class Answer(NamedTuple):
    """What an engine says of one box that is demanded.

    Attributes:
        sure: Whether the law surely contains it.
        possible: Whether the law contains it if doubtful values count.
        touched: Whether the law reaches any cell of it if doubtful values count.
        residue: What it has and the law does not surely contain, in the engine's own form;
            nothing if `sure`.
    """

    sure: bool
    possible: bool
    touched: bool
    residue: Any


class Engine(Protocol):
    """Something that answers for a law; made once for a workload, whose checks it may prepare.

    Attributes:
        title: Its name in tables.
        package: The distribution that it needs, whose version is shown; empty if none.
        gives: What its residue is.
        whole: Whether its residue is the whole residue, not one case.
    """

    title: ClassVar[str]
    package: ClassVar[str]
    gives: ClassVar[str]
    whole: ClassVar[bool]

    def __init__(self, workload: Workload) -> None: ...

    def answer(self, law: Law) -> list[Answer]:
        """Return the answers for all boxes of the workload's checks, in their order."""
        ...

    def boxes(self, residue: Any) -> Iterable[Masks]:
        """Return a residue as boxes, so that it can be checked; not part of what is timed."""
        ...
