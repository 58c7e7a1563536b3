"""The formats of exports: who writes each, and how its files end."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gapcheck.problem import GapcheckError, Problem, advise


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes a format.

    Attributes:
        place: Module and function, `module:function`.
        endings: Endings of names of its files.
        binary: Whether it is bytes, which no terminal can show.
        takes: What it takes: `paper`; `width` or `template` besides; or `setting` instead.
    """

    place: str
    endings: tuple[str, ...]
    binary: bool = False
    takes: tuple[str, ...] = ("paper",)

    @property
    def exists(self) -> bool:
        """Whether the writer is part of this installation."""
        return find_spec(self.place.partition(":")[0]) is not None

    def write(self, given: Mapping[str, Any]) -> Any:
        """Return what is to be written.

        Args:
            given: The paper, and what else a writer may take.
        """
        module, _, name = self.place.partition(":")
        return getattr(import_module(module), name)(*(given[key] for key in self.takes))


WRITERS: Mapping[str, Writer] = {
    name: writer
    for name, writer in {
        "text": Writer(
            "gapcheck.reports.paper_text:paper_text", (".txt",), False, ("paper", "width")
        ),
        "markdown": Writer("gapcheck.reports.paper_markdown:paper_markdown", (".md", ".markdown")),
        "html": Writer("gapcheck.reports.paper_html:paper_html", (".html", ".htm")),
        "pdf": Writer("gapcheck.reports.paper_pdf:paper_pdf", (".pdf",), True),
        "docx": Writer(
            "gapcheck.reports.docx:paper_docx", (".docx",), True, ("paper", "template")
        ),
        "xlsx": Writer("gapcheck.reports.paper_xlsx:paper_xlsx", (".xlsx",), True),
        "json": Writer("gapcheck.reports.paper_json:paper_json", (".json",)),
    }.items()
    if writer.exists
}
"""Name of a format to its writer."""


def choose_writer(name: str | None, output: Path | None) -> tuple[str, Writer]:
    """Return the format that is named or, if none is, that of the file's ending; else text.

    Raises:
        GapcheckError: There is no such format, or it is none for a terminal.
    """
    if name is None:
        name = _guessed(output)
    if name not in WRITERS:
        fix = advise(name, WRITERS)
        raise GapcheckError([Problem("E411", f"there is no format '{name}'", fix=fix)])
    return name, WRITERS[name]


def _guessed(output: Path | None) -> str:
    if output is None:
        return next(iter(WRITERS))
    for name, writer in WRITERS.items():
        if output.suffix.lower() in writer.endings:
            return name
    known = ", ".join(ending for writer in WRITERS.values() for ending in writer.endings)
    what = f"'{output}' does not tell the format: no format ends in '{output.suffix}'"
    fix = f"add --format, or let the name end in one of: {known}."
    raise GapcheckError([Problem("E411", what, fix=fix)])


def refuse_terminal(name: str, writer: Writer, output: Path | None, *, terminal: bool) -> None:
    """Refuse to print bytes to a terminal.

    Raises:
        GapcheckError: The format is bytes, and there is no file for it.
    """
    if writer.binary and output is None and terminal:
        fix = f"name a file: -o FILE{writer.endings[0]}"
        raise GapcheckError([Problem("E411", f"{name} is nothing that a terminal shows", fix=fix)])


def read_template(template: Path | None, name: str) -> bytes | None:
    """Return the Word document whose styles are to be taken.

    Raises:
        GapcheckError: It cannot be read, or the format takes none.
    """
    if template is None:
        return None
    if "template" not in WRITERS[name].takes:
        fix = "add --format docx, or leave --template out."
        raise GapcheckError([Problem("E411", f"{name} takes no template", fix=fix)])
    try:
        return template.read_bytes()
    except OSError as error:
        what = f"'{template}' cannot be read ({error.strerror})"
        fix = "name a Word document with --template."
        raise GapcheckError([Problem("E001", what, fix=fix)]) from None
