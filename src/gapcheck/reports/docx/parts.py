"""Parts of the package that stand beside the text: found, or made."""

from itertools import count

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart

from gapcheck.reports.docx.element import Element


def related_part(part: DocumentPart, relation: str) -> XmlPart | None:
    """Return the part of a document that a kind of relationship leads to, if it has one."""
    for relationship in part.rels.values():
        if relationship.reltype == relation and not relationship.is_external:
            found = relationship.target_part
            return found if isinstance(found, XmlPart) else None
    return None


def add_part(
    part: DocumentPart, name: str, kind: str, relation: str, root: Element
) -> tuple[XmlPart, str]:
    """Add a part to a document, and return it with the key of its relationship.

    Args:
        part: The document.
        name: What the part is called if no other part is, e.g. `footnotes`.
        kind: Its content type.
        relation: What it is to the document.
        root: What it holds.
    """
    taken = {str(other.partname).lower() for other in part.package.iter_parts()}
    names = (f"/word/{name}{n or ''}.xml" for n in count())
    free = PackURI(next(text for text in names if text.lower() not in taken))
    made = XmlPart(free, kind, root, part.package)
    return made, part.relate_to(made, relation)
