"""Fields of answered rows: existing law, and what drafts and amendments would add."""

from collections.abc import Iterator, Sequence

from gapcheck.compose.answered import Answered, clauses_of, gathered
from gapcheck.compose.findings.residue import missing_of
from gapcheck.compose.joint import join_findings, joint_words
from gapcheck.compose.national import applied_to, national_lines
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import shortened_cell
from gapcheck.compose.source import Field
from gapcheck.compose.work import Future
from gapcheck.finding import Covering, Finding
from gapcheck.paper import Cell, Words
from gapcheck.scenario import IN_FORCE
from gapcheck.verdict import RANKED

MOST = 3
"""Cases of a provision that are told one by one."""


def _existing(row: Answered, setting: Setting) -> Cell:
    """Return what covers something in the law as it stands, before drafts and amendments."""
    found = _standing(row, setting)
    if not any(_in_force(item) for one in found for item in one.covered):
        return cell("None." if found else None)
    if applied_to(setting, found):
        return shortened_cell(setting, cells(national_lines(setting, found)), found)
    amended = setting.corpus.amended
    told = cells(
        _covering(setting, item, _label(one, found), noted=item.provision not in amended)
        for one in found
        for item in one.covered
        if _in_force(item)
    )
    return shortened_cell(setting, told, found)


def _label(finding: Finding, among: Sequence[Finding]) -> str:
    """Return what a provision covers, or does where it must not, if that has to be said."""
    wrong = "punishes, though it must not" if finding.kind == "not-punish" else ""
    label = finding.label if len(among) > 1 else ""
    return ": ".join(filter(None, (label, wrong)))


def _standing(row: Answered, setting: Setting) -> tuple[Finding, ...]:
    """Return the findings of a row under the law in force."""
    return tuple(setting.work.standing.get(item.check or "", item) for item in row.findings)


def _in_force(item: Covering) -> bool:
    return item.layer in IN_FORCE


def _covering(setting: Setting, item: Covering, label: str, *, noted: bool = True) -> Words:
    """Return what a provision covers.

    A note cites a provision as it stands in the scenario; what existed before it was amended has
    none, because its note stands beside what is proposed.
    """
    phrases = [case.phrase or "all that is asked" for case in item.cases]
    left = f"; and {len(phrases) - MOST} more cases" if len(phrases) > MOST else ""
    told = "; or ".join(phrases[:MOST]) + left
    mark = reference(setting, item.provision) if noted else ""
    return text(bold(item.cite), mark, f" ({label})" if label else "", f": {sentence(told)}")


def _proposed(row: Answered, setting: Setting) -> Cell:
    futures = setting.work.futures
    return cells(words for future in futures for words in _adding(row, setting, future))


def _adding(row: Answered, setting: Setting, future: Future) -> Iterator[Words]:
    """Yield what a draft or amendment would cover besides, and the answer that it leads to."""
    found = (future.findings.get(item.check or "") for item in row.findings)
    later = [item for item in found if item is not None]
    had = {item.provision for one in _standing(row, setting) for item in one.covered}
    new = [
        (one, item)
        for one in later
        for item in one.covered
        if item.provision not in had or item.provision in setting.corpus.amended
    ]
    for one, item in new:
        yield _covering(setting, item, _label(one, later))
    if new and setting.verdicts:
        joint = join_findings(later)
        clause = ", as to conduct" if any(one.subject_to for one in joint.deciding) else ""
        yield text(f"With {future.label}: {joint_words(setting, joint)}{clause}.")


def _completing(row: Answered, setting: Setting) -> Cell:
    """Return the drafts and amendments that would cover more than the law as it stands."""
    found = [
        future
        for future in setting.work.futures
        if any(_adds(setting, item, future) for item in row.findings)
    ]
    return cells(text(future.title) for future in found)


def _adds(setting: Setting, item: Finding, future: Future) -> bool:
    """Whether something that is missing or doubtful now would no longer be, or not as now."""
    later = future.findings.get(item.check or "")
    before = setting.work.standing.get(item.check or "", item)
    if later is None or before.verdict not in ("gap", "partial", "unclear"):
        return False
    return RANKED.index(later.verdict) > RANKED.index(before.verdict) or (
        later.verdict == before.verdict and _missing(later) < _missing(before)
    )


def _missing(item: Finding) -> int:
    """Return how many cases are missing: fewer of them where some were closed."""
    return len(item.missing) + item.truncated


def _planned(row: Answered, setting: Setting) -> Cell:
    """Return when these would begin to apply, as far as it is known."""
    found = [
        future.planned
        for future in setting.work.futures
        if any(_adds(setting, item, future) for item in row.findings)
    ]
    return cells(found)


def _existing_status(row: Answered, setting: Setting) -> Cell:
    found = _standing(row, setting)
    if not found:
        return cell()
    joint = join_findings(found)
    said = text(bold(joint_words(setting, joint)))
    return cell(said, *clauses_of(joint), tone=joint.tone, value=joint.shown)


def _existing_missing(row: Answered, setting: Setting) -> Cell:
    return gathered(row, setting, missing_of, _standing(row, setting))


PROPOSED: dict[str, Field[Answered]] = {
    "existing": Field(
        "What covers something in the law in force, before drafts and amendments.",
        _existing,
        listed=True,
    ),
    "existing-status": Field(
        "The answer under the law in force, before drafts and amendments.",
        _existing_status,
        verdict=True,
    ),
    "existing-missing": Field(
        "What is missing under the law in force, before drafts and amendments.",
        _existing_missing,
        listed=True,
    ),
    "proposed": Field("What drafts and amendments would cover besides.", _proposed),
    "completing-act": Field("Drafts and amendments that would cover more.", _completing),
    "planned": Field("When these would begin to apply, if that is known.", _planned),
}
"""Fields by name."""
