"""An amendment as a file that can be read, changed and applied."""

from typing import Any

import yaml

LINE = "# yaml-language-server: $schema=../../../schemas/amendment.json\n"


def amendment_yaml(data: dict[str, Any]) -> str:
    """Return the data of an amendment as YAML text."""
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return LINE + text
