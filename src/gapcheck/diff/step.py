"""What differs between two neighbouring laws, and which of it bears on a check."""

from collections.abc import Iterator
from dataclasses import replace

from gapcheck.consolidate import Law
from gapcheck.corpus import ReadyCheck
from gapcheck.judge import Change, changed_provisions
from gapcheck.words.cite import title_provision


class Step:
    """The provisions that differ between two laws, and what each of them bears on.

    Args:
        first: A law.
        second: Another one.

    Attributes:
        names: The provisions that differ, in the order of the law.
    """

    def __init__(self, first: Law, second: Law) -> None:
        self._first, self._second = first, second
        self._alike = first.space is second.space
        self._single: dict[str, Change] = {}
        self.names = tuple(changed_provisions(first, second))

    def bearing(self, ready: ReadyCheck) -> Iterator[str]:
        """Yield the provisions that differ and bear on a check; none across two spaces."""
        for name in self.names if self._alike else ():
            if touches(self._change(name), ready):
                yield name

    def cite(self, name: str) -> str:
        """Return a provision that differs, as tables cite it."""
        law = self._second if name in self._second.encoded else self._first
        return title_provision(law.corpus, name)

    def _change(self, name: str) -> Change:
        if name not in self._single:
            encoded = {key: item for key, item in self._first.encoded.items() if key != name}
            if name in self._second.encoded:
                encoded[name] = self._second.encoded[name]
            self._single[name] = Change(self._first, replace(self._first, encoded=encoded))
        return self._single[name]


def touches(change: Change, ready: ReadyCheck) -> bool:
    """Whether a change of law can touch what a check asks for; if not, it fares as before."""
    return any(change.touched(asked) for asked in ready.asked)
