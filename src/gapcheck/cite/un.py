"""The style of United Nations documents: `art. 3, para. 1 (c)`; documents by their symbols.

Source:
    United Nations Editorial Manual, "Footnotes and other references".
"""

import re
from collections.abc import Sequence

from gapcheck.cite.manner import Manner, Runs, dated, said, spoken, tongue
from gapcheck.cite.pin import DOTTED, NBSP, Pin, kept, labelled
from gapcheck.cite.source import Law, Writing
from gapcheck.paper import Run

_LABELS = {
    "art": ("art.", "arts."),
    "item": ("item", "items"),
    "para": ("para.", "paras."),
    "recital": ("preambular paragraph", "preambular paragraphs"),
    "page": ("p.", "pp."),
    "activity": ("activity", "activities"),
}
_PLACES = (
    ("paras", "paras."),
    ("para", "para."),
    ("arts", "arts."),
    ("art", "art."),
    ("pp", "pp."),
    ("p", "p."),
)
_RESOLUTION = re.compile(r"^A/RES/(\S+?)(,.*)?$")


def _numeral(numeral: str) -> str:
    """Return a number with its parts: `3.1.c` is `3, para. 1 (c)`, `2.c` is `2 (c)`."""
    number, *parts = numeral.split(".")
    if parts and parts[0][0].isdigit():
        number = f"{number}, para.{NBSP}{parts.pop(0)}"
    return NBSP.join([number, *(f"({part})" for part in parts)])


def _pins(pins: Sequence[Pin]) -> str:
    dotted = all(pin.kind in DOTTED for pin in pins)
    plain = not any("." in pin.numeral for pin in pins)
    return labelled(_LABELS, str if dotted else _numeral, pins, joined=dotted or plain)


def _published(law: Law) -> Runs:
    """Return where a treaty was published, as far as it was looked up."""
    if "unts" in law.aliases:
        volume, page = law.aliases["unts"].split(" UNTS ")
        series = (Run("Treaty Series", "italic"),)
        return said(" (United Nations, ", series, kept(f", vol. {volume}, p. {page})"))
    for key, series_of in (("ets", "European Treaty"), ("cets", "Council of Europe Treaty")):
        if key in law.aliases:
            number = law.aliases[key].rpartition(" ")[2]
            return said(f" ({series_of} Series, No.{NBSP}{number})")
    found = _RESOLUTION.match(law.number or "")
    if found:
        number, annex = found.groups()
        return said(f" (General Assembly resolution{NBSP}{number}{kept(annex or '')})")
    return said(f" ({kept(law.number)})") if law.number else ()


def _law(law: Law) -> Runs:
    if law.country is None and law.rank != "treaty" and "un" in law.aliases:
        return said(law.aliases["un"])
    return _named(law)


def _named(law: Law) -> Runs:
    if law.rank == "treaty":
        return said(law.title, _published(law))
    by = ", ".join(part for part in (law.country, law.by) if part)
    return said(f"{by}, " if by else "", law.title, f" ({dated(law.year, 'undated')})")


def _writing(writing: Writing) -> Runs:
    return said(writing.symbol) if writing.symbol else _described(writing)


def _described(writing: Writing) -> Runs:
    by = f"{writing.author}, " if writing.author else ""
    title = spoken(writing.title, "italic", tongue(writing), writing.url)
    read = f", accessed on {kept(writing.accessed)}" if writing.accessed else ""
    return said(by, title, f" ({dated(writing.year, 'undated')})", read)


def _again(short: str, note: int) -> Runs:
    return said(f"{short} (see footnote{NBSP}{note} above)")


def _listed_law(law: Law) -> Runs:
    native = said(" (", law.native, ")") if law.native else ()
    symbol = law.aliases.get("un") if law.rank != "treaty" else None
    return said(_named(law), native, f", {symbol}" if symbol else "", ".")


def _listed_writing(writing: Writing) -> Runs:
    symbol = f", {writing.symbol}" if writing.symbol else ""
    url = said(" Available at ", (Run(writing.url, link=writing.url),)) if writing.url else ()
    return said(_described(writing), symbol, ".", url)


UN = Manner(
    law=_law,
    writing=_writing,
    pins=_pins,
    places=_PLACES,
    joint=", ",
    ibid=(Run("Ibid.", "italic"),),
    ibid_inside=(Run("ibid.", "italic"),),
    again=_again,
    listed_law=_listed_law,
    listed_writing=_listed_writing,
)
