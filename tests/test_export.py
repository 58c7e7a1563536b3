"""`gapcheck export`, `gapcheck layouts`: from options to files."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from composing import Marks, composed, noted, setting_of, shelf
from corpus_case import shipped
from gapcheck.cli.formats import FORMATS, Given, Made, guess_format
from gapcheck.compose import SOURCES, layout_problems
from gapcheck.compose.scale import DEGREES
from gapcheck.layout import Layout
from gapcheck.load import parse_noun
from gapcheck.paper import Paper
from gapcheck.problem import GapcheckError
from gapcheck.schema import make_schema
from gapcheck.sheet import FILLED
from gapcheck.verdict import RANKED, UNRANKED
from golden import GOLDEN, ROOT, compare, execute, masked, run
from pages import blocks
from small import open_corpus, write_corpus
from test_paper_pdf import needs_pdf, text_of, without_spaces

ONE = ("--standard", "opsc", "--topic", "compensation")
"""Filters that leave few findings."""


def exported(*words: str) -> Any:
    """Return what an export prints as JSON."""
    done = run("export", *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def table(document: Any, key: str) -> Any:
    """Return a table of a document."""
    return next(block for block in document["blocks"] if block.get("key") == key)


def said(cell: Any) -> str:
    """Return the words of a cell."""
    parts = [part.get("text", "") for words in cell["paragraphs"] for part in words]
    return "".join(parts)


def test_a_paper_in_json_keeps_to_its_schema() -> None:
    document = exported(*ONE)
    jsonschema.Draft202012Validator(make_schema("paper")).validate(document)
    assert "gapcheck-paper/1" == document["schema"]


def test_every_mark_of_a_paper_has_its_note() -> None:
    document = exported(*ONE)
    numbers = [note["number"] for note in document["notes"]]
    assert list(range(1, len(numbers) + 1)) == numbers
    assert all(note["words"] for note in document["notes"])


def test_what_is_exported_is_what_check_finds() -> None:
    checked = json.loads(run("check", *ONE, "--format", "json").stdout)
    rows = table(exported(*ONE), "findings")["rows"]
    assert [item["id"] for item in checked["findings"]] == [
        row["cells"][0]["value"] for row in rows
    ]
    shown = [f"{item['verdict']}{'?' if item['marked'] else ''}" for item in checked["findings"]]
    place = [it["key"] for it in table(exported(*ONE), "findings")["columns"]].index("verdict")
    assert shown == [row["cells"][place]["value"] for row in rows]


def test_filters_leave_what_they_name() -> None:
    rows = table(exported(*ONE, "--verdict", "partial"), "findings")["rows"]
    assert rows
    assert {"partial"} == {row["cells"][7]["value"].rstrip("?") for row in rows}


def plain_text(words: Any) -> str:
    """Return the text of a paragraph."""
    return "".join(part.get("text", "") for part in words)


def test_a_table_of_no_checks_does_not_pass_for_one_without_gaps() -> None:
    done = run("export", "--standard", "actip", "--topic", "csam")
    assert "No check answers to these filters: standard actip; topic csam." in done.stdout
    assert "All 0" not in done.stdout
    assert "W404" in done.stderr
    assert 0 == done.returncode


def test_a_table_says_what_it_was_filtered_by() -> None:
    (told, *_) = (plain_text(words) for words in table(exported(*ONE), "findings")["foot"])
    total = len(shipped().checks)
    assert re.match(
        rf"\d of {total} findings, chosen by standard opsc; topic compensation: ", told
    )
    (told, *_) = (
        plain_text(words)
        for words in table(exported("--layout", "gap-table-short"), "findings")["foot"]
    )
    assert told.startswith(f"All {total} findings: ")


SELECTION = "standard opsc; topic compensation; verdict gap or partial; statute ccp-2007"


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("pdf", "csl-json")])
def test_every_file_says_what_it_was_filtered_by(name: str, tmp_path: Path) -> None:
    words = (*ONE, "--verdict", "gap,partial", "--statute", "ccp-2007")
    target = tmp_path / "file"
    assert (
        0 == execute("export", *words, "--format", name, "-o", str(target), "--force").returncode
    )
    assert SELECTION in " ".join("".join(_texts(_read(target))).split())


def _read(target: Path) -> Any:
    """Return the files of a folder, the bytes of a package, or the text of a file."""
    if target.is_dir():
        return {path.name: path.read_bytes() for path in target.iterdir()}
    content = target.read_bytes()
    return content if content.startswith(b"PK") else content.decode()


def test_a_file_of_all_findings_names_no_filter() -> None:
    assert exported("--layout", "status")["stamp"]["selection"] is None
    assert "Selection" not in run("export", "--layout", "status").stdout


def test_a_report_goes_without_annexes_if_it_has_any() -> None:
    found = json.loads(run("report", *ONE, "--no-annex", "--format", "json").stdout)
    assert ["commitments"] == [it["key"] for it in found["blocks"] if it["type"] == "table"]
    done = run("export", "--layout", "gap-table", "--no-annex")
    assert 2 == done.returncode
    assert "the layout 'gap-table' has no annex" in done.stderr


def test_a_checklist_takes_no_filters() -> None:
    done = run("export", "--layout", "checklist", "--topic", "csam")
    assert 2 == done.returncode
    assert "the layout 'checklist' asks its own questions" in done.stderr


def test_the_stamp_is_taken_back_as_a_scenario() -> None:
    line = exported(*ONE)["stamp"]["scenario"]
    again = exported(*ONE, "--scenario", line)
    assert exported(*ONE) == again


def test_verdicts_can_be_left_out() -> None:
    words = ("--layout", "budapest-profile", "--topic", "csam")
    shown, left = exported(*words), exported(*words, "--no-verdicts")
    titles = [column["title"] for column in table(left, "profile")["columns"]]
    assert "Verdict" in [column["title"] for column in table(shown, "profile")["columns"]]
    assert "Verdict" not in titles
    assert {"none"} == {
        cell["tone"] for row in table(left, "profile")["rows"] for cell in row["cells"]
    }


def test_styles_say_notes_in_their_own_words() -> None:
    notes = [exported(*ONE, "--cite", style)["notes"] for style in ("house", "oscola", "un")]
    assert all(notes)
    assert notes[0] != notes[1] != notes[2]


def test_proposed_law_is_that_of_the_scenario() -> None:
    words = ("--layout", "existing-proposed", "--standard", "opsc", "--topic", "csam")
    rows = table(exported(*words, "--enact", "cybercrime-draft-v1"), "existing-proposed")["rows"]
    existing = " ".join(said(row["cells"][3]) for row in rows)
    proposed = " ".join(said(row["cells"][4]) for row in rows)
    assert "draft Cybercrime Law art. 27(1)" in proposed
    assert "draft" not in existing


def test_what_is_missing_today_is_told_whatever_is_proposed() -> None:
    words = ("--layout", "existing-proposed", "--standard", "opsc", "--topic", "csam")
    now = table(exported(*words), "existing-proposed")["rows"]
    later = table(exported(*words, "--scenario", "experts-package"), "existing-proposed")["rows"]
    for place in (5, 6):
        assert [said(row["cells"][place]) for row in now] == [
            said(row["cells"][place]) for row in later
        ]
    assert any("as amended" in said(row["cells"][4]) for row in later)
    assert not any("as amended" in said(row["cells"][3]) for row in later)


# --- formats ---


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, Marks]:
    corpus = open_corpus(tmp_path_factory.mktemp("small"))
    marks = Marks()
    paper = noted(composed(setting_of(corpus, (marks.finding(),)), "gap-table"))
    return paper, marks


PLAIN = ("text", "markdown", "html", "json", "csv", "docx", "xlsx")
"""Formats that write papers, and whose text can be read out of them here."""


@pytest.mark.parametrize("name", PLAIN)
def test_every_field_of_a_finding_reaches_a_file(name: str, marked: tuple[Paper, Marks]) -> None:
    paper, marks = marked
    given = Given(Made(paper, paper, None, None), 10_000)  # type: ignore[arg-type]
    text = "".join(_texts(FORMATS[name].write(given))).lower()
    assert [] == [path for path, mark in marks.texts.items() if mark not in text]


@needs_pdf
def test_every_field_of_a_finding_reaches_a_pdf(
    marked: tuple[Paper, Marks], tmp_path: Path
) -> None:
    paper, marks = marked
    paper = paper._replace(stamp=paper.stamp._replace(selection=SELECTION))
    given = Given(Made(paper, paper, None, None))  # type: ignore[arg-type]
    text = text_of(tmp_path, FORMATS["pdf"].write(given)).lower()  # type: ignore[arg-type]
    told = [path for path, mark in marks.texts.items() if without_spaces(mark) not in text]
    assert [] == told
    assert without_spaces(SELECTION) in text


def _texts(content: Any) -> list[str]:
    if isinstance(content, str):
        return [content]
    if isinstance(content, bytes):
        packed = zipfile.ZipFile(io.BytesIO(content))
        names = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        return [packed.read(name).decode() for name in names]
    if isinstance(content, dict):
        return [part.decode() for part in content.values()]
    return [line.text for line in content]


def test_all_formats_that_help_names_are_there() -> None:
    told = run("export", "--help").stdout
    assert all(name in " ".join(told.replace("│", " ").split()) for name in FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_an_ending_tells_the_format(name: str) -> None:
    for ending in FORMATS[name].endings:
        assert name == guess_format(None, Path(f"findings{ending.upper()}"))
    assert name == guess_format(name, Path("findings.odt"))


def test_without_a_file_the_format_is_text() -> None:
    assert "text" == guess_format(None, None)


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(GapcheckError, match="no format ends in"):
        guess_format(None, Path("findings.odt"))
    with pytest.raises(GapcheckError, match="its name has no ending"):
        guess_format(None, Path("findings"))


@pytest.mark.parametrize("name", ["csv", "tidy-csv"])
def test_several_files_go_to_a_folder_or_a_zip_file(name: str, tmp_path: Path) -> None:
    for target in (tmp_path / "folder", tmp_path / "file.zip"):
        done = execute("export", *ONE, "--format", name, "-o", str(target))
        assert 0 == done.returncode, done.stderr
    files = {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}
    packed = zipfile.ZipFile(tmp_path / "file.zip")
    assert {"codebook.csv", "datapackage.json", "findings.csv"} <= files.keys()
    assert files == {item: packed.read(item) for item in packed.namelist()}


def test_a_file_is_not_overwritten_without_force(tmp_path: Path) -> None:
    target = tmp_path / "findings.md"
    target.write_text("mine")
    assert 2 == execute("export", *ONE, "-o", str(target)).returncode
    assert "mine" == target.read_text()
    assert 0 == execute("export", *ONE, "-o", str(target), "--force").returncode
    assert target.read_text().startswith("# Cambodia: gap table")


def test_sarif_and_csl_hold_what_the_filters_leave() -> None:
    found = json.loads(run("export", *ONE, "--format", "sarif").stdout)
    ids = {
        item["partialFingerprints"][key]
        for item in found["runs"][0]["results"]
        for key in item["partialFingerprints"]
    }
    rows = table(exported(*ONE), "findings")["rows"]
    assert {row["cells"][0]["value"] for row in rows} == ids
    cited = json.loads(run("export", *ONE, "--format", "csl-json").stdout)
    assert "opsc-2000" in {item["id"] for item in cited}


def test_the_encoding_sheet_is_a_layout() -> None:
    words = ("export", "--layout", "encoding-sheet", "--statute", "tourism-law-2009")
    document = json.loads(run(*words, "--format", "json").stdout)
    assert "encoding-sheet" == document["layout"]
    assert "tourism-law-2009" in json.dumps(document)
    assert 2 == run(*words, "--format", "sarif").returncode


# --- layouts of users ---

MINE = """\
layout: mine
title: "{country}: mine"
about: Ours
body:
  - table:
      of: findings
      key: ours
      caption: Ours
      about: Ours.
      columns:
        - {title: Ref, show: ref}
        - {title: Verdict, show: verdict}
