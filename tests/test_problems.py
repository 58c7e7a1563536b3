"""Every mistake that a text, an option or a folder can hold: where it is shown, and how put.

`cases/problems/<code>/{fail,pass}/<name>.yaml` holds one case each:

    about:     what is wrong (or right), in a sentence
    files:     path inside the small corpus to the text that replaces or adds the file;
               `null` leaves it out, and `<U+202E>` stands for a character nobody should type
    command:   arguments of `gapcheck`; `lint` if left out
    problems:  what has to be reported, all of it and nothing else, in this order:
               code; path, line, column and `at` (what the caret is under); parts of the message,
               of `where` and of the fix

A passing case has no problems: nothing with its code is reported, and the command runs. Cases
that no text file can be (links, bytes, sizes) stand in `MADE`, below. The position in a case says
where the mistake *is*, never merely where it is found.
"""

import contextlib
import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import gapcheck
from filled import cell_of, filled, repacked
from gapcheck.assemble import assemble_corpus
from gapcheck.catalogue import CODES
from gapcheck.cli import main
from gapcheck.evaluate import Detail, assess, evaluate_law
from gapcheck.lint import lint_corpus
from gapcheck.load import load_files
from gapcheck.position import LOADER
from gapcheck.problem import GapcheckError
from gapcheck.reports.docx.template import MAXIMUM_BYTES as MAXIMUM_TEMPLATE
from gapcheck.reports.proof import proof_text
from gapcheck.reports.text import assessment_text
from gapcheck.source import MAXIMUM_BYTES
from gapcheck.wanted import make_scenario
from repository import repository
from small import (
    CHECKS,
    CORPUS,
    FILES,
    MEDIA_LAW,
    PENAL_CODE,
    SOURCES,
    VOCABULARY,
    Changes,
    write_corpus,
)

FOLDER = Path(__file__).parent / "cases" / "problems"
SOURCE = Path(gapcheck.__file__).parent
REPORTED = {"E303"}
"""Errors that a command was asked to look for: they are its report, and its status is 1."""
SECRET = "a line of a file outside"

_WRITTEN = re.compile(r"<U\+([0-9A-F]{4,6})>")
_SHOWN = re.compile(
    r"^(?:(?P<path>[^:\n]+?):(?:(?P<line>\d+):(?P<column>\d+):)? )?"
    r"(?:sheet '(?P<sheet>[^']+)' row (?P<row>\d+)(?: column '(?P<heading>[^']+)')?: )?"
    r"(?P<severity>error|warning) (?P<code>[EW]\d{3}): (?P<message>.*)$"
)
_QUOTED_CODE = re.compile(r"[\"']([EW]\d{3})[\"']")
_TECHNICAL = re.compile(
    r"\b(in)?valid\b|\btuple\b|\bdict(ionary)?\b|\bregex|\bpattern\b|\bboolean\b|\binteger\b"
    r"|\bstring\b|\bparse\b|\bNone\b|\binstance\b|\binput\b|\bobject of\b|\bplease\b|Error\b"
)


@dataclass(frozen=True)
class Expected:
    """A problem that has to be reported; `message`, `where` and `fix` are parts of it.

    In a workbook, `line` is the row, and `at` the sheet and the heading of the column.
    """

    code: str
    message: str
    fix: str
    path: str = ""
    line: int = 0
    column: int = 0
    at: str = ""
    where: str = ""

    @property
    def place(self) -> tuple[str, str, int, int, str]:
        """What is reported, and where."""
        return self.code, self.path, self.line, self.column, self.at


@dataclass(frozen=True)
class Case:
    """One corpus and one command, with what has to be reported."""

    code: str
    outcome: str
    name: str
    build: Callable[[Path], object]
    command: tuple[str, ...] = ("lint",)
    problems: tuple[Expected, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}-{self.outcome}-{self.name}"


