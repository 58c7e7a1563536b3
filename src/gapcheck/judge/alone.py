"""A law with one provision only: what that provision reaches, definitions and rules applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gapcheck.assemble import AdHoc, limits_of, pose_demand
from gapcheck.assemble.adhoc import CONCEPT
from gapcheck.check import Kind
from gapcheck.consolidate.law import Law
from gapcheck.corpus import Corpus, Encoded


@dataclass(frozen=True, slots=True)
class Alone:
    """Makes laws in which one provision stands alone; what they share is made once.

    Attributes:
        law: The law from which all others are taken away.
    """

    law: Law
    _bare: dict[str, Mapping[str, Encoded]] = field(default_factory=dict)

    def of(self, encoded: Encoded, kind: Kind) -> Law:
        """Return the law without any other offence, measure, or definition of the same word.

        Args:
            encoded: The provision that stays, part of the law.
            kind: What is asked of it; only for `define` do other definitions have to go.
        """
        concept = (encoded.noun.expresses or "") if kind == "define" else ""
        if concept not in self._bare:
            self._bare[concept] = {
                name: replace(
                    item,
                    offences=(),
                    measures=(),
                    definition=()
                    if concept and item.noun.expresses == concept
                    else item.definition,
                )
                for name, item in self.law.encoded.items()
            }
        kept = self.law.encoded[encoded.id]
        return replace(self.law, encoded={**self._bare[concept], encoded.id: kept})


def pose_alone(corpus: Corpus, encoded: Encoded, expression: Mapping[str, object]) -> AdHoc:
    """Return cases that are put to one provision, as a demand.

    Args:
        corpus: The corpus.
        encoded: The provision.
        expression: The cases as a file writes them: dimension to one value or a list.

    Raises:
        GapcheckError: A dimension or a value does not exist, or they contradict each other.
    """
    kind = kind_of(encoded)
    limits = limits_of(expression)
    if kind == "define":
        limits[CONCEPT] = [encoded.noun.expresses or ""]
    return pose_demand(corpus, kind, limits)


def kind_of(encoded: Encoded) -> Kind:
    """Return the kind of demand that a provision can answer: by what it does first of all."""
    return "criminalise" if encoded.offences else "provide" if encoded.measures else "define"
