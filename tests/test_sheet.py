"""Law in a spreadsheet: what is written comes back whole, and mistakes are told by their cells."""

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from corpus_case import ROOT, shipped
from filled import HEADINGS, cell_of, filled
from gapcheck.assemble import assemble_corpus
from gapcheck.construct import construct
from gapcheck.files import Files
from gapcheck.instrument import NationalInstrument
from gapcheck.load import load_files
from gapcheck.paper import Paper, Run, Table
from gapcheck.problem import GapcheckError
from gapcheck.reports.paper_xlsx import Choice, paper_xlsx
from gapcheck.reports.statute_yaml import documents_yaml, statute_yaml
from gapcheck.sheet import CHOICES, Imported, encoding_sheet, import_sheet
from gapcheck.sheet.columns import EFFECTS, OF_ENCODING
from gapcheck.sheet.rows import fold, spread
from gapcheck.source import parse_source, unseen_in
from golden import Done, execute
from hostile import HOSTILE
from small import write_corpus

LAWS = sorted(shipped().instruments)


def sheet_of(paper: Paper) -> bytes:
    return paper_xlsx(paper, [Choice(*choice) for choice in CHOICES])


def packed(*laws: NationalInstrument) -> bytes:
    return sheet_of(encoding_sheet(shipped(), laws, "kh"))


@cache
def all_of_it() -> Imported:
    """Return the whole national law, written to a sheet and read back."""
    laws = [shipped().instruments[name][1] for name in LAWS]
    return import_sheet(load_files(ROOT), "kh", packed(*laws), "sheet.xlsx")


@pytest.mark.parametrize("law", LAWS)
def test_every_shipped_law_comes_back_from_its_sheet_as_it_was(law: str) -> None:
    before = shipped().instruments[law][1]
    after = construct(NationalInstrument, dict(all_of_it().instruments[law]))
    for old, new in zip(before.provisions, after.provisions, strict=True):
        assert old == new
    assert before == after


@pytest.mark.parametrize("law", LAWS)
def test_every_shipped_law_comes_back_from_the_file_that_is_written(law: str) -> None:
    text = statute_yaml(all_of_it().instruments[law])
    data = parse_source(text.encode(), law).data
    assert shipped().instruments[law][1] == construct(NationalInstrument, data)


def test_nothing_new_is_said_of_a_law_that_is_in_order() -> None:
    assert ((), ()) == (all_of_it().documents, all_of_it().warnings)


def test_boxes_stand_in_rows_and_not_in_the_rest() -> None:
    """What an analyst works on has to be seen; only what rows cannot hold is YAML."""
    paper = encoding_sheet(shipped(), [shipped().instruments["tipse-2008"][1]], "kh")
    table = paper.tables[0]
    keys = [column.key for column in table.columns]
    rest = [row.cells[keys.index("rest")].paragraphs for row in table.rows]
    told = "\n".join(
        run.text for words in rest for it in words for run in it if isinstance(run, Run)
    )
    assert {"disagreements", "remarks", "cases"} >= {
        line.partition(":")[0] for line in told.split("\n") if line[:1].isalpha()
    }


# --- rows and boxes ---

NAMES = st.text("abc-", min_size=1, max_size=4).filter(lambda name: name.strip("-") == name)
VALUE = st.one_of(NAMES, st.lists(NAMES, min_size=2, max_size=3))
LIMITED = st.fixed_dictionaries({"is": VALUE, "words": NAMES}, optional={"gloss": NAMES})
OTHER_ACT = st.dictionaries(NAMES, VALUE, min_size=1, max_size=2)
BOX = st.dictionaries(NAMES, st.one_of(VALUE, LIMITED, OTHER_ACT), min_size=1, max_size=4)
ITEM = st.builds(
    lambda box, if_, limits: {**box, **limits, **({"if": if_} if if_ else {})},
    BOX,
    st.dictionaries(NAMES, NAMES, max_size=2),
    st.fixed_dictionaries({}, optional={"words": NAMES, "gloss": NAMES}),
)