@dataclass(frozen=True)
class Reported:
    """One problem as it is printed."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    at: str
    message: str
    where: str
    fix: str

    @property
    def place(self) -> tuple[str, str, int, int, str]:
        """What is reported, and where."""
        return self.code, self.path, self.line, self.column, self.at


@dataclass
class Run:
    """What a command printed, and with which status it left."""

    status: int
    out: str
    err: str
    problems: list[Reported] = field(default_factory=list)


# --- reading cases ---


def _written_out(text: str) -> str:
    return _WRITTEN.sub(lambda found: chr(int(found.group(1), 16)), text)


def _read_case(path: Path) -> Case:
    told = yaml.load(path.read_text(encoding="utf-8"), LOADER)
    assert not told.keys() - {"about", "files", "command", "problems"}, f"{path}: unknown key"
    changes = {
        name: None if text is None else _written_out(text)
        for name, text in told.get("files", {}).items()
    }
    expected = [
        Expected(**{**item, "at": _written_out(item.get("at", ""))})
        for item in told.get("problems", ())
    ]
    return Case(
        path.parts[-3],
        path.parts[-2],
        path.stem,
        lambda folder: write_corpus(folder, changes),
        tuple(told.get("command", ("lint",))),
        tuple(expected),
    )


# --- cases that no text file can be ---


def _bytes(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: write_corpus(folder, {name: content})


def _socket(name: str) -> Callable[[Path], object]:
    """Return a builder of a corpus with a file that nobody can read, whoever runs the test."""

    def build(folder: Path) -> None:
        path = write_corpus(folder) / name
        path.parent.mkdir(exist_ok=True)
        with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)  # a socket's whole path may have a hundred letters only

    return build


def _padded(size: int) -> Callable[[Path], object]:
    """Return a builder of a file of `size` bytes that says little."""
    text = b"topics: []\n#"
    return _bytes("rules/vocabulary/more.yaml", text + b"x" * (size - len(text) - 1) + b"\n")


def _linked(name: str, target: str) -> Callable[[Path], object]:
    """Return a builder of a corpus in which `name` is a link; `{outside}` lies beside it."""

    def build(folder: Path) -> None:
        write_corpus(folder)
        outside = folder.parent / "outside"
        outside.mkdir()
        (outside / "law.yaml").write_text(f"{SECRET}: [\n", encoding="utf-8")
        (outside / "corpus.yaml").write_text(FILES[CORPUS], encoding="utf-8")
        link = folder / name
        link.unlink(missing_ok=True)
        link.symlink_to(target.format(outside=outside))

    return build


def _moved(name: str, place: str) -> Callable[[Path], object]:
    """Return a builder of a corpus in which `name` lies at `place`, and a link leads there."""

    def build(folder: Path) -> None:
        write_corpus(folder)
        target = (folder / place).resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / name).rename(target)
        (folder / name).symlink_to(target, target_is_directory=target.is_dir())

    return build


def _committed(changes: Changes) -> Callable[[Path], object]:
    """Return a builder of a corpus in a git repository, with changes that are not committed."""

    def build(folder: Path) -> None:
        repository(write_corpus(folder))
        write_corpus(folder, changes)

    return build


def _template(content: Callable[[], bytes]) -> Callable[[Path], object]:
    """Return a builder of a corpus beside which a template lies."""

    def build(folder: Path) -> None:
        (write_corpus(folder) / "house.docx").write_bytes(content())

    return build


def _document() -> bytes:
    """Return a Word document as an organisation might have it."""
    whole = io.BytesIO()
    docx.Document().save(whole)
    return whole.getvalue()


def _with_macros() -> bytes:
    """Return a Word document that holds a file of macros."""
    whole = io.BytesIO(_document())
    with zipfile.ZipFile(whole, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    return whole.getvalue()


def _without_mark(folder: Path) -> None:
    write_corpus(folder, {CORPUS: None})


def _made(
    code: str,
    name: str,
    build: Callable[[Path], object],
    problem: Expected | None = None,
    command: tuple[str, ...] = ("lint",),
) -> Case:
    outcome = "fail" if problem else "pass"
    return Case(code, outcome, name, build, command, (problem,) if problem else ())


def _link_problem(path: str, message: str) -> Expected:
    return Expected("E011", message, "put the file itself in its place", path=path)


IN_HOUSE_STYLE = (
    *("export", "--layout", "gap-table-short", "--template", "house.docx"),
    *("-o", "gaps.docx"),
)
NO_CORPUS = "name a folder that holds corpus.yaml with --corpus"
LATIN = FILES[MEDIA_LAW].replace("short: Media Law", "short: Média Law").encode("latin-1")
WINDOWS = b"\xef\xbb\xbf" + FILES[MEDIA_LAW].replace("\n", "\r\n").encode()

MADE = (
    _made(
        "E001",
        "socket",
        _socket("statutes/xa/law.yaml"),
        Expected("E001", "cannot be read", "corpus", path="statutes/xa/law.yaml"),
    ),
    _made(
        "E001",
        "socket-that-no-one-asks-for",
        _socket("statutes/xa/drafts/law.yaml"),
        Expected("E001", "cannot be read", "corpus", path="statutes/xa/drafts/law.yaml"),
    ),
    _made("E001", "plain-files", write_corpus),
    _made(
        "E002",
        "latin-1",
        _bytes(MEDIA_LAW, LATIN),
        Expected(
            "E002", "is not UTF-8 text", "save it as UTF-8", path=MEDIA_LAW, line=4, column=9
        ),
    ),
    _made("E002", "with-mark-and-crlf", _bytes(MEDIA_LAW, WINDOWS)),
    _made(
        "E006",
        "one-byte-too-many",
        _padded(MAXIMUM_BYTES + 1),
        Expected("E006", "5,000,001 bytes", "split it", path="rules/vocabulary/more.yaml"),
    ),
    _made("E006", "as-large-as-may-be", _padded(MAXIMUM_BYTES)),
    _made(
        "E011",
        "file-outside",
        _linked("statutes/xa/law.yaml", "{outside}/law.yaml"),
        _link_problem("statutes/xa/law.yaml", "out of the corpus folder"),
    ),
    _made(
        "E011",
        "corpus-file-outside",
        _linked(CORPUS, "{outside}/corpus.yaml"),
        _link_problem(CORPUS, "out of the corpus folder"),
    ),
    _made(
        "E011",
        "folder-outside",
        _linked("statutes/xa/more", "{outside}"),
        _link_problem("statutes/xa/more", "out of the corpus folder"),
    ),
    _made(
        "E011",
        "whole-folder-outside",
        _moved("statutes", "../elsewhere"),
        _link_problem("statutes", "out of the corpus folder"),
    ),
    _made(
        "E011",
        "loop",
        _linked("statutes/xa/again", ".."),
        _link_problem("statutes/xa/again", "into a folder, which may be a loop"),
    ),
    _made(
        "E011",
        "itself",
        _linked("statutes/xa/law.yaml", "law.yaml"),
        _link_problem("statutes/xa/law.yaml", "nowhere, or to itself"),
    ),
    _made(
        "E011",
        "nowhere",
        _linked("standards/lost.yaml", "no-such-file.yaml"),
        _link_problem("standards/lost.yaml", "nowhere, or to itself"),
    ),
    _made("E011", "file-inside", _moved(MEDIA_LAW, "kept/media-law.yaml")),
    _made(
        "E012",
        "no-such-folder",
        write_corpus,
        Expected("E012", "there is no such folder", NO_CORPUS),
        ("lint", "--corpus", "nowhere"),
    ),
    _made(
        "E012",
        "no-corpus-file",
        _without_mark,
        Expected("E012", "holds no corpus.yaml", NO_CORPUS),
        ("lint", "--corpus", "."),
    ),
    _made(
        "E012",
        "file-for-folder",
        write_corpus,
        Expected("E012", "'corpus.yaml' is no corpus", NO_CORPUS),
        ("check", "--corpus", "corpus.yaml"),
    ),
    _made("E012", "named", write_corpus, command=("lint", "--corpus", ".")),
    _made(
        "E430",
        "text-named-docx",
        _template(lambda: b"Dear reader"),
        Expected("E430", "no Word document", "save it as", path="house.docx"),
        IN_HOUSE_STYLE,
    ),
    _made("E430", "document", _template(_document), command=IN_HOUSE_STYLE),
    _made(
        "E431",
        "macros",
        _template(_with_macros),
        Expected("E431", "holds macros", "without macros", path="house.docx"),
        IN_HOUSE_STYLE,
    ),
    _made("E431", "document", _template(_document), command=IN_HOUSE_STYLE),
    _made(
        "E432",
        "one-byte-too-many",
        _template(lambda: bytes(MAXIMUM_TEMPLATE + 1)),
        Expected("E432", "20,000,001 bytes", "no large pictures", path="house.docx"),
        IN_HOUSE_STYLE,
    ),
    _made("E432", "document", _template(_document), command=IN_HOUSE_STYLE),
    _made("E416", "committed", _committed({}), command=("diff", "rev:HEAD", "now")),
    _made("W403", "nothing-changed", _committed({}), command=("diff", "rev:HEAD", "now")),
    _made(
        "W403",
        "changed",
        _committed({MEDIA_LAW: FILES[MEDIA_LAW].replace("Possession", "Keeping")}),
        Expected("W403", f"uncommitted changes: {MEDIA_LAW}", "nothing is checked out over them"),
        ("diff", "rev:HEAD", "now"),
    ),
)

SHEET = "sheet.xlsx"
IMPORT = ("import", SHEET)


def _sheet(packed: Callable[[], bytes], name: str = SHEET) -> Callable[[Path], object]:
    """Return a builder of a corpus with a filled sheet beside it."""
    return lambda folder: write_corpus(folder, {name: packed()})


def _typed(*edits: tuple[str, str, str]) -> Callable[[Path], object]:
    """Return the same, with texts typed under headings of rows of the sheet Encoding."""
    cells = [("Encoding", cell_of(heading, int(row)), text) for heading, row, text in edits]
    return _sheet(lambda: filled(*cells))


def _hide(book: Any) -> None:
    book["Encoding"].row_dimensions[3].hidden = True


def _import_case(
    code: str,
    name: str,
    build: Callable[[Path], object],
    *problem: Any,
    at: str = "",
    line: int = 0,
) -> Case:
    """Return a case of an import; `problem` is a part of its message and one of its fix."""
    if not problem:
        return _made(code, name, build, None, IMPORT)
    message, fix = problem
    place = f"Encoding, {at or None}" if line else ""
    return _made(code, name, build, Expected(code, message, fix, SHEET, line, 0, place), IMPORT)


def _many_parts(parts: dict[str, bytes]) -> None:
    parts.update({f"xl/media/{number}.png": b"" for number in range(500)})


IMPORTED = (
    _import_case(
        "E701",
        "no-archive",
        _sheet(lambda: b"provision,heading\nart-1,Meaning\n"),
        "no workbook (.xlsx)",
        "save it as .xlsx",
    ),
    _import_case(
        "E701",
        "macros",
        _sheet(lambda: repacked(filled(), lambda it: it.update({"xl/vbaProject.bin": b"x"}))),
        "holds macros",
        "without macros",
    ),
    _import_case("E701", "plain", _typed()),
    _import_case(
        "E702",
        "too-many-parts",
        _sheet(lambda: repacked(filled(), _many_parts)),
        "parts",
        "copy the sheets into a new workbook",
    ),
    _import_case("E702", "plain", _typed()),
    _import_case(
        "E703",
        "misspelt-column",
        _typed(("Provision", "1", "Provison")),
        "'Provison' is no column here",
        "write 'provision'?",
        at="",
        line=1,
    ),
    _import_case("E703", "columns-in-capitals", _typed(("Quote is", "1", "QUOTE-IS"))),
    _import_case(
        "E704",
        "merged",
        _sheet(lambda: filled(change=lambda book: book["Encoding"].merge_cells("A2:A3"))),
        "the cells A2:A3 are merged",
        "unmerge them",
        at="",
        line=2,
    ),
    _import_case(
        "E704",
        "merged-on-a-sheet-that-is-not-read",
        _sheet(lambda: filled(change=lambda it: it.create_sheet("Mine").merge_cells("A1:B1"))),
    ),
    _import_case(
        "E705",
        "formula",
        _typed(("Values", "4", "=A1")),
        "holds a formula",
        "write the text itself",
        at="Values",
        line=4,
    ),
    _import_case("E705", "sign-of-equality-inside", _typed(("Heading", "4", "1 = 1"))),
    _import_case(
        "E706",
        "effect-unknown",
        _typed(("Effect", "4", "punish")),
        "'punish' is nothing that a provision does",
        "write 'punishes'?",
        at="Effect",
        line=4,
    ),
    _import_case(
        "E706",
        "dimension-twice-in-a-box",
        _typed(("Dimension", "5", "conduct"), ("Values", "5", "sell")),
        "'conduct' stands in row 4 for the same box",
        "with commas between them, or make it box 2",
        at="Dimension",
        line=5,
    ),
    _import_case(
        "E706",
        "two-headings",
        _typed(("Heading", "5", "Other")),
        "row 4 has another 'Heading' for art-2",
        "leave it in one",
        at="Heading",
        line=5,
    ),
    _import_case("E706", "heading-twice-the-same", _typed(("Heading", "5", "Selling"))),
    _import_case(
        "E707",
        "broken",
        _typed(("Rest", "9", "unread: [true")),
        "the cell is no YAML",
        "look at the indentation",
        at="Rest",
        line=9,
    ),
    _import_case(
        "E707",
        "said-twice",
        _typed(("Rest", "4", "heading: Renting")),
        "'heading' has a column of its own",
        "in one of the two places",
        at="Rest",
        line=4,
    ),
    _import_case("E707", "well-formed", _typed(("Rest", "4", "review: {status: drafted}"))),
    _import_case(
        "W701",
        "row",
        _sheet(lambda: filled(change=_hide)),
        "hidden are the rows 3",
        "show what is hidden",
        at="",
        line=3,
    ),
    _import_case("W701", "all-in-view", _typed()),
    _import_case(
        "E102",
        "value-in-a-sheet",
        _typed(("Values", "4", "sell, distribut")),
        "'distribut' is not a value of 'conduct'",
        "write 'distribute'?",
        at="Values",
        line=4,
    ),
    _import_case(
        "E101",
        "dimension-in-a-sheet",
        _typed(("Dimension", "5", "objct")),
        "'objct' is not a dimension",
        "write 'object'?",
        at="Dimension",
        line=5,
    ),
    _import_case(
        "E203",
        "source-in-a-sheet",
        _typed(("Source", "7", "report-2016")),
        "there is no document 'report-2016'",
        "write 'report-2015'?",
        at="Source",
        line=7,
    ),
    _import_case(
        "E003",
        "unseen-in-a-sheet",
        _typed(("Heading", "4", "Sell\u202eing")),
        "an unseen character (U+202E)",
        "delete it",
        at="Heading",
        line=4,
    ),
)

CASES = (*(_read_case(path) for path in sorted(FOLDER.glob("*/*/*.yaml"))), *MADE, *IMPORTED)
FAILING = tuple(case for case in CASES if case.outcome == "fail")
PASSING = tuple(case for case in CASES if case.outcome == "pass")

each_failing = pytest.mark.parametrize("case", FAILING, ids=str)
each_passing = pytest.mark.parametrize("case", PASSING, ids=str)


# --- running the command line ---


def run(folder: Path, *arguments: str) -> Run:
    """Run gapcheck in a folder, as `main` does it, and read what it prints."""
    out, err = io.StringIO(), io.StringIO()
    before = sys.argv
    sys.argv = ["gapcheck", *arguments]
    status: object = 0
    try:
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            main()
    except SystemExit as left:
        status = left.code or 0
    finally:
        sys.argv = before
    assert isinstance(status, int)
    shown = read_problems(err.getvalue()) or read_problems(out.getvalue())
    return Run(status, out.getvalue(), err.getvalue(), shown)


def read_problems(text: str) -> list[Reported]:
    """Return the problems that a text shows, as a reader sees them."""
    found: list[Reported] = []
    for block in text.split("\n\n"):
        first, *rest = block.split("\n")
        head = _SHOWN.match(first)
        if head is None:
            continue
        told = {"where": "", "fix": ""}
        at = ""
        for above, line in zip([first, *rest], rest, strict=False):
            if re.match(r"^ +\| +\^+$", line):
                at = above[line.index("^") : line.rindex("^") + 1]
            for key in told:
                if line.startswith(f"  {key}: "):
                    told[key] = line.removeprefix(f"  {key}: ")
        found.append(
            Reported(
                head["code"],
                head["severity"],
                head["path"] or "",
                int(head["line"] or head["row"] or 0),
                int(head["column"] or 0),
                f"{head['sheet']}, {head['heading']}" if head["sheet"] else at,
                head["message"],
                told["where"],
                told["fix"],
            )
        )
    return found


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], Run]:
    """Return what a case prints; each case is run once."""
    known: dict[str, Run] = {}

    def outcome(case: Case) -> Run:
        if str(case) not in known:
            folder = tmp_path_factory.mktemp("case") / "corpus"
            folder.mkdir()
            case.build(folder)
            known[str(case)] = run(folder, *case.command)
        return known[str(case)]

    return outcome


@pytest.fixture(autouse=True)
def _no_corpus_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GAPCHECK_CORPUS", raising=False)


# --- the catalogue and the cases ---


def test_every_code_has_a_failing_and_a_passing_case() -> None:
    assert set(CODES) == {case.code for case in FAILING}
    assert set(CODES) == {case.code for case in PASSING}


def test_a_failing_case_expects_its_own_code() -> None:
    for case in FAILING:
        assert case.code in {problem.code for problem in case.problems}, str(case)


def test_a_passing_case_expects_nothing() -> None:
    assert [] == [str(case) for case in PASSING if case.problems]


def test_the_catalogue_lists_exactly_the_codes_that_the_source_emits() -> None:
    emitted = {
        code
        for path in SOURCE.rglob("*.py")
        if path.name != "catalogue.py"
        for code in _QUOTED_CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert set(CODES) == emitted


# --- every case ---


@each_failing
def test_every_mistake_is_shown_where_it_is(case: Case, ran: Callable[[Case], Run]) -> None:
    assert [item.place for item in case.problems] == [item.place for item in ran(case).problems]


@each_failing
def test_the_message_says_what_is_wrong_and_what_helps(
    case: Case, ran: Callable[[Case], Run]
) -> None:
    shown = ran(case).problems
    assert len(case.problems) == len(shown)
    for expected, problem in zip(case.problems, shown, strict=True):
        assert expected.message in problem.message
        assert expected.where in problem.where
        assert expected.fix in problem.fix


@each_failing
def test_an_error_leaves_with_status_2_and_prints_nothing_to_stdout(
    case: Case, ran: Callable[[Case], Run]
) -> None:
    shown = ran(case)
    if case.code in REPORTED:
        assert (1, "") == (shown.status, shown.err)
    elif case.code.startswith("E"):
        assert (2, "") == (shown.status, shown.out)
    else:
        assert (0, False) == (shown.status, "" == shown.out)


@each_failing
def test_no_case_is_a_mistake_in_gapcheck_itself(case: Case, ran: Callable[[Case], Run]) -> None:
    shown = ran(case)
    assert "mistake in gapcheck" not in shown.err
    assert "Traceback" not in shown.err


@each_failing
def test_every_problem_is_in_plain_words_and_has_a_fix(
    case: Case, ran: Callable[[Case], Run]
) -> None:
    for problem in ran(case).problems:
        own = problem.message.replace(problem.at, "") if problem.at else problem.message
        if problem.code != "E005":  # ends with the words of the YAML reader
            assert None is _TECHNICAL.search(f"{own} {problem.fix}")
        assert not problem.message.endswith(".")
        assert not re.match(r"[A-Z][a-z]", problem.message)
        assert problem.fix


@each_passing
def test_what_is_right_is_not_reported(case: Case, ran: Callable[[Case], Run]) -> None:
    shown = ran(case)
    assert case.code not in {problem.code for problem in shown.problems}
    assert 0 == shown.status


# --- all mistakes of a run at once ---

SEVERAL = {
    CORPUS: FILES[CORPUS].replace("2020-12-31", "2020-12-32"),
    CHECKS: FILES[CHECKS].replace("protocol-2000/art-5", "protocol-2000/art-55"),
    MEDIA_LAW: FILES[MEDIA_LAW]
    .replace("conduct: [distribute, sell]", "conduct: [distribut, sel]")
    .replace("in: gazette-2005", "in: gazete-2005"),
    PENAL_CODE: FILES[PENAL_CODE].replace("topics: victims", "topics: victim", 1),
}


def test_mistakes_of_several_files_are_told_in_one_run_by_file_and_position(
    tmp_path: Path,
) -> None:
    shown = run(write_corpus(tmp_path, SEVERAL), "check").problems
    assert [
        (CORPUS, "E024"),
        (CHECKS, "E201"),
        (MEDIA_LAW, "E203"),
        (MEDIA_LAW, "E102"),
        (MEDIA_LAW, "E102"),
        (PENAL_CODE, "E207"),
    ] == [(problem.path, problem.code) for problem in shown]
    assert sorted(shown, key=lambda item: (item.path, item.line, item.column)) == shown


def test_mistakes_of_form_of_several_files_are_told_in_one_run(tmp_path: Path) -> None:
    changes = {
        VOCABULARY: FILES[VOCABULARY].replace("kind: interval", "kind: intervall", 1),
        MEDIA_LAW: FILES[MEDIA_LAW].replace("layer:", "layr:"),
        PENAL_CODE: "",
        SOURCES: FILES[SOURCES] + "\tx",
    }
    shown = run(write_corpus(tmp_path, changes), "lint").problems
    assert [
        (VOCABULARY, "E023"),
        (MEDIA_LAW, "E021"),
        (MEDIA_LAW, "E020"),
        (PENAL_CODE, "E004"),
        (SOURCES, "E005"),
    ] == [(problem.path, problem.code) for problem in shown]


def test_the_number_of_errors_is_told(tmp_path: Path) -> None:
    shown = run(write_corpus(tmp_path, SEVERAL), "lint")
    assert shown.err.endswith("\n\n6 errors; nothing was done.\n")


def test_a_mistake_is_told_once_although_two_values_hold_it(tmp_path: Path) -> None:
    text = FILES[PENAL_CODE].replace("in-force: 2010-01-01", "in-force: 2010-02-30")
    shown = run(write_corpus(tmp_path, {PENAL_CODE: text}), "lint").problems
    assert ["E024"] == [problem.code for problem in shown]


def test_a_mistake_in_a_box_is_not_told_again_of_its_doubts(tmp_path: Path) -> None:
    limit = "      place: {is: public-place, words: in a public place}\n"
    doubt = (
        '    doubtful:\n      - {if: {public-place-includes-internet: "no"}, also: {place: any}}\n'
    )
    text = FILES[MEDIA_LAW].replace(limit, limit.replace("place:", "plase:") + doubt)
    shown = run(write_corpus(tmp_path, {MEDIA_LAW: text}), "lint").problems
    assert ["E101"] == [problem.code for problem in shown]


# --- nothing half-written, no secrets, no traceback ---


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--format", "json"),
        ("explain", "protocol.csam.distribute"),
        ("ask", "criminalise", "conduct=possess"),
        ("show", "media-law-2005"),
        ("vocabulary", "conduct"),
    ],
    ids=" ".join,
)
def test_a_command_that_fails_writes_no_file(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = write_corpus(tmp_path / "corpus", SEVERAL)
    before = sorted(tmp_path.rglob("*"))
    shown = run(folder, *command, "-o", "../report.txt")
    assert 2 == shown.status
    assert before == sorted(tmp_path.rglob("*"))


def test_a_command_that_fails_leaves_the_file_that_it_was_to_overwrite(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus", SEVERAL)
    report = tmp_path / "report.txt"
    report.write_text("of yesterday", encoding="utf-8")
    assert 2 == run(folder, "check", "-o", "../report.txt", "--force").status
    assert "of yesterday" == report.read_text(encoding="utf-8")


def test_a_file_outside_the_corpus_is_not_read_through_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    _linked("statutes/xa/law.yaml", "{outside}/law.yaml")(folder)
    assert SECRET not in run(folder, "lint").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe in the file system")
@pytest.mark.parametrize("name", ["statutes/xa/law.yaml", "rules/notes.yaml"])
def test_a_pipe_in_the_corpus_is_refused_and_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(write_corpus(tmp_path) / name)
    shown = _gapcheck(tmp_path, "lint", wait=10)
    assert 2 == shown.returncode
    assert f"{name}: error E001: " in shown.stderr


def test_a_file_name_that_is_not_utf_8_is_told_and_is_no_mistake_of_gapcheck(
    tmp_path: Path,
) -> None:
    folder = os.fsencode(write_corpus(tmp_path) / "statutes" / "xa")
    try:
        Path(os.fsdecode(folder + b"/l\xe4w.yaml")).write_text("title: x\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    shown = _gapcheck(tmp_path, "lint")
    assert 2 == shown.returncode
    assert "mistake in gapcheck" not in shown.stderr
    assert "error E" in shown.stderr


def _gapcheck(folder: Path, *arguments: str, wait: float = 60) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [sys.executable, "-m", "gapcheck", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=wait,
            check=False,
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"gapcheck {' '.join(arguments)} was still running after {wait} seconds")


def test_the_program_itself_tells_position_caret_and_fix_and_leaves_with_status_2(
    tmp_path: Path,
) -> None:
    text = FILES[MEDIA_LAW].replace("conduct: possess", "conduct: posess")
    shown = _gapcheck(write_corpus(tmp_path, {MEDIA_LAW: text}), "check", "-o", "report.txt")
    assert (2, "", False) == (shown.returncode, shown.stdout, (tmp_path / "report.txt").exists())
    assert f"{MEDIA_LAW}:56:16: error E102: 'posess' is not a value of 'conduct'\n" in shown.stderr
    assert "\n  56 |       conduct: posess\n     |                ^^^^^^\n" in shown.stderr
    assert "\n  fix: write 'possess'? " in shown.stderr
    assert "Traceback" not in shown.stderr


# --- whatever is written, a problem or a corpus comes of it ---

UNSEEN = tuple("\x00\x07\x1b\x85\u200e\u202e\u2028\u2066\ufeff\ufffe")
MARKS = (*"[]{}:,-#'\"|>%@`?*&!~", "\t", "\n", " ", ": ", "- ", "---\n", "...\n")
YAML = ("&a ", "*a", "!!int ", "!x ", "<<: *a", "{a: b}", "[a, [b]]", "[]", "{}", "null")
WORDS = ("any", "act-of", "..", "0..", "17..15", "9" * 20, "-1", "2020-02-30", "yes", "if: x")
TOKEN = re.compile(r"[^\s\[\]{},:\"]+")

pieces = st.sampled_from((*UNSEEN, *MARKS, *YAML, *WORDS)) | st.text(max_size=3)


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[str, str]:
    """Return a file of the small corpus and its text, spoilt once or twice."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    for _ in range(draw(st.integers(1, 2))):
        text = draw(st.sampled_from(SPOILERS))(draw, text)
    return name, text


