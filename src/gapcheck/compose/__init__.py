"""Papers from findings: what a layout asks for, taken from sources of rows, as one paper."""

from gapcheck.compose.build import PLACEHOLDERS, compose_paper
from gapcheck.compose.known import layout_problems, scale_problems
from gapcheck.compose.registry import SOURCES
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Source
from gapcheck.compose.take import takes
from gapcheck.compose.work import Work

__all__ = [
    "PLACEHOLDERS",
    "SOURCES",
    "Field",
    "Setting",
    "Source",
    "Work",
    "compose_paper",
    "layout_problems",
    "scale_problems",
    "takes",
]
