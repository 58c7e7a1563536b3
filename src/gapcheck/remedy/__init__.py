"""The smallest amendments that close a finding."""

from gapcheck.remedy.bench import Bench
from gapcheck.remedy.edits import Edit
from gapcheck.remedy.search import Effect, Remedies, Remedy, remedies_for

__all__ = ["Bench", "Edit", "Effect", "Remedies", "Remedy", "remedies_for"]