def _line_deleted(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def _line_doubled(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    return "\n".join([*lines[: number + 1], *lines[number:]])


def _line_moved_in_or_out(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    number, by = draw(st.integers(0, len(lines) - 1)), draw(st.integers(-4, 4))
    lines[number] = " " * by + lines[number] if by > 0 else lines[number][-by:]
    return "\n".join(lines)


def _piece_put_in(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(pieces) + text[at:]


def _word_replaced(draw: st.DrawFn, text: str) -> str:
    found = list(TOKEN.finditer(text))
    if not found:
        return text
    word = draw(st.sampled_from(found))
    others = sorted({item for file in FILES.values() for item in TOKEN.findall(file)})
    other = draw(pieces | st.sampled_from(others))
    return text[: word.start()] + other + text[word.end() :]


def _cut_off(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


SPOILERS: tuple[Callable[[st.DrawFn, str], str], ...] = (
    _line_deleted,
    _line_doubled,
    _line_moved_in_or_out,
    _piece_put_in,
    _word_replaced,
    _word_replaced,
    _cut_off,
)


@pytest.fixture(scope="module")
def spoilable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small corpus, of which one file at a time is spoilt."""
    return write_corpus(tmp_path_factory.mktemp("spoilt"))


@given(spoilt_files())
def test_a_spoilt_file_gives_a_result_or_problems_inside_it(
    spoilable: Path, spoilt: tuple[str, str]
) -> None:
    name, text = spoilt
    raw = text.encode("utf-8", "surrogatepass")
    (spoilable / name).write_bytes(raw)
    try:
        _use_everything(spoilable)
    except GapcheckError as error:
        for problem in error.problems:
            lines = _lines_of(spoilable / os.path.relpath(problem.path, spoilable))
            assert problem.code in CODES
            assert 0 <= problem.line <= len(lines)
            assert problem.line or problem.code in {"E004", "E012"}
            if problem.line:
                assert len(lines[problem.line - 1]) == len(problem.text)
                assert 1 <= problem.column
                assert problem.column + problem.length - 1 <= len(problem.text) + 1
            assert problem.fix
    finally:
        (spoilable / name).write_bytes(FILES[name].encode())


def _lines_of(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _use_everything(folder: Path) -> None:
    """Load, lint, evaluate and print a corpus: whatever is accepted has to work to the end."""
    files = load_files(folder)
    corpus = assemble_corpus(files)
    lint_corpus(files, corpus)
    for country in corpus.countries:
        scenario = make_scenario(corpus, country)
        findings = evaluate_law(corpus, scenario, detail=Detail.PROOF)
        assessment = assess(corpus, scenario, findings)
        list(assessment_text(assessment, 80))
        list(proof_text(assessment, 80))
