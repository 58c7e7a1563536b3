"""What `gapcheck proposals` says: what each amendment does to every finding, and to its claims."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import ReadyCheck
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import Residue, change_between, residue_of
from gapcheck.evaluate import evaluate_law
from gapcheck.judge import judge_demands, manner_of
from gapcheck.load import load_files
from gapcheck.problem import GapcheckError
from gapcheck.proposals import (
    Gathered,
    Proposal,
    Proposals,
    gather_proposals,
    group_of,
    weigh_proposals,
)
from gapcheck.proposals.outcome import BETTER, GROUPS
from gapcheck.reports.proposals_document import proposals_json
from gapcheck.reports.proposals_markdown import proposals_markdown
from gapcheck.reports.proposals_text import proposals_text
from gapcheck.schema import make_schema
from gapcheck.wanted import make_scenario
from golden import GOLDEN, ROOT, compare, execute, masked
from small import write_corpus

HEAD = """\
amendment: {id}
title: {title}
proposer: a member
status: proposed
basis: read
cite: [{{in: report-2015, at: "9"}}]
"""
BODIES: Mapping[str, str] = {
    "anywhere": """\
instructions:
  - {widen: media-law-2005/art-2.1, dimension: place, to: any}
closes:
  - {finding: R1, check: protocol.csam.distribute}
  - {finding: R2, check: protocol.csam.definition}
  - {finding: R3, check: protocol.csam.practice}
  - {finding: R4, note: The report only says that the law is old.}
  - {finding: R5, ask: {kind: criminalise, conduct: sell, object: csam, place: private}}
  - {finding: R6, ask: {kind: criminalise, conduct: sell, object: csam, place: private}}
  - {finding: R7, ask: {kind: criminalise, conduct: sell, object: csam, medium: drawing}}
""",
    "drawings": """\
instructions:
  - {widen: media-law-2005/art-1, dimension: medium, add: [drawing]}
closes:
  - {check: protocol.csam.definition, in-part: true}
  - {check: protocol.csam.children}
""",
    "recordings": """\
instructions:
  - {widen: media-law-2005/art-1, dimension: medium, add: [audio]}
closes:
  - {check: protocol.csam.definition}
""",
    "production": """\
instructions:
  - insert: media-law-2005
    after: art-2.2
    provision:
      id: art-2bis
      heading: Production
      gloss: Whoever produces such a picture.
      topics: [csam]
      punishes: {conduct: produce, object: indecent-picture}
      penalty: {imprisonment: 6..8 years}
""",
    "no-exemption": """\
instructions:
  - repeal: penal-code-2010/art-41
closes:
  - {check: protocol.csam.children}
""",
    "all-minors": """\
instructions:
  - {widen: penal-code-2010/art-41, in: extends, dimension: offender_age, to: any}
""",
    "film-only": """\
instructions:
  - {narrow: media-law-2005/art-1, dimension: medium, to: [film]}
""",
    "later": """\
commencement: 2031-01-01
instructions:
  - {widen: media-law-2005/art-2.1, dimension: place, to: any}
""",
}
TOGETHER = ("anywhere", "drawings", "recordings", "production", "no-exemption")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with amendments as files, and the small corpus in `corpus`."""
    write_corpus(tmp_path / "corpus")
    for name, body in BODIES.items():
        text = HEAD.format(id=name, title=f"Bill {name}") + body
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def gathered(folder: Path, *names: str, base: Sequence[str] = ()) -> Gathered:
    files = load_files(folder / "corpus")
    paths = [str(folder / f"{name}.yaml") for name in names]
    return gather_proposals(files, paths, [str(folder / f"{name}.yaml") for name in base])


def weighed(folder: Path, *names: str) -> Proposals:
    found = gathered(folder, *names)
    return weigh_proposals(found, make_scenario(found.corpus), found.corpus.checks)


def alone(folder: Path, name: str) -> Proposal:
    (proposal,) = weighed(folder, name).proposals
    return proposal


def does(proposal: Proposal) -> dict[str, str]:
    return {item.check: group_of(item) for item in proposal.changes}


def residue(law: Law, ready: ReadyCheck) -> Residue:
    return residue_of(law, judge_demands(law, ready.asked, manner_of(ready)), Frame((law.corpus,)))


