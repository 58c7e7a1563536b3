"""The shape of the JSON that `remedy` prints, schema `gapcheck-remedy/1`."""

import sys
from collections.abc import Sequence
from typing import Any

from gapcheck.finding import Assessment
from gapcheck.remedy import Effect, Package, Remedies, Remedy
from gapcheck.reports.document import HeadDoc
from gapcheck.reports.findings_json import head_document, json_text

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-remedy/1"


class EffectDoc(TypedDict):
    """What a remedy does to another finding."""

    check: str
    change: str
    old: str
    new: str


class EditDoc(TypedDict):
    """What a drafter does."""

    provision: str
    words: str
    cost: int


class RemedyDoc(TypedDict):
    """A remedy; `amendment` is the data of an amendment file."""

    cost: int
    closes: bool
    verdict: str
    edits: list[EditDoc]
    worsens: list[EffectDoc]
    asks: list[EffectDoc]
    betters: list[EffectDoc]
    amendment: dict[str, Any]


class CheckDoc(TypedDict):
    """What was found for a check."""

    check: str
    verdict: str
    exact: bool
    why: str | None
    remedies: list[RemedyDoc]


class RemediesDoc(HeadDoc):
    """What `remedy` prints; `package` is null unless one for all findings was asked for."""

    checks: list[CheckDoc]
    package: dict[str, Any] | None


def remedies_json(
    assessment: Assessment,
    found: Sequence[Remedies],
    amendments: Sequence[Sequence[dict[str, Any]]],
    package: tuple[Package, dict[str, Any]] | None = None,
) -> str:
    """Return remedies as JSON text: same input, same bytes.

    Args:
        assessment: The head.
        found: What was found for each check.
        amendments: For each of them the amendment of each remedy.
        package: The package with its amendment, if one was asked for.
    """
    document: RemediesDoc = {
        **head_document(assessment, SCHEMA),
        "checks": [
            {
                "check": item.check,
                "verdict": item.verdict,
                "exact": item.exact,
                "why": item.why,
                "remedies": [
                    _remedy(remedy, data) for remedy, data in zip(item.found, group, strict=True)
                ],
            }
            for item, group in zip(found, amendments, strict=True)
        ],
        "package": package[1] if package else None,
    }
    return json_text(document)


def _remedy(remedy: Remedy, data: dict[str, Any]) -> RemedyDoc:
    return {
        "cost": remedy.cost,
        "closes": remedy.closes,
        "verdict": remedy.verdict,
        "edits": [
            {"provision": it.provision, "words": it.words, "cost": it.cost} for it in remedy.edits
        ],
        "worsens": [_effect(it) for it in remedy.worsens],
        "asks": [_effect(it) for it in remedy.asks],
        "betters": [_effect(it) for it in remedy.betters],
        "amendment": data,
    }


def _effect(effect: Effect) -> EffectDoc:
    return {
        "check": effect.check,
        "change": effect.change,
        "old": effect.old,
        "new": effect.new,
    }
