"""The sources `by-standard`, `by-topic`, `by-verdict`: how many findings there are of each."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gapcheck.compose.answered import ANSWERED
from gapcheck.compose.answered_law import LAW
from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.joint import Joint, join_findings
from gapcheck.compose.say import cell, sentence
from gapcheck.compose.scale import degree_for, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.evaluate import binding_clause
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Column
from gapcheck.verdict import RANKED, UNRANKED


class TallyRow(NamedTuple):
    """Findings that have something in common.

    Attributes:
        key: What they have in common.
        title: The same in words.
        findings: The findings.
    """

    key: str
    title: str
    findings: tuple[Finding, ...]

    @property
    def joint(self) -> Joint | None:
        """Their answer together."""
        return join_findings(self.findings) if self.findings else None


Key = Callable[[Finding], str]
Title = Callable[[Setting, str], str]


def _by(key: Key, title: Title) -> Callable[[Setting, Part], Sequence[TallyRow]]:
    def rows(setting: Setting, part: Part) -> Sequence[TallyRow]:
        groups: dict[str, list[Finding]] = {}
        for item in findings_for(setting, part):
            groups.setdefault(key(item), []).append(item)
        return [TallyRow(name, title(setting, name), tuple(groups[name])) for name in groups]

    return rows


def _topic_title(setting: Setting, name: str) -> str:
    title = setting.assessment.topics.get(name, name)
    return f"{title[:1].upper()}{title[1:]}"


def _standard_title(setting: Setting, name: str) -> str:
    noun = setting.corpus.standards.get(name)
    return noun.short if noun else name


def _verdict_title(setting: Setting, name: str) -> str:
    verdict = name.rstrip("?")
    return words_of(degree_for(setting.scale, verdict), marked=name != verdict)


def _sorted(
    rows: Callable[[Setting, Part], Sequence[TallyRow]],
) -> Callable[[Setting, Part], Sequence[TallyRow]]:
    return lambda setting, part: sorted(rows(setting, part), key=lambda row: row.title)


def _counts(
    setting: Setting, rows: Sequence[TallyRow]
) -> tuple[tuple[Column, Field[TallyRow]], ...]:
    """Return a column for each verdict that occurs, those with a question mark apart."""
    if not setting.verdicts:
        return ()
    shown = {item.shown_verdict for row in rows for item in row.findings}
    order = [name for verdict in (*RANKED, *UNRANKED) for name in (verdict, f"{verdict}?")]
    return tuple(_count(setting, name) for name in order if name in shown)


def _count(setting: Setting, name: str) -> tuple[Column, Field[TallyRow]]:
    title = _verdict_title(setting, name)
    key = name.replace("-", "_").replace("?", "_not_found")
    about = f"How many findings have the verdict {title}."
    return Column(key, title, 10, about), Field(about, lambda row, _: _number(row.findings, name))


def _number(findings: Iterable[Finding], name: str) -> Cell:
    return cell(str(sum(item.shown_verdict == name for item in findings)))


def _binding(row: TallyRow, setting: Setting) -> Cell:
    if row.key not in setting.corpus.standards:
        return cell()
    return cell(sentence(binding_clause(setting.corpus, setting.scenario, row.key)))


FIELDS: dict[str, Field[TallyRow]] = {
    **ANSWERED,
    **LAW,
    "title": Field(
        "What the findings have in common.", lambda row, _: cell(row.title, value=row.key)
    ),
    "total": Field("How many findings there are.", lambda row, _: cell(str(len(row.findings)))),
}
"""Fields by name."""

BY_STANDARD: Source[TallyRow] = Source(
    "The standards with how many findings have which verdict; a column for each verdict.",
    _by(lambda item: item.standard or "", _standard_title),
    {**FIELDS, "binding": Field("Whether the standard binds the State.", _binding)},
    lambda row: f"standard-{row.key}",
    spread=_counts,
)

BY_TOPIC: Source[TallyRow] = Source(
    "The topics with how many findings have which verdict; a column for each verdict.",
    _sorted(_by(lambda item: item.topic or "", _topic_title)),
    FIELDS,
    lambda row: f"topic-{row.key}",
    spread=_counts,
)

BY_VERDICT: Source[TallyRow] = Source(
    "The verdicts with their findings; those with a question mark apart.",
    _by(lambda item: item.shown_verdict, _verdict_title),
    FIELDS,
    lambda row: f"verdict-{row.key.replace('?', '-not-found')}",
)
