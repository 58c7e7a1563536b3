"""What is tested, what rests on what, and what is encoded."""

from gapcheck.coverage.rows import coverage_of, untested
from gapcheck.coverage.table import (
    Coverage,
    InstrumentRow,
    ProvisionRow,
    Resting,
    StandardRow,
    TestRow,
    UnitRow,
)

__all__ = [
    "Coverage",
    "InstrumentRow",
    "ProvisionRow",
    "Resting",
    "StandardRow",
    "TestRow",
    "UnitRow",
    "coverage_of",
    "untested",
]
