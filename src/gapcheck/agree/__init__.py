"""Where the engine and published reports agree, and where they differ and why."""

from gapcheck.agree.answer import answer_reports
from gapcheck.agree.table import (
    ANSWERS,
    Answer,
    Answered,
    Kappa,
    Report,
    count_answers,
    kappa_of,
)

__all__ = [
    "ANSWERS",
    "Answer",
    "Answered",
    "Kappa",
    "Report",
    "answer_reports",
    "count_answers",
    "kappa_of",
]
