"""Native footnotes: a part of their own, with the lines that part them from the text."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory, XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from gapcheck.paper import Note
from gapcheck.reports.docx.element import Element, R, W, element, named, put_in_order, text_element
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.parts import add_part, related_part
from gapcheck.reports.docx.runs import runs_of

# The library reads the footnotes of a template as bytes unless it is told that they are XML.
PartFactory.part_type_for.setdefault(CONTENT_TYPE.WML_FOOTNOTES, XmlPart)

_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))
_BEHIND = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang"),
    *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures"),
    *("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults"),
    *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
"""Settings that come after those of footnotes."""


def footnotes_part(part: DocumentPart) -> XmlPart:
    """Return the footnotes of a document; they are made if it has none."""
    relation = RELATIONSHIP_TYPE.FOOTNOTES
    found = related_part(part, relation)
    if found is not None:
        return found
    root = parse_xml(f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}"/>')
    made, _ = add_part(part, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, relation, root)
    for number, kind in _SEPARATORS:
        root.append(_separator(number, kind))
    _announce(part.settings.element)
    return made


def notes_before(body: Element, footnotes: XmlPart) -> tuple[int, int]:
    """Return how many footnotes a document counts by itself, and the first id that is free."""
    marks = body.iter(named("footnoteReference"))
    counted = [mark for mark in marks if mark.get(named("customMarkFollows")) is None]
    ids = [int(note.get(named("id"))) for note in footnotes.element]
    return len(counted), max([0, *ids]) + 1


def write_footnotes(manuscript: Manuscript, footnotes: XmlPart) -> None:
    """Write the notes whose marks stand in the text."""
    manuscript.home = footnotes
    for identity, (note, counted) in enumerate(manuscript.notes, manuscript.first_note):
        footnotes.element.append(_footnote(manuscript, note, identity, counted=counted))


def _footnote(manuscript: Manuscript, note: Note, identity: int, *, counted: bool) -> Element:
    looks = element("rPr", element("rStyle", val=manuscript.style("FootnoteReference")))
    sign = element("footnoteRef") if counted else text_element(str(note.number))
    paragraph = element(
        "p",
        element("pPr", element("pStyle", val=manuscript.style("FootnoteText"))),
        element("r", looks, sign),
        element("r", text_element(" ")),
        *runs_of(manuscript, note.runs),
    )
    return element("footnote", paragraph, id=str(identity))


def _separator(number: str, kind: str) -> Element:
    line = element("p", element("pPr", element("spacing", after="0")), element("r", element(kind)))
    return element("footnote", line, type=kind, id=number)


def _announce(settings: Element) -> None:
    """Say in the settings which footnotes are lines."""
    if settings.find(named("footnotePr")) is not None:
        return
    lines = [element("footnote", id=number) for number, _ in _SEPARATORS]
    put_in_order(settings, element("footnotePr", *lines), _BEHIND)
