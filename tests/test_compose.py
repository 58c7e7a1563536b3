"""Papers from layouts: nothing of a finding is lost, and nothing is said that it does not say."""

import re
import typing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composing import Marks, composed, csam, noted, said_by, setting_of, shelf
from corpus_case import shipped
from gapcheck.compose import SOURCES, compose_paper, layout_problems, scale_problems
from gapcheck.compose.build import key_of
from gapcheck.compose.joint import join_findings
from gapcheck.compose.national import CLOSEST
from gapcheck.compose.requirement import required
from gapcheck.compose.scale import DEGREES, degree, degrees_of
from gapcheck.finding import Case, Covering, Finding
from gapcheck.layout import Layout, Only, Scale
from gapcheck.paper import Cited, Heading, Paper, Paragraph, Table, paper_words, plain
from gapcheck.reports.paper_json import paper_json
from gapcheck.verdict import RANKED, UNRANKED, Verdict
from small import open_corpus

LAYOUTS = sorted(shelf().layouts)
COMPLETE = [name for name in LAYOUTS if shelf().layouts[name].noun.complete]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return open_corpus(tmp_path_factory.mktemp("small"))


# --- completeness ---


def leaves(kind: Any, path: str = "finding") -> Iterator[str]:
    """Yield the paths of the fields of a noun, those of its parts included, each noun once."""
    for name, hint in typing.get_type_hints(kind).items():
        yield f"{path}.{name}"
        for inner in _nouns(hint):
            if inner is not kind:
                yield from leaves(inner, f"{path}.{name}")


def _nouns(kind: Any) -> Iterator[Any]:
    if isinstance(kind, type) and hasattr(kind, "_fields"):
        yield kind
    for part in typing.get_args(kind):
        yield from _nouns(part)


def test_a_marked_finding_has_a_mark_in_every_field() -> None:
    marks = Marks()
    marks.finding()
    told = {
        re.sub(r"\[\]|\.\d+|\.key\b|\.value\b", "", path)
        for path in {**marks.texts, **marks.choices}
    }
    ends = {path for path in leaves(Finding) if not any(it.startswith(f"{path}.") for it in told)}
    assert ends - {"finding.subjects", "finding.doubted", "finding.grounds"} <= told


def test_some_layout_promises_everything() -> None:
    assert "gap-table" in COMPLETE


@pytest.mark.parametrize("name", COMPLETE)
def test_every_field_of_a_finding_reaches_a_complete_layout(name: str, small: Any) -> None:
    marks = Marks()
    said = said_by(composed(setting_of(small, (marks.finding(),)), name)).lower()
    assert [] == [path for path, mark in marks.texts.items() if mark not in said]


@pytest.mark.parametrize("name", COMPLETE)
def test_every_choice_of_a_field_tells_in_a_complete_layout(name: str, small: Any) -> None:
    marks = Marks()
    finding = marks.finding()
    first = said_by(composed(setting_of(small, (finding,)), name))
    for path, choices in marks.choices.items():
        for value in choices[1:]:
            changed = _with(finding, path.split(".")[1:], value)
            if changed != finding:
                paper = composed(setting_of(small, (changed,)), name)
                assert first != said_by(paper), f"{path} = {value}"


