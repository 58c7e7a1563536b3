"""A filled sheet to the law that it holds, tried out in the corpus to which it will belong."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from gapcheck.assemble import assemble_corpus
from gapcheck.construct import construct
from gapcheck.files import DocumentsFile, Files, Loaded
from gapcheck.form import form_problems
from gapcheck.instrument import NationalInstrument
from gapcheck.lint import lint_corpus
from gapcheck.noun import Noun
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.sheet import columns
from gapcheck.sheet.gather import Gathered, gather_documents, gather_instruments
from gapcheck.sheet.place import SheetSource
from gapcheck.sheet.records import Reader, Record
from gapcheck.workbook import Grid, read_workbook


class Imported(NamedTuple):
    """What a sheet holds.

    Attributes:
        instruments: Id to the law, as YAML has it.
        documents: Documents that the corpus does not have yet, as YAML has them.
        warnings: What should be looked at again.
    """

    instruments: Mapping[str, Mapping[str, Any]]
    documents: tuple[Mapping[str, Any], ...]
    warnings: tuple[Problem, ...]


def import_sheet(files: Files, country: str, raw: bytes, shown: str) -> Imported:
    """Return the law of a filled sheet.

    Args:
        files: The corpus to which it will belong; a law that it has already is replaced.
        country: Code of the country whose law it is.
        raw: The bytes of the workbook.
        shown: How messages name it.

    Raises:
        GapcheckError: Something is wrong with the workbook, or with the law; everything of one
            kind at once, each mistake with its cell.
    """
    reader = Reader(shown)
    tables = _tables(reader, read_workbook(raw, shown))
    of_form = reader.errors
    gathered = gather_instruments(reader, tables[columns.ENCODING], tables[columns.INSTRUMENTS])
    documents = gather_documents(reader, tables[columns.DOCUMENTS])
    _leave_known(reader, files, documents)
    laws = [_loaded(reader, it, NationalInstrument, _path(country, it)) for it in gathered]
    listed = _loaded(reader, documents, DocumentsFile, f"statutes/{country}/sources.yaml (sheet)")
    if reader.unread or reader.errors > of_form:
        raise GapcheckError(_told_once(reader.problems))
    tried = _tried(_with(files, country, [it for it in laws if it], listed))
    if reader.errors or any(it.severity == "error" for it in tried):
        raise GapcheckError(_told_once([*reader.problems, *tried]))
    return Imported(
        {it.data["instrument"]: it.data for it in gathered},
        tuple(documents.data["documents"]),
        (*reader.problems, *(it for it in tried if it.path == shown)),
    )


def _tried(files: Files) -> tuple[Problem, ...]:
    """Return what is wrong with a corpus, and what should be looked at again."""
    try:
        return tuple(lint_corpus(files, assemble_corpus(files)))
    except GapcheckError as error:
        return tuple(error.problems)


NO_TEXT = ("E003", "E705")
"""What a cell holds that is no text: it may make the rest of its row look wrong."""


def _told_once(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems, each once, without those that another one in their row may have made."""
    told = dict.fromkeys(problems)
    rows = {_row(it) for it in told if it.code in NO_TEXT}
    return [it for it in told if it.code in (*NO_TEXT, "W701") or _row(it) not in rows]


def _row(problem: Problem) -> str:
    return problem.cell.partition(" column ")[0] if problem.cell else problem.message


_ASKED = (columns.ENCODING, columns.INSTRUMENTS)
"""Sheets that every workbook has."""


def _tables(reader: Reader, grids: Iterable[Grid]) -> dict[str, tuple[Record, ...]]:
    """Return the records of the sheets that are read; others are not looked at."""
    by_name = {grid.name.strip().casefold(): grid for grid in grids}
    found: dict[str, tuple[Record, ...]] = {}
    for table in columns.OF:
        name = columns.SHEETS[table]
        grid = by_name.get(name.casefold())
        if grid is None and table in _ASKED:
            fix = advise(name, [it.name for it in by_name.values()])
            fix = f"name it so; {fix}" if by_name else "add it."
            message = f"the sheet '{name}' is missing"
            reader.problems.append(Problem("E703", message, path=reader.shown, fix=fix))
        found[table] = reader.records(grid, table) if grid is not None else ()
    if any(columns.SHEETS[table].casefold() not in by_name for table in _ASKED):
        raise GapcheckError(reader.problems)
    if not found[columns.INSTRUMENTS]:
        if reader.errors:
            raise GapcheckError(reader.problems)
        fix = "write the law in a row of the sheet Instruments, with its title and layer."
        raise GapcheckError(
            [Problem("E703", "the workbook holds no law", path=reader.shown, fix=fix)]
        )
    return found


def _leave_known(reader: Reader, files: Files, gathered: Gathered) -> None:
    """Leave out the documents that the corpus has, if it has the same of them."""
    known = {it.id: it for file in files.documents for it in file.noun.documents}
    new: list[Any] = []
    spots = {}
    for number, data in enumerate(gathered.data["documents"]):
        before = known.get(data.get("id", ""))
        if before is None:
            for path, spot in gathered.spots.items():
                if path[:2] == ("documents", number):
                    spots["documents", len(new), *path[2:]] = spot
            new.append(data)
            continue
        has = {key: str(value) for key, value in before.model_dump(by_alias=True).items()}
        for key, value in data.items():
            if isinstance(value, str) and has.get(key, value).casefold() != value.casefold():
                spot = gathered.spots["documents", number, key]
                message = f"the corpus has another '{key}' for the document '{data['id']}'"
                reader.tell("E706", spot, message, "write it as there, or give it another id.")
    gathered.data["documents"] = new
    gathered.spots = spots


def _path(country: str, gathered: Gathered) -> str:
    return f"statutes/{country}/{gathered.data.get('instrument', '')}.yaml"


def _loaded(
    reader: Reader, gathered: Gathered, model: type[Noun], name: str
) -> Loaded[Any] | None:
    """Return a law with its cells; `None` if it has mistakes of form, which are told."""
    source = SheetSource(reader.shown, "", gathered.data, gathered.spots)
    try:
        return Loaded(name, construct(model, gathered.data), source)
    except ValidationError as error:
        reader.problems.extend(form_problems(source, model, error))
        return None


def _with(
    files: Files,
    country: str,
    laws: Iterable[Loaded[NationalInstrument]],
    documents: Loaded[DocumentsFile] | None,
) -> Files:
    """Return the corpus with the laws in it, those of the same id replaced."""
    statutes = {it.name: (code, it) for code, it in files.statutes}
    statutes |= {it.name: (country, it) for it in laws}
    listed = files.documents
    if documents is not None and documents.noun.documents:
        listed = (*listed, documents)
    return files._replace(
        statutes=tuple(statutes[name] for name in sorted(statutes)),
        documents=listed,
    )
