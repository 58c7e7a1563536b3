"""What must hold before anything is evaluated: ids, references, dates, amounts.

The words of regions are checked where they are resolved (`assemble`); here stands everything else.
"""

from gapcheck.validate.amendments import amendment_problems
from gapcheck.validate.references import validate_files
from gapcheck.validate.vocabulary import validate_vocabulary

__all__ = ["amendment_problems", "validate_files", "validate_vocabulary"]
