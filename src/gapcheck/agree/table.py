"""Expert findings with the engine's answers, counted."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from gapcheck.expert import Expert
from gapcheck.verdict import RANKED, Verdict

Answer = Literal["agree", "engine narrower", "engine wider", "contradicts", "not assessable"]
"""What the engine says to a finding: narrower and wider are said of the shortfall."""
ANSWERS: tuple[Answer, ...] = (
    "agree",
    "engine narrower",
    "engine wider",
    "contradicts",
    "not assessable",
)


class Answered(NamedTuple):
    """One finding, answered.

    Attributes:
        expert: The finding.
        answer: What the engine says to it.
        verdict: The engine's verdict; none if no check or demand is asked.
        shown: What the engine says, in words.
        scenario: The law that was looked at, as a line.
    """

    expert: Expert
    answer: Answer
    verdict: Verdict | None
    shown: str
    scenario: str

    @property
    def differs(self) -> bool:
        """Whether the engine says something else."""
        return self.answer not in ("agree", "not assessable")

    @property
    def unexplained(self) -> bool:
        """Whether it does, and no reason is written."""
        return self.differs and self.expert.difference is None

    @property
    def idle(self) -> bool:
        """Whether a reason is written for a difference that there is not."""
        return not self.differs and self.expert.difference is not None


class Report(NamedTuple):
    """The findings of one report, answered.

    Attributes:
        document: The report.
        short: Its short title.
        answered: Its findings; repeated ones are left out.
        repeated: Number of findings that say others again.
    """

    document: str
    short: str
    answered: tuple[Answered, ...]
    repeated: int


class Kappa(NamedTuple):
    """Agreement on verdicts beyond chance, unweighted.

    Attributes:
        number: Findings with a verdict that the engine could answer.
        raw: Share of them on which report and engine give the same verdict.
        kappa: Cohen's kappa; none if there is nothing to compare, or chance alone would agree.
        table: Report's verdict, engine's verdict, how often.

    Source:
        J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological
        Measurement 20 (1960) 37-46.
    """

    number: int
    raw: float
    kappa: float | None
    table: Mapping[tuple[str, str], int]


def count_answers(answered: tuple[Answered, ...]) -> dict[Answer, int]:
    """Return how often each answer was given."""
    return {answer: sum(item.answer == answer for item in answered) for answer in ANSWERS}


def kappa_of(answered: tuple[Answered, ...]) -> Kappa:
    """Return the agreement on verdicts."""
    pairs = [
        (item.expert.verdict, item.verdict)
        for item in answered
        if item.expert.verdict is not None and item.verdict in RANKED
    ]
    table: dict[tuple[str, str], int] = {}
    for report, engine in pairs:
        key = (str(report), str(engine))
        table[key] = table.get(key, 0) + 1
    number = len(pairs)
    if not number:
        return Kappa(0, 0.0, None, {})
    same = sum(count for (one, other), count in table.items() if one == other)
    chance = sum(
        sum(count for (one, _), count in table.items() if one == verdict)
        * sum(count for (_, other), count in table.items() if other == verdict)
        for verdict in RANKED
    )
    raw, expected = same / number, chance / number**2
    kappa = None if expected == 1 else (raw - expected) / (1 - expected)
    return Kappa(number, raw, kappa, table)