def test_every_finding_is_what_the_law_with_the_amendment_makes_of_it(folder: Path) -> None:
    """Each finding evaluated whole, in the law without and in the law with each amendment."""
    found = gathered(folder, *BODIES)
    corpus, base = found.corpus, make_scenario(found.corpus)
    proposals = weigh_proposals(found, base, corpus.checks)
    assert found.names == tuple(item.name for item in proposals.proposals)
    for item in proposals.proposals:
        scenario = replace(base, amendments=(item.name,))
        before, after = consolidate_law(corpus, base), consolidate_law(corpus, scenario)
        old, new = (
            {finding.check: finding.shown_verdict for finding in evaluate_law(corpus, it)}
            for it in (base, scenario)
        )
        changed = {it.check: it for it in item.changes}
        for ready in corpus.checks:
            if not ready.asked:
                assert ready.check.id not in changed
                continue
            kind = change_between(corpus.space, residue(before, ready), residue(after, ready))
            assert (kind != "unchanged") == (ready.check.id in changed), (item.id, ready.check.id)
            if it := changed.get(ready.check.id):
                assert (kind, old[it.check], new[it.check]) == (it.change, it.old, it.new)


def test_a_gap_is_left_if_no_amendment_makes_it_smaller(folder: Path) -> None:
    found = weighed(folder, *TOGETHER)
    assert found.together is not None
    changes = [it for item in found.proposals for it in item.changes]
    better = {it.check for it in (*changes, *found.together.changes) if group_of(it) in BETTER}
    assert better.isdisjoint(it.check for it in found.left)
    assert all(it.verdict.rstrip("?") in ("gap", "partial") for it in found.left)
    assert found.gaps == len(found.left) + len(better)
    assert {it.standard for it in found.left} == {it.standard for it in found.standards}


def test_what_it_is_said_to_close_is_answered_one_by_one(folder: Path) -> None:
    claims = {item.finding: item for item in alone(folder, "anywhere").claims}
    assert {name: item.outcome for name, item in claims.items()} == {
        "R1": "closed",
        "R2": "untouched",
        "R3": "only practice can tell",
        "R4": "nothing asks for it",
        "R5": "closed",
        "R6": "closed",
        "R7": "untouched",
    }
    assert ("partial?", "compliant") == (claims["R1"].old, claims["R1"].new)
    assert "criminalise conduct=sell object=csam place=private" == claims["R5"].ask
    assert "selling child sexual abuse material" in (claims["R5"].question or "")
    assert claims["R4"].note == "The report only says that the law is old."


def test_what_is_still_missing_of_it_is_said(folder: Path) -> None:
    (definition, _) = alone(folder, "drawings").claims
    assert ("narrowed only", True) == (definition.outcome, definition.in_part)
    assert ("in sound recordings",) == definition.still
    text = " ".join(line.text for line in proposals_text(weighed(folder, "drawings"), 300))
    assert "narrowed only, as it is said to (stays partial?). Still missing: in sound" in text


def test_who_must_not_be_punished_and_is_counts_as_worse(folder: Path) -> None:
    worse = alone(folder, "all-minors")
    changed = {item.check: item for item in worse.changes}["protocol.csam.children"]
    assert ("not-punish", "widens") == (changed.demand, group_of(changed))
    text = " ".join(line.text for line in proposals_text(weighed(folder, "all-minors"), 300))
    text = " ".join(text.split())
    assert "protocol.csam.children Protocol art. 5, must not be punished: stays partial" in text


def test_a_wider_definition_punishes_more_children_and_asks_for_more_offences(
    folder: Path,
) -> None:
    found = does(alone(folder, "drawings"))
    assert "widens" == found["protocol.csam.children"]
    assert "judges more" == found["protocol.csam.distribute"]
    less = does(alone(folder, "film-only"))
    assert "narrows" == less["protocol.csam.children"]
    assert "judges less" == less["protocol.csam.distribute"]


def test_an_offence_repealed_opens_and_an_exemption_closes(folder: Path) -> None:
    assert "widens" == does(alone(folder, "film-only"))["protocol.csam.definition"]
    assert "closes" == does(alone(folder, "no-exemption"))["protocol.csam.children"]


