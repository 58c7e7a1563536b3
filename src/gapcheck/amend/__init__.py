"""Amendments carried out: files to files, the corpus itself untouched."""

from gapcheck.amend.apply import Amended, amend_files
from gapcheck.amend.edit import limited_boxes
from gapcheck.amend.placed import Placed, instruction_problems, placed_instructions
from gapcheck.amend.source import AmendedSource
from gapcheck.amend.text import Repealed
from gapcheck.amend.when import all_states, in_force_on, most_uncertain, states_on, uncertain

__all__ = [
    "Amended",
    "AmendedSource",
    "Placed",
    "Repealed",
    "all_states",
    "amend_files",
    "in_force_on",
    "instruction_problems",
    "limited_boxes",
    "most_uncertain",
    "placed_instructions",
    "states_on",
    "uncertain",
]
