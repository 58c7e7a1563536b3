"""`gapcheck import`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options

if TYPE_CHECKING:
    from gapcheck.sheet import Imported

EXAMPLE = (
    "Example: gapcheck import press-law.xlsx\n\n"
    "Example: gapcheck import press-law.xlsx --corpus law -o law/statutes/xa"
)
SOURCES = "sources.yaml"

Target = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER|FILE.yaml",
        help="Write one file for each law into a folder, its new documents to the folder's "
        "sources.yaml; or the one law to a file.",
        rich_help_panel=options.OUTPUT,
    ),
]


def import_(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET.xlsx", help="A filled encoding sheet.")],
    country: options.Country = None,
    corpus: options.Corpus = None,
    output: Target = None,
    force: options.Force = False,
) -> None:
    """Read a filled encoding sheet into the files of a corpus.

    The law is tried out in the corpus first; each mistake is told with its row and column.
    """
    from gapcheck.cli.output import tell_problems, write_text
    from gapcheck.load import load_files
    from gapcheck.locate import locate_corpus
    from gapcheck.sheet import import_sheet

    files = load_files(locate_corpus(corpus))
    code = _country([*files.corpus.noun.countries], country)
    found = import_sheet(files, code, _bytes(sheet), str(sheet))
    texts = _texts(found, output, force=force)
    for path, text in texts.items():
        write_text(text, path)
    if found.warnings:
        tell_problems(found.warnings)
    if output is not None:
        write_text("".join(f"{path}\n" for path in texts), None)


def _country(known: list[str], code: str | None) -> str:
    """Return the code of a country; the only one if none is given.

    Raises:
        GapcheckError: There is no such country, or there are several.
    """
    from gapcheck.problem import GapcheckError, Problem, advise

    if code in known or (code is None and len(known) == 1):
        return code or known[0]
    what = f"there is no country '{code}'" if code else "there are several countries"
    raise GapcheckError([Problem("E401", what, fix=advise(code or "", known))])


def _bytes(sheet: Path) -> bytes:
    """Return the bytes of a workbook.

    Raises:
        GapcheckError: It cannot be read, or is of another format.
    """
    from gapcheck.problem import GapcheckError, Problem
    from gapcheck.source import SourceError, read_bytes

    if sheet.suffix.lower() != ".xlsx":
        message = f"'{sheet.suffix or sheet.name}' is no format of sheets that is read"
        fix = "save it as .xlsx (no .csv, .ods, .xls, nor .xlsm, which holds macros)."
        raise GapcheckError([Problem("E701", message, path=str(sheet), fix=fix)])
    try:
        return read_bytes(sheet, str(sheet))
    except SourceError as error:
        fix = "name a filled sheet; 'gapcheck export --layout encoding-sheet' writes one."
        told = error.problem._replace(fix=fix) if error.problem.code == "E001" else error.problem
        raise GapcheckError([told]) from None


def _texts(found: "Imported", output: Path | None, *, force: bool) -> Mapping[Path | None, str]:
    """Return what is written where.

    Raises:
        GapcheckError: A file exists, or one file cannot hold it all.
    """
    from gapcheck.cli.output import check_target
    from gapcheck.problem import GapcheckError, Problem
    from gapcheck.reports.statute_yaml import documents_yaml, statute_yaml

    laws = {name: statute_yaml(law) for name, law in found.instruments.items()}
    if output is None or output.suffix == ".yaml":
        if len(laws) > 1 or found.documents:
            parts = (_counted(len(laws), "law"), _counted(len(found.documents), "new document"))
            counted = " and ".join(filter(None, parts))
            fix = "name a folder with -o, e.g. statutes/xa of your corpus."
            raise GapcheckError([Problem("E410", f"one file cannot hold {counted}", fix=fix)])
        check_target(output, force=force)
        return {output: next(iter(laws.values()))}
    if output.exists() and not output.is_dir():
        fix = "name a folder, or a file whose name ends in .yaml."
        raise GapcheckError([Problem("E410", f"'{output}' is no folder", fix=fix)])
    output.mkdir(parents=True, exist_ok=True)
    texts: dict[Path | None, str] = {output / f"{name}.yaml": text for name, text in laws.items()}
    for path in texts:
        check_target(path, force=force)
    if found.documents:
        listed = output / SOURCES
        before = listed.read_text(encoding="utf-8") if listed.is_file() else None
        texts[listed] = documents_yaml(found.documents, before)
    return texts


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number > 1 else ''}" if number else ""