def test_what_is_only_asked_of_more_is_no_worse(folder: Path) -> None:
    """A new offence is not attempted with impunity because nobody asked before."""
    found = {item.check: item for item in alone(folder, "production").changes}
    assert "judges more" == group_of(found["protocol.attempt.csam"])
    assert ("shifted", "more") == (
        found["protocol.attempt.csam"].change,
        found["protocol.attempt.csam"].ground,
    )


def test_together_they_close_what_none_closes_alone(folder: Path) -> None:
    found = weighed(folder, "drawings", "recordings")
    for item in found.proposals:
        assert "narrows" == does(item)["protocol.csam.definition"]
    assert found.together is not None
    assert ("protocol.csam.definition",) == found.together.closed
    assert () == found.together.problems


def test_a_contradiction_is_told_and_each_alone_still_answered(folder: Path) -> None:
    found = weighed(folder, "drawings", "film-only", "anywhere")
    assert found.together is not None
    assert ["E504"] == [problem.code for problem in found.together.problems]
    assert [] == [*found.together.changes]
    for item in found.proposals:
        assert item.changes == alone(folder, item.id).changes
    text = " ".join(line.text for line in proposals_text(found, 300))
    assert "They cannot be carried out together; each is answered alone." in text
    assert "film-only, instruction 1: contradicts" in text


def test_one_that_is_wrong_alone_is_a_problem(folder: Path) -> None:
    text = (folder / "anywhere.yaml").read_text(encoding="utf-8")
    (folder / "wrong.yaml").write_text(
        text.replace("art-2.1", "art-9").replace("amendment: anywhere", "amendment: wrong"),
        encoding="utf-8",
    )
    with pytest.raises(GapcheckError, match="art-9"):
        gathered(folder, "wrong", "drawings")


def test_a_demand_that_is_none_is_told_with_its_place(folder: Path) -> None:
    text = (folder / "anywhere.yaml").read_text(encoding="utf-8")
    (folder / "anywhere.yaml").write_text(
        text.replace("conduct: sell, object: csam, place: private", "conduct: sel, object: csam"),
        encoding="utf-8",
    )
    with pytest.raises(GapcheckError) as error:
        weighed(folder, "anywhere")
    assert {"anywhere, closes R5", "anywhere, closes R6"} == {
        problem.where for problem in error.value.problems
    }


def test_one_that_has_not_taken_effect_says_so(folder: Path) -> None:
    later = alone(folder, "later")
    assert ("no", ()) == (later.effect, later.changes)
    text = " ".join(line.text for line in proposals_text(weighed(folder, "later"), 300))
    assert "It has not taken effect on the day that is looked at" in text
    found = gathered(folder, "later")
    scenario = make_scenario(found.corpus, as_of="2031-01-01")
    (now,) = weigh_proposals(found, scenario, found.corpus.checks).proposals
    assert "yes" == now.effect
    assert "closes" == does(now)["protocol.csam.distribute"]


def test_the_law_they_are_held_against_can_be_amended_itself(folder: Path) -> None:
    found = gathered(folder, "recordings", base=["drawings"])
    scenario = make_scenario(found.corpus, amend=[str(folder / "drawings.yaml")])
    proposals = weigh_proposals(found, scenario, found.corpus.checks)
    (item,) = proposals.proposals
    assert "closes" == does(item)["protocol.csam.definition"]
    assert proposals.together is None


def test_the_order_in_which_they_are_named_does_not_matter(folder: Path) -> None:
    assert weighed(folder, *TOGETHER) == weighed(folder, *reversed(TOGETHER))


def test_a_filter_leaves_findings_out_and_answers_the_claims(folder: Path) -> None:
    found = gathered(folder, "anywhere")
    every = weigh_proposals(found, make_scenario(found.corpus), found.corpus.checks)
    some = [ready for ready in found.corpus.checks if ready.check.topic == "attempt"]
    few = weigh_proposals(found, make_scenario(found.corpus), some)
    assert every.proposals[0].claims == few.proposals[0].claims
    assert few.checks == len(some)