def _with(noun: Any, steps: list[str], value: Any) -> Any:
    """Return a noun with another value at a path."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(noun, dict):
        return {key: _with(item, rest, value) for key, item in noun.items()}
    if isinstance(noun, tuple) and not hasattr(noun, "_fields"):
        return tuple(
            _with(item, rest, value) if place == int(step) else item
            for place, item in enumerate(noun)
        )
    name = step.removesuffix("[]")
    found = getattr(noun, name)
    if step.endswith("[]"):
        return noun._replace(**{name: tuple(_with(item, rest, value) for item in found)})
    return noun._replace(**{name: _with(found, rest, value)})


@pytest.mark.parametrize("name", COMPLETE)
def test_every_field_of_a_finding_reaches_json(name: str, small: Any) -> None:
    marks = Marks()
    text = paper_json(noted(composed(setting_of(small, (marks.finding(),)), name)))
    assert [] == [path for path, mark in marks.texts.items() if mark not in text.lower()]


def test_what_is_neither_gap_nor_compliance_is_told_with_its_reason() -> None:
    setting = csam()
    paper = composed(setting, "gap-table")
    told = next(table for table in paper.tables if table.key == "set-aside")
    refs = {plain(row.cells[1].paragraphs[0]): row.cells[4] for row in told.rows}
    neither = [item for item in setting.assessment.findings if item.verdict in UNRANKED]
    openly = {
        used.id
        for item in setting.assessment.findings
        for used in item.readings
        if used.answer == "open"
    }
    scoped = {
        name
        for name, noun in setting.corpus.standard_provisions.items()
        if noun.out_of_scope is not None
    }
    assert neither
    assert {*(item.id for item in neither), *openly, *scoped} == refs.keys()
    assert all(cell.paragraphs for cell in refs.values())


# --- every shipped layout ---


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    return {name: composed(csam(), name) for name in LAYOUTS}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_shipped_layout_names_only_what_there_is(name: str) -> None:
    assert [] == list(layout_problems(shelf().layouts[name], shipped(), shelf().by_id))


def test_shipped_scales_have_words_for_every_verdict() -> None:
    assert [] == [problem for item in shelf().files for problem in scale_problems(item)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_named_as_its_file(name: str) -> None:
    assert f"{name}.yaml" == Path(shelf().layouts[name].source.path).name


@pytest.mark.parametrize("name", LAYOUTS)
def test_tables_are_sound(name: str, papers: dict[str, Paper]) -> None:
    for table in papers[name].tables:
        keys = [column.key for column in table.columns]
        anchors = [row.anchor for row in table.rows if row.anchor]
        assert table.rows or table.key in HANDED
        assert len(set(keys)) == len(keys)
        assert len(set(anchors)) == len(anchors)
        assert all(column.about and column.title for column in table.columns)
        assert {len(row.cells) for row in table.rows} <= {len(keys)}


HANDED = {"texts", "changes", "unreached"}
"""Tables whose rows come from long work that a command hands in; see test_papers."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_row_is_without_a_name(name: str, papers: dict[str, Paper]) -> None:
    for table in papers[name].tables:
        assert all(row.cells[0].paragraphs for row in table.rows)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_setting_makes_the_same_paper(name: str, papers: dict[str, Paper]) -> None:
    assert papers[name] == composed(csam(), name)


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_paper_uses_the_words_of_a_court(name: str, papers: dict[str, Paper]) -> None:
    tables = [table for table in papers[name].tables if table.key != "provisions"]
    said = said_by(papers[name]._replace(blocks=tuple(tables)))
    assert not re.search(r"\bviolat|\bbreach", re.sub(r"“[^”]*”", "", said), re.I)


@pytest.mark.parametrize("name", LAYOUTS)
def test_colour_never_stands_without_words(name: str, papers: dict[str, Paper]) -> None:
    cells = [cell for table in papers[name].tables for row in table.rows for cell in row.cells]
    assert all(cell.paragraphs for cell in cells if cell.tone != "none")


@pytest.mark.parametrize("name", LAYOUTS)
def test_without_verdicts_nothing_has_a_colour_or_a_verdict(name: str) -> None:
    paper = composed(replace(csam(), verdicts=False), name)
    tables = [table for table in paper.tables if table.key not in ("pairs", "matrix")]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    assert {cell.tone for cell in cells} <= {"none"}
    titles = {column.title for table in tables for column in table.columns}
    assert titles.isdisjoint({"Verdict", "Answer", "Rating", "Alignment", "Compliance"})


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_verdict_as_to_conduct_never_stands_without_its_clause(
    name: str, papers: dict[str, Paper]
) -> None:
    """Cells in which a finding's verdict is said by itself say what it is subject to."""
    subject = {item.id: item.subject_to for item in csam().assessment.findings if item.subject_to}
    for table in papers[name].tables:
        if not {"ref", "verdict"} <= {column.key for column in table.columns}:
            continue
        places = {column.key: place for place, column in enumerate(table.columns)}
        for row in table.rows:
            ref = plain(row.cells[places["ref"]].paragraphs[0])
            if ref in subject:
                said = "\n".join(map(plain, row.cells[places["verdict"]].paragraphs))
                assert subject[ref][0] in said


