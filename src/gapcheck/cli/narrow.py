"""Help that loses nothing on a narrow terminal."""

import shutil
from typing import Any

from typer.core import TyperCommand

NARROW = 70
"""Columns below which help is not framed: the frame would cut words off."""


class Command(TyperCommand):
    """A command whose help is plain where a frame leaves too little room."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        if shutil.get_terminal_size().columns < NARROW:
            self.rich_markup_mode = None
        super().format_help(ctx, formatter)
