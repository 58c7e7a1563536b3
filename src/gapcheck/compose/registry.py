"""All sources of rows, by name."""

from collections.abc import Mapping
from typing import Any

from gapcheck.compose import findings
from gapcheck.compose.source import Source

SOURCES: Mapping[str, Source[Any]] = {
    "findings": findings.SOURCE,
}
"""Name of a source, as layouts write it, to the source."""
