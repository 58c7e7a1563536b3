"""What all nouns read from files have in common: frozen, strict about keys, kebab-case in YAML."""

import datetime
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def parse_day(text: str) -> datetime.date:
    """Return a day written as year-month-day, and in no other way.

    Raises:
        ValueError: It is not written so, or there is no such day.
    """
    if not _DAY.match(text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def _as_day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return parse_day(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime.date):
        raise PydanticCustomError("date_parsing", "not a date")
    return value


class Noun(BaseModel):
    """A frozen record whose YAML keys are its field names in kebab-case."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_kebab,
        populate_by_name=False,
        defer_build=True,
    )


Names = Annotated[
    tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])
]
"""One name, or a list of names."""

Day = Annotated[datetime.date, BeforeValidator(_as_day, json_schema_input_type=datetime.date)]
"""A day. Numbers that could be read as seconds since 1970, and times of day, are none."""

Expression = dict[str, Any]
"""A box as it is written: dimension to values, and references."""

DOUBTS = "doubts"
"""Key of a box to which the doubts of its provision do not apply: `doubts: none`."""

Expressions = Annotated[
    tuple[Expression, ...],
    BeforeValidator(_as_list, json_schema_input_type=Expression | list[Expression]),
]
"""One box, or a list of boxes (their union)."""

Words = Annotated[str, Field(min_length=1)]
"""Text that must not be empty."""
