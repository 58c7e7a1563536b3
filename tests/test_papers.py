"""Reports: every finding has its place, nothing is told twice, and what amendments do is shown."""

import datetime
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from composing import said_by, setting_of, shelf
from corpus_case import shipped
from gapcheck.amendment import Instruction
from gapcheck.cli.exporting import Choice, make_paper
from gapcheck.cli.opening import want
from gapcheck.cli.options import ScenarioOptions
from gapcheck.compose import SOURCES, Setting, compose_paper
from gapcheck.compose.build import key_of
from gapcheck.compose.elements.measure import anchor_of
from gapcheck.compose.recommendations import LINES
from gapcheck.compose.remedies import shown_steps
from gapcheck.layout import Layout, Only, ProseOf
from gapcheck.paper import Heading, Paper, Paragraph, Run, Table, Words, paper_words, plain
from gapcheck.remedy import Edit, Effect, Remedies, Remedy
from gapcheck.reports.paper_markdown import paper_markdown
from golden import GOLDEN, compare, execute, masked
from small import write_corpus

REPORT = "legal-analysis"
TERMS = ("elements", "other-elements")


@cache
def whole() -> Setting:
    """Return the shipped law measured by every check, once."""
    return setting_of(shipped())


@cache
def report() -> Paper:
    """Return the legal analysis of the shipped law."""
    return compose_paper(whole(), layout())


def layout() -> Layout:
    return shelf().layouts[REPORT].noun


def prose(setting: Setting, made: Layout, *sources: str) -> Iterator[tuple[ProseOf, Any]]:
    """Yield the parts of a layout that tell sources, with their rows."""
    setting = replace(setting, layout=made, scale=setting.scales[made.scale])
    for block in made.body:
        if block.prose is not None and block.prose.of in sources:
            yield from (
                (block.prose, row) for row in SOURCES[block.prose.of].rows(setting, block.prose)
            )


def links(setting: Setting, made: Layout) -> list[str]:
    """Return the findings that the key terms of a layout measure, by the links that name them."""
    found: list[str] = []
    for part, row in prose(setting, made, *TERMS):
        cell = SOURCES[part.of].fields["measure"].said(row, setting)
        found += [link for words in cell.paragraphs for link in linked(words)]
    return found


def linked(words: Words) -> list[str]:
    return [item.link for item in words if isinstance(item, Run) and item.link]


# --- the legal analysis of the shipped law ---


def test_every_finding_stands_with_one_key_term() -> None:
    wanted = [f"#{anchor_of(item)}" for item in whole().assessment.findings]
    assert sorted(wanted) == sorted(links(whole(), layout()))


def test_every_link_leads_to_a_row_or_a_heading() -> None:
    anchors = {block.anchor for block in report().blocks if isinstance(block, Heading)}
    anchors |= {row.anchor for table in report().tables for row in table.rows if row.anchor}
    found = {link for words in paper_words(report()) for link in linked(words)}
    assert {link for link in found if link.startswith("#")} <= {f"#{name}" for name in anchors}


@cache
def without_annexes() -> Paper:
    """Return the same without its annexes."""
    return compose_paper(replace(whole(), annexes=False), layout())


def test_a_report_can_be_without_its_annexes() -> None:
    kept, left = without_annexes(), {"findings", "neither", "questions"}
    assert left == {it.key for it in report().tables} - {it.key for it in kept.tables}
    headings = [it.text for it in kept.blocks if isinstance(it, Heading)]
    assert not [text for text in headings if text.startswith("Annex")]
    assert "Bibliography" in headings
    said = "\n".join(plain(words) for words in paper_words(kept))
    assert "are left out. The layout 'gap-table' tells everything" in said
    assert " told in the layout gap-table." in said
    assert "in the annexes" not in said


def test_without_annexes_no_link_leads_to_them() -> None:
    anchors = {block.anchor for block in without_annexes().blocks if isinstance(block, Heading)}
    anchors |= {row.anchor or "" for it in without_annexes().tables for row in it.rows}
    found = {link for words in paper_words(without_annexes()) for link in linked(words)}
    assert {link[1:] for link in found if link.startswith("#")} <= anchors


