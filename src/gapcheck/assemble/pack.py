"""Regions by name to boxes of the space, once the readings are known and the space laid out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from gapcheck.amount import AmountError, Range, parse_imprisonment
from gapcheck.assemble.demand import HEADS, Posed
from gapcheck.assemble.draft import Drafted
from gapcheck.assemble.encode import Encoder, Written, multiplied_parts
from gapcheck.corpus import Asked, Cut, Encoded, LawBox, Widening
from gapcheck.lexicon import Vocabulary
from gapcheck.part import READING, Part, join_limits
from gapcheck.region import Region, absorb, difference, intersection
from gapcheck.source import Steps
from gapcheck.space import Space
from gapcheck.vocabulary import Head


class Packer:
    """Packs what was resolved.

    Args:
        space: The space of all regions.
        vocabulary: The vocabulary.
        encoders: Instrument to its encoder.
    """

    def __init__(
        self, space: Space, vocabulary: Vocabulary, encoders: Mapping[str, Encoder]
    ) -> None:
        self._space = space
        self._vocabulary = vocabulary
        self._encoders = encoders

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
        return Asked(
            kind,
            head,
            self.region(posed.parts, head),
            self.region(posed.core, head),
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
        vocabulary = self._vocabulary
        return absorb(
            self._space.pack(vocabulary.with_base(part.masks) if head == "conduct" else part.masks)
            for part in parts
        )

    def _boxes(self, draft: Drafted, written: Written, head: Head) -> tuple[LawBox, ...]:
        grouped: dict[tuple[frozenset[str], int], list[Part]] = {}
        for part in written.parts:
            said = (name for name in self._vocabulary.extended if name in part.masks)
            fields = self._space.fields(*said)
            grouped.setdefault((part.uses, fields), []).append(part)
        return tuple(
            LawBox(draft.id, bits, uses, fields)
            for (uses, fields), parts in grouped.items()
            for bits in self.region(parts, head)
        )

    # --- offences and their penalties ---

    def _punished(self, draft: Drafted) -> tuple[LawBox, ...]:
        """Return the offence's boxes, each with the penalty that belongs to it."""
        boxes = self._boxes(draft, draft.offences, "conduct")
        penalty, fine_only = self._penalty(draft, ("penalty",))
        tiers = [self._penalty(draft, ("penalties", n)) for n in range(len(draft.noun.penalties))]
        found: list[LawBox] = []
        for number, tier in draft.tiers:
            inner, outer = self._told_apart(boxes, self.region(tier))
            imprisonment, only = tiers[number]
            found.extend(replace(box, penalty=imprisonment, fine_only=only) for box in inner)
            if not inner:
                self._encoder(draft).report(
                    "E106",
                    "this penalty meets no case of the offence",
                    (*self._path(draft), "penalties", number, "when"),
                    fix="it has to narrow what 'punishes' reaches.",
                )
            boxes = outer
        found.extend(replace(box, penalty=penalty, fine_only=fine_only) for box in boxes)
        return tuple(found)

    def _told_apart(
        self, boxes: Iterable[LawBox], within: Region
    ) -> tuple[tuple[LawBox, ...], tuple[LawBox, ...]]:
        """Return boxes as far as they lie in a region, and outside it."""
        inner: list[LawBox] = []
        outer: list[LawBox] = []
        for box in boxes:
            own = (box.bits,)
            inner += [replace(box, bits=it) for it in intersection(self._space, own, within)]
            outer += [replace(box, bits=it) for it in difference(self._space, own, within)]
        return tuple(inner), tuple(outer)

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
                names = [name for name in part.masks if name[0] != READING]
                open_ = {key: mask for key, mask in part.masks.items() if key[0] == READING}
                for limit in where.parts:
                    yield Widening(
                        draft.id,
                        scope=self._scope(owner, extension.offences_of),
                        excluded=self._scope(owner, extension.except_of),
                        classes=frozenset(extension.class_),
                        fields=space.fields(*names),
                        added=space.pack(part.masks),
                        within=space.pack(limit.masks) & condition & space.pack(open_),
                    )

    def _cuts(self, draft: Drafted) -> Iterator[Cut]:
        owner = draft.loaded.noun.instrument
        for exemption, (parts, answers) in zip(draft.noun.exempts, draft.cuts, strict=True):
            condition = self._space.pack(answers)
            region = self.region(multiplied_parts(self._encoders, parts))
            boxes = tuple(box & condition for box in region)
            yield Cut(draft.id, self._scope(owner, exemption.from_), boxes)

    def _scope(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        """Return instruments and provisions as full ids, ranges written out."""
        found: set[str] = set()
        units = [noun.id for noun in self._encoders[owner].provisions]
        for name in names:
            first, dots, last = name.partition("..")
            if dots and first in units and last in units:
                chosen = units[units.index(first) : units.index(last) + 1]
                found.update(f"{owner}/{unit}" for unit in chosen)
            elif name == "any" or name in self._encoders or "/" in name:
                found.add(name)
            else:
                found.add(f"{owner}/{name}")
        return frozenset(found)
