"""What a citation says of an instrument besides its title, described."""

from collections.abc import Iterator

from gapcheck.describe.row import Row
from gapcheck.instrument import Instrument


def issued_rows(noun: Instrument) -> Iterator[Row]:
    """Yield who issued an instrument, how it is numbered, and its names in other schemes."""
    issued = noun.issued
    if issued is not None:
        if issued.by:
            yield Row("issued by", issued.by)
        if issued.year:
            yield Row("cited by year", str(issued.year))
        if issued.number:
            yield Row("cited by number", issued.number)
    for scheme, name in sorted(noun.aliases.items()):
        doubt = " (not verified)" if scheme in noun.unverified else ""
        yield Row("alias", f"{scheme}: {name}{doubt}")