def test_the_text_is_the_same_with_and_without_annexes() -> None:
    def told(paper: Paper) -> list[str]:
        prose = [it for it in paper.blocks if isinstance(it, Paragraph) and it.role == "text"]
        said = (plain(it.words) for it in prose)
        return [text.replace("in the layout gap-table", "in the annexes") for text in said]

    assert told(report()) == told(without_annexes())


def test_every_dispute_is_told_in_the_text() -> None:
    """There is no annex of them: one that the text leaves out would be lost."""
    texts = [plain(words) for words in paper_words(report())]
    said = [text for text in texts if "Sources differ: " in text]
    found = {
        (one.provision, one.on): one
        for item in whole().assessment.findings
        for one in item.disagreements
    }
    assert len(found) > 30
    for one in found.values():
        told = [text for text in said if one.on.casefold() in text.casefold()]
        assert any(one.chosen.casefold() in text.casefold() for text in told), one


def test_annexes_do_not_say_the_same() -> None:
    keys = {table.key: table for table in report().tables}
    kinds = {plain(row.cells[0].paragraphs[0]) for row in keys["neither"].rows}
    assert "Unanswered question." not in kinds
    assert {"Out of scope.", "Not assessable."} <= kinds


def test_a_term_stands_where_its_checks_are() -> None:
    for part, row in prose(whole(), layout(), "elements"):
        named = [name for element in part.elements for name in element.checks]
        assert {item.check for item in row.findings} <= set(named)


def test_what_no_term_answers_comes_at_the_end() -> None:
    """Without one of its parts a report still tells its findings, those of a topic together."""
    cut = next(block for block in layout().body if block.prose and block.prose.elements)
    rest = layout().model_copy(
        update={"body": tuple(item for item in layout().body if item is not cut)}
    )
    assert cut.prose is not None
    gone = {name for element in cut.prose.elements for name in element.checks}
    others = {
        item.check for _, row in prose(whole(), rest, "other-elements") for item in row.findings
    }
    assert gone == others
    assert sorted(links(whole(), layout())) == sorted(links(whole(), rest))


def test_words_of_a_provision_are_given_once() -> None:
    said = Counter(
        item.text.partition(" reads in part")[0]
        for words in paper_words(report())
        for item in words
        if isinstance(item, Run) and " reads in part: “" in item.text
    )
    assert said
    assert {1} == set(said.values())


def test_a_term_that_nothing_asks_says_so() -> None:
    unasked = [row for _, row in prose(whole(), layout(), "elements") if not row.element.checks]
    assert unasked
    for row in unasked:
        (words,) = SOURCES["elements"].fields["account"].said(row, whole()).paragraphs
        assert f"{row.element.term}. No check of the corpus asks for it" in plain(words)


def test_a_filter_leaves_out_what_it_does_not_ask_for() -> None:
    setting = replace(whole(), only=Only(topic=("grooming",)))
    rows = [row for _, row in prose(setting, layout(), *TERMS)]
    assert rows
    assert all(row.findings for row in rows)
    assert {"grooming"} == {item.topic for row in rows for item in row.findings}


def test_a_filter_leaves_no_heading_without_anything_under_it() -> None:
    paper = compose_paper(replace(whole(), only=Only(topic=("grooming",))), layout())
    for block, after in pairwise((*paper.blocks, Heading(1, "end", "end"))):
        if isinstance(block, Heading):
            assert not isinstance(after, Heading) or after.level > block.level
    assert "Attempt and participation" not in {
        block.text for block in paper.blocks if isinstance(block, Heading)
    }


def test_no_key_term_is_longer_than_a_page() -> None:
    """Half a page is the aim, and most keep to it; two that gather many treaties take more."""
    setting = replace(whole(), layout=layout())
    lengths = {}
    for part, row in prose(whole(), layout(), "elements"):
        cell = SOURCES[part.of].fields["account"].said(row, setting)
        lengths[row.element.term] = sum(len(plain(words).split()) for words in cell.paragraphs)
    assert statistics.median(lengths.values()) < 280
    assert [] == [term for term, length in lengths.items() if length > 850]


