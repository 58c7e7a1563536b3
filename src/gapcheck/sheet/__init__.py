"""National law in a spreadsheet: written for filling in, and read back into law.

    instruments -> rows -> Paper -> workbook -> grids -> instruments

A row of the sheet holds one dimension of one provision. What rows cannot hold stands as YAML in
the column `rest`, so that what was written comes back whole.
"""

from gapcheck.sheet.columns import FILLED
from gapcheck.sheet.encoding import encoding_sheet
from gapcheck.sheet.imported import Imported, import_sheet
from gapcheck.sheet.lists import CHOICES

__all__ = ["CHOICES", "FILLED", "Imported", "encoding_sheet", "import_sheet"]
