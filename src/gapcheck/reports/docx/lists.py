"""Lists of Word's: bullets, and numbers that begin at 1 in each list."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from gapcheck.paper import Listing
from gapcheck.reports.docx.element import Element, W, element, named
from gapcheck.reports.docx.manuscript import Manuscript
from gapcheck.reports.docx.parts import add_part, related_part
from gapcheck.reports.docx.runs import runs_of


def listing(manuscript: Manuscript, block: Listing) -> list[Element]:
    """Return a list as paragraphs; each list has its own numbers."""
    if not block.items:
        return []
    style = "ListNumber" if block.numbered else "ListBullet"
    numbers = _numbers(_numbering(manuscript.document.part), numbered=block.numbered)
    paragraphs = []
    for words in block.items:
        place = element("numPr", element("ilvl", val="0"), element("numId", val=numbers))
        looks = element("pPr", element("pStyle", val=manuscript.style(style)), place)
        paragraphs.append(element("p", looks, *runs_of(manuscript, words)))
    return paragraphs


def _numbering(part: DocumentPart) -> Element:
    """Return the lists of a document; they are made if it has none."""
    found = related_part(part, RELATIONSHIP_TYPE.NUMBERING)
    if found is not None:
        lists: Element = found.element
        return lists
    root = parse_xml(f'<w:numbering xmlns:w="{W}"/>')
    kind, relation = CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING
    add_part(part, "numbering", kind, relation, root)
    return root


def _numbers(numbering: Element, *, numbered: bool) -> str:
    """Add a list and return its id; kinds of list stand before all lists, as Word wants it."""
    kind = _free(numbering, "abstractNum", "abstractNumId")
    number = _free(numbering, "num", "numId")
    numbering.insert(len(numbering.findall(named("abstractNum"))), _kind(kind, numbered=numbered))
    found = numbering.findall(named("num"))
    made = element("num", element("abstractNumId", val=kind), numId=number)
    if found:
        found[-1].addnext(made)
    else:
        numbering.append(made)
    return number


def _free(numbering: Element, tag: str, key: str) -> str:
    used = [int(entry.get(named(key))) for entry in numbering.findall(named(tag))]
    return str(max(used, default=0) + 1)


def _kind(key: str, *, numbered: bool) -> Element:
    level = element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val="decimal" if numbered else "bullet"),
        element("lvlText", val="%1." if numbered else "•"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left="425", hanging="312")),
        ilvl="0",
    )
    return element(
        "abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=key
    )
