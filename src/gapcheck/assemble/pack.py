"""Parts to boxes of the space, once the readings are known and the space laid out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gapcheck.amount import AmountError, Range, parse_imprisonment
from gapcheck.assemble.demand import HEADS, Posed
from gapcheck.assemble.draft import Drafted
from gapcheck.assemble.encode import Encoder, Written, multiplied_parts
from gapcheck.assemble.parts import Layout, Part
from gapcheck.corpus import Asked, Cut, Encoded, LawBox, Widening
from gapcheck.lexicon import Vocabulary
from gapcheck.part import READING, join_limits
from gapcheck.region import Region, absorb, difference, intersection
from gapcheck.source import Steps
from gapcheck.space import Box, Space
from gapcheck.vocabulary import Head

_Group = tuple[frozenset[str], int, Region]
"""Definitions that multiply a region, bits of the dimensions that it states, and the region."""


class Packer:
    """Packs what was resolved.

    Args:
        space: The space of all regions.
        vocabulary: The vocabulary.
        layout: How the boxes are laid out that are to be packed.
        encoders: Instrument to its encoder.
    """

    def __init__(
        self,
        space: Space,
        vocabulary: Vocabulary,
        layout: Layout,
        encoders: Mapping[str, Encoder],
    ) -> None:
        self._space = space
        self._vocabulary = vocabulary
        self._layout = layout
        self._encoders = encoders
        self._extended = frozenset(vocabulary.extended)
        self._extended_marks = sum(layout.mark(name) for name in self._extended)
        self._vocabulary_bits = layout.values & (1 << layout.width) - 1
        self._readings: dict[int, Box] = {}
        self._bases: dict[int, Box] = {}

    def encoded(self, draft: Drafted) -> Encoded:
        """Return a national provision as regions."""
        limits = join_limits(
            draft.offences.limits,
            draft.measures.limits,
            draft.definition.limits,
            *(where.limits for _, where, _ in draft.widenings),
        )
        return Encoded(
            draft.id,
            draft.loaded.noun.instrument,
            draft.noun,
            offences=self._punished(draft),
            measures=self._boxes(draft, draft.measures, "measure"),
            definition=self._boxes(draft, draft.definition, "term"),
            widenings=tuple(self._widenings(draft)),
            cuts=tuple(self._cuts(draft)),
            limits=limits,
            wording=(
                *draft.offences.wording,
                *draft.measures.wording,
                *draft.definition.wording,
            ),
        )

    def asked(self, posed: Posed) -> Asked:
        """Return a demand as a region."""
        kind = posed.demand.kind
        head = HEADS[kind]
        boxes = self.region(posed.parts, head)
        return Asked(
            kind,
            head,
            boxes,
            boxes if posed.core is posed.parts else self.region(posed.core, head),
            posed.wording,
            posed.provision,
            posed.definitions,
            posed.concept if kind == "define" else None,
            self._space.fields(*posed.demand.some),
            posed.thresholds,
            posed.demand.apart,
            self._space.fields(*posed.demand.over),
        )

    def region(self, parts: Iterable[Part], head: Head | None = None) -> Region:
        """Return parts as boxes.

        Args:
            parts: The parts; none of them uses a definition.
            head: For conduct, dimensions that are extended by general rules and left unstated
                have their base value; what subtracts, clips or is silent has no head and is
                unrestricted there.
        """
        if head != "conduct":
            return absorb(self._box(part.bits) for part in parts)
        return absorb(self._box(part.bits) & self._unstated(part.bits) for part in parts)

    def _box(self, bits: int) -> Box:
        """Return a part in the space, where the vocabulary has the same places."""
        layout = self._layout
        box = self._space.full ^ (bits & self._vocabulary_bits)
        readings = bits >> layout.width
        if not readings:
            return box
        if readings not in self._readings:
            self._readings[readings] = self._space.pack(layout.masks(readings << layout.width))
        return box & self._readings[readings]

    def _unstated(self, bits: int) -> Box:
        """Return the base values of the extended dimensions of which a part says nothing."""
        said = bits & self._extended_marks
        if said not in self._bases:
            names = self._extended.difference(self._layout.said(said))
            self._bases[said] = self._space.pack(
                {name: self._vocabulary.base(name) for name in names}
            )
        return self._bases[said]

    def _boxes(self, draft: Drafted, written: Written, head: Head) -> tuple[LawBox, ...]:
        return tuple(_law_boxes(draft.id, self._groups(written, head)))

    def _groups(self, written: Written, head: Head) -> list[_Group]:
        grouped: dict[tuple[frozenset[str], frozenset[str]], list[Part]] = {}
        for part, _ in written.parts:
            stated = frozenset(self._layout.said(part.bits & self._extended_marks))
            grouped.setdefault((part.uses, stated), []).append(part)
        return [
            (uses, self._space.fields(*stated), self.region(parts, head))
            for (uses, stated), parts in grouped.items()
        ]

    # --- offences and their penalties ---

    def _punished(self, draft: Drafted) -> tuple[LawBox, ...]:
        """Return the offence's boxes, each with the penalty that belongs to it."""
        groups = self._groups(draft.offences, "conduct")
        found: list[LawBox] = []
        for number, tier in draft.tiers:
            within = self.region(tier)
            inner = [
                (uses, stated, intersection(self._space, boxes, within))
                for uses, stated, boxes in groups
            ]
            groups = [
                (uses, stated, difference(self._space, boxes, within))
                for uses, stated, boxes in groups
            ]
            found += _law_boxes(draft.id, inner, *self._penalty(draft, ("penalties", number)))
            if not any(boxes for _, _, boxes in inner):
                self._encoder(draft).report(
                    "E106",
                    "this penalty meets no case of the offence",
                    (*self._path(draft), "penalties", number, "when"),
                    fix="it has to narrow what 'punishes' reaches; an amendment that leaves it no "
                    "case has to 'change' the penalty, too.",
                )
        found += _law_boxes(draft.id, groups, *self._penalty(draft, ("penalty",)))
        return tuple(found)

    def _encoder(self, draft: Drafted) -> Encoder:
        return self._encoders[draft.loaded.noun.instrument]

    def _path(self, draft: Drafted) -> Steps:
        return self._encoder(draft).path(draft.noun.id)

    def _penalty(self, draft: Drafted, key: Steps) -> tuple[Range | None, bool]:
        """Return the imprisonment that stands under a key, and whether it is a fine alone."""
        found: Any = draft.noun.penalty
        if key[0] == "penalties":
            found = draft.noun.penalties[int(key[1])]
        if found is None:
            return None, False
        if found.imprisonment is None:
            return None, found.fine is not None
        try:
            return parse_imprisonment(found.imprisonment), False
        except AmountError:
            return None, False  # validation says so

    # --- general rules and exemptions ---

    def _widenings(self, draft: Drafted) -> Iterator[Widening]:
        owner, space = draft.loaded.noun.instrument, self._space
        for extension, (added, where, answers) in zip(
            draft.noun.extends, draft.widenings, strict=True
        ):
            condition = space.pack(answers)
            for part in added.parts:
                masks = self._layout.masks(part.bits)
                names = [name for name in masks if name[0] != READING]
                open_ = {key: mask for key, mask in masks.items() if key[0] == READING}
                for limit in where.parts:
                    yield Widening(
                        draft.id,
                        scope=self._scope(owner, extension.offences_of),
                        excluded=self._scope(owner, extension.except_of),
                        classes=frozenset(extension.class_),
                        fields=space.fields(*names),
                        added=space.pack(masks),
                        within=self._box(limit.bits) & condition & space.pack(open_),
                    )

    def _cuts(self, draft: Drafted) -> Iterator[Cut]:
        owner = draft.loaded.noun.instrument
        for exemption, (parts, answers) in zip(draft.noun.exempts, draft.cuts, strict=True):
            condition = self._space.pack(answers)
            region = self.region(multiplied_parts(self._layout, self._encoders, parts))
            boxes = tuple(box & condition for box in region)
            yield Cut(draft.id, self._scope(owner, exemption.from_), boxes)

    def _scope(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        """Return instruments and provisions as full ids, ranges written out."""
        found: set[str] = set()
        for name in names:
            first, dots, last = name.partition("..")
            chosen = self._encoders[owner].units(first, last) if dots else ()
            if chosen:
                found.update(f"{owner}/{unit}" for unit in chosen)
            elif name == "any" or name in self._encoders or "/" in name:
                found.add(name)
            else:
                found.add(f"{owner}/{name}")
        return frozenset(found)


def _law_boxes(
    provision: str,
    groups: Iterable[_Group],
    penalty: Range | None = None,
    fine_only: bool = False,
) -> Iterator[LawBox]:
    for uses, stated, boxes in groups:
        for bits in boxes:
            yield LawBox(provision, bits, uses, stated, penalty, fine_only)
