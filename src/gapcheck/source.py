"""YAML text to plain data, and back to a position when something needs one.

Every scalar stays text: `3.10` is not a number here and `no` is not false. Anchors, aliases,
tags and duplicate keys are refused. A good file pays nothing for positions: they are found again
from the text by `locate` when there is something to point at.
"""

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gapcheck.position import LOADER, length_of, line_of, locate, mark_of
from gapcheck.problem import Problem

MAXIMUM_BYTES = 5_000_000
MAXIMUM_DEPTH = 50

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff"
)
"""Control characters, and marks that turn the direction of text, as ranges of an expression.

The joiners of Khmer and other scripts (U+200B to U+200D) are not among them.
"""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_NULL = frozenset({"", "~", "null"})

Steps = tuple[str | int, ...]
"""Keys and list positions that lead from the root of a file to a value."""


class SourceError(Exception):
    """The text is not YAML that we accept; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read.

    Attributes:
        path: The file as it is shown in messages.
        text: Its text.
        data: Plain data: mappings, lists, text and `None`.
    """

    path: str
    text: str
    data: Any

    def problem(
        self,
        code: str,
        message: str,
        path: Steps = (),
        *,
        key: bool = False,
        where: str = "",
        fix: str = "",
    ) -> Problem:
        """Return a problem that points at a value of this file.

        Args:
            code: Code of the problem.
            message: What is wrong.
            path: Keys and positions of the value; as much of it as exists is used.
            key: Whether to point at the key instead of the value.
            where: The place in legal coordinates.
            fix: One thing to do.
        """
        line, column, length = locate(self.text, path, key=key)
        return Problem(
            code,
            message,
            path=self.path,
            line=line,
            column=column,
            length=length,
            text=line_of(self.text, line),
            where=where,
            fix=fix,
        )