# --- provisions of standards ---


def test_what_asks_for_no_national_law_is_never_a_gap() -> None:
    for name, column in (("concordance", "alignment"), ("yes-in-part-no", "answer")):
        (table,) = composed(csam(), name).tables
        place = [item.key for item in table.columns].index(column)
        nouns = csam().corpus.standard_provisions
        aside = [
            row
            for row in table.rows
            if nouns[row.cells[0].value or ""].out_of_scope is not None
            and row.cells[place].value == "out-of-scope"
        ]
        assert aside
        assert {"aside"} == {row.cells[place].tone for row in aside}
        assert all("gap" not in plain(row.cells[place].paragraphs[0]) for row in aside)


def test_every_provision_of_a_standard_has_a_row_in_its_order() -> None:
    setting = setting_of(shipped(), prefixes=("opsc.",), only=Only(standard=("opsc",)))
    (table,) = composed(setting, "concordance").tables
    wanted = [name for name in shipped().standard_provisions if name.startswith("opsc-2000/")]
    assert wanted == [row.cells[0].value for row in table.rows]


def test_a_comment_says_that_what_follows_is_not_reached() -> None:
    (table,) = composed(setting_of(shipped(), prefixes=("opsc.csam",)), "concordance").tables
    place = [column.title for column in table.columns].index("Comment")
    said = {row.cells[0].value: row.cells[place].paragraphs for row in table.rows}
    first = [plain(words) for words in said["opsc-2000/art-2.c"]]
    assert "What is left over:" == first[0]
    assert first[1].startswith("Showing real or simulated")
    empty = [words for words in said.values() if words and plain(words[-1]).endswith("over:")]
    assert not empty


# --- several findings together ---


def finding(verdict: Verdict, *, marked: bool = False, covers: bool = False) -> Finding:
    made = Marks().finding()._replace(kind="criminalise")
    covered = Covering("a/art-1", "A art. 1", (Case({}, ""),), (), "read", "statute")
    doubtful = covered._replace(cases=(Case({}, "", made.unclear[0].readings),))
    return made._replace(
        id=f"xa/{verdict}-{marked}-{covers}",
        verdict=verdict,
        marked=marked,
        subject_to=None,
        covered=(covered if covers or verdict in ("partial", "compliant") else doubtful,),
    )


FINDINGS = st.builds(
    # Where the verdict is a gap, nothing is surely covered.
    lambda verdict, marked, covers: finding(
        verdict, marked=marked, covers=covers and verdict != "gap"
    ),
    st.sampled_from([*RANKED, *UNRANKED]),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(FINDINGS, min_size=1, max_size=5))
def test_all_together_is_what_the_words_of_verdicts_say(findings: list[Finding]) -> None:
    ranked = [item for item in findings if item.verdict in RANKED]
    joint = join_findings(findings)
    if not ranked:
        assert joint.verdict in UNRANKED
        return
    missing = any(item.verdict in ("gap", "partial") for item in ranked)
    covered = any(
        not case.readings for item in ranked for one in item.covered for case in one.cases
    )
    unclear = any(item.verdict == "unclear" for item in ranked)
    wanted = (
        ("partial" if covered else "gap") if missing else "unclear" if unclear else "compliant"
    )
    assert wanted == joint.verdict


@given(st.lists(FINDINGS, min_size=1, max_size=5))
def test_any_of_them_is_the_best(findings: list[Finding]) -> None:
    ranked = [item.verdict for item in findings if item.verdict in RANKED]
    joint = join_findings(findings, "any")
    assert joint.verdict in (max(ranked, key=RANKED.index),) if ranked else UNRANKED