def by_box(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    numbers = list(dict.fromkeys(row["box"] for row in rows))
    return [[row for row in rows if row["box"] == number] for number in numbers]


@given(st.lists(ITEM, min_size=1, max_size=3))
def test_rows_give_back_the_boxes_that_they_were_made_of(boxes: list[dict[str, Any]]) -> None:
    rows = spread("punishes", boxes)
    assert rows is not None
    assert boxes == [fold("punishes", found) for found in by_box(rows)]


ANYTHING = st.recursive(
    st.text("ab, ;=\n/", max_size=4),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.text("ab/ ", max_size=2), inner, max_size=2),
    ),
    max_leaves=5,
)


@given(st.sampled_from(sorted(EFFECTS)), st.lists(st.dictionaries(NAMES, ANYTHING, max_size=2)))
def test_what_rows_would_not_give_back_is_not_spread(effect: str, items: list[Any]) -> None:
    rows = spread(effect, items)
    if rows is not None and items:
        again = [fold(effect, found) for found in by_box(rows)]
        assert len(items) == len(again)
        assert yaml.safe_dump(items).count("a") == yaml.safe_dump(again).count("a")


# --- the sheet ---


def test_an_empty_sheet_has_all_headings_the_vocabulary_and_no_rows() -> None:
    paper = encoding_sheet(shipped(), (), "kh")
    encoding, laws, documents, vocabulary, _ = paper.tables
    assert ((), (), ()) == (encoding.rows, laws.rows, documents.rows)
    assert [it.title for it in OF_ENCODING] == [it.title for it in encoding.columns]
    written = {row[1] for row in texts_of(vocabulary)}
    for name, lexicon in shipped().vocabulary.lexicons.items():
        if lexicon.copy is None:
            assert {it.id for it in lexicon.dimension.terms} <= written, name


def texts_of(table: Table) -> list[list[str]]:
    return [
        [
            "\n".join("".join(it.text for it in p if isinstance(it, Run)) for p in cell.paragraphs)
            for cell in row.cells
        ]
        for row in table.rows
    ]


def test_columns_offer_their_values() -> None:
    book = load_workbook(io.BytesIO(packed()))
    rules = book["Encoding"].data_validations.dataValidation
    assert 10 == len(rules)
    lists = {cell.value: cell.column_letter for cell in book["Lists"][1]}
    offered = {rule.formula1.split("$")[1] for rule in rules}
    assert {lists["effect"], lists["dimension"], lists["basis"]} <= offered


# --- importing ---


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return load_files(write_corpus(tmp_path_factory.mktemp("small")))


def imported(files: Files, raw: bytes) -> Imported:
    return import_sheet(files, "xa", raw, "sheet.xlsx")


def problems(files: Files, raw: bytes) -> list[tuple[str, str]]:
    with pytest.raises(GapcheckError) as caught:
        imported(files, raw)
    return [(it.code, it.cell) for it in caught.value.problems]


def typed(heading: str, row: int, text: str) -> tuple[str, str, str]:
    return "Encoding", cell_of(heading, row), text


def test_a_filled_sheet_is_the_law_that_was_meant(files: Files) -> None:
    law = imported(files, filled()).instruments["press-law-2009"]
    noun = construct(NationalInstrument, dict(law))
    definition, selling, keeping, unread = noun.provisions
    assert {"is": "photo", "words": "a photograph"} == definition.reaches[0]["medium"]
    assert ["sell", "distribute"] == selling.punishes[0]["conduct"]
    assert ["gazette-2009", "report-2015"] == [cite.in_ for cite in selling.cite]
    assert keeping.penalty is not None
    assert "up to 1 year" == keeping.penalty.imprisonment
    assert unread.unread


