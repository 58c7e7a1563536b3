"""Elements of WordprocessingML, made rather than typed, so that no text can become markup."""

import re
from collections.abc import Iterable

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
W = nsmap["w"]
R = nsmap["r"]
_SPACES = {"w": W, "r": R}
_KEEP_SPACE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def named(name: str) -> str:
    """Return the full name of an element or attribute: `p` is Word's, `r:id` a relationship's."""
    prefix, colon, rest = name.rpartition(":")
    return f"{{{_SPACES[prefix] if colon else W}}}{rest}"


def element(tag: str, *children: Element | None, **attributes: str) -> Element:
    """Return an element of Word's; children that are `None` are left out.

    Args:
        tag: Its name, e.g. `p`.
        children: What it holds.
        attributes: Its attributes, e.g. `val`; `r_id` is a relationship's.
    """
    given = {named(re.sub("^r_", "r:", key)): value for key, value in attributes.items()}
    made: Element = oxml_parser.makeelement(named(tag), attrib=given, nsmap=_SPACES)
    made.extend([child for child in children if child is not None])
    return made


def text_element(text: str, tag: str = "t") -> Element:
    """Return an element that holds text, with its spaces."""
    made: Element = oxml_parser.makeelement(named(tag), attrib=_KEEP_SPACE, nsmap=_SPACES)
    made.text = text
    return made


def put_in_order(parent: Element, child: Element, behind: Iterable[str]) -> None:
    """Put a child where the order of Word's schema wants it.

    Args:
        parent: Where.
        child: The child.
        behind: Names of the elements that come after it.
    """
    later = {named(name) for name in behind}
    for index, other in enumerate(parent):
        if other.tag in later or not str(other.tag).startswith(f"{{{W}}}"):
            parent.insert(index, child)
            return
    parent.append(child)
