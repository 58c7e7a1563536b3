"""The properties of a Word document: its title, and where it comes from, for those who file it."""

from datetime import date

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import OxmlElement, parse_xml

from gapcheck.paper import Paper
from gapcheck.reports.docx.element import Element
from gapcheck.reports.docx.stamp import stamp_lines
from gapcheck.reports.visible import visible

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_OURS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users may add to."""
_EARLIEST = "1980-01-01"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def write_properties(document: Document, paper: Paper, lang: str) -> None:
    """Write what the document is and where it comes from, with the day that it looks at.

    Args:
        document: The document; changed.
        paper: What it says.
        lang: Its language.
    """
    package = document.part.package
    document.core_properties  # noqa: B018 - makes them if there are none
    core = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for child in list(core):
        core.remove(child)
    for name, text in _core(paper, lang).items():
        core.append(_property(name, text))
    _write_custom(package, paper)


def _core(paper: Paper, lang: str) -> dict[str, str]:
    stamp = paper.stamp
    made = f"{_day(stamp.as_of)}T00:00:00Z"
    return {
        "dc:title": paper.title,
        "dc:subject": f"{stamp.country}: {stamp.law}, as of {stamp.as_of}",
        "dc:creator": " ".join(stamp.tool),
        "cp:keywords": f"{paper.layout}; {stamp.scenario}",
        "dc:description": stamp.notice,
        "cp:lastModifiedBy": " ".join(stamp.tool),
        "cp:revision": "1",
        "dcterms:created": made,
        "dcterms:modified": made,
        "dc:language": lang,
    }


def _day(as_of: str) -> str:
    """Return a day as properties can hold it."""
    try:
        return date.fromisoformat(as_of).isoformat()
    except ValueError:
        return _EARLIEST


def _property(name: str, text: str) -> Element:
    made: Element = OxmlElement(name)
    made.text = visible(text)
    if name.startswith("dcterms:"):
        made.set(_XSI_TYPE, "dcterms:W3CDTF")
    return made


def _write_custom(package: OpcPackage, paper: Paper) -> None:
    """Write the stamp as properties of its own, beside those of the template."""
    root = parse_xml(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"/>')
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            root = parse_xml(relationship.target_part.blob)
            del package.rels[key]
    lines = {**dict(stamp_lines(paper)), "Layout": paper.layout}
    for entry in [one for one in root if one.get("name") in lines]:
        root.remove(entry)
    first = max([1, *(int(one.get("pid")) for one in root)]) + 1
    for number, (name, text) in enumerate(lines.items(), first):
        root.append(_custom(number, name, text))
    blob = serialize_part_xml(root)
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom(number: int, name: str, text: str) -> Element:
    made = parse_xml(f'<property xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"><vt:lpwstr/></property>')
    for key, given in (("fmtid", _OURS), ("pid", str(number)), ("name", name)):
        made.set(key, given)
    made[0].text = visible(text)
    return made