@given(st.lists(FINDINGS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(findings: list[Finding], dice: Any) -> None:
    mixed = list(findings)
    dice.shuffle(mixed)
    for combine in ("all", "any"):
        one, other = join_findings(findings, combine), join_findings(mixed, combine)
        ranked = any(item.verdict in RANKED for item in findings)
        assert one.shown == other.shown or not ranked


def test_one_finding_is_its_own_answer() -> None:
    for item in csam().assessment.findings:
        assert item.shown_verdict == join_findings([item]).shown or item.verdict in UNRANKED


# --- the checklist ---


@pytest.fixture(scope="module")
def checklist() -> Table:
    names = {name for row in _asked() for name in row.checks}
    (table,) = composed(setting_of(shipped(), prefixes=tuple(names)), "checklist").tables
    return table


def _asked() -> Any:
    (table,) = [block.table for block in shelf().layouts["checklist"].noun.body if block.table]
    return table.asked


def test_the_checklist_has_eleven_rows_each_with_its_checks(checklist: Table) -> None:
    assert 11 == len(checklist.rows)
    for row, item in zip(checklist.rows, _asked(), strict=True):
        assert list(item.checks) == [plain(words) for words in row.cells[-1].paragraphs]


def test_a_partial_answer_of_the_checklist_says_what_is_left_over(checklist: Table) -> None:
    places = {column.key: place for place, column in enumerate(checklist.columns)}
    for row in checklist.rows:
        verdict = (row.cells[places["answer"]].value or "").rstrip("?")
        left = row.cells[places["what_is_left_over"]].paragraphs
        assert bool(left) == (verdict != "compliant")


def test_every_yes_but_of_the_published_checklist_is_partial(checklist: Table) -> None:
    places = {column.key: place for place, column in enumerate(checklist.columns)}
    answers = [
        (row.cells[places["answer"]].value or "").rstrip("?")
        for row in checklist.rows
        if plain(row.cells[places["published_answer"]].paragraphs[0]).startswith("Yes,")
    ]
    assert ["partial"] == answers


def test_what_the_checklist_calls_a_no_is_never_a_yes(checklist: Table) -> None:
    places = {column.key: place for place, column in enumerate(checklist.columns)}
    for row in checklist.rows:
        published = plain(row.cells[places["published_answer"]].paragraphs[0])
        if published.startswith("No"):
            assert row.cells[places["answer"]].value != "compliant"


# --- scales ---


@pytest.mark.parametrize("name", sorted(shelf().by_id))
def test_a_scale_has_a_word_for_every_finding(name: str) -> None:
    scale: Scale = shelf().by_id[name]
    for item in csam().assessment.findings:
        assert degree(scale, item).verdict in degrees_of(item)


def test_every_degree_that_a_finding_can_have_is_known() -> None:
    for item in csam().assessment.findings:
        assert {*degrees_of(item)} <= {*DEGREES}


def test_major_and_minor_follow_from_what_is_missing() -> None:
    mandatory = finding("partial")._replace(
        force="mandatory", core_verdict=None, kind="criminalise"
    )
    assert "partial-major" in degrees_of(mandatory)
    assert "partial-minor" in degrees_of(mandatory._replace(force="soft-law"))
    assert "partial-minor" in degrees_of(mandatory._replace(core_verdict="compliant"))
    assert "partial-major" in degrees_of(mandatory._replace(core_verdict="partial"))


# --- layouts of users ---


def made(**body: Any) -> Layout:
    told = {"layout": "mine", "title": "{country} on {as-of}", "about": "ours", "body": [body]}
    return Layout.model_validate(told)


def test_braces_are_replaced_and_nothing_else() -> None:
    paper = compose_paper(csam(), made(text="{country} {} {unknown} {country.__class__} {0}"))
    assert "Cambodia on 2021-03-23" == paper.title
    (words,) = [block.words for block in paper.blocks if isinstance(block, Paragraph)]
    assert "Cambodia {} {unknown} {country.__class__} {0}" == plain(words)


def test_headings_have_anchors_of_their_own() -> None:
    paper = compose_paper(
        csam(), made(prose={"of": "findings", "show": ["sentence"], "heads": "label"})
    )
    anchors = [block.anchor for block in paper.blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors)) == len(csam().assessment.findings)


def test_named_checks_stand_in_the_order_of_their_naming() -> None:
    names = ["opsc.csam.sell", "opsc.csam.produce", "opsc.csam.definition"]
    table = {
        "of": "findings",
        "caption": "c",
        "about": "a",
        "only": {"check": names},
        "columns": [{"title": "Check", "show": "check"}],
    }
    (found,) = compose_paper(csam(), made(table=table)).tables
    assert names == [row.cells[0].value for row in found.rows]


LATER = {"changes", "changed-texts", "compared", "elements", "proposals", "remedies", "unreached"}
"""Sources that need long work or key terms; their fields are shown in test_papers."""


@pytest.mark.parametrize("source", sorted({*SOURCES} - LATER))
def test_every_field_of_every_source_can_be_shown(source: str) -> None:
    columns = [{"title": name, "show": name} for name in SOURCES[source].fields]
    asked = [{"item": "Is it?", "checks": ["opsc.csam.distribute"]}] if source == "asked" else []
    table = {"of": source, "caption": "c", "about": "a", "columns": columns, "asked": asked}
    (found,) = compose_paper(csam(), made(table=table)).tables
    assert found.rows
    shown = {
        column.key
        for row in found.rows
        for column, cell in zip(found.columns, row.cells, strict=True)
        if cell.paragraphs
    }
    silent = {name for name in SOURCES[source].fields if key_of(name) not in shown}
    assert SILENT.get(source, set()) == silent


SILENT = {
    "findings": {"unsaid"},
    "findings-in-brief": {"unsaid"},
    "other-elements": {"note"},
    "asked": {"each", "note", "published", "completing-act", "planned"},
    "coverage-matrix": {"reason", "used-by"},
}
"""Fields that say nothing on the findings that are made for the tests."""


def test_marks_are_references_to_what_there_is() -> None:
    corpus = csam().corpus
    known = {*corpus.encoded, *corpus.standard_provisions, *corpus.instruments, *corpus.standards}
    for words in paper_words(composed(csam(), "gap-table")):
        for inline in words:
            if isinstance(inline, Cited):
                assert {item.provision for item in inline.references} <= known
                assert {item.document for item in inline.references} <= {None, *corpus.documents}


def test_what_punishes_is_never_told_as_cover() -> None:
    """Where an act must not be punished, the provisions named are those that punish it."""
    wrong = [
        item
        for item in csam().assessment.findings
        if item.kind == "not-punish" and item.covered and item.verdict in ("gap", "partial")
    ]
    assert wrong
    setting = replace(csam(), only=Only(check=tuple(item.check or "" for item in wrong)))
    told = next(
        table for table in composed(setting, "gap-table").tables if table.key == "findings"
    )
    places = {column.key: place for place, column in enumerate(told.columns)}
    for row in told.rows:
        national = row.cells[places["national_provisions"]].paragraphs
        assert "Punished by:" == plain(national[0])
        for words in row.cells[places["what_they_cover"]].paragraphs[:-1]:
            assert ": Punishes, though it must not: " in plain(words)


def test_a_check_on_penalties_asks_for_no_offence() -> None:
    setting = csam()
    by_check = setting.by_check
    for ready in setting.corpus.checks:
        found = by_check.get(ready.check.id)
        if found is None or found.kind != "criminalise":
            continue
        said = required(setting, found)
        numbers = [item for one in ready.asked for item in one.thresholds]
        assert bool(numbers) == said.startswith("Provide a ")
        assert all(item.text in said for item in numbers)
    assert "Make it an offence: " in required(setting, by_check["opsc.csam.distribute"])
    assert "Let criminal law reach " in required(setting, by_check["opsc.jurisdiction.nationals"])


def test_a_provision_that_only_comes_close_is_never_told_as_answer() -> None:
    table = next(iter(composed(csam(), "yes-in-part-no").tables))
    nouns = {row.cells[0].value: row for row in table.rows}
    lacking = [
        item
        for item in csam().assessment.findings
        if item.verdict == "gap" and not item.covered and (item.blocking or item.nearest)
    ]
    assert lacking
    for item in lacking:
        row = nouns[item.provision]
        if row.cells[2].value in ("gap", "gap?"):
            assert plain(row.cells[3].paragraphs[0]) == CLOSEST
