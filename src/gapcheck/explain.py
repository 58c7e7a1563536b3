"""A finding to its steps: what was demanded, what covers it, what is missing, and why."""

from collections.abc import Iterator

from gapcheck.consolidate import Law
from gapcheck.finding import Case, Finding, Step


def prove(law: Law, finding: Finding) -> Step:
    """Return the proof of a finding; its leaves cite provisions and documented silences."""
    return Step(
        "verdict",
        finding.verdict,
        steps=tuple(_steps(law, finding)),
    )


def _steps(law: Law, finding: Finding) -> Iterator[Step]:
    standard = [item for item in finding.citations if item.side == "standard"]
    yield Step(
        "demand",
        finding.demand,
        steps=tuple(Step("text", _quoted(item), cites=item.provision) for item in standard),
    )
    if finding.covered:
        yield Step(
            "covered",
            "what the law surely reaches",
            steps=tuple(
                Step("by", f"{item.cite}: {_cases(item.cases)}", cites=item.provision)
                for item in finding.covered
            ),
        )
    if finding.unclear:
        yield Step("unclear", "what turns on open readings")
    if finding.missing:
        yield Step("missing", "what the law reaches under no answer")


def _quoted(item: object) -> str:
    return str(getattr(item, "quote", None) or getattr(item, "gloss", ""))


def _cases(cases: tuple[Case, ...]) -> str:
    return "; or ".join(case.phrase for case in cases if case.phrase) or "all of it"