def read_source(path: Path, shown: str) -> Source:
    """Read one file.

    Args:
        path: The file.
        shown: How messages name it.

    Raises:
        SourceError: The file cannot be read, or is not YAML that we accept.
    """
    return parse_source(read_bytes(path, shown), shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the bytes of one file.

    Args:
        path: The file.
        shown: How messages name it.

    Raises:
        SourceError: The file cannot be read, or is too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _unreadable(shown, "it is no plain file")  # a pipe would be waited for
        if status.st_size > MAXIMUM_BYTES:
            raise SourceError(
                Problem(
                    "E006",
                    f"the file has {status.st_size:,} bytes; at most {MAXIMUM_BYTES:,} are read",
                    path=shown,
                    fix="split it: one instrument, or one topic, to a file.",
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(shown, error.strerror or type(error).__name__) from None


def _unreadable(shown: str, why: str) -> SourceError:
    fix = "check that it exists and that you may read it, or take it out of the corpus."
    return SourceError(Problem("E001", f"the file cannot be read ({why})", path=shown, fix=fix))


def parse_source(raw: bytes, shown: str) -> Source:
    """Return the data of a file's bytes.

    Raises:
        SourceError: The bytes are not UTF-8, or not YAML that we accept.
    """
    text = decode_text(raw, shown)
    _refuse_unseen(text, shown)
    return Source(shown, text, _Builder(text, shown).build())


def decode_text(raw: bytes, shown: str) -> str:
    """Return the text of a file's bytes, its lines ending in LF.

    Raises:
        SourceError: The bytes are not UTF-8.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start]
        raise SourceError(
            Problem(
                "E002",
                f"the file is not UTF-8 text (byte {error.start + 1})",
                path=shown,
                line=line,
                column=len(before.decode("utf-8-sig" if line == 1 else "utf-8", "replace")) + 1,
                fix="save it as UTF-8.",
            )
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unseen_in(text: str) -> str | None:
    """Return the first character of a text that a reader does not see; `None` if there is none."""
    found = _UNSEEN.search(text)
    return found.group() if found else None


def _refuse_unseen(text: str, shown: str) -> None:
    """Refuse characters that a reader does not see: control and direction marks."""
    found = _UNSEEN.search(text)
    if found is None:
        return
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    raise SourceError(_unseen(text, shown, found.group(), line, column))


def _unseen(text: str, shown: str, character: str, line: int, column: int) -> Problem:
    return Problem(
        "E003",
        f"an unseen character (U+{ord(character):04X}) stands here",
        path=shown,
        line=line,
        column=column,
        text=_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", line_of(text, line)),
        fix="delete it; type the line afresh if need be.",
    )


class _Builder:
    """Builds plain data from YAML events."""

    def __init__(self, text: str, shown: str) -> None:
        self._text = text
        self._shown = shown
        self._next: Callable[[], Any]

    def build(self) -> Any:
        try:
            self._next = LOADER(self._text).get_event
            self._next()
            start = self._next()
            if isinstance(start, yaml.StreamEndEvent):
                raise self._error("E004", "the file is empty", None, "write it, or delete it.")
            data = self._value(self._next(), 1)
            self._next()
            following = self._next()
            if not isinstance(following, yaml.StreamEndEvent):
                raise self._error(
                    "E005", "a second document begins here", following, "make it a file."
                )
        except yaml.YAMLError as error:
            raise self._syntax(error) from None
        if data is None:
            raise self._error("E004", "the file is empty", None, "write it, or delete it.")
        return data

    def _value(self, event: Any, depth: int) -> Any:
        if event.anchor is not None or event.tag is not None or depth > MAXIMUM_DEPTH:
            self._refuse(event, depth)
        kind = type(event)  # quicker than `isinstance`; this is asked of every word of a corpus
        if kind is yaml.ScalarEvent:
            value = event.value
            if value in _NULL and event.implicit[0]:
                return None
            if event.style == '"':
                self._refuse_escaped(event)
            return value
        if kind is yaml.SequenceStartEvent:
            return self._sequence(depth)
        return self._mapping(depth)

    def _refuse(self, event: Any, depth: int) -> None:
        """Refuse what YAML has beside plain data."""
        if isinstance(event, yaml.AliasEvent):
            raise self._error("E007", "aliases (*) are not read", event, "write the value out.")
        if event.anchor is not None:
            raise self._error("E007", "anchors (&) are not read", event, "delete the anchor.")
        if event.tag is not None:
            raise self._error("E007", "tags (!) are not read", event, "delete the tag.")
        if depth > MAXIMUM_DEPTH:
            raise self._error(
                "E008", f"nested deeper than {MAXIMUM_DEPTH} levels", event, "flatten it."
            )

    def _refuse_escaped(self, event: Any) -> None:
        """Refuse unseen characters that are written as escapes: they would reach the output."""
        found = _UNSEEN.search(event.value)
        if found is not None:
            line, column = mark_of(event.start_mark)
            problem = _unseen(self._text, self._shown, found.group(), line, column)
            raise SourceError(problem._replace(length=length_of(event)))

    def _sequence(self, depth: int) -> list[Any]:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._value(event, depth + 1)
            if not isinstance(key, str):
                raise self._error("E009", "a key has to be text", event, "write a word.")
            if key in entries:
                fix = "keep one, or join the two."
                raise self._error("E010", f"'{key}' stands twice", event, fix, length_of(event))
            entries[key] = self._value(self._next(), depth + 1)
        return entries

    def _error(
        self, code: str, message: str, event: Any, fix: str, length: int = 1
    ) -> SourceError:
        line, column = (0, 0) if event is None else mark_of(event.start_mark)
        return SourceError(
            Problem(
                code,
                message,
                path=self._shown,
                line=line,
                column=column,
                length=length,
                text=line_of(self._text, line),
                fix=fix,
            )
        )

    def _place(self, error: yaml.YAMLError) -> tuple[int, int]:
        """Return where the text stops being YAML.

        What is missing at the end of the file is shown where it was opened or, failing that, at
        the last letter; never on a line that is not there.
        """
        written = self._text.rstrip()
        for name in ("problem_mark", "context_mark"):
            mark = getattr(error, name, None)
            if mark is not None and mark.index < len(written):
                return mark_of(mark)
        return written.count("\n") + 1, max(1, len(written) - written.rfind("\n") - 1)

    def _syntax(self, error: yaml.YAMLError) -> SourceError:
        line, column = self._place(error)
        what = getattr(error, "problem", None) or str(error).partition("\n")[0]
        return SourceError(
            Problem(
                "E005",
                f"this is not YAML: {what}",
                path=self._shown,
                line=line,
                column=column,
                text=line_of(self._text, line),
                fix="look at the indentation, colons and quotation marks here and just above.",
            )
        )
