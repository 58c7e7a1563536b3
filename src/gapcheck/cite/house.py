"""The style of reports on child sexual exploitation: author, year, title, number, article.

The full form is repeated in every note but those that follow a note of the same source. So ECPAT,
INTERPOL and UNICEF cite in the Disrupting Harm reports.
"""

from collections.abc import Sequence

from gapcheck.cite.manner import DASH, Manner, Runs, dated, said, spoken, tongue
from gapcheck.cite.pin import DOTTED, Pin, bracketed, kept, labelled
from gapcheck.cite.source import Law, Writing
from gapcheck.paper import Run

_LABELS = {
    "art": ("Article", "Articles"),
    "item": ("item", "items"),
    "para": ("paragraph", "paragraphs"),
    "recital": ("recital", "recitals"),
    "page": ("", ""),
    "activity": ("activity", "activities"),
}
_PLACES = (
    ("paras", "paragraphs"),
    ("para", "paragraph"),
    ("arts", "Articles"),
    ("art", "Article"),
    ("pp", ""),
    ("p", ""),
)


def _pins(pins: Sequence[Pin]) -> str:
    dotted = all(pin.kind in DOTTED for pin in pins)
    return labelled(_LABELS, str if dotted else bracketed, pins, joined=True)


def _author(law: Law) -> str | None:
    if law.country is None:
        return law.by
    government = f"Government of {law.country}"
    return f"{government} {DASH} {law.by}" if law.by else government


def _head(author: str | None, year: int | None) -> str:
    return f"{author}. ({dated(year, 'Undated')}). " if author else f"({dated(year, 'Undated')}). "


def _law(law: Law) -> Runs:
    number = f", {kept(law.number)}" if law.number else ""
    return said(_head(_author(law), law.year), spoken(law.title, "italic"), number)


def _title(writing: Writing) -> Runs:
    return spoken(writing.title, "italic", tongue(writing), writing.url)


def _writing(writing: Writing) -> Runs:
    symbol = f", {writing.symbol}" if writing.symbol else ""
    read = f", accessed {kept(writing.accessed)}" if writing.accessed else ""
    return said(_head(writing.author, writing.year), _title(writing), symbol, read)


def _listed_law(law: Law) -> Runs:
    native = said(" (", law.native, ")") if law.native else ()
    number = f" {kept(law.number)}." if law.number else ""
    title = spoken(law.title, "italic")
    return said(_head(_author(law), law.year), title, native, ".", number)


def _listed_writing(writing: Writing) -> Runs:
    title = spoken(writing.title, "italic", tongue(writing))
    symbol = f" {writing.symbol}." if writing.symbol else ""
    url = said(" ", (Run(writing.url, link=writing.url),)) if writing.url else ()
    read = f" (accessed {kept(writing.accessed)})" if writing.accessed else ""
    return said(_head(writing.author, writing.year), title, ".", symbol, url, read)


HOUSE = Manner(
    law=_law,
    writing=_writing,
    pins=_pins,
    places=_PLACES,
    joint=", ",
    ibid=(Run("Ibid.", "italic"),),
    ibid_inside=(Run("ibid.", "italic"),),
    again=None,
    listed_law=_listed_law,
    listed_writing=_listed_writing,
)
