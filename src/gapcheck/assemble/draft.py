"""National provisions as parts: everything resolved, nothing packed yet."""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from gapcheck.assemble.encode import Encoder, Written
from gapcheck.assemble.expression import Resolved
from gapcheck.assemble.parts import Part
from gapcheck.files import Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import NationalProvision


class Drafted(NamedTuple):
    """A national provision as parts, before it is packed."""

    loaded: Loaded[NationalInstrument]
    noun: NationalProvision
    offences: Written
    measures: Written
    definition: Written
    tiers: tuple[tuple[int, tuple[Part, ...]], ...]
    widenings: tuple[tuple[Resolved, Resolved, Mapping[str, int]], ...]
    cuts: tuple[tuple[tuple[Part, ...], Mapping[str, int]], ...]

    @property
    def id(self) -> str:
        """The provision's id, `instrument/provision`."""
        return f"{self.loaded.noun.instrument}/{self.noun.id}"


_NOTHING = Written(())


def draft_provisions(
    encoder: Encoder, loaded: Loaded[NationalInstrument], units: Container[str] | None = None
) -> Iterator[Drafted]:
    """Yield the provisions of a national instrument as parts, in the order of the law.

    Args:
        encoder: The instrument's encoder.
        loaded: The instrument.
        units: Which of its provisions; all if left out.
    """
    for noun in loaded.noun.provisions:
        if units is not None and noun.id not in units:
            continue
        doubts = noun.doubtful
        measures = encoder.region(noun.id, "provides", noun.provides, doubts)
        yield Drafted(
            loaded,
            noun,
            offences=encoder.offence(noun.id),
            measures=measures,
            definition=encoder.definition(noun.id) if noun.reaches else _NOTHING,
            tiers=tuple(
                (number, encoder.resolver.resolve(tier.when, path).parts)
                for number, tier in enumerate(noun.penalties)
                if tier.when is not None
                for path in [encoder.path(noun.id, "penalties", number, "when")]
            ),
            widenings=tuple(_draft_widenings(encoder, noun)),
            cuts=tuple(_draft_cuts(encoder, noun)),
        )


def _draft_widenings(
    encoder: Encoder, noun: NationalProvision
) -> Iterator[tuple[Resolved, Resolved, Mapping[str, int]]]:
    for number, extension in enumerate(noun.extends):
        path = encoder.path(noun.id, "extends", number)
        yield (
            encoder.resolver.resolve(extension.with_, (*path, "with")),
            encoder.resolver.resolve(extension.where, (*path, "where")),
            encoder.resolver.conditions(extension.if_, (*path, "if")),
        )


def _draft_cuts(
    encoder: Encoder, noun: NationalProvision
) -> Iterator[tuple[tuple[Part, ...], Mapping[str, int]]]:
    for number, exemption in enumerate(noun.exempts):
        path = encoder.path(noun.id, "exempts", number)
        parts = tuple(
            part
            for index, box in enumerate(exemption.region)
            for part in encoder.resolver.resolve(box, (*path, "region", index)).parts
        )
        yield parts, encoder.resolver.conditions(exemption.if_, (*path, "if"))
