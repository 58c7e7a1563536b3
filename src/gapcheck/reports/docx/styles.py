"""The styles of a Word document, and how those that a template lacks come into it."""

from collections.abc import Iterator, Mapping
from functools import cache

from docx.oxml.parser import parse_xml

from gapcheck.reports.docx.element import Element, W, named

KHMER_FONT = "Khmer OS Siemreap"

_INK = "1F3A5F"
_GREY = "4A4A4A"
_LINE = "BFC5CC"


def _style(kind: str, key: str, name: str, inside: str, based: str = "", then: str = "") -> str:
    """Return a style in XML; `inside` is what it looks like."""
    own = "" if name[0].islower() or name in _KNOWN else ' w:customStyle="1"'
    default = ' w:default="1"' if name in {"Normal", "Normal Table"} else ""
    return (
        f'<w:style w:type="{kind}"{default}{own} w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{then}"/>' if then else "")
        + f'<w:uiPriority w:val="{_PRIORITY.get(name, "20")}"/><w:qFormat/>{inside}</w:style>'
    )


_KNOWN = {
    *("Normal", "Title", "Body Text", "Quote", "List Bullet", "List Number", "Hyperlink"),
    *("TOC Heading", "Normal Table"),
}
"""Names of Word's own that begin with a capital."""
_PRIORITY = {"Normal": "0", "heading 1": "9", "heading 2": "9", "heading 3": "9", "Title": "10"}


def _looks(
    size: float = 0, *, colour: str = "", bold: bool = False, italic: bool = False, more: str = ""
) -> str:
    """Return properties of letters; sizes in points."""
    half = int(size * 2)
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + more
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "")
        + "</w:rPr>"
    )


