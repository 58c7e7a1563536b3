"""Output: to the terminal with colour and width, to a file whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gapcheck.problem import GapcheckError, Problem, nearest

if TYPE_CHECKING:
    from rich.console import Console

    from gapcheck.reports.lines import Line

WIDEST = 100
"""Columns that text uses at most, because longer lines are hard to read."""
BINARY = frozenset({"docx", "pdf", "xlsx"})
"""Formats that are no text."""


class Writer(NamedTuple):
    """Where the output of a command goes, and in which format.

    Attributes:
        format: Name of the format.
        output: A file; stdout if left out.
    """

    format: str = "text"
    output: Path | None = None

    @classmethod
    def of(
        cls,
        output: Path | None,
        *,
        force: bool,
        format_: str = "text",
        known: tuple[str, ...] = ("text", "json"),
    ) -> "Writer":
        """Return what writes the output; refuse before the work what cannot be written after it.

        Args:
            output: A file; stdout if left out.
            force: Whether a file that exists is overwritten.
            format_: Name of the format.
            known: Names of the formats that there are.

        Raises:
            GapcheckError: There is no such format, it cannot be shown on a terminal, the file
                exists and `force` is not given, or there is no such folder.
        """
        chosen = choose_format(format_, known)
        if chosen in BINARY and output is None and sys.stdout.isatty():
            what = f"'{chosen}' is no text and cannot be shown on a terminal"
            raise GapcheckError([Problem("E410", what, fix=f"name a file: -o FILE.{chosen}.")])
        check_ending(output, chosen)
        check_target(output, force=force)
        return cls(chosen, output)

    @property
    def width(self) -> int:
        """Columns that text may use."""
        return width()

    def text(self, text: str) -> None:
        """Write text as it is."""
        write_text(text, self.output)

    def lines(self, lines: Iterable["Line"]) -> None:
        """Write lines, styled if the terminal has colours."""
        write_lines(lines, self.output)

    def content(self, content: bytes) -> None:
        """Write a file of a format that is no text."""
        if self.output is None:
            _print(content)
        else:
            _write_whole(content, self.output)


_ENDINGS = {"md": "markdown", "txt": "text", "htm": "html"}
"""Endings that people write for the name of a format."""


def choose_format(name: str, known: tuple[str, ...] = ("text", "json")) -> str:
    """Return the format, if there is one of that name; endings of files are names, too.

    Raises:
        GapcheckError: There is none.
    """
    name = _ENDINGS.get(name, name)
    if name not in known:
        close = nearest(name, known)
        # All of them too: the nearest word is seldom the nearest format ('bibtex', 'text').
        fix = f"write '{close}', or use one of: " if close else "use one of: "
        what = f"there is no format '{name}'"
        raise GapcheckError([Problem("E411", what, fix=f"{fix}{', '.join(known)}.")])
    return name


def check_ending(output: Path | None, format_: str) -> None:
    """Refuse text in a file that is named as if it were no text: no program would open it.

    Args:
        output: A file; stdout if left out.
        format_: Name of the format.

    Raises:
        GapcheckError: The file is named as one of another format.
    """
    named = output.suffix.lower().lstrip(".") if output else format_
    if named in BINARY and named != format_:
        what = f"'{output}' would hold {format_} and be no {named} file"
        fix = f"let the name end otherwise; 'gapcheck export -o FILE.{named}' writes such a file."
        raise GapcheckError([Problem("E411", what, fix=fix)])


def check_target(output: Path | None, *, force: bool) -> None:
    """Refuse a file that would be overwritten, or that cannot be written, before the work.

    Raises:
        GapcheckError: The file exists and `force` is not given, or there is no such folder.
    """
    if output is None:
        return
    try:
        if output.is_dir():
            raise _no_target(output, "is a folder", "name a file.")
        if output.exists() and not output.is_file():
            fix = "redirect the output instead: gapcheck … > FILE."
            raise _no_target(output, "is no plain file", fix)
        if output.exists() and not force:
            fix = "choose another name, or add --force to overwrite it."
            raise _no_target(output, "exists", fix)
        if not output.absolute().parent.is_dir():
            raise _no_target(output, "lies in no existing folder", "make the folder first.")
    except OSError as error:
        raise _no_target(output, f"is no name ({error.strerror})", "choose another.") from None


def _no_target(output: Path, what: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem("E410", f"'{output}' {what}", fix=fix)])


def write_text(text: str, output: Path | None) -> None:
    """Write text as it is.

    Args:
        text: The text.
        output: A file; stdout if left out.
    """
    if output is None:
        _print(text)
    else:
        _write_whole(text.encode(), output)


def _print(content: str | bytes) -> None:
    """Print text or bytes; a reader who has left has what it wanted."""
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_lines(lines: Iterable["Line"], output: Path | None) -> None:
    """Write lines, styled if the terminal has colours.

    Args:
        lines: The lines.
        output: A file; stdout if left out.
    """
    if output is not None or not sys.stdout.isatty():
        write_text("".join(f"{line.text}\n" for line in lines), output)
        return
    from rich.text import Text

    terminal = console()
    for line in lines:
        text = Text(line.text)
        for first, last, style in line.spans:
            text.stylize(style, first, last)
        terminal.print(text, soft_wrap=True, markup=False, highlight=False)


def console() -> "Console":
    """Return the terminal; it knows NO_COLOR and its width."""
    from rich.console import Console

    return Console(markup=False, highlight=False)


def width() -> int:
    """Return the columns that text may use."""
    try:
        return max(int(os.environ["COLUMNS"]), 20)
    except (KeyError, ValueError):
        pass
    if sys.stdout.isatty():
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, WIDEST)
    return 80


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print problems to stderr."""
    shown = list(problems)
    sys.stderr.write("\n\n".join(problem.render() for problem in shown) + "\n")
    errors = sum(problem.severity == "error" for problem in shown)
    if errors > 1:
        sys.stderr.write(f"\n{errors} errors; nothing was done.\n")


def warn(problems: Sequence[Problem]) -> None:
    """Print warnings to stderr, apart from what follows, if there are any."""
    if problems:
        tell_problems(problems)
        sys.stderr.write("\n")


def _write_whole(content: bytes, output: Path) -> None:
    """Write a file beside its place, then move it there."""
    target = output.resolve()  # a link stays a link
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".gapcheck.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        beside.chmod(mode)
        beside.replace(target)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise _no_target(
            output, f"cannot be written ({error.strerror})", "choose another."
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
