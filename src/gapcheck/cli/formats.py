"""The formats of exports: how their files end, and who writes them."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from gapcheck.problem import GapcheckError, Problem

if TYPE_CHECKING:
    from gapcheck.compose import Setting
    from gapcheck.files import Files
    from gapcheck.finding import Assessment
    from gapcheck.paper import Paper
    from gapcheck.reports.paper_xlsx import Choice


class Made(NamedTuple):
    """What a paper was made to, and from.

    Attributes:
        paper: The paper; its marks are notes.
        cited: The same with references, before they were put into words.
        setting: What it was made from; none for a sheet that no findings are in.
        files: The files of the corpus.
        choices: Columns in which a spreadsheet offers values.
    """

    paper: "Paper"
    cited: "Paper"
    setting: "Setting | None"
    files: "Files"
    choices: tuple["Choice", ...] = ()


class Given(NamedTuple):
    """What writers are given.

    Attributes:
        made: The paper.
        width: Columns of the terminal.
        template: A Word document, and how the user named it.
    """

    made: Made
    width: int = 80
    template: tuple[bytes | None, str] = (None, "")

    @property
    def paper(self) -> "Paper":
        """The paper."""
        return self.made.paper


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        endings: How names of its files end, the usual one first.
        write: Returns what is to be written.
        kind: Text as it is, lines for a terminal, bytes, or several files.
        takes_template: Whether it takes a template.
        of_findings: Whether it writes findings instead of a paper.
    """

    endings: tuple[str, ...]
    write: Callable[[Given], object]
    kind: Literal["text", "lines", "bytes", "package"] = "text"
    takes_template: bool = False
    of_findings: bool = field(default=False)


def _text(given: Given) -> object:
    from gapcheck.reports.paper_text import paper_text

    return paper_text(given.paper, given.width)


def _markdown(given: Given) -> object:
    from gapcheck.reports.paper_markdown import paper_markdown

    return paper_markdown(given.paper)


def _html(given: Given) -> object:
    from gapcheck.reports.paper_html import paper_html

    return paper_html(given.paper)


def _pdf(given: Given) -> object:
    from gapcheck.reports.paper_pdf import paper_pdf

    return paper_pdf(given.paper)


def _docx(given: Given) -> object:
    from gapcheck.reports.docx import paper_docx

    return paper_docx(given.paper, *given.template)


def _xlsx(given: Given) -> object:
    from gapcheck.reports.paper_xlsx import paper_xlsx

    return paper_xlsx(given.paper, given.made.choices)


def _csv(given: Given) -> object:
    from gapcheck.reports.table_package import table_package

    return table_package(given.paper)


def _json(given: Given) -> object:
    from gapcheck.reports.paper_json import paper_json

    return paper_json(given.paper)


def _tidy(given: Given) -> object:
    from gapcheck.reports.tidy_package import tidy_package

    setting = _setting(given)
    return tidy_package(_shown(setting), setting.work.corpus, setting.selection)


def _sarif(given: Given) -> object:
    from gapcheck.reports.sarif import findings_sarif

    setting = _setting(given)
    return findings_sarif(_shown(setting), setting.corpus, given.made.files, setting.selection)


def _csl(given: Given) -> object:
    from gapcheck.cite import cited_sources
    from gapcheck.reports.csl_json import csl_json

    return csl_json(_setting(given).corpus, *map(sorted, cited_sources(given.made.cited)))


def _setting(given: Given) -> "Setting":
    """Return what a paper was made from.

    Raises:
        GapcheckError: It was not made from findings.
    """
    if given.made.setting is None:
        fix = "choose another layout or another format."
        what = f"the layout {given.paper.layout} has no findings"
        raise GapcheckError([Problem("E411", what, fix=fix)])
    return given.made.setting


def _shown(setting: "Setting") -> "Assessment":
    """Return the findings that the user wants to see, with their head."""
    from gapcheck.compose import takes

    found = setting.assessment
    kept = tuple(item for item in found.findings if takes(setting, setting.only, item))
    return found._replace(findings=kept)


FORMATS: Mapping[str, Format] = {
    "text": Format((".txt",), _text, "lines"),
    "markdown": Format((".md", ".markdown"), _markdown),
    "html": Format((".html", ".htm"), _html),
    "pdf": Format((".pdf",), _pdf, "bytes"),
    "docx": Format((".docx",), _docx, "bytes", takes_template=True),
    "xlsx": Format((".xlsx",), _xlsx, "bytes"),
    "csv": Format((), _csv, "package"),
    "tidy-csv": Format((), _tidy, "package", of_findings=True),
    "json": Format((".json",), _json),
    "sarif": Format((".sarif",), _sarif, of_findings=True),
    "csl-json": Format((), _csl, of_findings=True),
}
"""Name of a format to the format."""

SORTED = ("xlsx", "csv", "tidy-csv")
"""Formats whose readers sort the rows, so that no note may lean on the one before it."""


def guess_format(name: str | None, output: Path | None) -> str:
    """Return the format that is named or, if none is, that of the file's ending; else text.

    Raises:
        GapcheckError: The ending tells no format.
    """
    if name is not None or output is None:
        return name or "text"
    if output.suffix.lower() == ".csv":
        return "csv"
    for known, one in FORMATS.items():
        if output.suffix.lower() in one.endings:
            return known
    endings = ", ".join(ending for one in FORMATS.values() for ending in one.endings[:1])
    why = f"no format ends in '{output.suffix}'" if output.suffix else "its name has no ending"
    what = f"'{output}' does not tell the format: {why}"
    fix = f"add --format ({', '.join(FORMATS)}), or let the name end in one of: {endings}."
    raise GapcheckError([Problem("E411", what, fix=fix)])


def check_several(name: str, output: Path | None, *, force: bool) -> None:
    """Refuse a place where several files cannot be written together.

    Raises:
        GapcheckError: It is a terminal, is taken, or is named as if it were one file of them.
    """
    from gapcheck.cli.packages import check_package

    if output is not None and output.suffix.lower() == ".csv":
        what = f"{name} is several files, and '{output}' is one"
        fix = f"name a folder or a zip file: -o {output.stem} or -o {output.stem}.zip."
        raise GapcheckError([Problem("E410", what, fix=fix)])
    if output is not None:
        check_package(output, force=force)
    elif sys.stdout.isatty():
        what = f"'{name}' is several files and cannot be shown on a terminal"
        fix = "name a folder or a zip file: -o FOLDER or -o FILE.zip."
        raise GapcheckError([Problem("E410", what, fix=fix)])


def read_template(template: Path | None, name: str) -> tuple[bytes | None, str]:
    """Return the Word document whose styles are to be taken, and its name.

    Raises:
        GapcheckError: It cannot be read or used, or the format takes none.
    """
    if template is None:
        return None, ""
    if not FORMATS[name].takes_template:
        fix = "add --format docx, or leave --template out."
        raise GapcheckError([Problem("E411", f"{name} takes no template", fix=fix)])
    try:
        content = template.read_bytes()
    except OSError as error:
        what = f"'{template}' cannot be read ({error.strerror})"
        fix = "name a Word document with --template."
        raise GapcheckError([Problem("E001", what, fix=fix)]) from None
    from gapcheck.reports.docx import expect_template

    expect_template(content, str(template))
    return content, str(template)