def test_mistakes_of_a_law_are_told_all_at_once_by_their_cells(files: Files) -> None:
    raw = filled(
        typed("Values", 4, "sell, distribut"),
        typed("Dimension", 5, "objct"),
        typed("Imprisonment", 6, "1..3 year-ish"),
        typed("Source", 7, "report-2016"),
        typed("Imprisonment", 4, ""),
    )
    assert [
        ("E102", "sheet 'Encoding' row 4 column 'Values'"),
        ("E101", "sheet 'Encoding' row 5 column 'Dimension'"),
        ("E301", "sheet 'Encoding' row 6 column 'Imprisonment'"),
        ("E203", "sheet 'Encoding' row 7 column 'Source'"),
    ] == problems(files, raw)


def test_mistakes_of_rows_are_told_all_at_once(files: Files) -> None:
    raw = filled(
        typed("Provision", 3, ""),
        typed("Effect", 4, "punish"),
        typed("Rest", 7, "- list"),
        typed("Basis", 2, "red"),
        ("Instruments", "E2", "31.5.2009"),
    )
    assert {
        ("E706", "sheet 'Encoding' row 3"),
        ("E706", "sheet 'Encoding' row 4 column 'Effect'"),
        ("E707", "sheet 'Encoding' row 7 column 'Rest'"),
        ("E023", "sheet 'Encoding' row 2 column 'Basis'"),
        ("E024", "sheet 'Instruments' row 2 column 'In force'"),
    } == set(problems(files, raw))


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [("Quote is", "Quot is"), ("Dimension", "Dimensions"), ("Values", "Value"), ("Rest", "Rests")],
)
def test_a_wrong_heading_hides_no_other_mistake(files: Files, heading: str, wrong: str) -> None:
    others = (
        typed("Values", 4, "sell, distribut"),
        typed("Imprisonment", 4, "1..3 year-ish"),
        typed("Source", 7, "report-2016"),
    )
    known = problems(files, filled(*others))
    assert 3 == len(known)
    found = problems(files, filled(*others, typed(heading, 1, wrong)))
    assert ("E703", "sheet 'Encoding' row 1") in found
    assert {code for code, _ in known} | {"E703"} == {code for code, _ in found}
    renamed = {(code, cell.replace(f"'{heading}'", f"'{wrong}'")) for code, cell in known}
    assert renamed <= set(found)


def test_a_column_of_ones_own_hides_no_other_mistake(files: Files) -> None:
    def add(book: Any) -> None:
        book["Encoding"].cell(1, len(HEADINGS) + 1, "Checked by whom")
        book["Encoding"].cell(3, len(HEADINGS) + 1, "me")

    raw = filled(typed("Values", 4, "sell, distribut"), change=add)
    assert ["E703", "E102"] == [code for code, _ in problems(files, raw)]


def test_a_heading_that_may_be_any_column_makes_no_right_row_look_wrong(files: Files) -> None:
    raw = filled(typed("Effect", 1, "Xyzzy"))
    assert [("E703", "sheet 'Encoding' row 1")] == problems(files, raw)


def test_a_formula_hides_mistakes_of_its_own_row_only(files: Files) -> None:
    raw = filled(typed("Values", 4, "=1+1"), typed("Source", 7, "report-2016"))
    assert {
        ("E705", "sheet 'Encoding' row 4 column 'Values'"),
        ("E203", "sheet 'Encoding' row 7 column 'Source'"),
    } == set(problems(files, raw))


def test_a_doubtful_limit_of_an_offence_is_never_dropped(files: Files) -> None:
    """A row that is left out would make the law reach more than it does."""
    for edits in (
        (typed("Effect", 6, ""),),
        (typed("Dimension", 6, ""),),
        (typed("Values", 6, ""), typed("Words", 6, "")),
        (typed("Provision", 6, ""),),
    ):
        found = problems(files, filled(*edits))
        assert all("row 6" in cell for _, cell in found)


def test_rows_of_a_provision_may_stand_apart(files: Files) -> None:
    def sort(book: Any) -> None:
        sheet = book["Encoding"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, len(rows))
        for row in [*rows[::2], *rows[1::2]]:
            sheet.append(row)

    before = imported(files, filled()).instruments["press-law-2009"]
    after = imported(files, filled(change=sort)).instruments["press-law-2009"]
    nouns = [construct(NationalInstrument, dict(it)).provisions for it in (before, after)]
    assert sorted(nouns[0], key=lambda it: it.id) == sorted(nouns[1], key=lambda it: it.id)


