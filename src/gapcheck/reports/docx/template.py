"""Templates: a user's own Word document. It may come from anywhere, so it is looked at first."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.parsers import expat

from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.links import is_link
from gapcheck.reports.packing import packed

MAXIMUM_BYTES = 20_000_000
MAXIMUM_UNPACKED = 100_000_000
MAXIMUM_FILES = 2_000

_TYPES = "[Content_Types].xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_OLD = b"\xd0\xcf\x11\xe0"
"""How files of Word before 2007 begin, and those that a password protects."""
_ACTS = {
    "macros": ("vbaproject", "vbadata", "macroenabled"),
    "controls": ("/activex/", "activex"),
    "embedded files": ("/embeddings/", "oleobject", "/afchunk"),
}
"""Parts of names of files and of content types that hold what can act by itself."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError)
_SAVE = "open it in Word and save it as 'Word Document (.docx)', without a password."
SEPARATOR = " "
"""What stands between a namespace and a name as markup is read; no namespace may hold it."""

Files = dict[str, bytes]


def check_template(content: bytes, path: str) -> bytes:
    """Return a template that can be written into.

    Args:
        content: The file.
        path: The file, as the user named it.

    Raises:
        GapcheckError: It is no Word document, or damaged (E430); it holds what acts by itself or
            is fetched from elsewhere (E431); it is too large (E432).
    """
    files = _unpacked(content, path)
    _expect_document(files, path)
    _expect_nothing_that_acts(files, path)
    _expect_xml(files, path)
    _expect_parts(files, path)
    if _TEMPLATE in files[_TYPES]:  # a .dotx is written into as if it were a document
        files[_TYPES] = files[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    return packed(files)


def _refuse(code: str, what: str, fix: str, path: str) -> GapcheckError:
    return GapcheckError([Problem(code, what, path, fix=fix)])


def _unpacked(content: bytes, path: str) -> Files:
    """Return the files of a package, none of which can be larger than it says."""
    if len(content) > MAXIMUM_BYTES:
        raise _too_large(f"has {len(content):,} bytes, more than {MAXIMUM_BYTES:,}", path)
    if content.startswith(_OLD):
        what = "the template is a file of Word before 2007, or a password protects it"
        raise _refuse("E430", what, _SAVE, path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if len(entries) > MAXIMUM_FILES:
                raise _too_large(
                    f"holds {len(entries):,} files, more than {MAXIMUM_FILES:,}", path
                )
            size = sum(entry.file_size for entry in entries)
            if size > MAXIMUM_UNPACKED:
                raise _too_large(
                    f"unpacks to {size:,} bytes, more than {MAXIMUM_UNPACKED:,}", path
                )
            return {entry.filename: package.read(entry) for entry in entries}
    except _BROKEN:
        raise _refuse("E430", "the template is no Word document", _SAVE, path) from None


def _too_large(what: str, path: str) -> GapcheckError:
    fix = "take a template that holds styles, header and footer, and no large pictures."
    return _refuse("E432", f"the template {what}", fix, path)


def _expect_document(files: Files, path: str) -> None:
    types = files.get(_TYPES, b"")
    if _DOCUMENT not in types and _TEMPLATE not in types and b"macroEnabled" not in types:
        raise _refuse("E430", "the template is no Word document", _SAVE, path)


def _expect_nothing_that_acts(files: Files, path: str) -> None:
    names = "\n".join(files).lower() + files[_TYPES].decode("utf-8", "replace").lower()
    for what, signs in _ACTS.items():
        if any(sign in names for sign in signs):
            fix = "save it as 'Word Document (.docx)', without macros, controls or embedded files."
            raise _refuse("E431", f"the template holds {what}", fix, path)


def _expect_xml(files: Files, path: str) -> None:
    """Refuse files of markup that cannot be read, and definitions that could swell."""
    for name, content in files.items():
        if not name.endswith((".xml", ".rels")):
            continue
        reader = expat.ParserCreate(namespace_separator=SEPARATOR)
        reader.StartDoctypeDeclHandler = _refuse_definitions
        try:
            reader.Parse(content, True)
        except (expat.ExpatError, ValueError):
            raise _damaged(f"its part '{name}' cannot be read", path) from None


def _refuse_definitions(*_: object) -> None:
    raise ValueError


def _damaged(what: str, path: str) -> GapcheckError:
    return _refuse("E430", f"the template is damaged: {what}", _SAVE, path)


def _expect_parts(files: Files, path: str) -> None:
    """Refuse what is fetched from elsewhere, and relationships that lead nowhere."""
    for name in files:
        if not name.endswith(".rels"):
            continue
        for relationship in _relationships(files[name]):
            target = relationship.get("Target", "")
            if relationship.get("TargetMode") == "External":
                _expect_link(relationship, path)
            elif _target(name, target) not in files and not target.startswith("#"):
                raise _damaged(f"its part '{target}' is missing", path)


def _expect_link(relationship: dict[str, str], path: str) -> None:
    kind = relationship.get("Type", "").rpartition("/")[2]
    target = relationship.get("Target", "")
    if kind != "hyperlink" or not is_link(target):
        fix = "in Word, break the link or attach the template 'Normal', and save the file."
        raise _refuse("E431", f"the template fetches from elsewhere: {kind} '{target}'", fix, path)


def _relationships(content: bytes) -> Iterator[dict[str, str]]:
    found: list[dict[str, str]] = []
    reader = expat.ParserCreate(namespace_separator=SEPARATOR)

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(f"{SEPARATOR}Relationship"):
            found.append(attributes)

    reader.StartElementHandler = start
    reader.Parse(content, True)
    yield from found


def _target(name: str, target: str) -> str:
    """Return the file that a relationship leads to, as a package names it."""
    folder = dirname(dirname(name))
    return normpath(join("/", folder, target)).lstrip("/")
