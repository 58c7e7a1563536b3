"""Aliases: what other schemes of identifiers call an instrument, and the form they have there.

Our own ids stay the key; an alias is printed, exported and never computed with.
"""

import re

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"

FORMS: dict[str, tuple[str, str]] = {
    "akn": (
        rf"/akn/[a-z]{{2}}(?:-[a-z]+)?/{_SLUG}(?:/{_SLUG}){{0,2}}/{_DATE}/{_SLUG}",
        "/akn/xa/act/2005/media-law",
    ),
    "unts": (r"\d+ UNTS \d+", "1577 UNTS 3"),
    "ets": (r"ETS No\. \d+", "ETS No. 185"),
    "cets": (r"CETS No\. \d+", "CETS No. 201"),
    "mtdsg": (r"[IVX]+-\d+(?:-[a-z])?", "IV-11-c"),
    "ilo": (r"C\d+", "C182"),
    "un": (r"[A-Z][A-Z0-9]*(?:/[A-Za-z0-9.\-]+)+", "CRC/C/156"),
    "eli": (
        r"https?://[^\s/]+/(?:[^\s]*/)?eli/[^\s]+",
        "http://data.europa.eu/eli/dir/2011/93/oj",
    ),
    "urn-lex": (r"urn:lex:[a-z0-9;.\-]+(?::[^\s:]+)+", "urn:lex:xa:law:2005-01-01;1"),
}
"""Scheme to the form of its identifiers, as a regular expression, and an example.

`akn` the work in the Akoma Ntoso Naming Convention, `unts` the United Nations Treaty Series,
`ets` and `cets` those of the Council of Europe, `mtdsg` chapter and number of Multilateral
Treaties Deposited with the Secretary-General, `ilo` the conventions of the International Labour
Organization, `un` a document symbol, `eli` the European Legislation Identifier.
"""


def has_form(scheme: str, name: str) -> bool:
    """Whether a name has the form that its scheme, which is a known one, gives it."""
    return re.fullmatch(FORMS[scheme][0], name) is not None
