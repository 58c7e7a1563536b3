"""The shape of the JSON that `check` and `ask` print, schema `gapcheck-findings/1`.

Every field is there; absent values are null, and lists are sorted or in the order of the law.
"""

import sys
from typing import Any, Literal

from gapcheck.check import Kind
from gapcheck.citation import Basis
from gapcheck.finding import Grade
from gapcheck.instrument import Layer
from gapcheck.provision import Force
from gapcheck.verdict import Ground, Verdict

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads these only; it brings the package

SCHEMA = "gapcheck-findings/1"

Values = dict[str, list[str]]
"""Dimension to its values: terms where a term surely covers exactly that set, else atoms."""


class ConditionDoc(TypedDict):
    """Answers to a reading, each of which will do."""

    reading: str
    answers: list[str]
    phrase: str


class CaseDoc(TypedDict):
    """A box: each dimension on which it is smaller than what is surely demanded."""

    values: Values
    phrase: str
    readings: list[ConditionDoc]
    grade: Grade | None


class CoveringDoc(TypedDict):
    """What one provision contributes."""

    provision: str
    cite: str
    boxes: list[CaseDoc]
    by: list[str]
    basis: Basis | None
    layer: Layer


class BlockingDoc(TypedDict):
    """An element that stops a provision short of the demand; its words, or `unknown`."""

    provision: str
    cite: str
    kind: Literal["element", "condition"]
    dimension: str
    reaches: str
    words: str
    gloss: str | None
    by: str | None
    arguable: bool
    reported_by: str | None


class NearestDoc(TypedDict):
    """The provision that comes closest where nothing meets the demand."""

    provision: str
    cite: str
    differs: str


class AbsenceDoc(TypedDict):
    """How the absence of a provision is evidenced."""

    grade: Grade
    searched: list[str]
    on_subject: list[str]
    unread: list[str]
    said_by: list[str]
    older: list[str]
    later: list[str]


class ReadingDoc(TypedDict):
    """A reading on which the finding turns, or rests."""

    id: str
    question: str
    answers: dict[str, str]
    answer: str
    why: str
    held_by: list[str]
    reopened: Verdict | None


class DisputeDoc(TypedDict):
    """Sources that say different things."""

    provision: str
    on: str
    held: list[str]
    chosen: str
    why: str


class BindingDoc(TypedDict):
    """Whether the standard binds the State on the day of the scenario."""

    binds: Literal["yes", "no", "unknown"]
    since: str | None
    sources: list[str]
    note: str | None


class CitationDoc(TypedDict):
    """One side of a finding's citations."""

    side: Literal["standard", "national"]
    provision: str
    cite: str
    source: str
    basis: Basis | None
    quote: str | None
    quote_is: str | None
    gloss: str | None


class EncodingDoc(TypedDict):
    """How many provisions relied on were checked against their texts, and which are disputed."""

    relied_on: int
    checked: int
    disputed: list[str]


class StepDoc(TypedDict):
    """A node of a proof; a leaf cites a provision, or a silence as `silence:<id>`."""

    title: str
    text: str
    cites: str | None
    steps: list["StepDoc"]


class DemandDoc(TypedDict):
    """What is asked of the law."""

    text: str
    boxes: list[Values]


class SubjectDoc(TypedDict):
    """The definition that falls short, on whose concept the verdict rests."""

    check: str
    verdict: Verdict


class FindingDoc(TypedDict):
    """A finding."""

    id: str
    check: str | None
    label: str
    question: str
    kind: Kind
    topic: str | None
    standard: str | None
    provision: str | None
    force: Force | None
    reservable: str | None
    core_verdict: Verdict | None
    binding: BindingDoc | None
    demand: DemandDoc
    unsaid: list[str]
    judged: Literal["apart", "compound"]
    parameters: list[str]
    verdict: Verdict
    marked: bool
    subject_to: SubjectDoc | None
    basis: Basis | None
    covered: list[CoveringDoc]
    missing: list[CaseDoc]
    truncated: bool
    left_out: int
    exact: list[CaseDoc] | None
    unclear: list[CaseDoc]
    witness: str | None
    blocking: list[BlockingDoc]
    nearest: list[NearestDoc]
    absence: AbsenceDoc | None
    layers: dict[str, Verdict]
    layers_marked: list[str]
    layers_ground: dict[str, Ground]
    layers_subject_to: dict[str, SubjectDoc]
    readings: list[ReadingDoc]
    disagreements: list[DisputeDoc]
    remarks: list[str]
    sentence: str
    citations: list[CitationDoc]
    encoding: EncodingDoc
    proof: StepDoc | None


class ToolDoc(TypedDict):
    """The tool."""

    name: str
    version: str


class CorpusDoc(TypedDict):
    """The corpus; its hash is the SHA-256 over sorted relative paths and file bytes."""

    title: str
    version: str
    hash: str


class HeadDoc(TypedDict):
    """What every document says of its source."""

    schema: str
    tool: ToolDoc
    corpus: CorpusDoc
    notice: str
    country: str
    scenario: str
    law: str
    followed_until: str


class FindingsDoc(HeadDoc):
    """What `check` and `ask` print."""

    columns: dict[str, str]
    findings: list[FindingDoc]
    counts: dict[str, int]


def document_schema(shape: type, name: str) -> dict[str, Any]:
    """Return the JSON Schema of a document.

    Args:
        shape: Its typed dictionary.
        name: Name and number of the schema, as the document states it.
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(shape).json_schema()
    closed = _closed(schema)
    closed["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    closed["title"] = name
    closed["properties"]["schema"] = {"const": name}
    return closed


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose objects allow no other keys, unless they map names."""
    found = dict(schema)
    for name, part in schema.get("$defs", {}).items():
        found.setdefault("$defs", {})
        found["$defs"] = {**found["$defs"], name: _closed(part)}
    if "properties" in found:
        found["additionalProperties"] = False
    return found
