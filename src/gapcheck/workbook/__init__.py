"""A workbook that somebody sent, to the text of its cells: read as if it meant harm.

Nothing of it is carried out: no macros, no formulas, no links to other files, no entities. Only
the few parts that hold text are opened, and none that would be larger than the limits.
"""

from gapcheck.workbook.grid import Grid
from gapcheck.workbook.read import read_workbook

__all__ = ["Grid", "read_workbook"]