def test_no_words_of_a_court_are_ours() -> None:
    blocks = tuple(block for block in report().blocks if not isinstance(block, Table))
    said = re.sub(r"“[^”]*”", "", said_by(report()._replace(blocks=blocks)))
    assert not re.search(r"\bviolat|\bbreach(?! of trust)", said, re.I)


def test_a_verdict_as_to_conduct_says_so_where_it_is_named() -> None:
    setting = replace(whole(), layout=layout())
    for part, row in prose(whole(), layout(), "elements"):
        (words,) = SOURCES[part.of].fields["measure"].said(row, setting).paragraphs or ((),)
        if any(item.subject_to and item.verdict in ("gap", "partial") for item in row.findings):
            assert "as to conduct; the definition is" in plain(words)


def test_without_verdicts_the_standards_are_named_without_them() -> None:
    setting = replace(whole(), verdicts=False, layout=layout())
    for part, row in prose(setting, layout(), "elements"):
        for words in SOURCES[part.of].fields["measure"].said(row, setting).paragraphs:
            assert plain(words).startswith("The standards: ")
            assert "falls short" not in plain(words)


def test_recommendations_are_few_and_duties_come_first() -> None:
    (part,) = (b.prose for b in layout().body if b.prose and b.prose.of == "recommendations")
    for row in SOURCES["recommendations"].rows(whole(), part):
        lines = SOURCES["recommendations"].fields["lines"].said(row, whole()).paragraphs
        assert len(lines) <= LINES + 1
        bound = ["binds" in plain(words) or "bind " in plain(words) for words in lines[:LINES]]
        assert bound == sorted(bound, reverse=True)


def test_drafts_tell_each_verdict_that_they_change() -> None:
    (part,) = (b.prose for b in layout().body if b.prose and b.prose.of == "drafts")
    for row in SOURCES["drafts"].rows(whole(), part):
        moved = {
            f"#{anchor_of(item)}"
            for item in whole().assessment.findings
            if item.layers.get(row.column.name, item.verdict) != item.verdict
        }
        (words,) = SOURCES["drafts"].fields["account"].said(row, whole()).paragraphs
        assert moved == set(linked(words))


def test_commitments_stand_by_whether_they_bind() -> None:
    rows = SOURCES["commitments"].rows(
        whole(), layout().body[4].table or ProseOf(of="x", show="x")
    )
    party = [noun.parties.get("kh") for noun in rows]
    binds = [item.binds if item else "nobody" for item in party]
    assert binds == sorted(binds, key=["yes", "unknown", "no", "nobody"].index)
    assert len(shipped().standards) == len(rows)


def test_a_treaty_that_binds_later_is_not_said_to_bind_yet() -> None:
    then = replace(whole(), scenario=replace(whole().scenario, as_of=datetime.date(2007, 6, 1)))
    since = SOURCES["commitments"].fields["since"].said
    told = {noun.instrument: since(noun, then) for noun in shipped().standards.values()}
    assert ["Not yet; from 2007-08-01"] == [plain(it) for it in told["palermo-2000"].paragraphs]
    assert ["2002-06-30"] == [plain(it) for it in told["opsc-2000"].paragraphs]


# --- a small law, its report and its amendments ---

