"""Verdicts that rest on an absence which was only not found, without a whole finding."""

from gapcheck.check import Kind
from gapcheck.consolidate import Law
from gapcheck.evaluate.cases import CaseWriter
from gapcheck.judge import Judged
from gapcheck.verdict import Verdict
from gapcheck.words.phrase import Phraser


def rests_on_absence(verdict: Verdict, kind: Kind) -> bool:
    """Whether a verdict says that something was not found."""
    return verdict in ("gap", "partial") and kind != "not-punish"


def marked_verdict(law: Law, judged: Judged, topics: frozenset[str]) -> str:
    """Return a verdict as it is printed: with a question mark if an absence was only not found.

    Args:
        law: The law.
        judged: A judgement in it.
        topics: Its subjects, on which unread provisions may bear.
    """
    if not rests_on_absence(judged.verdict, judged.weighed[0].asked.kind):
        return judged.verdict
    writer = CaseWriter(law, Phraser(law.corpus), full=False)
    for item in judged.weighed:
        if not item.split.missing:
            continue
        if writer.absences.plainly_not_found(item, topics) or any(
            found.grade == "not found" for found in writer.evidence(item, topics)
        ):
            return f"{judged.verdict}?"
    return judged.verdict