def test_a_law_of_the_corpus_is_replaced_and_not_there_twice(files: Files) -> None:
    corpus = assemble_corpus(files)
    law = corpus.instruments["media-law-2005"][1]
    raw = sheet_of(encoding_sheet(corpus, [law], "xa"))
    found = imported(files, raw).instruments["media-law-2005"]
    assert law == construct(NationalInstrument, dict(found))


NEW_DOCUMENT = {"document": "gazette-2010", "short": "Gazette 2010", "author": "Government"} | {
    "title": "Gazette, no. 3 of 2010",
    "year": "2010",
    "kind": "law text",
}


def with_document(book: Any, **changes: str) -> None:
    sheet = book.create_sheet("Documents")
    cells = {**NEW_DOCUMENT, **changes}
    sheet.append(list(cells))
    sheet.append(list(cells.values()))
    book["Encoding"][cell_of("Source", 2)] = cells["document"]


def test_new_documents_come_with_the_law(files: Files) -> None:
    found = imported(files, filled(change=with_document))
    assert ["gazette-2010"] == [it["id"] for it in found.documents]


def test_a_document_that_the_corpus_knows_otherwise_is_told(files: Files) -> None:
    raw = filled(change=lambda book: with_document(book, document="gazette-2009"))
    assert {"sheet 'Documents' row 2 column 'title'", "sheet 'Documents' row 2 column 'short'"} | {
        "sheet 'Documents' row 2 column 'year'"
    } == {cell for _, cell in problems(files, raw)}


def test_a_day_of_commencement_may_be_unknown(files: Files) -> None:
    found = imported(files, filled(("Instruments", "E2", "Unknown")))
    assert {"note": "Unknown"} == found.instruments["press-law-2009"]["in-force"]


def test_a_workbook_without_its_sheets_says_which(files: Files) -> None:
    def rename(book: Any) -> None:
        book["Encoding"].title = "Encodings"

    with pytest.raises(GapcheckError) as caught:
        imported(files, filled(change=rename))
    (problem,) = caught.value.problems
    assert ("E703", True) == (problem.code, "Encodings" in problem.fix)


TYPED = [it for it in HOSTILE if it.strip() == it and it and not unseen_in(it)]
TYPED = [it for it in TYPED if not set(it) & set("\t\r\n")]


@pytest.mark.parametrize("text", TYPED)
def test_hostile_words_of_a_law_come_back_as_they_were(files: Files, text: str) -> None:
    provision = {"id": "art-1", "unread": "true", "topics": ["csam"], "heading": text}
    words = {"quote": text, "quote-is": "official", "note": text}
    head = {"instrument": "odd-law", "title": text, "short": text, "layer": "draft"}
    told = {**head, "note": text, "provisions": [{**provision, **words}]}
    law = construct(NationalInstrument, told)
    raw = sheet_of(encoding_sheet(assemble_corpus(files), [law], "xa"))
    found = imported(files, raw).instruments["odd-law"]
    assert law == construct(NationalInstrument, dict(found))
    data = parse_source(statute_yaml(found).encode(), "odd-law").data
    assert law == construct(NationalInstrument, data)


# --- files ---

KEYS = st.sampled_from(("id", "note", "quote", "cite", "punishes", "cases", "year", "on", "no"))
SCALARS = st.one_of(
    st.sampled_from(("no", "yes", "3.10", "1996", "null", "~", "a: b", "# x", "'", "[", "- a")),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs"))),
    st.just("line one\nline two\n\nthree"),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, TREES, min_size=1), st.dictionaries(KEYS, TREES, min_size=1))
def test_files_are_read_as_they_were_written(
    head: dict[str, Any], provision: dict[str, Any]
) -> None:
    law = {**head, "provisions": [provision, provision]}
    data = parse_source(statute_yaml(law).encode(), "law").data
    for item in data["provisions"]:
        for key in ("punishes",):
            if isinstance(provision.get(key), list) and len(provision[key]) == 1:
                item[key] = [item[key]]
    assert law == data