ELEMENTS = """\
layout: small-report
title: "{country}: report"
about: A report on a small law
body:
  - heading: Material
  - prose:
      of: elements
      show: account
      elements:
        - {term: Definition, checks: protocol.csam.definition}
        - {term: Distribution, checks: [protocol.csam.distribute, protocol.csam.penalty]}
        - {term: Live streaming, note: It is a question of its own.}
        - {term: Possession, checks: protocol.csam.possess-for-supply}
        - {term: Children, checks: protocol.csam.children}
  - heading: Drafts
  - prose: {of: drafts, show: account}
  - heading: Other findings
  - prose: {of: other-elements, show: account}
  - heading: Recommendations
  - prose: {of: recommendations, show: account}
  - table:
      of: commitments
      caption: Commitments
      about: Each row is a treaty.
      columns:
        - {title: Instrument, show: instrument}
        - {title: Binds since, show: since}
        - {title: Comments, show: comments}
  - table:
      of: findings-in-brief
      caption: Findings
      about: Each row is a finding.
      columns:
        - {title: Ref, show: ref}
        - {title: Verdict, show: verdict}
"""
TRIED = """\
layout: small-advocacy
title: "{country}: changes of law"
about: Changes of law, tried
body:
  - prose: {of: remedies, show: account}
  - prose: {of: proposals, show: [account, claims]}
  - table:
      of: unreached
      caption: Unreached
      about: Each row is a gap.
      columns:
        - {title: Check, show: check}
        - {title: Requirement, show: [label, benchmark]}
        - {title: Verdict, show: verdict}
"""
ANYWHERE = """\
amendment: anywhere
title: Distribution anywhere
proposer: a member
status: proposed
basis: read
cite: [{in: report-2015, at: "9"}]
instructions:
  - {widen: media-law-2005/art-2.1, dimension: place, to: any}
closes:
  - {finding: R1, check: protocol.csam.distribute}
"""
NO_EXEMPTION = """\
amendment: no-exemption
title: No exemption
proposer: a minister
status: proposed
basis: read
cite: [{in: report-2015, at: "9"}]
instructions:
  - repeal: penal-code-2010/art-41
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small corpus with two amendments and layouts of its own."""
    changes = {
        "layouts/small-report.yaml": ELEMENTS,
        "layouts/small-advocacy.yaml": TRIED,
        "statutes/xa/amendments/anywhere.yaml": ANYWHERE,
        "statutes/xa/amendments/no-exemption.yaml": NO_EXEMPTION,
    }
    return write_corpus(tmp_path_factory.mktemp("small"), changes)


def made(folder: Path, name: str, *amend: str, **choice: Any) -> Paper:
    """Return a paper on the small law."""
    asked = want(ScenarioOptions(amend=list(amend), corpus=folder))
    return make_paper(asked, Choice(name, **choice)).paper


def text_of(paper: Paper) -> str:
    return masked(paper_markdown(paper))


@pytest.mark.parametrize("name", ["small-report", "small-advocacy"])
def test_a_report_reads_as_it_was_read(name: str, folder: Path, rewrite: bool) -> None:
    compare(GOLDEN / f"{name}.md", text_of(made(folder, name)), rewrite=rewrite)


def test_a_review_reads_as_it_was_read(folder: Path, rewrite: bool) -> None:
    paper = made(folder, "amendment-review", "anywhere", "no-exemption")
    compare(GOLDEN / "amendment-review.md", text_of(paper), rewrite=rewrite)


def test_a_review_tells_what_each_amendment_does(folder: Path) -> None:
    paper = made(folder, "amendment-review", "anywhere", "no-exemption")
    (changes,) = (table for table in paper.tables if table.key == "changes")
    places = {column.key: place for place, column in enumerate(changes.columns)}
    causes = {
        plain(row.cells[places["ref"]].paragraphs[0]): [
            plain(words) for words in row.cells[places["cause"]].paragraphs
        ]
        for row in changes.rows
    }
    first, second = causes["xa/protocol.csam.children"]
    assert "Distribution anywhere carried out (widened, then partial)" in first
    assert "No exemption carried out (closed, then compliant)" in second
    (only,) = causes["xa/protocol.csam.distribute"]
    assert "Distribution anywhere carried out (closed, then compliant)" in only
    assert not any(row.cells[places["reviewer_s_note"]].paragraphs for row in changes.rows)


def test_a_redline_marks_what_goes_and_what_comes(folder: Path) -> None:
    paper = made(folder, "amendment-review", "anywhere")
    (texts,) = (table for table in paper.tables if table.key == "texts")
    styles = {
        item.style
        for row in texts.rows
        for words in row.cells[2].paragraphs
        for item in words
        if isinstance(item, Run)
    }
    assert {"added", "removed"} & styles


def test_a_review_counts_what_stays(folder: Path) -> None:
    paper = made(folder, "amendment-review", "anywhere")
    (changes,) = (table for table in paper.tables if table.key == "changes")
    foot = plain(changes.foot[0])
    assert f"{len(changes.rows)} finding" in foot
    assert "unchanged" in foot


def test_a_review_without_amendments_is_refused(folder: Path) -> None:
    done = execute("export", "--corpus", str(folder), "--layout", "amendment-review")
    assert done.returncode == 2
    assert "E411" in done.stderr
    assert "add --amend FILE or --enact DRAFT" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("name", ["amendment-review", "small-advocacy"])