def test_those_of_the_corpus_are_looked_at_if_none_is_named(folder: Path) -> None:
    corpus = folder / "corpus"
    none = execute("proposals", "--corpus", str(corpus))
    assert (0, "") == (none.returncode, none.stderr)
    assert "the corpus brings none for this State" in " ".join(none.stdout.split())
    shipped = corpus / "statutes" / "xa" / "amendments"
    shipped.mkdir()
    for name in ("drawings", "recordings"):
        (shipped / f"{name}.yaml").write_bytes((folder / f"{name}.yaml").read_bytes())
    found = gather_proposals(load_files(corpus))
    assert ["drawings", "recordings"] == [name.partition("@")[0] for name in found.names]
    less = gather_proposals(load_files(corpus), (), ["drawings"])
    assert ["recordings"] == [name.partition("@")[0] for name in less.names]
    printed = execute("proposals", "--corpus", str(corpus))
    assert 0 == printed.returncode
    assert "2 amendments" in printed.stdout
    with (shipped / "drawings.yaml").open("a", encoding="utf-8") as file:
        file.write("example: true\n")
    files = load_files(corpus)
    assert ["recordings"] == [it.partition("@")[0] for it in gather_proposals(files).names]
    named = gather_proposals(files, ["drawings"])
    assert ["drawings"] == [it.partition("@")[0] for it in named.names]


@pytest.mark.parametrize("width", [48, 80])
def test_the_text_is_the_one_that_was_read(folder: Path, width: int, rewrite: bool) -> None:
    lines = [line.text for line in proposals_text(weighed(folder, *TOGETHER), width)]
    wide = [line for line in lines if len(line) > width and len(line.split()) > 1]
    assert [] == [line for line in wide if not line.startswith("scenario ")]
    if width == 80:
        text = "".join(f"{line}\n" for line in lines)
        compare(GOLDEN / "proposals-small.txt", masked(text), rewrite=rewrite)


def test_the_formats_say_the_same(folder: Path) -> None:
    found = weighed(folder, *TOGETHER)
    document = json.loads(proposals_json(found))
    jsonschema.validate(document, make_schema("proposals"))
    markdown = proposals_markdown(found)
    text = " ".join(" ".join(line.text for line in proposals_text(found, 200)).split())
    for item in document["proposals"]:
        assert item["title"] in text
        assert item["title"] in markdown
        for changed in item["changes"]:
            brief = changed["does"].startswith("judges") and changed["from"] == changed["to"]
            assert brief or changed["check"] in text
            assert f"| {changed['does']} | `{changed['check']}` |" in markdown
        assert sum(item["counts"].values()) == len(item["changes"])
        assert set(item["counts"]) <= set(GROUPS)
    for left in document["left"]:
        assert f"- `{left['check']}`" in markdown


def test_the_command_takes_files_and_formats(folder: Path) -> None:
    words = ("proposals", str(folder / "anywhere.yaml"), "--corpus", str(folder / "corpus"))
    for form, begins in (("text", "Arcadia"), ("markdown", "# "), ("json", "{")):
        done = execute(*words, "--format", form)
        assert (0, "") == (done.returncode, done.stderr)
        assert done.stdout.startswith(begins)
    assert 2 == execute("proposals", "nowhere.yaml").returncode


def test_the_shipped_corpus_takes_a_bill(tmp_path: Path) -> None:
    """The words on place go from art. 41(1): distribution is closed, and possession is not."""
    bill = tmp_path / "bill.yaml"
    bill.write_text(
        HEAD.format(id="bill", title="Bill").replace("report-2015", "ecpat-2018")
        + "instructions:\n  - {widen: tipse-2008/art-41.1, dimension: place, to: any}\n"
        + "closes:\n  - {check: opsc.csam.distribute}\n",
        encoding="utf-8",
    )
    found = gather_proposals(load_files(ROOT), [str(bill)])
    checks = [it for it in found.corpus.checks if it.standard == "opsc-2000"]
    proposals = weigh_proposals(found, make_scenario(found.corpus), checks)
    (item,) = proposals.proposals
    assert "closed" == item.claims[0].outcome
    assert "closes" == does(item)["opsc.csam.distribute"]
    assert "opsc.csam.produce" not in does(item)