def _stands(
    before: int = 0, after: int = 0, line: int = 0, first: str = "", last: str = ""
) -> str:
    """Return properties of a paragraph; spaces in twentieths of a point."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'
    return f"<w:pPr>{first}{spacing}{last}</w:pPr>"


def _heading(level: int, size: float, before: int, after: int) -> str:
    first = "<w:keepNext/><w:keepLines/>"
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    inside = _stands(before, after, 252, first, outline) + _looks(size, colour=_INK, bold=True)
    return _style("paragraph", f"Heading{level}", f"heading {level}", inside, "Normal", "BodyText")


def _contents(level: int) -> str:
    indent = f'<w:ind w:left="{(level - 1) * 280}"/>'
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9298"/></w:tabs>'
    inside = _stands(100 if level == 1 else 0, 30, 0, tabs, indent)
    inside += _looks(bold=level == 1)
    return _style("paragraph", f"TOC{level}", f"toc {level}", inside, "Normal", "Normal")


def _aside(fill: str, bar: str) -> str:
    """Return what sets a paragraph apart: a bar at its left and a ground."""
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{bar}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    )


def _border(side: str, size: int, colour: str, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_TABLE = (
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    + _border("top", 8, _INK)
    + _border("left", 4, _LINE)
    + _border("bottom", 8, _INK)
    + _border("right", 4, _LINE)
    + _border("insideH", 4, _LINE)
    + _border("insideV", 4, _LINE)
    + '</w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_INK}"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
)
_PLAIN_TABLE = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_HANG = '<w:ind w:left="1701" w:hanging="1701"/>'
_LABELS = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>'
_MONO = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'
_SMALL = _looks(8.5, colour=_GREY)


def _paragraph(key: str, name: str, inside: str, based: str = "Normal", then: str = "") -> str:
    return _style("paragraph", key, name, inside, based, then)


def _styles() -> Iterator[str]:
    """Yield our styles; those that others are based on come first."""
    yield _paragraph("Normal", "Normal", "", "")
    yield _style("table", "NormalTable", "Normal Table", _PLAIN_TABLE)
    yield _paragraph("BodyText", "Body Text", _stands(0, 130, 271))
    title = _stands(0, 160, 240, "<w:keepNext/>") + _looks(22, colour=_INK, bold=True)
    yield _paragraph("Title", "Title", title, then="BodyText")
    yield _heading(1, 16, 360, 120)
    yield _heading(2, 13, 300, 100)
    yield _heading(3, 11.5, 240, 80)
    yield _heading(4, 10.5, 200, 60)
    large = _looks(14, colour=_INK, bold=True)
    yield _paragraph("TOCHeading", "TOC Heading", _stands(320, 100, 0, "<w:keepNext/>") + large)
    yield from (_contents(level) for level in (1, 2, 3))
    apart = '<w:ind w:left="284" w:right="284"/>'
    yield _paragraph("Quote", "Quote", _stands(60, 150, 259, "", apart) + _looks(italic=True))
    notice = _stands(80, 180, 259, _aside("EEF2F7", _INK), '<w:ind w:left="227"/>')
    yield _paragraph("PaperNotice", "Paper Notice", notice + _looks(9.5))
    term = _stands(80, 20, 0, "<w:keepNext/>") + _looks(bold=True)
    yield _paragraph("PaperTerm", "Paper Term", term, then="BodyText")
    stamp = _stands(0, 30, 0, _LABELS, _HANG)
    yield _paragraph("PaperStamp", "Paper Stamp", stamp + _SMALL)
    yield _paragraph("ListBullet", "List Bullet", _stands(0, 60, 266), "BodyText")
    yield _paragraph("ListNumber", "List Number", _stands(0, 60, 266), "BodyText")
    caption = _stands(240, 90, 0, "<w:keepNext/><w:keepLines/>") + _looks(
        10, colour=_INK, bold=True
    )
    yield _paragraph("Caption", "caption", caption, then="BodyText")
    yield _paragraph("TableText", "Table Text", _stands(0, 30, 240) + _looks(8.5))
    yield _paragraph("TableTextSmall", "Table Text Small", _looks(7), "TableText")
    yield _paragraph("TableNote", "Table Note", _stands(60, 60) + _SMALL)
    yield _paragraph("FootnoteText", "footnote text", _stands(0, 30) + _looks(8.5))
    yield _paragraph("Header", "header", _stands() + _SMALL)
    line = f"<w:pBdr>{_border('top', 4, _LINE, 4)}</w:pBdr>"
    yield _paragraph("Footer", "footer", _stands(0, 0, 0, line) + _looks(7.5, colour=_GREY))
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    yield _style("character", "FootnoteReference", "footnote reference", raised)
    led = _looks(colour="0B4F8A").replace("</w:rPr>", '<w:u w:val="single"/></w:rPr>')
    yield _style("character", "Hyperlink", "Hyperlink", led)
    yield _style("character", "PaperCode", "Paper Code", _looks(more=_MONO))
    added = _looks(colour="1E5B34").replace("</w:rPr>", '<w:u w:val="single"/></w:rPr>')
    yield _style("character", "AddedWords", "Added Words", added)
    removed = _looks(colour="9B1C1C", more="<w:strike/>")
    yield _style("character", "RemovedWords", "Removed Words", removed)
    yield _style("table", "PaperTable", "Paper Table", _TABLE, "NormalTable")


_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" '
    f'w:cs="{KHMER_FONT}"/><w:sz w:val="21"/><w:szCs w:val="19"/>'
    '<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="km-KH"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)


@cache
def styles_xml(lang: str) -> str:
    """Return our styles, for a document in a language."""
    inside = _DEFAULTS.replace("{lang}", lang) + "".join(_styles())
    return f'<w:styles xmlns:w="{W}">{inside}</w:styles>'


def complete_styles(styles: Element, lang: str) -> Mapping[str, str]:
    """Add our styles that a document lacks, and return the id of each by our own id.

    Word knows its own styles by their English names in every language; their ids differ.

    Args:
        styles: The styles of the document; changed.
        lang: Its language.
    """
    there = {_key(style): style.get(named("styleId")) for style in styles.findall(named("style"))}
    taken = set(there.values())
    ids: dict[str, str] = {}
    missing = []
    for style in parse_xml(styles_xml(lang)).findall(named("style")):
        ours = style.get(named("styleId"))
        ids[ours] = there.get(_key(style)) or _free(ours, taken)
        if _key(style) not in there:
            missing.append(style)
    for style in missing:
        styles.append(_renamed(style, ids))
    return ids


def _key(style: Element) -> tuple[str | None, str]:
    name = style.find(named("name"))
    return style.get(named("type")), "" if name is None else name.get(named("val"), "").lower()


def _free(ours: str, taken: set[str]) -> str:
    """Return an id that no other style has."""
    found = next(text for n in range(len(taken) + 1) if (text := ours + "0" * n) not in taken)
    taken.add(found)
    return found


def _renamed(style: Element, ids: Mapping[str, str]) -> Element:
    """Return a style that names itself and others by the ids of the document."""
    style.attrib.pop(named("default"), None)
    style.set(named("styleId"), ids[style.get(named("styleId"))])
    for tag in ("basedOn", "next"):
        for other in style.findall(named(tag)):
            other.set(named("val"), ids[other.get(named("val"))])
    return style