@pytest.mark.parametrize(
    "before", [None, "documents: []\n", "documents:\n  - id: x\n    short: X\n"]
)
def test_documents_are_added_and_others_stay(before: str | None) -> None:
    text = documents_yaml([{"id": "a", "title": "A: b", "year": "1996"}, {"id": "b"}], before)
    found = [it["id"] for it in parse_source(text.encode(), "sources").data["documents"]]
    assert (["x"] if before and "x" in before else []) + ["a", "b"] == found


# --- the command ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(
        tmp_path, {"sheet.xlsx": filled(), "new.xlsx": filled(change=with_document)}
    )


def at(folder: Path, *words: str) -> Done:
    return execute(*words, folder=folder)


def test_a_law_is_printed_and_passes_lint_where_it_belongs(folder: Path) -> None:
    done = at(folder, "import", "sheet.xlsx")
    assert (0, "") == (done.returncode, done.stderr)
    (folder / "statutes/xa/press-law-2009.yaml").write_text(done.stdout, encoding="utf-8")
    linted = at(folder, "lint")
    assert (0, "") == (linted.returncode, linted.stderr)


def test_laws_and_new_documents_are_written_to_a_folder(folder: Path) -> None:
    done = at(folder, "import", "new.xlsx", "-o", "statutes/xa")
    assert (0, "") == (done.returncode, done.stderr)
    assert "statutes/xa/press-law-2009.yaml\nstatutes/xa/sources.yaml\n" == done.stdout
    assert 0 == at(folder, "lint").returncode
    assert "title: Press Law" in (folder / "statutes/xa/press-law-2009.yaml").read_text()
    again = at(folder, "import", "sheet.xlsx", "-o", "statutes/xa")
    assert (2, True) == (again.returncode, "E410" in again.stderr)
    assert 0 == at(folder, "import", "sheet.xlsx", "-o", "statutes/xa", "--force").returncode


def test_what_one_file_cannot_hold_is_not_lost(folder: Path) -> None:
    done = at(folder, "import", "new.xlsx", "-o", "law.yaml")
    assert (2, True) == (done.returncode, "1 new document" in done.stderr)
    assert not (folder / "law.yaml").exists()


def test_a_folder_is_made_and_a_file_is_none(folder: Path) -> None:
    assert 0 == at(folder, "import", "sheet.xlsx", "-o", "drafts/xa").returncode
    assert (folder / "drafts/xa/press-law-2009.yaml").is_file()
    (folder / "taken").write_text("mine", encoding="utf-8")
    done = at(folder, "import", "sheet.xlsx", "-o", "taken")
    assert (2, True) == (done.returncode, "E410: 'taken' is no folder" in done.stderr)
    assert "mine" == (folder / "taken").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsm", "sheet.ods", "sheet"])
def test_other_formats_are_refused_with_what_to_do(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    done = at(folder, "import", name)
    assert (2, True) == (done.returncode, "save it as .xlsx" in done.stderr)


def test_a_sheet_that_is_not_there_is_told_so(folder: Path) -> None:
    done = at(folder, "import", "lost.xlsx")
    assert (2, True) == (done.returncode, "E001" in done.stderr)
    assert "fix: name a filled sheet; 'gapcheck export --layout encoding-sheet'" in done.stderr


def test_nothing_is_written_if_there_is_a_mistake(folder: Path) -> None:
    (folder / "sheet.xlsx").write_bytes(filled(typed("Values", 4, "sel")))
    before = sorted(folder.rglob("*"))
    done = at(folder, "import", "sheet.xlsx", "-o", "new")
    assert (2, "") == (done.returncode, done.stdout)
    assert "sheet.xlsx: sheet 'Encoding' row 4 column 'Values': error E102" in done.stderr
    assert before == sorted(folder.rglob("*"))


def test_the_sheet_of_these_tests_has_headings_of_ours() -> None:
    assert {heading.lower() for heading in HEADINGS} <= {it.title for it in OF_ENCODING}
