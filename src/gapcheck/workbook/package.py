"""The parts of a workbook's file: a zip archive of XML, opened with limits."""

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator

from gapcheck.problem import GapcheckError, Problem

MOST_MEMBERS = 500
MOST_UNPACKED = 50_000_000
"""Bytes of all parts together, unpacked."""
DEEPEST = 50
"""Elements of XML inside each other."""

_OLD = b"\xd0\xcf\x11\xe0"
"""How files of the old format begin, and files with a password."""
_DECLARED = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_UTF8 = (b"utf-8", b"us-ascii")


class Package:
    """A workbook's file.

    Args:
        raw: Its bytes.
        shown: How messages name it.

    Raises:
        GapcheckError: It is no workbook that we read, or too large.
    """

    def __init__(self, raw: bytes, shown: str) -> None:
        self._shown = shown
        if raw[:4] == _OLD:
            raise self.refuse(
                "the file is of the old format (.xls), or has a password",
                "save it as .xlsx, without a password.",
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            fix = "save it as .xlsx; tables in other formats (csv, ods) are not read."
            raise self.refuse("the file is no workbook (.xlsx)", fix) from None
        self.names = frozenset(member.filename for member in members)
        self._check(members)

    def refuse(self, message: str, fix: str, code: str = "E701") -> GapcheckError:
        """Return the refusal of the file."""
        return GapcheckError([Problem(code, message, path=self._shown, fix=fix)])

    def damaged(self) -> GapcheckError:
        """Return the refusal of a file whose parts do not fit together."""
        return self.refuse(
            "the workbook is damaged", "open it in a spreadsheet program and save it as .xlsx."
        )

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MOST_MEMBERS or len(self.names) != len(members):
            message = f"the workbook has {len(members):,} parts, or some twice"
            fix = f"at most {MOST_MEMBERS} are read: copy the sheets into a new workbook."
            raise self.refuse(message, fix, "E702")
        size = sum(member.file_size for member in members)
        if size > MOST_UNPACKED:
            message = f"the workbook has {size:,} bytes when it is unpacked"
            fix = f"at most {MOST_UNPACKED:,} are read: divide it, or take out its pictures."
            raise self.refuse(message, fix, "E702")
        if any(member.flag_bits & 1 for member in members):
            raise self.refuse("the workbook has a password", "save it without one.")
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise self.refuse("the workbook holds macros", "save it as .xlsx, without macros.")

    def part(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            GapcheckError: There is none such, or it is damaged.
        """
        try:
            with self._archive.open(name) as file:
                return file.read(MOST_UNPACKED)
        except (KeyError, zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError):
            raise self.damaged() from None
        except (NotImplementedError, EOFError):
            raise self.damaged() from None

    def elements(self, name: str, wanted: str) -> Iterator[ET.Element]:
        """Yield the elements of a name in a part, without their namespaces, in order.

        An element is forgotten when the next one is asked for, so that large parts need little.

        Raises:
            GapcheckError: The part is damaged, or is XML of a kind that we do not read.
        """
        raw = self.part(name)
        self._check_xml(raw)
        depth = 0
        try:
            for event, element in ET.iterparse(io.BytesIO(raw), ("start", "end")):
                if event == "start":
                    element.tag = bare(element.tag)
                    depth += 1
                    if depth > DEEPEST:
                        raise self.damaged()
                    continue
                depth -= 1
                if element.tag == wanted:
                    yield element
                    element.clear()
        except (ET.ParseError, LookupError, ValueError):
            raise self.damaged() from None

    def _check_xml(self, raw: bytes) -> None:
        """Refuse what XML has beside text: types of documents, entities, other encodings."""
        declared = _DECLARED.search(raw[:200])
        other = declared is not None and declared.group(1).lower() not in _UTF8
        if other or b"\0" in raw[:200] or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
            raise self.refuse(
                "the workbook holds XML that spreadsheets do not write (entities, encodings)",
                "copy its cells into a new workbook, and be wary of where it comes from.",
            )

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to inside the file: id to kind and name of the part."""
        folder, file = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, tuple[str, str]] = {}
        if path not in self.names:
            return found
        for element in self.elements(path, "Relationship"):
            target = element.get("Target", "")
            if element.get("TargetMode") == "External":
                continue  # another file: never opened
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = (kind, posixpath.normpath(full))
        return found


def bare(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]