def test_laws_that_are_tried_are_judged_in_one_way(name: str, folder: Path) -> None:
    done = execute("export", "--corpus", str(folder), "--layout", name, "--compound")
    assert done.returncode == 2
    assert "leave --compound out" in done.stderr


def test_what_a_remedy_is_said_to_close_is_closed_and_what_it_worsens_is_said(
    folder: Path,
) -> None:
    said = text_of(made(folder, "small-advocacy"))
    assert "It closes Protocol art. 3(1) (distribute)" in said
    assert "worsens no finding" in said


def test_what_a_change_builds_on_is_shown_before_it() -> None:
    """A provision that an earlier step brings is told, though that step closes little."""

    def step(check: str, provision: str, closed: int, *, new: bool = False) -> Remedies:
        one = Instruction.model_construct(insert="law" if new else None)
        edit = Edit((one,), 1, provision, provision, check)
        betters = tuple(
            Effect(f"{check}-{n}", "closed", "gap", "compliant") for n in range(closed)
        )
        best = Remedy((edit,), 1, True, "compliant", (), (), betters, 0)
        return Remedies(check, "gap", (best,), True, None)

    steps = (
        step("brings", "law/new", 0, new=True),
        step("little", "law/art-1", 0),
        step("builds", "law/new", 5),
        step("much", "law/art-2", 4),
        step("more", "law/art-3", 3),
    )
    taken = [(one, one.found[0]) for one in steps]
    assert ["brings", "builds", "much", "more"] == [it.check for it, _ in shown_steps(taken)]


def test_a_proposal_that_worsens_says_so(folder: Path) -> None:
    said = text_of(made(folder, "small-advocacy"))
    (line,) = (it for it in said.splitlines() if it.startswith("**Distribution anywhere.**"))
    assert line.endswith("It leaves more missing of Protocol art. 5 (children).")


def test_a_filter_hides_no_finding_that_gets_worse(folder: Path) -> None:
    asked = want(ScenarioOptions(amend=["anywhere"], corpus=folder))
    setting = make_paper(asked, Choice("amendment-review", topic=["attempt"])).setting
    assert setting is not None
    assert setting.work.proposals is not None
    assert setting.work.comparison is not None
    asked_for = [ready for ready in setting.corpus.checks if ready.asked]
    assert len(asked_for) == setting.work.proposals.checks
    paper = compose_paper(setting, shelf().layouts["amendment-review"].noun)
    (changes,) = (table for table in paper.tables if table.key == "changes")
    assert "that differ are left out by the filters" in plain(changes.foot[0])


@pytest.mark.parametrize(
    "source", ["changes", "changed-texts", "compared", "remedies", "proposals", "unreached"]
)
def test_every_field_of_what_long_work_gives_can_be_shown(source: str, folder: Path) -> None:
    columns = [{"title": name, "show": name} for name in SOURCES[source].fields]
    part = {"of": source, "caption": "c", "about": "a", "columns": columns}
    text = {"layout": "one", "title": "t", "about": "a", "body": [{"table": part}]}
    amend = (
        ["anywhere", "no-exemption"] if source in ("changes", "changed-texts", "compared") else []
    )
    asked = want(ScenarioOptions(amend=amend, corpus=folder))
    setting = make_paper(asked, Choice("gap-table-short")).setting
    assert setting is not None
    (table,) = compose_paper(setting, Layout.model_validate(text)).tables
    assert table.rows
    shown = {
        column.key
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.paragraphs
    }
    silent = {name for name in SOURCES[source].fields if key_of(name) not in shown}
    assert silent <= {"note"}


@pytest.mark.parametrize("name", ["small-report", "small-advocacy"])
def test_the_same_law_makes_the_same_report(name: str, folder: Path) -> None:
    assert text_of(made(folder, name)) == text_of(made(folder, name))


def test_a_report_has_no_empty_paragraph(folder: Path) -> None:
    for block in (*report().blocks, *made(folder, "small-report").blocks):
        if isinstance(block, Paragraph):
            assert plain(block.words).strip()
