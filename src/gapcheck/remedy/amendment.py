"""A remedy as an amendment: plain data, as a file of instructions has it."""

from collections.abc import Mapping, Sequence
from typing import Any

from gapcheck.amendment import Instruction
from gapcheck.remedy.bench import COMPUTED
from gapcheck.remedy.edits import Edit


def as_amendment(name: str, edits: Sequence[Edit], closes: Mapping[str, bool]) -> dict[str, Any]:
    """Return edits as the data of an amendment file.

    Args:
        name: The amendment's id.
        edits: What a drafter does.
        closes: The checks that it is for, and whether it closes each.
    """
    target = next(iter(closes)) if len(closes) == 1 else f"{len(closes)} checks"
    return {
        "amendment": name,
        "title": f"Remedy for {target}",
        "proposer": "computed by gapcheck remedy",
        "status": "computed; nobody has proposed it",
        "basis": "reported",
        "documents": [COMPUTED],
        "cite": [{"in": COMPUTED["id"]}],
        "instructions": [
            {**_plain(one), "drafting": edit.words} for edit in edits for one in edit.instructions
        ],
        "closes": [
            {"check": check, **({} if whole else {"in-part": True})}
            for check, whole in closes.items()
        ],
    }


def _plain(one: Instruction) -> dict[str, Any]:
    """Return an instruction without what it does not say."""
    found: dict[str, Any] = one.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: _short(value) for key, value in found.items()}


def _short(value: Any) -> Any:
    """Return a list of one text as that text, as files are written by hand."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items()}
    if isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str):
            return value[0]
        return [_short(item) for item in value]
    return value