"""


def test_a_layout_can_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "anything.yaml"
    path.write_text(MINE)
    done = execute("export", *ONE, "--layout", str(path), "--format", "json")
    assert ["Ref", "Verdict"] == [
        column["title"] for column in table(json.loads(done.stdout), "ours")["columns"]
    ]


def test_a_corpus_adds_layouts_and_keeps_its_hash(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    before = execute("check", "--format", "json", folder=folder)
    (folder / "layouts").mkdir()
    (folder / "layouts" / "mine.yaml").write_text(MINE)
    (folder / "layouts" / "gap-table.yaml").write_text(
        MINE.replace("layout: mine", "layout: gap-table")
    )
    after = execute("check", "--format", "json", folder=folder)
    listed = execute("layouts", folder=folder).stdout
    assert json.loads(before.stdout)["corpus"] == json.loads(after.stdout)["corpus"]
    assert "mine" in listed
    assert "concordance" in listed
    own = json.loads(execute("export", "--format", "json", folder=folder).stdout)
    assert "Arcadia: mine" == own["title"]


def test_layouts_lists_all_of_them() -> None:
    printed = run("layouts").stdout
    assert all(f"  {name}" in printed for name in (*shelf().layouts, *shelf().by_id))
    assert "  encoding-sheet" in printed


def test_layouts_shows_every_column_of_the_encoding_sheet() -> None:
    printed = run("layouts", "encoding-sheet").stdout
    assert all(f"\n  {title}" in printed for sheet in FILLED.values() for title in sheet)


@pytest.mark.parametrize("name", sorted(shelf().layouts))
def test_layouts_shows_every_column_of_one(name: str) -> None:
    printed = " ".join(run("layouts", name).stdout.split())
    for block in shelf().layouts[name].noun.body:
        for show in block.table.columns if block.table else ():
            assert " ".join((show.title, *", ".join(show.show).split())) in printed


def test_fields_lists_what_a_user_can_show() -> None:
    printed = run("layouts", "--fields", "all").stdout
    for name, source in SOURCES.items():
        assert f"\n{name}\n" in f"\n{printed}"
        assert all(f"  {one}" in printed for one in source.fields)


def test_the_page_on_layouts_lists_every_source_and_field(rewrite: bool) -> None:
    page = ROOT / "docs" / "layouts.md"
    text = page.read_text(encoding="utf-8")
    head, mark, _ = text.partition(LISTED)
    assert mark
    compare(page, head + mark + "".join(_listing()), rewrite=rewrite)


LISTED = "<!-- What follows is written by `pytest tests/test_export.py --rewrite`. -->\n"


def _listing() -> list[str]:
    lines = []
    for name, source in SOURCES.items():
        lines.append(
            f"\n### `{name}`\n\n{source.about}\n\n| field | what it is |\n| --- | --- |\n"
        )
        lines += [f"| `{key}` | {source.fields[key].told} |\n" for key in sorted(source.fields)]
    return lines


def test_the_example_of_the_page_is_a_layout() -> None:
    (text,) = blocks((ROOT / "docs" / "layouts.md").read_text(encoding="utf-8"), "yaml")
    loaded = parse_noun(text.encode(), "layouts.md", Layout)
    assert [] == list(layout_problems(loaded, shipped(), shelf().by_id))


def test_the_page_names_every_layout_and_degree() -> None:
    page = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in shelf().layouts)
    kinds = [name for name in DEGREES if name not in (*RANKED, *UNRANKED)]
    assert all(f"`{name}`" in page for name in kinds)


def test_the_checklist_reads_as_it_was_read(rewrite: bool) -> None:
    printed = run("export", "--layout", "checklist", "--format", "markdown").stdout
    compare(GOLDEN / "checklist.md", masked(printed), rewrite=rewrite)
