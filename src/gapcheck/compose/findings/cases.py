"""The source `cases`: what is covered, missing or unclear, a row for each case."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.findings.demand import values_text
from gapcheck.compose.refer import reference
from gapcheck.compose.say import cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.terms import BASES, GRADES, LAYERS
from gapcheck.finding import Case, Covering, Finding
from gapcheck.paper import Cell
from gapcheck.words.cite import name_provision

Role = Literal["covered", "missing", "missing (apart)", "unclear"]


class CaseRow(NamedTuple):
    """A case of a finding.

    Attributes:
        finding: The finding.
        role: What the case is; cases told apart do not overlap, and are there if those that may
            overlap had to be cut off.
        case: The case.
        covering: The provision that covers it, if one does.
    """

    finding: Finding
    role: Role
    case: Case
    covering: Covering | None = None


def _rows(setting: Setting, part: Part) -> Sequence[CaseRow]:
    return [row for item in findings_for(setting, part) for row in _cases(item)]


def _cases(item: Finding) -> Iterator[CaseRow]:
    for covering in item.covered:
        yield from (CaseRow(item, "covered", case, covering) for case in covering.cases)
    yield from (CaseRow(item, "missing", case) for case in item.missing)
    yield from (CaseRow(item, "missing (apart)", case) for case in item.exact or ())
    yield from (CaseRow(item, "unclear", case) for case in item.unclear)


def _conditions(row: CaseRow, setting: Setting) -> Cell:
    return cells(
        f"{item.phrase} [{item.reading}: {' or '.join(item.answers)}]"
        for item in row.case.readings
    )


def _covered_by(row: CaseRow, setting: Setting) -> Cell:
    found = row.covering
    if found is None:
        return cell()
    by = [name_provision(setting.corpus, name) for name in found.by]
    basis = BASES[found.basis] if found.basis else "Basis not stated"
    return cell(
        text(found.cite, reference(setting, found.provision)),
        labelled("With", "; ".join(by)) if by else None,
        f"{LAYERS[found.layer]}. {basis}.",
        value=found.provision,
    )


def _grade(row: CaseRow, setting: Setting) -> Cell:
    grade = row.case.grade
    return cell(GRADES[grade] if grade else None, value=grade)


SOURCE: Source[CaseRow] = Source(
    "The cases of the findings that are covered, missing or unclear, a row for each.",
    _rows,
    {
        "ref": Field("Id of the finding.", lambda row, _: cell(row.finding.id)),
        "role": Field(
            "Whether the case is covered, missing or unclear.", lambda row, _: cell(row.role)
        ),
        "case": Field(
            "The case, in words.",
            lambda row, _: cell(sentence(row.case.phrase or "all that is asked")),
        ),
        "values": Field(
            "The case, by the dimensions of the encoding.",
            lambda row, _: cell(values_text(row.case.values) or "everything"),
        ),
        "if": Field("Answers under which it holds.", _conditions),
        "grade": Field("How its absence is evidenced.", _grade),
        "covered-by": Field("The provision that covers it, and those that help it.", _covered_by),
    },
)
