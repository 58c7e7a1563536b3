"""What long work gives to sources: done by the command, which shows progress, when it is asked."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gapcheck.amendment import Amendment
from gapcheck.diff import Comparison
from gapcheck.proposals import Proposals
from gapcheck.remedy import Package


class Handed(NamedTuple):
    """Work that needs more than a corpus; what is left out gives no rows.

    Attributes:
        compare: Compares the law of the scenario with the same law without its amendments and
            drafts.
        weigh: Weighs the amendments that the corpus brings.
        mend: Returns the smallest changes of law that close some checks, one after the other; it
            is given what they are about, to say what is being done.
        recommended: The amendments that the corpus brings for the country.
    """

    compare: Callable[[], Comparison] | None = None
    weigh: Callable[[], Proposals] | None = None
    mend: Callable[[str, Sequence[str]], Package] | None = None
    recommended: tuple[Amendment, ...] = ()
