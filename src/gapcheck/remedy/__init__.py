"""The smallest amendments that close a finding."""

from gapcheck.remedy.amendment import as_amendment
from gapcheck.remedy.bench import Bench
from gapcheck.remedy.edits import Edit
from gapcheck.remedy.effects import BETTER, Effect
from gapcheck.remedy.package import Package, package_for
from gapcheck.remedy.search import Remedies, Remedy, remedies_for

__all__ = [
    "BETTER",
    "Bench",
    "Edit",
    "Effect",
    "Package",
    "Remedies",
    "Remedy",
    "as_amendment",
    "package_for",
    "remedies_for",
]
