"""Several findings answered together: an article with its checks, an item of a checklist."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gapcheck.compose.scale import degree_for, degrees_of, is_major, tone_of, words_of
from gapcheck.compose.setting import Setting
from gapcheck.finding import Finding
from gapcheck.paper import Tone
from gapcheck.verdict import RANKED, Verdict


class Joint(NamedTuple):
    """The answer of several findings.

    Attributes:
        verdict: The verdict.
        marked: Whether it rests on an absence that was only *not found*.
        deciding: The findings that decide it; those that leave something over, if something is.
    """

    verdict: Verdict
    marked: bool
    deciding: tuple[Finding, ...]

    @property
    def shown(self) -> str:
        """The verdict as it is printed."""
        return f"{self.verdict}?" if self.marked else self.verdict

    @property
    def tone(self) -> Tone:
        """What colour may say of it."""
        return tone_of(self.verdict)


def join_findings(findings: Sequence[Finding], combine: Literal["all", "any"] = "all") -> Joint:
    """Return one answer for several findings.

    With `all`, what a verdict says is asked of them together: something surely missing in one and
    something surely covered in another is partial. With `any`, the best of them is the answer.
    Findings that are neither (not applicable, only for practice, not encoded) count only if there
    are no others.

    Args:
        findings: The findings, at least one.
        combine: Whether all of them have to be met, or any.
    """
    ranked = [item for item in findings if item.verdict in RANKED]
    if not ranked:
        return Joint(findings[0].verdict, False, tuple(findings))
    if combine == "any":
        best = max(ranked, key=lambda item: (RANKED.index(item.verdict), not item.marked))
        return Joint(best.verdict, best.marked, (best,))
    verdict = _together(ranked)
    lacking = tuple(item for item in ranked if item.verdict in ("gap", "partial"))
    doubtful = tuple(item for item in ranked if item.verdict == "unclear")
    marked = bool(lacking) and all(item.marked for item in lacking)
    return Joint(verdict, marked, lacking or doubtful or tuple(ranked))


def _together(ranked: Sequence[Finding]) -> Verdict:
    if any(item.verdict in ("gap", "partial") for item in ranked):
        covered = any(
            item.verdict in ("partial", "compliant")
            or (item.verdict == "unclear" and _covers(item))
            for item in ranked
        )
        return "partial" if covered else "gap"
    return "unclear" if any(item.verdict == "unclear" for item in ranked) else "compliant"


def _covers(finding: Finding) -> bool:
    """Whether something is surely covered, under every answer.

    Where something must not be punished, a finding names what punishes it, which is no cover.
    """
    return finding.kind != "not-punish" and any(
        not case.readings for item in finding.covered for case in item.cases
    )


def joint_words(setting: Setting, joint: Joint) -> str:
    """Return how the scale says a joint answer."""
    return words_of(degree_for(setting.scale, *_degrees(joint)), marked=joint.marked)


def _degrees(joint: Joint) -> Iterator[str]:
    """Yield how a scale may say a joint answer, the closest first."""
    if joint.verdict == "partial":
        major = any(is_major(item) for item in joint.deciding)
        several = [set(degrees_of(item)) for item in joint.deciding]
        for kind in ("conflict", "optional", "guidance"):
            named = {f"partial-{kind}", f"gap-{kind}"}
            if several and all(found & named for found in several):
                yield f"partial-{kind}"
        yield f"partial-{'major' if major else 'minor'}"
    elif joint.verdict == "gap":
        shared = set.intersection(*(set(degrees_of(item)) for item in joint.deciding))
        yield from (f"gap-{kind}" for kind in _KINDS if f"gap-{kind}" in shared)
    yield joint.verdict


_KINDS = ("conflict", "optional", "draft", "guidance")
