"""Marks of notes: what a citation style is given to put into words."""

from gapcheck.compose.setting import Setting
from gapcheck.finding import Citation
from gapcheck.paper import Cited, Reference
from gapcheck.provision import Provision


def noun_of(setting: Setting, provision: str) -> Provision | None:
    """Return a provision of either side; `None` if there is none of that id."""
    encoded = setting.corpus.encoded.get(provision)
    return encoded.noun if encoded else setting.corpus.standard_provisions.get(provision)


def place_of(setting: Setting, provision: str) -> Reference:
    """Return a provision as a reference, with where it is known from if it was not read."""
    noun = noun_of(setting, provision)
    if noun is None or noun.basis == "read" or not noun.cite:
        return Reference(provision=provision, basis=noun.basis if noun else None)
    first = noun.cite[0]
    return Reference(provision=provision, document=first.in_, at=first.at, basis=noun.basis)


def reference(setting: Setting, *provisions: str) -> Cited:
    """Return the mark of a note that cites provisions."""
    return Cited(tuple(place_of(setting, name) for name in provisions))


def quoted(setting: Setting, citation: Citation) -> Cited:
    """Return the mark of a note that cites a provision and quotes its words."""
    found = place_of(setting, citation.provision)
    return Cited(
        (
            Reference(
                provision=found.provision,
                document=found.document,
                at=found.at,
                basis=found.basis,
                quote=citation.quote,
                quote_is=citation.quote_is,
            ),
        )
    )
