"""Fields of answered rows: existing law, and what drafts and amendments would add."""

from collections.abc import Iterator

from gapcheck.compose.answered import Answered
from gapcheck.compose.joint import join_findings, joint_words
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells, sentence, text
from gapcheck.compose.scale import degree, tone_of, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.compose.work import Future
from gapcheck.finding import Covering, Finding
from gapcheck.paper import Cell, Words


def _existing(row: Answered, setting: Setting) -> Cell:
    """Return what covers something in the law as it stands, before drafts and amendments."""
    found = [setting.work.standing.get(item.check or "", item) for item in row.findings]
    seen: dict[Words, None] = {}
    for item in found:
        for one in item.covered:
            if one.layer in ("statute", "regulation"):
                seen[_covering(setting, one)] = None
    return cells(seen or ([text("None.")] if row.findings else []))


def _covering(setting: Setting, item: Covering) -> Words:
    phrases = "; or ".join(case.phrase or "all that is asked" for case in item.cases)
    return text(bold(item.cite), reference(setting, item.provision), f": {sentence(phrases)}")


def _proposed(row: Answered, setting: Setting) -> Cell:
    return cells(dict.fromkeys(_adding(row, setting)))


def _adding(row: Answered, setting: Setting) -> Iterator[Words]:
    """Yield what each draft or amendment would cover besides, with the verdict then."""
    for future in setting.work.futures:
        for item in row.findings:
            later = future.findings.get(item.check or "")
            before = setting.work.standing.get(item.check or "", item)
            if later is None:
                continue
            had = {(one.provision, _phrases(one)) for one in before.covered}
            new = [one for one in later.covered if (one.provision, _phrases(one)) not in had]
            for one in new:
                yield text(*_covering(setting, one), f" ({future.label})")
            if new or later.verdict != before.verdict:
                yield text(f"With {future.label}: {_said(setting, later)}.")


def _phrases(item: Covering) -> tuple[str, ...]:
    return tuple(case.phrase for case in item.cases)


def _said(setting: Setting, finding: Finding) -> str:
    said = words_of(degree(setting.scale, finding), marked=finding.marked)
    check = finding.subject_to
    return f"{said}, as to conduct" if check else said


def _completing(row: Answered, setting: Setting) -> Cell:
    """Return the drafts and amendments that would cover more than the law as it stands."""
    found = [
        future
        for future in setting.work.futures
        if any(_adds(setting, item, future) for item in row.findings)
    ]
    return cells(text(future.title) for future in found)


def _adds(setting: Setting, item: Finding, future: Future) -> bool:
    later = future.findings.get(item.check or "")
    before = setting.work.standing.get(item.check or "", item)
    if later is None:
        return False
    had = {_phrases(one) for one in before.covered}
    return later.verdict != before.verdict or any(
        _phrases(one) not in had for one in later.covered
    )


def _planned(row: Answered, setting: Setting) -> Cell:
    """Return when these would begin to apply, as far as it is known."""
    found = [
        future.planned
        for future in setting.work.futures
        if any(_adds(setting, item, future) for item in row.findings)
    ]
    return cells(found)


def _existing_status(row: Answered, setting: Setting) -> Cell:
    found = [setting.work.standing.get(item.check or "", item) for item in row.findings]
    if not found:
        return cell()
    joint = join_findings(found)
    return cell(
        text(bold(joint_words(setting, joint))), tone=tone_of(joint.verdict), value=joint.shown
    )


PROPOSED: dict[str, Field[Answered]] = {
    "existing": Field(
        "What covers something in the law in force, before drafts and amendments.", _existing
    ),
    "existing-status": Field(
        "The answer under the law in force, before drafts and amendments.",
        _existing_status,
        verdict=True,
    ),
    "proposed": Field("What drafts and amendments would cover besides.", _proposed),
    "completing-act": Field("Drafts and amendments that would cover more.", _completing),
    "planned": Field("When these would begin to apply, if that is known.", _planned),
}
"""Fields by name."""
