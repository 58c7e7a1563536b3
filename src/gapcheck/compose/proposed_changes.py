"""The sources `proposals` and `unreached`: what is recommended, and what none of it reaches."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.remedies import first_checks, names_of_checks
from gapcheck.compose.say import bold, cell, cells, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.paper import Cell, Words
from gapcheck.proposals import Left, Proposal, group_of
from gapcheck.words.number import number_word
from gapcheck.words.phrase import capital

BETTER = {
    "closes": "closes",
    "narrows": "leaves less missing of",
    "makes unclear": "leaves less surely missing of",
}
"""What a proposal does for the better, as a sentence says it."""

WORSE = {
    "opens": "opens",
    "widens": "leaves more missing of",
    "makes clear": "leaves more surely missing of",
}
"""What it does for the worse."""

Named = Callable[[Setting, Sequence[str]], str]
"""Names checks: all of them, or the first."""


def _rows(setting: Setting, part: Part) -> Sequence[Proposal]:
    """Return the amendments that change something that is looked at, or are said to close it."""
    found = setting.work.proposals
    ids = {item.check for item in findings_for(setting, part)}
    return [
        item
        for item in (found.proposals if found else ())
        if any(changed.check in ids for changed in item.changes)
        or any(claim.check in ids for claim in item.claims)
    ]


def _account(row: Proposal, setting: Setting) -> Cell:
    head = f" {sentence(f'{row.proposer}; {row.status}')}"
    return cell((*text(bold(f"{row.title}."), head), *text(f" {_effects(row, setting)}")))


def _effects(row: Proposal, setting: Setting) -> str:
    """Return what it does alone, for the better and for the worse."""
    better = [*_told(row, setting, BETTER, first_checks)]
    worse = [*_told(row, setting, WORSE, names_of_checks)]
    told = f"it {'; it '.join(better)}" if better else "it betters no finding"
    said = f"Alone, {told}. It {'; it '.join(worse) if worse else 'worsens no finding'}."
    others = sum(group_of(item) not in {*BETTER, *WORSE} for item in row.changes)
    left = (
        f" {capital(number_word(others))} more fare otherwise: more, or something else, is judged."
    )
    return said + (left if others else "")


def _told(
    row: Proposal, setting: Setting, words: Mapping[str, str], named: Named
) -> Iterator[str]:
    for group, said in words.items():
        checks = [it.check for it in row.changes if group_of(it) == group]
        if checks:
            yield f"{said} {named(setting, checks)}"


def _claims(row: Proposal, setting: Setting) -> Cell:
    """Return the gaps that it is said to close, with what becomes of each."""
    return cells(
        _claim(item.question or item.note or item.finding, item.outcome) for item in row.claims
    )


def _claim(about: str | None, outcome: str) -> Words:
    return text(f"{sentence(about or 'not said')} ", bold(sentence(outcome)))


PROPOSALS: Source[Proposal] = Source(
    "The amendments that somebody recommends, each with what it would do alone.",
    _rows,
    {
        "account": Field(
            "What it is, who recommends it, what it closes and what it worsens.", _account
        ),
        "title": Field("Its title.", lambda row, _: cell(row.title, value=row.id)),
        "proposer": Field("Who proposes it.", lambda row, _: cell(sentence(row.proposer))),
        "status": Field("What has become of it.", lambda row, _: cell(sentence(row.status))),
        "effects": Field(
            "What it would do alone, for the better and for the worse.",
            lambda row, setting: cell(_effects(row, setting)),
        ),
        "claims": Field("Gaps that it is said to close, with what becomes of each.", _claims),
    },
    lambda row: row.id,
)


def _left(setting: Setting, part: Part) -> Sequence[Left]:
    found = setting.work.proposals
    ids = {item.check for item in findings_for(setting, part)}
    return [item for item in (found.left if found else ()) if item.check in ids]


def _verdict(row: Left, setting: Setting) -> Cell:
    shown = row.verdict.rstrip("?")
    mark = "?" if row.verdict != shown else ""
    return cell(f"{shown}{mark}", value=row.verdict)


UNREACHED: Source[Left] = Source(
    "The gaps that no amendment that somebody recommends makes smaller.",
    _left,
    {
        "check": Field("Id of the check.", lambda row, _: cell(row.check)),
        "benchmark": Field("Provision of the standard.", lambda row, _: cell(row.cite)),
        "label": Field(
            "The check, in a few words.",
            lambda row, setting: cell(names_of_checks(setting, [row.check])),
        ),
        "verdict": Field("The verdict.", _verdict, verdict=True),
    },
)
