"""Colours of tones, the same in every format that has colours."""

from collections.abc import Mapping

from gapcheck.paper import Tone

COLOURS: Mapping[Tone, tuple[str, str]] = {
    "gap": ("9B1C1C", "FBE3E1"),
    "partial": ("8A4B00", "FDEBD0"),
    "unclear": ("4B3F8F", "E9E6F7"),
    "compliant": ("1E5B34", "DDF1E3"),
    "aside": ("4A4A4A", "ECECEC"),
}
"""Tone to the colours of its words and of what is behind them; all pass WCAG AA."""
