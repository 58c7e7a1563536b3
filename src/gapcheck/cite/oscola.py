"""OSCOLA: statutes by title, year and State; treaties with their dates; `ibid` and `(n 5)`.

Source:
    Oxford University Standard for the Citation of Legal Authorities, 4th edition, 2012. Its rule
    that no full stop follows an abbreviation holds for our own words; titles and numbers stay as
    they are.
"""

from collections.abc import Sequence

from gapcheck.cite.manner import CLOSE, OPEN, Manner, Runs, dated, said, spoken, tongue
from gapcheck.cite.pin import DOTTED, NBSP, Pin, bracketed, kept, labelled
from gapcheck.cite.source import Law, Writing
from gapcheck.paper import Run

_LABELS = {
    "art": ("art", "arts"),
    "item": ("item", "items"),
    "para": ("para", "paras"),
    "recital": ("recital", "recitals"),
    "page": ("", ""),
    "activity": ("activity", "activities"),
}
_PLACES = (
    ("paras", "paras"),
    ("para", "para"),
    ("arts", "arts"),
    ("art", "art"),
    ("pp", ""),
    ("p", ""),
)
_SERIES = ("unts", "ets", "cets")


def _pins(pins: Sequence[Pin]) -> str:
    dotted = all(pin.kind in DOTTED for pin in pins)
    return labelled(_LABELS, str if dotted else bracketed, pins)


def _known(law: Law) -> str:
    return f" ({law.short})" if law.short != law.title else ""


def _law(law: Law) -> Runs:
    return said(_named(law), _known(law))


def _named(law: Law) -> Runs:
    if law.rank == "treaty":
        return _treaty(law)
    if law.country is None:
        return _resolution(law)
    year = "" if law.year is None or str(law.year) in law.title else f" {law.year}"
    whose = ", ".join(part for part in (law.country, law.by) if part)
    undated = " (undated draft)" if law.rank == "draft" and law.year is None else ""
    return said(f"{law.title}{kept(year)} ({whose}){undated}")


def _treaty(law: Law) -> Runs:
    verb = "opened for signature" if law.opened else "adopted"
    dates = [f"{verb} {law.adopted.words}"] if law.adopted else []
    dates += [f"entered into force {law.in_force.words}"] if law.in_force else []
    told = f" ({kept(', '.join(dates))})" if dates else ""
    published = next((law.aliases[key] for key in _SERIES if key in law.aliases), law.number)
    found = f" {kept(published.replace('No. ', 'No '))}" if published else ""
    return said(f"{law.title}{told}{found}")


def _resolution(law: Law) -> Runs:
    by = f"{law.by}, " if law.by else ""
    day = law.adopted.words if law.adopted else "undated"
    symbol = f" UN Doc {law.aliases['un']}" if "un" in law.aliases else ""
    return said(f"{by}{OPEN}{law.title}{CLOSE} ({kept(day)}){symbol}")


def _writing(writing: Writing) -> Runs:
    by = f"{writing.author}, " if writing.author else ""
    lang = tongue(writing)
    if writing.kind in ("report", "commentary"):
        title = spoken(writing.title, "italic", lang)
    else:
        title = said(OPEN, spoken(writing.title, lang=lang), CLOSE)
    symbol = f" {writing.symbol}" if writing.symbol else ""
    found = said(" <", (Run(writing.url, link=writing.url),), ">") if writing.url else ()
    read = f" accessed {kept(writing.accessed)}" if writing.accessed else ""
    return said(by, title, f" ({dated(writing.year, 'undated')})", symbol, found, read)


def _again(short: str, note: int) -> Runs:
    return said(f"{short} (n{NBSP}{note})")


def _listed_law(law: Law) -> Runs:
    return said(_named(law), said(" (", law.native, ")") if law.native else (), _known(law))


OSCOLA = Manner(
    law=_law,
    writing=_writing,
    pins=_pins,
    places=_PLACES,
    joint=" ",
    ibid=(Run("ibid"),),
    ibid_inside=(Run("ibid"),),
    again=_again,
    listed_law=_listed_law,
    listed_writing=_writing,
)
